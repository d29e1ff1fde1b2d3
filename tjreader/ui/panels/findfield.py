"""The field in which one types what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ..keptkeys import Composing


class FindField(Composing, QLineEdit):
    """The field. Enter goes on, Shift+Enter back, Escape leaves; not while composing."""

    stepped = Signal(int)
    escaped = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter, Escape and Down; while composing they are the input method's."""
        key = event.key()
        if self.composing:
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def keeps(self, event: QKeyEvent) -> bool:
        """Escape and what is typed without Ctrl and Alt."""
        control = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        typed = bool(event.text()) and not control
        return self.composing or typed or event.key() == Qt.Key.Key_Escape
