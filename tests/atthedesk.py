"""A translator at the sentence desk, for stories."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tjreader.app.sentenceaids import NumberDue, TermDue
from tjreader.desk.segments import Pair
from tjreader.desk.translation import Translation
from tjreader.ui.application import Program
from tjreader.ui.panels.rowsmodel import Roles

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class AtTheDesk:
    """Opens the desk in the second section of the article and works there with the keyboard."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.window, self.session = program.window, program.session
        self.annex = program.annex
        qtbot.waitUntil(lambda: self.annex.desk.loaded)
        self.window.resize(1400, 900)
        self.section(1)
        self.window.commands["to_desk"].trigger()
        qtbot.waitUntil(lambda: self.bench.at is not None)
        qtbot.waitUntil(lambda: self.annex.bench.bench.finder.known)

    @property
    def bench(self):
        return self.annex.bench.desk

    @property
    def panel(self):
        return self.bench.panel

    @property
    def editor(self):
        return self.panel.editor

    @property
    def edit(self):
        return self.editor.edit

    @property
    def desk(self):
        return self.annex.desk.desk

    @property
    def book(self):
        return self.bench.book

    @property
    def pair(self) -> Pair:
        return self.book.pairs[self.bench.at]

    def section(self, nth: int) -> None:
        self.session.show_section(self.session.sitting.arrangement.sections[nth].id)

    def go(self, words: str) -> None:
        """Choose the sentence with these words."""
        self.bench.choose(
            next(at for at, p in enumerate(self.book.pairs) if words in p.segment.printed)
        )

    def type(self, words: str) -> None:
        self.edit.setFocus()
        QTest.keyClicks(self.edit, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget(), key, modifiers)

    def saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.pending == 0 and not self.editor.writing.dirty)

    def translations(self) -> list[Translation]:
        return list(self.desk.translations())

    def aids(self) -> list[TermDue | NumberDue]:
        model = self.editor.aids
        return [model.index(row).data(Roles.ROW).aid for row in range(model.rowCount())]

    def row_of(self, form: str) -> TermDue | None:
        """What is told of a term of the sentence."""
        terms = (each for each in self.aids() if isinstance(each, TermDue))
        return next((each for each in terms if each.form == form), None)

    def checked(self) -> None:
        self.saved()
        self.qtbot.waitUntil(lambda: self.bench.checks.checking.settled)
