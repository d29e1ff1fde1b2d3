"""The one object the window's parts talk to: what is open, where one is, what was chosen.

It adapts the services of `app`, which know no Qt, to signals. Opening texts is its
`opener`, notes are its `notes` (`ui/notekeeper.py`), pages and words its `words`.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ..app.opened import OpenedText
from ..app.page import Page
from ..app.parts import Parts
from ..app.ports import LibraryPort
from ..app.progress import Progress, Read
from ..app.settings import Settings
from ..app.settings import save as save_settings
from ..app.sitting import Bookmark, Sitting, Trail, bookmark_of
from ..app.state import Recent, State, save_state
from ..text.document import Section, Text
from ..text.rendering import View
from .notekeeper import NoteKeeper
from .opening import Opener
from .tasks import Homecoming, TaskPool
from .words import Words

log = logging.getLogger(__name__)

SAVE_AFTER = 1500
"""ms after the last move or choice that state and settings are written."""


class Session(QObject):
    """What is read in one window.

    Signals are facts; see docs/architecture.md. Everything runs on the GUI thread.
    """

    leaving = Signal()  # another text will be opened: what is being typed is stored now
    text_opened = Signal(object)  # OpenedText
    page_shown = Signal(object, int)  # Page, printed offset at its top (-1 = its start)
    page_renewed = Signal(list)  # paragraph indices whose words changed in place
    progress_changed = Signal(str)  # section id
    settings_changed = Signal(object)  # Settings
    order_changed = Signal()
    history_changed = Signal()
    place_changed = Signal()
    recents_changed = Signal()
    refused = Signal(str)
    notice = Signal(str)
    displaced = Signal()  # the words read last stand elsewhere in this text: see `bookmark`

    def __init__(
        self, parts: Parts, settings: Settings, state: State, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.parts = parts
        self.settings = settings
        self.state = state
        self._files = _Files(parts)
        self.homecoming = Homecoming(self)
        self.pool = TaskPool()
        self.opener = Opener(parts, self.homecoming, self.pool, self)
        self.notes = NoteKeeper(self.homecoming, settings.marks, self)
        self.words = Words(self.notes, self)
        self._sitting: Sitting | None = None
        self.bookmark: Bookmark | None = None
        self._library: LibraryPort | None = None
        self._progress: Progress | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_AFTER)
        self._later.timeout.connect(self.save)
        self.opener.opened.connect(self._show_text)
        self.opener.refused.connect(self.refused)
        self.opener.gone.connect(self._forget_recent)
        self.notes.refused.connect(self.refused)
        self.words.renewed.connect(self.page_renewed)
        self.words.refused.connect(self.refused)

    # What is open

    @property
    def sitting(self) -> Sitting:
        """Where the reader is.

        Raises:
            LookupError: before the first text was opened.
        """
        if self._sitting is None:
            raise LookupError("no text is open")
        return self._sitting

    @property
    def text(self) -> Text:
        """The text."""
        return self.sitting.text

    @property
    def section(self) -> Section:
        """The section shown."""
        return self.sitting.section

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first."""
        return self.words.page

    def open_path(self, path: Path) -> None:
        """Open a text file; a refusal is a sentence and leaves the old text open."""
        self.opener.file(path)

    def open_words(self, words: str, title: str = "") -> None:
        """Open pasted words as a text."""
        self.opener.words(words, title)

    def open_shipped(self) -> None:
        """Open the article that came with the program."""
        self.opener.shipped()

    def _show_text(self, opened: OpenedText, recent: Recent | None) -> None:
        if self._sitting is not None:
            self.leaving.emit()
        choice = self.settings.page
        known = self.state.places.get(opened.text.id)
        self.bookmark = bookmark_of(self._sitting, known, opened.text)
        if self.bookmark is not None:
            known = self.bookmark.shown
        self._sitting = Sitting(opened, choice.arrangement, View(choice.view), known)
        self.words.open(opened)
        if recent is None:
            self.state = replace(self.state, last="")
        else:
            self.state = self.state.with_recent(recent)
        self._progress = Progress(
            opened.text,
            self.homecoming,
            self.progress_changed.emit,
            partial(self._read_earlier, opened),
        )
        if self._library is not None:
            self._keep_text(self._library)
        self.notes.show_text(opened.text)
        self.text_opened.emit(opened)
        self.recents_changed.emit()
        self._show_place()
        if self.bookmark is not None:
            self.bookmark = replace(self.bookmark, shown=self._sitting.place)
            self.displaced.emit()

    def _forget_recent(self, text_id: str) -> None:
        self.state = self.state.without_recent(text_id)
        self.recents_changed.emit()

    # Moving

    def show_section(self, section_id: str, place: int = -1) -> None:
        """Go to a section, at a printed offset or at its start."""
        self.sitting.jump(section_id, place)
        self._show_place()

    def step_section(self, step: int) -> None:
        """Go so many sections on in this order; past either end nothing happens."""
        section = self.sitting.neighbour(step)
        if section is not None:
            self.show_section(section.id)

    def go_to(self, offset: int) -> None:
        """Go to a printed offset, in whatever section it stands."""
        if self.sitting.jump_to(offset):
            self._show_place()

    def go_back(self) -> None:
        """Go to the place before the last jump."""
        if self.sitting.back():
            self._show_place()

    def go_forward(self) -> None:
        """Undo `go_back`."""
        if self.sitting.forward():
            self._show_place()

    def return_to(self, bookmark: Bookmark, trail: Trail | None) -> None:
        """The words of a bookmark were found in the text that is open: be there again.

        Args:
            bookmark: the one asked for; one of another text is let go.
            trail: its places in this text, None where they cannot be found.
        """
        if bookmark is not self.bookmark:
            return
        self.bookmark = None
        if trail is not None and self.sitting.take_trail(trail, bookmark.shown):
            self._show_place()
        else:
            self.history_changed.emit()
            self._remember()

    def moved(self, offset: int) -> None:
        """The page was scrolled: this printed offset is now at its top."""
        if self._sitting is not None and offset != self._sitting.place.offset:
            self._sitting.moved(offset)
            self.place_changed.emit()
            self._remember()

    def page_of(self, section: Section) -> Page:
        """A section made ready as it would be shown now, for paper.

        Raises:
            LookupError: before the first text was opened.
        """
        sitting = self.sitting
        return self.words.page_of(section, sitting.arrangement.id, sitting.view)

    def _show_place(self) -> None:
        sitting = self.sitting
        page = self.words.show(sitting.section, sitting.arrangement.id, sitting.view)
        self.page_shown.emit(page, sitting.place.offset)
        self.history_changed.emit()
        self.place_changed.emit()
        self._remember()

    # Progress

    def use_library(self, library: LibraryPort) -> None:
        """The store is open: what is read from now on is kept there."""
        self._library = self.opener.library = library
        self._keep_text(library)

    def leave_library(self) -> None:
        """The store is about to be closed: the page may be looked at on, but not for the record."""
        self._library = self.opener.library = None
        if self._progress is not None:
            self._progress.disconnect()

    def _keep_text(self, library: LibraryPort) -> None:
        if self._progress is not None and self.sitting.opened.kept:
            self.homecoming.when_done(library.remember_text(self.text), _kept, _not_kept)
            self._progress.connect(library)

    def _read_earlier(self, opened: OpenedText, read: Read) -> Future[dict[str, int]]:
        return self.pool.run(partial(self.parts.editions.carry_progress, opened, read))

    def seen(self, offset: int) -> None:
        """The page was seen long enough up to this printed offset."""
        if self._progress is not None:
            self._progress.seen(self.section.id, offset)

    def percent(self, section: Section) -> int:
        """How much of a section was seen, 0 to 100."""
        return self._progress.percent(section) if self._progress else 0

    def reset_progress(self, section_id: str | None = None) -> None:
        """Forget how far a section was read, or all of them."""
        if self._progress is not None:
            self._progress.reset(section_id)

    # Choices

    def change_settings(self, settings: Settings) -> None:
        """Take other choices; the page follows and keeps its place."""
        old, self.settings = self.settings, settings
        if old == settings:
            return
        self.notes.next_marks = settings.marks
        self.settings_changed.emit(settings)
        if self._sitting is not None:
            other_view = View(settings.page.view) is not self._sitting.view
            self._sitting.view = View(settings.page.view)
            other_order = self._sitting.arrange(settings.page.arrangement)
            if other_order:
                self.order_changed.emit()
            if other_order or other_view:
                self._show_place()
        self._remember()

    def _remember(self) -> None:
        sitting, sought = self._sitting, self.bookmark
        if sitting is not None and not (sought and sitting.is_still_at(sought.shown)):
            place = replace(sitting.place, revision=sitting.text.revision)
            self.state = self.state.with_place(sitting.text.id, place)
        self._later.start()

    def save(self) -> None:
        """Write choices and state now, if they are others than those written last.

        What cannot be written costs a line in the log.
        """
        self._later.stop()
        self._files.write(self.settings, self.state)


def _kept(nothing: None) -> None:
    """The text is in the library; nobody waits for that."""


def _not_kept(error: BaseException) -> None:
    log.warning("a text was not kept: %s", type(error).__name__)


class _Files:
    """The files of choices and state; each is written when it is another than last time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._settings: Settings | None = None
        self._state: State | None = None

    def write(self, settings: Settings, state: State) -> None:
        """Write both; one that cannot be written does not keep the other from it."""
        if settings != self._settings:
            try:
                save_settings(self._parts.settings_file, settings)
                self._settings = settings
            except OSError as error:
                log.warning("settings not saved: %s", type(error).__name__)
        if state != self._state:
            try:
                save_state(self._parts.state_file, state)
                self._state = state
            except OSError as error:
                log.warning("state not saved: %s", type(error).__name__)
