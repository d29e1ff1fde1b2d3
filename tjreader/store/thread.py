"""The store thread: it alone owns the connection, everything else queues to it.

Cheap to import (no SQLAlchemy), so that the thread can be started early and load
the heavy rest itself, beside the running window.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from typing import Any, TypeVar

from ..app.ports import Refused, StorePort

log = logging.getLogger(__name__)

T = TypeVar("T")


class Rank(IntEnum):
    """Who goes first. Within a rank the order of the calls is kept."""

    ACT = 0  # what a person does and waits for: notes, drafts
    LIBRARY = 1  # texts, progress, stored analyses that are asked for
    ANALYSES = 2  # analyses to be stored: what is not kept is made anew
    BACKGROUND = 3  # backups


def as_it_is(error: BaseException) -> BaseException:
    """An error that needs no other words."""
    return error


class StoreThread:
    """Runs jobs one by one on a thread of its own.

    `refusal_of` turns errors of jobs into what their futures hold. `at_rest` is called
    when a job is done and nothing waits. Futures are
    completed on this thread: whoever touches widgets in a callback must hop first.
    """

    def __init__(self) -> None:
        self.refusal_of: Callable[[BaseException], BaseException] = as_it_is
        self.at_rest: Callable[[], None] = _nothing
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, Future[Any], Callable[[], Any]]] = []
        self._changed = threading.Condition()
        self._last: Callable[[], None] | None = None
        self._closed: Future[None] | None = None
        # A daemon, so that a crashed window never hangs at its end: what was
        # acknowledged is on disk, and an orderly end waits for `close`.
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    @property
    def closing(self) -> bool:
        """Whether `close` was called: long work in the background should stop."""
        return self._closed is not None

    def submit(self, rank: Rank, work: Callable[[], T]) -> Future[T]:
        """Queue a job; its future holds what it returns or raises.

        After `close` the future holds `Refused` with code "locked".
        """
        future: Future[T] = Future()
        with self._changed:
            if self._closed is None:
                heapq.heappush(self._waiting, (rank, next(self._order), future, work))
                self._changed.notify()
                return future
        future.set_exception(Refused("The notebook is already closed.", "locked"))
        return future

    def run_waiting(self, below: Rank) -> None:
        """Run what waits with a rank before `below`. For long jobs, between their steps."""
        while True:
            with self._changed:
                if not self._waiting or self._waiting[0][0] >= below:
                    return
                job = heapq.heappop(self._waiting)
            self._finish(job[2], job[3])

    def close(self, last: Callable[[], None]) -> Future[None]:
        """Run all acts and library work that is queued, then `last`, then end.

        What is queued behind them is cancelled: leaving does not wait for it.

        Called again it gives the same future.
        """
        with self._changed:
            if self._closed is None:
                self._last = last
                self._closed = Future()
                self._changed.notify()
            return self._closed

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and self._closed is None:
                    self._changed.wait()
                if not self._waiting:
                    break
                rank, _, future, work = heapq.heappop(self._waiting)
            if rank >= Rank.ANALYSES and self.closing:
                future.cancel()
                future.set_running_or_notify_cancel()
                continue
            self._finish(future, work)
            # Nothing of the last job is kept alive while waiting for the next.
            del future, work
            if not self._waiting:
                self.at_rest()
        assert self._closed is not None  # noqa: S101 - the loop ends only then
        assert self._last is not None  # noqa: S101 - set together with _closed
        self._finish(self._closed, self._last)

    def _finish(self, future: Future[T], work: Callable[[], T]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = work()
        except BaseException as error:
            answer = self.refusal_of(error)
            if not isinstance(answer, Refused):
                log.error("store: a job failed with %s", type(error).__name__)
            future.set_exception(answer)
        else:
            future.set_result(result)


def start_store(load: Callable[[StoreThread], StorePort]) -> Future[StorePort]:
    """Start a store thread and open the store on it.

    Args:
        load: imports `store.opening` and calls `open_on`; runs on the store thread, so
            that loading SQLAlchemy does not hold up the window.

    Returns:
        A future of the open store, or of the `Refused` that says why there is none; the
        thread has then ended.
    """
    thread = StoreThread()

    def opened() -> StorePort:
        try:
            return load(thread)
        except BaseException:
            thread.close(_nothing)
            raise

    return thread.submit(Rank.ACT, opened)


def _nothing() -> None:
    """Nothing was opened, so nothing is to be closed."""
