"""The list of terms, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from .termsmodel import TermRoles


class TermsList(QListView):
    """Enter or a click goes to the next occurrence; E edits, A approves, Del deletes."""

    shown = Signal(str)
    edited = Signal()
    approved = Signal()
    deleted = Signal()
    merged = Signal()
    escaped = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Terms"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self.edited)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen rows."""
        key = Qt.Key(event.key())
        act = {
            Qt.Key.Key_E: self.edited,
            Qt.Key.Key_A: self.approved,
            Qt.Key.Key_M: self.merged,
            Qt.Key.Key_Delete: self.deleted,
            Qt.Key.Key_Backspace: self.deleted,
            Qt.Key.Key_Escape: self.escaped,
        }.get(key)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act = None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go()
        elif act is not None:
            act.emit()
        else:
            super().keyPressEvent(event)

    def go(self) -> None:
        """Go to the next occurrence of the current term."""
        known = self.currentIndex().data(TermRoles.ID) if self.currentIndex().isValid() else None
        if known:
            self.shown.emit(known)
