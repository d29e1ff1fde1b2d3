"""The field a note is typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..keptkeys import Composing, goes_elsewhere


class NoteEdit(Composing, QPlainTextEdit):
    """Plain words with input methods: no key of ours acts while Chinese is being composed."""

    leave_requested = Signal()
    lost_focus = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape leave the note."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            # While composing these keys are the input method's.
            if not self.composing:
                self.leave_requested.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell when the reader goes elsewhere in the window."""
        super().focusOutEvent(event)
        if goes_elsewhere(event):
            self.composing = False
            self.lost_focus.emit()
