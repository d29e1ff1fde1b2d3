"""Stories of highlighting: selection, bar, keys, overlapping marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk import Desk
from tjreader.app.settings import Ruby
from tjreader.notes.annotation import Colour
from tjreader.text.document import Kind
from tjreader.text.span import Span
from tjreader.ui.reader.hovercard import in_host
from tjreader.ui.reader.targets import lines_of

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def button(desk: Desk, name: str):
    """The button of the bar with that name."""
    return next(b for b in desk.marking.bar.buttons if b.accessibleName() == name)


def click(desk: Desk, span: Span) -> None:
    """Click on the first character of a printed stretch."""
    line = lines_of(desk.view, (Span(span.start, span.start + 1),))[0]
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=line.center())


def test_the_bar_comes_beside_the_selection_and_not_on_it(desk: Desk) -> None:
    for words in ("天开实践", "在天津发展", "人工智能垂类大模型"):
        span = desk.select(words)
        bar = desk.marking.bar
        assert bar.isVisible()
        assert desk.rect().contains(bar.geometry())
        for line in in_host(desk, desk.view.viewport(), lines_of(desk.view, (span,))):
            assert not bar.geometry().intersects(line)


@pytest.mark.parametrize("below", [False, True])
def test_the_bar_comes_not_under_a_pointer_in_the_leading(desk: Desk, below: bool) -> None:
    line = lines_of(desk.view, (desk.select("在天津发展"),))[0]
    desk.key(Key.Key_Escape)
    off = round(desk.view.page_style.size * 0.4)
    point = QPoint(line.left() + 30, line.bottom() + off if below else line.top() - off)
    viewport = desk.view.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=point)
    bar = desk.marking.bar
    assert bar.isVisible()
    assert not bar.geometry().contains(viewport.mapTo(desk, point))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)  # the third: a sentence
    assert len(desk.view.selected_text()) > 5


def test_the_bar_hides_no_title(desk: Desk) -> None:
    viewport = desk.view.viewport()
    desk.view.scroll_home()
    page = desk.view.page
    body = next(i for i, p in enumerate(page.outline) if p.kind is Kind.BODY)
    assert body > 0
    titles = in_host(
        desk,
        viewport,
        [
            line
            for index in range(body)
            for line in desk.view.rect_of(index, Span(0, len(page.paragraph(index).text)))
        ],
    )
    first = page.outline[body].span.start
    for start in (first, page.outline[0].span.start):
        span = Span(start, start + 4)
        desk.view.select((span,))
        desk.view.selection_finished.emit(QPoint(0, 0))
        bar = desk.marking.bar
        assert bar.isVisible()
        chosen = in_host(desk, viewport, lines_of(desk.view, (span,)))
        assert bar.geometry().top() > max(line.bottom() for line in chosen)
        if start == first:
            assert not any(bar.geometry().intersects(line) for line in titles)


def test_the_bar_keeps_clear_of_the_pinyin_above_the_selection(desk: Desk) -> None:
    desk.view.set_style(replace(desk.view.page_style, ruby=Ruby.ALL))
    em = desk.view.page_style.size
    for words in ("天开实践", "在天津发展", "人工智能垂类大模型"):
        span = desk.select(words)
        bar = desk.marking.bar
        assert bar.isVisible()
        for line in in_host(desk, desk.view.viewport(), lines_of(desk.view, (span,))):
            # The pinyin is half as high as the characters and stands right above them.
            assert not bar.geometry().intersects(line.adjusted(0, -round(em * 0.6), 0, 0))


def test_a_colour_makes_a_highlight_and_is_the_next_ones_too(desk: Desk) -> None:
    span = desk.select("在天津发展")
    button(desk, "Blue").click()
    desk.settle()
    made = desk.session.notes.annotations()
    assert [(m.anchor.spans, m.colour) for m in made] == [((span,), Colour.BLUE)]
    assert desk.view.selection() == ()
    assert desk.marking.bar.isHidden()
    desk.select("高教")
    desk.marking.highlight()
    assert [m.colour for m in desk.session.notes.annotations()] == [Colour.BLUE, Colour.BLUE]


def test_the_highlight_just_made_can_be_restyled_and_erased(desk: Desk) -> None:
    desk.select("在天津发展")
    desk.marking.highlight()
    desk.marking.style("wavy")
    assert [m.style.value for m in desk.session.notes.annotations()] == ["wavy"]
    desk.marking.erase()
    assert desk.session.notes.annotations() == ()
    desk.settle()
    for _ in range(3):
        desk.session.notes.undo()
        desk.settle()
    assert desk.session.notes.annotations() == ()
    desk.session.notes.redo()
    desk.settle()
    assert len(desk.session.notes.annotations()) == 1


@pytest.fixture
def quick_clicks() -> Iterator[int]:
    """Clicks further apart than this (ms) are no double click, for the length of a test."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(10)
    yield 10
    QApplication.setDoubleClickInterval(usual)


