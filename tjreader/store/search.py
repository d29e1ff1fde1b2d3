"""Searching the notes of all texts in the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from ..app.searchports import FoundNote, NoteColumn, NotesFound, NoteWish, TagCount
from ..notes.annotation import Colour, Target
from ..text.matching import Phrase, expression
from . import indexrepair, refusals
from .database import Database
from .index import NoteIndex, book_word, syllables_of
from .schema import NOTE_SEARCH, annotation, annotation_tag
from .thread import Rank, StoreThread

T = TypeVar("T")

_FIND = f"""
SELECT a.id, a.text_id, a.revision, coalesce(t.title, '') AS title, a.target, a.colour, a.quote,
    a.note, a.section_id, s.readings,
    coalesce((SELECT start FROM annotation_span
        WHERE annotation_id = a.id AND position = 0), -1) AS start
FROM (SELECT rowid, readings FROM {NOTE_SEARCH} WHERE {NOTE_SEARCH} MATCH ?
    ORDER BY rowid DESC LIMIT ?) AS s
JOIN annotation AS a ON a.ordinal = s.rowid
LEFT JOIN text AS t ON t.id = a.text_id
ORDER BY s.rowid DESC
"""
_TAGS = """
SELECT annotation_id, tag FROM annotation_tag WHERE annotation_id IN ({marks})
ORDER BY annotation_id, position
"""
_COUNT = f"SELECT count(*) FROM {NOTE_SEARCH} WHERE {NOTE_SEARCH} MATCH ?"


class StoredSearch:
    """`SearchPort` over the store thread; what a person does goes before it."""

    def __init__(self, thread: StoreThread, database: Database, index: NoteIndex) -> None:
        self._thread = thread
        self._database = database
        self._index = index
        self._tags: tuple[TagCount, ...] = ()
        self._tags_of = -1

    def notes(self, wish: NoteWish) -> Future[NotesFound]:
        """See `SearchPort`."""
        return self._thread.submit(Rank.LIBRARY, lambda: self._asked(partial(_notes, wish)))

    def tags(self) -> Future[tuple[TagCount, ...]]:
        """See `SearchPort`."""
        return self._thread.submit(Rank.LIBRARY, self._count_tags)

    def is_in_step(self) -> Future[bool]:
        """See `SearchPort`."""
        return self._thread.submit(
            Rank.LIBRARY, lambda: self._index.is_in_step(self._let_others(Rank.LIBRARY))
        )

    def rebuild(self) -> Future[int]:
        """See `SearchPort`."""
        return self._thread.submit(
            Rank.LIBRARY, lambda: self._index.rebuild(self._let_others(Rank.LIBRARY))
        )

    def complete(self) -> Future[None]:
        """Make what the index lacks behind all else, after a migration or a repair."""
        return self._thread.submit(Rank.BACKGROUND, self._complete)

    # What follows runs on the store thread.

    def begin_anew(self) -> None:
        """Forget the index and have it made anew: the notes were put there past it."""
        self._index.give_up()
        self.complete()

    def _complete(self) -> None:
        let_others = self._let_others(Rank.BACKGROUND)

        def between() -> None:
            if self._thread.closing:
                raise _Stopped
            let_others()

        try:
            self._index.complete(between)
        except _Stopped:
            return  # it goes on at the next start

    def _let_others(self, rank: Rank) -> Callable[[], None]:
        return partial(self._thread.run_waiting, rank)

    def _asked(self, question: Callable[[Connection], T]) -> T:
        """The answer of the index; one that turns out damaged is made anew first."""
        for attempt in range(2):
            self._index.complete(self._let_others(Rank.LIBRARY))
            try:
                with self._database.reading() as connection:
                    return question(connection)
            except DBAPIError as error:
                if attempt or not indexrepair.is_of_index(error):
                    raise
            except ValueError:
                raise refusals.damaged(self._database.path) from None
            self._index.give_up()
        raise AssertionError("two attempts end above")

    def _count_tags(self) -> tuple[TagCount, ...]:
        if self._tags_of != self._index.changes:
            query = (
                select(annotation_tag.c.tag, func.count().label("notes"))
                .join(annotation, annotation.c.id == annotation_tag.c.annotation_id)
                .where(annotation.c.erased.is_(None))
                .group_by(annotation_tag.c.tag)
                .order_by(func.count().desc(), annotation_tag.c.tag)
            )
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            self._tags = tuple(TagCount(row.tag, row.notes) for row in rows)
            self._tags_of = self._index.changes
        return self._tags


class _Stopped(Exception):  # noqa: N818 - nothing failed
    """The program ends."""


def _notes(wish: NoteWish, connection: Connection) -> NotesFound:
    asked = expression(wish.alternatives)
    if not asked:
        return NotesFound()
    found: list[FoundNote] = []
    if wish.text_id:
        here = expression([(Phrase((NoteColumn.BOOK,), (book_word(wish.text_id),)),)])
        found += _some(connection, f"({asked}) AND {here}", wish.most)
        asked_elsewhere = f"({asked}) NOT {here}"
    else:
        asked_elsewhere = asked
    if len(found) < wish.most:
        found += _some(connection, asked_elsewhere, wish.most - len(found))
    total = connection.exec_driver_sql(_COUNT, (asked,)).scalar_one()
    return NotesFound(tuple(found), int(total))


def _some(connection: Connection, asked: str, most: int) -> list[FoundNote]:
    rows = connection.exec_driver_sql(_FIND, (asked, most)).all()
    ids = tuple(row[0] for row in rows)
    tags: dict[str, list[str]] = {}
    if ids:
        query = _TAGS.format(marks=",".join("?" * len(ids)))
        for annotation_id, tag in connection.exec_driver_sql(query, ids):
            tags.setdefault(annotation_id, []).append(tag)
    return [_found(row, tuple(tags.get(row[0], ()))) for row in rows]


def _found(row: Sequence[Any], tags: tuple[str, ...]) -> FoundNote:
    # As a plain tuple: looking up the columns of a hundred rows by name takes as long as SQL.
    note_id, text_id, revision, title, target, colour, quote, note, section, readings, start = row
    return FoundNote(
        id=note_id,
        text_id=text_id,
        revision=revision,
        title=title,
        target=Target(target),
        colour=None if colour is None else Colour(colour),
        quote=quote,
        note=note,
        tags=tags,
        section_id=section,
        start=start,
        syllables=syllables_of(readings, quote),
    )
