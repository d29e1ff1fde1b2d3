"""Stories of the sentence desk's keys and of what is in sight there."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atthedesk import ALT, CONTROL, AtTheDesk
from tjreader.app import translating
from tjreader.desk.translation import Stage
from tjreader.ui.application import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> AtTheDesk:
    return AtTheDesk(program, qtbot)


def test_what_is_typed_after_the_desk_was_shown_is_the_translation(
    program: Program, qtbot: QtBot
) -> None:
    program.window.focus_page()
    program.window.commands["show_desk"].trigger()
    desk = program.annex.bench.desk
    qtbot.waitUntil(desk.panel.editor.edit.hasFocus)
    QTest.keyClicks(program.window.focusWidget(), "The")  # T alone would make a term
    assert desk.panel.editor.edit.words() == "The"
    program.window.commands["show_desk"].trigger()
    assert not program.window.desk_dock.isVisible()
    assert program.window.view.hasFocus()


def test_the_sentence_is_done_from_its_note_too(desk: AtTheDesk) -> None:
    before = desk.bench.at
    desk.type("A first sentence")
    desk.press(Qt.Key.Key_Tab)
    QTest.keyClicks(desk.editor.note, "why so")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.saved()
    (made,) = desk.translations()
    assert (made.words, made.note, made.stage) == ("A first sentence", "why so", Stage.DONE)
    assert desk.bench.at == before + 1
    assert desk.edit.hasFocus()
    desk.editor.note.setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    assert desk.bench.at == before
    assert desk.editor.note.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.view.hasFocus()


def test_a_step_of_the_program_that_is_taken_back_from_the_field_is_named(
    desk: AtTheDesk,
) -> None:
    elsewhere = desk.book.pairs[0].segment.span
    translating.translate(desk.desk, elsewhere, "Of another section")
    desk.saved()
    desk.edit.setFocus()
    with desk.qtbot.waitSignal(desk.session.notice) as told:
        desk.press(Qt.Key.Key_Z, CONTROL)
    assert told.args[0].startswith("Undone: translation of")
    desk.qtbot.waitUntil(lambda: not desk.translations())
    desk.saved()
    with desk.qtbot.waitSignal(desk.session.notice) as told:
        desk.press(Qt.Key.Key_Y, CONTROL)
    assert told.args[0].startswith("Done again: translation of")


def test_the_chosen_row_stays_in_sight_when_it_grows(desk: AtTheDesk) -> None:
    listed = desk.panel.sentences.list
    desk.panel.halves.setSizes([240, 500])
    desk.press(Qt.Key.Key_Down, ALT)
    row = listed.visualRect(listed.currentIndex()).height()
    desk.type("Words enough to make two lines of them in the row of the list. " * 2)
    desk.editor.writing.commit()
    desk.saved()
    grown = listed.visualRect(listed.currentIndex())
    assert grown.height() > row
    assert listed.viewport().rect().contains(grown)


@pytest.mark.parametrize("height", [640, 720, 800, 1000])
def test_what_helps_is_seen_in_whole_lines_and_the_translation_has_its_room(
    desk: AtTheDesk, height: int
) -> None:
    desk.window.resize(1280, height)
    for words in ("如今，天开园一流", "眼下，从底空经济", "一子落而满盘活"):
        desk.go(words)
        desk.qtbot.wait(80)
        source, aids, edit = desk.editor.source, desk.editor.aids_list, desk.edit
        line = ceil(QFontMetricsF(source.font()).lineSpacing())
        assert (source.height() - source.high(1)) % line == 0, words
        assert source.height() >= source.high(1 if height < 800 else 2), words
        if aids.isVisible():
            assert aids.height() % aids.sizeHintForRow(0) == 0, words
        assert edit.height() >= edit.minimumHeight(), words


def test_work_goes_on_at_the_first_draft_where_nothing_is_open(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot
) -> None:
    desk = AtTheDesk(start(), qtbot)
    here = desk.book.of_section(desk.session.section.id)
    spans = [desk.book.pairs[at].segment.span for at in here]
    for span in spans:
        desk.annex.desk.act(lambda desk, span=span: translating.translate(desk, span, "Words"))
    done = [*spans[:3], *spans[4:]]
    desk.annex.desk.act(lambda desk: translating.stage(desk, done, Stage.DONE))
    desk.saved()
    leave(desk.program)
    again = AtTheDesk(start(), qtbot)
    assert again.bench.at == here[3]
