"""Small manners of the window: its size, its hints, where the keyboard goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program
from tjreader.ui.dialogs.sheet import SheetDialog


def test_the_first_window_is_inside_its_screen_with_its_frame(program: Program) -> None:
    screen = program.window.screen().availableSize()
    assert program.window.height() <= screen.height() - 40
    assert program.window.width() <= screen.width() - 40


def test_hints_are_broken_between_and_not_inside(program: Program) -> None:
    pieces = program.window.hints.words.text().split(" ")
    assert [piece.strip("\u00a0·") for piece in pieces if piece] == [
        "Rest\u00a0on\u00a0a\u00a0word:\u00a0pinyin\u00a0and\u00a0meaning",
        "Select\u00a0words:\u00a0highlight,\u00a0note",
        "F1:\u00a0all\u00a0keys",
    ]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_after_a_dialog_of_the_menus_the_page_has_the_keyboard(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    window.commands["about"].trigger()
    (dialog,) = window.findChildren(SheetDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()  # a desktop does that by itself
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is window.view


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_key_sheet_scrolls_by_keys(program: Program, qtbot: QtBot) -> None:
    program.window.commands["keys"].trigger()
    (dialog,) = program.window.findChildren(SheetDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    (area,) = dialog.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_panels_are_reached_by_keys_also_when_hidden(program: Program, qtbot: QtBot) -> None:
    window, annex = program.window, program.annex
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.contents_dock.hide()
    window.notes_dock.hide()
    window.commands["to_contents"].trigger()
    assert window.contents_dock.isVisible()
    assert QApplication.focusWidget() is annex.contents.tree
    qtbot.keyClick(annex.contents.tree, Qt.Key.Key_Down)
    qtbot.keyClick(annex.contents.tree, Qt.Key.Key_Return)
    assert program.session.section.number == 2
    window.commands["to_notes"].trigger()
    assert annex.notes.isAncestorOf(QApplication.focusWidget())
    window.commands["to_page"].trigger()
    assert QApplication.focusWidget() is window.view


def test_lists_and_menus_keep_their_face_when_the_desktop_changes_its_own(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    usual, other = qapp.font(), QFont("Other Face", 30)
    kept = (program.annex.contents.tree, program.window.menuBar())
    for kind in ("QAbstractItemView", "QMenuBar"):  # as Qt does it
        QApplication.setFont(other, kind)
    assert all(each.font().families() == other.families() for each in kept)
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.ThemeChange))
    for each in kept:
        assert each.font().families() == usual.families()
        assert each.font().pointSizeF() == usual.pointSizeF()


def test_the_buttons_at_the_side_of_a_mouse_go_back_and_forward(
    program: Program, qtbot: QtBot
) -> None:
    session, page = program.session, program.window.view.viewport()
    first = session.sitting.place
    session.go_to(len(session.text.printed) // 2)
    there = session.sitting.place
    qtbot.mouseClick(page, Qt.MouseButton.BackButton)
    assert session.sitting.place == first
    qtbot.mouseClick(page, Qt.MouseButton.ForwardButton)
    assert session.sitting.place == there
    qtbot.mouseDClick(page, Qt.MouseButton.BackButton)  # two clicks in haste
    qtbot.mouseRelease(page, Qt.MouseButton.BackButton)
    assert session.sitting.place == first


def test_recent_texts_of_one_title_are_told_apart_by_their_folders(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    session = program.session
    for folder in ("spring", "autumn"):
        file = tmp_path / folder / "notes.txt"
        file.parent.mkdir()
        file.write_text(f"{folder}。", encoding="utf-8")
        session.open_path(file)
        qtbot.waitUntil(
            lambda path=str(file): path in [each.path for each in session.state.recents]
        )
    (menu,) = (each for each in program.window.findChildren(QMenu) if "Re&cent" in each.title())
    assert [action.text() for action in menu.actions()] == ["notes — autumn", "notes — spring"]
    assert menu.toolTipsVisible()


def test_every_button_of_the_bar_is_reached_by_tab(program: Program) -> None:
    buttons = program.window.fittings.toolbar.findChildren(QToolButton)
    assert len(buttons) >= 9
    for each in buttons:
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
