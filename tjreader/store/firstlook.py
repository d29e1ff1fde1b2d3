"""A look at the notes of one text before the notebook is open: their marks come at once.

Loading SQLAlchemy and opening the notebook take longer than painting the page. What is
read here is only shown; the notebook, once open, says what there is. Nothing is written,
and where anything is not as after a clean end nothing is read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..app.ports import Refused
from ..notes.annotation import Annotation
from ..text.span import Span
from . import rows
from .check import journal_of
from .identity import APPLICATION_ID, REVISION
from .lock import DATABASE_NAME, DataLock

MOST = 3000
"""Annotations that are read so; of a text with more, none: it would hold the page up."""

_OF_TEXT = "FROM annotation AS a WHERE a.text_id = ? AND a.erased IS NULL"
_PART = (
    "SELECT p.annotation_id, {columns} FROM {table} AS p JOIN annotation AS a"
    " ON a.id = p.annotation_id WHERE a.text_id = ? AND a.erased IS NULL"
    " ORDER BY p.annotation_id, p.position"
)


def first_look(data_dir: Path, text_id: str) -> tuple[Annotation, ...] | None:
    """The annotations of a text, in their order; None where they cannot be read at once.

    Never fails. It holds the folder's lock while it reads, and gives it back.
    """
    path = data_dir / DATABASE_NAME
    try:
        if not path.exists():
            return ()
        lock = DataLock.take(data_dir)
    except (Refused, OSError):
        return None
    try:
        journal = journal_of(path)
        if journal.exists() and journal.stat().st_size:
            return None
        # No log, and nobody else may write: the file is what it will be when it is opened.
        where = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as connection:
            return _read(connection, text_id)
    except (sqlite3.Error, OSError, ValueError, KeyError, TypeError):
        return None
    finally:
        lock.release()


def _read(connection: sqlite3.Connection, text_id: str) -> tuple[Annotation, ...] | None:
    connection.row_factory = sqlite3.Row
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    found = connection.execute("SELECT name FROM schema_revision").fetchall()
    alien = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
    if (
        not ours
        or connection.execute(alien).fetchone()
        or [row["name"] for row in found] != [REVISION]
    ):
        return None
    if connection.execute(f"SELECT count(*) {_OF_TEXT}", (text_id,)).fetchone()[0] > MOST:
        return None
    kept = connection.execute(f"SELECT a.* {_OF_TEXT} ORDER BY a.ordinal", (text_id,)).fetchall()
    parts = {row["id"]: rows.no_parts() for row in kept}
    for each, start, end in _parts(connection, "annotation_span", 'p.start, p."end"', text_id):
        parts[each].spans.append(Span(start, end))
    for each, tag in _parts(connection, "annotation_tag", "p.tag", text_id):
        parts[each].tags.append(tag)
    for each, value in _parts(connection, "annotation_past", "p.value", text_id):
        parts[each].past.append(rows.anchor_from(value))
    return tuple(rows.annotation_of(dict(row), parts[row["id"]]) for row in kept)


def _parts(
    connection: sqlite3.Connection, table: str, columns: str, text_id: str
) -> sqlite3.Cursor:
    return connection.execute(_PART.format(table=table, columns=columns), (text_id,))
