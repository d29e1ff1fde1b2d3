"""tjreader: read a Chinese text closely, offline, and write on it."""

import sys

__version__ = "0.1.0"

if "typing_extensions" not in sys.modules:
    # msgspec takes three names from it where it is installed, and from `typing` where it is
    # not. Loading it, with `inspect` and `ast` behind it, is 6 ms of every start.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment] # as import reads it
    import msgspec  # noqa: F401 - for what it does when loaded

    del sys.modules["typing_extensions"]
