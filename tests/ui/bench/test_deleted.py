"""Stories of what was deleted at the desk and is brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atthedesk import AtTheDesk
from tjreader.app import places, termbase
from tjreader.text.span import Span
from tjreader.ui.application import Program
from tjreader.ui.bench.deletedform import DeletedForm
from tjreader.ui.bench.rulingform import RulingForm

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> AtTheDesk:
    return AtTheDesk(program, qtbot)


def asked(desk: AtTheDesk, qtbot: QtBot) -> DeletedForm:
    """The form, opened from the menu."""
    desk.window.commands["deleted_records"].trigger()
    qtbot.waitUntil(lambda: desk.window.findChild(DeletedForm) is not None)
    return desk.window.findChild(DeletedForm)


def test_a_deleted_term_comes_back_from_the_menu_and_goes_by_undo(
    program: Program, desk: AtTheDesk, qtbot: QtBot
) -> None:
    keeper, text = program.annex.desk, program.session.text
    qtbot.waitUntil(lambda: keeper.loaded)
    span = next(each.span for each in text.paragraphs if "天津" in each.span.of(text.printed))
    at = text.printed.index("天津", span.start)
    place = type(span)(at, at + 2)
    keeper.act(lambda one: termbase.quick_add(one, place))
    (term,) = keeper.desk.own()
    keeper.act(lambda one: places.render_here(one, term.id, place, "Tientsin"))
    keeper.act(lambda one: termbase.delete(one, [term.id]))
    desk.saved()
    form = asked(desk, qtbot)
    rows = [form.list.topLevelItem(row) for row in range(form.list.topLevelItemCount())]
    assert {row.text(0) for row in rows} == {"Term", "Decision at a place"}
    form.list.clearSelection()
    assert not form.go_on.isEnabled()
    next(row for row in rows if row.text(0) == "Term").setSelected(True)
    form.go_on.click()
    qtbot.waitUntil(lambda: keeper.desk.own() == (term,))
    assert [each.words for each in keeper.desk.rulings()] == ["Tientsin"]
    desk.saved()
    program.session.notes.undo()
    qtbot.waitUntil(lambda: keeper.desk.own() == ())


def test_where_nothing_was_deleted_it_is_said(desk: AtTheDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.program.annex.desk.loaded)
    form = asked(desk, qtbot)
    assert form.list.isHidden()
    assert not form.go_on.isEnabled()
    form.reject()


def test_a_decision_typed_for_a_term_that_went_meanwhile_is_not_lost(
    program: Program, desk: AtTheDesk, qtbot: QtBot
) -> None:
    keeper, bench = program.annex.desk, program.annex.bench.bench
    program.annex.bench.show_terms(True)
    qtbot.waitUntil(lambda: keeper.loaded)
    at = program.session.text.printed.index("天津始终")
    keeper.act(lambda one: termbase.quick_add(one, Span(at, at + 4)))
    (term,) = keeper.desk.own()
    qtbot.waitUntil(lambda: bool(bench.finder.known and bench.finder.of(term.id)))
    bench.terms.select(term.id)
    bench.places.list.setCurrentIndex(bench.places.list.model().index(0, 0))
    QTest.keyClick(bench.places.list, Qt.Key.Key_R)
    form = desk.window.findChild(RulingForm)
    form.words.setText("Tianjin, as ever")
    keeper.act(lambda one: termbase.delete(one, [term.id]))  # as a restore would
    desk.saved()
    form.go_on.click()
    assert form.isVisible()
    assert form.gone.isVisible()
    assert form.words.text() == "Tianjin, as ever"
    assert keeper.desk.rulings() == ()
    form.reject()
