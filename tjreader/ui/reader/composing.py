"""Breaking boxes into lines: kinsoku, punctuation on half widths, flush lines, pinyin."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from .boxes import Class
from .shaping import Boxes
from .sheet import Align

AUTOSPACE = 0.16
"""Space between Chinese and Western characters, in characters."""
RUBY_GAP = 0.15
"""Least space between the syllables of two words, in characters."""
RUBY_JOINT = 0.09
"""Least space between two syllables of one word, in characters."""
RUBY_SHARE = 0.8
"""What a syllable opens on each side, in parts of what it stands out over its character."""
RUBY_TRACK = 0.04
"""Least space between characters with pinyin, in characters: wider gaps show less then."""
OVERHANG = 0.42
"""How far a syllable may stand over a neighbour without one, in that neighbour's width."""
SHRINK = 0.25
"""How much of a mark's width may be given up to take in a closing mark, in characters."""

IN_WORD, AT_SPACE = 1.0, -0.25
"""What it costs a centred line to end inside a word, and to end at a space; 1 is an empty line."""
MOST_BALANCED = 120
"""Boxes of the longest centred stretch whose lines are made alike."""
LEAST_LEFT = 14
"""Boxes a line must keep when it gives a character to the next."""

_SOUNDING = frozenset((Class.HANZI, Class.LATIN))
_NEVER_FIRST = frozenset(
    (Class.CLOSE, Class.STOP, Class.MIDDLE, Class.DASH, Class.SPACE, Class.POINT)
)
_WESTERN = frozenset((Class.LATIN, Class.POINT))


class Line(Struct):
    """One line: boxes `[first, last)`, their left edges `xs` (px from the column's left).

    `top` is from the paragraph's top, `baseline` from the line's top. `xs` has one entry
    per box; the right edge of a box is its left edge plus its advance.
    """

    first: int
    last: int
    xs: list[float]
    top: float = 0.0
    height: float = 0.0
    baseline: float = 0.0


