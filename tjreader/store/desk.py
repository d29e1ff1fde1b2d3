"""The desk's records in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, insert, select, update

from ..app.deskport import ErasedRecord
from ..desk.record import (
    DeskChange,
    DeskEdit,
    Record,
    kind_of,
    record_from,
    record_text,
    text_of,
)
from . import refusals
from .database import Database, next_counts
from .schema import desk_record as table
from .thread import Rank, StoreThread

AT_ONCE = 500
"""Records looked up in one query."""

_Known = Mapping[str, "Row[str, str, int | None]"]

_TEXT: BindParameter[str] = bindparam("text")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_WANTED: BindParameter[str] = bindparam("wanted")
_HERE = (table.c.text_id == _TEXT) | table.c.text_id.is_(None)
_KEPT = select(table.c.value).where(_HERE & table.c.erased.is_(None)).order_by(table.c.ordinal)
_ERASED = (
    select(table.c.value, table.c.erased_at)
    .where(_HERE & table.c.erased.is_not(None))
    .order_by(table.c.erased.desc())
)
_NAMED = select(table.c.id, table.c.value, table.c.erased).where(table.c.id.in_(_IDS))
_ADD = insert(table)
_ALTER = update(table).where(table.c.id == _WANTED)


class StoredDesk:
    """`DeskPort` over the store thread. All its calls keep their order."""

    def __init__(self, thread: StoreThread, database: Database) -> None:
        self._thread = thread
        self._database = database

    def records(self, text_id: str) -> Future[tuple[Record, ...]]:
        """See `DeskPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read(text_id))

    def erased(self, text_id: str) -> Future[tuple[ErasedRecord, ...]]:
        """See `DeskPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read_erased(text_id))

    def apply(self, change: DeskChange) -> Future[None]:
        """See `DeskPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._write(change))

    # What follows runs on the store thread.

    def _read(self, text_id: str) -> tuple[Record, ...]:
        with self._database.reading() as connection:
            found = connection.execute(_KEPT, {"text": text_id}).all()
        return tuple(_record(row.value, self._database.path) for row in found)

    def _read_erased(self, text_id: str) -> tuple[ErasedRecord, ...]:
        with self._database.reading() as connection:
            found = connection.execute(_ERASED, {"text": text_id}).all()
        return tuple(
            ErasedRecord(_record(row.value, self._database.path), row.erased_at or "")
            for row in found
        )

    def _write(self, change: DeskChange) -> None:
        with self._database.writing() as connection:
            write(connection, change.edits, self._database.path)


def write(connection: Connection, edits: Iterable[DeskEdit], path: Path) -> None:
    """Store edits of records in the caller's transaction.

    Raises:
        Refused: "stale" if one does not start from what is stored; the transaction is
            to be rolled back then.
    """
    edits = tuple(edits)
    known = {row.id: row for row in _rows(connection, {edit.id for edit in edits})}
    after: dict[str, Record | None] = {}
    for edit in edits:
        before = after[edit.id] if edit.id in after else _living(known, edit.id, path)
        if before != edit.before:
            raise refusals.stale(path)
        after[edit.id] = edit.after
    _erase(connection, [each for each, value in after.items() if value is None and each in known])
    _put(connection, [value for value in after.values() if value is not None], known)


def _living(known: _Known, record_id: str, path: Path) -> Record | None:
    row = known.get(record_id)
    return None if row is None or row.erased is not None else _record(row.value, path)


def _rows(connection: Connection, wanted: set[str]) -> Iterator[Row[str, str, int | None]]:
    ids = sorted(wanted)
    for first in range(0, len(ids), AT_ONCE):
        yield from connection.execute(_NAMED, {"ids": ids[first : first + AT_ONCE]}).all()


def _erase(connection: Connection, ids: list[str]) -> None:
    """Only mark them: they stay for a while, and can be brought back."""
    if not ids:
        return
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    gone = [
        {"wanted": each, "erased": count, "erased_at": moment}
        for each, count in zip(ids, next_counts(connection, len(ids)), strict=True)
    ]
    connection.execute(_ALTER, gone)


def _put(connection: Connection, values: list[Record], known: _Known) -> None:
    """Write records whole; those with a row keep their place in the order."""
    old = [value for value in values if value.id in known]
    new = [value for value in values if value.id not in known]
    if old:
        kept = {"erased": None, "erased_at": None}
        connection.execute(
            _ALTER, [{"wanted": value.id, **kept, **_columns(value)} for value in old]
        )
    if new:
        counts = next_counts(connection, len(new))
        made = [
            {"id": value.id, "ordinal": count, **_columns(value)}
            for value, count in zip(new, counts, strict=True)
        ]
        connection.execute(_ADD, made)


def _columns(value: Record) -> dict[str, Any]:
    return {"kind": kind_of(value), "text_id": text_of(value), "value": record_text(value)}


def _record(value: str, path: Path) -> Record:
    try:
        return record_from(value)
    except (ValueError, RecursionError):
        raise refusals.damaged(path) from None
