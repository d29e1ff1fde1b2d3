"""Concordances: the places of a term with the words around them, and how often it stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from ..text.document import Arrangement, Paragraph, Section, Text, place_code
from ..text.sentences import sentence_at
from ..text.span import Span
from .concept import Concept
from .deciding import Decided, decided
from .languages import ENGLISH
from .recognition import Occurrence

CONTEXT = 24
"""Code points of context on either side, unless told otherwise."""


class Order(StrEnum):
    """What the lines are sorted by; those that are the same in it stand in order of place."""

    PLACE = "place"
    LEFT = "left"  # the neighbours on the left, read leftwards from the term
    RIGHT = "right"  # the neighbours on the right
    FORM = "form"


class Line(Struct, frozen=True):
    """One place of a term.

    `left` and `right` are printed words of the same paragraph, without the sentence's bounds;
    `sentence` is the printed place of the whole sentence, or of what the term reaches over.
    `place` is the place code. `position` counts the lines in reading order from 0.
    """

    occurrence: Occurrence
    position: int
    section_id: str
    place: str
    left: str
    words: str
    right: str
    sentence: Span
    decided: Decided


def lines(
    text: Text,
    arrangement: Arrangement,
    concepts: Iterable[Concept],
    occurrences: Iterable[Occurrence],
    *,
    context: int = CONTEXT,
    language: str = ENGLISH,
) -> tuple[Line, ...]:
    """The lines of some occurrences, in the order in which the text is read.

    Args:
        text: the text.
        arrangement: the reading order; occurrences in no section of it are left out.
        concepts: those of the occurrences; others are passed over.
        occurrences: the places.
        context: code points on either side.
        language: of the renderings.
    """
    known = {each.id: each for each in concepts}
    places = {
        paragraph.id: (nth, section, paragraph)
        for nth, (section, paragraph) in enumerate(
            (section, paragraph)
            for section in arrangement.sections
            for paragraph in section.paragraphs
        )
    }
    found = [each for each in occurrences if each.paragraph_id in places]
    found = [each for each in found if each.concept_id in known]
    found.sort(key=lambda each: (places[each.paragraph_id][0], each.span))
    return tuple(
        _line(
            text,
            (position, *places[each.paragraph_id][1:]),
            each,
            context,
            decided(known[each.concept_id], each.ruling, language),
        )
        for position, each in enumerate(found)
    )


def _line(
    text: Text,
    at: tuple[int, Section, Paragraph],
    occurrence: Occurrence,
    context: int,
    answer: Decided,
) -> Line:
    position, section, paragraph = at
    span, bounds = occurrence.span, paragraph.span
    words = bounds.of(text.printed)
    first = sentence_at(words, span.start - bounds.start)
    last = sentence_at(words, span.end - 1 - bounds.start)
    return Line(
        occurrence=occurrence,
        position=position,
        section_id=section.id,
        place=place_code(section, paragraph),
        left=text.printed[max(bounds.start, span.start - context) : span.start],
        words=span.of(text.printed),
        right=text.printed[span.end : min(bounds.end, span.end + context)],
        sentence=Span(first.start, last.end).shifted(bounds.start),
        decided=answer,
    )


def in_order(found: Sequence[Line], order: Order) -> tuple[Line, ...]:
    """The lines sorted otherwise; characters are compared by their code points.

    On the left it is the nearest character that counts first, so that 的低空经济 stands
    beside 的低空经济 whatever stands before 的.
    """
    if order is Order.LEFT:
        return tuple(sorted(found, key=lambda line: (line.left[::-1], line.position)))
    if order is Order.RIGHT:
        return tuple(sorted(found, key=lambda line: (line.right, line.position)))
    if order is Order.FORM:
        return tuple(sorted(found, key=lambda line: (line.words, line.position)))
    return tuple(sorted(found, key=lambda line: line.position))


class SectionCount(Struct, frozen=True):
    """How many terms stand in a section, and how often all of them together."""

    section_id: str
    terms: int
    occurrences: int


def by_section(
    arrangement: Arrangement, occurrences: Iterable[Occurrence]
) -> tuple[SectionCount, ...]:
    """What stands in each section, in reading order; sections without any are told too.

    Occurrences in no section of the arrangement are left out.
    """
    home = {p.id: section.id for section in arrangement.sections for p in section.paragraphs}
    terms: dict[str, set[str]] = {section.id: set() for section in arrangement.sections}
    totals = dict.fromkeys(terms, 0)
    for each in occurrences:
        section_id = home.get(each.paragraph_id)
        if section_id is not None:
            totals[section_id] += 1
            terms[section_id].add(each.concept_id)
    return tuple(SectionCount(key, len(some), totals[key]) for key, some in terms.items())
