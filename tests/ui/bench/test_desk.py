"""Stories of the sentence desk, in the real window on the real article with a real notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atthedesk import ALT, CONTROL, SHIFT, AtTheDesk
from tjreader.app import termbase, translating
from tjreader.app.sentenceaids import NumberDue
from tjreader.app.termentry import enter
from tjreader.desk.translation import Stage
from tjreader.ui.application import Program
from tjreader.ui.bench.deskpanel import CHECKS, SENTENCES
from tjreader.ui.panels.rowsmodel import Roles

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> AtTheDesk:
    return AtTheDesk(program, qtbot)


def test_the_desk_lists_the_sentences_of_the_section_shown(desk: AtTheDesk) -> None:
    rows = desk.panel.sentences.rows()
    printed = desk.session.text.printed
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.source in printed for row in rows)
    assert desk.edit.hasFocus()
    first = rows[0].id
    desk.section(2)
    others = desk.panel.sentences.rows()
    assert first not in {row.id for row in others}
    assert desk.pair.segment.section_id == desk.session.section.id


def test_a_sentence_is_typed_done_and_the_next_one_comes(desk: AtTheDesk) -> None:
    before = desk.bench.at
    span = desk.pair.segment.span
    desk.type("A first sentence")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.saved()
    (made,) = desk.translations()
    assert (made.words, made.stage) == ("A first sentence", Stage.DONE)
    assert made.anchor.spans == (span,)
    assert desk.bench.at == before + 1
    assert desk.edit.words() == ""
    assert desk.edit.hasFocus()
    row = next(each for each in desk.panel.sentences.rows() if each.at == before)
    assert (row.words, row.stage) == ("A first sentence", Stage.DONE)
    assert "1 of" in desk.panel.sentences.told.text()


def test_words_are_stored_after_a_pause_without_any_key(desk: AtTheDesk) -> None:
    desk.type("Half a sen")
    desk.qtbot.waitUntil(lambda: bool(desk.translations()), timeout=4000)
    desk.saved()
    (made,) = desk.translations()
    assert (made.words, made.stage) == ("Half a sen", Stage.DRAFT)
    desk.type("tence")
    desk.saved()
    assert desk.edit.words() == "Half a sentence"
    assert desk.session.notes.undo_name.startswith("translation of")


@pytest.mark.parametrize("way", ["step", "section", "hide", "close"])
def test_what_is_typed_is_stored_whichever_way_it_is_left(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot, way: str
) -> None:
    desk = AtTheDesk(start(), qtbot)
    desk.type("Left at once")
    desk.edit.parent().note.setText("why so")
    if way == "step":
        desk.press(Qt.Key.Key_Down, ALT)
    elif way == "section":
        desk.section(3)
    elif way == "hide":
        desk.window.commands["show_desk"].trigger()
    leave(desk.program)
    again = AtTheDesk(start(), qtbot)
    (made,) = again.translations()
    assert (made.words, made.note) == ("Left at once", "why so")
    again.bench.choose(again.book.at_span(made.anchor.spans[0]))
    assert again.edit.words() == "Left at once"
    assert again.editor.note.text() == "why so"


@pytest.mark.parametrize("front", ["terms", "desk"])
def test_a_panel_left_open_is_filled_at_the_next_start(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot, front: str
) -> None:
    program = start()
    program.window.commands["to_terms"].trigger()
    if front == "desk":
        program.window.commands["to_desk"].trigger()
    leave(program)
    again = start()
    panel = {"terms": "termsPanel", "desk": "deskPanel"}[front]
    qtbot.waitUntil(lambda: again.window.findChild(QWidget, panel) is not None)
    assert again.window.findChild(QWidget, panel).isVisible()


def test_undo_in_the_editor_first_then_the_programs_last_step(desk: AtTheDesk) -> None:
    at = desk.bench.at
    desk.type("Some words")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.saved()
    desk.type("more")
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.edit.words() == ""
    desk.press(Qt.Key.Key_Z, CONTROL)  # nothing is left here: the stage of the one before
    desk.qtbot.waitUntil(lambda: desk.book.pairs[at].stage is Stage.DRAFT)
    desk.saved()
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: not desk.translations())
    desk.saved()
    desk.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    desk.qtbot.waitUntil(lambda: [each.words for each in desk.translations()] == ["Some words"])


def test_typing_that_is_taken_back_leaves_no_step_that_does_nothing(desk: AtTheDesk) -> None:
    desk.type("Gone again")
    desk.editor.writing.commit()
    desk.saved()
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.edit.words() == ""
    desk.editor.writing.commit()
    desk.saved()
    assert desk.translations() == []
    assert desk.session.notes.undo_name == ""


def test_a_change_made_elsewhere_is_shown_unless_newer_words_are_typed(desk: AtTheDesk) -> None:
    span = desk.pair.segment.span
    translating.translate(desk.desk, span, "From a command")
    assert desk.edit.words() == "From a command"
    desk.type(" and on")
    translating.translate(desk.desk, span, "Another command")
    assert desk.edit.words() == "From a command and on"
    desk.editor.writing.commit()
    desk.saved()
    assert [each.words for each in desk.translations()] == ["From a command and on"]


def test_characters_that_qt_would_change_stay_what_they_are(desk: AtTheDesk) -> None:
    words = "24.8\u00a0billion\nand 𠮷"
    translating.translate(desk.desk, desk.pair.segment.span, words)
    desk.press(Qt.Key.Key_Down, ALT)
    desk.press(Qt.Key.Key_Up, ALT)
    assert desk.edit.words() == words
    desk.type("!")
    desk.editor.writing.commit()
    assert [each.words for each in desk.translations()] == [words + "!"]


def test_no_key_acts_while_an_input_method_composes(desk: AtTheDesk) -> None:
    at = desk.bench.at
    desk.edit.setFocus()
    QApplication.sendEvent(desk.edit, QInputMethodEvent("tian", []))
    for key, modifier in (
        (Qt.Key.Key_Return, CONTROL),
        (Qt.Key.Key_Down, ALT),
        (Qt.Key.Key_1, ALT),
    ):
        desk.press(key, modifier)
    assert desk.bench.at == at
    assert desk.edit.words() == ""
    QApplication.sendEvent(desk.edit, QInputMethodEvent("", []))
    desk.press(Qt.Key.Key_Down, ALT)
    assert desk.bench.at == at + 1


def test_a_decided_term_is_put_in_by_its_key_and_ticked(desk: AtTheDesk) -> None:
    desk.go("新质生产力")
    shipped = next(each for each in desk.desk.concepts() if each.name == "新质生产力")
    termbase.decide(desk.desk, shipped.id, "new quality productive forces")
    model = desk.editor.aids
    desk.qtbot.waitUntil(lambda: desk.row_of("新质生产力").decided.basis == "approved")
    row = next(
        n
        for n in range(model.rowCount())
        if model.index(n).data(Roles.ROW).aid.form == "新质生产力"
    )
    assert not desk.row_of("新质生产力").used
    desk.type("Cultivate")
    desk.press(Qt.Key(Qt.Key.Key_1 + row), ALT)
    assert desk.edit.words() == "Cultivate new quality productive forces"
    desk.qtbot.waitUntil(lambda: desk.row_of("新质生产力").used)
    desk.editor.aids_list.put(row)
    assert desk.edit.words().count("new quality productive forces") == 2


def test_terms_appear_when_they_are_entered(desk: AtTheDesk) -> None:
    desk.go("创新社区")
    span = desk.pair.segment.span
    at = span.of(desk.session.text.printed).index("创新社区")
    place = type(span)(span.start + at, span.start + at + 4)
    enter(desk.desk, place, "创新社区", "", "innovation community", decided=False)
    desk.qtbot.waitUntil(lambda: desk.row_of("创新社区") is not None)
    assert desk.row_of("创新社区").decided.basis == "proposed"


def test_numbers_are_told_in_the_target_languages_way_and_ticked(desk: AtTheDesk) -> None:
    desk.go("亿元")
    numbers = [each for each in desk.aids() if isinstance(each, NumberDue)]
    number = next(each for each in numbers if "亿" in each.form)
    assert number.value.endswith(("million", "billion", "trillion"))
    assert not number.said
    desk.edit.setPlainText(f"It came to {number.value} yuan")
    desk.qtbot.waitUntil(
        lambda: next(each for each in desk.aids() if each.form == number.form).said
    )


def test_stages_filter_and_the_next_open_sentence(desk: AtTheDesk) -> None:
    here = desk.book.of_section(desk.session.section.id)
    spans = [desk.book.pairs[at].segment.span for at in here]
    for span in spans[:2]:
        translating.translate(desk.desk, span, "Words")
    translating.stage(desk.desk, spans[:1], Stage.DONE)
    desk.saved()
    desk.bench.choose(here[0])
    desk.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert desk.bench.at == here[2]
    box = desk.panel.sentences.stages
    box.setCurrentIndex(box.findData(Stage.DRAFT.value))
    # The chosen one stays in the list whatever it is.
    assert [row.at for row in desk.panel.sentences.rows()] == [here[1], here[2]]
    box.setCurrentIndex(box.findData(Stage.DONE.value))
    desk.bench.choose(here[0])
    assert desk.book.pairs[here[0]].stage is Stage.DONE
    desk.editor.stage.setCurrentIndex(desk.editor.stage.findData(Stage.OPEN.value))
    desk.editor.stage.activated.emit(0)
    desk.saved()
    assert desk.book.pairs[here[0]].stage is Stage.OPEN


def test_the_page_chooses_a_sentence_only_while_the_desk_follows(desk: AtTheDesk) -> None:
    here = desk.book.of_section(desk.session.section.id)
    desk.bench.choose(here[0])
    target = desk.book.pairs[here[3]].segment
    view = desk.window.view
    carets = view.folio.carets_of(target.span)
    view.reveal(target.span)
    point = view.rect_of(
        carets[0].paragraph, type(target.span)(carets[0].place + 1, carets[0].place + 2)
    )[0].center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.bench.at == here[0]
    desk.panel.sentences.follow.setChecked(True)
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.bench.at == here[3]


def test_choosing_a_sentence_takes_the_page_to_it(desk: AtTheDesk) -> None:
    last = desk.book.of_section(desk.session.sitting.arrangement.sections[4].id)[-1]
    desk.bench.choose(last)
    assert desk.session.section.id == desk.book.pairs[last].segment.section_id
    assert desk.annex.jump.flash.isVisible()


def test_a_refused_translation_stays_in_the_editor_and_is_stored_later(desk: AtTheDesk) -> None:
    from tjreader.app.ports import Refused

    desk.saved()
    desk.desk.go_without_store(Refused("The disk is full.", "full"))
    at = desk.bench.at
    desk.type("Precious words")
    assert not desk.editor.writing.commit()
    assert desk.edit.words() == "Precious words"
    assert desk.translations() == []
    desk.press(Qt.Key.Key_Down, ALT)
    assert desk.edit.words() == ""
    assert not desk.bench.commit()
    desk.press(Qt.Key.Key_Up, ALT)
    assert desk.bench.at == at
    assert desk.edit.words() == "Precious words"
    assert "Not stored" in desk.editor.state.text()
    desk.desk._no_store = None  # the disk has room again
    desk.type("!")
    assert desk.editor.writing.commit()
    desk.saved()
    assert [each.words for each in desk.translations()] == ["Precious words!"]


def test_the_next_program_finds_the_desk_as_wide_as_it_was(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot
) -> None:
    desk = AtTheDesk(start(), qtbot)
    dock = desk.window.desk_dock
    qtbot.waitUntil(lambda: dock.width() >= 440)
    desk.window.resizeDocks([dock], [520], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: dock.width() == 520)
    leave(desk.program)
    again = start()
    again.window.resize(1400, 900)  # the screen of the tests is smaller
    qtbot.waitUntil(lambda: not again.window.desk_dock.isHidden())
    again.window.desk_dock.come_forward()
    # Between the two the window was as narrow as the screen, which Qt scales by.
    qtbot.waitUntil(lambda: abs(again.window.desk_dock.width() - 520) < 40)


def test_the_desk_is_put_away_in_a_narrow_window(desk: AtTheDesk) -> None:
    desk.type("Typed before")
    desk.window.resize(700, 700)
    desk.qtbot.waitUntil(desk.window.desk_dock.isHidden)
    desk.saved()
    assert [each.words for each in desk.translations()] == ["Typed before"]
    desk.window.resize(1400, 900)
    desk.qtbot.waitUntil(lambda: desk.window.desk_dock.in_sight)


def test_what_is_typed_is_stored_with_its_text_before_another_one_opens(desk: AtTheDesk) -> None:
    first = desk.desk
    desk.type("Typed before the other text")
    desk.session.open_words("别的文章。第二句话。", "别的")
    desk.qtbot.waitUntil(lambda: desk.session.text.title == "别的")
    desk.qtbot.waitUntil(lambda: desk.bench.at is not None)
    assert [each.words for each in first.translations()] == ["Typed before the other text"]
    assert desk.edit.words() == ""
    assert [row.source for row in desk.panel.sentences.rows()] == ["别的文章。", "第二句话。"]
    desk.type("Other words")
    desk.editor.writing.commit()
    desk.saved()
    assert [each.words for each in desk.desk.translations()] == ["Other words"]
    desk.session.open_shipped()
    desk.qtbot.waitUntil(lambda: desk.desk is first)
    desk.qtbot.waitUntil(lambda: desk.bench.at is not None)
    assert [each.words for each in first.translations()] == ["Typed before the other text"]


def test_the_desk_shows_the_words_of_the_view(desk: AtTheDesk) -> None:
    at = next(n for n, p in enumerate(desk.book.pairs) if "底空" in p.segment.printed)
    desk.bench.choose(at)
    assert "底空经济" in desk.editor.source.toPlainText()
    desk.window.commands["view_corrected"].trigger()
    assert "低空经济" in desk.editor.source.toPlainText()
    row = next(each for each in desk.panel.sentences.rows() if each.at == at)
    assert "低空经济" in row.source
    desk.window.commands["view_printed"].trigger()
    assert "底空经济" in desk.editor.source.toPlainText()


def test_the_desk_works_below_the_page(desk: AtTheDesk) -> None:
    window, dock = desk.window, desk.window.desk_dock
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    desk.qtbot.waitUntil(lambda: desk.panel.halves.orientation() is Qt.Orientation.Horizontal)
    window.resize(900, 900)  # it takes no width from the page
    assert not dock.isHidden()


def choose_the_last_beside_the_checks(desk: AtTheDesk) -> int:
    desk.panel.tabs.setCurrentIndex(CHECKS)
    last = desk.book.of_section(desk.session.section.id)[-1]
    desk.bench.take(last)
    return last


def test_what_was_chosen_beside_the_checks_is_in_sight_among_the_sentences(
    desk: AtTheDesk,
) -> None:
    """A list that is not shown scrolls by a height that it has no more."""
    listed = desk.panel.sentences.list
    last = choose_the_last_beside_the_checks(desk)
    desk.panel.tabs.setCurrentIndex(SENTENCES)
    current = listed.currentIndex()
    assert current.data(Roles.ROW).at == last
    assert listed.viewport().rect().contains(listed.visualRect(current))


def test_no_sentence_is_drawn_as_pointed_at_by_a_pointer_elsewhere(desk: AtTheDesk) -> None:
    """A list that scrolls while it is hidden takes the pointer to be above it."""
    listed = desk.panel.sentences.list
    page = listed.viewport()
    QCursor.setPos(page.mapToGlobal(page.rect().center()))
    choose_the_last_beside_the_checks(desk)
    QCursor.setPos(desk.window.mapToGlobal(QPoint(1, 1)))
    desk.panel.tabs.setCurrentIndex(SENTENCES)
    drawn = page.grab().toImage()
    ends = {drawn.pixelColor(drawn.width() - 4, y).name() for y in range(drawn.height())}
    assert desk.window.themes.theme.chrome.hover.name() not in ends
