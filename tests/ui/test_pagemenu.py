"""The page's own menu: with words selected, on a highlight, on a word, on nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app.page import WordPlace
from tjreader.ui.application import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def point(program: Program) -> QPoint:
    """The middle of 浪潮 in the opening paragraph."""
    span = span_of(program.session.text, "浪潮")
    page = program.window.view.page
    index = page.index_at(span.start)
    assert index is not None
    shown = page.paragraph(index).rendering.to_shown(span)[0]
    return program.window.view.rect_of(index, shown)[0].center()


def ask(program: Program, at: QPoint) -> QMenu:
    """The menu of a right click."""
    viewport = program.window.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    QTest.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    """A click on a row of the menu."""
    action = next(a for a in menu.actions() if a.objectName() == name)
    assert action.isEnabled()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def offered(menu: QMenu) -> set[str]:
    return {action.objectName() for action in menu.actions() if action.isEnabled()} - {""}


def test_on_a_word_the_menu_serves_the_word(program: Program, qtbot: QtBot, point: QPoint) -> None:
    hover = program.annex.hover
    menu = ask(program, point)
    assert {"card_pin", "card_copy", "highlight", "note"} <= offered(menu)
    choose(menu, "card_copy")
    assert QGuiApplication.clipboard().text().startswith("浪潮\tlàngcháo\t")
    qtbot.waitUntil(lambda: hover.place is None)

    choose(ask(program, point), "card_pin")
    qtbot.waitUntil(lambda: not program.annex.menu._closed.isActive())
    assert hover.pinned
    assert hover.card.isVisible()
    hover.hide()

    choose(ask(program, point), "highlight")
    qtbot.waitUntil(lambda: hover.place is None)
    assert [each.anchor.quote for each in program.session.notes.annotations()] == ["浪潮"]


def test_a_menu_that_is_put_away_leaves_no_word_behind(
    program: Program, qtbot: QtBot, point: QPoint
) -> None:
    menu = ask(program, point)
    assert isinstance(program.annex.hover.place, WordPlace)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.annex.hover.place is None)
    assert not program.window.commands["highlight"].isEnabled()


def test_on_a_highlight_the_menu_changes_it(program: Program, qtbot: QtBot, point: QPoint) -> None:
    notes = program.session.notes
    notes.highlight((span_of(program.session.text, "新质生产力的浪潮奔涌"),))
    assert {"note", "erase", "colour_blue", "style_wavy"} <= offered(ask(program, point))
    choose(QApplication.activePopupWidget(), "colour_blue")
    assert [each.colour.value for each in notes.annotations()] == ["blue"]
    menu = ask(program, point)
    assert {a.objectName() for a in menu.actions() if a.isChecked()} == {
        "colour_blue",
        "style_tint",
    }
    choose(menu, "erase")
    qtbot.waitUntil(program.window.commands["colour_yellow"].isChecked)
    assert notes.annotations() == ()
    assert program.session.settings.marks.colour == "yellow"


def test_beside_the_words_nothing_is_offered_in_vain(program: Program) -> None:
    menu = ask(program, QPoint(3, 300))
    assert {"note_section", "note_text"} <= offered(menu)
    assert "highlight" not in {action.objectName() for action in menu.actions()}
    menu.close()


def test_with_words_selected_the_menu_serves_them(program: Program, point: QPoint) -> None:
    program.window.view.select((span_of(program.session.text, "浪潮奔涌"),))
    menu = ask(program, point)
    assert {"copy", "copy_place", "highlight", "note", "erase"} <= offered(menu)
    menu.close()


def test_a_highlight_chosen_is_copied_by_the_keys_its_bar_names(
    program: Program, point: QPoint
) -> None:
    session, view = program.session, program.window.view
    session.notes.highlight((span_of(session.text, "浪潮奔涌"),))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert program.annex.marking.bar.isVisible()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "浪潮奔涌"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text() == "浪潮奔涌（§1 ¶2）"
    menu = ask(program, point)
    assert {"copy", "copy_place"} <= offered(menu)
    menu.close()


def test_the_lists_copy_their_own_rows_while_a_highlight_is_chosen(
    program: Program, qtbot: QtBot, point: QPoint
) -> None:
    session, view, annex = program.session, program.window.view, program.annex
    session.notes.highlight((span_of(session.text, "浪潮奔涌"),))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)
    program.window.commands["find"].trigger()
    annex.find.field.setText("天津")
    qtbot.waitUntil(lambda: annex.find.list.model().rowCount() > 1)
    annex.marking.choose(session.notes.annotations()[0].id)
    for rows, copied in ((annex.notes.list, "§1 ¶2"), (annex.find.list, "天津")):
        rows.setCurrentIndex(rows.model().index(1 if rows is annex.find.list else 0, 0))
        rows.setFocus()
        QGuiApplication.clipboard().clear()
        assert program.window.commands["copy"].isEnabled()
        QTest.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert copied in QGuiApplication.clipboard().text()
