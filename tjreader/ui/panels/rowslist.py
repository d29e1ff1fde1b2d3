"""A list of rows that acts by keys of its own."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ..theme import Theme
from .rowface import RowView
from .rowsmodel import R, Roles, RowsModel

Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter)
DELETE = (Key.Key_Delete, Key.Key_Backspace)


class RowsList(QListView, Generic[R]):
    """A column of rows; `opened` tells of Enter, `escaped` of Escape, for others see `act_on`.

    Args:
        model: its rows.
        row: how one is drawn.
        even: whether all rows are as high as each other, however wide they are.
    """

    opened = Signal()
    escaped = Signal()

    def __init__(
        self,
        model: RowsModel[R],
        row: RowView[R],
        parent: QWidget | None = None,
        *,
        even: bool = True,
    ) -> None:
        super().__init__(parent)
        self._row = row
        self._even = even
        self._acts: dict[Qt.Key, SignalInstance] = {}
        self.setModel(model)
        self.setItemDelegate(row)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(even)
        self.setMouseTracking(True)
        self.act_on(self.opened, *ENTER)
        self.act_on(self.escaped, Key.Key_Escape)

    def act_on(self, told: SignalInstance, *keys: Qt.Key) -> None:
        """Tell this when one of these keys is pressed, but not with Ctrl."""
        self._acts |= dict.fromkeys(keys, told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the rows chosen; Enter does so with Ctrl too."""
        key = Qt.Key(event.key())
        told = self._acts.get(key)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if told is None or (control and key not in ENTER):
            super().keyPressEvent(event)
        else:
            told.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows that break into lines have other heights in another width."""
        super().resizeEvent(event)
        if not self._even and event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """No row is pointed at until the pointer moves.

        Qt takes a row that scrolls below the pointer for one, also while the list is hidden.
        """
        super().showEvent(event)
        self.viewportEvent(QEvent(QEvent.Type.Leave))

    def current(self) -> R | None:
        """The current row, None without one."""
        index = self.currentIndex()
        return index.data(Roles.ROW) if index.isValid() else None

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self.viewport().update()

    def set_face(self, face: str) -> None:
        """Show words of the text in the page's face."""
        self._row.set_face(face)
        self.scheduleDelayedItemsLayout()
