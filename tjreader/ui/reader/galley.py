"""The paragraphs of a page in one column: set when looked at, guessed until then."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from ...app.page import Page, PageParagraph
from ...app.settings import Ruby
from ...text.document import Kind
from ...text.rendering import Role
from ...text.span import Span
from .composing import Composer
from .faces import Faces, choose
from .heights import Heights
from .ruby import RubyFace, syllables_of, widths_of
from .setting import PANEL_PAD, Metrics, SetBlock
from .shaping import Boxes, Piece, shape
from .sheet import EDITORIAL, RUBY_ROOM, SHEET, KindStyle
from .style import PageStyle

LONG = 3600
"""Code points above which a paragraph is set in several blocks."""
BLOCK = 2400
KEPT = 160
"""How many set blocks are kept for coming back to."""
TITLE = -1
"""Stands for the editorial title where an index of a paragraph is asked for."""


_OPENING = frozenset((Kind.LABEL, Kind.HEADLINE, Kind.DECK))
"""Kinds that stand above an editorial title: they are the head of the whole part."""


@dataclass(frozen=True, slots=True)
class BlockKey:
    """Which words a block holds: a paragraph's index (or TITLE) and which stretch of it."""

    paragraph: int
    part: int
    parts: int


class Shapes:
    """Shaped boxes by block, which stay good while only the width or the pinyin changes."""

    def __init__(self) -> None:
        self.boxes: dict[BlockKey, tuple[str, Boxes]] = {}