def test_a_click_takes_the_shortest_and_the_next_click_the_next(
    desk: Desk, quick_clicks: int
) -> None:
    long = desk.select("在天津发展新质生产力")
    desk.marking.colour("yellow")
    short = desk.select("新质生产力的版图")
    desk.marking.colour("green")
    inner = Span(short.start, long.end)
    ids = {m.anchor.spans[0]: m.id for m in desk.session.notes.annotations()}
    desk.qtbot.wait(2 * quick_clicks)
    chosen = []
    desk.marking.mark_chosen.connect(chosen.append)
    for _ in range(3):
        click(desk, inner)
        desk.qtbot.wait(2 * quick_clicks)
    assert chosen == [ids[short], ids[long], ids[short]]
    assert desk.marking.bar.isVisible()
    click(desk, Span(long.start, long.end))
    assert chosen[-1] == ids[long]


def test_ends_are_moved_by_buttons_and_keys(desk: Desk) -> None:
    span = desk.select("天津发展")
    desk.marking.highlight()
    mark = desk.session.notes.annotations()[0].id
    desk.marking.choose(mark)

    def quote() -> str:
        return desk.session.notes.annotation(mark).anchor.quote

    button(desk, "End later").click()
    assert quote() == "天津发展新"
    button(desk, "Begin later").click()
    assert quote() == "津发展新"
    desk.key(Key.Key_Left, SHIFT)
    assert quote() == "津发展"
    desk.key(Key.Key_Left, SHIFT | ALT)
    assert quote() == "天津发展"
    desk.settle()
    assert desk.session.notes.annotation(mark).anchor.spans == (span,)


def test_a_highlight_over_paragraphs_has_one_span_in_each(desk: Desk) -> None:
    page = desk.view.page
    first, second = page.outline[0].span, page.outline[1].span
    desk.view.select((Span(first.end - 3, first.end), Span(second.start, second.start + 3)))
    desk.marking.colour("orange")
    spans = desk.session.notes.annotations()[0].anchor.spans
    assert spans == (Span(first.end - 3, first.end), Span(second.start, second.start + 3))


