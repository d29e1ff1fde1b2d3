"""Stories of terms, in the real window on the real article with a real notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from atterms import Translator
from tjreader.desk.concept import FormKind, Rendering, Status
from tjreader.desk.concordance import Order
from tjreader.ui.application import Program
from tjreader.ui.bench.rulingform import RulingForm
from tjreader.ui.bench.termform import TermForm
from tjreader.ui.panels.rowsmodel import Roles

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]


@pytest.fixture
def translator(program: Program, qtbot: QtBot) -> Translator:
    return Translator(program, qtbot)


def test_a_term_in_two_keys(translator: Translator) -> None:
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    assert translator.bench.quick.isVisible()
    translator.press(Qt.Key.Key_Return)
    translator.saved()
    (made,) = translator.own()
    assert made.name == "创新社区"
    assert made.forms[0].pinyin.startswith("Chuàngxīn")
    assert made.first is not None
    assert made.first.quote == "创新社区"
    assert translator.window.view.hasFocus()
    assert translator.window.view.selection() == ()


def test_what_is_typed_before_enter_is_its_rendering_and_undo_takes_all_back(
    translator: Translator,
) -> None:
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    QTest.keyClicks(translator.bench.quick.field, "Tiankai Park")
    translator.press(Qt.Key.Key_Return, ctrl=True)
    translator.saved()
    (made,) = translator.own()
    decided = made.decided()
    assert decided is not None
    assert decided.words == "Tiankai Park"
    translator.session.notes.undo()
    translator.qtbot.waitUntil(lambda: not translator.own())


def test_escape_enters_nothing(translator: Translator) -> None:
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    QTest.keyClicks(translator.bench.quick.field, "half a")
    translator.press(Qt.Key.Key_Escape)
    assert not translator.bench.quick.isVisible()
    assert translator.own() == []
    assert translator.window.view.selection()  # the words are still chosen


def test_a_rendering_of_a_glossary_entry_adopts_it(translator: Translator) -> None:
    translator.select("新质生产力")
    translator.press(Qt.Key.Key_T)
    assert "new quality productive forces" in translator.bench.quick._known.text()
    QTest.keyClicks(translator.bench.quick.field, "productive forces of a new quality")
    translator.press(Qt.Key.Key_Return, ctrl=True)
    translator.saved()
    (made,) = translator.own()
    assert translator.desk.is_shipped(made.adopted)
    assert {each.words: each.status for each in made.renderings} == {
        "new quality productive forces": made.renderings[0].status,
        "productive forces of a new quality": Status.APPROVED,
    }


def test_enter_alone_adopts_a_glossary_entry_as_it_is(translator: Translator) -> None:
    translator.select("新质生产力")
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return)
    translator.saved()
    (made,) = translator.own()
    assert translator.desk.is_shipped(made.adopted)
    assert [each.name for each in translator.desk.concepts()].count("新质生产力") == 1


def test_words_of_two_paragraphs_are_no_term(translator: Translator, qtbot: QtBot) -> None:
    paragraphs = [p for p in translator.session.section.paragraphs if p.number]
    spans = tuple(p.span for p in paragraphs[:2])
    translator.window.view.select(spans)
    translator.window.view.setFocus()
    with qtbot.waitSignal(translator.session.notice):
        translator.press(Qt.Key.Key_T)
    assert not translator.bench.quick.isVisible()


def test_a_mark_alone_is_no_term(translator: Translator, qtbot: QtBot) -> None:
    translator.select("，")
    with qtbot.waitSignal(translator.session.notice):
        translator.press(Qt.Key.Key_T)
    assert not translator.bench.quick.isVisible()


def test_the_list_has_own_terms_first_by_place_and_filters(translator: Translator) -> None:
    translator.annex.bench.show_terms(True)
    panel = translator.bench.terms
    translator.qtbot.waitUntil(lambda: len(translator.listed()) > 200)
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    translator.press(Qt.Key.Key_Return)
    translator.qtbot.waitUntil(lambda: "创新社区" in translator.listed())
    panel._words.setText("xinzhi")
    assert "新质生产力" in translator.listed()
    assert len(translator.listed()) < 20
    panel._words.setText("zzzz")
    assert translator.listed() == []
    panel.select(translator.own()[0].id)
    assert [each.name for each in panel.chosen()] == ["创新社区"]


def test_approve_merge_delete_by_keys_each_undone_by_name(translator: Translator) -> None:
    for words, said in (("创新社区", "Tiankai Park"), ("社区", "Tiankai")):
        translator.select(words)
        translator.press(Qt.Key.Key_T)
        QTest.keyClicks(translator.bench.quick.field, said)
        translator.press(Qt.Key.Key_Return)
        translator.saved()
    translator.annex.bench.to_terms()
    panel = translator.bench.terms
    panel._scope.setCurrentIndex(2)
    translator.qtbot.waitUntil(lambda: len(translator.listed()) == len(translator.own()))
    panel.list.selectAll()
    translator.press(Qt.Key.Key_M)
    translator.saved()
    translator.qtbot.waitUntil(lambda: len(translator.listed()) == 1)
    (merged,) = translator.own()
    assert {form.words for form in merged.forms} >= {"创新社区", "社区"}
    panel.list.setFocus()
    panel.select(merged.id)
    translator.press(Qt.Key.Key_A)
    translator.saved()
    assert translator.own()[0].decided() is not None
    assert "deci" in translator.session.notes.undo_name.lower()
    translator.press(Qt.Key.Key_Delete)
    translator.saved()
    assert translator.own() == []
    translator.session.notes.undo()
    translator.qtbot.waitUntil(lambda: len(translator.own()) == 1)


def test_the_form_keeps_all_it_shows(translator: Translator) -> None:
    translator.select("创新社区")
    translator.annex.bench.new_term()
    form = translator.window.findChild(TermForm)
    assert form.forms.said(0, 0) == "创新社区"
    form.forms.item(1, 0).setText("社区")
    assert form.forms.rowCount() == 3  # there is an empty row again
    form.renderings.item(0, 0).setText("innovation community")
    form.domain.setText("innovation")
    form.note.setPlainText("Two lines\nof note")
    form.tags.setText("park, place")
    form.formula.setChecked(True)
    form.everywhere.setChecked(True)
    form.accept()
    translator.saved()
    (made,) = translator.own()
    assert [(each.words, each.kind) for each in made.forms] == [
        ("创新社区", FormKind.PREFERRED),
        ("社区", FormKind.VARIANT),
    ]
    assert [each.words for each in made.renderings] == ["innovation community"]
    assert (made.domain, made.note, made.tags) == (
        "innovation",
        "Two lines\nof note",
        ("park", "place"),
    )
    assert made.formula
    assert made.text_id is None


def test_a_form_without_a_word_says_why_and_stays_open(translator: Translator) -> None:
    translator.annex.bench.new_term()
    form = translator.window.findChild(TermForm)
    form.domain.setText("typed already")
    form.accept()
    assert form.isVisible()
    assert "at least one form" in form._fault.text()
    assert form.domain.text() == "typed already"
    form.reject()
    form.reject()


def test_the_reason_of_another_decision_is_logged(translator: Translator) -> None:
    translator.select("创新社区")
    translator.press(Qt.Key.Key_T)
    QTest.keyClicks(translator.bench.quick.field, "Tiankai Park")
    translator.press(Qt.Key.Key_Return, ctrl=True)
    translator.saved()
    (made,) = translator.own()
    translator.bench.open_form(made.id)
    form = translator.window.findChild(TermForm)
    form.renderings.item(0, 0).setText("Tiankai Campus")
    form.reason.setText("the park's own sign")
    form.accept()
    translator.saved()
    (altered,) = translator.own()
    assert altered.decided() == Rendering(
        "Tiankai Campus", status=Status.APPROVED, date=altered.renderings[0].date
    )
    assert (altered.log[-1].before, altered.log[-1].after, altered.log[-1].reason) == (
        "Tiankai Park",
        "Tiankai Campus",
        "the park's own sign",
    )


def test_terms_are_there_at_the_next_start(start: Start, leave, qtbot: QtBot) -> None:
    first = Translator(start(), qtbot)
    first.select("创新社区")
    first.press(Qt.Key.Key_T)
    first.press(Qt.Key.Key_Return)
    first.saved()
    leave(first.program)
    again = Translator(start(), qtbot)
    assert [each.name for each in again.own()] == ["创新社区"]


def test_the_places_of_a_term_stand_below_with_the_words_around_them(
    translator: Translator, qtbot: QtBot
) -> None:
    translator.annex.bench.show_terms(True)
    bench = translator.bench
    qtbot.waitUntil(lambda: bench.finder.known)
    shipped = next(each for each in translator.desk.concepts() if each.name == "新质生产力")
    bench.terms.select(shipped.id)
    model = bench.places.list.model()
    printed = translator.session.text.printed
    assert model.rowCount() == printed.count("新质生产力")
    row = bench.terms.list.currentIndex().data(Roles.ROW)
    assert row.count == model.rowCount()
    order = bench.places._order
    order.setCurrentIndex(order.findData(Order.RIGHT))
    rights = [model.index(n, 0).data(Roles.ROW).right for n in range(model.rowCount())]
    assert rights == sorted(rights)
    bench.places.list.setCurrentIndex(model.index(0, 0))
    span = model.index(0, 0).data(Roles.ROW).occurrence.span
    bench.places.list.setFocus()
    translator.press(Qt.Key.Key_Return)
    section = translator.session.section
    assert any(span.start in paragraph.span for paragraph in section.paragraphs)


def test_the_order_of_the_places_is_read_whole(translator: Translator, qtbot: QtBot) -> None:
    translator.annex.bench.show_terms(True)
    bench = translator.bench
    qtbot.waitUntil(lambda: bench.finder.known)
    bench.terms.select(translator.desk.concepts()[0].id)
    order = bench.places._order
    qtbot.waitUntil(order.isVisible)
    option = QStyleOptionComboBox()
    order.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = order.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, order)
    words = [order.itemText(at) for at in range(order.count())]
    assert max(map(order.fontMetrics().horizontalAdvance, words)) <= room.width()


def test_another_rendering_at_one_place_with_its_reason_and_back(
    translator: Translator, qtbot: QtBot
) -> None:
    translator.annex.bench.show_terms(True)
    bench = translator.bench
    qtbot.waitUntil(lambda: bench.finder.known)
    shipped = next(each for each in translator.desk.concepts() if each.name == "新质生产力")
    bench.terms.select(shipped.id)
    places = bench.places
    places.list.setCurrentIndex(places.list.model().index(1, 0))
    span = places.list.current().occurrence.span
    QTest.keyClick(places.list, Qt.Key.Key_R)
    form = translator.window.findChild(RulingForm)
    form.words.setText("new productive forces")
    form.reason.setText("a headline")
    form.go_on.click()
    translator.saved()
    qtbot.waitUntil(lambda: bool(bench.finder.of(shipped.id)[1].ruling))
    line = places.list.current()
    assert (line.occurrence.span, line.decided.words) == (span, "new productive forces")
    assert line.occurrence.ruling.reason == "a headline"
    places.undo_ruling()
    translator.saved()
    qtbot.waitUntil(lambda: not bench.finder.of(shipped.id)[1].ruling)
    count = len(bench.finder.of(shipped.id))
    QTest.keyClick(places.list, Qt.Key.Key_X)
    forms = [each for each in translator.window.findChildren(RulingForm) if each.isVisible()]
    forms[-1].go_on.click()
    translator.saved()
    qtbot.waitUntil(lambda: len(bench.finder.of(shipped.id)) == count - 1)


def test_a_click_on_a_term_goes_from_place_to_place(translator: Translator, qtbot: QtBot) -> None:
    translator.annex.bench.show_terms(True)
    bench = translator.bench
    qtbot.waitUntil(lambda: bench.finder.known)
    shipped = next(each for each in translator.desk.concepts() if each.name == "新质生产力")
    bench.terms.select(shipped.id)
    found = bench.finder.of(shipped.id)
    top = translator.window.view.place()
    seen = []
    for _ in range(len(found) + 1):
        bench.terms.list.go()
        seen.append(bench._last[1])
    starts = [each.span.start for each in found]
    first = next(n for n, start in enumerate(starts) if start >= top)
    assert seen == [*starts[first:], *starts[: first + 1]]
