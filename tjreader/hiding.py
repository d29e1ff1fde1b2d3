"""Libraries load others that this program has no use for; hidden, they are done without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Let imports inside find no such modules, unless they are loaded already.

    For what its importer can do without: `try: import ssl / except ImportError`.
    """
    away = [name for name in names if name not in sys.modules]
    for name in away:
        sys.modules[name] = None  # type: ignore[assignment] # as import reads it
    try:
        yield
    finally:
        for name in away:
            del sys.modules[name]


def openssl() -> tuple[str, ...]:
    """The modules that load OpenSSL (4 MB), for `hidden`.

    `asyncio`, which SQLAlchemy loads, works without `ssl`: nothing here uses a network.
    `hashlib` has sums of its own where Python was built with them, as it usually is.
    """
    own = find_spec("_md5") and (find_spec("_sha2") or find_spec("_sha256"))
    return ("ssl", "_hashlib") if own else ("ssl",)
