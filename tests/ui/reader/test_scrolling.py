"""Going through a section: places that are kept, windows, the wheel, long texts, what was seen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pagesetting import page_of, printed, section
from tjreader.app.settings import Ruby
from tjreader.text.rendering import View
from tjreader.text.span import Span
from tjreader.ui.reader.style import DARK, PageStyle
from tjreader.ui.reader.view import ReaderView


def middle(view: ReaderView, number: int = 4) -> int:
    """Show a section, scroll to its middle, give the place."""
    view.show_page(section(number))
    view.resize(1000, 500)
    view.scroll_by(view.stage.longest // 2)
    return view.place()


def test_the_place_is_kept_by_everything_that_sets_the_page_anew(view: ReaderView) -> None:
    place = middle(view)
    style = view.page_style
    for other in (
        replace(style, ruby=Ruby.ALL),
        replace(style, size=31),
        replace(style, face="sans"),
        replace(style, measure=24, leading=2.2),
        replace(style, inks=DARK),
        style,
    ):
        view.set_style(other)
        assert view.place() == place
    for width in (900, 640, 420, 333, 1000):
        view.resize(width, 500)
        QApplication.sendPostedEvents()
        assert view.place() == place


def test_the_top_line_does_not_move_while_resizing(view: ReaderView) -> None:
    place = middle(view)
    index = view.page.index_at(place)
    assert index is not None
    shown = view.page.paragraph(index).rendering.shown_place(place)
    top = view.rect_of(index, Span(shown, shown + 1))[0].top()
    for width in (700, 550, 1000):
        view.resize(width, 500)
        assert abs(view.rect_of(index, Span(shown, shown + 1))[0].top() - top) <= 1


def test_an_errata_view_shows_other_words_at_the_same_place(view: ReaderView) -> None:
    place = middle(view)
    for kind in (View.BOTH, View.CORRECTED, View.PRINTED):
        view.show_page(section(4, kind), view.place())
        assert view.place() == place


def test_a_place_asked_for_is_at_the_top(view: ReaderView) -> None:
    view.resize(900, 400)
    page = section(12)
    view.show_page(page)
    wanted = printed(view, "融资租赁与商业保理")
    view.show_page(page, wanted.start)
    index = page.index_at(wanted.start)
    assert index is not None
    shown = page.paragraph(index).rendering.to_shown(wanted)[0]
    assert 0 <= view.rect_of(index, shown)[0].top() < 60


@pytest.mark.parametrize("leading", [1.3, 1.85, 2.4])
def test_no_sliver_of_the_line_above_a_place_asked_for(view: ReaderView, leading: float) -> None:
    view.set_style(replace(view.page_style, leading=leading))
    place = middle(view)
    view.scroll_to(place)
    assert view.place() == place
    top = view.viewport().grab().toImage().copy(60, 0, 700, 3)
    inks = {top.pixelColor(x, y).lightness() for x in range(top.width()) for y in range(3)}
    assert min(inks) > 150  # the dots under a doubtful place may be there, characters not


@pytest.mark.parametrize("ruby", list(Ruby))
def test_no_dots_of_the_line_above_a_place_asked_for(view: ReaderView, ruby: Ruby) -> None:
    view.set_style(replace(view.page_style, ruby=ruby))
    view.resize(900, 400)
    for number in (2, 3):
        view.show_page(section(number))
        for place in range(view.page.outline[1].span.start, view.page.outline[-1].span.end, 23):
            view.scroll_to(place)
            if view.stage.value < view.stage.longest:
                top = view.viewport().grab().toImage().copy(60, 0, 700, 3)
                inks = {top.pixel(x, y) for x in range(top.width()) for y in range(3)}
                assert len(inks) == 1, place


def test_the_end_and_the_start(view: ReaderView) -> None:
    view.resize(900, 400)
    view.show_page(section(3))
    assert not view.at_end()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.at_end()
    assert view.stage.value == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.stage.value == 0
    assert view.place() == view.page.outline[0].span.start


def test_keys_scroll_by_windows_and_go_on_at_the_end(view: ReaderView, qtbot: QtBot) -> None:
    view.resize(900, 300)
    view.show_page(section(3))
    QTest.keyClick(view, Qt.Key.Key_Space)
    once = view.stage.value
    assert 150 < once < 300
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.stage.value > once
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.stage.value < 60
    view.scroll_end()
    with qtbot.waitSignal(view.step_requested) as wish:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert wish.args == [1]


def turn(view: ReaderView, pixels: int, angle: int, control: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_exactly_and_zooms_with_control(view: ReaderView, qtbot: QtBot) -> None:
    view.resize(900, 400)
    view.show_page(section(3))
    turn(view, -37, -120)
    assert view.stage.value == 37
    turn(view, 0, -120)
    assert view.stage.value == 37 + 3 * 37
    zooms: list[int] = []
    view.zoom_requested.connect(zooms.append)
    turn(view, 0, 60, control=True)
    assert zooms == []
    turn(view, 0, 60, control=True)
    turn(view, 0, -240, control=True)
    assert zooms == [1, -2]


def test_scrolling_moves_the_words_and_draws_what_comes_in(view: ReaderView) -> None:
    view.set_style(PageStyle(ruby=Ruby.ALL))
    view.show_page(section(4))
    QApplication.processEvents()
    for step in (13, 40, -9, 111, 7):
        view.scroll_by(step)
        QApplication.processEvents()

    def screen() -> QImage:
        QApplication.processEvents()
        return view.screen().grabWindow(view.winId()).toImage()

    shifted = screen()
    view.viewport().update()
    assert screen() == shifted


def test_a_long_text_opens_at_once_and_holds_its_place(view: ReaderView) -> None:
    line = "创新天津，动能澎湃。在发展新质生产力上善作善成。" * 8
    lines = [line[: 20 + (7 * k) % 170] for k in range(6000)]
    page = page_of("# 长", *lines)
    view.show_page(page)
    made = [index for index in range(len(page)) if index in page._made]
    assert len(made) < 60
    view.scroll_to(page.outline[4000].span.start)
    index, shown = 4000, Span(0, 1)
    for _ in range(40):
        top = view.rect_of(index, shown)[0].top()
        view.scroll_by(-33)
        assert view.rect_of(index, shown)[0].top() == top + 33
    view.scroll_end()
    assert view.at_end()


def test_a_paragraph_of_a_million_characters(view: ReaderView) -> None:
    page = page_of("创新天津，动能澎湃。" * 20_000)
    view.show_page(page)
    view.scroll_to(150_000)
    assert abs(view.place() - 150_000) <= 40
    assert view.place_at(QPoint(640, 60)) is not None


def test_reading_is_seen_after_two_seconds_and_not_before(view: ReaderView, qtbot: QtBot) -> None:
    view.resize(900, 400)
    view.show_page(section(4))
    clock = [0.0]
    seen: list[int] = []
    view._dwell._clock = lambda: clock[0]
    view.seen.connect(seen.append)
    view._dwell.restart()
    clock[0] = 1.9
    view._dwell.look()
    assert seen == []
    clock[0] = 2.1
    view._dwell.look()
    first = seen[-1]
    span = printed(view, "科技创新是新型工业化")
    assert first > span.end
    view.scroll_end()
    view._dwell.look()
    clock[0] = 3.0
    view._dwell.look()
    assert seen == [first]
    clock[0] = 6.0
    view._dwell.look()
    assert seen[-1] == max(p.span.end for p in view.page.outline) - 1


def test_nothing_is_seen_while_hidden(view: ReaderView) -> None:
    view.show_page(section(4))
    view.hide()
    assert view.farthest_visible() is None


@pytest.mark.parametrize("ruby", list(Ruby))
def test_windows_follow_each_other_without_a_gap(view: ReaderView, ruby: Ruby) -> None:
    view.resize(760, 420)
    view.set_style(PageStyle(ruby=ruby))
    view.show_page(section(4))

    def lines() -> set[float]:
        return {round(top + view.stage.value) for top, _ in view.stage.whole_lines()}

    seen, windows = lines(), 0
    while not view.at_end():
        view.page_down()
        assert seen & lines(), "nothing leads over from one window to the next"
        assert view.at_end() or min(top for top, _ in view.stage.whole_lines()) < 12
        seen |= lines()
        windows += 1
    assert 2 <= windows < 20
    back = lines()
    while view.stage.value > 0:
        view.page_up()
        assert back & lines()
        back |= lines()
    assert back == seen


def test_coming_back_to_the_start_shows_the_title_too(view: ReaderView) -> None:
    for number in (1, 2, 5):
        page = section(number)
        view.show_page(section(4))
        view.scroll_end()
        view.show_page(page, page.outline[0].span.start)
        assert view.stage.value == 0


def test_turning_pinyin_on_and_off_for_ever_moves_nothing(view: ReaderView) -> None:
    middle(view)
    before = view.stage.value
    for _ in range(6):
        view.set_style(replace(view.page_style, ruby=Ruby.ALL))
        view.set_style(replace(view.page_style, ruby=Ruby.OFF))
    assert view.stage.value == before


@pytest.mark.parametrize("number", range(1, 13))
def test_every_section_can_be_read_to_its_end(view: ReaderView, number: int) -> None:
    """Captions stand elsewhere in the printed text than the story they close."""
    view.show_page(section(number))
    view.scroll_end()
    assert view.farthest_visible() == max(p.span.end for p in view.page.outline) - 1


def test_a_page_shown_before_the_window_has_its_size_begins_with_the_same_line(
    view: ReaderView,
) -> None:
    view.show_page(section(3))
    view.page_down()
    place, value = view.place(), view.stage.value
    view.resize(120, 40)  # as it is before a window's parts are laid out
    view.show_page(section(2))
    view.show_page(section(3), place)
    view.resize(1280, 800)
    assert view.place() == place
    assert view.stage.value == value


def test_a_taller_window_for_a_moment_leaves_the_place_at_the_end_of_a_section(
    view: ReaderView,
) -> None:
    view.show_page(section(3))
    view.scroll_end()
    place, value = view.place(), view.stage.value
    for height in (900, 2400, 860, 800):  # as bars and docks come one by one
        view.resize(1280, height)
    assert (view.place(), view.stage.value) == (place, value)


def test_a_jump_near_the_end_of_a_section_holds_the_line_that_is_at_the_top(
    view: ReaderView,
) -> None:
    page = section(3)
    view.show_page(page)
    view.scroll_end()
    top = view.place()
    view.scroll_home()
    view.scroll_to(page.outline[-1].span.start)
    assert view.place() == top
