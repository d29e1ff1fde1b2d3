"""Drawing a set block: grounds first, then glyphs, then lines under and through them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from ...app.page import Look
from ...text.erratum import Standing
from ...text.rendering import Role
from ...text.span import Span
from .marks import Laid
from .setting import ASCENT, SetBlock
from .style import Inks
from .termlines import TermLook

SELECTED = 0.85
"""Opacity of what is selected: a highlight under it shines through."""

TERM_DROP = 0.24
"""How far below the characters the line of a term stands; the lines of marks stand above it."""

TERM_DASHES, TERM_DOTS = (0.3, 0.14), (0.08, 0.28)
"""Strokes and gaps of a term's line. These three in characters."""

EDGE = 1.0
"""px of the line around it."""


class Dressing(Struct):
    """What lies upon one paragraph's words, in shown code points."""

    marks: list[Laid] = field(default_factory=list)
    hits: list[tuple[Span, bool]] = field(default_factory=list)
    word: Span | None = None
    selection: Span | None = None
    errata: bool = True
    mended: bool = True
    terms: list[tuple[Span, TermLook]] = field(default_factory=list)


@lru_cache(maxsize=128)
def colour(name: str, opacity: float = 1.0) -> QColor:
    """A colour of the inks, with that opacity (0 to 1)."""
    made = QColor(name)
    if opacity < 1.0:
        made.setAlphaF(opacity)
    return made


