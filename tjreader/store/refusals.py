"""Why the store says no: one sentence for people, naming the file and the way out.

The sentences are plain English data with a code; the window translates them (ui/refused.py).
None of them holds anything a reader wrote.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from ..app.ports import Refused

BACKUPS = "backups"
"""Name of the folder of backups inside the data folder."""

_FULL_ERRNO = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IN_THE_WAY_ERRNO = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST}
_FULL_CODES = {sqlite3.SQLITE_FULL}
_DAMAGED_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_READONLY_CODES = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}


def locked(path: Path) -> Refused:
    """Another process has the notebook."""
    return Refused(
        f"{path} is open in another tjreader. Use that window, or close it and try again.",
        "locked",
    )


def newer(path: Path) -> Refused:
    """A newer program wrote the file."""
    return Refused(
        f"{path} was written by a newer tjreader and is left untouched: its notes can be read "
        "here, not written. Start that version, or install it again, to write.",
        "newer",
    )


def damaged(path: Path, what: str = "is damaged") -> Refused:
    """The file cannot be trusted."""
    newest = max((path.parent / BACKUPS).glob("notebook-[0-9]*.db"), default=None)
    or_else = f"; the newest backup is {newest}" if newest else ""
    return Refused(
        f"{path} was left untouched: it {what}. “Check the Notebook” in the File menu, or "
        f"“tjreader check --repair”, brings back what can be read and keeps the file{or_else}.",
        "damaged",
    )


def unsound_copy(path: Path) -> Refused:
    """A backup, or a plain copy, cannot be trusted."""
    return Refused(f"{path} is damaged or none of ours; choose another backup.", "damaged")


def nothing_left(path: Path) -> Refused:
    """Neither the file nor any backup can be read."""
    return Refused(
        f"Nothing in {path} can be read, and there is no backup of it; it was left untouched. "
        "Move it aside to begin a new notebook.",
        "damaged",
    )


def no_notebook(path: Path) -> Refused:
    """There is nothing to check."""
    return Refused(f"There is no notebook at {path} yet.", "unreadable")


def no_backup(folder: Path, name: str) -> Refused:
    """A backup that is not there (any more)."""
    return Refused(f"There is no backup {name} in {folder}.", "unreadable")


def foreign(path: Path) -> Refused:
    """The file is another program's."""
    return Refused(
        f"{path} belongs to another program and was left untouched. Move it aside, or choose "
        "another data folder with --data-dir.",
        "unreadable",
    )


def readonly(path: Path) -> Refused:
    """The folder or the file cannot be written."""
    return Refused(
        f"{path} cannot be written, so notes cannot be kept. Make it writable, or choose "
        "another data folder with --data-dir.",
        "readonly",
    )


def in_the_way(path: Path) -> Refused:
    """Where a file belongs is a folder, or the other way round."""
    instead = next((each for each in (path, *path.parents) if each.exists()), path)
    what = "a folder where a file" if instead.is_dir() else "a file where a folder"
    return Refused(
        f"{instead} is {what} of the notebook belongs, so notes cannot be kept. Move it aside, "
        "or choose another data folder with --data-dir.",
        "readonly",
    )


def full(path: Path) -> Refused:
    """No room on the disk."""
    return Refused(
        f"The disk is full: nothing could be written to {path}. Free some room and try again.",
        "full",
    )


def gone(path: Path, rescued: Path | None) -> Refused:
    """The file was removed or replaced under the running program."""
    kept = f" What it held was written to {rescued}." if rescued else ""
    return Refused(
        f"{path} was removed or replaced while it was open; nothing more can be kept until "
        f"tjreader is started again.{kept}",
        "damaged",
    )


def stale(path: Path) -> Refused:
    """An edit starts from something else than what is stored."""
    return Refused(
        f"This was changed in {path} in the meantime, so the old version was not written over it.",
        "stale",
    )


def unfit(path: Path) -> Refused:
    """A value that no notebook can hold."""
    return Refused(f"This cannot be kept in {path}: it is not a well-formed note.", "input")


def refusal_of(error: BaseException, path: Path) -> BaseException:
    """The refusal that an error of SQLite or the file system amounts to.

    Args:
        error: what was raised; SQLAlchemy's wrappers are looked through.
        path: the file it was about.

    Returns:
        A `Refused`, or the error itself where it is a fault of the program.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, path) or error
    if isinstance(cause, (UnicodeEncodeError, OverflowError)):
        return unfit(path)
    if isinstance(cause, OSError):
        if cause.errno in _FULL_ERRNO:
            return full(path)
        return in_the_way(path) if cause.errno in _IN_THE_WAY_ERRNO else readonly(path)
    return error


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the content of a file is not as it must be."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.IntegrityError):
        return True
    found = refusal_of(cause, Path())
    return isinstance(found, Refused) and found.code == "damaged"


def _of_sqlite(error: sqlite3.Error, path: Path) -> Refused | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if not code and str(error).startswith("Could not decode"):
        return damaged(path)  # a text that is no UTF-8; the driver's own fault, without a code
    if code in _FULL_CODES:
        return full(path)
    if code in _DAMAGED_CODES:
        return damaged(path)
    if code in _READONLY_CODES:
        return readonly(path)
    if code == sqlite3.SQLITE_BUSY:
        return locked(path)
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH):
        return unfit(path)
    if code == sqlite3.SQLITE_IOERR:
        return Refused(
            f"{path} could not be read or written: the disk reports a fault. "
            "Check the disk, then start tjreader again.",
            "unreadable",
        )
    return None
