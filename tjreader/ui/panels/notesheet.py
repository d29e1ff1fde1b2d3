"""The fields of a note that is being written: words, tags, how it reads, its state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...app.drafts import Content
from ...notes.annotation import Annotation
from ..icons import icon
from ..theme import Theme
from .elided import ElidedLabel
from .noteedit import NoteEdit
from .notepreview import NotePreview
from .tagfield import TagField


class NoteSheet(QWidget):
    """The fields and how they lie; `NoteEditor` knows what is written there and stores it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_fields(theme)
        self._title = ElidedLabel(self)
        self._title.setObjectName("noteTitle")
        self._state = QLabel(self)
        self._state.setObjectName("quiet")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._done = QPushButton(self.tr("Done"), self)
        self._done.setToolTip(self.tr("Keep the note and go back to the page (Ctrl+Enter)"))
        self._look = QToolButton(self)
        self._look.setCheckable(True)
        self._look.setToolTip(self.tr("Show the note as it reads: **strong**, *emphasis*, - lists"))
        self._look.setAccessibleName(self.tr("Show the note as it reads"))
        self._look.toggled.connect(self._look_toggled)
        self._lay_out()
        self.set_theme(theme)

    def _make_fields(self, theme: Theme) -> None:
        self.edit = NoteEdit(self)
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setPlaceholderText(self.tr("Write a note…"))
        self.tags = TagField(self)
        self.preview = NotePreview(theme, self)
        self.preview.hide()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 10)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self.edit, 3)
        box.addWidget(self.preview, 2)
        box.addWidget(self.tags)
        foot = QHBoxLayout()
        foot.addWidget(self._look)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._done)
        box.addLayout(foot)
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(190)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._look.setIcon(icon("eye", theme.chrome.muted, size=18))
        self.preview.set_theme(theme)

    def offer_tags(self, tags: Iterable[str]) -> None:
        """Complete tags from these."""
        self.tags.offer(tags)

    def _typed_content(self) -> Content:
        return self.edit.toPlainText(), self.tags.tags()

    def _put(self, written: Annotation) -> None:
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(written.note)
        self.tags.show_tags(written.tags)

    def show_preview(self) -> None:
        """Show the words as they read, if that is wished for."""
        if self._look.isChecked():
            self.preview.show_note(self.edit.toPlainText())

    def _look_toggled(self, on: bool) -> None:
        self.preview.setVisible(on)
        self.preview.show_note(self.edit.toPlainText() if on else "")
