"""Tags drawn as quiet chips in one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ..theme import Theme

PADDING = 6
"""px at the left and right of a tag's words."""
GAP = 5
"""px between two chips."""


def chips_height(face: QFont) -> float:
    """The height of a line of chips, in px."""
    return QFontMetricsF(face).height() + 3


def fitting(tags: Sequence[str], metrics: QFontMetricsF, room: float) -> list[str]:
    """The words of the chips that stand in so many px; the last may count the others."""
    shown: list[str] = []
    left = room
    for number, tag in enumerate(tags):
        words = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room * 0.6)
        wide = metrics.horizontalAdvance(words) + 2 * PADDING
        more = f"+{len(tags) - number}"
        rest = 0.0
        if number < len(tags) - 1:
            rest = GAP + metrics.horizontalAdvance(more) + 2 * PADDING
        if shown and wide + rest > left:
            return [*shown, more]
        shown.append(words)
        left -= wide + GAP
    return shown


def draw_chips(
    painter: QPainter, tags: Sequence[str], room: QRectF, face: QFont, theme: Theme
) -> None:
    """Draw tags in one line at the top of a room."""
    metrics = QFontMetricsF(face)
    painter.setFont(face)
    left, top, high = room.left(), room.top(), chips_height(face)
    for words in fitting(tags, metrics, room.width()):
        wide = metrics.horizontalAdvance(words) + 2 * PADDING
        box = QRectF(left + 0.5, top + 0.5, wide - 1, high - 1)
        painter.setPen(QPen(theme.chrome.line, 1))
        painter.setBrush(theme.chrome.window)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(theme.chrome.muted)
        base = top + (high - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left + PADDING, base), words)
        left += wide + GAP