class Composer:
    """Sets one stretch of boxes in lines of a width; holds what does not depend on it.

    Args:
        boxes: what to set.
        spacing: px added between characters.
        syllables: width in px of the pinyin over each box (0 = none), or None for no pinyin.
        joined: code points that belong to one word with the one before.
    """

    def __init__(
        self,
        boxes: Boxes,
        spacing: float,
        syllables: list[float] | None,
        joined: frozenset[int] = frozenset(),
    ) -> None:
        self._boxes = boxes
        self._joined = joined
        self._extra = [0.0] * len(boxes)
        self._syllables = syllables
        self._may_break = _breaks(boxes.classes)
        self._edges = self._natural(spacing)

    def _natural(self, spacing: float) -> list[float]:
        """Left edges of all boxes on one endless line."""
        boxes, syllables = self._boxes, self._syllables
        advances, classes = boxes.advances, boxes.classes
        edges: list[float] = []
        at = 0.0
        for i in range(len(advances)):
            if i:
                gap = self._gap(i, classes[i - 1], classes[i]) + spacing
                if syllables and (syllables[i] or syllables[i - 1]):
                    wanted = self._ruby_gap(i, syllables[i - 1], syllables[i])
                    self._extra[i] = max(0.0, wanted - gap)
                    gap = max(gap, wanted)
                at += advances[i - 1] + gap
            edges.append(at)
        return edges

    def _gap(self, i: int, before: Class, after: Class) -> float:
        boxes = self._boxes
        if before == Class.HANZI and after == Class.HANZI:
            return 0.0
        if (before == Class.HANZI and after == Class.LATIN) or (
            before in _WESTERN and after == Class.HANZI
        ):
            return boxes.em * AUTOSPACE
        if boxes.trails[i - 1] and (boxes.leads[i] or boxes.trails[i] or after == Class.MIDDLE):
            return -boxes.trails[i - 1]
        if boxes.leads[i] and (boxes.leads[i - 1] or before == Class.OPEN):
            return -boxes.leads[i]
        return 0.0

    def _ruby_gap(self, i: int, before: float, after: float) -> float:
        """The least gap before box i at which its syllable and the last one do not touch.

        A syllable wider than its character opens the line on both sides, also beside a
        short one that would leave it room: a character stands in the middle of its gap.
        """
        left, right = self._boxes.advances[i - 1], self._boxes.advances[i]
        if before and after:
            joined = self._boxes.starts[i] in self._joined
            between = self._boxes.em * (RUBY_JOINT if joined else RUBY_GAP)
            touch = (before + after) / 2 + between - (left + right) / 2
            outer = max(0.0, before - left) + max(0.0, after - right)
            return max(touch, outer / 2 * RUBY_SHARE, self._boxes.em * RUBY_TRACK)
        if before:
            return (before - left) / 2 - right * OVERHANG
        return (after - right) / 2 - left * OVERHANG

    def lines(self, width: float, first: float, left: float, align: Align) -> list[Line]:
        """Break into lines.

        Args:
            width: of the column, in px.
            first: indent of the first line, in px.
            left: indent of the other lines, in px.
            align: how the lines stand; JUSTIFY leaves the last one as it falls.
        """
        made = self._set(width, first, left, align, [])
        if align is Align.CENTRE and len(made) > 1 and len(self._boxes) <= MOST_BALANCED:
            ends = self._alike(len(made), max(width - max(first, left), self._boxes.em))
            made = self._set(width, first, left, align, ends)
        if align is Align.JUSTIFY and len(made) > 1:
            self._keep_company(made, width, first, left)
        return made or [Line(0, 0, [])]

    def _set(
        self, width: float, first: float, left: float, align: Align, ends: list[int]
    ) -> list[Line]:
        """The lines that end there, or where they are full if nothing is said of it."""
        made: list[Line] = []
        count = len(self._boxes)
        at = 0
        while at < count:
            indent = left if made else first
            room = max(width - indent, self._boxes.em)
            end = ends[len(made)] if ends else self._line_end(at, room)
            made.append(self._line(at, end, indent, room, align))
            at = end
            while at < count and self._boxes.classes[at] == Class.SPACE:
                made[-1].xs.append(made[-1].xs[-1] + self._boxes.advances[at - 1])
                at += 1
                made[-1].last = at
        return made

    def _alike(self, count: int, room: float) -> list[int]:
        """Where so many lines end that are as alike as can be, at spaces and between words.

        Empty if they cannot be set so. What stands empty counts by its square.
        """
        total, classes = len(self._boxes), self._boxes.classes
        # By where the next line begins: the cost so far, and the ends.
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
        for left in range(count - 1, -1, -1):
            after: dict[int, tuple[float, list[int]]] = {}
            for at, (cost, ends) in best.items():
                for end in range(at + 1, total + 1):
                    wide = self._width(at, end)
                    if wide > room + 0.01:
                        break
                    if (end < total) != (left > 0) or not (end == total or self._may_break[end]):
                        continue
                    then = end
                    while then < total and classes[then] == Class.SPACE:
                        then += 1
                    costs = cost + (1 - wide / room) ** 2 + self._cost_of_end(end)
                    if then not in after or costs < after[then][0]:
                        after[then] = costs, [*ends, end]
            best = after
        return best[total][1] if total in best else []

    def _cost_of_end(self, end: int) -> float:
        boxes = self._boxes
        if end == len(boxes):
            return 0.0
        if Class.SPACE in (boxes.classes[end], boxes.classes[end - 1]):
            return AT_SPACE
        return IN_WORD if boxes.starts[end] in self._joined else 0.0

    def _keep_company(self, made: list[Line], width: float, first: float, left: float) -> None:
        """Give a character that would stand alone in the last line one from the line before."""
        before, alone = made[-2], made[-1]
        classes = self._boxes.classes
        if sum(kind in _SOUNDING for kind in classes[alone.first : alone.last]) != 1:
            return
        cut = alone.first - 1
        while cut > before.first and not self._may_break[cut]:
            cut -= 1
        if cut - before.first < LEAST_LEFT:
            return
        indent = first if len(made) == 2 else left
        em = self._boxes.em
        made[-2] = self._line(before.first, cut, indent, max(width - indent, em), Align.JUSTIFY)
        made[-1] = self._line(cut, alone.last, left, max(width - left, em), Align.JUSTIFY)

    def _overhang(self, i: int) -> float:
        """How far the syllable of a box stands out on each side."""
        if not self._syllables:
            return 0.0
        return max(0.0, (self._syllables[i] - self._boxes.advances[i]) / 2)

    def _width(self, first: int, last: int) -> float:
        """Natural width of a line of boxes `[first, last)`, blank edges given up."""
        boxes = self._boxes
        end = last - 1
        while end > first and boxes.classes[end] == Class.SPACE:
            end -= 1
        width = self._edges[end] + boxes.advances[end] - self._edges[first]
        width -= boxes.leads[first] + boxes.trails[end]
        return width + self._overhang(first) + self._overhang(end)

    def _line_end(self, first: int, room: float) -> int:
        boxes, count = self._boxes, len(self._boxes)
        limit = self._edges[first] + room + boxes.em
        last = max(first + 1, bisect_right(self._edges, limit, lo=first))
        while last > first + 1 and self._width(first, last) > room + 0.01:
            last -= 1
        if last >= count or self._may_break[last]:
            return last
        taken = self._take_in(first, last, room)
        if taken:
            return taken
        back = last
        while back > first and not self._may_break[back]:
            back -= 1
        return back if back > first else last

    def _take_in(self, first: int, last: int, room: float) -> int:
        """A later end reached by narrowing marks, or 0."""
        count = len(self._boxes)
        for end in range(last + 1, min(last + 4, count + 1)):
            if end < count and not self._may_break[end]:
                continue
            over = self._width(first, end) - room
            return end if over <= self._shrinkable(first, end) else 0
        return 0

    def _shrinkable(self, first: int, last: int) -> float:
        boxes = self._boxes
        marks = sum(1 for i in range(first, last - 1) if self._spare(i) and i != first)
        return marks * boxes.em * SHRINK

    def _spare(self, i: int) -> bool:
        """Whether a mark still has its blank half beside box i + 1 or box i - 1."""
        boxes = self._boxes
        if boxes.trails[i]:
            return i + 1 < len(boxes) and not (boxes.leads[i + 1] or boxes.trails[i + 1])
        return bool(boxes.leads[i]) and not (boxes.leads[i - 1] or boxes.trails[i - 1])

    def _line(self, first: int, last: int, indent: float, room: float, align: Align) -> Line:
        boxes = self._boxes
        width = self._width(first, last)
        start = indent - boxes.leads[first] + self._overhang(first)
        base = self._edges[first]
        xs = [start + edge - base for edge in self._edges[first:last]]
        spare = room - width
        if align is Align.CENTRE:
            xs = [x + spare / 2 for x in xs]
        elif align is Align.RIGHT:
            xs = [x + spare for x in xs]
        elif spare < -0.01:
            self._narrow(first, last, xs, -spare)
        elif last < len(boxes):
            self._spread(first, last, xs, spare)
        return Line(first, last, xs)

    def _spread(self, first: int, last: int, xs: list[float], spare: float) -> None:
        """Share `spare` px among the gaps of a line, first to those pinyin has not opened."""
        classes = self._boxes.classes
        end = last
        while end > first and classes[end - 1] == Class.SPACE:
            end -= 1
        open_gaps = [
            i
            for i in range(first + 1, end)
            if not (classes[i] in _WESTERN and classes[i - 1] in _WESTERN)
        ]
        if not open_gaps:
            return
        level = _level([self._extra[i] for i in open_gaps], spare)
        shares = dict.fromkeys(range(first, last), 0.0)
        for i in open_gaps:
            shares[i] = max(0.0, level - self._extra[i])
        added = 0.0
        for k in range(1, last - first):
            added += shares[first + k]
            xs[k] += added

    def _narrow(self, first: int, last: int, xs: list[float], over: float) -> None:
        """Take `over` px from the blank halves of marks."""
        spare = [i for i in range(first + 1, last - 1) if self._spare(i)]
        if not spare:
            return
        step = over / len(spare)
        taken = 0.0
        marks = set(spare)
        for k in range(1, last - first):
            i = first + k
            if i in marks and self._boxes.leads[i]:
                taken += step
            if i - 1 in marks and self._boxes.trails[i - 1]:
                taken += step
            xs[k] -= taken


def _breaks(classes: list[Class]) -> list[bool]:
    """For each box whether a line may begin with it."""
    may = [True] * len(classes)
    for i in range(1, len(classes)):
        before, after = classes[i - 1], classes[i]
        parted = after == Class.LATIN and before in _WESTERN
        may[i] = not (after in _NEVER_FIRST or before == Class.OPEN or parted)
    return may


def _level(opened: list[float], spare: float) -> float:
    """The width to which gaps are filled up with `spare` px, the least opened first."""
    rising = sorted(opened)
    filled = 0.0
    for count, width in enumerate(rising, start=1):
        above = rising[count] if count < len(rising) else float("inf")
        filled += width
        level = (spare + filled) / count
        if level <= above:
            return level
    return 0.0