def test_copy_and_copy_with_place(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.copy()
    assert QGuiApplication.clipboard().text() == "天津发展"
    desk.marking.copy_place()
    assert QGuiApplication.clipboard().text() == "天津发展（§2 ¶1）"


def test_the_bar_by_keyboard(desk: Desk) -> None:
    desk.select("天津发展")
    desk.key(Key.Key_Tab)
    bar = desk.marking.bar
    assert bar.buttons[0].hasFocus()
    QTest.keyClick(bar.focusWidget(), Key.Key_Right)
    assert bar.buttons[1].hasFocus()
    QTest.keyClick(bar.focusWidget(), Key.Key_Left)
    QTest.keyClick(bar.focusWidget(), Key.Key_Left)
    assert bar.buttons[-1].hasFocus()
    QTest.keyClick(bar.focusWidget(), Key.Key_3)
    assert [m.colour for m in desk.session.notes.annotations()] == [Colour.BLUE]
    desk.select("高教")
    desk.key(Key.Key_Tab)
    QTest.keyClick(bar.focusWidget(), Key.Key_Escape)
    assert bar.isHidden()
    assert desk.view.hasFocus()


def test_every_button_says_what_it_does_and_its_key(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.highlight()
    desk.marking.choose(desk.session.notes.annotations()[0].id)
    buttons = desk.marking.bar.buttons
    assert len(buttons) == 18
    assert len({b.accessibleName() for b in buttons}) == 18
    assert all("(" in b.toolTip() for b in buttons)


def test_a_note_on_selected_words_is_stored_with_them(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.note()
    assert desk.session.notes.annotations() == ()
    QTest.keyClicks(desk.notes.editor.edit, "why here?")
    QTest.keyClick(desk.notes.editor.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    made = desk.session.notes.annotations()
    assert [(m.anchor.quote, m.note) for m in made] == [("天津发展", "why here?")]
    assert desk.view.hasFocus()
    desk.session.notes.undo()
    desk.settle()
    assert desk.session.notes.annotations() == ()


def test_escape_takes_selection_and_bar_away(desk: Desk) -> None:
    desk.select("天津发展")
    desk.key(Key.Key_Escape)
    assert desk.marking.bar.isHidden()
    assert desk.view.selection() == ()


def test_what_can_be_marked_is_told(desk: Desk) -> None:
    told = []
    desk.marking.markable_changed.connect(told.append)
    desk.select("天津发展")
    desk.view.select(())
    desk.hover.show_at(desk.place_of("版图"))
    desk.hover.hide()
    assert told == [True, False, True, False]


def test_the_bar_follows_the_words_when_the_page_scrolls(desk: Desk) -> None:
    desk.resize(1500, 500)
    desk.select("天津发展")
    before = desk.marking.bar.geometry().top()
    desk.view.verticalScrollBar().setValue(30)
    assert desk.marking.bar.geometry().top() < before
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().maximum())
    assert desk.marking.bar.isHidden()


def test_a_click_beside_takes_the_bar_away(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.highlight()
    desk.marking.choose(desk.session.notes.annotations()[0].id)
    assert desk.marking.bar.isVisible()
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.marking.bar.isHidden()


def test_a_note_on_a_word_that_has_one_goes_on_with_it(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("版图"))
    desk.marking.highlight()
    desk.session.notes.edit_note(desk.session.notes.annotations()[0].id, "map")
    desk.hover.show_at(desk.place_of("版图"))
    desk.marking.note()
    assert desk.notes.editor.edit.toPlainText() == "map"


def test_erase_takes_the_shortest_highlight_on_the_word(desk: Desk) -> None:
    desk.select("新质生产力的版图中")
    desk.marking.colour("yellow")
    desk.select("的版图")
    desk.marking.colour("blue")
    desk.hover.show_at(desk.place_of("版图"))
    desk.marking.erase()
    assert [m.colour for m in desk.session.notes.annotations()] == [Colour.YELLOW]


def test_the_word_of_the_card_is_copied_with_its_place(desk: Desk) -> None:
    desk.hover.show_at(desk.place_of("版图"))
    desk.marking.copy_place()
    assert QGuiApplication.clipboard().text() == "版图（§2 ¶1）"


def test_a_jump_into_another_section(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.highlight()
    made = desk.session.notes.annotations()[0]
    desk.session.show_section("s07")
    desk.jump.show_annotation(made.id)
    assert desk.session.section.id == "s02"
    assert desk.jump.flash.isVisible()
    desk.qtbot.waitUntil(desk.jump.flash.isHidden, timeout=4000)
    desk.jump.show_annotation("gone")


def test_the_bars_buttons_move_both_ends_inwards(desk: Desk) -> None:
    desk.select("天津发展")
    desk.marking.highlight()
    mark = desk.session.notes.annotations()[0].id
    desk.marking.choose(mark)
    button(desk, "Begin earlier").click()
    assert desk.session.notes.annotation(mark).anchor.quote == "在天津发展"
    button(desk, "End earlier").click()
    assert desk.session.notes.annotation(mark).anchor.quote == "在天津发"
    button(desk, "Copy").click()
    assert QGuiApplication.clipboard().text() == "在天津发"
    button(desk, "Erase").click()
    assert desk.session.notes.annotations() == ()
    assert desk.marking.bar.isHidden()


def test_no_card_comes_on_the_way_to_the_bar(desk: Desk) -> None:
    desk.select("天津发展")
    desk.rest_in_vain(desk.place_of("版图"))
    assert desk.hover.card.isHidden()
    desk.key(Key.Key_Escape)
    desk.rest_on(desk.place_of("高教"))
