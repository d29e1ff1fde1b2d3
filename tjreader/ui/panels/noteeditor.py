"""Writing a note: typed words are a draft at once and one change when left."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...app.notebook import Notebook
from ...app.ports import Refused
from ...notes.annotation import Annotation, Draft
from ...notes.change import Change
from ..notekeeper import NoteKeeper
from .elided import ElidedLabel

PAUSE = 500
"""ms without a key after which the draft is kept."""


class NoteEdit(QPlainTextEdit):
    """Plain words with input methods: no key of ours acts while Chinese is being composed."""

    leave_requested = Signal()
    lost_focus = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.setTabChangesFocus(True)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

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

    def event(self, event: QEvent) -> bool:
        """Keep plain keys and Escape from the window's shortcuts while typing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            typed = bool(event.text()) or event.key() == Qt.Key.Key_Escape
            if self.composing or (plain and typed):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell when the reader goes elsewhere in the window."""
        super().focusOutEvent(event)
        elsewhere = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if elsewhere:
            self.composing = False
            self.lost_focus.emit()


class NoteEditor(QWidget):
    """The editor of one note at a time.

    `closed` tells that it was left; `refused(str)` says why words could not be stored
    (they stay in the editor).
    """

    closed = Signal()
    refused = Signal(str)

    def __init__(self, keeper: NoteKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self._keeper = keeper
        self._notebook: Notebook | None = None
        self._annotation: Annotation | None = None
        self._is_new = False
        self._stored = ""
        self._refused = False
        self.edit = NoteEdit(self)
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setPlaceholderText(self.tr("Write a note…"))
        self.edit.textChanged.connect(self._typed)
        self.edit.leave_requested.connect(self.leave)
        self.edit.lost_focus.connect(self.commit)
        self._title = ElidedLabel(self)
        self._title.setObjectName("noteTitle")
        self._state = QLabel(self)
        self._state.setObjectName("quiet")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._done = QPushButton(self.tr("Done"), self)
        self._done.setToolTip(self.tr("Keep the note and go back to the page (Ctrl+Enter)"))
        self._done.clicked.connect(self._done_clicked)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_draft)
        keeper.notes_changed.connect(self._changed)
        keeper.act_refused.connect(self._act_refused)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 10)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self.edit, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self._done)
        box.addLayout(foot)
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(150)

    @property
    def annotation(self) -> Annotation | None:
        """The annotation whose note is open, as it was when it was last stored."""
        return self._annotation

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not yet a change."""
        return self._annotation is not None and self.edit.toPlainText() != self._stored

    def open_note(self, annotation: Annotation, title: str, *, is_new: bool = False) -> None:
        """Open a note; what was being written before is left first.

        Args:
            annotation: what it is on; its `note` is what stands there now.
            title: the words it is on, for its head.
            is_new: whether it is stored only when words are left in it.
        """
        if self._annotation is not None and self._annotation.id == annotation.id:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.commit()
        self._open(annotation, annotation.note, title, is_new=is_new)
        draft = self._keeper.notebook.drafts.of(annotation.id)
        if draft is not None and draft.annotation.note != annotation.note:
            self._recover(draft.annotation.note)

    def open_draft(self, draft: Draft, title: str) -> None:
        """Open a note that was never left: the window was gone before.

        The page keeps the keyboard, for nobody asked to write just now.
        """
        self.commit()
        known = self._keeper.notebook.annotation(draft.annotation.id)
        base = known if known is not None else replace(draft.annotation, note="")
        self._open(base, base.note, title, is_new=known is None, focus=False)
        self._recover(draft.annotation.note)

    def _open(
        self, annotation: Annotation, words: str, title: str, *, is_new: bool, focus: bool = True
    ) -> None:
        self._pause.stop()
        self._notebook = self._keeper.notebook
        self._annotation = annotation
        self._is_new = is_new
        self._stored = "" if is_new else words
        self._title.setText(title)
        self.edit.setPlainText(words)
        self._pause.stop()
        self._state.clear()
        self.show()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        if focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recover(self, words: str) -> None:
        """Put a draft in the place of the stored words, in a way that undo takes back."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(words)
        self._pause.stop()
        self._state.setText(self.tr("Recovered: these words were typed but never stored."))

    def keep_draft(self) -> None:
        """Keep what is typed so far, so that a crash loses nothing of it."""
        self._pause.stop()
        if self._annotation is None or self._notebook is None or not self.dirty:
            return
        words = self.edit.toPlainText()
        typed = replace(self._annotation, note=words)
        self._notebook.drafts.keep(typed, is_new=self._is_new, told=self._draft_told)

    def _draft_told(self, draft: Draft, kept: bool) -> None:
        """The store has answered: say so while it is still these words that are typed."""
        if self._annotation is None or self._annotation.id != draft.annotation.id:
            return
        newest = self.dirty and self.edit.toPlainText() == draft.annotation.note
        if newest and kept:
            self._state.setText(self.tr("Draft kept"))
        elif newest:
            self._state.setText(self.tr("Draft not kept: these words are in this window only."))

    def commit(self) -> bool:
        """Make what was typed one change; the note stays open.

        Returns:
            False if it was refused; the words stay and the reason is told.
        """
        if self.edit.composing:
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        known, notebook = self._annotation, self._notebook
        if known is None or notebook is None:
            return True
        words = self.edit.toPlainText()
        if not self.dirty or (self._is_new and not words.strip()):
            notebook.drafts.drop(known.id)
            return True
        self._refused = False
        try:
            if self._is_new:
                notebook.add(replace(known, note=words))
            else:
                notebook.edit_note(known.id, words)
        except Refused as refusal:
            self._tell(refusal)
            return False
        if self._refused:  # at once, where there is no store to wait for
            return False
        stored = notebook.annotation(known.id)
        self._is_new = stored is None
        self._annotation = stored if stored is not None else replace(known, note="")
        self._stored = words if stored is not None else ""
        self._state.clear()
        return True

    def leave(self) -> None:
        """Make what was typed one change and close; stays open if it was refused."""
        if self.commit():
            self.close_note()

    def close_note(self) -> None:
        """Close; what was to be stored is on its way."""
        self._annotation = self._notebook = None
        self.edit.clear()
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def _tell(self, refusal: Refused) -> None:
        if self._notebook is not None and self._annotation is not None:
            words = replace(self._annotation, note=self.edit.toPlainText())
            self._notebook.drafts.keep(words, is_new=self._is_new)
        self._state.setText(str(refusal))
        self.refused.emit(str(refusal))

    def _typed(self) -> None:
        if self._annotation is not None:
            self._state.clear()
            self._pause.start()

    def _done_clicked(self) -> None:
        self.leave()

    def _changed(self, change: Change) -> None:
        """Something is on disk: follow an undo, a redo, an erasure of the note that is open."""
        known = self._annotation
        if known is None or self._notebook is not self._keeper.notebook:
            return
        for edit in change.edits:
            if edit.id != known.id:
                continue
            dirty = self.dirty
            if edit.after is None:
                self._is_new = True
                self._stored = ""
                if not dirty:
                    self._annotation = None
                    self.close_note()
                return
            shown = self._notebook.annotation(known.id) or edit.after
            self._annotation = shown
            self._is_new = False
            self._stored = shown.note
            if not dirty and self.edit.toPlainText() != shown.note:
                self.edit.setPlainText(shown.note)
                self._pause.stop()

    def _act_refused(self, change: Change) -> None:
        """A note was not stored after all: its words come back, with the reason."""
        for edit in change.edits:
            before = edit.before.note if edit.before else ""
            if edit.after is None or edit.after.note in ("", before):
                continue
            if self._annotation is not None and self._annotation.id != edit.id:
                continue
            self._refused = True
            away = self._annotation is None
            words = edit.after.note if away else self.edit.toPlainText()
            base = replace(edit.before or edit.after, note=before)
            # Who went on elsewhere while the editor stayed open keeps the keyboard there.
            title, is_new = self._title.text(), edit.before is None
            self._open(base, before, title, is_new=is_new, focus=away)
            if words != before:
                cursor = self.edit.textCursor()
                cursor.select(cursor.SelectionType.Document)
                cursor.insertText(words)
            self._state.setText(_not_stored())
            return


def _not_stored() -> str:
    return QCoreApplication.translate(
        "NoteEditor", "Not stored yet. The words are kept here; try again with Done."
    )
