"""What was decided at single places of one revision, looked up by concept and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..notes.anchor import AnchorState
from ..text.span import Span
from .concept import Concept
from .ruling import Ruling, RulingKind

Heirs = Mapping[str, tuple[str, ...]]
"""The concepts that rulings on a concept hold for as well, by its id."""


def heirs_among(concepts: Iterable[Concept]) -> Heirs:
    """Who of some concepts stands for others, as `Concept.stands_for` tells."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        if concept.adopted or concept.heir_of or concept.also_adopted:
            for each in concept.stands_for:
                found[each] = (*found.get(each, ()), concept.id)
    return found


class Rulings:
    """What was decided at single places of one revision, by concept and place.

    A ruling holds for the heirs of its concept too, unless they have one of their own there.
    """

    def __init__(
        self, rulings: Iterable[Ruling] = (), revision: str = "", heirs: Heirs | None = None
    ) -> None:
        self.revision = revision
        self.heirs = heirs or {}
        self.not_terms: set[tuple[str, Span]] = set()
        self.rendered: dict[tuple[str, Span], Ruling] = {}
        some = [each for each in rulings if _has_place(each, revision)]
        own = {(each.concept_id, each.anchor.spans[0]) for each in some}
        for each in some:
            place = each.anchor.spans[0]
            self._put((each.concept_id, place), each)
            for heir in self.heirs.get(each.concept_id, ()):
                if (heir, place) not in own:
                    self._put((heir, place), each)

    def _put(self, key: tuple[str, Span], ruling: Ruling) -> None:
        if ruling.kind is RulingKind.NOT_TERM:
            self.not_terms.add(key)
        else:
            self.rendered[key] = ruling

    def differing(self, other: Rulings) -> set[Span]:
        """The places where something else is decided."""
        taken = self.not_terms ^ other.not_terms
        given = self.rendered.items() ^ other.rendered.items()
        return {place for _, place in taken} | {place for (_, place), _ in given}

    def within(self, span: Span) -> dict[tuple[int, int], set[str]]:
        """Concepts that are not meant, by place in the paragraph at `span`."""
        found: dict[tuple[int, int], set[str]] = {}
        for concept_id, place in self.not_terms:
            if span.covers(place):
                at = (place.start - span.start, place.end - span.start)
                found.setdefault(at, set()).add(concept_id)
        return found


def _has_place(ruling: Ruling, revision: str) -> bool:
    anchor = ruling.anchor
    is_here = anchor.revision == revision and anchor.state is not AnchorState.ORPHAN
    return is_here and len(anchor.spans) == 1
