"""What part of a galley the window shows, held by its top block so that it never jumps.

Heights of blocks not yet set are guesses. The place is kept as (block, px into it): when a
guess above is put right, the words on the screen stay where they are and only the scroll
bar's value changes.
"""

from __future__ import annotations

from msgspec import Struct

from ...text.span import Span
from .blocks import TITLE
from .galley import Galley
from .setting import SetBlock
from .style import PageStyle


class Shown(Struct, frozen=True):
    """A block on the screen: its number and the height of its lines' top in the viewport (px)."""

    number: int
    block: SetBlock
    top: float


class Held(Struct, frozen=True):
    """A line on the screen that is to stay: its first code point and its top (px)."""

    paragraph: int
    place: int
    y: float


class Stage:
    """The scrolled window over one galley.

    Args:
        galley: what is shown.
        height: of the viewport in px.
        foot: height in px of what follows the last paragraph.
    """

    def __init__(self, galley: Galley, height: float, foot: float) -> None:
        self.galley = galley
        self.height = height
        self.foot = foot
        self.head = float(round(galley.style.size * 1.6))
        self._block = 0
        self._offset = -self.head

    @property
    def total(self) -> float:
        """Height of the whole page with its margins, partly guessed."""
        return self.head + self.galley.height + self.foot

    @property
    def longest(self) -> float:
        """The greatest scroll value."""
        return max(0.0, self.total - self.height)

    @property
    def value(self) -> float:
        """How far the page is scrolled, in px."""
        return self.galley.heights.top(self._block) + self._offset + self.head

    def _hold(self, value: float) -> None:
        y = value - self.head
        if not len(self.galley):
            self._block, self._offset = 0, -self.head
            return
        self._block = self.galley.heights.at(y)
        self._offset = y - self.galley.heights.top(self._block)

    def visible(self) -> list[Shown]:
        """The blocks in the window, all set."""
        found: list[Shown] = []
        heights = self.galley.heights
        number = self._block
        while number < len(self.galley):
            y = heights.top(number) + self.head - self.value
            if y > self.height:
                break
            block = self.galley.block(number)
            found.append(Shown(number, block, y + self.galley.gap(number)))
            number += 1
        return found

    def go(self, value: float) -> None:
        """Scroll to a value, whatever lies between."""
        self._hold(max(0.0, min(value, self.longest)))
        self._settle()

    def move(self, by: float) -> None:
        """Scroll by px, exactly: guesses on the way are put right first."""
        for _ in range(8):
            target = max(0.0, min(self.value + by, self.longest))
            if not len(self.galley):
                return
            first = self.galley.heights.at(target - self.head)
            before = self.galley.height
            for number in range(first, min(self._block, len(self.galley))):
                self.galley.block(number)
            if self.galley.height == before:
                break
        self._hold(max(0.0, min(self.value + by, self.longest)))
        self._settle()

    def mark(self) -> tuple[int, float]:
        """The top block and where it is on the screen, for `shift_since`."""
        return self._block, self.galley.heights.top(self._block) + self.head - self.value

    def shift_since(self, mark: tuple[int, float]) -> float:
        """How far (px) the words on the screen went down since `mark` was taken."""
        block, y = mark
        return self.galley.heights.top(block) + self.head - self.value - y

    def _settle(self) -> None:
        """Set what is shown; at the page's end stay inside it."""
        for _ in range(8):
            self.visible()
            if self.value <= self.longest:
                return
            self._hold(self.longest)

    def y_of(self, paragraph: int, place: int) -> float:
        """Top in the page (px) of the line that holds a code point of the shown text."""
        number = self.galley.block_of(paragraph, place)
        block = self.galley.block(number)
        line = block.lines[block.line_of(place)]
        return self.head + self.galley.top(number) + line.top

    def is_first_line(self, paragraph: int, place: int) -> bool:
        """Whether a code point stands in the page's first line, with only its head above."""
        number = self.galley.block_of(paragraph, place)
        return paragraph == 0 and self.galley.block(number).line_of(place) == 0

    def put(self, paragraph: int, place: int, y: float) -> None:
        """Scroll so that the line with that code point has its top at that height (px)."""
        for _ in range(3):
            before = self.value
            self.go(self.y_of(paragraph, place) - y)
            if self.value == before:
                return

    def held(self) -> Held | None:
        """The first line whose top is on the screen, or None at the page's very start."""
        if self.value <= 0:
            return None
        last: Held | None = None
        for shown in self.visible():
            index = self.galley.key(shown.number).paragraph
            if index == TITLE:
                continue
            for line in shown.block.lines:
                y = shown.top + line.top
                place = shown.block.boxes.starts[line.first]
                if y >= -1:
                    return Held(index, place, y) if y < self.height else last
                last = Held(index, place, y)
        return last

    def at(self, y: float) -> Shown | None:
        """The block at that height of the viewport, the nearest one outside its lines."""
        best: Shown | None = None
        for shown in self.visible():
            if self.galley.key(shown.number).paragraph == TITLE:
                continue
            if best is not None and y < shown.top:
                middle = (best.top + best.block.height + shown.top) / 2
                return best if y < middle else shown
            best = shown
        return best

    def whole_lines(self) -> list[tuple[float, float]]:
        """Top and bottom (px of the viewport) of the lines that are wholly on the screen."""
        rows = [
            (shown.top + line.top, shown.top + line.top + line.height)
            for shown in self.visible()
            for line in shown.block.lines
        ]
        return [row for row in rows if row[0] >= -1 and row[1] <= self.height + 1]

    def read_to(self) -> list[tuple[int, int]]:
        """For each paragraph on the screen its index and the end of its last whole line."""
        found: dict[int, int] = {}
        for shown in self.visible():
            index = self.galley.key(shown.number).paragraph
            if index == TITLE:
                continue
            for line in shown.block.lines:
                if shown.top + line.top + line.height <= self.height + 1:
                    found[index] = shown.block.boxes.starts[line.last]
        return list(found.items())

    def reveal(self, paragraph: int, span: Span, room: float) -> bool:
        """Scroll as little as needed to see a stretch with `room` px around; whether it moved."""
        before = self.value
        top = self.y_of(paragraph, span.start)
        end = self.y_of(paragraph, max(span.start, span.end - 1))
        pitch = self.galley.metrics(
            self.galley.style_of(self.galley.block_of(paragraph, span.start))
        ).pitch
        if top - room < self.value:
            self.go(top - room)
        elif end + pitch + room > self.value + self.height:
            self.go(min(end + pitch + room - self.height, top - room))
        return self.value != before


def column(width: int, style: PageStyle) -> tuple[int, int]:
    """Left edge and width in px of the column in a viewport: whole characters, centred."""
    least = max(style.size * 1.2, min(style.size * 3.2, width * 0.07))
    count = max(6, min(style.measure, int((width - 2 * least) / style.size)))
    wide = count * style.size
    return max(0, round((width - wide) / 2)), wide
