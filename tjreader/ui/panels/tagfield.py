"""Typing tags: a line of them between commas, completed from those there are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from ...notes.tags import SEPARATORS, typed_tags
from ..keptkeys import Composing, goes_elsewhere


class TagField(Composing, QLineEdit):
    """`典故, ask, `: a comma or Enter ends a tag, Western or Chinese.

    `entered` comes with Enter behind the last tag, and with Ctrl+Enter wherever one types;
    `tags_typed` with every change; `lost_focus` when the reader goes elsewhere in the
    window; `left` with Escape.
    """

    tags_typed = Signal()
    entered = Signal()
    lost_focus = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Tags, with commas between them"))
        self.setAccessibleName(self.tr("Tags"))
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._changed)

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None  # noqa: S101 - a completer over a widget has one
        return popup

    def tags(self) -> tuple[str, ...]:
        """The tags that are typed, the unfinished one too."""
        return typed_tags(self.text())

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show these."""
        self.setText(", ".join(tags))

    def offer(self, tags: Iterable[str]) -> None:
        """Complete from these, in this order."""
        self._known.setStringList(list(tags))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a tag, or all of them; Escape leaves, but first the list of tags."""
        if self.composing:
            super().keyPressEvent(event)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = self._popup if self._popup.isVisible() else None
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._popup.hide()
            self.entered.emit()
        elif popup is not None and enter and popup.currentIndex().isValid():
            event.ignore()  # the completer puts in the tag that is chosen in its list
        elif enter:
            self._popup.hide()
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and popup is not None:
            popup.hide()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Set the tags in order when the reader goes elsewhere in the window."""
        super().focusOutEvent(event)
        if goes_elsewhere(event):
            self.composing = False
            self._popup.hide()
            self.lost_focus.emit()

    def _enter(self) -> None:
        words = self.text()
        if not words.strip() or words.rstrip()[-1] in SEPARATORS:
            self.entered.emit()
        else:
            self.setText(words.rstrip() + ", ")

    def _begun(self) -> str:
        """The tag that is being typed: behind the last separator before the cursor."""
        before = self.text()[: self.cursorPosition()]
        return before[self._start() :].strip().lstrip("#＃")

    def _start(self) -> int:
        before = self.text()[: self.cursorPosition()]
        return max(before.rfind(each) for each in SEPARATORS) + 1

    def _edited(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        begun = self._begun()
        if not begun:
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(begun)
        if self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _complete(self, tag: str) -> None:
        """Put a known tag in the place of the one begun."""
        words, start = self.text(), self._start()
        rest = words[self.cursorPosition() :].lstrip(" " + SEPARATORS)
        before = words[:start].rstrip()
        whole = f"{before} {tag}, ".lstrip()
        self.setText(whole + rest)
        self.setCursorPosition(len(whole))

    def _changed(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        self.tags_typed.emit()
