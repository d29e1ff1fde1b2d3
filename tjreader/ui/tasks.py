"""Bringing work done elsewhere back to the GUI thread.

`Homecoming` turns the future of a port into a call of a bound method on the GUI
thread. `TaskPool` runs a function on Qt's thread pool and answers by a future.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

log = logging.getLogger(__name__)

Value = TypeVar("Value")
Failed = Callable[[BaseException], None]


class Homecoming(QObject):
    """Calls back on the GUI thread, in the order the futures end.

    Made on the GUI thread. Nothing is called after `close`.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def when_done(
        self, future: Future[Value], done: Callable[[Value], None], failed: Failed
    ) -> None:
        """Call `done(result)` or `failed(exception)` on the GUI thread, later, once."""

        def home(finished: Future[Any]) -> None:
            if self._open:
                self._arrived.emit((finished, done, failed))

        future.add_done_callback(home)

    def close(self) -> None:
        """Drop what has not come home yet."""
        self._open = False

    def _deliver(self, arrival: tuple[Future[Any], Callable[[Any], None], Failed]) -> None:
        if not self._open:
            return
        finished, done, failed = arrival
        try:
            value = finished.result()
        except CancelledError:
            return
        except BaseException as error:
            failed(error)
            return
        done(value)


class _Job(QRunnable):
    """One function on the pool; what it raises ends in the future, never in the thread."""

    def __init__(self, work: Callable[[], Any], future: Future[Any]) -> None:
        super().__init__()
        self._work = work
        self._future = future

    def run(self) -> None:
        """Run by the pool on a thread of its own."""
        if not self._future.set_running_or_notify_cancel():
            return
        try:
            value = self._work()
        except BaseException as error:
            self._future.set_exception(error)
        else:
            self._future.set_result(value)


class TaskPool:
    """Exports and the like. Work takes values, gives values and touches no QObject."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)

    def run(self, work: Callable[[], Value]) -> Future[Value]:
        """Run `work` on another thread; cancelling the future before its turn drops it."""
        future: Future[Value] = Future()
        self._pool.start(_Job(work, future))
        return future

    def wait(self, milliseconds: int) -> bool:
        """Wait for all work to end; False if it did not in that time."""
        return self._pool.waitForDone(milliseconds)
