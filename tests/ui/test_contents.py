"""The contents of texts with many sections."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program
from tjreader.ui.panels.contentsrows import PERCENT, SECTION

SECTIONS = 200


def test_another_text_takes_the_place_of_one_with_many_sections(
    program: Program, qtbot: QtBot
) -> None:
    session, tree = program.session, program.annex.contents.tree
    session.open_words("\n\n".join(f"# 第{n}章\n\n海河两岸。" for n in range(SECTIONS)))
    qtbot.waitUntil(lambda: tree.model().rowCount() == SECTIONS)
    moves = QSignalSpy(tree.selectionModel().currentChanged)
    session.open_words("海河两岸。")
    qtbot.waitUntil(lambda: tree.model().rowCount() == 1)
    assert tree.currentIndex().row() == 0
    assert moves.count() <= 1  # not a row for each that goes, with a layout of all the others
    assert len(program.annex.contents.children()) < 20  # the rows before are gone


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_only_what_was_read_is_marked_as_unread(program: Program, qtbot: QtBot) -> None:
    contents, session = program.annex.contents, program.session
    model = contents.tree.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    sections = [each for each in rows if each.data(SECTION)]
    session.reset_progress(None)
    qtbot.waitUntil(lambda: not any(each.data(PERCENT) for each in sections))

    def offered(row: int) -> dict[str, bool]:
        contents.tree.customContextMenuRequested.emit(
            contents.tree.visualRect(sections[row]).center()
        )
        (menu,) = contents.findChildren(QMenu)
        told = {each.text(): each.isEnabled() for each in menu.actions()}
        menu.close()
        qtbot.waitUntil(lambda: not contents.findChildren(QMenu))
        return told

    assert offered(0) == {"Mark as Unread": False, "Mark All as Unread": False}
    qtbot.waitUntil(lambda: bool(sections[0].data(PERCENT)), timeout=10_000)  # 2 s on the page
    assert offered(0) == {"Mark as Unread": True, "Mark All as Unread": True}
    assert offered(1) == {"Mark as Unread": False, "Mark All as Unread": True}
