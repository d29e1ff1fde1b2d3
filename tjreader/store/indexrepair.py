"""An index of notes that is missing or damaged: telling it, and taking it out of the way."""

from __future__ import annotations

import contextlib
import sqlite3

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from .schema import NOTE_SEARCH, NOTE_SEARCH_DDL
from .schema import note_search_state as state

_SHADOWS = {
    "data": "(id INTEGER PRIMARY KEY, block BLOB)",
    "idx": "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "content": "(id INTEGER PRIMARY KEY, c0, c1, c2, c3, c4, c5, c6, c7)",
    "config": "(k PRIMARY KEY, v) WITHOUT ROWID",
}
"""The tables FTS5 keeps behind ours, as SQLite documents them."""

_PRIMARY = 0xFF
"""The bits of SQLite's extended codes that hold the primary one."""


def is_of_index(error: DBAPIError) -> bool:
    """Whether an error says that the index is missing or damaged, and not the disk or the rest."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)


def is_there(connection: Connection) -> bool:
    """Whether there is an index that can be opened."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SELECT rowid FROM {NOTE_SEARCH} LIMIT 1").fetchall()
    except DBAPIError as error:
        if is_of_index(error):
            return False
        raise
    return True


def prove(connection: Connection) -> None:
    """Let FTS5 compare its lists with its rows.

    Raises:
        sqlalchemy.exc.DBAPIError: if they differ, or it cannot.
    """
    connection.exec_driver_sql(
        f"INSERT INTO {NOTE_SEARCH} ({NOTE_SEARCH}) VALUES ('integrity-check')"
    )


def make_anew(connection: Connection) -> None:
    """Put an empty index and an empty state in the place of what there is.

    Raises:
        sqlalchemy.exc.DBAPIError: if not even that can be done.
    """
    _drop(connection)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {state.name}")
    state.create(connection)
    connection.exec_driver_sql(NOTE_SEARCH_DDL)


def _drop(connection: Connection) -> None:
    with contextlib.suppress(DBAPIError), connection.begin_nested():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NOTE_SEARCH}")
        return
    # FTS5 cannot open what it is to drop. It can when the tables behind it are there.
    for name, columns in _SHADOWS.items():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NOTE_SEARCH}_{name}")
        connection.exec_driver_sql(f"CREATE TABLE {NOTE_SEARCH}_{name} {columns}")
    connection.exec_driver_sql(f"INSERT INTO {NOTE_SEARCH}_config VALUES ('version', 4)")
    connection.exec_driver_sql(
        f"INSERT INTO {NOTE_SEARCH}_data VALUES (1, x''), (10, x'00000000000000')"
    )
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NOTE_SEARCH}")
    for name in _SHADOWS:  # where only they were left
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NOTE_SEARCH}_{name}")
