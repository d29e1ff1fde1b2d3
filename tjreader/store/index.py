"""The index notes are found by: kept in step in the transaction of each change.

Every row is made by `_row` from what the tables of notes hold, whoever asks for it, so an
index that was kept and one that was rebuilt are the same. It is never the only place of
data: one that is missing, damaged or of another make is made anew, and no note is refused
because of it.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.exc import DBAPIError

from ..app.searchports import QuoteReader
from ..lang.pinyin import key_of, tone_of
from ..lang.token import Analysis
from ..notes.anchor import Anchor
from ..text.indexing import index_words
from ..text.matching import EDGE, grams
from ..text.span import Span
from . import indexrepair
from .database import Database
from .library import read_analyses, read_words
from .schema import NOTE_SEARCH, annotation, annotation_span, annotation_tag
from .schema import note_search_state as state

log = logging.getLogger(__name__)

RECIPE = "1"
"""What make the rows are of; raised when `_row` makes others of the same notes."""

AT_ONCE = 500
"""Notes that are indexed between two looks at what else waits."""

COLUMNS = ("note", "quote", "tags", "sounds", "tones", "initials", "book", "readings")

_PUT = f"INSERT INTO {NOTE_SEARCH} (rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_DROP = f"DELETE FROM {NOTE_SEARCH} WHERE rowid = ?"

_READINGS = msgspec.json.Decoder(tuple[str, ...])

_IDS: Any = bindparam("ids", expanding=True)
_NOTES = select(
    annotation.c.id,
    annotation.c.ordinal,
    annotation.c.text_id,
    annotation.c.revision,
    annotation.c.quote,
    annotation.c.note,
    annotation.c.erased,
).where(annotation.c.id.in_(_IDS))
_SPANS = (
    select(annotation_span.c.annotation_id, annotation_span.c.start, annotation_span.c.end)
    .where(annotation_span.c.annotation_id.in_(_IDS))
    .order_by(annotation_span.c.annotation_id, annotation_span.c.position)
)
_TAGS = (
    select(annotation_tag.c.annotation_id, annotation_tag.c.tag)
    .where(annotation_tag.c.annotation_id.in_(_IDS))
    .order_by(annotation_tag.c.annotation_id, annotation_tag.c.position)
)
_STATE = select(state.c.recipe, state.c.done).where(state.c.id == 1)


class NoteIndex:
    """The index of one open database; used on its thread.

    Args:
        database: the database.
        quotes: how quotes are read; None where readings do not matter.
    """

    def __init__(self, database: Database, quotes: QuoteReader | None = None) -> None:
        self._database = database
        self._quotes = quotes
        self._whole = False
        self._tries = 0
        self.changes = 0
        """Counts the changes of the index, so that what was read of it can be kept."""

    # Kept in step

    def renew(self, connection: Connection, ids: Iterable[str]) -> None:
        """Index these notes anew, in the transaction that changed them.

        An index that cannot be written is given up, to be made anew later; the notes
        themselves are not touched by that.

        Raises:
            sqlalchemy.exc.DBAPIError: if it is not the index that cannot be written.
        """
        self.changes += 1
        try:
            with connection.begin_nested():
                self._renew(connection, sorted(set(ids)))
        except DBAPIError as error:
            if not indexrepair.is_of_index(error):
                raise
            log.warning("the index of notes is damaged; it will be made anew")
            self._give_up(connection)

    def renew_readings(
        self, connection: Connection, revision: str, paragraph_ids: Sequence[str]
    ) -> None:
        """Index the notes on these paragraphs anew: it is known now how they are read."""
        if self._quotes is None:
            return
        of_revision = annotation.c.revision == revision
        texts = connection.execute(select(annotation.c.text_id).where(of_revision).distinct())
        kept = Kept(connection)
        for text_id in texts.scalars().all():
            extent = self._quotes.extent(text_id, revision, paragraph_ids, kept)
            if extent is None:
                continue
            here = (
                select(annotation.c.id)
                .join(annotation_span, annotation_span.c.annotation_id == annotation.c.id)
                .where(of_revision, annotation.c.text_id == text_id)
                .where(annotation_span.c.start < extent.end)
                .where(annotation_span.c.end > extent.start)
                .distinct()
            )
            self.renew(connection, connection.execute(here).scalars().all())

    # Made anew

    def is_whole(self) -> bool:
        """Whether it is there, of our make and has all notes, as far as a look tells."""
        if not self._whole:
            with self._database.reading() as connection:
                found = _state(connection)
            self._whole = found == (RECIPE, None)
        return self._whole

    def complete(self, between: Callable[[], None]) -> None:
        """Make it anew as far as it is not whole; `between` is called between two steps.

        Raises:
            sqlalchemy.exc.DBAPIError: if it is the notes that cannot be read.
        """
        self._tries = 0
        while not self.is_whole():
            with self._database.writing() as connection:
                self._step(connection)
            between()

    def rebuild(self, between: Callable[[], None]) -> int:
        """Make it anew from nothing; how many notes it has then."""
        self.give_up()
        self.complete(between)
        with self._database.reading() as connection:
            return int(
                connection.exec_driver_sql(f"SELECT count(*) FROM {NOTE_SEARCH}").scalar_one()
            )

    def give_up(self) -> None:
        """Note that it is to be made anew before it is asked again."""
        with self._database.writing() as connection:
            self._give_up(connection)

    def is_in_step(self, between: Callable[[], None]) -> bool:
        """Whether it is sound and has the very rows that the notes ask for."""
        try:
            with self._database.reading() as connection:
                if _state(connection) != (RECIPE, None):
                    return False
                indexrepair.prove(connection)
                last, count = 0, 0
                known = connection.exec_driver_sql(
                    f"SELECT count(*) FROM {NOTE_SEARCH}"
                ).scalar_one()
        except DBAPIError as error:
            if indexrepair.is_of_index(error):
                return False
            raise
        while True:
            between()
            with self._database.reading() as connection:
                ids, last = _after(connection, last)
                if not ids:
                    return bool(count == known)
                wanted = dict(self._rows(connection, ids))
                count += len(wanted)
                if wanted != _indexed(connection, wanted):
                    return False

    def _step(self, connection: Connection) -> None:
        """Index some more notes."""
        self.changes += 1
        found = _state(connection)
        if found is None or found[0] != RECIPE or not indexrepair.is_there(connection):
            self._begin(connection)
            found = (RECIPE, 0)
        try:
            with connection.begin_nested():
                ids, last = _after(connection, found[1] or 0)
                self._renew(connection, ids)
        except DBAPIError as error:
            self._tries += 1
            if self._tries > 1 or not indexrepair.is_of_index(error):
                raise
            self._begin(connection)
            return
        done = None if len(ids) < AT_ONCE else last
        connection.execute(state.update().where(state.c.id == 1).values(done=done))

    def _begin(self, connection: Connection) -> None:
        indexrepair.make_anew(connection)
        connection.execute(state.insert().values(id=1, recipe=RECIPE, done=0))

    def _give_up(self, connection: Connection) -> None:
        self._whole = False
        self.changes += 1
        # The table of its state may be what is missing.
        with contextlib.suppress(DBAPIError), connection.begin_nested():
            connection.execute(delete(state))

    def _renew(self, connection: Connection, ids: Sequence[str]) -> None:
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            rows = list(self._rows(connection, some))
            ordinals = connection.execute(
                select(annotation.c.ordinal).where(annotation.c.id.in_(_IDS)), {"ids": some}
            )
            gone = [(ordinal,) for ordinal in ordinals.scalars()]
            if gone:
                connection.exec_driver_sql(_DROP, gone)
            if rows:
                connection.exec_driver_sql(_PUT, [(ordinal, *row) for ordinal, row in rows])

    def _rows(
        self, connection: Connection, ids: Sequence[str]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """What the index has of these notes, by ordinal; nothing of those that are erased."""
        given = {"ids": ids}
        notes = connection.execute(_NOTES, given).all()
        spans: dict[str, list[Span]] = {}
        for annotation_id, start, end in connection.execute(_SPANS, given):
            spans.setdefault(annotation_id, []).append(Span(start, end))
        tags: dict[str, list[str]] = {}
        for annotation_id, tag in connection.execute(_TAGS, given):
            tags.setdefault(annotation_id, []).append(tag)
        kept = Kept(connection)
        for note in notes:
            if note.erased is None:
                syllables = self._syllables(note, tuple(spans.get(note.id, ())), kept)
                yield note.ordinal, _row(note, tags.get(note.id, ()), syllables)

    def _syllables(self, note: Any, spans: tuple[Span, ...], kept: Kept) -> tuple[str, ...]:
        if self._quotes is None:
            return ("",) * len(note.quote)
        anchor = Anchor(note.text_id, note.revision, spans, quote=note.quote)
        return self._quotes.syllables(anchor, kept)


class Kept:
    """`searchports.KeptWords` over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], Analysis] = {}

    def words(self, text_id: str, revision: str) -> str | None:
        """See `searchports.KeptWords`."""
        return read_words(self._connection, text_id, revision)

    def analyses(self, revision: str, paragraph_ids: Sequence[str]) -> Mapping[str, Analysis]:
        """See `searchports.KeptWords`."""
        missing = [each for each in paragraph_ids if (revision, each) not in self._known]
        if missing:
            found = read_analyses(self._connection, revision, missing)
            self._known |= {(revision, each): value for each, value in found.items()}
        return {
            each: self._known[revision, each]
            for each in paragraph_ids
            if (revision, each) in self._known
        }


