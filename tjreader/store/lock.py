"""The lock of a data folder: at most one process has its notebook.

A file of its own is locked, not the database: SQLite's exclusive lock would not
even let another program ask. The system lets go of the lock when the process
ends in whatever way. The file itself is never deleted, so no two processes can
hold locks on two files of one name.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from . import refusals

LOCK_NAME = "notebook.lock"
DATABASE_NAME = "notebook.db"

if sys.platform == "win32":
    import msvcrt

    # Windows locks are mandatory, so the byte locked lies past anything written.
    _FAR = 1 << 20

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        # flock, not lockf: a POSIX record lock would be lost when anything in
        # this process opens and closes the file once more.
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class DataLock:
    """The lock of one data folder, held until `release` or the end of the process."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle: int | None = handle
        self.path = path

    @classmethod
    def take(cls, data_dir: Path) -> DataLock:
        """Take the lock of a data folder, which is made where it is missing.

        Raises:
            Refused: "locked" while another process (or another part of this one) has
                it, "readonly" or "full" where the lock file cannot be made.
        """
        path = data_dir / LOCK_NAME
        try:
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            place = path if path.is_dir() else data_dir
            raise refusals.refusal_of(error, place) from None
        try:
            taken = _try_lock(handle)
        except OSError as error:  # a file system without locks
            os.close(handle)
            raise refusals.refusal_of(error, path) from None
        if not taken:
            os.close(handle)
            raise refusals.locked(data_dir / DATABASE_NAME)
        return cls(handle, path)

    @property
    def held(self) -> bool:
        """Whether it has not been released."""
        return self._handle is not None

    def release(self) -> None:
        """Let the lock go; calling it twice is harmless."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                os.close(handle)
