"""Highlights and search hits laid upon the paragraphs of a page."""

from __future__ import annotations

from bisect import bisect_right
from operator import is_not

from msgspec import Struct

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
    """The highlights of a page by paragraph."""

    def __init__(self, page: Page, marks: tuple[Mark, ...]) -> None:
        super().__init__(page)
        self._by_paragraph: dict[int, list[tuple[Mark, Span, bool]]] = {}
        self._laid: dict[int, list[Laid]] = {}
        self._marks = marks
        for mark in marks:
            self._add(mark)

    def renew(self, marks: tuple[Mark, ...]) -> bool:
        """Lay other marks instead: quick where few came, went or look otherwise.

        False, with nothing done, where a new layer is to be made.
        """
        old = self._marks
        if len(marks) == len(old):
            pairs = [
                (one, other) for one, other in zip(old, marks, strict=True) if one is not other
            ]
            if any(one.id != other.id or one.spans != other.spans for one, other in pairs):
                return False
            for one, other in pairs:
                self._swap(one, other)
        else:
            more = len(marks) - len(old)
            longer, shorter = (marks, old) if more > 0 else (old, marks)
            head = _alike(longer, shorter)
            extra = longer[head : head + abs(more)]
            if any(map(is_not, longer[head + abs(more) :], shorter[head:])):
                return False
            if more > 0 and head < len(old):
                return False
            for mark in extra:
                if more > 0:
                    self._add(mark)
                else:
                    self._swap(mark, None)
        self._marks = marks
        return True

    def _add(self, mark: Mark) -> None:
        touched = [(i, span) for span in mark.spans for i in self.paragraphs(span)]
        for nth, (index, span) in enumerate(touched, 1):
            row = (mark, span, nth == len(touched))
            self._by_paragraph.setdefault(index, []).append(row)
            self._laid.pop(index, None)

    def _swap(self, old: Mark, new: Mark | None) -> None:
        """Put another mark with the same places in the place of one, or nothing."""
        for index in {i for span in old.spans for i in self.paragraphs(span)}:
            kept = []
            for row in self._by_paragraph[index]:
                if row[0] is not old:
                    kept.append(row)
                elif new is not None:
                    kept.append((new, row[1], row[2]))
            self._by_paragraph[index] = kept
            self._laid.pop(index, None)

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
        rows = [
            (mark, self.shown(index, span), ends)
            for mark, span, ends in self._by_paragraph.get(index, ())
        ]
        rows = [row for row in rows if row[1]]
        rows.sort(key=lambda row: (row[1][0].start, -row[1][-1].end))
        made: list[Laid] = []
        for mark, shown, ends in rows:
            taken = {
                other.level
                for other in made
                if any(a.intersects(b) for a in other.shown for b in shown)
            }
            level = next(n for n in range(len(made) + 1) if n not in taken)
            made.append(Laid(mark, shown, level, ends))
        return made

    def at(self, index: int, place: int) -> Mark | None:
        """The topmost mark over a code point of the shown text, the smallest one first."""
        held = [laid for laid in self.laid(index) if any(place in span for span in laid.shown)]
        if not held:
            return None
        return min(held, key=lambda laid: sum(len(span) for span in laid.shown)).mark


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


def _alike(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> int:
    """How many are the very same from the start on."""
    count = min(len(one), len(other))
    return next((at for at, differs in enumerate(map(is_not, one, other)) if differs), count)
