"""The terms that are due in each sentence, as files of sentences carry them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..desk.checks.finding import Occurring
from ..desk.concept import Concept, Status
from ..desk.deciding import Basis, decided
from ..desk.languages import ENGLISH
from ..desk.segments import Segment
from .deskwork import Due, DueOf

_DECIDED = (Basis.HERE, Basis.APPROVED)


def due_among(
    occurrences: Iterable[Occurring], concepts: Iterable[Concept], language: str = ENGLISH
) -> DueOf:
    """What says which terms are due in a sentence; a term across two sentences is in neither.

    Args:
        occurrences: all places of terms in the sentences that will be asked for.
        concepts: the terms they are of; places of others are passed over.
        language: of the renderings. What is only proposed is told as proposed.
    """
    known = {each.id: each for each in concepts}
    found = sorted(
        (each for each in occurrences if each.concept_id in known),
        key=lambda each: (each.span.start, -each.span.end),
    )
    starts = [each.span.start for each in found]

    def due(segment: Segment) -> Sequence[Due]:
        place = segment.span
        first, last = bisect_left(starts, place.start), bisect_right(starts, place.end)
        return tuple(
            _due(each, known[each.concept_id], place.start, language)
            for each in found[first:last]
            if place.covers(each.span)
        )

    return due


def _due(one: Occurring, concept: Concept, start: int, language: str) -> Due:
    said = decided(concept, one.ruling, language)
    is_decided = said.basis in _DECIDED
    found = () if is_decided else concept.renderings_of(Status.PROPOSED, language)
    return Due(
        one.span.shifted(-start),
        concept.name,
        said.words if is_decided else "",
        concept.definition,
        tuple(dict.fromkeys(each.words for each in found if each.words)),
    )
