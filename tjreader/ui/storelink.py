"""The store as the window sees it: opened after the first paint, served to others, closed last."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ..app.opened import OpenedText
from ..app.parts import Closable, Parts
from ..app.ports import Refused, StorePort
from .tasks import Homecoming

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from ..app.requests import Services


AGAIN = 500
"""ms until the store is asked for again while another process has it."""
LONGEST = 5_000
"""ms between these at most: each pause is a quarter longer than the one before."""


class StoreLink(QObject):
    """Opens the store, hands its ports on, answers other processes, and closes it.

    While another process has the notebook it is asked for again and again, ever more
    rarely, until it is free. All signals come on the GUI thread.
    """

    ready = Signal(object)  # StorePort
    refused = Signal(object)  # Refused: there will be no store in this session
    held = Signal(int)  # another process has it, for so many ms now; tried again
    closing = Signal()  # nothing can be asked of the store any more; what was asked is done
    closed = Signal()
    change_made = Signal(object)  # Change, stored for a command of another process
    notes_replaced = Signal()  # a command of another process restored or repaired the notebook
    raise_wanted = Signal()
    open_wanted = Signal(str)
    revised = Signal(object)  # app.revising.Revised, for a command of another process

    def __init__(self, parts: Parts, homecoming: Homecoming, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._homecoming = homecoming
        self._store: StorePort | None = None
        self.refusal: Refused | None = None
        """Why there is no store and will be none, once that was told."""
        self._service: Closable | None = None
        self._opening = False
        self._pause = float(AGAIN)
        self._asked = QElapsedTimer()  # since it was asked for first
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)

    @property
    def trying(self) -> bool:
        """Whether the store may still come."""
        return self._opening or self._again.isActive()

    @property
    def store(self) -> StorePort | None:
        """The open store, None before it is ready and where there is none."""
        return self._store

    def start(self) -> None:
        """Open the store on its own thread, now also while it is being waited for."""
        if self._opening or self._store is not None:
            return
        self._again.stop()
        self._opening = True
        if not self._asked.isValid():
            self._asked.start()
        self._homecoming.when_done(self._parts.open_store(), self._opened, self._not_opened)

    def close(self) -> None:
        """Finish what is queued and let the database go; `closed` comes when that is done."""
        self._again.stop()
        self.closing.emit()
        if self._service is not None:
            self._service.close()
            self._service = None
        if self._store is None:
            self.closed.emit()
            return
        store, self._store = self._store, None
        self._homecoming.when_done(store.close(), self._done, self._failed)

    def _opened(self, store: StorePort) -> None:
        self._opening = False
        self._store, self.refusal = store, None
        from ..app.requests import Services  # the first page needs none of it

        services = Services(
            store=store,
            open_text=self._open_text,
            on_change=self.change_made.emit,
            on_raise=self.raise_wanted.emit,
            on_open=self.open_wanted.emit,
            on_replaced=self.notes_replaced.emit,
            editions=self._parts.editions,
            on_revised=self.revised.emit,
            plan_import=self._parts.plan_import,
            desk=self._parts.desk_answer,
        )
        try:
            self._service = self._parts.serve(_Answers(services))
        except Refused as refusal:
            log.warning("other processes cannot ask this window: %s", refusal.code)
        self.ready.emit(store)

    def _open_text(self, path: str | None) -> OpenedText:
        """Called on the thread of the service."""
        return self._parts.shipped() if path is None else self._parts.read_file(Path(path))

    def _not_opened(self, error: BaseException) -> None:
        self._opening = False
        if not isinstance(error, Refused):
            raise error
        if error.code != "locked":
            self.refusal = error
            self.refused.emit(error)
            return
        pause = round(self._pause)
        self._again.start(pause)
        # By the clock: SQLite itself waits some seconds for a database that is locked.
        self.held.emit(self._asked.elapsed())
        self._pause = min(self._pause * 1.25, LONGEST)

    def _done(self, nothing: None) -> None:  # noqa: ARG002 - a future's result
        self.closed.emit()

    def _failed(self, error: BaseException) -> None:
        self.closed.emit()
        raise error


class _Answers:
    """Answers requests on the thread of the service; what comes of them is signalled."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        from ..app.requests import answer

        return answer(request, self._services)
