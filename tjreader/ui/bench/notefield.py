"""The field of a sentence's note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QLineEdit):
    """One line with the keys of the translation above it; none while something is composed.

    Ctrl+Enter is `done`, Alt+Up and Alt+Down are `stepped(int)`, Escape is `escaped`.
    """

    done = Signal()
    stepped = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether something is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act here from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the desk; type the others."""
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if self._composing:
            return False
        key, bare = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare == Qt.KeyboardModifier.ControlModifier:
            return key in ENTER
        if bare == Qt.KeyboardModifier.AltModifier:
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        return key == Qt.Key.Key_Escape and bare == Qt.KeyboardModifier.NoModifier
