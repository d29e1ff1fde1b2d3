"""How the real process ends, and what it remembers when it is ended."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tjreader.app.state import load_state
from tjreader.ui.application import Program

SCRIPT = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tjreader.assembly import Assembly
from tjreader.cli import _annex
from tjreader.ui import application

def term():
    os.kill(os.getpid(), signal.SIGTERM)

def hang_up():
    os.kill(os.getpid(), signal.SIGHUP)

class Ended(application.Program):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.usable.connect(self._enough)

    def _enough(self):
        self.window.notes_dock.hide()
        ends = {"close": self.window.close, "quit": QApplication.quit, "term": term, "hup": hang_up}
        ends[sys.argv[2]]()

application.Program = Ended
parts = Assembly(Path(sys.argv[1]))
parts.prepare()
sys.exit(application.run(parts, application.Options(), _annex))
"""

Ends = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def ends(python: str, child_environment: dict[str, str], data_dir: Path) -> Ends:
    """Starts the program in a process of its own and ends it in some way when it is usable."""
    return lambda how: subprocess.run(
        [python, "-c", SCRIPT, str(data_dir), how],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


WAYS = ["close", "quit", "term"] + (["hup"] if hasattr(signal, "SIGHUP") else [])


@pytest.mark.parametrize("how", WAYS)
def test_every_end_is_orderly_and_silent(ends: Ends, data_dir: Path, how: str) -> None:
    done = ends(how)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert load_state(data_dir / "state.json").docks


def test_docks_are_remembered_while_the_window_is_open(program: Program, qtbot: QtBot) -> None:
    file = program.session.parts.state_file
    qtbot.waitUntil(lambda: load_state(file).docks != "", timeout=10_000)
    before = load_state(file).docks
    program.window.contents_dock.hide()
    qtbot.waitUntil(lambda: load_state(file).docks != before, timeout=10_000)


def test_the_end_of_the_system_s_session_saves_at_once(program: Program) -> None:
    file = program.session.parts.state_file
    program.window.contents_dock.hide()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.commitDataRequest.emit(None)
    assert load_state(file).docks == program.session.state.docks != ""


def test_what_is_read_before_the_end_is_kept_and_nothing_is_asked_of_a_closed_notebook(
    program: Program,
    start: Callable[..., Program],
    leave: Callable[[Program], None],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The window stands while the notebook is being closed, and its page is still looked at."""
    session = program.session
    section = session.section
    end = section.paragraphs[-1].span.end
    session.seen(end - 2)
    before = session.percent(section)
    program.window.close()
    assert program.store.store is None
    session.seen(end - 1)
    session.reset_progress("none")
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    assert "not kept" not in caplog.text
    leave(program)
    again = start().session
    again.show_section(section.id)
    qtbot.waitUntil(lambda: again.percent(section) == before)
