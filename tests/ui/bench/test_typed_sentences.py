"""What is typed at the sentence desk and is not in the notebook yet is lost with nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atthedesk import AtTheDesk
from tjreader.app import translating
from tjreader.app.ports import Refused
from tjreader.ui.application import Program
from tjreader.ui.bench import writing

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]
Leave = Callable[[Program], None]
ROOT = Path(__file__).resolve().parents[3]

TYPIST = """
import sys
import tjreader.ui
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tjreader.app.settings import load
from tjreader.app.state import load_state
from tjreader.assembly import Assembly
from tjreader.ui.annex import Annex
from tjreader.ui.application import Options, Program
from tjreader.ui.session import Session

app = QApplication([])
parts = Assembly(Path(sys.argv[1]))
parts.prepare()
session = Session(parts, load(parts.settings_file), load_state(parts.state_file))
program = Program(session, Options(None), Annex)
program.start()

def wait(true):
    while not true():
        app.processEvents()

wait(lambda: program.annex is not None and program.store.store is not None)
wait(lambda: program.annex.desk.loaded)
session.show_section(session.sitting.arrangement.sections[1].id)
program.window.commands["to_desk"].trigger()
desk = program.annex.bench.desk
wait(lambda: desk.at is not None)
print("ready", flush=True)
edit = desk.panel.editor.edit
count = 0

def key():  # without a pause in which the sentence would be stored
    global count
    QTest.keyClicks(edit, "abcdefghij"[count % 10])
    count += 1
    print(count, flush=True)

timer = QTimer(interval=60)
timer.timeout.connect(key)
timer.start()
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_killed_program_loses_less_than_half_a_second(
    start: Start, qtbot: QtBot, data_dir: Path
) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(data_dir)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: list[tuple[float, int]] = []
    assert process.stdout.readline() == "ready\n"
    while len(told) < 40:
        told.append((time.monotonic(), int(process.stdout.readline())))
    killed = time.monotonic()
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    process.stdout.close()
    old = max(count for at, count in told if killed - at > 0.5)  # the machine may be busy
    assert old > 20
    desk = AtTheDesk(start(), qtbot)
    qtbot.waitUntil(lambda: bool(desk.translations()))
    desk.saved()
    (made,) = desk.translations()
    assert made.words == ("abcdefghij" * 10)[: len(made.words)]
    assert len(made.words) >= old
    desk.go(made.anchor.quote)
    assert desk.edit.words() == made.words
    assert "stored now" in desk.window.notice.words.text()
    assert not (data_dir / "typed.json").exists() or not desk.session.pool.wait(5000)


def refuse(desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing of the desk can be stored."""
    from concurrent.futures import Future

    def full(change: object) -> Future[None]:
        told: Future[None] = Future()
        told.set_exception(Refused("The disk is full.", "full"))
        return told

    monkeypatch.setattr(desk.program.store.store.desk, "apply", full)


def closed_twice(desk: AtTheDesk) -> None:
    """The first time it is refused and stays."""
    desk.window.close()
    QTest.qWait(50)
    desk.window.close()
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible(), timeout=10_000)


def test_what_was_refused_at_the_end_comes_back(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = AtTheDesk(start(), qtbot)
    span = desk.pair.segment.span
    refuse(desk, monkeypatch)
    desk.type("Dear words")
    closed_twice(desk)
    again = AtTheDesk(start(), qtbot)
    qtbot.waitUntil(lambda: bool(again.translations()))
    again.saved()
    (made,) = again.translations()
    assert (made.words, made.anchor.spans) == ("Dear words", (span,))


def test_what_was_refused_of_a_text_not_shown_comes_back_with_it(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also where it was typed in a text that another one took the place of."""
    path = tmp_path / "other.txt"
    path.write_text("别的文章。\n\n还有一段。", encoding="utf-8")
    desk = AtTheDesk(start(), qtbot)
    refuse(desk, monkeypatch)
    desk.type("Dear words")
    desk.session.open_path(path)
    qtbot.waitUntil(lambda: desk.session.text.title == "other")
    closed_twice(desk)
    program = start()
    again = AtTheDesk(program, qtbot) if program.session.text.title != "other" else None
    if again is None:
        program.session.open_shipped()
        qtbot.waitUntil(lambda: program.session.text.title != "other")
        again = AtTheDesk(program, qtbot)
    qtbot.waitUntil(lambda: bool(again.translations()))
    again.saved()
    assert [each.words for each in again.translations()] == ["Dear words"]


def test_words_stored_there_meanwhile_are_not_written_over_unasked(
    start: Start, leave: Leave, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    """A command translated the sentence: both versions are there, one undo apart."""
    desk = AtTheDesk(start(), qtbot)
    span = desk.pair.segment.span
    with monkeypatch.context() as patch:
        refuse(desk, patch)
        desk.type("Dear words")
        closed_twice(desk)
    kept = (data_dir / "typed.json").read_bytes()
    (data_dir / "typed.json").unlink()
    other = start()
    qtbot.waitUntil(lambda: other.annex.desk.loaded)
    translating.translate(other.annex.desk.desk, span, "Other words")
    qtbot.waitUntil(lambda: other.annex.desk.desk.pending == 0)
    leave(other)
    (data_dir / "typed.json").write_bytes(kept)
    program = start()
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    assert "stands there again" in program.window.notice.words.text()
    again = AtTheDesk(program, qtbot)
    assert [each.words for each in again.translations()] == ["Other words"]
    again.go(again.translations()[0].anchor.quote)
    assert again.edit.words() == "Dear words"
    again.edit.undo()
    assert again.edit.words() == "Other words"
    again.qtbot.waitUntil(lambda: not again.editor.writing.dirty)


@pytest.mark.parametrize("words", ["", "[", '{"sentences": 3}', '{"sentences": [{"start": -1}]}'])
def test_a_file_that_is_none_costs_nothing(
    start: Start, qtbot: QtBot, data_dir: Path, words: str
) -> None:
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "typed.json").write_text(words)
    desk = AtTheDesk(start(), qtbot)
    desk.type("Words")
    desk.saved()
    assert desk.bench.commit()
    desk.saved()
    assert [each.words for each in desk.translations()] == ["Words"]


def test_what_is_stored_leaves_no_file(
    start: Start, leave: Leave, qtbot: QtBot, data_dir: Path
) -> None:
    desk = AtTheDesk(start(), qtbot)
    desk.type("Some words")
    qtbot.waitUntil((data_dir / "typed.json").exists, timeout=writing.PAUSE)
    desk.type(" more")
    desk.saved()
    qtbot.waitUntil(lambda: not (data_dir / "typed.json").exists())
    desk.type("!")
    qtbot.waitUntil((data_dir / "typed.json").exists, timeout=writing.PAUSE)
    desk.edit.undo()
    qtbot.waitUntil(lambda: not (data_dir / "typed.json").exists())
    desk.type(" and")
    leave(desk.program)
    assert not (data_dir / "typed.json").exists()
