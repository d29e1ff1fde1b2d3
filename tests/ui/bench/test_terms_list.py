"""Stories of the list of terms: deciding down it, splitting, entering while it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atterms import Translator
from tjreader.app import translating
from tjreader.app.termfilter import Scope
from tjreader.ui.application import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@pytest.fixture
def translator(program: Program, qtbot: QtBot) -> Translator:
    return Translator(program, qtbot)


def test_control_enter_alone_decides_what_is_proposed(translator: Translator) -> None:
    translator.select("新质生产力")
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return, ctrl=True)
    translator.saved()
    (made,) = translator.own()
    assert translator.desk.is_shipped(made.adopted)
    assert made.decided().words == "new quality productive forces"


def test_approving_goes_down_the_list_though_entries_of_the_glossary_are_adopted(
    translator: Translator,
) -> None:
    translator.annex.bench.to_terms()
    panel = translator.bench.terms
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    first, second = translator.listed()[:2]
    for name in (first, second):
        translator.qtbot.waitUntil(lambda: len(panel.chosen()) == 1)
        assert panel.chosen()[0].name == name
        translator.press(Qt.Key.Key_A)
        translator.saved()
        translator.qtbot.waitUntil(lambda name=name: [c.name for c in panel.chosen()] == [name])
        translator.press(Qt.Key.Key_Down)
    assert {each.name for each in translator.own()} == {first, second}


def test_what_leaves_the_list_by_a_decision_leaves_the_next_one_chosen(
    translator: Translator,
) -> None:
    translator.annex.bench.to_terms()
    panel = translator.bench.terms
    panel._scope.setCurrentIndex(panel._scope.findData(Scope.UNDECIDED))
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    panel.list.setCurrentIndex(panel.list.model().index(3, 0))
    listed = translator.listed()
    translator.press(Qt.Key.Key_A)
    translator.saved()
    translator.qtbot.waitUntil(lambda: listed[3] not in translator.listed())
    assert [each.name for each in panel.chosen()] == [listed[4]]


def test_a_term_entered_on_the_page_is_chosen_in_the_open_list(translator: Translator) -> None:
    translator.annex.bench.show_terms(True)
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return)
    assert [each.name for each in translator.bench.terms.chosen()] == ["创新社区"]
    translator.saved()
    translator.bench.terms._words.setText("xinzhi")
    translator.select("标志着")
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return)
    translator.saved()
    assert translator.bench.terms._words.text() == "xinzhi"  # the reader's own wish stays


def test_the_first_place_shown_is_the_next_from_the_page(translator: Translator) -> None:
    translator.annex.bench.show_terms(True)
    translator.qtbot.waitUntil(lambda: translator.bench.finder.known)
    here = translator.session.section
    wanted = next(each for each in translator.desk.concepts() if each.name == "新质生产力")
    translator.bench.terms.shown.emit(wanted.id)
    assert translator.session.section is here
    for _ in translator.bench.finder.of(wanted.id):
        translator.bench.terms.shown.emit(wanted.id)  # round and round
    assert translator.session.section is here


def test_a_form_becomes_a_term_of_its_own_and_undo_brings_it_back(translator: Translator) -> None:
    translator.annex.bench.to_terms()
    panel = translator.bench.terms
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    known = next(each for each in translator.desk.concepts() if each.name == "低空经济")
    panel.select(known.id)
    panel.split_chosen("底空经济")
    translator.saved()
    forms = {tuple(form.words for form in each.forms) for each in translator.own()}
    assert forms == {("低空经济",), ("底空经济",)}
    translator.session.notes.undo()
    translator.qtbot.waitUntil(lambda: not translator.own())
    panel.select(known.id)
    menu = panel.menu()
    split = menu.forms
    next(each for each in split.actions() if each.text() == "底空经济").trigger()
    menu.deleteLater()
    translator.saved()
    assert len(translator.own()) == 2


def test_from_the_filter_down_or_enter_goes_into_the_list_and_escape_out(
    translator: Translator,
) -> None:
    translator.annex.bench.to_terms()
    panel = translator.bench.terms
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        panel._words.setFocus()
        panel._words.setText("tiankai")
        translator.press(key)
        assert panel.list.hasFocus()
        assert [each.name for each in panel.chosen()] == translator.listed()[:1]
        panel.list.clearSelection()
    panel._words.setFocus()
    translator.press(Qt.Key.Key_Escape)
    assert panel._words.text() == ""
    translator.press(Qt.Key.Key_Escape)
    assert translator.window.view.hasFocus()


def test_a_changed_decision_says_how_many_sentences_have_the_words_before(
    translator: Translator,
) -> None:
    translator.select("新质生产力")
    span = translator.session.text.paragraphs_in(translator.window.view.selection()[0])[0].span
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return, ctrl=True)
    translating.translate(translator.desk, span, "It has new quality productive forces.")
    translator.saved()
    translator.select("新质生产力")
    translator.press(Qt.Key.Key_T)
    QTest.keyClicks(translator.bench.quick.field, "productive forces of a new quality")
    with translator.qtbot.waitSignal(translator.session.notice) as told:
        translator.press(Qt.Key.Key_Return, ctrl=True)
    assert "“new quality productive forces”: 1." in told.args[0]


def test_the_bar_beside_a_selection_offers_a_term(translator: Translator) -> None:
    translator.select("创新社区")
    bar = translator.annex.marking.bar
    translator.annex.marking.offer_selection()
    translator.qtbot.waitUntil(bar.isVisible)
    (button,) = [each for each in bar.buttons if each.accessibleName().startswith("Term")]
    assert "T" in button.toolTip()
    button.click()
    assert translator.bench.quick.isVisible()
    QTest.keyClicks(translator.bench.quick.field, "innovation community")
    translator.press(Qt.Key.Key_Return)
    assert [each.name for each in translator.own()] == ["创新社区"]
