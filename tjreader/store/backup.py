"""Backups: whole copies of the database, each opened and counted before it counts.

A backup is three files of one name: the database (`.db`), all notes as JSON lines (`.jsonl`,
see `plaincopy`) and the checksums of both (`.sha256`, as `sha256sum -c` reads them).
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..app.care import Backup
from ..app.ports import Refused
from ..app.wholefile import write_whole
from . import plaincopy, refusals, schema
from .check import count_rows, inspect
from .database import sync_folder
from .lock import DATABASE_NAME
from .thinning import kept

log = logging.getLogger(__name__)

PAGES = 64
"""Pages copied in one step; between steps what people wait for goes first."""

PLAIN, SUMS = ".jsonl", ".sha256"
"""What stands beside the database of a backup."""

_BLOCK = 1 << 20
_SECOND = timedelta(seconds=1)
_STAMP = "%Y%m%dT%H%M%SZ"
_PREFIX = "notebook-"


class Stopped(Exception):  # noqa: N818 - not an error: the program is ending
    """The backup was given up because the store is closing."""


def clock() -> datetime:
    """The time that stands in the names of backups; nothing is ordered by it alone."""
    return datetime.now(UTC)


def backups_of(data_dir: Path) -> tuple[Path, ...]:
    """The backups of a data folder, oldest first by name."""
    found = (data_dir / refusals.BACKUPS).glob(f"{_PREFIX}[0-9]*.db")
    return tuple(sorted(path for path in found if _made(path) is not None))


def listed(data_dir: Path) -> tuple[Backup, ...]:
    """The backups of a data folder, newest first by the notebook's counter."""
    found = []
    for path in {*backups_of(data_dir), *_with_words_only(data_dir)}:
        head = plaincopy.head_of(path.with_suffix(PLAIN))
        made = _made(path)
        size = path.stat().st_size if path.exists() else path.with_suffix(PLAIN).stat().st_size
        if made is not None:
            counter, notes = head.get("counter", 0), head.get("notes", 0)
            found.append(Backup(path.stem, made.isoformat(), int(counter), int(notes), size))
    return tuple(sorted(found, key=lambda each: (each.counter, each.made), reverse=True))


def _with_words_only(data_dir: Path) -> list[Path]:
    """Backups of which only the plain copy is left."""
    found = (data_dir / refusals.BACKUPS).glob(f"{_PREFIX}[0-9]*{PLAIN}")
    return [path.with_suffix(".db") for path in found if _made(path) is not None]


def path_of(data_dir: Path, name: str) -> Path:
    """The database of a backup.

    Raises:
        Refused: if there is no backup of that name.
    """
    for each in listed(data_dir):
        if each.name == name:
            return data_dir / refusals.BACKUPS / f"{name}.db"
    raise refusals.no_backup(data_dir / refusals.BACKUPS, name)


def is_due(data_dir: Path, now: datetime | None = None) -> bool:
    """Whether today (UTC) has no backup yet."""
    today = (now or clock()).strftime("%Y%m%d")
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
        The verified copy. Older ones that need not be kept are removed then, not before.

    Raises:
        OSError, sqlite3.Error: if the copy cannot be written.
        Refused: if the copy is not sound or not whole; it is removed.
        Stopped: whatever `between` raises.
    """
    folder = data_dir / refusals.BACKUPS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = now or clock()
    stamp = _free_stamp(folder, moment)
    scratch = folder / f"{_PREFIX}{stamp}.part"
    try:
        copy_pages(source, scratch, between)
        _verify(scratch, count_rows(source))
        target = folder / f"{_PREFIX}{stamp}.db"
        _sync(scratch)
        words = folder / f"{_PREFIX}{stamp}.part{PLAIN}"
        _write_words(scratch, words, moment, between)
        sums = (_checksum(scratch, between), _checksum(words, between))
        words.replace(target.with_suffix(PLAIN))
        names = (target.name, target.with_suffix(PLAIN).name)
        lines = "".join(f"{value}  {name}\n" for value, name in zip(sums, names, strict=True))
        write_whole(target.with_suffix(SUMS), lines.encode())
        scratch.replace(target)  # last: a database there is whole, with all that belongs to it
        sync_folder(folder)
    finally:
        for leftover in folder.glob(f"{_PREFIX}*.part*"):
            leftover.unlink(missing_ok=True)
    _thin(data_dir, moment, target)
    return target


def copy_pages(
    source: sqlite3.Connection, path: Path, between: Callable[[], None], pages: int | None = None
) -> None:
    """Copy the open database page by page; damaged pages are copied as they are.

    Raises:
        sqlite3.Error: if it cannot be read or the copy cannot be written.
    """

    def step(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 - sqlite3's
        # After the last step the copy takes part in nothing any more.
        if remaining:
            between()

    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        source.backup(copy, pages=pages or PAGES, progress=step, sleep=0.001)


def is_whole(path: Path) -> bool:
    """Whether a file of a backup is, bit for bit, what was written; True if nobody knows."""
    try:
        lines = path.with_suffix(SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return True
    known = {name: value for value, _, name in (line.partition("  ") for line in lines)}
    try:
        return known.get(path.name) in (None, _checksum(path, _nobody_waits))
    except OSError:
        return False


def warning_of(error: BaseException, data_dir: Path) -> str:
    """One sentence on a backup that failed. The notebook goes on without it."""
    log.warning("backup failed: %s", type(error).__name__)
    folder = data_dir / refusals.BACKUPS
    reason = refusals.refusal_of(error, folder)
    if isinstance(reason, Refused) and reason.code == "damaged" and reason is not error:
        reason = refusals.damaged(data_dir / DATABASE_NAME)  # it is the notebook that is
    why = f" {reason}" if isinstance(reason, Refused) else ""
    return f"No backup of the notebook could be made in {folder}.{why}"


def _write_words(copy: Path, target: Path, moment: datetime, between: Callable[[], None]) -> None:
    """The plain copy, read from the verified copy."""
    uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection, target.open("wb") as file:
        alive = "SELECT count(*) FROM annotation WHERE erased IS NULL"
        head = {
            "revision": connection.execute("SELECT name FROM schema_revision").fetchone()[0],
            "made": moment.isoformat(timespec="seconds"),
            "counter": connection.execute("SELECT value FROM tally").fetchone()[0],
            "notes": connection.execute(alive).fetchone()[0],
        }
        plaincopy.write(connection, file, head, between)
        file.flush()
        os.fsync(file.fileno())


def _thin(data_dir: Path, now: datetime, newest: Path) -> None:
    """Remove the backups that need not be kept; never the one just made."""
    made = {path: _made(path) for path in (*backups_of(data_dir), *_with_words_only(data_dir))}
    stay = kept((when for when in made.values() if when is not None), now)
    for path, when in made.items():
        if when not in stay and path != newest:
            for each in (path, path.with_suffix(PLAIN), path.with_suffix(SUMS)):
                each.unlink(missing_ok=True)


def _made(path: Path) -> datetime | None:
    """The time in a backup's name, None where it is no such name."""
    try:
        return datetime.strptime(path.stem, _PREFIX + _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _free_stamp(folder: Path, moment: datetime) -> str:
    """A time for the name that no backup has: two may be made in one second."""
    second = moment.replace(microsecond=0)
    while (folder / f"{_PREFIX}{second.strftime(_STAMP)}.db").exists():
        second += _SECOND
    return second.strftime(_STAMP)


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


def _checksum(path: Path, between: Callable[[], None]) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
            between()
    return found.hexdigest()


def _nobody_waits() -> None:
    """Nothing is to be run between two blocks."""


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
