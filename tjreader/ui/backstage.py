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
A_FRAME = 20
"""ms in which the page is painted with its marks, before the store's modules are loaded."""
SAY_AFTER = 4_500
"""ms that another process has had the notebook when that is said; a command needs less."""


class Typed(Protocol):
    """Who holds what is being typed."""

    def commit(self) -> bool:
        """Store it; False if it was refused."""
        ...


class Backstage(QObject):
    """Brings the store and the dictionary to one window, and lets them go at its end."""

    usable = Signal()  # marks, panels and dictionary are there; the store is opened next

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session
        self._typed: Typed | None = None
        self._path: Path | None = None
        self._usable = False
        self._asking = False
        self._held = ""
        self._leaving = False
        self._overdue = False
        self._warned = False
        self.analyst = Analyst(self.session, self)
        self.store = StoreLink(self.session.parts, self.session.homecoming, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._ending = Ending(self)
        self._connect()

    def _connect(self) -> None:
        """Who hears whom behind the window."""
        self.store.ready.connect(self._store_ready)
        self.store.refused.connect(self._store_refused)
        self.store.held.connect(self._store_held)
        self.store.closing.connect(self.session.leave_library)
        self.store.closed.connect(self._gone)
        self.store.change_made.connect(self.session.notes.accept)
        self.store.raise_wanted.connect(self.window.come_forward)
        self.store.open_wanted.connect(self._open)
        self.store.revised.connect(self._revised)
        self.session.notes.refused.connect(self._refused_at_the_end)
        self.session.notes.settled.connect(self._settled)
        self.session.notes.notes_loaded.connect(self._make_usable)
        self.session.opener.mended.connect(self.window.notice.retract)
        self._ending.wanted.connect(self.leave)
        self._patience.timeout.connect(self._too_long)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._session_ends)

    # Coming

    def start(self, typed: Typed, path: Path | None) -> None:
        """Open the dictionary, then the store.

        Loading what the store is made of takes a fifth of a second, in which the reader
        may already rest on words and mark them.

        Args:
            typed: is asked at the end to store what is being typed.
            path: the file of the command line; handed over where another window has the data.
        """
        self._typed, self._path = typed, path
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
        if self.session.notes.foreseen:
            self._make_usable()
        QTimer.singleShot(A_FRAME, self.store.start)

    def _store_ready(self, store: StorePort) -> None:
        self.window.notice.retract(self._held)
        self.session.notes.connect_store(store.notebook)
        self.session.use_library(store.library)
        self.analyst.use_library(store.library)
        if store.read_only is not None:
            self.session.notes.read_only(store.read_only)
        if store.warning:
            self.window.notice.refuse(store.warning)
        self.session.homecoming.when_done(store.backed_up, self._backed_up, self._not_backed_up)

    def _backed_up(self, warning: str | None) -> None:
        if warning:
            self.window.notice.refuse(warning)

    def _not_backed_up(self, error: BaseException) -> None:
        log.warning("backup: %s", type(error).__name__)

    def _store_refused(self, refusal: Refused) -> None:
        """There is no way to write at all."""
        self.session.notes.read_only(refusal)
        self.window.notice.refuse(str(refusal))

    def _store_held(self, waited: int) -> None:
        """Another window has the notebook, or a command for a moment, or one that hangs.

        A window that answers is handed over to, unless words would be lost with this one.
        """
        if self._leaving:
            return
        session = self.session
        if session.notes.untouched and not self._asking:
            self._asking = True
            asked = session.pool.run(self._hand_over)
            session.homecoming.when_done(asked, self._handed_over, self._not_asked)
        if waited >= SAY_AFTER and not self._held:
            self._held = self.tr(
                "The notebook in {folder} is in use by another program, perhaps a tjreader that "
                "does not answer. "
                "Read and write on: what you do is kept in this window, and stored as soon as "
                "the notebook is free."
            ).format(folder=session.parts.data_dir)
            session.notes.wait()
            self.window.notice.refuse(self._held)

    def _hand_over(self) -> bool:
        """Called on a thread of the pool: who does not answer is waited for."""
        return hand_over(self.session.parts, self._path)

    def _handed_over(self, done: bool) -> None:
        self._asking = False
        if done and self.session.notes.untouched and not self._leaving:
            self.store.close()

    def _not_asked(self, error: BaseException) -> None:
        self._asking = False
        raise error

    def _make_usable(self) -> None:
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
        if self.session.notes.busy and (self.store.trying or self.store.store is not None):
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
