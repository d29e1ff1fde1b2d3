"""The rows of the contents: a tree that wraps its titles, and how a row is drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ..theme import Theme

SECTION = Qt.ItemDataRole.UserRole
PERCENT = Qt.ItemDataRole.UserRole + 1
NUMBER = Qt.ItemDataRole.UserRole + 2
CURRENT = Qt.ItemDataRole.UserRole + 3

SIDE, ABOVE, BELOW = 16, 7, 9
"""px around the words of a row."""
NUMBER_WIDTH = 26
"""px for the section's number."""

Index = QModelIndex | QPersistentModelIndex


class ContentsTree(QTreeView):
    """A list that wraps its titles; a click or Return chooses."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Contents"))
        self.clicked.connect(self.chosen)
        self.activated.connect(self.chosen)

    def show_rows(self, model: QAbstractItemModel) -> None:
        """Show other rows. A model that is emptied would go row by row, each a layout anew."""
        old, chosen = self.model(), self.selectionModel()
        self.setModel(model)
        chosen.deleteLater()
        old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Break the titles anew in another font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
        return super().event(event)


class RowPainter(QStyledItemDelegate):
    """Draws a part's headline, or a section with its number and a hairline of progress."""

    def __init__(self, theme: Theme, tree: QTreeView) -> None:
        super().__init__(tree)
        self.theme = theme
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough for all lines of the title."""
        width = self._tree.viewport().width()
        high = self._words_height(option.font, index, width)
        extra = 10 if index.data(SECTION) is None else 0
        return QSize(width, ABOVE + high + BELOW + extra)

    def _words_height(self, font: QFont, index: Index, width: int) -> int:
        metrics = QFontMetrics(self._font(font, index))
        box = QRect(0, 0, self._words_width(index, width), 2000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(box, flags, index.data() or " ").height()

    @staticmethod
    def _words_width(index: Index, width: int) -> int:
        left = SIDE if index.data(SECTION) is None else SIDE + NUMBER_WIDTH
        return max(60, width - left - SIDE)

    def _font(self, font: QFont, index: Index) -> QFont:
        made = QFont(font)
        if index.data(SECTION) is None:
            made.setWeight(QFont.Weight.DemiBold)
        elif index.data(CURRENT):
            made.setWeight(QFont.Weight.Medium)
        return made

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        chrome, box = self.theme.chrome, option.rect
        if index.data(SECTION) is None:
            self._paint_words(painter, option, index, box.adjusted(SIDE, ABOVE + 8, -SIDE, 0))
        else:
            current = bool(index.data(CURRENT))
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            focused = bool(option.state & QStyle.StateFlag.State_Selected) and self._tree.hasFocus()
            if current or over or focused:
                painter.fillRect(box, chrome.select if current else chrome.hover)
            if current:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), chrome.accent)
            words = box.adjusted(SIDE + NUMBER_WIDTH, ABOVE, -SIDE, 0)
            self._paint_number(painter, option, index, box)
            self._paint_words(painter, option, index, words)
            self._paint_progress(painter, index.data(PERCENT) or 0, words)
        painter.restore()

    def _paint_number(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        box: QRect,
    ) -> None:
        font = QFont(option.font)
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
        painter.setFont(font)
        painter.setPen(self.theme.chrome.muted)
        place = QRect(box.left() + SIDE - 4, box.top() + ABOVE + 1, NUMBER_WIDTH - 6, 40)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(index.data(NUMBER))
        )

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        box: QRect,
    ) -> None:
        chrome = self.theme.chrome
        painter.setFont(self._font(option.font, index))
        part = index.data(SECTION) is None
        painter.setPen(chrome.muted if part else chrome.text)
        box.setWidth(self._words_width(index, option.rect.width()))
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), index.data() or "")

    def _paint_progress(self, painter: QPainter, percent: int, words: QRect) -> None:
        if percent <= 0:
            return
        line = QRect(words.left(), words.bottom() - 4, words.width(), 2)
        painter.fillRect(line, self.theme.chrome.line)
        done = QColor(self.theme.chrome.good if percent == 100 else self.theme.chrome.accent)
        line.setWidth(max(2, line.width() * percent // 100))
        painter.fillRect(line, done)
