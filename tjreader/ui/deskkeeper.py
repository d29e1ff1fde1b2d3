"""The desk of the open text on the GUI thread: signals, and the undo steps it shares with notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..app.desk import Desk
from ..app.deskport import DeskPort
from ..app.ports import Refused, StorePort
from ..app.revising import Revised
from ..app.settings import Settings
from ..desk.record import DeskChange
from ..notes.change import Act, Change, ChangeOf, Label, is_of_notes
from .notebooks import Ear
from .session import Session
from .typedkeeper import TypedKeeper


class DeskKeeper(QObject):
    """Keeps the desk of each text of this session and speaks for the one shown.

    It stands beside `session.notes`, whose undo steps, saving state and refusals it shares:
    `session.notes.undo` takes back the last act, of notes or of the desk.
    """

    desk_changed = Signal(object)  # DeskChange: an act on its way, on disk or taken back
    desk_saved = Signal(object)  # DeskChange, on disk
    desk_loaded = Signal()  # all is new: another text, or what the store holds of it
    language_changed = Signal()  # of the text shown: what the desk translates into is another
    desk_replaced = Signal()  # the notebook is another one, and so is the desk of each text
    refused = Signal(str)
    act_refused = Signal(object)  # DeskChange that was not stored
    refused_at = Signal(object, object)  # the same of any desk of this session: Desk, DeskChange

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notes = session.notes
        self._port: DeskPort | None = None
        self._no_store: Refused | None = None
        self._anew = False
        self.typed = TypedKeeper(session, self)
        self.refused.connect(session.refused)
        session.settings_changed.connect(self._settings_changed)
        self._notes.begun_anew.connect(self._begin_anew)
        self._notes.ear_changed.connect(self._show_text)
        self._notes.also_saved.connect(self._also_saved)
        if self._notes.ear is not None:
            self._show_text()

    @property
    def desk(self) -> Desk:
        """The desk of the text shown.

        Raises:
            LookupError: before the first text was opened.
        """
        ear = self._notes.ear
        if ear is None or not isinstance(ear.desk, Desk):
            raise LookupError("no text is open")
        return ear.desk

    @property
    def known(self) -> bool:
        """Whether there is a desk: a text was opened."""
        ear = self._notes.ear
        return ear is not None and isinstance(ear.desk, Desk)

    @property
    def port(self) -> DeskPort | None:
        """The desk of the store, None before it is open."""
        return self._port

    @property
    def loaded(self) -> bool:
        """Whether what the store holds for the text shown is there."""
        ear = self._notes.ear
        return ear is not None and isinstance(ear.desk, Desk) and ear.desk.loaded

    @property
    def answered(self) -> bool:
        """Whether what the store holds for the text shown is there, or cannot be read."""
        ear = self._notes.ear
        return ear is not None and isinstance(ear.desk, Desk) and ear.desk.answered

    @property
    def waiting(self) -> bool:
        """Whether what the store holds for the text shown is still to come."""
        return self._no_store is None and not self.answered

    def use_store(self, store: StorePort) -> None:
        """The store is open: load what it holds, send what was done before."""
        self._port, self._no_store = store.desk, store.read_only
        for ear in self._notes.books.ears:
            if isinstance(ear.desk, Desk):
                self._connect(ear.desk)

    def go_without_store(self, refusal: Refused) -> None:
        """There will be no store: acts are refused with this sentence from now on."""
        self._no_store = refusal
        for ear in self._notes.books.ears:
            if isinstance(ear.desk, Desk):
                ear.desk.go_without_store(refusal)

    def _begin_anew(self) -> None:
        """The notebook was replaced: what could not be written may be sound now."""
        self._no_store, self._anew = None, True

    def in_place_of(self, desk: Desk) -> Desk | None:
        """The desk in use for a text: the same one, unless the notebook was replaced.

        None where it was, and the text was not opened again since.
        """
        place = desk.text.id, desk.text.revision
        known = [ear.desk for ear in self._notes.books.ears if isinstance(ear.desk, Desk)]
        if any(each is desk for each in known):
            return desk
        alike = (each for each in known if (each.text.id, each.text.revision) == place)
        return next(alike, None)

    def act(self, make: Callable[[Desk], DeskChange | None]) -> DeskChange | None:
        """Do what a verb of `termbase`, `places` or `translating` does.

        Returns:
            The change that is on its way; None where nothing would change, or it was
            refused (`refused` then told why).
        """
        try:
            return make(self.desk)
        except Refused as refusal:
            self.refused.emit(str(refusal))
        return None

    def accept(self, change: ChangeOf[Any]) -> None:
        """Take a change that is on disk already, made by a command of another process."""
        if is_of_notes(change):
            self._take(change.also, None)
            return
        shown = self._notes.ear
        for ear in self._notes.books.ears:
            if (
                ear.desk is not None
                and not ear.outdated
                and ear.desk.accept(change)
                and (ear is shown)
            ):
                ear.steps.written(change, undoing=False)
                self.desk_changed.emit(change)
                self.desk_saved.emit(change)
                self._notes.undo_moved.emit()

    def _show_text(self) -> None:
        """Have a desk for the text shown; those of others go on being saved."""
        ear = self._notes.ear
        if ear is None or ear.notebook is None:
            return
        if ear.desk is None:
            opened = self._session.sitting.opened
            listener = _DeskEar(self, ear)
            text = ear.notebook.text
            language = self._session.settings.desk.into(text.id)
            desk = Desk(text, opened.glossary, self._session.homecoming, listener, language)
            ear.desk = desk
            self._connect(desk)
        if self._anew:
            self._anew = False
            self.desk_replaced.emit()
        self.desk_loaded.emit()
        self._recover()

    def _recover(self) -> None:
        """Bring back what an earlier session left unstored, once it can be stored."""
        if self.loaded and self._no_store is None:
            self.typed.recover()

    def _settings_changed(self, settings: Settings) -> None:
        """Each desk translates into what is chosen for its text."""
        shown = self._notes.ear
        for ear in self._notes.books.ears:
            if not isinstance(ear.desk, Desk):
                continue
            language = settings.desk.into(ear.desk.text.id)
            if language != ear.desk.language:
                ear.desk.language = language
                if ear is shown:
                    self.language_changed.emit()

    def _connect(self, desk: Desk) -> None:
        if self._no_store is not None:
            desk.go_without_store(self._no_store)
        if self._port is not None:
            desk.connect(self._port)

    def take_revised(self, revised: Revised) -> None:
        """A command took records to another edition of a text, perhaps of one not open."""
        if revised.change is not None:
            self._take(revised.change.also, None)

    def _also_saved(self, change: Change) -> None:
        """Notes took records of the desk along (to another edition)."""
        self._take(change.also, None)

    def _take(self, edits: tuple[Any, ...], but: Ear | None) -> None:
        """Edits that are on disk are shown by each desk they are about."""
        if not edits:
            return
        change = DeskChange(Label(Act.FOLLOW), edits)
        for ear in self._notes.books.ears:
            if ear is but or ear.desk is None or ear.outdated:
                continue
            if ear.desk.accept(change) and ear is self._notes.ear:
                self.desk_changed.emit(change)

    # What the ears hear

    def heard_loaded(self, ear: Ear) -> None:
        """The store's records of a text are there."""
        if ear is self._notes.ear:
            self.desk_loaded.emit()
            self._recover()

    def heard_unreadable(self, ear: Ear, refusal: Refused) -> None:
        """The store's records of a text cannot be read."""
        self.refused.emit(str(refusal))
        self.heard_loaded(ear)

    def heard_made(self, ear: Ear, change: DeskChange) -> None:
        """An act is on its way."""
        if ear is self._notes.ear:
            self.desk_changed.emit(change)
            self._notes.undo_moved.emit()
        self._notes.saving.made()

    def heard_saved(self, ear: Ear, change: DeskChange, undoing: bool) -> None:
        """An act is on disk. What holds for all texts is seen by the desks of others too."""
        ear.steps.written(change, undoing)
        if isinstance(ear.desk, Desk):
            self.typed.stored(ear.desk, change)
        self._take(change.edits, ear)
        if ear is self._notes.ear:
            self.desk_saved.emit(change)
            self._notes.undo_moved.emit()
        self._notes.saving.saved()

    def heard_refused(self, ear: Ear, change: DeskChange, refusal: Refused) -> None:
        """An act was refused and is not shown any more."""
        if ear is self._notes.ear:
            self.desk_changed.emit(change.inverse)
            self.act_refused.emit(change)
            self._notes.undo_moved.emit()
        self.refused_at.emit(ear.desk, change)
        self._notes.saving.refused(refusal, self._no_store)


class _DeskEar:
    """Listens to one desk for the keeper, also after another text was opened."""

    def __init__(self, keeper: DeskKeeper, ear: Ear) -> None:
        self._keeper = keeper
        self._ear = ear

    def desk_loaded(self) -> None:
        """See `app.desk.Listener`."""
        self._keeper.heard_loaded(self._ear)

    def desk_refused(self, refusal: Refused) -> None:
        """See `app.desk.Listener`."""
        self._keeper.heard_unreadable(self._ear, refusal)

    def change_made(self, change: DeskChange) -> None:
        """See `app.desk.Listener`."""
        self._keeper.heard_made(self._ear, change)

    def change_saved(self, change: DeskChange, undoing: bool) -> None:
        """See `app.desk.Listener`."""
        self._keeper.heard_saved(self._ear, change, undoing)

    def change_refused(self, change: DeskChange, refusal: Refused) -> None:
        """See `app.desk.Listener`."""
        self._keeper.heard_refused(self._ear, change, refusal)
