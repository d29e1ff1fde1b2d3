"""Writing a note: typed words are a draft at once and one change when left."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ...app.drafts import NOTHING, Content, content_of, typed
from ...app.notebook import Notebook
from ...app.ports import Refused
from ...notes.annotation import Annotation, Draft
from ...notes.change import Change
from ..notekeeper import NoteKeeper
from ..refused import in_words
from ..theme import Theme
from .notesheet import NoteSheet

PAUSE = 500
"""ms without a key after which the draft is kept."""


class NoteEditor(NoteSheet):
    """The editor of one note at a time.

    `closed` tells that it was left; `refused(str)` says why words could not be stored
    (they stay in the editor).
    """

    closed = Signal()
    refused = Signal(str)

    def __init__(self, keeper: NoteKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("noteEditor")
        self._keeper = keeper
        self._notebook: Notebook | None = None
        self._annotation: Annotation | None = None
        self._is_new = False
        self._stored: Content = NOTHING
        self._refused = False
        self._replaced = False
        self.edit.textChanged.connect(self._typed)
        self.edit.leave_requested.connect(self.leave)
        self.edit.lost_focus.connect(self._focus_lost)
        self.tags.tags_typed.connect(self._typed)
        self.tags.entered.connect(self.leave)
        self.tags.left.connect(self.leave)
        self.tags.lost_focus.connect(self._focus_lost)
        self._done.clicked.connect(self._done_clicked)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_draft)
        keeper.notes_changed.connect(self._changed)
        keeper.act_refused.connect(self._act_refused)
        keeper.ear_changed.connect(self._notebook_changed)
        keeper.notes_loaded.connect(self._notes_loaded)

    @property
    def annotation(self) -> Annotation | None:
        """The annotation whose note is open, as it was when it was last stored."""
        return self._annotation

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not yet a change."""
        return self._annotation is not None and self._typed_content() != self._stored

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
        self._open(annotation, title, is_new=is_new)
        draft = self._keeper.notebook.drafts.of(annotation.id)
        if draft is not None and content_of(draft.annotation) != content_of(annotation):
            self._recover(draft.annotation)

    def open_draft(self, draft: Draft, title: str) -> None:
        """Open a note that was never left: the window was gone before.

        The page keeps the keyboard, for nobody asked to write just now.
        """
        self.commit()
        known = self._keeper.notebook.annotation(draft.annotation.id)
        base = known if known is not None else replace(draft.annotation, note="", tags=())
        self._open(base, title, is_new=known is None, focus=False)
        self._recover(draft.annotation)

    def _open(
        self, annotation: Annotation, title: str, *, is_new: bool, focus: bool = True
    ) -> None:
        self._pause.stop()
        self._replaced = False
        self._notebook = self._keeper.notebook
        self._annotation = annotation
        self._is_new = is_new
        self._stored = NOTHING if is_new else content_of(annotation)
        self._title.setText(title)
        self.edit.setPlainText(annotation.note)
        self.tags.show_tags(annotation.tags)
        self._pause.stop()
        self._state.clear()
        self.show()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        if focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recover(self, draft: Annotation) -> None:
        """Put a draft in the place of the stored words, in a way that undo takes back."""
        self._put(draft)
        self._pause.stop()
        self._state.setText(self.tr("Recovered: these words were typed but never stored."))

    def keep_draft(self) -> None:
        """Keep what is typed so far, so that a crash loses nothing of it."""
        self._pause.stop()
        if self._annotation is None or self._notebook is None or not self.dirty:
            return
        words, tags = self._typed_content()
        written = replace(self._annotation, note=words, tags=tags)
        self._notebook.drafts.keep(written, is_new=self._is_new, told=self._draft_told)

    def _draft_told(self, draft: Draft, kept: bool) -> None:
        """The store has answered: say so while it is still these words that are typed."""
        if self._annotation is None or self._annotation.id != draft.annotation.id:
            return
        newest = self.dirty and self._typed_content() == content_of(draft.annotation)
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
        words, tags = self._typed_content()
        if not self.dirty or (self._is_new and not words.strip() and not tags):
            notebook.drafts.drop(known.id)
            return True
        self._refused = False
        try:
            if self._is_new:
                notebook.add(replace(known, note=words, tags=tags))
            else:
                notebook.edit_note(known.id, words, tags)
        except Refused as refusal:
            self._tell(refusal)
            return False
        if self._refused:  # at once, where there is no store to wait for
            return False
        stored = notebook.annotation(known.id)
        self._is_new = stored is None
        self._annotation = stored if stored is not None else replace(known, note="", tags=())
        self._stored = (words, tags) if stored is not None else NOTHING
        self._state.clear()
        return True

    def leave(self) -> None:
        """Make what was typed one change and close; stays open if it was refused."""
        if self.commit():
            self.close_note()

    def close_note(self) -> None:
        """Close; what was to be stored is on its way."""
        self._put_away()
        self.closed.emit()

    def _put_away(self) -> None:
        self._annotation = self._notebook = None
        self.edit.clear()
        self.tags.clear()
        self._pause.stop()
        self.hide()

    def _tell(self, refusal: Refused) -> None:
        if self._notebook is not None and self._annotation is not None:
            words, tags = self._typed_content()
            written = replace(self._annotation, note=words, tags=tags)
            self._notebook.drafts.keep(written, is_new=self._is_new)
        self._state.setText(in_words(refusal))
        self.refused.emit(str(refusal))

    def _typed(self) -> None:
        if self._annotation is not None:
            self._state.clear()
            self._pause.start()
        self.show_preview()

    def _focus_lost(self) -> None:
        """Words are stored when the reader goes elsewhere, not from the note to its tags."""
        inside = QApplication.focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            self.commit()

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
                self._stored = NOTHING
                if not dirty:
                    self._annotation = None
                    self.close_note()
                return
            shown = self._notebook.annotation(known.id) or edit.after
            self._annotation = shown
            self._is_new = False
            before, self._stored = self._stored, content_of(shown)
            if not dirty and self._typed_content() != self._stored:
                self.edit.setPlainText(shown.note)
                self.tags.show_tags(shown.tags)
                self._pause.stop()
            elif dirty:
                self._follow(before)

    def _notebook_changed(self) -> None:
        """The notebook may have been replaced under the note that is open.

        What is typed is a draft of the new one at once, and stays; without such it is closed.
        """
        old = self._notebook
        if self._annotation is None or old is None:
            return
        new = self._keeper.books.in_place_of(old)
        if new is old:
            return
        self._notebook, self._replaced = new, True
        dirty = self.dirty
        self.keep_draft()
        if not dirty or new is not self._keeper.notebook:
            self._put_away()

    def _notes_loaded(self) -> None:
        """What the notebook that was replaced says of the note is known: it starts from that."""
        known, notebook = self._annotation, self._notebook
        if not self._replaced or known is None or notebook is not self._keeper.notebook:
            return
        self._replaced = False
        stored = notebook.annotation(known.id)
        self._is_new = stored is None
        self._annotation = stored if stored is not None else replace(known, note="", tags=())
        self._stored = content_of(stored) if stored is not None else NOTHING
        self._state.setText(_not_stored())

    def _follow(self, before: Content) -> None:
        """Tags that were given in the list while words are typed here are tags here too."""
        if self.tags.tags() == before[1] and before[1] != self._stored[1]:
            self.tags.show_tags(self._stored[1])
        self._pause.start()

    def _act_refused(self, change: Change) -> None:
        """A note was not stored after all: its words come back, with the reason."""
        for edit, before in typed(change):
            assert edit.after is not None  # noqa: S101 - as `typed` gives them
            if self._annotation is not None and self._annotation.id != edit.id:
                continue
            self._refused = True
            away = self._annotation is None
            words, tags = content_of(edit.after) if away else self._typed_content()
            base = replace(edit.before or edit.after, note=before[0], tags=before[1])
            # Who went on elsewhere while the editor stayed open keeps the keyboard there.
            title, is_new = self._title.text(), edit.before is None
            self._open(base, title, is_new=is_new, focus=away)
            if (words, tags) != before:
                self._put(replace(base, note=words, tags=tags))
            self._state.setText(_not_stored())
            return


def _not_stored() -> str:
    return QCoreApplication.translate(
        "NoteEditor", "Not stored yet. The words are kept here; try again with Done."
    )
