"""What was decided at single places of one revision, looked up by concept and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..notes.anchor import AnchorState
from ..text.span import Span
from .concept import Concept
from .ruling import Ruling, RulingKind

Heirs = Mapping[str, tuple[str, ...]]
"""Whose rulings hold for a concept as well, the nearest first, by its id."""


def heirs_among(concepts: Iterable[Concept]) -> Heirs:
    """Who of some concepts stands for others, as `Concept.stands_for` tells."""
    return {
        each.id: each.stands_for
        for each in concepts
        if each.adopted or each.heir_of or each.also_adopted
    }


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
        said: dict[str, list[Ruling]] = {}
        for each in rulings:
            if _has_place(each, revision):
                said.setdefault(each.concept_id, []).append(each)
        for heir, stood in self.heirs.items() if said else ():
            for earlier in reversed(stood):  # the nearest last: it goes before the others
                self._take(heir, said.get(earlier, ()))
        for concept_id, own in said.items():
            self._take(concept_id, own)

    def _take(self, concept_id: str, rulings: Sequence[Ruling]) -> None:
        """Let these hold for a concept, in place of what held there at their places."""
        keys = [(concept_id, each.anchor.spans[0]) for each in rulings]
        for key in keys:
            self.not_terms.discard(key)
            self.rendered.pop(key, None)
        for key, each in zip(keys, rulings, strict=True):
            if each.kind is RulingKind.NOT_TERM:
                self.not_terms.add(key)
            else:
                self.rendered[key] = each

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
