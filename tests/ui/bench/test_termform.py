"""Stories of the form of a term: renderings with all that is kept of them, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from tjreader.app import termbase
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.ui.application import Program
from tjreader.ui.bench.termform import TermForm
from tjreader.ui.dialogs.question import Question

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clerk:
    """Fills in the form."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.annex, self.window, self.qtbot = program.annex, program.window, qtbot
        qtbot.waitUntil(lambda: self.annex.desk.loaded)

    def open(self, concept: Concept | None = None) -> TermForm:
        if concept is not None:
            termbase.add(self.annex.desk.desk, concept)
            self.saved()
        own = self.annex.desk.desk.own()
        self.annex.bench.bench.open_form(own[0].id if own else "")
        found = self.window.findChildren(TermForm)
        self.qtbot.waitUntil(found[-1].isActiveWindow)
        return found[-1]

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def type(self, words: str) -> None:
        if words.isascii():
            QTest.keyClicks(self.focus, words)
        else:  # as an input method gives it
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(self.focus, event)

    def tab(self, times: int = 1, modifier: Qt.KeyboardModifier | None = None) -> None:
        for _ in range(times):
            if modifier is None:
                QTest.keyClick(self.focus, Qt.Key.Key_Tab)
            else:
                QTest.keyClick(self.focus, Qt.Key.Key_Backtab, modifier)

    def saved(self) -> None:
        self.qtbot.waitUntil(lambda: self.annex.desk.desk.pending == 0)

    def kept(self) -> Concept:
        self.saved()
        return self.annex.desk.desk.own()[0]


@pytest.fixture
def clerk(program: Program, qtbot: QtBot) -> Clerk:
    return Clerk(program, qtbot)


def test_an_official_rendering_with_its_source_and_note_is_typed_without_the_mouse(
    clerk: Clerk,
) -> None:
    form = clerk.open()
    assert isinstance(form, Question)
    form.forms.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.type("小康社会")
    clerk.tab(3)  # kind, pinyin, the next form
    clerk.tab()  # the empty row: on to the renderings
    clerk.type("moderately prosperous society")
    clerk.tab(2)  # language, status
    assert QApplication.focusWidget() is form.renderings.cellWidget(0, 2)
    QTest.keyClick(clerk.focus, Qt.Key.Key_Down)
    clerk.tab()
    QTest.keyClick(clerk.focus, Qt.Key.Key_Space)
    clerk.tab()
    clerk.type("18th Congress")
    clerk.tab()
    clerk.type("2012-11-08")
    clerk.tab()
    clerk.type("never “well-off”")
    clerk.tab(2)  # the empty row, then on
    assert form.domain.hasFocus()
    clerk.tab(1, SHIFT)
    clerk.tab(1, SHIFT)
    form.go_on.click()
    kept = clerk.kept()
    assert kept.name == "小康社会"
    assert kept.renderings == (
        Rendering(
            "moderately prosperous society",
            "en",
            Status.APPROVED,
            "18th Congress",
            "2012-11-08",
            "never “well-off”",
            frozen=True,
        ),
    )


def test_what_was_official_and_noted_is_shown_changed_and_undone(clerk: Clerk) -> None:
    known = Rendering("Belt and Road", "en", Status.APPROVED, "MFA", "2015", "not OBOR", True)
    form = clerk.open(Concept("", (SourceForm("一带一路"),), (known,), formula=True))
    table = form.renderings
    assert table.renderings() == (known,)
    assert table.said(0, 6) == "not OBOR"
    table.cellWidget(0, 3).tick.setChecked(False)
    table.item(0, 6).setText("“OBOR” is dated")
    form.accept()
    assert clerk.kept().renderings[0].frozen is False
    assert clerk.kept().renderings[0].note == "“OBOR” is dated"
    clerk.window.session.notes.undo()
    clerk.saved()
    assert clerk.kept().renderings == (known,)


def test_a_language_that_is_none_is_told_and_the_form_stays(clerk: Clerk) -> None:
    form = clerk.open()
    form.forms.item(0, 0).setText("津城")
    form.renderings.item(0, 0).setText("Tientsin")
    form.renderings.item(0, 1).setText("in French")
    form.accept()
    assert form.isVisible()
    assert "in French" in form._fault.text()
    form.renderings.item(0, 1).setText("fr_CA")
    form.accept()
    assert clerk.kept().renderings[0].language == "fr-CA"


def test_the_keyboard_gets_out_of_a_table_at_both_ends(clerk: Clerk) -> None:
    form = clerk.open(Concept("", (SourceForm("津城"), SourceForm("津"))))
    form.forms.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(12):
        if form.domain.hasFocus():
            break
        clerk.tab()
    assert form.domain.hasFocus()
    clerk.tab(1, SHIFT)  # the empty rendering
    assert form.renderings.currentRow() == form.renderings.rowCount() - 1
    clerk.tab(1, SHIFT)  # the forms, at their empty row
    assert form.forms.currentRow() == form.forms.rowCount() - 1
    clerk.tab(7, SHIFT)
    cancel = form.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert QApplication.focusWidget() in (cancel, form.go_on)


def test_escape_asks_before_it_drops_what_was_typed(clerk: Clerk) -> None:
    closed: list[int] = []
    form = clerk.open()
    form.finished.connect(closed.append)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert len(closed) == 1  # nothing was typed
    form = clerk.open()
    form.finished.connect(closed.append)
    form.note.setPlainText("dear words")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "not kept yet" in form._fault.text()
    assert len(closed) == 1
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert len(closed) == 2


def test_ctrl_enter_keeps_the_form_from_any_field(clerk: Clerk) -> None:
    form = clerk.open(Concept("", (SourceForm("津城"),)))
    closed: list[int] = []
    form.finished.connect(closed.append)
    form.note.setFocus()
    form.note.setPlainText("the old town")
    QTest.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert clerk.kept().note == "the old town"
    assert closed == [TermForm.DialogCode.Accepted]
