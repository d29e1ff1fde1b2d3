"""The hits of Find as a list: the model and how one row is drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...app.find import Hit
from ...text.rendering import View
from ..reader.faces import choose, font
from ..theme import Theme
from .notesmodel import Index

HIT = Qt.ItemDataRole.UserRole
MARGIN = 12
BEFORE = 6
"""Code points of context shown before a hit."""


class HitsModel(QAbstractListModel):
    """What was found, in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Show these hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A hit, or its words in their context."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.place} {hit.before}{hit.words}{hit.after}"
        return None


class HitRow(QStyledItemDelegate):
    """Context, the words found and the place code, on one line of plain text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set the context in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._words: QFont = font((faces.text, faces.latin), 15)
        self._found: QFont = font((faces.text, faces.latin), 15, QFont.Weight.Bold)
        self._small: QFont = font((faces.latin, faces.sans), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        del option, index
        return QSize(120, round(QFontMetricsF(self._words).height()) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        hit: Hit = index.data(HIT)
        chrome = self._theme.chrome
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        small = QFontMetricsF(self._small)
        wide = small.horizontalAdvance(hit.place)
        base = box.top() + 5 + QFontMetricsF(self._words).ascent()
        right = box.right() - MARGIN
        painter.setFont(self._small)
        painter.setPen(chrome.muted)
        painter.drawText(QPointF(right - wide, base), hit.place)
        self._context(painter, hit, QPointF(box.left() + MARGIN, base), right - wide - 10)
        painter.restore()

    def _context(self, painter: QPainter, hit: Hit, at: QPointF, right: float) -> None:
        """Draw before, words and after from `at` on; the end is elided."""
        chrome = self._theme.chrome
        mended = hit.form is View.CORRECTED
        found = QColor(self._theme.page.mended) if mended else chrome.accent
        before = hit.before[-BEFORE:]
        if len(before) < len(hit.before):
            before = "…" + before
        x = at.x()
        for words, face, ink in (
            (before, self._words, chrome.muted),
            (hit.words, self._found, found),
            (hit.after, self._words, chrome.text),
        ):
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(
                words.replace("\n", " "), Qt.TextElideMode.ElideRight, right - x
            )
            painter.setFont(face)
            painter.setPen(ink)
            painter.drawText(QPointF(x, at.y()), shown)
            x += metrics.horizontalAdvance(shown)
            if x >= right - metrics.horizontalAdvance("…"):
                break
