"""Work on a file on another thread: how far it is, a way to stop it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ..app.ports import Refused
from ..app.underway import Cancelled, Progress, Tick
from .dialogs.working import WorkingDialog
from .session import Session

Value = TypeVar("Value")


class Errand(QObject):
    """Does one piece of work at a time; what is refused is said by the session.

    Work takes a tick, which tells how far it is and ends it where the reader wishes so. It
    touches no QObject.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._progress: Progress | None = None
        self._working: WorkingDialog | None = None
        self._stopped = ""
        self._done: Callable[[Any], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a piece of work is under way."""
        return self._progress is not None

    @Slot()
    def cancel(self) -> None:
        """Stop what is under way, as the window does when it closes."""
        if self._progress is not None:
            self._progress.cancel()

    def run(
        self,
        words: str,
        work: Callable[[Tick], Value],
        done: Callable[[Value], None],
        stopped: str,
        *,
        measured: bool = True,
    ) -> None:
        """Do it.

        Args:
            words: what is done, for the reader.
            work: runs on another thread.
            done: called here with what it gave.
            stopped: said where the reader stopped it.
            measured: whether it is known how far it is before it ends.
        """
        if self._progress is not None:
            self._session.refused.emit(self.tr("Wait until the file before is done."))
            return
        progress = self._progress = Progress()
        progress.share = 0.0 if measured else -1.0
        self._stopped, self._done = stopped, done
        self._working = WorkingDialog(self._window, words, lambda: progress.share)
        self._working.cancelled.connect(self.cancel)
        future = self._session.pool.run(lambda: work(progress.tick))
        self._session.homecoming.when_done(future, self._came, self._failed)

    def _came(self, value: object) -> None:
        done = self._done
        self._end()
        if done is not None:
            done(value)

    def _end(self) -> None:
        self._progress, self._done = None, None
        if self._working is not None:
            self._working.over()
            self._working = None

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._session.notice.emit(self._stopped)
        elif isinstance(error, Refused):
            self._session.refused.emit(str(error))
        else:
            raise error
