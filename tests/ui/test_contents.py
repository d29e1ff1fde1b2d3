"""The contents of texts with many sections."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program

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