def _row(note: Any, tags: Sequence[str], syllables: Sequence[str]) -> tuple[str, ...]:
    """The columns of a note, in the order of `COLUMNS`."""
    sounds, tones, initials = _sounds(note.quote, syllables)
    return (
        *written_words(note.note, note.quote, tags),
        sounds,
        tones,
        initials,
        book_word(note.text_id),
        json.dumps(syllables, ensure_ascii=False, separators=(",", ":")) if any(syllables) else "",
    )


def written_words(note: str, quote: str, tags: Sequence[str]) -> tuple[str, str, str]:
    """The columns `note`, `quote` and `tags` of a row: what does not depend on readings."""
    return _words(note), _words(quote), f" {EDGE} ".join(_words(tag) for tag in tags)


def syllables_of(readings: str, quote: str) -> tuple[str, ...]:
    """The syllables a row was made of, from its column `readings`."""
    return _READINGS.decode(readings) if readings else ("",) * len(quote)


def book_word(text_id: str) -> str:
    """A text's id as one word of the index."""
    return "".join(c for c in text_id.lower() if c.isalnum())


def _words(text: str) -> str:
    return " ".join(each.word for each in index_words(text))


def _sounds(quote: str, syllables: Sequence[str]) -> tuple[str, str, str]:
    """Syllables without and with tones, and initials, with `EDGE` where others stand between."""
    runs: list[list[str]] = [[]]
    for character, syllable in zip(quote, syllables, strict=True):
        if syllable:
            runs[-1].append(syllable)
        elif runs[-1] and not character.isspace():
            runs.append([])
    sounds, tones, initials = [], [], []
    for run in runs:
        keys = [key_of(each) or EDGE for each in run]
        sounds.append(" ".join(keys))
        tones.append(" ".join(f"{key}{tone_of(each)}" for key, each in zip(keys, run, strict=True)))
        initials.append(" ".join(grams("".join(key[0] for key in keys))))
    between = f" {EDGE} "
    return between.join(sounds), between.join(tones), between.join(initials)


def _state(connection: Connection) -> tuple[str, int | None] | None:
    """Of what make the index is and how far it goes; None if nothing tells."""
    try:
        with connection.begin_nested():
            row = connection.execute(_STATE).one_or_none()
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.OperationalError):  # no such table
            return None
        raise
    return None if row is None else (row.recipe, row.done)


def _after(connection: Connection, ordinal: int) -> tuple[list[str], int]:
    """The ids of the next notes that are not erased, and the ordinal of the last."""
    rows = connection.execute(
        select(annotation.c.id, annotation.c.ordinal)
        .where(annotation.c.ordinal > ordinal, annotation.c.erased.is_(None))
        .order_by(annotation.c.ordinal)
        .limit(AT_ONCE)
    ).all()
    return [row.id for row in rows], rows[-1].ordinal if rows else ordinal


def _indexed(connection: Connection, ordinals: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What the index has of these ordinals."""
    numbers = ",".join(str(int(each)) for each in ordinals)
    rows = connection.exec_driver_sql(
        f"SELECT rowid, {', '.join(COLUMNS)} FROM {NOTE_SEARCH} WHERE rowid IN ({numbers})"
    )
    return {row[0]: tuple(row[1:]) for row in rows}
