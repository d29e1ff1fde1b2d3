"""The commands Restore a Backup… and Check the Notebook…, with or without an open store."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..app.care import Backup, CarePort, GivenUp, NoteLine, Preview, Report, Restored
from ..app.ports import Refused
from .firststored import FirstStored, Typing
from .refused import in_words
from .storelink import StoreLink
from .window import Window

if TYPE_CHECKING:
    from .dialogs.checkup import CheckDialog
    from .dialogs.restore import RestoreDialog

log = logging.getLogger(__name__)


class Watcher(QObject):
    """A `Watch` whose answers come to the GUI thread; `stop` ends the work it watches."""

    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = -1
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Have the work given up at the next look."""
        self._stopped.set()

    def __call__(self, done: float) -> None:
        """See `app.care.Watch`; called on the thread that works."""
        if self._stopped.is_set():
            raise GivenUp
        percent = int(done * 100)
        if percent != self._told:
            self._told = percent
            self.moved.emit(done)


class Caretaker(QObject):
    """Opens the dialogs of care, has the work done, and has the notes read again after it.

    `replaced` is a fact: the notes on disk may be others now. One dialog at a time.
    """

    replaced = Signal()

    def __init__(self, window: Window, store: StoreLink, typing: Typing) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._store = store
        self._restoring: RestoreDialog | None = None
        self._checking: CheckDialog | None = None
        self._progress = Watcher(self)
        self.first = FirstStored(self._session, typing, self)
        self._next: Callable[[], None] | None = None
        self.first.stored.connect(self._go_on)
        self.first.refused.connect(self._not_yet)
        self.replaced.connect(self.read_again)
        store.notes_replaced.connect(self.read_again)

    @cached_property
    def _closed_care(self) -> CarePort:
        return self._session.parts.closed_care()

    @property
    def _care(self) -> CarePort:
        """The open store's, or that of the closed file where there is no store."""
        return self._store.store.care if self._store.store is not None else self._closed_care

    def read_again(self) -> None:
        """Show what the notebook holds now; what was done before cannot be undone any more."""
        self._session.notes.begin_anew()
        if self._store.store is None:
            self._store.start()  # what could not be opened may be sound now

    # Restoring

    def restore(self) -> None:
        """Let the reader choose a backup and put it in the notebook's place."""
        if self._is_early():
            return
        from .dialogs.restore import RestoreDialog

        dialog = self._restoring = RestoreDialog(self._window, self._section_title)
        dialog.preview_wanted.connect(self._preview)
        dialog.restore_wanted.connect(self._restore)
        dialog.finished.connect(self._restore_closed)
        dialog.open()
        self._session.homecoming.when_done(self._care.backups(), self._listed, self._not_restored)

    def _section_title(self, line: NoteLine) -> str:
        """The title of the section a note is on, where the text is at hand."""
        if not line.section_id:
            return ""
        text = self._session.text
        if text.id != line.text_id:
            try:
                text = self._session.parts.shipped().text
            except Refused:
                return ""
        if text.id != line.text_id:
            return ""
        sections = (each for order in text.arrangements for each in order.sections)
        return next((each.shown_title for each in sections if each.id == line.section_id), "")

    def _listed(self, backups: tuple[Backup, ...]) -> None:
        if self._restoring is not None:
            self._restoring.show_backups(backups)

    def _preview(self, name: str) -> None:
        self._watch_anew()
        self._session.homecoming.when_done(
            self._care.preview(name, self._progress), self._previewed, self._not_restored
        )

    def _previewed(self, preview: Preview) -> None:
        if self._restoring is not None:
            self._restoring.show_preview(preview)

    def _restore(self, name: str) -> None:
        self._after_storing(partial(self._restore_now, name))

    def _restore_now(self, name: str) -> None:
        self._watch_anew()
        self._session.homecoming.when_done(
            self._care.restore(name, self._progress), self._restored, self._not_restored
        )

    def _restored(self, restored: Restored) -> None:
        if self._restoring is not None:
            self._restoring.accept()
        self.replaced.emit()
        self._window.notice.tell(
            self.tr("The backup is restored. The notebook before is kept: {path}").format(
                path=restored.kept
            )
        )

    def _not_restored(self, error: BaseException) -> None:
        if self._restoring is not None and not isinstance(error, GivenUp):
            self._restoring.show_refusal(self._sentence(error))

    def _restore_closed(self) -> None:
        self._restoring = self._next = None
        self.first.forget()
        self._progress.stop()

    # Checking

    def check(self) -> None:
        """Look at the whole notebook and offer to mend what is found."""
        if self._is_early():
            return
        from .dialogs.checkup import CheckDialog

        dialog = self._checking = CheckDialog(self._window)
        dialog.repair_wanted.connect(self._repair)
        dialog.given_up.connect(self._check_closed)
        self._watch_anew()
        dialog.open()
        self._session.homecoming.when_done(
            self._care.check(self._progress), self._checked, self._not_checked
        )

    def _repair(self) -> None:
        self._after_storing(self._repair_now)

    def _repair_now(self) -> None:
        self._watch_anew()
        self._session.homecoming.when_done(
            self._care.repair(self._progress), self._repaired, self._not_checked
        )

    def _checked(self, report: Report) -> None:
        if self._checking is not None:
            self._checking.show_report(report)

    def _repaired(self, report: Report) -> None:
        self._checked(report)
        if report.findings:
            self.replaced.emit()

    def _not_checked(self, error: BaseException) -> None:
        if self._checking is not None and not isinstance(error, GivenUp):
            self._checking.show_refusal(self._sentence(error))

    def _check_closed(self) -> None:
        self._checking = self._next = None
        self.first.forget()
        self._progress.stop()

    # Both

    def _is_early(self) -> bool:
        """Whether the notebook is just being opened, or what is typed was refused."""
        if self._store.trying:
            self._window.notice.tell(self.tr("The notebook is being opened; try again at once."))
            return True
        return self._restoring is not None or self._checking is not None

    def _after_storing(self, work: Callable[[], None]) -> None:
        """Begin work that replaces the notebook when what is typed is on disk."""
        if self._store.store is None:  # it can be stored only after the work
            work()
            return
        self._next = work
        self.first.begin()

    def _go_on(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            work()

    def _not_yet(self, why: str) -> None:
        dialog = self._restoring or self._checking
        if dialog is not None:
            dialog.show_obstacle(why)

    def _watch_anew(self) -> None:
        self._progress.stop()
        self._progress.deleteLater()
        self._progress = Watcher(self)
        if self._checking is not None:
            self._progress.moved.connect(self._checking.show_progress)

    def _sentence(self, error: BaseException) -> str:
        if isinstance(error, Refused):
            return in_words(error)
        log.error("care failed with %s", type(error).__name__)
        return self.tr("This could not be done because of a fault in tjreader.")
