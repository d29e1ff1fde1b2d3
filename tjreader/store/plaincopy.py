"""The plain copy: all notes as JSON lines, for people, and for the day no database opens.

The first line tells what it is; each other line is one row as {"<table>": {columns}}.
What belongs to a note (its stretches, its tags) stands inside it, as lists of rows; what
the desk keeps stands as it is, not as words within words.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
from sqlalchemy import Table

from . import refusals, schema

FORMAT = 1
"""Of the lines; a reader refuses what is newer."""

LARGEST_LINE = 64 << 20
"""Bytes of one line; no note is longer."""

PLAIN = {
    "text": "opened",
    "annotation": "ordinal",
    "draft": "ordinal",
    "desk_record": "ordinal",
    "progress": "text_id",
}
"""The tables that are written, and the order of their rows. Analyses are made anew; the words
of texts are in the database beside it."""

_STEP = 200
"""Rows written between two looks at what waits."""


def parts_of_notes() -> tuple[Table, ...]:
    """The tables whose rows belong to a note and go with it."""
    return tuple(
        table
        for table in schema.metadata.sorted_tables
        if any(key.column.table is schema.annotation for key in table.foreign_keys)
    )


def write(
    connection: sqlite3.Connection,
    file: IO[bytes],
    head: dict[str, Any],
    between: Callable[[], None],
) -> None:
    """Write the notes of a database; one of an older revision has fewer columns.

    Args:
        connection: the database; only read.
        file: takes the lines.
        head: more words of the first line.
        between: called every few rows; what it raises ends the work.
    """
    _put(file, {"tjreader": "notebook", "format": FORMAT, **head})
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    parts = [table.name for table in parts_of_notes() if table.name in there]
    for name in PLAIN:
        if name not in there:
            continue  # of an older revision
        for number, row in enumerate(_rows(connection, name)):
            is_note = name == schema.annotation.name
            inside = _parts(connection, parts, row["id"]) if is_note else {}
            _put(file, {name: _opened(name, row) | inside})
            if number % _STEP == _STEP - 1:
                between()


def head_of(path: Path) -> dict[str, Any]:
    """The first line of a plain copy; `{}` where there is none."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.readline(1 << 16))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("tjreader") == "notebook" else {}


def read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a plain copy: table and columns. Lines that are none are left out.

    Raises:
        Refused: "damaged" if the file cannot be read or is no plain copy of ours.
    """
    if head_of(path).get("format") != FORMAT:
        raise refusals.unsound_copy(path)
    try:
        with path.open("rb") as file:
            while line := file.readline(LARGEST_LINE):
                yield from _row(line)
    except OSError as error:
        raise refusals.refusal_of(error, path) from None


def fill(connection: sqlite3.Connection, rows: Iterator[tuple[str, dict[str, Any]]]) -> list[Any]:
    """Put rows into an empty database of the newest revision.

    Returns:
        The rows that it did not take, as `read` gave them.
    """
    refused: list[Any] = []
    parts = {table.name: table for table in parts_of_notes()}
    for name, row in rows:
        own = {key: value for key, value in row.items() if key not in parts}
        try:
            connection.execute("SAVEPOINT one")
            insert(connection, name, own)
            for part, table in parts.items():
                for each in row.get(part, ()):
                    insert(connection, table.name, {"annotation_id": row["id"], **each})
        except (sqlite3.Error, TypeError, KeyError, AttributeError, OverflowError, ValueError):
            connection.execute("ROLLBACK TO one")
            refused.append({name: row})
        connection.execute("RELEASE one")
    return refused


def insert(connection: sqlite3.Connection, name: str, row: dict[str, Any]) -> None:
    """Put one row into a table; columns it does not know are left out.

    Raises:
        sqlite3.Error: if the table does not take it.
    """
    known = [key for key in row if key in schema.metadata.tables[name].c]
    names = ", ".join(f'"{key}"' for key in known)
    marks = ", ".join("?" * len(known))
    connection.execute(
        f'INSERT INTO "{name}" ({names}) VALUES ({marks})', [row[key] for key in known]
    )


def _row(line: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict) and len(found) == 1:
        ((name, row),) = found.items()
        if name in PLAIN and isinstance(row, dict):
            yield name, _closed(name, row)


def _opened(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row with the JSON of its value as JSON, for people."""
    if name != schema.desk_record.name:
        return row
    with contextlib.suppress(ValueError, TypeError, RecursionError):
        return row | {"value": json.loads(row["value"])}
    return row


def _closed(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """What `_opened` made, as the table holds it."""
    if name != schema.desk_record.name or isinstance(row.get("value"), str):
        return row
    return row | {"value": json.dumps(row.get("value"), ensure_ascii=False)}


def _rows(connection: sqlite3.Connection, name: str) -> Iterator[dict[str, Any]]:
    found = connection.execute(f'SELECT * FROM "{name}" ORDER BY "{PLAIN[name]}"')
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))


def _parts(
    connection: sqlite3.Connection, parts: list[str], annotation_id: str
) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for part in parts:
        rows = connection.execute(
            f'SELECT * FROM "{part}" WHERE annotation_id = ? ORDER BY position',
            (annotation_id,),
        )
        names = [column[0] for column in rows.description]
        listed = [dict(zip(names, row, strict=True)) for row in rows]
        for row in listed:
            del row["annotation_id"]
        if listed:
            found[part] = listed
    return found


def _put(file: IO[bytes], value: dict[str, Any]) -> None:
    file.write(msgspec.json.encode(value) + b"\n")
