"""Texts, reading progress and stored analyses in the database."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from ..app.ports import KnownText, ReadSoFar
from ..lang.token import Analysis
from ..text.document import Text
from . import readsofar
from .database import Database, next_count
from .schema import analysis, text, text_revision
from .thread import Rank, StoreThread

_AT_ONCE = 500
"""How many ids stand in one query (SQLite allows 999 in old builds)."""


LARGEST_ANALYSIS = 256 << 20
"""Bytes that one stored analysis may unpack to; one of a million characters has 65 MB."""


P = ParamSpec("P")

Learned = Callable[[Connection, str, Sequence[str]], None]


class StoredLibrary:
    """`LibraryPort` over the store thread; what a person does goes before it.

    `learned` hears of a revision's paragraphs that have an analysis now, in its transaction.
    """

    def __init__(
        self, thread: StoreThread, database: Database, learned: Learned | None = None
    ) -> None:
        self._thread = thread
        self._database = database
        self._learned = learned

    def remember_text(self, text: Text) -> Future[None]:
        """See `LibraryPort`."""
        return self._thread.submit(Rank.LIBRARY, lambda: self._remember(text))

    def texts(self) -> Future[tuple[KnownText, ...]]:
        """See `LibraryPort`."""
        return self._thread.submit(Rank.LIBRARY, self._texts)

    def text_words(self, text_id: str, revision: str) -> Future[str | None]:
        """See `LibraryPort`."""
        return self._thread.submit(Rank.LIBRARY, lambda: self._words(text_id, revision))

    def progress(self, text_id: str, revision: str) -> Future[ReadSoFar]:
        """See `LibraryPort`."""
        return self._thread.submit(Rank.LIBRARY, lambda: self._progress(text_id, revision))

    def save_progress(
        self, text_id: str, revision: str, section_id: str, farthest: int
    ) -> Future[None]:
        """See `LibraryPort`."""
        return self._reading_of(readsofar.save, text_id, revision, section_id, farthest)

    def reset_progress(self, text_id: str, revision: str, section_id: str | None) -> Future[None]:
        """See `LibraryPort`."""
        return self._reading_of(readsofar.forget, text_id, revision, section_id)

    def settle_progress(
        self, text_id: str, revision: str, earlier: Sequence[str], farthest: Mapping[str, int]
    ) -> Future[None]:
        """See `LibraryPort`."""
        kept = dict(farthest)
        return self._reading_of(readsofar.settle, text_id, revision, tuple(earlier), kept)

    def analyses(
        self, revision: str, engine: str, paragraph_ids: Sequence[str]
    ) -> Future[Mapping[str, Analysis]]:
        """See `LibraryPort`."""
        wanted = tuple(paragraph_ids)
        return self._thread.submit(Rank.LIBRARY, lambda: self._analyses(revision, engine, wanted))

    def save_analyses(self, revision: str, analyses: Mapping[str, Analysis]) -> Future[None]:
        """See `LibraryPort`."""
        kept = dict(analyses)
        return self._thread.submit(Rank.ANALYSES, lambda: self._save_analyses(revision, kept))

    # What follows runs on the store thread.

    def _remember(self, value: Text) -> None:
        with self._database.writing() as connection:
            count = next_count(connection)
            readsofar.note_revision(connection, value.id, value.revision)
            row = {
                "title": value.title,
                "source": value.source,
                "revision": value.revision,
                "opened": count,
            }
            put = insert(text).values(id=value.id, **row)
            connection.execute(put.on_conflict_do_update(["id"], set_=row))
            kept = insert(text_revision).values(
                text_id=value.id, revision=value.revision, ordinal=count, printed=value.printed
            )
            connection.execute(kept.on_conflict_do_nothing())

    def _texts(self) -> tuple[KnownText, ...]:
        query = select(text.c.id, text.c.title, text.c.revision, text.c.source)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(text.c.opened.desc())).all()
        return tuple(KnownText(*row) for row in rows)

    def _words(self, text_id: str, revision: str) -> str | None:
        with self._database.reading() as connection:
            return read_words(connection, text_id, revision)

    def _progress(self, text_id: str, revision: str) -> ReadSoFar:
        with self._database.reading() as connection:
            return readsofar.read(connection, text_id, revision)

    def _reading_of(
        self, act: Callable[Concatenate[Connection, P], None], *words: P.args, **more: P.kwargs
    ) -> Future[None]:
        def done() -> None:
            with self._database.writing() as connection:
                act(connection, *words, **more)

        return self._thread.submit(Rank.LIBRARY, done)

    def _analyses(
        self, revision: str, engine: str, wanted: tuple[str, ...]
    ) -> Mapping[str, Analysis]:
        found: dict[str, Analysis] = {}
        with self._database.reading() as connection:
            for first in range(0, len(wanted), _AT_ONCE):
                query = select(analysis.c.paragraph_id, analysis.c.value).where(
                    analysis.c.revision == revision,
                    analysis.c.engine == engine,
                    analysis.c.paragraph_id.in_(wanted[first : first + _AT_ONCE]),
                )
                for paragraph_id, value in connection.execute(query):
                    read = _analysis(value)
                    if read is not None:
                        found[paragraph_id] = read
        return found

    def _save_analyses(self, revision: str, analyses: dict[str, Analysis]) -> None:
        rows = [
            {
                "revision": revision,
                "engine": value.engine,
                "paragraph_id": paragraph_id,
                "value": _packed(value),
            }
            for paragraph_id, value in analyses.items()
        ]
        if not rows:
            return
        put = insert(analysis)
        key = ["revision", "engine", "paragraph_id"]
        with self._database.writing() as connection:
            connection.execute(
                put.on_conflict_do_update(key, set_={"value": put.excluded.value}), rows
            )
            if self._learned is not None:
                self._learned(connection, revision, tuple(analyses))


def read_words(connection: Connection, text_id: str, revision: str) -> str | None:
    """The printed words of a kept revision, or None."""
    query = select(text_revision.c.printed).where(
        text_revision.c.text_id == text_id, text_revision.c.revision == revision
    )
    return connection.execute(query).scalar_one_or_none()


def read_analyses(
    connection: Connection, revision: str, paragraph_ids: Sequence[str]
) -> dict[str, Analysis]:
    """The stored analyses of some paragraphs, by whatever engine worked last."""
    query = (
        select(analysis.c.paragraph_id, analysis.c.value)
        .where(analysis.c.revision == revision, analysis.c.paragraph_id.in_(paragraph_ids))
        .order_by(literal_column("rowid"))
    )
    found = {name: _analysis(value) for name, value in connection.execute(query)}
    return {name: value for name, value in found.items() if value is not None}


def _packed(value: Analysis) -> bytes:
    """An analysis as it is stored: JSON in UTF-8, compressed to a fifth of it."""
    words = json.dumps(value.to_json(), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(words.encode("utf-8"), zlib.Z_BEST_SPEED)


def _analysis(value: bytes) -> Analysis | None:
    """A stored analysis, or None if it is none of ours: then it is simply made anew."""
    try:
        unpacking = zlib.decompressobj()
        words = unpacking.decompress(value, LARGEST_ANALYSIS)
        if not unpacking.eof:
            return None
        return Analysis.from_json(json.loads(words))
    except (zlib.error, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
