"""The marks of the highlights of a text, made once each."""

from __future__ import annotations

from collections.abc import Callable

from ..notes.annotation import Annotation, Target
from . import marking
from .numbering import Difference, Numbered
from .page import Mark

_FEW = 1000
"""As many acts on their way as are looked at one by one; for more all marks are gone through."""


class MarkSheet:
    """Keeps the mark of each annotation until that is another one.

    So a mark that did not change is the very same object in two answers, by which the page
    sees what is left as it is. `stands_here` says whether an annotation can be shown,
    `place_of` where one of an id stands among those last given to `of`, -1 if nowhere.
    """

    def __init__(
        self, stands_here: Callable[[Annotation], bool], place_of: Callable[[str], int]
    ) -> None:
        self._stands_here = stands_here
        self._place_of = place_of
        self._known: Numbered[Annotation] = Numbered()
        self._waiting: frozenset[str] = frozenset()
        self._marks: list[Mark | None] = []
        self._given: tuple[Mark, ...] = ()

    def of(self, annotations: tuple[Annotation, ...], waiting: frozenset[str]) -> tuple[Mark, ...]:
        """The marks of these annotations, in their order; of those waiting, as pending."""
        old = self._known.values
        change = self._known.take(annotations)
        others = waiting ^ self._waiting
        self._waiting = waiting
        if change is None or len(others) > _FEW:
            self._go_through(old, annotations)
        elif change.size or others:
            self._renew(change, others)
        else:
            return self._given
        self._given = tuple(filter(None, self._marks))
        return self._given

    def _renew(self, change: Difference[Annotation], others: frozenset[str]) -> None:
        """Make the marks of what came, and of those that are on their way now or no longer."""
        for place in reversed(change.gone):
            del self._marks[place.at]
        for place in change.come:
            self._marks.insert(place.at, self._mark(place.value))
        for each in others:
            at = self._place_of(each)
            if at >= 0:
                self._marks[at] = self._kept(self._marks[at], self._known.values[at])

    def _go_through(self, old: tuple[Annotation, ...], annotations: tuple[Annotation, ...]) -> None:
        """Make all marks but those that are there already."""
        made = {each.id: (each, mark) for each, mark in zip(old, self._marks, strict=True)}
        marks: list[Mark | None] = []
        for each in annotations:
            known = made.get(each.id)
            same = known is not None and known[0] is each
            marks.append(self._kept(known[1], each) if known and same else self._mark(each))
        self._marks = marks

    def _kept(self, mark: Mark | None, each: Annotation) -> Mark | None:
        """A mark if it is right about being on its way, else another."""
        if mark is None or mark.pending is (mark.id in self._waiting):
            return mark
        return self._mark(each)

    def _mark(self, each: Annotation) -> Mark | None:
        if each.target is not Target.HIGHLIGHT or not self._stands_here(each):
            return None
        return marking.mark_of(each, pending=each.id in self._waiting)
