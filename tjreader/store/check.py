"""A look at a database file before it is opened, without changing one byte of it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from . import refusals

_MAGIC = b"SQLite format 3\x00"


INDEX = "note_search"
"""How the names of the tables of the index of notes begin; it can always be made anew."""


class Inspection(Struct, frozen=True):
    """What a sound file of ours says of itself.

    `revision` is the schema's revision. `unclean` says that the last program did not
    close the file. `rows` counts the rows of each table. `alien` says that it holds
    triggers or views, which we never make.
    """

    revision: str
    unclean: bool
    rows: dict[str, int]
    alien: bool = False


def journal_of(path: Path) -> Path:
    """The write-ahead log that belongs to a database file."""
    return path.with_name(path.name + "-wal")


def inspect(path: Path, application_id: int) -> Inspection:
    """Check a database file. The caller holds the lock of its folder.

    After an unclean end the file is copied with its log and the copy is opened, since
    opening the file itself would already write to it.

    Raises:
        Refused: "damaged" (empty, no database, fails SQLite's quick_check, has no
            revision), "unreadable" (another program's), "readonly" (cannot be read),
            "full" (no room for the copy).
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(_MAGIC))
        journal = journal_of(path)
        unclean = journal.exists() and journal.stat().st_size > 0
    except OSError as error:
        raise refusals.refusal_of(error, path) from None
    if not header:
        raise refusals.damaged(path, "is empty")
    if header != _MAGIC:
        raise refusals.damaged(path, "is no database")
    if not unclean:
        return _look(path, path, application_id, unclean=False)
    with tempfile.TemporaryDirectory(prefix="tjreader-check-") as folder:
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, journal_of(copy))
        except OSError as error:
            raise refusals.refusal_of(error, Path(folder)) from None
        return _look(copy, path, application_id, unclean=True)


def _look(path: Path, shown_as: Path, application_id: int, *, unclean: bool) -> Inspection:
    """Read a file that nobody else has open; `shown_as` is named in refusals."""
    # immutable=1 is right only where there is no log: SQLite would not look at it.
    how = "mode=rw" if unclean else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            found = connection.execute("PRAGMA application_id").fetchone()[0]
            faults = connection.execute("PRAGMA quick_check(20)").fetchall()
            sound = all(fault == "ok" or _is_of_index(fault) for (fault,) in faults)
            # A file damaged in its header may well have another id: damage comes first.
            if not sound:
                raise refusals.damaged(shown_as)
            if found != application_id:
                raise refusals.foreign(shown_as)
            foreign = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
            alien = connection.execute(foreign).fetchone() is not None
            revisions = connection.execute(
                "SELECT name FROM schema_revision NOT INDEXED"
            ).fetchall()
            rows = count_rows(connection)
    except sqlite3.Error:
        raise refusals.damaged(shown_as) from None
    if len(revisions) != 1:
        raise refusals.damaged(shown_as)
    return Inspection(str(revisions[0][0]), unclean, rows, alien)


def _is_of_index(fault: str) -> bool:
    """Whether a fault is only that the lists of the index are wrong (SQLite tells from 3.44)."""
    return f"FTS5 table main.{INDEX}" in fault


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of each table of a database, but for the index of notes."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' "
        f"ESCAPE '!' AND name NOT LIKE '{INDEX}%' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }
