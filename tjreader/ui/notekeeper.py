"""The notebook of the open text on the GUI thread: signals, undo, saving state."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..app.notebook import Notebook
from ..app.page import Mark
from ..app.ports import NotebookPort, Refused
from ..app.settings import MarkSettings
from ..notes.annotation import Annotation, Colour, Draft, Style
from ..notes.change import Change, ChangeOf
from ..text.document import Text
from ..text.span import Span
from .notebooks import Ear, Notebooks
from .saving import Saving, SavingState
from .tasks import Homecoming

log = logging.getLogger(__name__)


class NoteKeeper(QObject):
    """Keeps the notebook of each text of this session and speaks for the one shown.

    Each verb returns the `Change` that is on its way, or None where nothing would change
    or it was refused (`refused` then told why). `next_marks` is what the next highlight
    looks like.
    """

    notes_changed = Signal(object)  # Change, on disk
    notes_loaded = Signal()
    marks_changed = Signal()
    saving_changed = Signal(object)  # SavingState
    drafts_found = Signal()
    undo_moved = Signal()
    refused = Signal(str)
    act_refused = Signal(object)  # Change that was not stored
    saved_again = Signal(str)  # the refusal that is true no more: all is on disk
    erased_found = Signal(object)  # tuple[Erased, ...], the last erased first
    also_saved = Signal(object)  # Change, on disk, with which records of the desk were stored
    begun_anew = Signal()  # the notebook was replaced; all of it is about to be read again
    ear_changed = Signal()  # another text is shown, or its notebook is read anew
    settled = Signal()  # nothing is left to write

    def __init__(
        self, homecoming: Homecoming, marks: MarkSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.next_marks = marks
        self._homecoming = homecoming
        self._port: NotebookPort | None = None
        self._no_store: Refused | None = None
        self.books = Notebooks(self, homecoming)
        self._ear: Ear | None = None
        self.saving = Saving(self)
        self.foreseen = False  # whether what the notebook most likely holds is shown already

    @property
    def notebook(self) -> Notebook:
        """The notebook of the text shown.

        Raises:
            LookupError: before the first text was opened.
        """
        if self._ear is None or self._ear.notebook is None:
            raise LookupError("no text is open")
        return self._ear.notebook

    @property
    def port(self) -> NotebookPort | None:
        """The notebook of the store, None before it is open."""
        return self._port

    @property
    def state(self) -> SavingState:
        """Whether all is on disk."""
        return self.saving.state

    @property
    def known(self) -> bool:
        """Whether what the notebook holds of the text shown is there."""
        return bool(self._ear and self._ear.notebook and self._ear.notebook.loaded)

    @property
    def busy(self) -> bool:
        """Whether an act of any text is not yet on disk."""
        return self.books.busy

    @property
    def untouched(self) -> bool:
        """Whether nothing was done or typed that is not on disk."""
        return not self.busy and not any(book.unfinished() for book in self.books)

    @property
    def ear(self) -> Ear | None:
        """Who listens to the text shown, None before there is one."""
        return self._ear

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back, or will be when it is on disk."""
        return bool(self.undo_name) or self._waiting

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again, or may be when all is on disk."""
        return bool(self.redo_name) or self._waiting

    @property
    def _waiting(self) -> bool:
        return self._ear is not None and self._ear.pending > 0

    @property
    def undo_name(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._ear.steps.undo_name if self._ear else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again, empty where there is nothing."""
        return self._ear.steps.redo_name if self._ear else ""

    def show_text(self, text: Text) -> None:
        """Keep the notes of this text from now on; those of others go on being saved."""
        ear, is_new = self.books.of(text)
        self._ear = ear
        if is_new and ear.notebook is not None:
            if self._port is not None:
                ear.notebook.connect(self._port)
            if self._no_store is not None:
                ear.notebook.go_without_store(self._no_store)
        self.ear_changed.emit()
        self._tell_marks()
        if ear.notebook and ear.notebook.loaded:
            self.notes_loaded.emit()

    def foresee(self, annotations: Iterable[Annotation]) -> None:
        """Mark what the notebook will most likely hold of the text shown, before it is open."""
        self.notebook.foresee(annotations)
        self.foreseen = True
        self.marks_changed.emit()

    def forget(self, text_id: str) -> None:
        """See `Notebooks.forget`."""
        self.books.forget(text_id)

    def connect_store(self, port: NotebookPort) -> None:
        """The store is open: load what it holds, send what was done before."""
        self._port = port
        for book in self.books:
            book.connect(port)
        self.saving.show(SavingState.SAVING if self.busy else SavingState.SAVED)

    def wait(self) -> None:
        """The store will be long in coming: acts are kept till then."""
        self.saving.show(SavingState.WAITING)

    def begin_anew(self) -> None:
        """The notebook was replaced (a backup, a repair): read it again; undo begins anew too."""
        self._no_store = None
        shown, self._ear = self._ear, None
        self.books.clear()
        self.begun_anew.emit()
        if shown is not None and shown.notebook is not None:
            self.show_text(shown.notebook.text)

    def read_only(self, refusal: Refused) -> None:
        """There will be no store: acts are refused with this sentence from now on."""
        self._no_store = refusal
        for book in self.books:
            book.go_without_store(refusal)
        self.saving.show(SavingState.READING)

    def accept(self, change: Change) -> None:
        """Take a change that is on disk already, made by a command of another process."""
        self.books.accept(change)

    # What one can do; a refusal is told by `refused`, and None returned

    def annotations(self) -> tuple[Annotation, ...]:
        """All notes and highlights of the text, in the order they were made."""
        return self.notebook.annotations()

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One of them, or None."""
        return self.notebook.annotation(annotation_id)

    def marks(self) -> tuple[Mark, ...]:
        """The highlights as the page draws them."""
        return self.notebook.marks()

    def drafts(self) -> tuple[Draft, ...]:
        """Notes that were typed and not yet stored, also in an earlier session."""
        return self.notebook.unfinished()

    def highlight(
        self, spans: Sequence[Span], colour: str | None = None, style: str | None = None
    ) -> Change | None:
        """Highlight stretches of the printed text.

        Args:
            spans: as `ReaderView.selection` gives them.
            colour: a colour's name; the one chosen last if None.
            style: a style's name; likewise.
        """
        made_of = Colour(colour or self.next_marks.colour), Style(style or self.next_marks.style)
        return self._try(lambda: self.notebook.highlight(spans, *made_of))

    def add_note(self, annotation: Annotation) -> Change | None:
        """Store a new annotation, as `app.marking` or a draft made it."""
        return self._try(lambda: self.notebook.add(annotation))

    def edit_note(
        self, annotation_id: str, note: str, tags: Sequence[str] | None = None
    ) -> Change | None:
        """Put other words and tags (None leaves them) into a note."""
        return self._try(lambda: self.notebook.edit_note(annotation_id, note, tags))

    def ask_erased(self) -> None:
        """Ask for the notes of this text that were erased and are still kept.

        `erased_found` brings them; it never comes where there is no store.
        """
        if self._port is not None:
            asked = self._port.erased(self.notebook.text.id)
            self._homecoming.when_done(asked, self.erased_found.emit, _not_told)

    def act(self, make: Callable[[Notebook], Change | None]) -> Change | None:
        """Do what one of `app.editing` does with several notes."""
        return self._try(lambda: make(self.notebook))

    def recolour(self, annotation_id: str, colour: str) -> Change | None:
        """Give a highlight another colour."""
        return self._try(lambda: self.notebook.recolour(annotation_id, Colour(colour)))

    def restyle(self, annotation_id: str, style: str) -> Change | None:
        """Give a highlight another style."""
        return self._try(lambda: self.notebook.restyle(annotation_id, Style(style)))

    def resize(self, annotation_id: str, start_by: int = 0, end_by: int = 0) -> Change | None:
        """Move a highlight's ends by code points of the printed text."""
        return self._try(lambda: self.notebook.resize(annotation_id, start_by, end_by))

    def resize_to(self, annotation_id: str, spans: Sequence[Span]) -> Change | None:
        """Put a highlight over other stretches of the printed text."""
        return self._try(lambda: self.notebook.resize_to(annotation_id, spans))

    def erase(self, annotation_id: str) -> Change | None:
        """Take an annotation away, with its note."""
        return self._try(lambda: self.notebook.erase(annotation_id))

    def do(self, change: Change) -> Change | None:
        """Do a ready-made change of the notes of the text shown as one step, such as an import."""
        return self._try(lambda: self.notebook.perform(change))

    def undo(self) -> None:
        """Take the last change back, when all before it is on disk."""
        if self._ear is not None:
            self._ear.when_settled(self._ear.undo_now)

    def redo(self) -> None:
        """Do again what was undone last, when all before it is on disk."""
        if self._ear is not None:
            self._ear.when_settled(self._ear.redo_now)

    def _try(self, act: Callable[[], Change | None]) -> Change | None:
        try:
            return act()
        except Refused as refusal:
            self.refused.emit(str(refusal))
        return None

    # What the ears hear

    def perform(self, ear: Ear, change: ChangeOf[Any] | None) -> None:
        """Undo or redo in one text."""
        book = ear.performs(change) if change is not None else None
        if book is None:
            return
        try:
            book.perform(change, undoing=True)  # type: ignore[arg-type] # `performs` saw to it
        except Refused as refusal:
            self.refused.emit(str(refusal))

    def loaded(self, ear: Ear) -> None:
        """The store's notes of a text are there."""
        if ear is self._ear:
            self.notes_loaded.emit()
            self.marks_changed.emit()

    def found_drafts(self, ear: Ear) -> None:
        """Notes that were being typed when the program last ended are there."""
        if ear is self._ear:
            self.drafts_found.emit()

    def made(self, ear: Ear) -> None:
        """An act is on its way."""
        if ear is self._ear:
            self._tell_marks()
        self.saving.made()

    def saved(self, ear: Ear, change: Change) -> None:
        """An act is on disk."""
        if ear is self._ear:
            self.notes_changed.emit(change)
            self._tell_marks()
        self.saving.saved()

    def not_saved(self, ear: Ear, change: Change, refusal: Refused) -> None:
        """An act was refused; its marks are gone, a draft keeps its words."""
        if ear is self._ear:
            self.act_refused.emit(change)
            self._tell_marks()
        self.saving.refused(refusal, self._no_store)

    def _tell_marks(self) -> None:
        self.marks_changed.emit()
        self.undo_moved.emit()


def _not_told(error: BaseException) -> None:
    log.warning("the erased notes could not be read: %s", type(error).__name__)
