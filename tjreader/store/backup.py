"""Backups: whole copies of the database, each opened and counted before it counts."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ..app.ports import Refused
from . import refusals, schema
from .check import count_rows, inspect
from .database import sync_folder

log = logging.getLogger(__name__)

KEPT = 12
"""How many backups are kept, newest first."""

PAGES = 64
"""Pages copied in one step; between steps what people wait for goes first."""

_STAMP = "%Y%m%dT%H%M%SZ"
_PREFIX = "notebook-"


class Stopped(Exception):  # noqa: N818 - not an error: the program is ending
    """The backup was given up because the store is closing."""


def backups_of(data_dir: Path) -> tuple[Path, ...]:
    """The backups of a data folder, oldest first by name."""
    found = (data_dir / refusals.BACKUPS).glob(f"{_PREFIX}[0-9]*.db")
    return tuple(sorted(found))


def is_due(data_dir: Path, now: datetime | None = None) -> bool:
    """Whether today (UTC) has no backup yet."""
    today = (now or datetime.now(UTC)).strftime("%Y%m%d")
    return not any(path.name.startswith(_PREFIX + today) for path in backups_of(data_dir))


def back_up(
    source: sqlite3.Connection,
    data_dir: Path,
    between: Callable[[], None],
    now: datetime | None = None,
) -> Path:
    """Copy the open database into the folder of backups and verify the copy.

    Args:
        source: the store's own connection; the copy takes part in writes that happen
            on it between two steps.
        data_dir: the folder of the notebook.
        between: called between steps; what it raises ends the backup.
        now: the time in the name.

    Returns:
        The verified copy. Older ones beyond `KEPT` are removed then, not before.

    Raises:
        OSError, sqlite3.Error: if the copy cannot be written.
        Refused: if the copy is not sound or not whole; it is removed.
        Stopped: whatever `between` raises.
    """
    folder = data_dir / refusals.BACKUPS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = (now or datetime.now(UTC)).strftime(_STAMP)
    scratch = folder / f"{_PREFIX}{stamp}.part"

    def step(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 - sqlite3's
        # After the last step the copy takes part in nothing any more.
        if remaining:
            between()

    try:
        with closing(sqlite3.connect(scratch, isolation_level=None)) as copy:
            source.backup(copy, pages=PAGES, progress=step, sleep=0.001)
        _verify(scratch, count_rows(source))
        target = folder / f"{_PREFIX}{stamp}.db"
        _sync(scratch)
        scratch.replace(target)
        sync_folder(folder)
    finally:
        for leftover in folder.glob(f"{_PREFIX}*.part*"):
            leftover.unlink(missing_ok=True)
    for old in backups_of(data_dir)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def warning_of(error: BaseException, data_dir: Path) -> str:
    """One sentence on a backup that failed. The notebook goes on without it."""
    log.warning("backup failed: %s", type(error).__name__)
    folder = data_dir / refusals.BACKUPS
    reason = refusals.refusal_of(error, folder)
    why = f" {reason}" if isinstance(reason, Refused) else ""
    return f"No backup of the notebook could be made in {folder}.{why}"


def _verify(copy: Path, rows: dict[str, int]) -> None:
    """Open a copy and compare it.

    Raises:
        Refused: if it is not sound or has other numbers of rows.
    """
    try:
        whole = inspect(copy, schema.APPLICATION_ID).rows == rows
    except Refused:
        whole = False
    if not whole:
        raise Refused("The copy could not be read back, which may mean a failing disk.", "damaged")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
