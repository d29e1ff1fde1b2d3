"""A real program for stories: a real store in a folder of its own, the window offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tjreader.app.settings import load as load_settings
from tjreader.app.state import load_state
from tjreader.assembly import Assembly
from tjreader.ui.annex import Annex
from tjreader.ui.application import Options, Program
from tjreader.ui.session import Session

Start = Callable[..., Program]


@pytest.fixture(autouse=True)
def hands_off() -> Iterator[None]:
    """A test lets go of the mouse: Qt would count the button as held in all that follow."""
    yield
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def start(qtbot: QtBot, data_dir: Path) -> Iterator[Start]:
    """Starts the program on the test's data folder, and again; each is left at the end."""
    running: list[Program] = []

    def begin(path: Path | None = None, ready: bool = True) -> Program:
        parts = Assembly(data_dir)
        parts.prepare()
        settings, state = load_settings(parts.settings_file), load_state(parts.state_file)
        QApplication.setStyle("Fusion")
        session = Session(parts, settings, state)
        program = Program(session, Options(path), Annex)
        running.append(program)
        program.start()
        if ready:
            qtbot.waitUntil(lambda: program.annex is not None and program.store.store is not None)
            qtbot.waitUntil(lambda: session.notes.notebook.loaded)
        return program

    yield begin
    for program in running:
        if isValid(program):
            _leave(qtbot, program)


@pytest.fixture
def leave(qtbot: QtBot) -> Callable[[Program], None]:
    """Closes the window as a reader does and waits until all is saved."""
    return lambda program: _leave(qtbot, program)


def _leave(qtbot: QtBot, program: Program) -> None:
    """Close the window as a reader does and wait until all is saved."""
    if program.window.isVisible():
        program.window.close()
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    program.faults.release()
    # Gone now, in the order of Qt, and not when the garbage collector thinks of it.
    with qtbot.waitSignal(program.window.destroyed):
        program.window.deleteLater()
    with qtbot.waitSignal(program.session.destroyed):
        program.deleteLater()
        program.session.deleteLater()


@pytest.fixture
def program(start: Start) -> Program:
    """The program, open on the article, with its store."""
    return start()
