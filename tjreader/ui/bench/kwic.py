"""The places of a term, each with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...desk.concordance import Line
from ...desk.deciding import Basis
from ..reader.faces import choose, font
from ..theme import Theme

Index = QModelIndex | QPersistentModelIndex

MARGIN = 14
AIR = 5
GAP = 8
SHARE = 0.44
"""Of the width that stands before the term, so that terms stand under each other."""


class LineRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    LINE = Qt.ItemDataRole.UserRole


class LinesModel(QAbstractListModel):
    """The lines of a concordance, in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line's words or its value."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LineRoles.LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.place}: {line.left}{line.words}{line.right}"
        return None


class LineView(QStyledItemDelegate):
    """One line: context, the term in full ink, context; below it place and rendering."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set the words in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._words: QFont = font((faces.text, faces.latin), 14)
        self._term: QFont = font((faces.text, faces.latin), 14, QFont.Weight.Bold)
        self._small: QFont = font((QFontInfo(QFont()).family(), faces.sans), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines."""
        high = QFontMetricsF(self._words).height() + QFontMetricsF(self._small).height()
        return QSize(120, round(high + 2 * AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line: Line = index.data(LineRoles.LINE)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left, right = box.left() + MARGIN, box.right() - MARGIN
        words, small = QFontMetricsF(self._words), QFontMetricsF(self._small)
        base = box.top() + AIR + words.ascent()
        self._context(painter, line, QRectF(left, base, right - left, 0))
        below = box.top() + AIR + words.height() + small.ascent()
        painter.setFont(self._small)
        painter.setPen(chrome.muted)
        wide = small.horizontalAdvance(line.place)
        painter.drawText(QPointF(right - wide, below), line.place)
        said = line.decided.words
        if line.decided.basis is Basis.HERE:
            said += " *"
        room = right - wide - GAP - left
        painter.setPen(chrome.muted if line.decided.basis is Basis.PROPOSED else chrome.text)
        elided = small.elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, below), elided)
        painter.restore()

    def _context(self, painter: QPainter, line: Line, box: QRectF) -> None:
        """Both contexts around the term; `box.top()` is the base line."""
        words, term, chrome = (
            QFontMetricsF(self._words),
            QFontMetricsF(self._term),
            self._theme.chrome,
        )
        wide = min(term.horizontalAdvance(line.words), box.width() * 0.5)
        at = box.left() + max(0.0, min(box.width() * SHARE, box.width() - wide))
        painter.setFont(self._words)
        painter.setPen(chrome.muted)
        before = words.elidedText(line.left, Qt.TextElideMode.ElideLeft, at - box.left())
        painter.drawText(QPointF(at - words.horizontalAdvance(before), box.top()), before)
        painter.setFont(self._term)
        painter.setPen(chrome.text)
        shown = term.elidedText(line.words, Qt.TextElideMode.ElideRight, wide + 1)
        painter.drawText(QPointF(at, box.top()), shown)
        painter.setFont(self._words)
        painter.setPen(chrome.muted)
        room = box.right() - at - wide
        after = words.elidedText(line.right, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(at + wide, box.top()), after)

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: words of the text must never be taken for markup."""
        del event, view, option, index
        return False
