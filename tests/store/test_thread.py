"""The store thread: people first, order kept, nothing dropped."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError, Future

import pytest

from tjreader.app.ports import Refused
from tjreader.store.thread import Rank, StoreThread, start_store


@pytest.fixture
def thread():
    made = StoreThread()
    yield made
    made.close(nothing).result(10)


def nothing() -> None:
    pass


def held(thread: StoreThread) -> tuple[threading.Event, threading.Event]:
    """Keep the thread busy; (it has begun, let it go)."""
    begun, go = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        go.wait(10)

    thread.submit(Rank.ACT, wait)
    begun.wait(10)
    return begun, go


def test_acts_go_first_and_each_rank_keeps_its_order(thread):
    _, go = held(thread)
    done: list[str] = []
    futures: list[Future[None]] = []
    for number in range(5):
        for rank in (Rank.BACKGROUND, Rank.LIBRARY, Rank.ACT):
            name = f"{rank.name} {number}"
            futures.append(thread.submit(rank, lambda name=name: done.append(name)))
    go.set()
    for future in futures:
        future.result(10)
    ranks = ("ACT", "LIBRARY", "BACKGROUND")
    assert done == [f"{rank} {number}" for rank in ranks for number in range(5)]


def test_a_long_job_lets_the_others_through(thread):
    done: list[str] = []
    inner: list[Future[None]] = []

    def long() -> None:
        inner.append(thread.submit(Rank.BACKGROUND, lambda: done.append("later")))
        inner.append(thread.submit(Rank.LIBRARY, lambda: done.append("library")))
        inner.append(thread.submit(Rank.ACT, lambda: done.append("act")))
        thread.run_waiting(Rank.BACKGROUND)
        done.append("long")

    thread.submit(Rank.BACKGROUND, long).result(10)
    for future in inner:
        future.result(10)
    assert done == ["act", "library", "long", "later"]


def test_closing_waits_for_all_but_the_background(thread):
    _, go = held(thread)
    done: list[str] = []
    kept = thread.submit(Rank.LIBRARY, lambda: done.append("library"))
    late = (Rank.ANALYSES, Rank.BACKGROUND)
    dropped = [thread.submit(rank, lambda: done.append("late")) for rank in late]
    closed = thread.close(lambda: done.append("last"))
    refused = thread.submit(Rank.ACT, nothing)
    go.set()
    closed.result(10)
    assert kept.done()
    assert done == ["library", "last"]
    for each in dropped:
        with pytest.raises(CancelledError):
            each.result(10)
    with pytest.raises(Refused):
        refused.result(10)


def test_a_cancelled_job_is_not_run(thread):
    _, go = held(thread)
    done: list[str] = []
    future = thread.submit(Rank.ACT, lambda: done.append("x"))
    assert future.cancel()
    go.set()
    thread.submit(Rank.ACT, nothing).result(10)
    assert done == []


def test_a_failing_job_does_not_end_the_thread(thread, caplog):
    def fail() -> None:
        raise ValueError("the reader's own words")

    with pytest.raises(ValueError, match="own words"):
        thread.submit(Rank.ACT, fail).result(10)
    thread.submit(Rank.ACT, nothing).result(10)
    assert "ValueError" in caplog.text
    assert "own words" not in caplog.text


def test_a_store_that_cannot_be_opened_ends_its_thread():
    seen: list[StoreThread] = []

    def load(thread: StoreThread):
        seen.append(thread)
        raise Refused("no", "damaged")

    with pytest.raises(Refused):
        start_store(load).result(10)
    seen[0].close(nothing).result(10)
    assert seen[0].closing