class Galley:
    """One page set in a style and width.

    Args:
        page: what to set.
        style: how.
        width: of the column in px.
        shapes: boxes of an earlier galley of the same page, face and size, if any.
    """

    def __init__(self, page: Page, style: PageStyle, width: float, shapes: Shapes | None) -> None:
        self.page = page
        self.style = style
        self.width = width
        self.shapes = shapes or Shapes()
        self._faces: Faces = choose(style.face)
        self._keys: list[BlockKey] = []
        self._first_of: list[int] = []
        self._list_blocks()
        self._set: dict[int, SetBlock] = {}
        self._ruby_faces: dict[float, RubyFace] = {}
        self.heights = Heights([self._guess(i) for i in range(len(self._keys))])

    def _list_blocks(self) -> None:
        outline = self.page.outline
        titled = self.page.section.editorial and bool(self.page.section.title)
        for index, paragraph in enumerate(outline):
            if titled and paragraph.kind not in _OPENING:
                self._keys.append(BlockKey(TITLE, 0, 1))
                titled = False
            self._first_of.append(len(self._keys))
            size = len(paragraph.span)
            parts = ceil(size / BLOCK) if size > LONG else 1
            self._keys += [BlockKey(index, part, parts) for part in range(parts)]

    def __len__(self) -> int:
        return len(self._keys)

    def key(self, block: int) -> BlockKey:
        """Which words a block holds."""
        return self._keys[block]

    def style_of(self, block: int) -> KindStyle:
        """The setting of a block's kind."""
        paragraph = self._keys[block].paragraph
        return EDITORIAL if paragraph == TITLE else SHEET[self.page.outline[paragraph].kind]

    def gap(self, block: int) -> float:
        """Space above a block, in px: the larger wish of the two neighbours."""
        key = self._keys[block]
        if key.part or block == 0:
            return 0.0
        wish = max(self.style_of(block - 1).after, self.style_of(block).before)
        return round(wish * self.style.size)

    def metrics(self, style: KindStyle) -> Metrics:
        """Heights of a kind's lines at this style."""
        em = max(8, round(self.style.size * style.scale))
        room = RUBY_ROOM if self.style.ruby is not Ruby.OFF else 0.0
        return Metrics.of(em, style.leading or self.style.leading, room)

    def _guess(self, block: int) -> float:
        key, style = self._keys[block], self.style_of(block)
        metrics = self.metrics(style)
        if key.paragraph == TITLE:
            size = len(self.page.section.title) + 2
        else:
            size = len(self.page.outline[key.paragraph].span)
            if key.parts > 1:
                size = min(BLOCK, size - key.part * BLOCK)
        room = self.width - metrics.em * (style.right + style.left)
        wide = metrics.em * (1.08 if self.style.ruby is not Ruby.OFF else 1.0)
        lines = max(1, ceil((size + style.first) * wide / max(room, metrics.em)))
        pad = 2.0 * round(metrics.em * PANEL_PAD) if style.panel else 0.0
        return self.gap(block) + lines * metrics.pitch + pad

    def block(self, number: int) -> SetBlock:
        """A block set in lines; its true height replaces the guess."""
        made = self._set.pop(number, None)
        if made is None:
            made = self._make(number)
            self.heights.put(number, self.gap(number) + made.height)
            while len(self._set) >= KEPT:
                self._set.pop(next(iter(self._set)))
        self._set[number] = made
        return made

    def top(self, number: int) -> float:
        """Where a block's lines begin, in px from the page's top, the gap above left out."""
        return self.heights.top(number) + self.gap(number)

    def _make(self, number: int) -> SetBlock:
        key = self._keys[number]
        style = self.style_of(number)
        metrics = self.metrics(style)
        paragraph = None if key.paragraph == TITLE else self.page.paragraph(key.paragraph)
        boxes = self._boxes(key, style, metrics, paragraph)
        face, syllables, widths = None, None, None
        joined: frozenset[int] = frozenset()
        if self.style.ruby is not Ruby.OFF and paragraph is not None:
            face = self._ruby_faces.setdefault(metrics.em, RubyFace(self._faces, metrics.em))
            syllables = syllables_of(boxes, paragraph.readings)
            widths = widths_of(face, syllables)
            joined = frozenset(
                place
                for token in paragraph.tokens
                for place in range(token.span.start + 1, token.span.end)
            )
        composer = Composer(boxes, style.spacing * metrics.em, widths, joined)
        em = metrics.em
        first = 0.0 if key.part else style.first * em
        lines = composer.lines(self.width - style.right * em, first, style.left * em, style.align)
        ruby = (face, syllables) if face and syllables else None
        return SetBlock(
            paragraph, style, metrics, boxes=boxes, lines=lines, width=self.width, ruby=ruby
        )

    def _boxes(
        self, key: BlockKey, style: KindStyle, metrics: Metrics, paragraph: PageParagraph | None
    ) -> Boxes:
        if paragraph is None:
            text, pieces, start = f"[{self.page.section.title}]", [], 0
        else:
            whole = paragraph.text
            start, end = cut(whole, key.part), cut(whole, key.part + 1)
            if key.part + 1 == key.parts:
                end = len(whole)
            text = whole[start:end]
            pieces = [
                Piece(max(run.start, start) - start, min(run.end, end) - start, run.role)
                for run in paragraph.rendering.runs
                if run.role is not Role.PLAIN and run.start < end and run.end > start
            ]
        kept = self.shapes.boxes.get(key)
        if kept is not None and kept[0] == text:
            return kept[1]
        boxes = shape(text, start, pieces, style, px=int(metrics.em), faces=self._faces)
        if len(self.shapes.boxes) >= 2 * KEPT:
            self.shapes.boxes.pop(next(iter(self.shapes.boxes)))
        self.shapes.boxes[key] = (text, boxes)
        return boxes

    def renew(self, index: int) -> None:
        """Set a paragraph again, after its words changed."""
        first = self._first_of[index]
        for number in range(first, first + self._keys[first].parts):
            self._set.pop(number, None)
            self.shapes.boxes.pop(self._keys[number], None)

    def block_of(self, index: int, place: int) -> int:
        """The block that holds a code point of a paragraph's shown text."""
        first = self._first_of[index]
        number = first
        if self._keys[first].parts > 1:
            whole = self.page.paragraph(index).text
            while number + 1 < first + self._keys[first].parts and place >= cut(
                whole, self._keys[number].part + 1
            ):
                number += 1
        return number

    def rects(self, index: int, span: Span) -> list[QRectF]:
        """Where shown words stand, in px from the column's left and the page's top."""
        found: list[QRectF] = []
        number = self.block_of(index, span.start)
        last = self.block_of(index, max(span.start, span.end - 1))
        for block in range(number, last + 1):
            rects = self.block(block).rects(span)
            top = self.top(block)
            found += [rect.translated(0, top) for rect in rects]
        return found

    def top_of_paragraph(self, index: int) -> float:
        """Where a paragraph begins, in px from the page's top; partly guessed."""
        return self.top(self._first_of[index])

    def height_of_paragraph(self, index: int) -> float:
        """A paragraph's height in px, partly guessed."""
        first = self._first_of[index]
        blocks = range(first, first + self._keys[first].parts)
        return sum(self.heights[number] for number in blocks) - self.gap(first)

    @property
    def height(self) -> float:
        """Of the whole column, partly guessed."""
        return self.heights.total


def cut(text: str, part: int) -> int:
    """Where a stretch of a very long paragraph begins: after a sentence near its round number."""
    at = part * BLOCK
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    for back in range(at, at - 240, -1):
        if text[back - 1] in "。！？\n":
            return back
    return at
