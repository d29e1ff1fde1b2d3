"""What works behind the window: the store, the dictionary, the language worker, the end.

It comes with the second half of the window, after the first painting of the page: first
the store and the marks, then the dictionary, then, for texts that need it, the worker.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ..app.ports import Refused, StorePort
from ..app.revising import Revised
from .analyst import Analyst
from .ending import Ending
from .handover import hand_over
from .storelink import StoreLink
from .window import Window

log = logging.getLogger(__name__)

PATIENCE = 15_000
"""ms that leaving waits for the store before it says so."""
TRIES = 10
"""Times the store is asked for while a command of another process has it."""
AGAIN = 500
"""ms between these."""


class Typed(Protocol):
    """Who holds what is being typed."""

    def commit(self) -> bool:
        """Store it; False if it was refused."""
        ...


class Backstage(QObject):
    """Brings the store and the dictionary to one window, and lets them go at its end."""

    usable = Signal()  # the notes are loaded and marked

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session
        self._typed: Typed | None = None
        self._path: Path | None = None
        self._usable = False
        self._tries = 0
        self._leaving = False
        self._overdue = False
        self._warned = False
        self.analyst = Analyst(self.session, self)
        self.store = StoreLink(self.session.parts, self.session.homecoming, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._ending = Ending(self)
        self._connect()

    def _connect(self) -> None:
        """Who hears whom behind the window."""
        self.store.ready.connect(self._store_ready)
        self.store.refused.connect(self._store_refused)
        self.store.closed.connect(self._gone)
        self.store.change_made.connect(self.session.notes.accept)
        self.store.raise_wanted.connect(self.window.come_forward)
        self.store.open_wanted.connect(self._open)
        self.store.revised.connect(self._revised)
        self.session.notes.refused.connect(self._refused_at_the_end)
        self.session.notes.settled.connect(self._settled)
        self.session.notes.notes_loaded.connect(self._marked)
        self.session.opener.mended.connect(self.window.notice.retract)
        self._ending.wanted.connect(self.leave)
        self._patience.timeout.connect(self._too_long)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._session_ends)
        self._again.timeout.connect(self.store.start)

    # Coming

    def start(self, typed: Typed, path: Path | None) -> None:
        """Open the store, then the dictionary.

        Args:
            typed: is asked at the end to store what is being typed.
            path: the file of the command line; handed over where another window has the data.
        """
        self._typed, self._path = typed, path
        self.store.start()
        QTimer.singleShot(0, self._warm_up)

    def _warm_up(self) -> None:
        try:
            lexicon = self.session.parts.lexicon()
        except Refused as refusal:
            self.window.notice.refuse(str(refusal))
            self.analyst.use_lexicon(None)
        else:
            self.session.words.use_lexicon(lexicon)
            self.analyst.use_lexicon(lexicon)

    def _store_ready(self, store: StorePort) -> None:
        self.session.notes.connect_store(store.notebook)
        self.session.use_library(store.library)
        self.analyst.use_library(store.library)
        if store.warning:
            self.window.notice.refuse(store.warning)
        self.session.homecoming.when_done(store.backed_up, self._backed_up, self._not_backed_up)

    def _backed_up(self, warning: str | None) -> None:
        if warning:
            self.window.notice.refuse(warning)

    def _not_backed_up(self, error: BaseException) -> None:
        log.warning("backup: %s", type(error).__name__)

    def _store_refused(self, refusal: Refused) -> None:
        """Another window, or a command for a moment, or no way to write at all."""
        if refusal.code == "locked" and not self._leaving:
            if hand_over(self.session.parts, self._path):
                self.window.let_go()
                return
            self._tries += 1
            if self._tries < TRIES:
                self._again.start()
                return
        self.session.notes.read_only(refusal)
        self.window.notice.refuse(str(refusal))

    def _marked(self) -> None:
        if not self._usable:
            self._usable = True
            self.usable.emit()

    def _open(self, path: str) -> None:
        self.session.open_path(Path(path))

    def _revised(self, revised: Revised) -> None:
        """A command loaded another edition of a text; it is shown if the text is open."""
        text = revised.opened.text
        self.session.notes.forget(text.id)
        if self.session.text.id != text.id:
            return
        self.session.opener.take_edition(revised.opened)
        self.window.notice.refuse(
            self.tr(
                "A command loaded another edition of “{title}”, and your notes followed to it. "
                "What you did before can not be undone any more."
            ).format(title=text.title)
        )

    # Going

    def leave(self) -> None:
        """Save all, let the store go, then close the window. Asked twice in vain, just close.

        What was done before the store was there is waited for too.
        """
        if self._overdue:
            self._gone()
            return
        if self._leaving:
            return
        if self._typed is not None and not self._typed.commit() and not self._warned:
            self._warned = True
            return
        self._leaving = True
        self._again.stop()
        if self.session.notes.busy:
            self.store.start()
        self.window.remember()
        self.session.save()
        self.analyst.stop()
        self._patience.start()
        self._settled()

    def _session_ends(self) -> None:
        """The system ends its session, perhaps without asking the window: save now."""
        if not self._leaving:
            self.window.remember()
            self.session.save()

    def _settled(self) -> None:
        if not self._leaving:
            return
        if self.session.notes.busy and (self.store.opening or self.store.store is not None):
            self.window.notice.tell(self.tr("Saving…"))
        else:
            self.store.close()

    def _refused_at_the_end(self, sentence: str) -> None:  # noqa: ARG002 - the signal's
        """Stay, so that the reader sees why; closing once more closes."""
        if self._leaving and not self._warned:
            self._warned = True
            self._leaving = False
            self._patience.stop()

    def _too_long(self) -> None:
        self._overdue = True
        self.window.notice.refuse(
            self.tr(
                "The notebook has not been saved yet. Wait, or close the window again to leave "
                "without what is not saved."
            )
        )

    def _gone(self) -> None:
        self._patience.stop()
        self._ending.release()
        self.session.homecoming.close()
        self.window.let_go()
