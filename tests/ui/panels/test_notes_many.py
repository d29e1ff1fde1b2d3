"""Stories of tags, of several notes at once, and of deleted notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk import Desk
from tjreader.notes.annotation import Colour, Style
from tjreader.ui.panels.rowsmodel import Roles

Key = Qt.Key


def write(desk: Desk, words: str, note: str = "", tags: tuple[str, ...] = ()) -> str:
    """Highlight words of the page, with a note and tags; its id."""
    desk.select(words)
    desk.marking.colour("yellow")
    made = desk.session.notes.annotations()[-1].id
    if note or tags:
        desk.session.notes.edit_note(made, note, tags)
    return made


def titles(desk: Desk) -> list[str]:
    """The words of each row shown."""
    desk.settle()
    desk.notes.refresh()
    model = desk.notes.list.model()
    return [model.index(n).data(Roles.ROW).title for n in range(model.rowCount())]


def test_tags_are_typed_under_the_note_and_stored_with_it_in_one_step(desk: Desk) -> None:
    made = write(desk, "天津发展")
    desk.settle()
    changes = []
    desk.session.notes.notes_changed.connect(changes.append)
    editor = desk.notes.editor
    desk.notes.edit_note(desk.session.notes.annotation(made), is_new=False)
    QTest.keyClicks(editor.edit, "a capital")
    editor.tags.setFocus()
    QTest.keyClicks(editor.tags, "ask,#idea,")
    QTest.keyClick(editor.tags, Key.Key_Return)
    desk.settle()
    assert editor.isHidden()
    known = desk.session.notes.annotation(made)
    assert (known.note, known.tags) == ("a capital", ("ask", "idea"))
    assert len(changes) == 1
    desk.session.notes.undo()
    desk.settle()
    assert desk.session.notes.annotation(made).tags == ()


def test_tags_that_were_being_typed_survive_a_crash(desk: Desk) -> None:
    made = write(desk, "天津发展", "kept")
    desk.settle()
    editor = desk.notes.editor
    desk.notes.edit_note(desk.session.notes.annotation(made), is_new=False)
    QTest.keyClicks(editor.tags, "ask")
    editor.keep_draft()
    (draft,) = desk.store.notebook.drafts(desk.session.text.id).result(10)
    assert (draft.annotation.note, draft.annotation.tags) == ("kept", ("ask",))


def test_the_list_is_filtered_by_a_tag(desk: Desk, qtbot: QtBot) -> None:
    write(desk, "天津发展", "", ("ask",))
    write(desk, "天开路演")
    assert len(titles(desk)) == 2
    board = desk.notes.board
    with qtbot.waitSignal(board.tags_known):
        board.refresh()
    board.filter.show_tag("ask")
    assert titles(desk) == ["天津发展"]


def test_several_notes_are_changed_and_erased_in_one_step_each(desk: Desk) -> None:
    ids = [write(desk, words) for words in ("天津发展", "天开路演")]
    titles(desk)
    listed = desk.notes.list
    listed.selectAll()
    assert desk.notes.board.bulk.isVisible()
    QTest.keyClick(listed, Key.Key_4)
    QTest.keyClick(listed, Key.Key_9)
    desk.settle()
    for each in ids:
        known = desk.session.notes.annotation(each)
        assert (known.colour, known.style) == (Colour.PINK, Style.WAVY)
    listed.acts.tag(("ask",))
    assert titles(desk) == ["天津发展", "天开路演"]
    assert len(listed.chosen_rows()) == 2
    listed.acts.copy()
    assert "#ask" in QGuiApplication.clipboard().text()
    QTest.keyClick(listed, Key.Key_Delete)
    assert titles(desk) == []
    desk.session.notes.undo()
    assert titles(desk) == ["天津发展", "天开路演"]


def test_deleted_notes_come_back_and_that_is_undone(desk: Desk) -> None:
    made = write(desk, "天津发展", "dear", ("ask",))
    desk.settle()
    desk.session.notes.erase(made)
    desk.settle()
    desk.notes.show_deleted()
    model = desk.notes.deleted.list.model()
    desk.qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=3000)
    QTest.keyClick(desk.notes.deleted.list, Key.Key_Return)
    desk.settle()
    assert desk.session.notes.annotation(made).tags == ("ask",)
    desk.qtbot.waitUntil(lambda: model.rowCount() == 0, timeout=3000)
    desk.session.notes.undo()
    desk.settle()
    assert desk.session.notes.annotation(made) is None


def test_a_note_as_it_reads_shows_markup_as_words(desk: Desk) -> None:
    made = write(desk, "天津发展", "**strong** <img src='file:///x.png'>")
    desk.notes.edit_note(desk.session.notes.annotation(made), is_new=False)
    desk.notes.editor._look.setChecked(True)
    shown = desk.notes.editor.preview.toPlainText()
    assert shown == "strong <img src='file:///x.png'>"


def test_escape_leaves_the_deleted_notes_when_the_last_one_is_back(desk: Desk) -> None:
    desk.show()
    desk.select("天津发展")
    desk.marking.highlight()
    desk.settle()
    desk.session.notes.erase(desk.session.notes.annotations()[0].id)
    desk.settle()
    desk.notes.show_deleted()
    page = desk.notes.deleted
    desk.qtbot.waitUntil(lambda: page.list.model().rowCount() == 1)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Key.Key_Return)
    desk.settle()
    desk.qtbot.waitUntil(page.list.isHidden)
    assert "thirty days" in page.findChild(QLabel).text()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    with desk.qtbot.waitSignal(page.closed):
        QTest.keyClick(focus, Key.Key_Escape)
