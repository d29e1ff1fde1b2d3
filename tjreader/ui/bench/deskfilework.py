"""What is done with files of terms and translations on another thread: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ...app.deskwork import work_of
from ...app.importing import Prefer
from ...app.incomingterms import Custom, TermSource
from ...app.marking import now
from ...app.parts import Parts
from ...app.sentenceexport import Shelf, outgoing
from ...app.sentenceimport import SentencePlan, plan_sentences
from ...app.termformats import WITH_TERMS
from ...app.termimport import Here, TermPlan, plan_terms
from ...app.termreading import concepts_of
from ...app.underway import Tick
from ...desk.concept import Concept
from ...desk.translation import Translation
from ...text.document import Text
from .columnsform import Columns
from .exportforms import TermWish, TranslationWish

MADE = 0.8
"""The share of a translation's export that is done when its sentences are gathered."""

TermPlans = Mapping[Prefer, TermPlan]
SentencePlans = Mapping[Prefer, SentencePlan]
"""What would be done, by whose version is taken."""


class TermWriting(Struct, frozen=True):
    """Writes terms."""

    parts: Parts
    concepts: tuple[Concept, ...]
    title: str
    wish: TermWish
    path: Path

    def __call__(self, tick: Tick) -> Path:
        """Write the file; its path."""
        wish = self.wish
        data = self.parts.desk_files.terms(
            wish.format_id, self.concepts, self.title, wish.language, tick
        )
        tick(1.0)
        self.parts.write(self.path, data)
        return self.path


class TranslationWriting(Struct, frozen=True):
    """Writes sentences with their translations and the terms due in them."""

    parts: Parts
    text: Text
    shelf: Shelf
    wish: TranslationWish
    path: Path

    def __call__(self, tick: Tick) -> Path:
        """Write the file; its path."""

        def told(share: float) -> None:
            tick(MADE * share)

        sentences = self.wish.sentences
        if self.wish.format_id not in WITH_TERMS:
            sentences = replace(sentences, terms=False)
        work = outgoing(
            self.text, self.shelf, sentences, self.parts.recognise, made=now(), tick=told
        )
        data = self.parts.desk_files.sentences(self.wish.format_id, work)
        tick(1.0)
        self.parts.write(self.path, data)
        return self.path


class TermReading(Struct, frozen=True):
    """Reads a file of terms."""

    parts: Parts
    path: Path
    custom: Custom

    def __call__(self, tick: Tick) -> TermSource:
        """What it holds."""
        source = self.parts.desk_files.read_terms(self.path, self.custom)
        tick(1.0)
        return source


class TermPlanning(Struct, frozen=True):
    """Works out what taking terms in would do. `columns` is None where the file says it."""

    source: TermSource
    columns: Columns | None
    here: Here

    def __call__(self, tick: Tick) -> tuple[Columns | None, TermPlans]:
        """The plans, and the columns they are of."""
        source, columns = self.source, self.columns
        terms = source.terms
        if source.table is not None and columns is not None:
            terms = concepts_of(source.table, columns.layout, columns.custom)
        if terms is None:
            raise ValueError("a table without its columns")
        plans = {}
        for prefer in Prefer:
            tick(0.0)
            plans[prefer] = plan_terms(self.here, terms, prefer)
        tick(1.0)
        return columns, plans


class TranslationReading(Struct, frozen=True):
    """Reads a file of translations and works out what taking them in would do."""

    parts: Parts
    path: Path
    text: Text
    translations: tuple[Translation, ...]
    language: str

    def __call__(self, tick: Tick) -> SentencePlans:
        """The plans."""
        incoming = self.parts.desk_files.read_sentences(self.path, self.language)
        tick(0.0)
        work = work_of(self.text, self.translations, language=self.language)
        plans = {}
        for prefer in Prefer:
            tick(0.0)
            plans[prefer] = plan_sentences(work, incoming, prefer, now())
        tick(1.0)
        return plans
