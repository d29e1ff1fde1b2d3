"""How one row of the terms panel is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...desk.concept import Status
from ..reader.faces import choose, font
from ..theme import Theme
from .termsmodel import Index, TermRoles, TermRow

MARGIN = 14
AIR = 8
"""px above and below a row."""
BETWEEN = 2
"""px between its two lines."""
GAP = 8


class TermRowView(QStyledItemDelegate):
    """The form with its pinyin and its count; below it the rendering.

    An approved rendering stands in full ink behind a filled dot, a proposed one in quiet ink
    behind an open one; so the two differ without their colour.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set forms in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        families = (QFontInfo(QFont()).family(), faces.sans)
        self._form: QFont = font((faces.text, faces.latin), 15)
        self._words: QFont = font(families, 13)
        self._small: QFont = font(families, 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines."""
        high = QFontMetricsF(self._form).height() + BETWEEN + QFontMetricsF(self._words).height()
        return QSize(120, round(high + 2 * AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: TermRow = index.data(TermRoles.ROW)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left, right = box.left() + MARGIN, box.right() - MARGIN
        high = self._head(painter, row, QRectF(left, box.top() + AIR, right - left, 0))
        self._rendering(painter, row, QRectF(left, high + BETWEEN, right - left, 0))
        painter.setPen(chrome.line)
        painter.drawLine(QPointF(left, box.bottom() - 0.5), QPointF(right, box.bottom() - 0.5))
        painter.restore()

    def _head(self, painter: QPainter, row: TermRow, box: QRectF) -> float:
        """The first line; its foot."""
        metrics, chrome = QFontMetricsF(self._form), self._theme.chrome
        base = box.top() + metrics.ascent()
        right = box.right()
        if row.count is not None:
            count = str(row.count)
            small = QFontMetricsF(self._small)
            right -= small.horizontalAdvance(count)
            painter.setFont(self._small)
            painter.setPen(chrome.muted)
            painter.drawText(QPointF(right, base), count)
            right -= GAP
        painter.setFont(self._form)
        painter.setPen(chrome.text)
        name = metrics.elidedText(row.concept.name, Qt.TextElideMode.ElideRight, right - box.left())
        painter.drawText(QPointF(box.left(), base), name)
        self._beside(
            painter, row, QPointF(box.left() + metrics.horizontalAdvance(name) + GAP, base), right
        )
        return box.top() + metrics.height()

    def _beside(self, painter: QPainter, row: TermRow, at: QPointF, right: float) -> None:
        """Pinyin and other forms, where there is room."""
        small = QFontMetricsF(self._small)
        said = "  ".join(filter(None, (row.pinyin, " · ".join(row.others))))
        words = small.elidedText(said, Qt.TextElideMode.ElideRight, max(0.0, right - at.x()))
        if said and len(words) > 1:
            painter.setFont(self._small)
            painter.setPen(self._theme.chrome.muted)
            painter.drawText(at, words)

    def _rendering(self, painter: QPainter, row: TermRow, box: QRectF) -> None:
        metrics, chrome = QFontMetricsF(self._words), self._theme.chrome
        base, rendering = box.top() + metrics.ascent(), row.rendering
        left, right = box.left(), box.right()
        if row.shipped:
            right = self._shipped(painter, base, right)
        approved = rendering is not None and rendering.status is Status.APPROVED
        if rendering is not None:
            dot = QRectF(left + 0.5, base - metrics.xHeight() / 2 - 3, 6, 6)
            painter.setPen(QPen(chrome.good if approved else chrome.muted, 1.2))
            painter.setBrush(chrome.good if approved else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
            left += 6 + GAP
        painter.setFont(self._words)
        painter.setPen(chrome.text if approved else chrome.muted)
        said = rendering.words if rendering else _unrendered(row)
        words = metrics.elidedText(
            " ".join(said.split()), Qt.TextElideMode.ElideRight, right - left
        )
        painter.drawText(QPointF(left, base), words)

    def _shipped(self, painter: QPainter, base: float, right: float) -> float:
        """Say that it comes with the text; where that begins."""
        said = QCoreApplication.translate("Terms", "glossary")
        small = QFontMetricsF(self._small)
        wide = small.horizontalAdvance(said)
        painter.setFont(self._small)
        painter.setPen(self._theme.chrome.muted)
        painter.drawText(QPointF(right - wide, base), said)
        return right - wide - GAP

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: what a person wrote must never be taken for markup."""
        del event, view, option, index
        return False


def _unrendered(row: TermRow) -> str:
    """What is said where the rendering is to come, with what it is in another language."""
    said = QCoreApplication.translate("Terms", "not rendered")
    return f"{said}  ·  {row.elsewhere}" if row.elsewhere else said
