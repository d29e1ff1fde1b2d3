"""The notebook is held by another program: the window says that it waits, and loses nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tjreader.store.lock import DataLock
from tjreader.text.span import Span
from tjreader.ui import backstage, handover, storelink
from tjreader.ui.application import Program
from tjreader.ui.saving import SavingState

Start = Callable[..., Program]
Leave = Callable[[Program], None]
Holder = subprocess.Popen[str]

HOLDER = """
import sys
from pathlib import Path
from tjreader.store import bridge
from tjreader.store.opening import open_store
folder = Path(sys.argv[1])
store = open_store(folder).result(30)
print("open", flush=True)
if sys.stdin.readline():
    served = bridge.serve(folder, lambda request: {})
    print("serving", flush=True)
    sys.stdin.read()
    served.close()
"""


@pytest.fixture
def hold(
    python: str, data_dir: Path, child_environment: dict[str, str]
) -> Iterator[Callable[..., Holder]]:
    """Lets another process have the notebook, silent like a command; see `serve`."""
    processes: list[Holder] = []

    def begin() -> Holder:
        process = subprocess.Popen(
            [python, "-c", HOLDER, str(data_dir)],
            env=child_environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "open\n"
        return process

    yield begin
    for process in processes:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def serve(holder: Holder) -> None:
    """Let it answer from now on, like a window."""
    print("now", file=holder.stdin, flush=True)
    assert holder.stdout.readline() == "serving\n"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook is asked for again soon, and waiting is told of at once."""
    monkeypatch.setattr(storelink, "AGAIN", 20)
    monkeypatch.setattr(storelink, "LONGEST", 100)
    monkeypatch.setattr(backstage, "SAY_AFTER", 100)


def said(program: Program) -> str:
    """The words of the notes panel."""
    assert program.annex is not None
    return "\n".join(
        label.text()
        for label in program.annex.notes.findChildren(QLabel)
        if label.isVisibleTo(program.annex.notes)
    )


def waits(program: Program) -> bool:
    """Whether the window says that another program has the notebook."""
    return (
        program.annex is not None
        and program.session.notes.state is SavingState.WAITING
        and "is in use by another program" in program.window.notice.sentence
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
    with qtbot.waitSignal(program.store.held, timeout=10_000):
        pass
    assert "Opening the notebook…" in said(program)
    lock.release()
    qtbot.waitUntil(lambda: "0 in all" in said(program), timeout=10_000)
    assert "Press N" in said(program)
    assert program.window.status.saving.text() == "saved ✓"
    assert program.window.notice.sentence == ""


def test_what_is_done_while_another_process_has_the_notebook_is_stored_when_it_is_free(
    start: Start, leave: Leave, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    holder = hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    notes = program.session.notes
    assert "as soon as the notebook is free" in said(program)
    made = notes.highlight((Span(60, 64),))
    assert made is not None
    assert notes.edit_note(made.edits[0].after.id, "甲") is not None
    tried: list[int] = []
    program.store.held.connect(tried.append)
    qtbot.waitUntil(lambda: len(tried) >= 5, timeout=10_000)
    assert waits(program)
    assert len(notes.marks()) == 1
    holder.stdin.close()
    qtbot.waitUntil(lambda: notes.state is SavingState.SAVED, timeout=20_000)
    assert program.window.notice.sentence == ""
    assert notes.undo_name
    leave(program)
    again = start()
    assert [(each.anchor.spans, each.note) for each in again.session.notes.annotations()] == [
        ((Span(60, 64),), "甲")
    ]


def test_the_sentence_is_said_once(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    program.window.notice.button.click()
    tried: list[int] = []
    program.store.held.connect(tried.append)
    qtbot.waitUntil(lambda: len(tried) >= 3, timeout=10_000)
    assert program.window.notice.sentence == ""
    assert program.window.status.saving.text() == "waiting for the notebook…"


def test_leaving_waits_for_the_notebook_while_something_is_not_stored(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    holder = hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    program.session.notes.highlight((Span(60, 64),))
    program.window.close()
    tried: list[int] = []
    program.store.held.connect(tried.append)
    qtbot.waitUntil(lambda: len(tried) >= 3, timeout=10_000)
    assert program.window.isVisible()
    holder.kill()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    again = start()
    assert len(again.session.notes.annotations()) == 1


def test_leaving_a_window_with_nothing_to_store_does_not_wait(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=1000)
    assert not program.store.trying


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="stops a process as Unix does")
def test_a_window_that_hangs_holds_up_nothing_but_the_notebook(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    holder = hold()
    serve(holder)
    os.kill(holder.pid, signal.SIGSTOP)
    program = start(ready=False)
    # Were it asked on this thread, nothing would be seen of this for as long as it hangs.
    qtbot.waitUntil(
        lambda: waits(program) and program.annex.backstage._asking,
        timeout=handover.PATIENCE * 500,
    )
    program.session.notes.highlight((Span(60, 64),))
    assert program.window.isVisible()
    holder.kill()
    qtbot.waitUntil(
        lambda: program.session.notes.state is SavingState.SAVED and program.session.notes.known,
        timeout=20_000,
    )
    assert len(program.session.notes.annotations()) == 1


def test_a_window_that_answers_after_all_gets_the_reader(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    holder = hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    serve(holder)
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)


def test_a_window_with_something_written_stays_beside_one_that_answers(
    start: Start, hold: Callable[..., Holder], soon: None, qtbot: QtBot
) -> None:
    holder = hold()
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=10_000)
    program.session.notes.highlight((Span(60, 64),))
    serve(holder)
    tried: list[int] = []
    program.store.held.connect(tried.append)
    qtbot.waitUntil(lambda: len(tried) >= 5, timeout=10_000)
    assert program.window.isVisible()
    holder.kill()
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.SAVED, timeout=20_000)


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


def test_a_database_that_another_program_has_locked_is_told_of_within_seconds(
    start: Start, leave: Leave, data_dir: Path, qtbot: QtBot
) -> None:
    leave(start())
    locked = sqlite3.connect(data_dir / "notebook.db", isolation_level=None)
    locked.execute("PRAGMA locking_mode=EXCLUSIVE")
    locked.execute("BEGIN EXCLUSIVE")
    program = start(ready=False)
    qtbot.waitUntil(lambda: waits(program), timeout=8_000)
    assert str(data_dir) in program.window.notice.sentence
    locked.close()
    qtbot.waitUntil(lambda: program.store.store is not None, timeout=20_000)
    assert program.window.notice.sentence == ""
