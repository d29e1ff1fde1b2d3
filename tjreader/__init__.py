"""tjreader: read a Chinese text closely, offline, and write on it."""

from .hiding import hidden

__version__ = "0.1.0"

# msgspec takes three names from it where it is installed, and from `typing` where it is not.
# Loading it, with `inspect` and `ast` behind it, is 6 ms of every start.
with hidden("typing_extensions"):
    import msgspec  # noqa: F401 - for what it does when loaded
