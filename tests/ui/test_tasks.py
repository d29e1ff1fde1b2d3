"""Work done elsewhere comes home to the GUI thread, with its result or its fault."""

from __future__ import annotations

import threading
from concurrent.futures import Future

from pytestqt.qtbot import QtBot

from tjreader.ui.tasks import Homecoming, TaskPool


class Home:
    """Hears what comes home, and on which thread."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.heard.append(value)
        self.threads.add(threading.get_ident())

    def failed(self, error: BaseException) -> None:
        self.done(type(error))


def test_results_and_faults_come_home(qtbot: QtBot) -> None:
    pool, homecoming, home = TaskPool(), Homecoming(), Home()
    homecoming.when_done(pool.run(threading.get_ident), home.done, home.failed)
    qtbot.waitUntil(lambda: len(home.heard) == 1)
    homecoming.when_done(pool.run(lambda: 1 // 0), home.done, home.failed)
    qtbot.waitUntil(lambda: len(home.heard) == 2)
    assert home.heard[0] != threading.get_ident()
    assert home.heard[1] is ZeroDivisionError
    assert home.threads == {threading.get_ident()}
    assert pool.wait(5000)


def test_a_future_that_is_done_already_comes_later_and_in_order(qtbot: QtBot) -> None:
    homecoming, home = Homecoming(), Home()
    for number in range(3):
        future: Future[int] = Future()
        future.set_result(number)
        homecoming.when_done(future, home.done, home.failed)
    assert home.heard == []
    qtbot.waitUntil(lambda: home.heard == [0, 1, 2])


def test_nothing_comes_home_after_it_is_closed(qtbot: QtBot) -> None:
    homecoming, home = Homecoming(), Home()
    other, later = Homecoming(), Home()
    early: Future[int] = Future()
    homecoming.when_done(early, home.done, home.failed)
    other.when_done(early, later.done, later.failed)
    early.set_result(1)
    homecoming.close()
    qtbot.waitUntil(lambda: later.heard == [1])  # what was sent before it had its turn
    assert home.heard == []
