"""The field a sentence is translated in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ...text.span import Span
from ..keptkeys import Composing
from ..reader.units import Units

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class TranslationEdit(Composing, QPlainTextEdit):
    """Plain words with input methods: no key of ours acts while they are being composed.

    Ctrl+Enter is `done`, Alt+Up and Alt+Down are `stepped(int)`, with Shift `sought(int)` the
    next open sentence, Alt+1 to 9 are `term_wanted(int)`. Undo takes back what was typed here;
    where there is nothing of it left, `undo_wanted` and `redo_wanted` are told.
    """

    done = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    term_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beyond = 0  # steps of the program taken back after those typed here
        self.setTabChangesFocus(True)

    def words(self) -> str:
        """What is typed, every character as it is (Qt's own way turns fixed spaces loose)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def replace_all(self, words: str) -> None:
        """Put other words in the place of all, in a way that undo takes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)

    def insert(self, words: str) -> None:
        """Put words at the caret, with a space where they would touch a letter."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        raw = self.toPlainText().encode("utf-16-le", "surrogatepass")
        before = raw[2 * max(0, first - 1) : 2 * first].decode("utf-16-le", "replace")
        after = raw[2 * last : 2 * last + 2].decode("utf-16-le", "replace")
        left = " " if before.isalnum() or before in tuple(",.;:!?)”’") else ""
        right = " " if after.isalnum() else ""
        cursor.insertText(left + words + right)
        self.setTextCursor(cursor)

    def select_span(self, span: Span) -> None:
        """Select a stretch, in code points."""
        units = Units(self.words())
        cursor = self.textCursor()
        cursor.setPosition(min(units.to_utf16(span.start), self.document().characterCount() - 1))
        end = min(units.to_utf16(span.end), self.document().characterCount() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def undo(self) -> None:
        """Take back what was typed last, else the program's last step."""
        if self.document().isUndoAvailable():
            super().undo()
        else:
            self._beyond += 1
            self.undo_wanted.emit()

    def redo(self) -> None:
        """Do again what was taken back last, here or else in the program."""
        if self.document().isRedoAvailable() and not self._beyond:
            super().redo()
        else:
            self._beyond = max(0, self._beyond - 1)
            self.redo_wanted.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the desk; type the others."""
        if _is_ours(event):
            if not self.composing:  # else it is the input method's
                self._act(event)
            event.accept()
            return
        super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or key == Qt.Key.Key_Y:
            self.redo()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            (self.sought if shift else self.stepped).emit(step)
        else:
            self.term_wanted.emit(key - Qt.Key.Key_0)

    def keeps(self, event: QKeyEvent) -> bool:
        """What is typed or acts here."""
        return super().keeps(event) or _is_ours(event)


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key acts on the desk."""
    key, bare = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    if bare == CONTROL and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Y):
        return True
    if bare in (ALT, ALT | Qt.KeyboardModifier.ShiftModifier):
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return True
        return bare == ALT and Qt.Key.Key_1 <= key <= Qt.Key.Key_9
    return key == Qt.Key.Key_Escape and bare == Qt.KeyboardModifier.NoModifier
