"""The notebook is held by another program: the window says that it waits, and hints at nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tjreader.store.lock import DataLock
from tjreader.ui.application import Program
from tjreader.ui.saving import SavingState

Start = Callable[..., Program]


def said(program: Program) -> str:
    """The words of the notes panel."""
    assert program.annex is not None
    return "\n".join(
        label.text()
        for label in program.annex.notes.findChildren(QLabel)
        if label.isVisibleTo(program.annex.notes)
    )


def test_while_the_notebook_is_locked_the_window_says_that_it_is_being_opened(
    start: Start, data_dir: Path, qtbot: QtBot
) -> None:
    lock = DataLock.take(data_dir)
    program = start(ready=False)
    qtbot.waitUntil(lambda: program.annex is not None)
    assert program.window.status.saving.text() == "opening the notebook…"
    assert "Opening the notebook…" in said(program)
    assert "Press N" not in said(program)
    assert "in all" not in said(program)
    qtbot.waitUntil(lambda: program.annex.backstage._tries > 0, timeout=10_000)
    assert "Opening the notebook…" in said(program)
    lock.release()
    qtbot.waitUntil(lambda: "0 in all" in said(program), timeout=10_000)
    assert "Press N" in said(program)
    assert program.window.status.saving.text() == "saved ✓"


def test_a_notebook_that_cannot_be_opened_is_not_an_empty_one(
    start: Start, data_dir: Path, qtbot: QtBot
) -> None:
    (data_dir / "notebook.db").write_bytes(b"damaged")
    program = start(ready=False)
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.READING)
    qtbot.waitUntil(lambda: program.annex is not None)
    assert "could not be opened" in said(program)
    assert "Press N" not in said(program)
    assert "in all" not in said(program)
