"""The language worker as the window sees it: order, death and new life, no life at all."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tjreader.assembly import Assembly
from tjreader.lang.token import Analysis
from tjreader.ui.worker import DEATHS, Key, Worker


class Heard:
    """What the worker said, in order."""

    def __init__(self, worker: Worker) -> None:
        self.keys: list[Key] = []
        self.texts: list[str] = []
        worker.analysed.connect(self.take)

    def take(self, key: Key, analysis: Analysis) -> None:
        self.keys.append(key)
        self.texts.append(analysis.text)


PARAGRAPHS = [(("rev", f"p{n}"), f"天津港第{n}号泊位。") for n in range(20)]


def test_paragraphs_come_in_the_order_asked_for_also_after_a_death(
    qtbot: QtBot, data_dir: Path
) -> None:
    worker = Worker(Assembly(data_dir).worker_command())
    heard = Heard(worker)
    worker.analyse(PARAGRAPHS)
    qtbot.waitUntil(lambda: len(heard.keys) >= 3, timeout=30_000)
    worker._process.kill()
    qtbot.waitUntil(lambda: len(set(heard.keys)) == 20, timeout=30_000)
    assert heard.keys[:3] == [("rev", "p0"), ("rev", "p1"), ("rev", "p2")]
    assert set(heard.texts) == {words for _, words in PARAGRAPHS}
    worker.stop()
    assert not worker.running


def test_what_is_asked_last_replaces_what_waits(qtbot: QtBot, data_dir: Path) -> None:
    worker = Worker(Assembly(data_dir).worker_command())
    heard = Heard(worker)
    worker.analyse(PARAGRAPHS)
    with qtbot.waitSignal(worker.idle, timeout=30_000):
        worker.analyse([(("other", "p1"), "滨海新区")])
    assert heard.keys[-1] == ("other", "p1")
    assert len(heard.keys) < 20
    worker.stop()


def test_a_worker_that_cannot_live_is_left_alone(qtbot: QtBot, tmp_path: Path, python: str) -> None:
    for command in ((str(tmp_path / "missing"),), (python, "-c", "raise SystemExit(1)")):
        worker = Worker(command)
        worker.analyse(PARAGRAPHS)
        qtbot.waitUntil(lambda worker=worker: not worker.running and worker._deaths >= DEATHS)
        worker.analyse(PARAGRAPHS)
        assert not worker.running
        worker.stop()


def test_an_answer_that_is_none_is_passed_over(qtbot: QtBot, python: str) -> None:
    babble = "import sys\nfor line in sys.stdin: print('{\"id\": 1}\\nnonsense', flush=True)"
    worker = Worker((python, "-c", babble))
    heard = Heard(worker)
    with qtbot.waitSignal(worker.idle, timeout=20_000):
        worker.analyse(PARAGRAPHS[:1])
    assert heard.keys == []
    worker.stop()
