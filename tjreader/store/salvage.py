"""Reading what can still be read of a damaged database, row by row.

A damaged page ends a query with an error; what lies before and behind it is read by other
queries. Rows with numbers are searched by halves, rows with keys by the keys of the notes.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..app.care import Watch
from . import refusals, schema, tablelist
from .check import journal_of
from .plaincopy import parts_of_notes

MOST_QUERIES = 400_000
"""Failed queries that one table may cost (a few seconds) before the rest is given up."""

_LARGEST = 62
"""Binary digits of the largest number of a row that is looked for."""

_KEYED = {"progress": "text_id"}
"""Tables without row numbers that belong to no note, and the column their key begins with."""


MADE_BY_HAND = ("annotation", "desk_record")
"""Tables of what people made piece by piece, each with an id that no other has."""

_Numbered = tuple[int, dict[str, Any]]
"""A row and its number."""


class Lost(Exception):  # noqa: N818 - an answer: there is nothing to read
    """The header or the list of tables is gone, so no table can be found."""


class Wreck:
    """A damaged file (a copy of it: looking may write), opened as far as it can be.

    `skipped` counts the rows that were there and could not be read. `doubtful` are the ids
    of notes and records of the desk with characters that could not be read.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            Lost: if its tables cannot be found.
            Refused: "unreadable" if it is another program's.
        """
        self._path = path
        self.skipped = 0
        self.doubtful: set[str] = set()
        self._unread = False
        self._connection = _found(path)
        self._connection.text_factory = self._text
        self.tables = _tables(self._connection)

    def close(self) -> None:
        """Let the copy go."""
        if self._connection is not None:
            self._connection.close()

    def revision(self) -> str | None:
        """The schema's revision, None if that row cannot be read."""
        found = [row["name"] for row in self.rows("schema_revision")]
        return str(found[0]) if len(found) == 1 else None

    def rows(self, name: str, keys: Iterable[Any] = ()) -> Iterator[dict[str, Any]]:
        """The readable rows of a table.

        Args:
            name: of the table; one that the file has not gives no rows.
            keys: for a table without row numbers: what its key may begin with.
        """
        if name not in self.tables:
            return
        if self._has_numbers(name):
            yield from self._numbered(name)
        else:
            yield from self._keyed(name, keys)

    def everything(self, watch: Watch) -> Iterator[tuple[str, dict[str, Any]]]:
        """All readable rows of all tables that we know, parents before what refers to them."""
        ids: dict[str, list[Any]] = {"annotation_id": [], "text_id": []}
        known = [table for table in schema.metadata.sorted_tables if table.name in self.tables]
        parts = {table.name for table in parts_of_notes()}
        for number, table in enumerate(known):
            watch(number / len(known))
            key = "annotation_id" if table.name in parts else _KEYED.get(table.name, "")
            for row in self.rows(table.name, ids.get(key, ())):
                if table.name == "annotation":
                    ids["annotation_id"].append(row["id"])
                elif table.name == "text":
                    ids["text_id"].append(row["id"])
                if self._unread and table.name in MADE_BY_HAND:
                    self.doubtful.add(row["id"])
                self._unread = False
                yield table.name, row

    def _text(self, value: bytes) -> str:
        try:
            return value.decode()
        except UnicodeDecodeError:
            self._unread = True
            return value.decode("utf-8", "replace")

    def _query(self, sql: str, values: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
        assert self._connection is not None  # noqa: S101 - held by __init__
        found = self._connection.execute(sql, values)
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))

    def _has_numbers(self, name: str) -> bool:
        try:
            next(self._query(f'SELECT rowid FROM "{name}" LIMIT 0', ()), None)
        except sqlite3.OperationalError as error:
            return "no such column" not in str(error)
        except sqlite3.DatabaseError:
            return True
        return True

    def _numbered(self, name: str) -> Iterator[dict[str, Any]]:
        seen: set[int] = set()
        last = self._last_number(name)
        for number, row in self._by_halves(name, last, seen):
            if number not in seen:  # a garbled page may tell a row over and over
                seen.add(number)
                yield row
        # A garbled number ends a look at a range as if there were no more rows: what was not
        # seen is asked for one by one. No row has a larger number than the counter gave.
        for number in range(min(max(last, self._counter()) + 1, MOST_QUERIES)):
            if number not in seen:
                with contextlib.suppress(sqlite3.DatabaseError):
                    for _, row in self._between(name, number, number):
                        yield row

    def _by_halves(self, name: str, last: int, failed: set[int]) -> Iterator[_Numbered]:
        """Rows with numbers to `last`; the numbers of those that cannot be read are added."""
        # The lower half lies on top.
        waiting, tries = [(0, last)], 0
        while waiting and tries < MOST_QUERIES:
            first, last = waiting.pop()
            try:
                for number, row in self._between(name, first, last):
                    first = max(first, number + 1)
                    yield number, row
            except sqlite3.DatabaseError:
                tries += 1
                if first >= last:
                    self.skipped += 1
                    failed.add(first)
                    continue
                middle = (first + last) // 2
                waiting += [(middle + 1, last), (first, middle)]

    def _between(self, name: str, first: int, last: int) -> Iterator[_Numbered]:
        sql = (
            f'SELECT rowid AS "its number", * FROM "{name}" NOT INDEXED'
            " WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        )
        for row in self._query(sql, (first, last)):
            yield row.pop("its number"), row

    def _counter(self) -> int:
        """What the counter of the notebook stands at, 0 if that cannot be read."""
        try:
            found = next(self._query("SELECT value FROM tally", ()), {"value": 0})["value"]
        except sqlite3.DatabaseError:
            return 0
        return found if isinstance(found, int) else 0

    def _last_number(self, name: str) -> int:
        """No row that can be read has a larger number than this."""
        sql = (
            f'SELECT rowid AS "it" FROM "{name}" NOT INDEXED'
            " WHERE rowid <= ? ORDER BY rowid DESC LIMIT 1"
        )
        for digits in range(_LARGEST, -1, -1):
            try:
                found = next(self._query(sql, (1 << digits,)), None)
            except sqlite3.DatabaseError:
                continue
            if digits == _LARGEST:
                return found["it"] if found else 0
            return (2 << digits) - 1  # what lies above could not be reached from above
        return 0

    def _keyed(self, name: str, keys: Iterable[Any]) -> Iterator[dict[str, Any]]:
        seen: set[tuple[Any, ...]] = set()
        for sql, values in self._ways(name, keys):
            try:
                for row in self._query(sql, values):
                    whole = tuple(row.values())
                    if whole not in seen:
                        seen.add(whole)
                        yield row
            except sqlite3.DatabaseError:
                continue
            if not values:
                return  # one way through all of the table: nothing is left

    def _ways(self, name: str, keys: Iterable[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Queries for a table with keys: all of it from one end, from the other, by key."""
        key = _KEYED.get(name, "annotation_id")
        yield f'SELECT * FROM "{name}" ORDER BY "{key}"', ()
        yield f'SELECT * FROM "{name}" ORDER BY "{key}" DESC', ()
        for each in keys:
            yield f'SELECT * FROM "{name}" WHERE "{key}" = ?', (each,)


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(name for (name,) in found)


def _found(path: Path) -> sqlite3.Connection:
    """A connection that knows the table of notes, by more and more of the file made anew."""
    foreign = False
    for opened in (_opened, _opened_with_new_list, _opened_with_new_header, _opened_with_new_list):
        connection = opened(path)
        if connection is None:
            continue
        tables = _tables(connection)
        if schema.annotation.name in tables:
            return connection
        connection.close()
        if not tables & schema.metadata.tables.keys():
            foreign = True
    if foreign:
        raise refusals.foreign(path)
    raise Lost


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection whose list of tables can be read, or None."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    except sqlite3.DatabaseError:
        return None
    try:
        connection.execute("PRAGMA cell_size_check=ON")  # a bad cell is an error, not nonsense
        if _tables(connection):
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def _opened_with_new_header(path: Path) -> sqlite3.Connection | None:
    """As `_opened`, after the header was written anew: all its bytes are known to us.

    The log is left out then, since it could not be told whether it fits.
    """
    try:
        header, _ = tablelist.fresh_header(path, path.stat().st_size)
        with path.open("r+b") as file:
            file.write(header)
        journal_of(path).unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        return None
    return _opened(path)


def _opened_with_new_list(path: Path) -> sqlite3.Connection | None:
    """As `_opened`, after the list of tables was made anew."""
    try:
        if not tablelist.write_anew(path):
            return None
    except (OSError, sqlite3.Error):
        return None
    return _opened(path)
