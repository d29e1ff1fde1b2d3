"""The sections of a text with what stands in each: the rows, and how one is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..reader.faces import choose, font
from ..theme import Theme

Index = QModelIndex | QPersistentModelIndex

MARGIN = 14
AIR = 6
GAP = 10
BETWEEN = 2
"""px between the words and the bar."""
BAR = 3
"""px of a bar's height."""


class SectionRow(Struct, frozen=True):
    """A section: its place code and title, how often it has terms, how many (None for one).

    `share` is of the most that any section has, 0 to 1. `here` is said of the one shown.
    """

    section_id: str
    place: str
    title: str
    occurrences: int
    terms: int | None = None
    share: float = 0.0
    here: bool = False

    @property
    def told(self) -> str:
        """The numbers as they stand at the end of the row."""
        return str(self.occurrences) if self.terms is None else f"{self.terms} · {self.occurrences}"


class SectionRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    ROW = Qt.ItemDataRole.UserRole


class SectionsModel(QAbstractListModel):
    """The sections in the order in which they are read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SectionRow, ...] = ()

    def show(self, rows: Iterable[SectionRow]) -> None:
        """Show these; the same sections keep the one that is chosen."""
        rows = tuple(rows)
        same = [each.section_id for each in rows] == [each.section_id for each in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words or its value."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == SectionRoles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row)
        return None


def _told(row: SectionRow) -> str:
    """A row as it is read aloud."""
    places = QCoreApplication.translate("Sections", "Places: {count}").format(count=row.occurrences)
    if row.terms is None:
        return f"{row.place} {row.title}, {places}"
    terms = QCoreApplication.translate("Sections", "Terms: {count}").format(count=row.terms)
    return f"{row.place} {row.title}, {terms}, {places}"


class SectionRowView(QStyledItemDelegate):
    """A title and the numbers; below them a bar as long as there are places."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set titles in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._title: QFont = font((faces.text, faces.latin), 13)
        self._here: QFont = font((faces.text, faces.latin), 13, QFont.Weight.Bold)
        self._small: QFont = font((QFontInfo(QFont()).family(), faces.sans), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line, and the bar."""
        return QSize(120, round(QFontMetricsF(self._title).height() + 2 * AIR + BETWEEN + BAR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: SectionRow = index.data(SectionRoles.ROW)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        room = box.adjusted(MARGIN, AIR, -MARGIN, -AIR)
        base = room.top() + QFontMetricsF(self._title).ascent()
        left = self._place(painter, row, room.left(), base)
        right = self._numbers(painter, row, room.right(), base)
        self._name(painter, row, QRectF(left, base, right - GAP - left, 0))
        self._bar(painter, row, QRectF(left, room.bottom() - BAR, room.right() - left, BAR))
        painter.restore()

    def _place(self, painter: QPainter, row: SectionRow, left: float, base: float) -> float:
        """The place code; where titles begin."""
        small = QFontMetricsF(self._small)
        painter.setFont(self._small)
        painter.setPen(self._theme.chrome.muted)
        painter.drawText(QPointF(left, base), row.place)
        return left + GAP + max(map(small.horizontalAdvance, ("§00", row.place)))

    def _numbers(self, painter: QPainter, row: SectionRow, right: float, base: float) -> float:
        """The numbers; where they begin."""
        left = right - QFontMetricsF(self._small).horizontalAdvance(row.told)
        painter.setFont(self._small)
        painter.setPen(self._theme.chrome.text if row.occurrences else self._theme.chrome.muted)
        painter.drawText(QPointF(left, base), row.told)
        return left

    def _name(self, painter: QPainter, row: SectionRow, room: QRectF) -> None:
        """The title; `room.top()` is the base line."""
        chrome = self._theme.chrome
        face = self._here if row.here else self._title
        words = QFontMetricsF(face).elidedText(
            row.title, Qt.TextElideMode.ElideRight, max(0.0, room.width())
        )
        painter.setFont(face)
        painter.setPen(chrome.text if row.occurrences or row.here else chrome.muted)
        painter.drawText(room.topLeft(), words)

    def _bar(self, painter: QPainter, row: SectionRow, room: QRectF) -> None:
        """The bar below, as long as there are places."""
        if row.share <= 0:
            return
        ink = QColor(self._theme.chrome.accent)
        ink.setAlphaF(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(room.left(), room.top(), max(BAR, room.width() * row.share), BAR), 1, 1
        )

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: words of the text must never be taken for markup."""
        del event, view, option, index
        return False
