"""Stories of echoes in the real article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program
from tjreader.ui.dialogs.keys import KeysDialog
from tjreader.ui.panels.rowsmodel import Roles


def test_clauses_that_say_nearly_the_same_stand_side_by_side(
    program: Program, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    program.annex.bench.echoes()
    panel = program.annex.bench.bench.echoes
    qtbot.waitUntil(lambda: panel.list.model().rowCount() > 3, timeout=30_000)
    model = panel.list.model()
    found = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]
    assert [each.likeness for each in found] == sorted(
        (each.likeness for each in found), reverse=True
    )
    places: list[int] = []
    panel.shown.connect(lambda span: places.append(span.start))
    panel.list.setCurrentIndex(model.index(1, 0))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(panel.list, key)
    assert places == [found[1].first.start, found[1].second.start]
    section = program.session.section
    assert any(found[1].second.start in each.span for each in section.paragraphs)


def test_another_text_has_none_of_them(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    program.annex.bench.echoes()
    panel = program.annex.bench.bench.echoes
    qtbot.waitUntil(lambda: panel.list.model().rowCount() > 3, timeout=30_000)
    program.session.open_words("一个句子。", "新")
    qtbot.waitUntil(lambda: program.session.text.title == "新")
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 0)
    panel.search()
    qtbot.waitUntil(lambda: "No two clauses" in panel._stack.words.text())


CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
@pytest.mark.parametrize("place", ["page", "to_terms", "to_desk", "find"])
def test_a_key_looks_for_them_wherever_one_is(program: Program, qtbot: QtBot, place: str) -> None:
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    window = program.window
    window.focus_page()
    if place != "page":
        window.commands[place].trigger()
        qtbot.waitUntil(lambda: not window.view.hasFocus())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F4, CONTROL_SHIFT)
    panel = program.annex.bench.bench.echoes
    qtbot.waitUntil(lambda: panel.list.model().rowCount() > 3, timeout=30_000)
    assert panel.isVisible()
    assert panel.list.hasFocus()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
def test_the_key_sheet_tells_it(program: Program) -> None:
    program.window.commands["keys"].trigger()
    dialog = program.window.findChild(KeysDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[said.index("Look for Echoes") - 1] == "Ctrl+Shift+F4"
    dialog.reject()
