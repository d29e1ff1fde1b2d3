"""Annotations and drafts in the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from ..notes.anchor import Anchor
from ..notes.annotation import Annotation, Colour, Draft, Style, Target
from ..notes.change import Change, Edit
from ..text.span import Span
from . import refusals
from .database import Database, next_count
from .schema import annotation as table
from .schema import annotation_span as spans
from .schema import draft as drafts_table
from .thread import Rank, StoreThread

# Built once: a change may hold thousands of edits.
_WANTED: BindParameter[str] = bindparam("wanted")
_FIND = select(table).where(table.c.id == _WANTED)
_FIND_SPANS = (
    select(spans.c.start, spans.c.end)
    .where(spans.c.annotation_id == _WANTED)
    .order_by(spans.c.position)
)
_ADD = insert(table)
_ADD_SPANS = insert(spans)
_CLEAR_SPANS = delete(spans).where(spans.c.annotation_id == _WANTED)
_ALTER = update(table).where(table.c.id == _WANTED)


class StoredNotebook:
    """`NotebookPort` over the store thread. All its calls keep their order."""

    def __init__(self, thread: StoreThread, database: Database) -> None:
        self._thread = thread
        self._database = database

    def annotations(self, text_id: str) -> Future[tuple[Annotation, ...]]:
        """See `NotebookPort`."""
        return self._thread.submit(Rank.ACT, lambda: self._read(text_id))

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
        of_text = (table.c.text_id == text_id) & table.c.erased.is_(None)
        with self._database.reading() as connection:
            rows = connection.execute(select(table).where(of_text).order_by(table.c.ordinal)).all()
            places: dict[str, list[Span]] = {}
            query = (
                select(spans.c.annotation_id, spans.c.start, spans.c.end)
                .join(table, table.c.id == spans.c.annotation_id)
                .where(of_text)
                .order_by(spans.c.annotation_id, spans.c.position)
            )
            for annotation_id, start, end in connection.execute(query):
                places.setdefault(annotation_id, []).append(Span(start, end))
        try:
            return tuple(_annotation(row._mapping, places.get(row.id, ())) for row in rows)
        except ValueError:
            raise refusals.damaged(self._database.path) from None

    def _write(self, change: Change) -> None:
        with self._database.writing() as connection:
            for edit in change.edits:
                self._write_edit(connection, edit)

    def _write_edit(self, connection: Connection, edit: Edit) -> None:
        row = connection.execute(_FIND, {"wanted": edit.id}).one_or_none()
        if _stored(connection, row) != edit.before:
            raise refusals.stale(self._database.path)
        if edit.after is None:
            # Only marked: it stays for the list of deleted notes.
            gone = {"wanted": edit.id, "erased": next_count(connection)}
            connection.execute(_ALTER, gone)
            return
        values = _columns(edit.after)
        if row is None:
            ordinal = next_count(connection)
            connection.execute(_ADD, {"id": edit.id, "ordinal": ordinal, **values})
        else:
            connection.execute(_ALTER, {"wanted": edit.id, "erased": None, **values})
            connection.execute(_CLEAR_SPANS, {"wanted": edit.id})
        places = [
            {"annotation_id": edit.id, "position": i, "start": span.start, "end": span.end}
            for i, span in enumerate(edit.after.anchor.spans)
        ]
        if places:
            connection.execute(_ADD_SPANS, places)

    def _write_draft(self, draft: Draft) -> None:
        value = json.dumps(_to_json(draft.annotation), ensure_ascii=False)
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
            rows = connection.execute(query).all()
        try:
            return tuple(Draft(_from_json(json.loads(value)), bool(new)) for value, new in rows)
        except (ValueError, KeyError, TypeError):
            raise refusals.damaged(self._database.path) from None


def _stored(connection: Connection, row: Row[Any] | None) -> Annotation | None:
    """The annotation of a row, or None where there is none or it is erased."""
    if row is None or row.erased is not None:
        return None
    places = connection.execute(_FIND_SPANS, {"wanted": row.id})
    return _annotation(row._mapping, (Span(start, end) for start, end in places))


def _annotation(value: Mapping[Any, Any], places: Iterable[Span]) -> Annotation:
    """What `_columns` took apart, with its id, put together again.

    Raises:
        ValueError, KeyError: if it holds a name we do not know, or lacks one.
    """
    anchor = Anchor(
        text_id=value["text_id"],
        revision=value["revision"],
        spans=tuple(places),
        section_id=value["section_id"],
        quote=value["quote"],
        prefix=value["prefix"],
        suffix=value["suffix"],
    )
    return Annotation(
        id=value["id"],
        target=Target(value["target"]),
        anchor=anchor,
        note=value["note"],
        created=value["created"],
        updated=value["updated"],
        colour=None if value["colour"] is None else Colour(value["colour"]),
        style=None if value["style"] is None else Style(value["style"]),
    )


def _columns(value: Annotation) -> dict[str, Any]:
    """A value as the columns of its row, but for its id, its order and its places."""
    return {
        "text_id": value.anchor.text_id,
        "revision": value.anchor.revision,
        "target": value.target.value,
        "section_id": value.anchor.section_id,
        "quote": value.anchor.quote,
        "prefix": value.anchor.prefix,
        "suffix": value.anchor.suffix,
        "note": value.note,
        "colour": None if value.colour is None else value.colour.value,
        "style": None if value.style is None else value.style.value,
        "created": value.created,
        "updated": value.updated,
    }


def _to_json(value: Annotation) -> dict[str, Any]:
    places = [[span.start, span.end] for span in value.anchor.spans]
    return {"id": value.id, "spans": places, **_columns(value)}


def _from_json(value: dict[str, Any]) -> Annotation:
    """Read what `_to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: if it is something else.
    """
    return _annotation(value, (Span(start, end) for start, end in value["spans"]))
