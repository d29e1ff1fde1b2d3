"""Stories of echoes in the real article."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program
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
