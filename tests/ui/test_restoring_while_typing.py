"""A notebook that is restored, here or by a command, while something is being typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atthedesk import AtTheDesk
from builders import span_of
from tjreader.app.ports import Refused
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program
from tjreader.ui.dialogs.restore import RestoreDialog
from tjreader.ui.saving import SavingState

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

MARKED = "当新质生产力的浪潮奔涌而来"


def annex_of(program: Program) -> Annex:
    assert isinstance(program.annex, Annex)
    return program.annex


def settled(program: Program, qtbot: QtBot) -> None:
    notes = program.session.notes
    qtbot.waitUntil(lambda: notes.known and not notes.busy, timeout=10_000)


def words(program: Program) -> list[str]:
    return [each.note for each in program.session.notes.annotations()]


def on_disk(program: Program) -> list[str]:
    store = program.store.store
    found = store.notebook.annotations(program.session.text.id).result(10)
    return [each.note for each in found]


def restore(program: Program, name: str) -> None:
    """As a command of another process does it through this window."""
    program.store.store.care.restore(name).result(30)
    program.store.notes_replaced.emit()


def newest(program: Program) -> str:
    return program.store.store.care.backups().result(10)[0].name


@pytest.fixture
def noted(program: Program, qtbot: QtBot) -> Program:
    """A window with one highlight, which a backup has; since then there is a second one."""
    notes = program.session.notes
    qtbot.waitUntil(program.store.store.backed_up.done)
    notes.highlight([span_of(program.session.text, MARKED)])
    settled(program, qtbot)
    restore(program, newest(program))  # the notebook before it is backed up, with the highlight
    settled(program, qtbot)
    restore(program, newest(program))
    settled(program, qtbot)
    assert words(program) == [""]
    notes.highlight([span_of(program.session.text, "人工智能垂类大模型")])
    settled(program, qtbot)
    return program


def with_the_highlight(program: Program) -> str:
    backups = program.store.store.care.backups().result(10)
    return next(each.name for each in backups if each.notes == 1)


def opened(program: Program, nth: int):
    annex = annex_of(program)
    annex.notes.edit_note(program.session.notes.annotations()[nth], False)
    return annex.notes.editor


@pytest.mark.parametrize("nth", [0, 1], ids=["in the backup", "not in the backup"])
def test_words_typed_while_a_command_restores_go_into_the_new_notebook(
    noted: Program, qtbot: QtBot, nth: int
) -> None:
    editor = opened(noted, nth)
    QTest.keyClicks(editor.edit, "dear words")
    restore(noted, with_the_highlight(noted))
    settled(noted, qtbot)
    assert editor.isVisible()
    assert editor.edit.toPlainText() == "dear words"
    assert words(noted) == [""]
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(noted, qtbot)
    assert editor.isHidden()
    expected = ["dear words"] if nth == 0 else ["", "dear words"]
    assert words(noted) == on_disk(noted) == expected
    assert noted.session.notes.state is SavingState.SAVED
    assert noted.session.notes.drafts() == ()
    # And it goes on: the note is the one that is on disk.
    editor = opened(noted, nth)
    QTest.keyClicks(editor.edit, " and more")
    editor.leave()
    settled(noted, qtbot)
    assert on_disk(noted)[nth] == "dear words and more"


def test_an_editor_in_which_nothing_was_typed_is_closed(noted: Program, qtbot: QtBot) -> None:
    editor = opened(noted, 1)
    restore(noted, with_the_highlight(noted))
    settled(noted, qtbot)
    assert editor.isHidden()
    assert editor.annotation is None


def test_words_that_come_too_late_are_a_draft_of_the_new_notebook(
    noted: Program, qtbot: QtBot
) -> None:
    """They were sent on their way between the restore and the news of it, and refused."""
    editor = opened(noted, 0)
    QTest.keyClicks(editor.edit, "first")
    editor.leave()
    settled(noted, qtbot)
    noted.store.store.care.restore(with_the_highlight(noted)).result(30)
    editor = opened(noted, 0)
    QTest.keyClicks(editor.edit, " and late")
    editor.leave()
    noted.store.notes_replaced.emit()
    settled(noted, qtbot)
    qtbot.waitUntil(editor.isVisible)
    assert editor.edit.toPlainText() == "first and late"
    editor.leave()
    settled(noted, qtbot)
    assert words(noted) == on_disk(noted) == ["first and late"]


def in_the_dialog(program: Program, qtbot: QtBot) -> RestoreDialog:
    """The dialog with the backup that has the one highlight chosen."""
    program.window.commands["restore"].trigger()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(RestoreDialog)))
    (dialog,) = program.window.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    name = with_the_highlight(program)
    rows = range(dialog.list.count())
    row = next(n for n in rows if dialog.list.item(n).data(Qt.ItemDataRole.UserRole) == name)
    dialog.list.setCurrentRow(row)
    qtbot.waitUntil(dialog.restore.isEnabled)
    return dialog


def test_what_is_typed_is_stored_before_a_restore(noted: Program, qtbot: QtBot) -> None:
    """The backup that is made first has the words, so that restoring it brings them back."""
    editor = opened(noted, 1)
    QTest.keyClicks(editor.edit, "dear words")
    dialog = in_the_dialog(noted, qtbot)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(noted) == [""])
    settled(noted, qtbot)
    assert editor.isHidden()
    restore(noted, newest(noted))
    settled(noted, qtbot)
    assert words(noted) == ["", "dear words"]


def test_a_restore_waits_for_words_that_cannot_be_stored(noted: Program, qtbot: QtBot) -> None:
    """It says why; asked once more it is done, and the words stay in the editor."""
    editor = opened(noted, 1)
    noted.session.notes.notebook.go_without_store(Refused("The disk is full.", "full"))
    QTest.keyClicks(editor.edit, "dear words")
    dialog = in_the_dialog(noted, qtbot)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert "could not be stored" in dialog.words.text()
    assert "The disk is full." in dialog.words.text()
    assert dialog.restore.isEnabled()
    assert len(on_disk(noted)) == 2
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(noted) == [""])
    assert editor.isVisible()
    assert editor.edit.toPlainText() == "dear words"
    editor.leave()
    settled(noted, qtbot)
    assert words(noted) == on_disk(noted) == ["", "dear words"]


@pytest.mark.parametrize("before", ["", "stored before. "], ids=["first", "again"])
def test_a_translation_typed_while_a_command_restores_goes_into_the_new_notebook(
    noted: Program, qtbot: QtBot, before: str
) -> None:
    desk = AtTheDesk(noted, qtbot)
    if before:
        desk.type(before)
        assert desk.bench.commit()
        desk.saved()
    desk.type("Dear words")
    old = desk.desk
    restore(noted, with_the_highlight(noted))
    assert desk.desk is not old
    qtbot.waitUntil(lambda: desk.annex.desk.loaded)
    assert desk.edit.words() == before + "Dear words"
    assert desk.bench.commit()
    desk.saved()
    settled(noted, qtbot)
    assert [each.words for each in desk.translations()] == [before + "Dear words"]
    restore(noted, newest(noted))
    desk.type("!")
    qtbot.waitUntil(lambda: desk.annex.desk.loaded)
    assert desk.bench.commit()
    desk.saved()


def test_what_was_refused_without_a_store_is_there_after_the_repair(
    start: Callable[..., Program], leave: Callable[[Program], None], qtbot: QtBot, data_dir
) -> None:
    program = start()
    program.session.notes.highlight([span_of(program.session.text, MARKED)])
    settled(program, qtbot)
    leave(program)
    path = data_dir / "notebook.db"
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    program = start(ready=False)
    qtbot.waitUntil(lambda: program.session.notes.state is SavingState.READING)
    annex = annex_of(program)
    annex.notes.note_on_text()
    editor = annex.notes.editor
    QTest.keyClicks(editor.edit, "dear words")
    editor.leave()
    assert editor.isVisible()
    assert annex.caretaker._care.repair().result(30).repaired
    annex.caretaker.replaced.emit()
    settled(program, qtbot)
    assert editor.edit.toPlainText() == "dear words"
    editor.leave()
    settled(program, qtbot)
    assert on_disk(program) == ["", "dear words"]
