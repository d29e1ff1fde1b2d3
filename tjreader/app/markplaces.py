"""The marks of a text by where they stand, so that those of one paragraph are found at once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from ..text.span import Span
from .numbering import Numbered
from .page import Mark

_STRETCH = 256
"""Code points of the printed text whose marks are kept together."""


class MarkPlaces:
    """The marks of a text, in the order they were made, asked for by stretches of it."""

    def __init__(self, marks: tuple[Mark, ...] = ()) -> None:
        self._sort_in(marks)

    def _sort_in(self, marks: tuple[Mark, ...]) -> None:
        self._known = Numbered(marks)
        self._marks = list(marks)  # by number; what went is only not found any more
        self._by_stretch: dict[int, list[int]] = {}
        for number, mark in enumerate(marks):
            for stretch in _stretches(mark):
                self._by_stretch.setdefault(stretch, []).append(number)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All of them."""
        return self._known.values

    def renew(self, marks: tuple[Mark, ...]) -> list[Mark] | None:
        """Have other marks; those that came, went or are others now.

        None where all were sorted in anew: many came, or one in the midst of others.
        """
        change = self._known.take(marks)
        if change is None:
            self._sort_in(marks)
            return None
        for place in change.gone:
            for stretch in _stretches(place.value):
                numbers = self._by_stretch[stretch]
                del numbers[bisect_left(numbers, place.number)]
        for place in change.come:
            while place.number >= len(self._marks):
                self._marks.append(place.value)
            self._marks[place.number] = place.value
            for stretch in _stretches(place.value):
                insort(self._by_stretch.setdefault(stretch, []), place.number)
        return [place.value for place in (*change.gone, *change.come)]

    def touching(self, span: Span) -> list[Mark]:
        """The marks that have at least one code point of a printed stretch."""
        numbers: Iterable[int]
        stretches = range(span.start // _STRETCH, (max(span.end, 1) - 1) // _STRETCH + 1)
        if len(stretches) == 1:
            numbers = self._by_stretch.get(stretches[0], ())
        else:
            every = (self._by_stretch.get(stretch, ()) for stretch in stretches)
            numbers = sorted(set().union(*every))
        start, end = span.start, span.end
        found = []
        for mark in map(self._marks.__getitem__, numbers):
            for each in mark.spans:  # as `Span.intersects`, which is called too often here
                if max(each.start, start) < min(each.end, end):
                    found.append(mark)
                    break
        return found


def _stretches(mark: Mark) -> Iterable[int]:
    """The stretches a mark stands in, each once."""
    spans = mark.spans
    if len(spans) == 1:
        return range(spans[0].start // _STRETCH, (max(spans[0].end, 1) - 1) // _STRETCH + 1)
    found: dict[int, None] = {}
    for span in spans:
        last = (max(span.end, 1) - 1) // _STRETCH
        found |= dict.fromkeys(range(span.start // _STRETCH, last + 1))
    return found
