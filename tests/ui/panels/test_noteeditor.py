"""Stories of writing a note: composition, drafts, one change, undo, refusal, crash."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desk import Desk, opened_desk
from tjreader.app.ports import Refused
from tjreader.notes.annotation import Draft

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(desk: Desk):
    """The editor, open on a new note on 天津发展."""
    desk.select("天津发展")
    desk.marking.note()
    return desk.notes.editor.edit


def compose(edit, words: str) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent(words, []))


def commit(edit, words: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(edit, event)


def state(desk: Desk) -> str:
    """What the editor says of itself."""
    return desk.notes.editor.findChild(QLabel, "quiet").text()


def test_composed_chinese_is_typed_and_no_key_acts_meanwhile(desk: Desk, edit) -> None:
    compose(edit, "tian")
    assert edit.composing
    QTest.keyClick(edit, Key.Key_Escape)
    QTest.keyClick(edit, Key.Key_Return, CONTROL)
    assert desk.notes.editor.isVisible()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_F3, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(edit, override)
    assert override.isAccepted()
    commit(edit, "天津")
    assert not edit.composing
    assert edit.toPlainText() == "天津"
    assert desk.session.notes.annotations() == ()


def test_plain_letters_are_no_commands_while_typing(desk: Desk, edit) -> None:
    for key, text in ((Key.Key_H, "h"), (Key.Key_1, "1"), (Key.Key_BracketLeft, "[")):
        override = QKeyEvent(
            QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text
        )
        override.ignore()
        QApplication.sendEvent(edit, override)
        assert override.isAccepted()
    QTest.keyClicks(edit, "h1[")
    assert edit.toPlainText() == "h1["


def test_leaving_makes_one_change(desk: Desk, edit) -> None:
    changes = []
    desk.session.notes.notes_changed.connect(changes.append)
    QTest.keyClicks(edit, "one two three")
    QTest.keyClick(edit, Key.Key_Escape)
    desk.settle()
    assert len(changes) == 1
    assert desk.notes.editor.isHidden()
    assert desk.session.notes.annotations()[0].note == "one two three"
    desk.session.notes.undo()
    desk.settle()
    assert desk.session.notes.annotations() == ()
    desk.session.notes.redo()
    desk.settle()
    assert desk.session.notes.annotations()[0].note == "one two three"


def test_going_elsewhere_in_the_window_stores_it_too(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "one")
    desk.view.setFocus(Qt.FocusReason.MouseFocusReason)
    desk.settle()
    assert desk.session.notes.annotations()[0].note == "one"
    assert desk.notes.editor.isVisible()
    edit.setFocus()
    QTest.keyClicks(edit, " two")
    desk.notes.editor.leave()
    desk.settle()
    assert [a.note for a in desk.session.notes.annotations()] == ["one two"]


def test_nothing_is_made_where_nothing_was_written(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "  ")
    desk.notes.editor.leave()
    desk.settle()
    assert desk.session.notes.annotations() == ()
    assert desk.session.notes.drafts() == ()


def test_undo_is_the_editors_first(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "words")
    QTest.keyClick(edit, Key.Key_Z, CONTROL)
    assert edit.toPlainText() == ""
    assert desk.session.notes.annotations() == ()


def test_a_draft_is_kept_after_a_pause(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "half a thou")
    assert desk.session.notes.notebook.drafts.all() == ()
    desk.qtbot.waitUntil(lambda: bool(desk.session.notes.notebook.drafts.all()), timeout=3000)
    draft = desk.session.notes.notebook.drafts.all()[0]
    assert (draft.annotation.note, draft.is_new) == ("half a thou", True)
    desk.qtbot.waitUntil(lambda: state(desk) == "Draft kept", timeout=3000)
    desk.notes.editor.leave()
    desk.settle()
    desk.qtbot.waitUntil(lambda: not desk.session.notes.notebook.drafts.all(), timeout=3000)


def test_a_note_left_after_its_draft_was_kept_does_not_come_back(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "half a thou")
    desk.notes.editor.keep_draft()
    QTest.keyClicks(edit, "ght")
    desk.notes.editor.leave()
    assert desk.notes.editor.isHidden()
    desk.settle()
    assert desk.notes.editor.isHidden()
    assert [a.note for a in desk.session.notes.annotations()] == ["half a thought"]
    assert desk.session.notes.notebook.drafts.all() == ()
    assert desk.store.notebook.drafts(desk.session.text.id).result(10) == ()


def test_without_a_store_the_words_stay_in_the_editor(qtbot, data_dir) -> None:
    desk = Desk(qtbot, data_dir)
    qtbot.addWidget(desk)
    desk.show()
    desk.session.open_shipped()
    desk.session.notes.read_only(Refused("notebook.db is damaged.", "damaged"))
    desk.notes.note_on_text()
    QTest.keyClicks(desk.notes.editor.edit, "dear words")
    desk.notes.editor.leave()
    assert desk.notes.editor.isVisible()
    assert desk.notes.editor.edit.toPlainText() == "dear words"
    assert not desk.notes.commit()
    desk.notes.editor.edit.clear()
    desk.notes.editor.leave()
    assert desk.notes.editor.isHidden()


def test_words_refused_while_another_note_is_written_are_offered_after_it(
    desk: Desk, edit, monkeypatch
) -> None:
    from concurrent.futures import Future

    refused: Future[None] = Future()
    QTest.keyClicks(edit, "first")
    with monkeypatch.context() as patch:
        patch.setattr(desk.store.notebook, "apply", lambda change: refused)
        desk.select("高教")
        desk.marking.note()
    QTest.keyClicks(desk.notes.editor.edit, "second")
    refused.set_exception(Refused("The disk is full.", "full"))
    desk.settle()
    assert desk.notes.editor.edit.toPlainText() == "second"
    desk.notes.editor.leave()
    assert desk.notes.editor.edit.toPlainText() == "first"
    assert state(desk).startswith("Recovered")
    desk.notes.editor.leave()
    desk.settle()
    assert sorted(a.note for a in desk.session.notes.annotations()) == ["first", "second"]


def test_a_draft_is_called_kept_only_when_it_is_on_disk(desk: Desk, edit, monkeypatch) -> None:
    def full(draft: Draft) -> Future[None]:
        failed: Future[None] = Future()
        failed.set_exception(Refused(f"The disk is full, {draft.is_new}.", "full"))
        return failed

    book = desk.session.notes.notebook
    with monkeypatch.context() as disk:
        disk.setattr(type(book.drafts._port), "save_draft", lambda _port, draft: full(draft))
        QTest.keyClicks(edit, "half a thought")
        desk.notes.editor.keep_draft()
        assert state(desk) == ""
        desk.qtbot.waitUntil(lambda: "not kept" in state(desk), timeout=3000)
    desk.notes.editor.keep_draft()
    desk.qtbot.waitUntil(lambda: state(desk) == "Draft kept", timeout=3000)


def test_a_draft_survives_the_window_and_is_shown_as_recovered(qtbot, data_dir) -> None:
    first = opened_desk(qtbot, data_dir)
    first.select("天津发展")
    first.marking.note()
    QTest.keyClicks(first.notes.editor.edit, "never left")
    first.notes.editor.keep_draft()
    first.close_all()

    second = opened_desk(qtbot, data_dir)
    qtbot.waitUntil(lambda: second.notes.editor.annotation is not None, timeout=5000)
    editor = second.notes.editor
    assert editor.edit.toPlainText() == "never left"
    assert state(second).startswith("Recovered")
    assert second.session.notes.annotations() == ()
    editor.leave()
    second.settle()
    assert [a.note for a in second.session.notes.annotations()] == ["never left"]


def test_a_refusal_keeps_the_words(desk: Desk, edit, monkeypatch) -> None:
    QTest.keyClicks(edit, "dear words")

    def full(*_args):
        from concurrent.futures import Future

        future = Future()
        future.set_exception(Refused("The disk is full.", "full"))
        return future

    told = []
    desk.session.refused.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(desk.store.notebook, "apply", full)
        desk.notes.editor.leave()
        desk.qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert told == ["The disk is full."]
    assert desk.session.notes.annotations() == ()
    assert desk.notes.editor.isVisible()
    assert edit.toPlainText() == "dear words"
    assert "Not stored" in state(desk)
    desk.notes.editor.leave()
    desk.settle()
    assert [a.note for a in desk.session.notes.annotations()] == ["dear words"]


def test_an_undo_while_it_is_open_is_followed(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "one")
    desk.notes.editor.commit()
    desk.settle()
    edit.setFocus()
    QTest.keyClicks(edit, " two")
    desk.notes.editor.commit()
    desk.settle()
    desk.session.notes.undo()
    desk.settle()
    assert edit.toPlainText() == "one"
    desk.session.notes.undo()
    desk.settle()
    assert desk.notes.editor.isHidden()


def test_markup_is_words(desk: Desk, edit) -> None:
    edit.insertPlainText("<img src='file:///etc/passwd'>")
    desk.notes.editor.leave()
    desk.settle()
    assert desk.session.notes.annotations()[0].note == "<img src='file:///etc/passwd'>"


def test_another_note_can_be_opened_at_once(desk: Desk, edit) -> None:
    QTest.keyClicks(edit, "first")
    desk.select("高教")
    desk.marking.note()
    QTest.keyClicks(desk.notes.editor.edit, "second")
    desk.notes.editor.leave()
    desk.settle()
    assert {(a.anchor.quote, a.note) for a in desk.session.notes.annotations()} == {
        ("天津发展", "first"),
        ("高教", "second"),
    }


def test_control_enter_leaves_from_the_tags_with_the_tag_being_typed(desk: Desk, edit) -> None:
    tags = desk.notes.editor.tags
    QTest.keyClicks(tags, "ask")
    QTest.keyClick(tags, Key.Key_Return, CONTROL)
    assert not desk.notes.editor.isVisible()
    desk.settle()
    assert [each.tags for each in desk.session.notes.annotations()] == [("ask",)]
