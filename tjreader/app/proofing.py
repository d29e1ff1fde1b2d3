"""The check of a text's translation put together: sentences, terms due, findings, coverage.

It computes from records alone, so a window, a command and a test get the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from ..desk.checks.checker import Checker, Report
from ..desk.checks.finding import Due, Occurring, Sifted, dues, sift
from ..desk.concept import Concept
from ..desk.coverage import Coverage, coverage
from ..desk.glossary import shipped_concepts
from ..desk.languages import ENGLISH
from ..desk.record import Record
from ..desk.ruling import Acceptance, Ruling, in_force
from ..desk.segments import Paired, paired, segments
from ..desk.translation import Translation
from ..text.document import Paragraph, Text
from .opened import OpenedText

Recognise = Callable[
    [tuple[Concept, ...], Text, Sequence[Paragraph], tuple[Ruling, ...]], Iterable[Occurring]
]
"""Finds all terms in some paragraphs: `desk.recognition`, whose library no start may load."""

R = TypeVar("R", Concept, Ruling, Translation, Acceptance)


class Proof(Struct, frozen=True):
    """What the check of a text, or of one section, came to."""

    text: Text
    language: str
    concepts: tuple[Concept, ...]
    paired: Paired
    dues: tuple[Due, ...]
    report: Report
    sifted: Sifted

    def coverage(self, made: str) -> Coverage:
        """The report for an editor; `made` is the moment (ISO 8601, UTC)."""
        return coverage(
            self.text,
            self.paired.pairs,
            self.dues,
            self.concepts,
            self.sifted,
            language=self.language,
            made=made,
        )


def proof(
    opened: OpenedText,
    records: Iterable[Record],
    recognise: Recognise,
    *,
    language: str = ENGLISH,
    section_id: str | None = None,
) -> Proof:
    """Check a translation.

    Args:
        opened: the text, with its glossary.
        records: what the desk keeps of it and of all texts.
        recognise: finds the terms.
        language: which translation.
        section_id: one section alone; None for the whole text.
    """
    text, known = opened.text, tuple(records)
    concepts = concepts_of(opened, known)
    sections = text.arrangements[0].sections
    paragraphs = [
        paragraph
        for section in sections
        if section_id in (None, section.id)
        for paragraph in section.paragraphs
    ]
    rulings = in_force(_of(Ruling, known), language)
    due = dues(recognise(concepts, text, paragraphs, rulings))
    some = segments(text, section_id=section_id)
    beside = paired(text, some, _of(Translation, known), language)
    report = Checker(concepts, language).text(beside.pairs, due)
    sifted = sift(report.findings, _of(Acceptance, known), text.id)
    return Proof(text, language, concepts, beside, due, report, sifted)


def concepts_of(opened: OpenedText, records: Sequence[Record]) -> tuple[Concept, ...]:
    """The reader's own terms, then those of the glossary that none of them stands in place of."""
    own = _of(Concept, records)
    adopted = {known for each in own for known in (each.adopted, *each.also_adopted)}
    shipped = shipped_concepts(opened.text.id, opened.glossary)
    return (*own, *(each for each in shipped if each.id not in adopted))


def _of(kind: type[R], records: Iterable[Record]) -> tuple[R, ...]:
    return tuple(each for each in records if isinstance(each, kind))
