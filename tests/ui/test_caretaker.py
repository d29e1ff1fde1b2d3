"""Restoring a backup and checking the notebook in the window."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tjreader.app import marking
from tjreader.notes.annotation import Annotation, Colour, Style
from tjreader.store import backup
from tjreader.text.span import Span
from tjreader.ui.application import Program
from tjreader.ui.dialogs.checkup import CheckDialog
from tjreader.ui.dialogs.restore import RestoreDialog
from tjreader.ui.saving import SavingState

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]
Leave = Callable[[Program], None]


def highlight(program: Program, words: str, nth: int) -> Annotation:
    """A highlight with a note in the nth paragraph of the text."""
    text = program.session.text
    start = text.paragraphs[nth].span.start
    return marking.highlight_of(text, (Span(start, start + 2),), Colour.GREEN, Style.TINT, words)


def note(program: Program, qtbot: QtBot, words: str, nth: int = 8) -> None:
    """Make a highlight with a note, and wait until it is on disk."""
    notes = program.session.notes
    notes.add_note(highlight(program, words, nth))
    qtbot.waitUntil(lambda: not notes.busy, timeout=10_000)


def words(program: Program) -> list[str]:
    return [each.note for each in program.session.notes.annotations()]


def dialog_of(program: Program, qtbot: QtBot, command: str, kind: type[QDialog]) -> QDialog:
    program.window.commands[command].trigger()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(kind)))
    (dialog,) = program.window.findChildren(kind)
    return dialog


def fresh_backup(data_dir: Path) -> None:
    """The next start makes one of what is there then."""
    shutil.rmtree(data_dir / "backups", ignore_errors=True)


@pytest.fixture
def with_backup(start: Start, leave: Leave, qtbot: QtBot, data_dir: Path) -> Program:
    """A window with one note that the only backup has, and one that came later."""
    program = start()
    note(program, qtbot, "kept in the backup")
    leave(program)
    fresh_backup(data_dir)
    program = start()
    qtbot.waitUntil(program.store.store.backed_up.done)
    note(program, qtbot, "younger", nth=10)
    return program


def tree_of(dialog: RestoreDialog) -> dict[str, list[str]]:
    groups = {}
    for number in range(dialog.tree.topLevelItemCount()):
        group = dialog.tree.topLevelItem(number)
        groups[group.text(0)] = [group.child(n).text(1) for n in range(group.childCount())]
    return groups


def test_a_backup_is_restored_in_three_clicks(
    with_backup: Program, qtbot: QtBot, data_dir: Path
) -> None:
    """The command, the button: the newest backup is chosen and previewed already."""
    program = with_backup
    dialog = dialog_of(program, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert tree_of(dialog) == {"Are deleted, and kept for thirty days: 1": ["younger"]}
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(program) == ["kept in the backup"])
    assert not program.session.notes.can_undo
    assert len(backup.backups_of(data_dir)) == 2
    # It is taken back by the same way.
    qtbot.waitUntil(lambda: not program.window.findChildren(RestoreDialog))
    dialog = dialog_of(program, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert tree_of(dialog) == {"Come back: 1": ["younger"]}
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(words(program)) == ["kept in the backup", "younger"])
    note(program, qtbot, "after it", nth=12)
    assert program.session.notes.can_undo
    assert program.session.notes.state is SavingState.SAVED


def test_cancelling_changes_nothing(with_backup: Program, qtbot: QtBot) -> None:
    dialog = dialog_of(with_backup, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    dialog.reject()
    qtbot.waitUntil(lambda: not with_backup.window.findChildren(RestoreDialog))
    assert words(with_backup) == ["kept in the backup", "younger"]
    assert with_backup.session.notes.can_undo


def test_without_a_backup_it_says_when_one_is_made(
    program: Program, qtbot: QtBot, data_dir: Path
) -> None:
    qtbot.waitUntil(program.store.store.backed_up.done)
    fresh_backup(data_dir)
    dialog = dialog_of(program, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(lambda: "no backup" in dialog.summary.text())
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_a_backup_that_cannot_be_read_is_said(
    with_backup: Program, qtbot: QtBot, data_dir: Path
) -> None:
    for path in (data_dir / "backups").glob("*.[dj]*"):
        path.write_bytes(path.read_bytes()[:200])
    dialog = dialog_of(with_backup, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(lambda: "notebook-" in dialog.words.text())
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_a_sound_notebook_is_checked_and_said_to_be(with_backup: Program, qtbot: QtBot) -> None:
    dialog = dialog_of(with_backup, qtbot, "check", CheckDialog)
    qtbot.waitUntil(lambda: "sound" in dialog.title.text())
    assert "2" in dialog.details.text()
    assert not dialog.repair.isVisible()
    dialog.reject()


def test_a_check_can_be_cancelled(with_backup: Program, qtbot: QtBot) -> None:
    dialog = dialog_of(with_backup, qtbot, "check", CheckDialog)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not with_backup.window.findChildren(CheckDialog))
    dialog = dialog_of(with_backup, qtbot, "check", CheckDialog)
    qtbot.waitUntil(lambda: "sound" in dialog.title.text())
    dialog.reject()


def test_what_points_nowhere_is_mended_in_the_window(
    start: Start, leave: Leave, qtbot: QtBot, data_dir: Path
) -> None:
    program = start()
    note(program, qtbot, "stays")
    leave(program)
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        raw.execute("INSERT INTO annotation_span VALUES ('nobody', 0, 1, 2)")
        raw.commit()
    program = start()
    dialog = dialog_of(program, qtbot, "check", CheckDialog)
    qtbot.waitUntil(dialog.repair.isVisible)
    assert "no note: 1" in dialog.words.text()
    qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "repaired" in dialog.title.text())
    dialog.reject()
    qtbot.waitUntil(lambda: program.session.notes.known)
    assert words(program) == ["stays"]


@pytest.mark.parametrize("way", ["check", "restore"])
def test_a_window_whose_notebook_is_damaged_brings_it_back(
    start: Start, leave: Leave, qtbot: QtBot, data_dir: Path, way: str
) -> None:
    """The notebook cannot be opened; afterwards the same window reads and writes it."""
    program = start()
    note(program, qtbot, "not lost")
    leave(program)
    fresh_backup(data_dir)
    program = start()
    qtbot.waitUntil(program.store.store.backed_up.done)
    leave(program)
    path = data_dir / "notebook.db"
    damaged = b"damaged" + path.read_bytes()[7:8000]
    path.write_bytes(damaged)

    program = start(ready=False)
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.READING)
    assert "Check the Notebook" in program.window.notice.sentence
    if way == "check":
        dialog = dialog_of(program, qtbot, "check", CheckDialog)
        qtbot.waitUntil(dialog.repair.isVisible)
        qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "repaired" in dialog.title.text())
        dialog.reject()
    else:
        dialog = dialog_of(program, qtbot, "restore", RestoreDialog)
        qtbot.waitUntil(dialog.restore.isEnabled)
        assert tree_of(dialog) == {"Come back: 1": ["not lost"]}
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(program) == ["not lost"])
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.SAVED)
    note(program, qtbot, "goes on", nth=11)
    (kept,) = (data_dir / "damaged").glob("*.db")
    assert kept.read_bytes() == damaged


def test_a_window_over_an_empty_file_begins_a_new_notebook(
    start: Start, qtbot: QtBot, data_dir: Path
) -> None:
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "notebook.db").write_bytes(b"")
    program = start(ready=False)
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.READING)
    dialog = dialog_of(program, qtbot, "check", CheckDialog)
    qtbot.waitUntil(dialog.repair.isVisible)
    assert "is empty" in dialog.words.text()
    assert "new notebook" in dialog.details.text()
    qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "repaired" in dialog.title.text())
    dialog.reject()
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.SAVED)
    note(program, qtbot, "the first")
    assert words(program) == ["the first"]


def test_a_newer_notebook_is_shown_and_not_written(
    start: Start, leave: Leave, qtbot: QtBot, data_dir: Path
) -> None:
    program = start()
    note(program, qtbot, "to be read")
    leave(program)
    path = data_dir / "notebook.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE schema_revision SET name = '9999'")
        raw.commit()
    before = path.read_bytes()
    program = start()
    assert words(program) == ["to be read"]
    assert program.session.notes.state is SavingState.READING
    assert "newer tjreader" in program.window.notice.sentence
    program.session.notes.add_note(highlight(program, "refused", 11))
    qtbot.waitUntil(lambda: not program.session.notes.busy)
    assert words(program) == ["to be read"]
    program.window.close()  # stays once: what was typed could not be stored
    leave(program)
    assert path.read_bytes() == before


def test_notes_are_told_by_their_words_or_their_section_and_as_they_read(
    with_backup: Program, qtbot: QtBot
) -> None:
    session = with_backup.session
    section = session.section
    old = "**strong** " + "words " * 60
    session.notes.add_note(marking.section_note_of(session.text, section.id, old))
    session.notes.add_note(marking.text_note_of(session.text, "**" + "long " * 60 + "end**"))
    qtbot.waitUntil(lambda: not session.notes.busy)
    dialog = dialog_of(with_backup, qtbot, "restore", RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    group = dialog.tree.topLevelItem(0)
    rows = [(group.child(n).text(0), group.child(n).text(1)) for n in range(group.childCount())]
    assert [title for title, _ in rows[1:]] == [section.shown_title, session.text.title]
    assert [words[:10] for _, words in rows[1:]] == ["strong wor", "long long "]
    dialog.reject()
