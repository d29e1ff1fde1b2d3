"""Stories of going from word to word by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk import Desk

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def word(desk: Desk) -> str:
    """The word of the card."""
    assert desk.hover.card.isVisible()
    return desk.hover.card.card.word


def test_right_begins_at_the_first_word_in_sight_and_goes_on(desk: Desk) -> None:
    seen = []
    for _ in range(8):
        desk.key(Key.Key_Right)
        seen.append(word(desk))
    assert seen == ["天开", "实践", "打造", "新质", "生产力", "策源地", "在", "天津"]
    desk.key(Key.Key_Left)
    assert word(desk) == "在"


def test_punctuation_is_stepped_over(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("中"))
    desk.key(Key.Key_Right)
    assert word(desk) == "天开"


def test_down_and_up_keep_the_column(desk: Desk) -> None:
    start = desk.place_of("版图")
    desk.hover.show_at(start)
    before = desk.lines(start)[0]
    desk.key(Key.Key_Down)
    below = desk.lines(desk.hover.place)[0]
    assert below.top() > before.bottom()
    assert abs(below.center().x() - before.center().x()) < 60
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Up)
    assert desk.lines(desk.hover.place)[0].center().y() == before.center().y()


def test_down_and_up_scroll_a_line_until_a_word_is_marked(desk: Desk) -> None:
    desk.resize(1280, 420)
    bar = desk.view.verticalScrollBar()
    desk.key(Key.Key_Home)
    assert bar.value() == 0
    for _ in range(3):
        desk.key(Key.Key_Down)
    assert bar.value() == 3 * bar.singleStep() > 0
    desk.key(Key.Key_Up)
    assert bar.value() == 2 * bar.singleStep()
    assert desk.hover.card.isHidden()


def test_home_and_end_of_the_line(desk: Desk) -> None:
    start = desk.place_of("版图")
    desk.hover.show_at(start)
    row = desk.lines(start)[0].center().y()
    desk.key(Key.Key_Home)
    assert word(desk) == "在"
    desk.key(Key.Key_End)
    end = desk.lines(desk.hover.place)[0]
    assert abs(end.center().y() - row) < 4
    desk.key(Key.Key_Right)
    assert desk.lines(desk.hover.place)[0].center().y() > row + 10


def test_it_goes_through_the_whole_section_and_scrolls_along(desk: Desk) -> None:
    desk.key(Key.Key_Right)
    last = None
    for _ in range(1000):
        if desk.hover.place == last:
            break
        last = desk.hover.place
        desk.key(Key.Key_Right)
        area = desk.view.viewport().rect()
        assert area.intersects(desk.lines(desk.hover.place)[0])
        assert desk.view.word == desk.hover.place
    assert last.paragraph == len(desk.view.page) - 1


def test_shift_selects_by_words_and_offers_the_bar(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("版图"))
    desk.key(Key.Key_Left)
    desk.key(Key.Key_Right, SHIFT)
    desk.key(Key.Key_Right, SHIFT)
    assert desk.view.selected_text() == "的版图中"
    assert desk.marking.bar.isVisible()
    assert not desk.marking.bar.geometry().intersects(desk.hover.card.geometry())
    desk.key(Key.Key_Left, SHIFT)
    assert desk.view.selected_text() == "的版图"


def test_shift_selects_over_paragraphs(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("新质"))
    desk.key(Key.Key_Right)
    for _ in range(3):
        desk.key(Key.Key_Right, SHIFT)
    assert desk.view.selected_text() == "生产力策源地\n在天津"
    assert len(desk.view.selection()) == 2


def test_escape_and_other_keys_leave(desk: Desk) -> None:
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Escape)
    assert desk.hover.card.isHidden()
    assert not desk.cursor.active
    desk.key(Key.Key_Right)
    desk.key(Key.Key_PageDown)
    assert desk.hover.card.isHidden()


def test_the_card_scrolls_inside(desk: Desk) -> None:
    desk.notes.hide()
    desk.find.hide()
    desk.resize(900, 420)
    desk.view.reveal_word(desk.place_of("底空"))
    desk.hover.show_at(desk.place_of("底空"))
    desk.key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.hover.card.isVisible()
    bar = desk.hover.card.scroll_bar
    assert bar.maximum() > 0
    assert bar.value() > 0
    desk.key(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bar.value() == 0


def test_highlight_note_and_copy_of_the_marked_word(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("版图"))
    assert desk.marking.targets.any
    desk.marking.colour("green")
    made = desk.session.notes.annotations()
    assert [(m.anchor.quote, m.colour.value) for m in made] == [("版图", "green")]
    desk.marking.colour("pink")
    assert [m.colour.value for m in desk.session.notes.annotations()] == ["pink"]
    desk.marking.note()
    assert desk.notes.editor.edit.hasFocus()
    QTest.keyClicks(desk.notes.editor.edit, "domain")
    desk.notes.editor.leave()
    desk.settle()
    assert [m.note for m in desk.session.notes.annotations()] == ["domain"]
