"""Highlights and search hits laid upon the paragraphs of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from heapq import heappop, heappush

from msgspec import Struct

from ...app.markplaces import MarkPlaces
from ...app.page import Mark, Page
from ...text.span import Span


class Laid(Struct, frozen=True):
    """A mark in one paragraph: its shown stretches and how many marks lie under it.

    `ends` is true in the last paragraph of the mark, where a sign for its note stands.
    """

    mark: Mark
    shown: tuple[Span, ...]
    level: int
    ends: bool


class Layer:
    """Printed stretches sorted by the paragraphs of a page, turned into shown ones when asked.

    Stretches in paragraphs that are not on the page are passed over.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        order = sorted((p.span, index) for index, p in enumerate(page.outline))
        self._starts = [span.start for span, _ in order]
        self._order = [index for _, index in order]

    def paragraph_of(self, position: int) -> int | None:
        """Index of the paragraph that holds a printed offset (its end counts), or None."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return None
        index = self._order[at]
        return index if position <= self._page.outline[index].span.end else None

    def nearest(self, position: int) -> int:
        """Index of the paragraph that holds an offset, or the one it stands before."""
        held = self.paragraph_of(position)
        if held is not None:
            return held
        at = bisect_right(self._starts, position)
        return self._order[min(at, len(self._order) - 1)] if self._order else 0

    def paragraphs(self, span: Span) -> list[int]:
        """Indices of the paragraphs a printed stretch touches."""
        found: list[int] = []
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self._order) and self._starts[at] < max(span.end, span.start + 1):
            index = self._order[at]
            if self._page.outline[index].span.intersects(span):
                found.append(index)
            at += 1
        return found

    def shown(self, index: int, span: Span) -> tuple[Span, ...]:
        """Where a printed stretch stands in a paragraph as shown."""
        return self._page.paragraph(index).rendering.to_shown(span)


class MarkLayer(Layer):
    """The highlights of a page by paragraph; those of one are looked for when it is drawn."""

    def __init__(self, page: Page, places: MarkPlaces) -> None:
        super().__init__(page)
        self._places = places
        self._laid: dict[int, list[Laid]] = {}

    def renew(self, marks: tuple[Mark, ...]) -> None:
        """Lay other marks instead; what they leave as it is stays laid."""
        others = self._places.renew(marks)
        if others is None:
            self._laid.clear()
            return
        for mark in others:
            for index, _ in self._touched(mark):
                self._laid.pop(index, None)

    def _touched(self, mark: Mark) -> list[tuple[int, Span]]:
        """The paragraphs of the page a mark stands in, in its order, each with its stretch."""
        return [(index, span) for span in mark.spans for index in self.paragraphs(span)]

    def laid(self, index: int) -> list[Laid]:
        """The marks of a paragraph, those under others first."""
        known = self._laid.get(index)
        if known is None:
            known = self._laid[index] = self._lay(index)
        return known

    def forget(self, index: int) -> None:
        """Lay a paragraph's marks again, after its words changed."""
        self._laid.pop(index, None)

    def _lay(self, index: int) -> list[Laid]:
        held = self._page.outline[index].span
        rows: list[_Row] = []
        for mark in self._places.touching(held):
            if len(mark.spans) == 1 and held.covers(mark.spans[0]):
                touched = [(index, mark.spans[0])]
            else:
                touched = self._touched(mark)
            last = len(touched) - 1
            for nth, (number, span) in enumerate(touched):
                shown = self.shown(index, span) if number == index else ()
                if shown:
                    rows.append((mark, shown, nth == last))
        rows.sort(key=lambda row: (row[1][0].start, -row[1][-1].end))
        whole = all(len(shown) == 1 and shown[0] for _, shown, _ in rows)
        levels = _levels([row[1][0] for row in rows]) if whole else _levels_apart(rows)
        return [Laid(*row[:2], level, row[2]) for row, level in zip(rows, levels, strict=True)]

    def at(self, index: int, place: int) -> Mark | None:
        """The topmost mark over a code point of the shown text, the smallest one first."""
        held = [laid for laid in self.laid(index) if any(place in span for span in laid.shown)]
        if not held:
            return None
        return min(held, key=lambda laid: sum(len(span) for span in laid.shown)).mark


_Row = tuple[Mark, tuple[Span, ...], bool]


def _levels(spans: list[Span]) -> Iterator[int]:
    """For each stretch the lowest level on which no earlier one is in its way.

    They come by their starts, so those that end later than one begins are those in its way.
    """
    ends: list[tuple[int, int]] = []
    free: list[int] = []
    for span in spans:
        while ends and ends[0][0] <= span.start:
            heappush(free, heappop(ends)[1])
        level = heappop(free) if free else len(ends)
        heappush(ends, (span.end, level))
        yield level


def _levels_apart(rows: list[_Row]) -> list[int]:
    """As `_levels`, for marks of several stretches, which may lie in the gaps of others."""
    levels: list[int] = []
    for _, shown, _ in rows:
        taken = {
            level
            for level, row in zip(levels, rows, strict=False)
            if any(a.intersects(b) for a in row[1] for b in shown)
        }
        levels.append(next(n for n in range(len(levels) + 1) if n not in taken))
    return levels


class HitLayer(Layer):
    """The search hits of a page by paragraph."""

    def __init__(self, page: Page, hits: tuple[Span, ...], current: int) -> None:
        super().__init__(page)
        self.hits = hits
        self._by_paragraph: dict[int, list[tuple[Span, bool]]] = {}
        for number, hit in enumerate(hits):
            for index in self.paragraphs(hit):
                self._by_paragraph.setdefault(index, []).append((hit, number == current))
        self._current = current

    def laid(self, index: int) -> list[tuple[Span, bool]]:
        """Shown stretches of a paragraph's hits; true for the current one."""
        return [
            (span, current)
            for hit, current in self._by_paragraph.get(index, ())
            for span in self.shown(index, hit)
        ]

    def ticks(self) -> list[tuple[int, Span, bool]]:
        """Paragraph, printed stretch and whether it is current, for the scroll bar."""
        return [
            (index, hit, current)
            for index, rows in self._by_paragraph.items()
            for hit, current in rows
        ]
