"""One paragraph (or a stretch of a very long one) set in lines."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun

from ...app.page import PageParagraph
from ...text.document import Kind
from ...text.rendering import Role
from ...text.span import Span
from .boxes import Class
from .composing import Line
from .ruby import RubyFace
from .shaping import Boxes, glyph_run
from .sheet import KindStyle

ASCENT = 0.88
"""Height of the character's square above the baseline, in characters (CJK faces agree)."""
PANEL_PAD = 0.75
"""Space inside a caption's panel above and below, in characters."""


class Metrics(Struct, frozen=True):
    """Heights of one kind of line, in px: the character, the pitch, the baseline in it."""

    em: float
    pitch: float
    baseline: float

    @classmethod
    def of(cls, em: float, leading: float, ruby_room: float) -> Metrics:
        """Centre the character in its leading; room for pinyin is added above it."""
        below = em * (leading - 1) / 2
        pitch = round(em * (leading + ruby_room))
        return cls(em, pitch, round(pitch - below - em * (1 - ASCENT)))


class SetBlock:
    """Lines of glyphs with their places. All px count from the column's left and the block's top.

    `paragraph` is None for a decoration (an editorial title).
    """

    def __init__(
        self,
        paragraph: PageParagraph | None,
        style: KindStyle,
        metrics: Metrics,
        *,
        boxes: Boxes,
        lines: list[Line],
        width: float,
        ruby: tuple[RubyFace, list[str]] | None,
    ) -> None:
        self.paragraph = paragraph
        self.style = style
        self.metrics = metrics
        self.boxes = boxes
        self.lines = lines
        self.width = width
        self.pad = float(round(metrics.em * PANEL_PAD)) if style.panel else 0.0
        self._ruby = ruby
        self._inks: dict[int, list[tuple[str, QGlyphRun]]] = {}
        top = self.pad
        for line in lines:
            line.top, line.height, line.baseline = top, metrics.pitch, metrics.baseline
            top += metrics.pitch
        self.height = top + self.pad

    @property
    def start(self) -> int:
        """First code point of the paragraph's shown text in this block."""
        return self.boxes.starts[0] if self.boxes.starts else 0

    @property
    def end(self) -> int:
        """Code point after the last one in this block."""
        return self.boxes.starts[-1] if self.boxes.starts else 0

    def box_at(self, place: int) -> int:
        """The box that holds a code point of the shown text (the nearest one outside)."""
        return max(0, min(bisect_right(self.boxes.starts, place) - 1, len(self.boxes) - 1))

    def line_of(self, place: int) -> int:
        """Index of the line that holds a code point."""
        box = self.box_at(place)
        return max(0, bisect_right(self.lines, box, key=lambda line: line.first) - 1)

    def line_at(self, y: float) -> int:
        """Index of the line at that height (the nearest one outside)."""
        row = int((y - self.pad) // self.metrics.pitch)
        return max(0, min(row, len(self.lines) - 1))

    def x_of(self, line: Line, place: int) -> float:
        """Left edge of a code point in a line; its right end for the place after its last."""
        boxes = self.boxes
        if not line.xs:
            return 0.0
        if place >= boxes.starts[line.last]:
            return line.xs[-1] + boxes.advances[line.last - 1]
        box = max(line.first, self.box_at(place))
        inside, count = place - boxes.starts[box], boxes.starts[box + 1] - boxes.starts[box]
        shift = boxes.advances[box] * inside / count if inside > 0 else 0.0
        return line.xs[box - line.first] + shift

    def place_at(self, x: float, y: float) -> int | None:
        """The code point under a point, or None beside the words."""
        line = self.lines[self.line_at(y)]
        if not line.xs or not self.pad <= y < self.height - self.pad:
            return None
        left, right = line.xs[0], line.xs[-1] + self.boxes.advances[line.last - 1]
        if not left <= x < right:
            return None
        return self._place_in(line, x)

    def _place_in(self, line: Line, x: float) -> int:
        box = line.first + max(0, bisect_right(line.xs, x) - 1)
        start, count = self.boxes.starts[box], self.boxes.starts[box + 1] - self.boxes.starts[box]
        if count == 1:
            return start
        share = (x - line.xs[box - line.first]) / max(self.boxes.advances[box], 0.01)
        return start + max(0, min(int(share * count), count - 1))

    def caret_at(self, x: float, y: float) -> int:
        """The place between code points nearest to a point."""
        line = self.lines[self.line_at(y)]
        if not line.xs:
            return self.start
        if x >= line.xs[-1] + self.boxes.advances[line.last - 1]:
            return self.boxes.starts[line.last]
        place = self._place_in(line, max(x, line.xs[0]))
        left, right = self.x_of(line, place), self.x_of(line, place + 1)
        return place if x < (left + right) / 2 or right < left else place + 1

    def span_between(self, low: float, high: float) -> Span:
        """The code points of the lines that touch the px between two heights of the block.

        Highlights and dots reach past their line: one more line counts on either side.
        """
        rows = [
            row
            for row, line in enumerate(self.lines)
            if line.top <= high and line.top + line.height >= low and line.xs
        ]
        if not rows:
            return Span(self.start, self.start)
        first, last = self.lines[max(0, rows[0] - 1)], self.lines[rows[-1]]
        after = self.lines[min(rows[-1] + 1, len(self.lines) - 1)]
        start = self.boxes.starts[first.first]
        return Span(start, max(self.boxes.starts[last.last], self.boxes.starts[after.last]))

    def rects(self, span: Span) -> list[QRectF]:
        """Where a stretch of the shown text stands, one rectangle per line.

        Each is as high as the characters, without the leading.
        """
        found: list[QRectF] = []
        low, high = max(span.start, self.start), min(span.end, self.end)
        if low >= high:
            return found
        starts = self.boxes.starts
        em = self.metrics.em
        for line in self.lines[self.line_of(low) : self.line_of(high - 1) + 1]:
            if not line.xs:
                continue
            first, last = max(low, starts[line.first]), min(high, starts[line.last])
            left = max(self.x_of(line, first), 0.0)
            right = self._right_of(line, last)
            top = line.top + line.baseline - em * ASCENT
            found.append(QRectF(left, top, max(0.0, min(right, self.width + em) - left), em))
        return found

    def _right_of(self, line: Line, place: int) -> float:
        """Right edge of the code point before `place`; up to the next one inside a line."""
        if place >= self.boxes.starts[line.last]:
            return (
                line.xs[-1] + self.boxes.advances[line.last - 1] - self.boxes.trails[line.last - 1]
            )
        return self.x_of(line, place)

    def runs(self, row: int) -> list[tuple[str, QGlyphRun]]:
        """The glyphs of a line with the names of their inks, made when first asked for.

        Runs are placed from the column's left on the line's baseline.
        """
        made = self._inks.get(row)
        if made is None:
            made = self._inks[row] = self._make_runs(self.lines[row])
        return made

    def _make_runs(self, line: Line) -> list[tuple[str, QGlyphRun]]:
        boxes = self.boxes
        gathered: dict[tuple[str, int], tuple[list[int], list[QPointF]]] = {}
        inks = self._ink_names(line)
        for k, x in enumerate(line.xs):
            i = line.first + k
            if boxes.classes[i] == Class.SPACE:
                continue
            for number, glyph, dx, dy in boxes.glyphs[i]:
                glyphs, places = gathered.setdefault((inks[k], number), ([], []))
                glyphs.append(glyph)
                places.append(QPointF(x + dx, dy))
        made = [
            (ink, glyph_run(boxes.fonts[number], glyphs, places))
            for (ink, number), (glyphs, places) in gathered.items()
        ]
        if self._ruby:
            made += self._ruby_run(line)
        return made

    def _ruby_run(self, line: Line) -> list[tuple[str, QGlyphRun]]:
        if self._ruby is None:
            return []
        face, syllables = self._ruby
        em = self.metrics.em
        rise = -em * (ASCENT + 0.17)
        cuts: dict[int, tuple[list[int], list[QPointF]]] = {}
        for k, x in enumerate(line.xs):
            letters = syllables[line.first + k]
            if not letters:
                continue
            found = face.syllable(letters)
            left = x + (self.boxes.advances[line.first + k] - found.width) / 2
            glyphs, places = cuts.setdefault(found.cut, ([], []))
            glyphs += found.glyphs
            places += [QPointF(left + at, rise) for at in found.lefts]
        return [("ruby", glyph_run(face.raw(cut), *cuts[cut])) for cut in sorted(cuts)]

    def _ink_names(self, line: Line) -> list[str]:
        names = [self.style.ink] * len(line.xs)
        if self.paragraph is None:
            return names
        starts = self.boxes.starts
        if self.paragraph.kind is Kind.ITEM and line.first == 0 and names:
            for k in range(len(names)):
                if self.boxes.classes[k] != Class.DASH:
                    break
                names[k] = "accent"
        inked = [
            (run.start, run.end, "muted" if run.role is Role.STRUCK else "mended")
            for run in self.paragraph.rendering.runs
            if run.role in (Role.STRUCK, Role.MENDED)
        ]
        for look in self.paragraph.looks:
            if look.emphasis or look.address or look.quiet:
                # A slant is hardly seen on Chinese: it has a colour too.
                ink = "accent" if look.emphasis or look.address else "muted"
                inked.append((look.span.start, look.span.end, ink))
        for start, end, ink in inked:
            for k in range(len(names)):
                if start <= starts[line.first + k] < end:
                    names[k] = ink
        return names
