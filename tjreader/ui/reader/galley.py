"""The paragraphs of a page in one column: set when looked at, guessed until then."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF

from ...app.page import Page, PageParagraph
from ...app.settings import Ruby
from ...text.rendering import Role
from ...text.span import Span
from .blocks import TITLE, BlockKey, Shapes, cut
from .composing import Composer
from .faces import Faces, choose
from .heights import Heights
from .ruby import RubyFace, syllables_of, widths_of
from .setting import PANEL_PAD, Metrics, SetBlock
from .shaping import Boxes, Piece, shape
from .sheet import RUBY_ROOM, Align, KindStyle
from .style import PageStyle

KEPT = 160
"""How many set blocks are kept for coming back to."""


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
        self.shapes = shapes or Shapes(page)
        self._faces: Faces = choose(style.face)
        self._blocks = self.shapes.blocks
        self._set: dict[int, SetBlock] = {}
        self._metrics: dict[KindStyle, Metrics] = {}
        self.heights = Heights(self._guesses())

    def __len__(self) -> int:
        return len(self._blocks.keys)

    def key(self, block: int) -> BlockKey:
        """Which words a block holds."""
        return self._blocks.keys[block]

    def style_of(self, block: int) -> KindStyle:
        """The setting of a block's kind."""
        return self._blocks.styles[block]

    def gap(self, block: int) -> float:
        """Space above a block, in px: the larger wish of the two neighbours."""
        return round(self._blocks.wishes[block] * self.style.size)

    def metrics(self, style: KindStyle) -> Metrics:
        """Heights of a kind's lines at this style."""
        known = self._metrics.get(style)
        if known is None:
            em = max(8, round(self.style.size * style.scale))
            room = RUBY_ROOM if self.style.ruby is not Ruby.OFF else 0.0
            known = Metrics.of(em, style.leading or self.style.leading, room)
            self._metrics[style] = known
        return known

    def _guesses(self) -> list[float]:
        """Heights of all blocks before any is set; each combination is reckoned once."""
        blocks = self._blocks
        known: dict[tuple[int, float, int], float] = {}
        guesses: list[float] = []
        for style, wish, size in zip(blocks.styles, blocks.wishes, blocks.sizes, strict=True):
            case = (id(style), wish, size)
            guess = known.get(case)
            if guess is None:
                guess = round(wish * self.style.size) + self._guess(style, size)
                known[case] = guess
            guesses.append(guess)
        return guesses

    def _guess(self, style: KindStyle, size: int) -> float:
        metrics = self.metrics(style)
        room = self.width - metrics.em * (style.right + style.left)
        wide = metrics.em * (1.08 if self.style.ruby is not Ruby.OFF else 1.0)
        lines = max(1, ceil((size + style.first) * wide / max(room, metrics.em)))
        pad = 2.0 * round(metrics.em * PANEL_PAD) if style.panel else 0.0
        return lines * metrics.pitch + pad

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
        key = self._blocks.keys[number]
        style = self.style_of(number)
        metrics = self.metrics(style)
        paragraph = None if key.paragraph == TITLE else self.page.paragraph(key.paragraph)
        boxes = self._boxes(key, style, metrics, paragraph)
        face, syllables, widths = None, None, None
        joined: frozenset[int] = frozenset()
        if self.style.ruby is not Ruby.OFF and paragraph is not None:
            face = self._ruby_face(metrics.em)
            syllables = syllables_of(boxes, paragraph.readings)
            widths = widths_of(face, syllables)
        if paragraph is not None and (face is not None or style.align is Align.CENTRE):
            joined = _inside_words(paragraph)
        composer = Composer(boxes, style.spacing * metrics.em, widths, joined)
        em = metrics.em
        first = 0.0 if key.part else style.first * em
        lines = composer.lines(self.width - style.right * em, first, style.left * em, style.align)
        ruby = (face, syllables) if face and syllables else None
        return SetBlock(
            paragraph, style, metrics, boxes=boxes, lines=lines, width=self.width, ruby=ruby
        )

    def _ruby_face(self, em: float) -> RubyFace:
        face = self.shapes.ruby_faces.get(em)
        if face is None:
            face = RubyFace(self._faces, em, self.style.size)
            self.shapes.ruby_faces[em] = face
        return face

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
        pieces += [
            Piece(look.span.start - start, look.span.end - start, Role.PLAIN, look)
            for look in (paragraph.looks if paragraph else ())
            if start <= look.span.start and look.span.end <= start + len(text)
        ]
        boxes = shape(text, start, pieces, style, px=int(metrics.em), faces=self._faces)
        if len(self.shapes.boxes) >= 2 * KEPT:
            self.shapes.boxes.pop(next(iter(self.shapes.boxes)))
        self.shapes.boxes[key] = (text, boxes)
        return boxes

    def renew(self, index: int) -> None:
        """Set a paragraph again, after its words changed."""
        first = self._blocks.first_of[index]
        for number in range(first, first + self._blocks.keys[first].parts):
            self._set.pop(number, None)
            self.shapes.boxes.pop(self._blocks.keys[number], None)

    def block_of(self, index: int, place: int) -> int:
        """The block that holds a code point of a paragraph's shown text."""
        first = self._blocks.first_of[index]
        number = first
        if self._blocks.keys[first].parts > 1:
            whole = self.page.paragraph(index).text
            while number + 1 < first + self._blocks.keys[first].parts and place >= cut(
                whole, self._blocks.keys[number].part + 1
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
        return self.top(self._blocks.first_of[index])

    def height_of_paragraph(self, index: int) -> float:
        """A paragraph's height in px, partly guessed."""
        first = self._blocks.first_of[index]
        blocks = range(first, first + self._blocks.keys[first].parts)
        return sum(self.heights[number] for number in blocks) - self.gap(first)

    @property
    def height(self) -> float:
        """Of the whole column, partly guessed."""
        return self.heights.total


def _inside_words(paragraph: PageParagraph) -> frozenset[int]:
    """The places of a paragraph that belong to one word with the character before."""
    return frozenset(
        place for token in paragraph.tokens for place in range(token.span.start + 1, token.span.end)
    )
