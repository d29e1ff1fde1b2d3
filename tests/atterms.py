"""A translator at the window's terms, for stories."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.desk.concept import Concept
from tjreader.ui.application import Program
from tjreader.ui.panels.rowsmodel import Roles


class Translator:
    """A translator at the window."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.window, self.session = program.window, program.session
        self.annex = program.annex
        qtbot.waitUntil(lambda: self.annex.desk.loaded)
        self.window.resize(1280, 800)
        self.session.show_section(self.session.sitting.arrangement.sections[1].id)

    @property
    def bench(self):
        return self.annex.bench.bench

    @property
    def desk(self):
        return self.annex.desk.desk

    def select(self, words: str) -> None:
        self.session.go_to(span_of(self.session.text, words).start)
        self.window.view.select((span_of(self.session.text, words),))
        self.window.view.setFocus()

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.pending == 0)

    def own(self) -> list[Concept]:
        return list(self.desk.own())

    def listed(self) -> list[str]:
        model = self.bench.terms.list.model()
        rows = (model.index(row, 0).data(Roles.ROW) for row in range(model.rowCount()))
        return [row.concept.name for row in rows]
