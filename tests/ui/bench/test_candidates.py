"""Stories of candidates for terms: looked for in the real article by the real worker."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tjreader.desk.candidates import Candidate
from tjreader.desk.concept import FormKind
from tjreader.ui.application import Program
from tjreader.ui.bench.candidatespanel import CandidatesPanel
from tjreader.ui.bench.mergeform import MergeForm
from tjreader.ui.panels.rowsmodel import Roles


@pytest.fixture
def panel(program: Program, qtbot: QtBot) -> CandidatesPanel:
    """The panel when the candidates are there."""
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    program.annex.bench.candidates()
    panel = program.annex.bench.bench.candidates
    qtbot.waitUntil(lambda: panel.current() is not None, timeout=60_000)
    return panel


def rows(panel: CandidatesPanel) -> list[Candidate | str]:
    model = panel.list.model()
    return [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]


def test_key_after_key_goes_through_the_list(
    program: Program, panel: CandidatesPanel, qtbot: QtBot
) -> None:
    desk = program.annex.desk.desk
    first, second, third = rows(panel)[:3]
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert panel.current() == second
    QTest.keyClick(panel.list, Qt.Key.Key_X)
    assert panel.current() == third
    qtbot.waitUntil(lambda: desk.pending == 0)
    (made,) = desk.own()
    assert first.words in {form.words for form in made.forms}
    assert made.first is not None
    assert made.first.spans == (first.places[0],)
    assert [each.words for each in desk.verdicts()] == [second.words]
    assert {first.words, second.words}.isdisjoint(row.words for row in rows(panel))


def test_what_was_rejected_stays_rejected_and_can_be_offered_again(
    program: Program, panel: CandidatesPanel, qtbot: QtBot
) -> None:
    words = panel.current().words
    QTest.keyClick(panel.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: program.annex.desk.desk.pending == 0)
    panel.search()
    qtbot.waitUntil(lambda: panel.current() is not None, timeout=60_000)
    assert words not in {row.words for row in rows(panel)}
    panel.old.click()
    qtbot.waitUntil(lambda: rows(panel) == [words])
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    panel.accept.click()
    panel.old.click()
    qtbot.waitUntil(lambda: words in {getattr(row, "words", "") for row in rows(panel)})


def test_among_the_rejected_only_what_can_be_done_is_offered(
    program: Program, panel: CandidatesPanel, qtbot: QtBot
) -> None:
    """More buttons than these and the panel would grow, and the page beside it move."""
    QTest.keyClick(panel.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: program.annex.desk.desk.pending == 0)
    wide = panel.minimumSizeHint().width()
    panel.old.click()
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    qtbot.waitUntil(lambda: panel.accept.text() == "Offer again")
    assert panel.minimumSizeHint().width() <= wide
    assert not panel.reject.isVisible()
    assert not panel.merge.isVisible()
    panel.accept.click()
    qtbot.waitUntil(lambda: not rows(panel))
    assert panel._stack.words.text() == "Nothing is rejected."
    panel.old.click()
    qtbot.waitUntil(panel.reject.isVisible)
    assert panel.merge.isVisible()


def test_undo_offers_it_again(program: Program, panel: CandidatesPanel, qtbot: QtBot) -> None:
    words = panel.current().words
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: program.annex.desk.desk.pending == 0)
    program.session.notes.undo()
    qtbot.waitUntil(lambda: words in {row.words for row in rows(panel)})


def test_a_form_is_merged_with_the_term_it_belongs_to(
    program: Program, panel: CandidatesPanel, qtbot: QtBot
) -> None:
    desk = program.annex.desk.desk
    number = next(n for n, row in enumerate(rows(panel)) if panel._review.of(row.words))
    candidate = rows(panel)[number]
    suggestion = panel._review.of(candidate.words)[0]
    panel.list.setCurrentIndex(panel.list.model().index(number, 0))
    assert panel.merge.isEnabled()
    other = suggestion.name if candidate.words == suggestion.form else suggestion.form
    assert other in panel.kin.text()
    QTest.keyClick(panel.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: desk.pending == 0 and bool(desk.own()))
    forms = {form.words for form in desk.own()[0].forms}
    assert {suggestion.form, suggestion.name} <= forms


def test_the_sentence_of_the_candidate_is_read_before_one_decides(
    program: Program, panel: CandidatesPanel
) -> None:
    for number in range(3):
        panel.list.setCurrentIndex(panel.list.model().index(number, 0))
        candidate = panel.current()
        before, words, behind = panel.context.parts
        assert words == candidate.words
        assert before + words + behind in program.session.text.printed
        assert before or behind


def test_looking_can_be_cancelled(program: Program, panel: CandidatesPanel, qtbot: QtBot) -> None:
    panel.search()
    assert panel.look.text() == "Cancel"
    with qtbot.waitSignal(panel.prospecting.cancelled):
        panel.look.click()
    assert panel.look.text() == "Look for terms"


def merge_form(panel: CandidatesPanel) -> MergeForm:
    """The form that asks for a term."""
    (found,) = panel.findChildren(MergeForm)
    return found


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_candidate_is_merged_into_a_term_of_ones_choice(
    program: Program, panel: CandidatesPanel, qtbot: QtBot
) -> None:
    desk = program.annex.desk.desk
    number = next(n for n, row in enumerate(rows(panel)) if not panel._review.of(row.words))
    words = rows(panel)[number].words
    panel.list.setCurrentIndex(panel.list.model().index(number, 0))
    assert panel.merge.text() == "Merge…"
    QTest.keyClick(panel.list, Qt.Key.Key_M)
    form = merge_form(panel)
    QTest.keyClicks(form.field, "xinzhi sheng")
    assert form.list.current().concept.name == "新质生产力"
    form.kind.setCurrentIndex(form.kind.findData("forbidden"))
    form.kind.activated.emit(form.kind.currentIndex())
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.pending == 0 and bool(desk.own()))
    (made,) = desk.own()
    assert (made.name, desk.is_shipped(made.adopted)) == ("新质生产力", True)
    assert {form.words: form.kind for form in made.forms}[words] is FormKind.FORBIDDEN
    assert words not in {row.words for row in rows(panel)}
    program.session.notes.undo()
    qtbot.waitUntil(lambda: words in {row.words for row in rows(panel)})


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_another_term_than_the_likely_one_is_chosen_with_shift(
    panel: CandidatesPanel, qtbot: QtBot
) -> None:
    number = next(n for n, row in enumerate(rows(panel)) if panel._review.of(row.words))
    panel.list.setCurrentIndex(panel.list.model().index(number, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    form = merge_form(panel)
    QTest.keyClicks(form.field, "no such term")
    assert not form.go_on.isEnabled()
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.isVisible()
    form.field.clear()
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    assert form.list.hasFocus() or form.focusWidget() is form.list
    QTest.keyClick(form.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.findChildren(MergeForm))
    assert panel.current() == rows(panel)[number]
