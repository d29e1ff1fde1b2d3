"""Widgets that keep keys from the window's shortcuts, also while something is composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as Base
else:
    Base = object  # Qt's own class stands behind these: `class Field(Composing, QLineEdit)`

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class KeepsKeys(Base):
    """A widget that has the keys it `keeps`, whatever they do in the window."""

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key is the widget's; else that of copying, which would copy from the page."""
        return event.matches(QKeySequence.StandardKey.Copy)

    def event(self, event: QEvent) -> bool:
        """Keep them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.keeps(event):
            event.accept()
            return True
        return super().event(event)


class Composing(KeepsKeys):
    """A field that knows whether something is being composed by an input method."""

    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key is the field's; else what is typed, and Escape."""
        typed = bool(event.text()) or event.key() == Qt.Key.Key_Escape
        return self.composing or (event.modifiers() in PLAIN and typed)


def goes_elsewhere(event: QFocusEvent) -> bool:
    """Whether the keyboard goes to another place of the window, and not to a menu or program."""
    return event.reason() not in (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )
