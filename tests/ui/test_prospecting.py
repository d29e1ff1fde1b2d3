"""The search for candidates beside the window: found, cancelled, failed; just one end."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tjreader.assembly import Assembly
from tjreader.formats.plain import read_words
from tjreader.ui.prospecting import Prospecting

TEXT = read_words("\n".join(["推动新质生产力。新质生产力很好，“三量”。"] * 30)).text


class Heard:
    """The ends of a search, and how far it said it was."""

    def __init__(self, search: Prospecting) -> None:
        self.ends: list[str] = []
        self.shares: list[float] = []
        self.words: list[str] = []
        search.progressed.connect(self.shares.append)
        search.found.connect(self.take)
        search.failed.connect(self.ends.append)
        search.cancelled.connect(lambda: self.ends.append("cancelled"))

    def take(self, revision: str, found: tuple) -> None:
        assert revision == TEXT.revision
        self.ends.append("found")
        self.words = [each.words for each in found]


def test_candidates_are_found_with_progress(qtbot: QtBot, data_dir: Path) -> None:
    search = Prospecting(Assembly(data_dir).worker_command())
    heard = Heard(search)
    search.start(TEXT)
    assert search.running
    qtbot.waitUntil(lambda: bool(heard.ends), timeout=60_000)
    assert heard.ends == ["found"]
    assert not search.running
    assert {"新质生产力", "三量"} <= set(heard.words)
    assert heard.shares
    assert heard.shares == sorted(heard.shares)


def test_a_search_can_be_cancelled_and_begun_anew(qtbot: QtBot, data_dir: Path) -> None:
    search = Prospecting(Assembly(data_dir).worker_command())
    heard = Heard(search)
    search.cancel()
    assert heard.ends == []
    search.start(TEXT)
    search.cancel()
    assert not search.running
    search.start(TEXT)
    search.start(TEXT)
    qtbot.waitUntil(lambda: len(heard.ends) >= 3, timeout=60_000)
    assert heard.ends == ["cancelled", "cancelled", "found"]
    search.start(TEXT)
    search.stop()
    qtbot.wait(50)
    assert len(heard.ends) == 3


def test_a_worker_that_dies_or_cannot_start_is_told(
    qtbot: QtBot, tmp_path: Path, python: str
) -> None:
    odd = 'import sys; sys.stdin.readline(); print(\'{"id": 1, "error": "No list."}\')'
    for command, sentence in (
        ((str(tmp_path / "missing"),), "ended"),
        ((python, "-c", "raise SystemExit(1)"), "ended"),
        ((python, "-c", odd), "No list."),
    ):
        search = Prospecting(command)
        heard = Heard(search)
        search.start(TEXT)
        qtbot.waitUntil(lambda heard=heard: bool(heard.ends), timeout=20_000)
        assert len(heard.ends) == 1
        assert sentence in heard.ends[0]
