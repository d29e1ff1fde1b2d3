"""Annotations and drafts in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from ..notes.annotation import Annotation, Draft, Erased
from ..notes.change import Change
from ..text.span import Span
from . import desk, refusals, rows
from .database import Database, next_count, next_counts
from .index import NoteIndex
from .schema import annotation as table
from .schema import annotation_past as past
from .schema import annotation_span as spans
from .schema import annotation_tag as tags
from .schema import draft as drafts_table
from .thread import Rank, StoreThread

AT_ONCE = 500
"""Annotations looked up in one query."""


class _Query:
    """The statements that read some annotations whole, built once."""

    def __init__(self, which: ColumnElement[bool], order: ColumnElement[Any]) -> None:
        self.rows = select(table).where(which).order_by(order)
        ids = select(table.c.id).where(which)
        self.spans = _of(ids, spans, spans.c.start, spans.c.end)
        self.tags = _of(ids, tags, tags.c.tag)
        self.past = _of(ids, past, past.c.value)


def _of(ids: Select[Any], part: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(part.c.annotation_id, *columns)
        .where(part.c.annotation_id.in_(ids))
        .order_by(part.c.annotation_id, part.c.position)
    )


_TEXT: BindParameter[str] = bindparam("text")
_WANTED: BindParameter[str] = bindparam("wanted")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_KEPT = _Query((table.c.text_id == _TEXT) & table.c.erased.is_(None), table.c.ordinal)
_ERASED = _Query((table.c.text_id == _TEXT) & table.c.erased.is_not(None), table.c.erased.desc())
_NAMED = _Query(table.c.id.in_(_IDS), table.c.ordinal)
_ADD = insert(table)
_ALTER = update(table).where(table.c.id == _WANTED)
_PARTS = (spans, tags, past)
_CLEAR = tuple(delete(part).where(part.c.annotation_id == _WANTED) for part in _PARTS)
_FILL = tuple(insert(part) for part in _PARTS)


class StoredNotebook:
    """`NotebookPort` over the store thread. All its calls keep their order."""

    def __init__(self, thread: StoreThread, database: Database, index: NoteIndex) -> None:
        self._thread = thread
        self._database = database
        self._index = index

    def annotations(self, text_id: str) -> Future[tuple[Annotation, ...]]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read(text_id))

    def erased(self, text_id: str) -> Future[tuple[Erased, ...]]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read_erased(text_id))

    def ids_elsewhere(self, text_id: str) -> Future[frozenset[str]]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read_ids_elsewhere(text_id))

    def apply(self, change: Change) -> Future[None]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._write(change))

    def save_draft(self, draft: Draft) -> Future[None]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._write_draft(draft))

    def drop_draft(self, annotation_id: str) -> Future[None]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._delete_draft(annotation_id))

    def drafts(self, text_id: str) -> Future[tuple[Draft, ...]]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read_drafts(text_id))

    # What follows runs on the store thread.

    def _read(self, text_id: str) -> tuple[Annotation, ...]:
        with self._database.reading() as connection:
            found = self._whole(connection, _KEPT, text=text_id)
            return tuple(annotation for _, annotation in found)

    def _read_erased(self, text_id: str) -> tuple[Erased, ...]:
        with self._database.reading() as connection:
            found = self._whole(connection, _ERASED, text=text_id)
            return tuple(Erased(annotation, row.erased_at or "") for row, annotation in found)

    def _read_ids_elsewhere(self, text_id: str) -> frozenset[str]:
        query = select(table.c.id).where(table.c.text_id != text_id)
        with self._database.reading() as connection:
            return frozenset(connection.scalars(query))

    def _whole(
        self, connection: Connection, query: _Query, **given: Any
    ) -> Iterator[tuple[Row[Any], Annotation]]:
        found = connection.execute(query.rows, given).all()
        parts = {row.id: rows.no_parts() for row in found}
        try:
            for each, start, end in connection.execute(query.spans, given):
                parts[each].spans.append(Span(start, end))
            for each, tag in connection.execute(query.tags, given):
                parts[each].tags.append(tag)
            for each, value in connection.execute(query.past, given):
                parts[each].past.append(rows.anchor_from(value))
            for row in found:
                yield row, rows.annotation_of(row._mapping, parts[row.id])
        except (ValueError, KeyError, TypeError):
            raise refusals.damaged(self._database.path) from None

    def _write(self, change: Change) -> None:
        with self._database.writing() as connection:
            known, stored = self._stored(connection, {edit.id for edit in change.edits})
            after: dict[str, Annotation | None] = {}
            for edit in change.edits:
                if after.get(edit.id, stored.get(edit.id)) != edit.before:
                    raise refusals.stale(self._database.path)
                after[edit.id] = edit.after
            _erase(connection, [each for each, value in after.items() if value is None])
            _put(connection, [value for value in after.values() if value is not None], known)
            self._index.renew(connection, after)
            if change.also:
                desk.write(connection, change.also, self._database.path)

    def _stored(
        self, connection: Connection, wanted: set[str]
    ) -> tuple[set[str], dict[str, Annotation]]:
        """The ids that have a row, erased or not; the annotations that are not erased."""
        known: set[str] = set()
        stored: dict[str, Annotation] = {}
        ids = sorted(wanted)
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            for row, annotation in self._whole(connection, _NAMED, ids=some):
                known.add(row.id)
                if row.erased is None:
                    stored[row.id] = annotation
        return known, stored

    def _write_draft(self, draft: Draft) -> None:
        value = rows.annotation_text(draft.annotation)
        with self._database.writing() as connection:
            row = {
                "annotation_id": draft.annotation.id,
                "ordinal": next_count(connection),
                "text_id": draft.annotation.anchor.text_id,
                "is_new": int(draft.is_new),
                "value": value,
            }
            put = upsert(drafts_table).values(row)
            del row["annotation_id"], row["ordinal"]
            connection.execute(put.on_conflict_do_update(["annotation_id"], set_=row))

    def _delete_draft(self, annotation_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                delete(drafts_table).where(drafts_table.c.annotation_id == annotation_id)
            )

    def _read_drafts(self, text_id: str) -> tuple[Draft, ...]:
        query = (
            select(drafts_table.c.value, drafts_table.c.is_new)
            .where(drafts_table.c.text_id == text_id)
            .order_by(drafts_table.c.ordinal)
        )
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        try:
            return tuple(Draft(rows.annotation_from(value), bool(new)) for value, new in found)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise refusals.damaged(self._database.path) from None


def _erase(connection: Connection, ids: list[str]) -> None:
    """Only mark them: they stay, with all their parts, for the list of deleted notes."""
    if not ids:
        return
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    counts = next_counts(connection, len(ids))
    gone = [
        {"wanted": each, "erased": count, "erased_at": moment}
        for each, count in zip(ids, counts, strict=True)
    ]
    connection.execute(_ALTER, gone)


def _put(connection: Connection, values: list[Annotation], known: set[str]) -> None:
    """Write annotations whole; those with a row keep their place in the order."""
    old = [value for value in values if value.id in known]
    new = [value for value in values if value.id not in known]
    if old:
        kept = {"erased": None, "erased_at": None}
        connection.execute(
            _ALTER, [{"wanted": value.id, **kept, **rows.columns_of(value)} for value in old]
        )
        for clear in _CLEAR:
            connection.execute(clear, [{"wanted": value.id} for value in old])
    if new:
        counts = next_counts(connection, len(new))
        made = [
            {"id": value.id, "ordinal": count, **rows.columns_of(value)}
            for value, count in zip(new, counts, strict=True)
        ]
        connection.execute(_ADD, made)
    for fill, part in zip(_FILL, (_span_rows, _tag_rows, _past_rows), strict=True):
        filled = [row for value in values for row in part(value)]
        if filled:
            connection.execute(fill, filled)


def _span_rows(value: Annotation) -> Iterable[dict[str, Any]]:
    for position, span in enumerate(value.anchor.spans):
        yield {
            "annotation_id": value.id,
            "position": position,
            "start": span.start,
            "end": span.end,
        }


def _tag_rows(value: Annotation) -> Iterable[dict[str, Any]]:
    for position, tag in enumerate(value.tags):
        yield {"annotation_id": value.id, "position": position, "tag": tag}


def _past_rows(value: Annotation) -> Iterable[dict[str, Any]]:
    for position, anchor in enumerate(value.past):
        yield {
            "annotation_id": value.id,
            "position": position,
            "value": rows.anchor_text(anchor),
        }