class BlockPainter:
    """Draws blocks with one set of inks."""

    def __init__(self, painter: QPainter, inks: Inks) -> None:
        self._painter = painter
        self._inks = inks
        self._sight = Span(0, 0)
        """The code points of the block being drawn whose lines are to be drawn."""
        self._open: QRegion | None = None
        """Where on the block anything can be seen; None for everywhere."""

    def draw(
        self,
        block: SetBlock,
        dress: Dressing,
        at: QPointF,
        *,
        low: float = -1e9,
        high: float = 1e9,
        open_to: QRegion | None = None,
    ) -> None:
        """Draw those lines of a block that lie between two heights.

        Args:
            block: what to draw.
            dress: what lies upon the words.
            at: the column's left and the block's top, in px.
            low: px; lines wholly above are left out.
            high: px; lines wholly below are left out.
            open_to: what the painter is clipped to, if it is known: what lies upon the words
                and cannot be seen there is left out.
        """
        painter = self._painter
        painter.save()
        painter.translate(at)
        low, high = low - at.y(), high - at.y()
        self._sight = block.span_between(low, high)
        self._open = open_to and open_to.translated(-round(at.x()), -round(at.y()))
        if block.style.panel:
            self._panel(block)
        self._grounds(block, dress)
        for row, line in enumerate(block.lines):
            if line.top > high or line.top + line.height < low:
                continue
            base = QPointF(0.0, line.top + line.baseline)
            for ink, run in block.runs(row):
                painter.setPen(colour(getattr(self._inks, ink)))
                painter.drawGlyphRun(base, run)
        self._lines(block, dress)
        for span, look in dress.terms:
            self._term(block, span, look)
        painter.restore()

    def _panel(self, block: SetBlock) -> None:
        em = block.metrics.em
        ground = QRectF(0.0, 0.0, block.width, block.height)
        self._painter.fillRect(ground, colour(self._inks.panel))
        bar = QRectF(0.0, 0.0, max(2.0, round(em * 0.14)), block.height)
        self._painter.fillRect(bar, colour(self._inks.accent, 0.75))

    def _grounds(self, block: SetBlock, dress: Dressing) -> None:
        em = block.metrics.em
        for look in block.paragraph.looks if block.paragraph else ():
            if look.code:
                for rect in self._rects(block, look.span):
                    self._rounded(_grown(rect, em * 0.06, em * 0.14), self._inks.panel)
        if dress.word is not None:
            for rect in self._rects(block, dress.word):
                self._rounded(_grown(rect, em * 0.06, em * 0.14), self._inks.word)
        for laid in dress.marks:
            if laid.mark.style == "tint":
                self._tint(block, laid)
        for span, current in dress.hits:
            name = self._inks.hit_current if current else self._inks.hit
            for rect in self._rects(block, span):
                self._rounded(_grown(rect, em * 0.02, em * 0.12), name)
        if dress.selection is not None:
            self._selected([_grown(each, 0.0, em * 0.2) for each in block.rects(dress.selection)])

    def _rects(self, block: SetBlock, span: Span) -> list[QRectF]:
        """Where a stretch stands on the lines that are to be drawn, as far as it can be seen."""
        low, high = max(span.start, self._sight.start), min(span.end, self._sight.end)
        rects = block.rects(Span(low, high)) if low < high else []
        if self._open is None:
            return rects
        reach = block.metrics.em  # what is drawn upon words reaches a little over them
        return [
            rect
            for rect in rects
            if self._open.intersects(_grown(rect, reach, reach).toAlignedRect())
        ]

    def _selected(self, rects: list[QRectF]) -> None:
        """What is selected, with an edge: a highlight under it may have the same colour."""
        painter = self._painter
        shape = QPainterPath()
        for rect in rects:
            painter.fillRect(rect, colour(self._inks.selection, SELECTED))
            around = QPainterPath()
            around.addRect(QRectF(rect.toRect()).adjusted(0.5, 0.5, -0.5, -0.5))
            shape = shape.united(around)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(self._inks.selection_edge), EDGE))
        painter.drawPath(shape)

    def _rounded(self, rect: QRectF, name: str) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(name))
        radius = rect.height() * 0.12
        painter.drawRoundedRect(rect, radius, radius)

    def _tint(self, block: SetBlock, laid: Laid) -> None:
        em = block.metrics.em
        name = self._inks.marks.get(laid.mark.colour, self._inks.accent)
        strength = self._inks.tint * (0.55 if laid.mark.pending else 1.0)
        for span in laid.shown:
            for rect in self._rects(block, span):
                band = _grown(rect, 0.0, em * 0.12)
                self._painter.fillRect(band, colour(name, strength))
                if laid.level or laid.mark.pending:
                    self._edge(band, name, laid)

    def _frame(self, block: SetBlock, laid: Laid) -> None:
        """A dashed frame around words a highlight followed to, until a person accepts them."""
        em = block.metrics.em
        name = self._inks.marks.get(laid.mark.colour, self._inks.accent)
        pen = QPen(colour(name), max(1.0, em * 0.06))
        pen.setDashPattern([2.5, 2.0])
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for span in laid.shown:
            for rect in block.rects(span):
                around = QRectF(_grown(rect, em * 0.04, em * 0.14).toRect())
                painter.drawRoundedRect(around.adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0)

    def _edge(self, band: QRectF, name: str, laid: Laid) -> None:
        """A stronger foot where tints lie upon each other; dotted while not yet on disk."""
        thick = max(1.5, band.height() * 0.06)
        y = band.bottom() + thick * (laid.level * 1.4 - 0.5)
        pen = QPen(colour(name), thick)
        if laid.mark.pending:
            pen.setStyle(Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(band.left(), y), QPointF(band.right(), y))

    def _lines(self, block: SetBlock, dress: Dressing) -> None:
        for laid in dress.marks:
            if laid.mark.style != "tint":
                self._drawn_mark(block, laid)
            if laid.mark.doubtful:
                self._frame(block, laid)
        if block.paragraph is None:
            return
        mended = {run.erratum for run in block.paragraph.rendering.runs if run.erratum}
        if dress.errata:
            for erratum in block.paragraph.errata:
                if erratum.erratum.standing is Standing.EXPLAINED or erratum.erratum.id in mended:
                    continue
                for span in erratum.shown:
                    self._dotted(block, span)
        self._looks(block, block.paragraph.looks)
        for run in block.paragraph.rendering.runs:
            if run.role is Role.STRUCK:
                self._strike(block, Span(run.start, run.end))
            elif run.role is Role.MENDED and dress.mended:
                self._mended(block, Span(run.start, run.end))

    def _looks(self, block: SetBlock, looks: Iterable[Look]) -> None:
        """The lines of a note's words: through what is struck, dots under an address."""
        em = block.metrics.em
        pen = QPen(colour(self._inks.accent), max(0.8, em * 0.05))
        pen.setDashPattern([1.0, 1.6])
        for look in looks:
            if look.struck:
                self._strike(block, look.span)
            for rect in self._rects(block, look.span) if look.address else ():
                self._painter.setPen(pen)
                y = rect.bottom() + em * 0.06
                self._painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _drawn_mark(self, block: SetBlock, laid: Laid) -> None:
        em = block.metrics.em
        name = self._inks.marks.get(laid.mark.colour, self._inks.accent)
        thick = max(1.6, em * 0.09)
        pen = QPen(colour(name, 0.55 if laid.mark.pending else 1.0), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if laid.mark.pending:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter = self._painter
        for span in laid.shown:
            for rect in self._rects(block, span):
                y = rect.bottom() + em * 0.14 + laid.level * thick * 1.7
                if laid.mark.style == "wavy":
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(pen)
                    painter.drawPath(_wave(rect.left(), rect.right(), y, em))
                else:
                    painter.setPen(pen)
                    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _term(self, block: SetBlock, span: Span, look: TermLook) -> None:
        """A fine row under a term, below all other lines: dashes, dots, or dashes twice."""
        rects = self._rects(block, span)
        if not rects:
            return
        em = block.metrics.em
        thick = max(1.0, round(em * 0.05))
        pattern = TERM_DOTS if look is TermLook.PROPOSED else TERM_DASHES
        ink = self._inks.accent if look is TermLook.FORBIDDEN else self._inks.muted
        pen = QPen(colour(ink), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([each * em / thick for each in pattern])
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen)
        for rect in rects:
            y = float(round(rect.bottom() + em * TERM_DROP))
            left, right = rect.left() + em * 0.06, rect.right() - em * 0.06
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            if look is TermLook.FORBIDDEN:
                y += 2 * thick
                painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _dotted(self, block: SetBlock, span: Span) -> None:
        """A fine row of dots under a doubtful place."""
        em = block.metrics.em
        size = max(1.2, em * 0.075)
        step = size * 2.4
        painter = self._painter
        rects = self._rects(block, span)
        if not rects:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        pen = QPen(colour(self._inks.doubt), size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, step / size - 0.01])  # in widths of the pen: dots
        painter.setPen(pen)
        for rect in rects:
            y, left = rect.bottom() + em * 0.13, rect.left() + size
            last = left + int(rect.width() // step) * step
            painter.drawLine(QPointF(left, y), QPointF(last + 0.01, y))

    def _strike(self, block: SetBlock, span: Span) -> None:
        em = block.metrics.em
        self._painter.setPen(QPen(colour(self._inks.accent, 0.7), max(1.0, em * 0.045)))
        for rect in self._rects(block, span):
            y = rect.top() + em * (ASCENT - 0.27)
            self._painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _mended(self, block: SetBlock, span: Span) -> None:
        em = block.metrics.em
        self._painter.setPen(QPen(colour(self._inks.mended, 0.7), max(1.0, em * 0.05)))
        for rect in self._rects(block, span):
            y = rect.bottom() + em * 0.11
            self._painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _grown(rect: QRectF, across: float, up: float) -> QRectF:
    return rect.adjusted(-across, -up, across, up)


def _wave(left: float, right: float, y: float, em: float) -> QPainterPath:
    """A wavy line whose waves fit the width."""
    width = right - left
    count = max(1, ceil(width / (em * 0.36)))
    step = width / count
    rise = em * 0.07
    path = QPainterPath(QPointF(left, y))
    for k in range(count):
        x = left + k * step
        path.quadTo(QPointF(x + step / 4, y - 2 * rise), QPointF(x + step / 2, y))
        path.quadTo(QPointF(x + step * 3 / 4, y + 2 * rise), QPointF(x + step, y))
    return path
