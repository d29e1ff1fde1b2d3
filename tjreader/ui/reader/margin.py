"""What stands beside the column: paragraph numbers at its left, signs of notes at its right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath

from .faces import choose, font
from .marks import Laid
from .painting import colour
from .setting import ASCENT, SetBlock
from .style import PageStyle

NUMBER_SCALE = 0.58
LEAST_MARGIN = 1.9
"""Px of margin in characters below which no number is shown."""


class Margin:
    """Draws the margins of the page and knows where the signs of notes are."""

    def __init__(self) -> None:
        self._signs: dict[str, QRectF] = {}
        self.hovered: str | None = None

    def clear(self) -> None:
        """Forget the places of signs, before the page is drawn elsewhere."""
        self._signs.clear()

    def sign_at(self, point: QPoint) -> str | None:
        """The id of the mark whose note's sign is under a point, or None."""
        for mark_id, rect in self._signs.items():
            if rect.adjusted(-3, -3, 3, 3).contains(QPointF(point)):
                return mark_id
        return None

    def draw(
        self,
        painter: QPainter,
        block: SetBlock,
        column: QRectF,
        style: PageStyle,
        marks: list[Laid],
    ) -> None:
        """Draw beside one block whose lines fill `column` (px of the viewport)."""
        if block.paragraph is None or not block.lines:
            return
        self._number(painter, block, column, style)
        rows: dict[int, int] = {}
        for laid in marks:
            if laid.mark.has_note and laid.ends and laid.shown:
                row = block.line_of(laid.shown[-1].end - 1)
                if block.start < laid.shown[-1].end <= block.end:
                    self._sign(painter, block, column, style, laid, row, rows.get(row, 0))
                    rows[row] = rows.get(row, 0) + 1

    def _number(self, painter: QPainter, block: SetBlock, column: QRectF, style: PageStyle) -> None:
        paragraph = block.paragraph
        if paragraph is None or paragraph.source.number is None or style.numbers == "never":
            return
        if block.start or column.left() < style.size * LEAST_MARGIN:
            return
        strong = paragraph.id == self.hovered
        face = font((choose(style.face).latin,), round(style.size * NUMBER_SCALE))
        face.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(face)
        ink = colour(style.inks.muted) if strong else colour(style.inks.muted, 0.42)
        painter.setPen(ink)
        base = column.top() + block.lines[0].top + block.lines[0].baseline - style.size * 0.06
        room = QRectF(0.0, base - style.size, column.left() - style.size * 0.9, style.size)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        text = str(paragraph.source.number)
        width = painter.fontMetrics().horizontalAdvance(text)
        del flags
        painter.drawText(QPointF(room.right() - width, base), text)

    def _sign(
        self,
        painter: QPainter,
        block: SetBlock,
        column: QRectF,
        style: PageStyle,
        laid: Laid,
        row: int,
        nth: int,
    ) -> None:
        """A small leaf of paper in the mark's colour, beside the line where the mark ends."""
        em = style.size
        line = block.lines[row]
        side = round(em * 0.5)
        left = column.right() + em * 0.55 + nth * (side + 4)
        top = column.top() + line.top + line.baseline - em * (ASCENT - 0.5) - side / 2
        rect = QRectF(round(left), round(top), side, side)
        self._signs[laid.mark.id] = rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(style.inks.marks.get(laid.mark.colour, style.inks.accent)))
        painter.drawPath(_leaf(rect))


def _leaf(rect: QRectF) -> QPainterPath:
    """A speech-like leaf: rounded, with one sharp corner towards the words."""
    radius = rect.width() * 0.32
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    corner = QPainterPath()
    corner.addRect(QRectF(rect.left(), rect.center().y(), rect.width() / 2, rect.height() / 2))
    return path.united(corner)
