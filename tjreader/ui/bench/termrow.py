"""How one row of the terms panel is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...desk.concept import Status
from ..panels.rowface import RowView
from .termsmodel import TermRow

AIR = 8
"""px above and below a row."""
BETWEEN = 2
"""px between its two lines."""
DOT = 6
"""px of the dot before a rendering."""


class TermRowView(RowView[TermRow]):
    """The form with its pinyin and its count; below it the rendering.

    An approved rendering stands in full ink behind a filled dot, a proposed one in quiet ink
    behind an open one; so the two differ without their colour.
    """

    margin, gap = 14, 8

    def high(self, row: TermRow, wide: float) -> float:  # noqa: ARG002 - all are alike
        """Two lines."""
        both = QFontMetricsF(self.quote).height() + QFontMetricsF(self.note).height()
        return both + BETWEEN + 2 * AIR

    def draw(self, painter: QPainter, row: TermRow, box: QRectF) -> None:
        """Both lines."""
        inner = box.adjusted(self.margin, AIR, -self.margin, -AIR)
        self._head(painter, row, inner)
        below = QFontMetricsF(self.quote).height() + BETWEEN
        self._rendering(painter, row, inner.adjusted(0, below, 0, 0))

    def _head(self, painter: QPainter, row: TermRow, box: QRectF) -> None:
        """The form, beside it pinyin and other forms where there is room, its count."""
        metrics, chrome = QFontMetricsF(self.quote), self.theme.chrome
        base = box.top() + metrics.ascent()
        count = "" if row.count is None else str(row.count)
        end = self.draw_at_right(painter, count, box.right(), base)
        at = QPointF(box.left(), base)
        name = self.put(painter, row.concept.name, self.quote, chrome.text, at, end=end)
        at.setX(at.x() + metrics.horizontalAdvance(name) + self.gap)
        said = "  ".join(filter(None, (row.pinyin, " · ".join(row.others))))
        room = max(0.0, end - at.x())
        words = QFontMetricsF(self.small).elidedText(said, Qt.TextElideMode.ElideRight, room)
        if len(words) > 1:  # else it is the ellipsis alone
            self.put(painter, words, self.small, chrome.muted, at)

    def _rendering(self, painter: QPainter, row: TermRow, box: QRectF) -> None:
        metrics, chrome = QFontMetricsF(self.note), self.theme.chrome
        base, rendering = box.top() + metrics.ascent(), row.rendering
        left, shipped = box.left(), ""
        if row.shipped:
            shipped = QCoreApplication.translate("Terms", "glossary")
        end = self.draw_at_right(painter, shipped, box.right(), base)
        approved = rendering is not None and rendering.status is Status.APPROVED
        if rendering is not None:
            dot = QRectF(left + 0.5, base - metrics.xHeight() / 2 - DOT / 2, DOT, DOT)
            painter.setPen(QPen(chrome.good if approved else chrome.muted, 1.2))
            painter.setBrush(chrome.good if approved else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
            left += DOT + self.gap
        said = rendering.words if rendering else _unrendered(row)
        ink = chrome.text if approved else chrome.muted
        self.put(painter, " ".join(said.split()), self.note, ink, QPointF(left, base), end=end)


def _unrendered(row: TermRow) -> str:
    """What is said where the rendering is to come, with what it is in another language."""
    said = QCoreApplication.translate("Terms", "not rendered")
    return f"{said}  ·  {row.elsewhere}" if row.elsewhere else said
