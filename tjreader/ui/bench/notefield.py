"""The field of a sentence's note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ..keptkeys import Composing

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(Composing, QLineEdit):
    """One line with the keys of the translation above it; none while something is composed.

    Ctrl+Enter is `done`, Alt+Up and Alt+Down are `stepped(int)`, Escape is `escaped`.
    """

    done = Signal()
    stepped = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the desk; type the others."""
        if not self.keeps(event):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)

    def keeps(self, event: QKeyEvent) -> bool:
        """The keys that act here; none while something is composed."""
        if self.composing:
            return False
        key, bare = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare == Qt.KeyboardModifier.ControlModifier:
            return key in ENTER
        if bare == Qt.KeyboardModifier.AltModifier:
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        return key == Qt.Key.Key_Escape and bare == Qt.KeyboardModifier.NoModifier
