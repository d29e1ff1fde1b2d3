"""Commands that run while a window is open on the same data."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command(child_environment: dict[str, str], data_dir: Path) -> Command:
    """One command line on the test's data, in a process of its own."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "tjreader", "--data-dir", str(data_dir), *words],
            env=child_environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def test_output_and_codes_are_the_same_with_and_without_a_window(
    qtbot: QtBot,
    program: Program,
    leave: Callable[[Program], None],
    command: Command,
    data_dir: Path,
) -> None:
    added = command("notes", "add", "--start", "60", "--end", "64", "--note", "甲")
    assert (added.returncode, added.stderr) == (0, "")
    # The window shows it at once, and can undo it by name.
    qtbot.waitUntil(lambda: len(program.session.notes.marks()) == 1)
    assert program.session.notes.annotations()[0].note == "甲"
    assert program.session.notes.undo_name
    theirs = data_dir / "theirs.json"
    assert command("export", str(theirs)).returncode == 0
    asked = [
        ("notes",),
        ("notes", "--json"),
        ("export", "--format", "md", "-"),
        ("export", "--format", "json", "-"),
        ("export", "--format", "html", "--colour", "blue", "-"),
        ("export", "--format", "csv", "-"),
        ("import", str(theirs)),
        ("notes", "add", "--start", "9", "--end", "3"),
        ("search", "甲", "--json"),
    ]
    beside = [command(*words) for words in asked]
    leave(program)
    alone = [command(*words) for words in asked]
    assert [(one.returncode, one.stdout, one.stderr) for one in beside] == [
        (one.returncode, one.stdout, one.stderr) for one in alone
    ]
    assert [one.returncode for one in alone] == [0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert json.loads(alone[8].stdout)["notes"]["hits"][0]["note"] == "甲"
    assert json.loads(alone[1].stdout) == [json.loads(added.stdout)]


# Offscreen there is nothing to raise a window above.
@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_ends_at_once_and_brings_the_window_forward(
    qtbot: QtBot, program: Program, command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("海阔天空。\n", encoding="utf-8")
    second = command(str(file))
    assert (second.returncode, second.stderr) == (0, "")
    qtbot.waitUntil(lambda: program.session.text.title == "mine")


def test_an_import_beside_the_window_is_one_step_in_it(
    qtbot: QtBot, program: Program, command: Command, tmp_path: Path
) -> None:
    for start in ("60", "70"):
        assert command("notes", "add", "--start", start, "--end", "64" if start == "60" else "74")
    notes = program.session.notes
    qtbot.waitUntil(lambda: len(notes.marks()) == 2)
    path = tmp_path / "two.json"
    assert command("export", str(path)).returncode == 0
    for _ in range(2):
        with qtbot.waitSignal(notes.notes_changed):
            notes.undo()
    assert notes.marks() == ()
    done = command("import", "--commit", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 new" in done.stdout
    qtbot.waitUntil(lambda: len(notes.marks()) == 2)
    with qtbot.waitSignal(notes.notes_changed):
        notes.undo()
    assert notes.marks() == ()


def test_a_check_beside_the_window_is_of_its_notebook(
    program: Program, command: Command, data_dir: Path
) -> None:
    assert command("notes", "add", "--start", "60", "--end", "64", "--note", "甲").returncode == 0
    beside = command("check")
    assert (beside.returncode, beside.stderr) == (0, "")
    assert f"{data_dir / 'notebook.db'}: 1 note" in beside.stdout
    assert "The notebook is sound." in beside.stdout


def test_a_repair_beside_the_window_mends_its_notebook(
    qtbot: QtBot, start: Callable[..., Program], command: Command, data_dir: Path
) -> None:
    assert command("notes", "add", "--start", "60", "--end", "64", "--note", "甲").returncode == 0
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        raw.execute("UPDATE note_search SET quote = 'another'")
        raw.commit()
    program = start()
    wrong = command("check")
    assert wrong.returncode == 1
    assert "Indexes do not fit their tables (1)." in wrong.stdout
    mended = command("check", "--repair")
    assert (mended.returncode, mended.stderr) == (0, "")
    assert "was repaired and is sound" in mended.stdout
    assert command("check").returncode == 0
    qtbot.waitUntil(lambda: [each.note for each in program.session.notes.annotations()] == ["甲"])


def test_a_restore_beside_the_window_is_shown_in_it(
    qtbot: QtBot, start: Callable[..., Program], leave: Callable[[Program], None], command: Command
) -> None:
    assert command("notes", "add", "--start", "60", "--end", "64", "--note", "甲").returncode == 0
    program = start()
    qtbot.waitUntil(program.store.store.backed_up.done)
    notes = program.session.notes
    name = command("restore").stdout.split()[0]
    late = command("notes", "add", "--start", "70", "--end", "74", "--note", "乙")
    assert late.returncode == 0
    qtbot.waitUntil(lambda: len(notes.annotations()) == 2)
    looked = command("restore", name)
    assert (looked.returncode, looked.stderr) == (0, "")
    assert "乙" in looked.stdout
    assert "Nothing was changed" in looked.stdout
    assert len(notes.annotations()) == 2
    done = command("restore", name, "--commit")
    assert (done.returncode, done.stderr) == (0, "")
    assert "notes: 1" in done.stdout
    qtbot.waitUntil(lambda: [each.note for each in notes.annotations()] == ["甲"])
    leave(program)
    assert "甲" in (listed := command("notes").stdout)
    assert "乙" not in listed


def test_a_term_added_beside_the_window_is_shown_and_undone_in_it(
    qtbot: QtBot, program: Program, leave: Callable[[Program], None], command: Command
) -> None:
    desk = program.annex.desk
    qtbot.waitUntil(lambda: desk.loaded)
    with qtbot.waitSignal(desk.desk_changed, timeout=20_000):
        added = command("terms", "add", "天津", "--rendering", "Tianjin", "--status", "approved")
    assert (added.returncode, added.stderr) == (0, "")
    assert [each.name for each in desk.desk.own()] == ["天津"]
    assert program.session.notes.undo_name == "term 天津"
    asked = [("terms",), ("terms", "--json", "--own"), ("desk",), ("terms", "add", "")]
    beside = [command(*words) for words in asked]
    gone = command("terms", "delete", desk.desk.own()[0].id)
    assert gone.returncode == 0
    qtbot.waitUntil(lambda: desk.desk.own() == ())
    program.session.notes.undo()
    qtbot.waitUntil(lambda: not program.session.notes.busy)
    assert [each.name for each in desk.desk.own()] == ["天津"]
    leave(program)
    alone = [command(*words) for words in asked]
    assert [(one.returncode, one.stdout, one.stderr) for one in beside] == [
        (one.returncode, one.stdout, one.stderr) for one in alone
    ]
    assert [one.returncode for one in alone] == [0, 0, 0, 1]
