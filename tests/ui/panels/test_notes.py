"""Stories of the notes panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu

from builders import highlight, section_note, text_note, text_of
from desk import THEMES, Desk
from pointing import double_click
from tjreader.app.notefilter import Kinds, NoteFilter
from tjreader.notes.annotation import Colour
from tjreader.text.span import Span
from tjreader.ui.panels.notesmodel import NotesModel
from tjreader.ui.panels.rowsmodel import Roles
from tjreader.ui.reader.barbuttons import ColourButton
from tjreader.ui.theme import load_theme

Key = Qt.Key


def rows(desk: Desk) -> list[tuple[str, str, str]]:
    """Place, words and note of each row shown."""
    desk.settle()
    desk.notes.refresh()
    model = desk.notes.list.model()
    found = [model.index(n).data(Roles.ROW) for n in range(model.rowCount())]
    return [(row.place, row.title, row.annotation.note) for row in found]


def write(desk: Desk, words: str, colour: str = "yellow", note: str = "") -> str:
    """Highlight words of the page, with a note; its id."""
    desk.select(words)
    desk.marking.colour(colour)
    made = desk.session.notes.annotations()[-1].id
    if note:
        desk.session.notes.edit_note(made, note)
    return made


def test_an_empty_panel_says_what_belongs_there(desk: Desk) -> None:
    words = [label.text() for label in desk.notes.findChildren(QLabel) if label.isVisible()]
    assert any("Press N to write a note" in each for each in words)
    assert rows(desk) == []


def test_rows_stand_by_place(desk: Desk) -> None:
    write(desk, "天开路演", note="later")
    write(desk, "天津发展", "blue")
    desk.session.show_section("s01")
    desk.session.notes.add_note(section_note(desk.session.text, "s02", "on it"))
    desk.session.notes.add_note(text_note(desk.session.text, "on all"))
    found = rows(desk)
    assert [row[2] for row in found] == ["on all", "on it", "", "later"]
    assert found[1][:2] == ("§2", "天开实践 打造新质生产力策源地")
    assert found[2][:2] == ("§2 ¶1", "天津发展")
    assert found[3][0] == "§2 ¶2"


def test_filters_by_words_colour_and_kind(desk: Desk) -> None:
    write(desk, "天津发展", "blue", "capital")
    write(desk, "天开路演", "green")
    desk.session.notes.add_note(text_note(desk.session.text, "Capital idea"))
    assert len(rows(desk)) == 3
    field = desk.notes.board.filter.findChild(QLineEdit)
    QTest.keyClicks(field, "capital")
    assert len(rows(desk)) == 2
    count = [label.text() for label in desk.notes.findChildren(QLabel)]
    assert "2 of 3" in count
    field.clear()
    swatches = {s.colour: s for s in desk.notes.board.filter.findChildren(ColourButton)}
    swatches["green"].click()
    assert [row[1] for row in rows(desk)] == ["天开路演"]
    swatches["green"].click()
    kinds = desk.notes.board.filter.findChild(QComboBox)
    kinds.setCurrentIndex(kinds.findData(Kinds.TEXT.value))
    assert [row[2] for row in rows(desk)] == ["Capital idea"]
    kinds.setCurrentIndex(kinds.findData(Kinds.HIGHLIGHTS.value))
    assert [row[1] for row in rows(desk)] == ["天开路演"]
    kinds.setCurrentIndex(kinds.findData(Kinds.SECTION.value))
    assert rows(desk) == []
    words = [label.text() for label in desk.notes.findChildren(QLabel) if label.isVisible()]
    assert "No note or highlight matches the filter." in words


def test_a_click_takes_the_page_there_and_a_click_on_a_mark_selects_the_row(desk: Desk) -> None:
    made = write(desk, "天津发展")
    other = write(desk, "天开路演")
    desk.settle()
    desk.session.show_section("s05")
    desk.notes.refresh()
    listed = desk.notes.list
    point = listed.visualRect(listed.model().index(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.session.section.id == "s02"
    place = desk.session.notes.annotation(made).anchor.spans[0]
    index = desk.view.page.index_at(place.start)
    shown = desk.view.page.paragraph(index).rendering.to_shown(place)[0]
    assert desk.view.viewport().rect().intersects(desk.view.rect_of(index, shown)[0])
    assert desk.jump.flash.isVisible()
    desk.marking.choose(other)
    assert listed.currentIndex().data(Roles.KEY) == other


def test_keys_of_the_list(desk: Desk) -> None:
    made = write(desk, "天津发展")
    rows(desk)
    listed = desk.notes.list
    listed.setFocus()
    desk.notes.select(made)
    QTest.keyClick(listed, Key.Key_4)
    assert desk.session.notes.annotation(made).colour is Colour.PINK
    rows(desk)
    shown = []
    desk.notes.shown.connect(shown.append)
    QTest.keyClick(listed, Key.Key_Return)
    assert shown == [made]
    QTest.keyClick(listed, Key.Key_N)
    assert desk.notes.editor.edit.hasFocus()
    desk.notes.editor.leave()
    assert desk.view.hasFocus()
    listed.setFocus()
    QTest.keyClick(listed, Key.Key_Delete)
    assert rows(desk) == []


def test_notes_on_the_section_and_the_text(desk: Desk) -> None:
    desk.notes.note_on_section()
    QTest.keyClicks(desk.notes.editor.edit, "about two")
    desk.notes.editor.leave()
    desk.notes.note_on_text()
    QTest.keyClicks(desk.notes.editor.edit, "about all")
    desk.notes.editor.leave()
    assert [row[2] for row in rows(desk)] == ["about all", "about two"]
    desk.notes.note_on_section()
    assert desk.notes.editor.edit.toPlainText() == "about two"
    desk.notes.editor.edit.selectAll()
    QTest.keyClick(desk.notes.editor.edit, Key.Key_Delete)
    desk.notes.editor.leave()
    assert [row[2] for row in rows(desk)] == ["about all"]


def test_undo_by_name_brings_a_row_back(desk: Desk) -> None:
    made = write(desk, "天津发展")
    desk.settle()
    desk.session.notes.erase(made)
    assert rows(desk) == []
    desk.session.notes.undo()
    assert [row[1] for row in rows(desk)] == ["天津发展"]


def test_thousands_of_rows_are_quick_to_filter() -> None:
    text = text_of("# 一", *["天津以善作善成著称。" * 3] * 40)
    spans = [
        (p.span.start + n, p.span.start + n + 4) for p in text.paragraphs[1:] for n in range(20)
    ]
    notes = [
        highlight(text, "天津", note=f"note {number}", annotation_id=f"{number:032x}")
        for number in range(5)
    ]
    from msgspec.structs import replace

    from tjreader.notes.anchor import anchor_spans

    many = [
        replace(notes[n % 5], id=f"{n:032x}", anchor=anchor_spans(text, (Span(*span),)))
        for n, span in enumerate(spans * 6)
    ]
    model = NotesModel()
    model.show(many, text, text.arrangements[0])
    assert model.rowCount() == len(many) == 4800
    starts = [model.index(n).data(Roles.ROW).annotation.anchor.spans for n in range(4800)]
    assert starts == sorted(starts)
    model.set_filter(NoteFilter("note 3", frozenset(["yellow"])))
    assert model.rowCount() == 960
    assert model.row_of_id(f"{3:032x}") >= 0


def test_a_very_long_note_stays_a_row(desk: Desk) -> None:
    made = write(desk, "天津发展", note="很长" * 5000 + "\n" * 50 + "end")
    rows(desk)
    listed = desk.notes.list
    assert listed.visualRect(listed.model().index(0)).height() < 140
    desk.notes.select(made)
    listed.grab()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_row(desk: Desk) -> None:
    made = write(desk, "天津发展")
    rows(desk)
    listed = desk.notes.list
    point = listed.visualRect(listed.model().index(0)).center()

    def choose(words: str) -> None:
        listed.customContextMenuRequested.emit(point)
        menu = listed.findChildren(QMenu)[-1]
        next(a for a in menu.actions() if a.text() == words).trigger()
        menu.close()

    shown = []
    desk.notes.shown.connect(shown.append)
    choose("Go to the place")
    assert shown == [made]
    choose("Purple")
    assert desk.session.notes.annotation(made).colour is Colour.PURPLE
    rows(desk)
    choose("Write the note")
    assert desk.notes.editor.isVisible()
    desk.notes.editor.leave()
    choose("Erase")
    assert rows(desk) == []


def test_a_double_click_writes(desk: Desk) -> None:
    write(desk, "天津发展", note="old")
    rows(desk)
    listed = desk.notes.list
    point = listed.visualRect(listed.model().index(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=point)
    double_click(listed.viewport(), point)
    assert desk.notes.editor.edit.toPlainText() == "old"


def test_another_theme_and_another_text(desk: Desk, tmp_path) -> None:
    write(desk, "天津发展", note="kept")
    desk.notes.edit_note(desk.session.notes.annotations()[0], is_new=False)
    QTest.keyClicks(desk.notes.editor.edit, " and more")
    dark = load_theme(THEMES, "dark")
    for part in (desk.notes, desk.find, desk.marking, desk.jump):
        part.set_theme(dark)
    desk.grab()
    path = tmp_path / "other.txt"
    path.write_text("另一篇文章。\n", encoding="utf-8")
    desk.session.open_path(path)
    desk.qtbot.waitUntil(lambda: desk.session.sitting.opened.path == path, timeout=5000)
    assert desk.notes.editor.isHidden()
    assert rows(desk) == []
    desk.session.open_shipped()
    assert [row[2] for row in rows(desk)] == ["kept and more"]
