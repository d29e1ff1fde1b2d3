"""What stands beside the column: paragraph numbers at its left, signs of notes at its right."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from .faces import choose, font
from .marks import Laid
from .painting import colour
from .setting import ASCENT, SetBlock
from .style import Inks, PageStyle

NUMBER_SCALE = 0.58
LEAST_MARGIN = 1.9
"""Px of margin in characters below which no number is shown."""


class Sign(Struct, frozen=True):
    """The sign of a note beside a line: which mark, its colour's name, its place (px)."""

    mark_id: str
    colour: str
    rect: QRectF


def signs(block: SetBlock, column: QRectF, size: int, marks: list[Laid]) -> list[Sign]:
    """The signs of the notes whose marks end in a block that fills `column`."""
    found: list[Sign] = []
    rows: dict[int, int] = {}
    side = round(size * 0.5)
    for laid in marks:
        if not (laid.mark.has_note and laid.ends and laid.shown):
            continue
        end = laid.shown[-1].end
        if not block.start < end <= block.end:
            continue
        row = block.line_of(end - 1)
        nth = rows[row] = rows.get(row, -1) + 1
        line = block.lines[row]
        left = column.right() + size * 0.55 + nth * (side + 4)
        top = column.top() + line.top + line.baseline - size * (ASCENT - 0.5) - side / 2
        rect = QRectF(round(left), round(top), side, side)
        found.append(Sign(laid.mark.id, laid.mark.colour, rect))
    return found


def draw_signs(painter: QPainter, found: list[Sign], inks: Inks) -> None:
    """Draw a small leaf of paper in each mark's colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for sign in found:
        painter.setBrush(colour(inks.marks.get(sign.colour, inks.accent)))
        painter.drawPath(_leaf(sign.rect))


def draw_number(
    painter: QPainter, block: SetBlock, column: QRectF, style: PageStyle, *, strong: bool
) -> None:
    """Draw a paragraph's number at the left of its first line, where the margin has room."""
    paragraph = block.paragraph
    if paragraph is None or paragraph.source.number is None or style.numbers == "never":
        return
    if block.start or not block.lines or column.left() < style.size * LEAST_MARGIN:
        return
    face = font((choose(style.face).latin,), round(style.size * NUMBER_SCALE))
    painter.setFont(face)
    painter.setPen(colour(style.inks.muted, 1.0 if strong else 0.42))
    base = column.top() + block.lines[0].top + block.lines[0].baseline - style.size * 0.06
    text = str(paragraph.source.number)
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(QPointF(column.left() - style.size * 0.9 - width, base), text)


def _leaf(rect: QRectF) -> QPainterPath:
    """Rounded, with one sharp corner towards the words."""
    radius = rect.width() * 0.32
    path = QPainterPath()
    # Not `united`: it loses most of the shape at some places.
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    path.addRect(QRectF(rect.left(), rect.center().y(), rect.width() / 2, rect.height() / 2))
    return path
