"""Selecting with the mouse and the keyboard, and what assistive programs hear of it."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pagesetting import drag, page_of, printed, section, spot
from pointing import double_click
from tjreader.app.page import WordPlace
from tjreader.app.settings import Ruby
from tjreader.text.rendering import View
from tjreader.text.span import Span
from tjreader.ui.reader.style import PageStyle
from tjreader.ui.reader.view import ReaderView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("ruby", list(Ruby))
def test_dragging_selects_from_character_to_character(
    view: ReaderView, qtbot: QtBot, ruby: Ruby
) -> None:
    view.set_style(PageStyle(ruby=ruby))
    view.show_page(page_of("发展新质𠮷生产力😀。"))
    with qtbot.waitSignal(view.selection_finished):
        drag(view, spot(view, "新", share=0.1), spot(view, "😀", share=0.9))
    assert view.selected_text() == "新质𠮷生产力😀"
    assert view.selection() == (Span(2, 9),)


def test_dragging_backwards_is_the_same(view: ReaderView) -> None:
    view.show_page(section(2))
    drag(view, spot(view, "图中", share=0.9), spot(view, "版图", share=0.1))
    assert view.selected_text() == "版图"


def test_dragging_over_paragraphs_gives_one_span_each(view: ReaderView) -> None:
    view.show_page(section(3))
    drag(view, spot(view, "提升。", share=0.1), spot(view, "近日", share=0.9))
    spans = view.selection()
    assert [span.of(view.page.text.printed) for span in spans] == ["提升。", "近"]
    assert view.selected_text() == "提升。\n近"


def test_a_double_click_takes_the_word_and_a_third_the_sentence(view: ReaderView) -> None:
    view.show_page(section(2))
    point = spot(view, "前不久")
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    double_click(view.viewport(), point)
    assert view.selected_text() == "前不久"
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert view.selected_text().startswith("前不久，")
    assert view.selected_text().endswith("关键一步。")


def test_shift_click_moves_the_end(view: ReaderView) -> None:
    view.show_page(section(2))
    QTest.mouseClick(view.viewport(), LEFT, pos=spot(view, "天津发展", share=0.1))
    assert view.selection() == ()
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot(view, "展新质", share=0.9))
    assert view.selected_text() == "天津发展"
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot(view, "津发展", share=0.9))
    assert view.selected_text() == "天津"


def test_dragging_below_the_window_scrolls_and_goes_on(view: ReaderView, qtbot: QtBot) -> None:
    view.resize(900, 300)
    view.show_page(section(4))
    port = view.viewport()
    start = spot(view, "科技创新是", share=0.1)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, QPoint(400, 330))
    qtbot.waitUntil(lambda: view.stage.value > 200, timeout=5000)
    grown = len(view.selected_text())
    qtbot.waitUntil(lambda: len(view.selected_text()) > grown, timeout=5000)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(400, 330))
    assert not view._gestures._timer.isActive()
    assert view.selected_text().startswith("科技创新是")


def test_keys_extend_from_the_marked_word(view: ReaderView) -> None:
    view.show_page(section(2))
    text = view.page.paragraph(1).text
    start = text.index("天津发展")
    view.set_word(WordPlace(1, Span(start, start + 2)))
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_text() == "天"
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert view.selected_text() == "天津"
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.selected_text() == "天津发"
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert view.selected_text() == "在"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() == ()


def test_keys_extend_by_lines_and_to_the_ends(view: ReaderView) -> None:
    view.show_page(section(2))
    view.select((Span(printed(view, "前不久").start, printed(view, "前不久").start + 1),))
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    line = view.selected_text()
    assert line.startswith("前不久，")
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert len(view.selected_text()) > len(line)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT | CONTROL)
    last = view.page.paragraph(len(view.page) - 1).text
    assert view.selected_text().endswith(last)
    QTest.keyClick(view, Qt.Key.Key_Home, SHIFT | CONTROL)
    assert view.selected_text().startswith(view.page.paragraph(0).text)


def test_the_caret_goes_past_the_ends_of_paragraphs(view: ReaderView) -> None:
    view.show_page(page_of("天津", "滨海"))
    view.select((Span(1, 2),))
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection() == (Span(1, 2), Span(3, 4))
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.selection() == (Span(0, 1),)


def test_select_all_is_the_section_in_reading_order(view: ReaderView) -> None:
    page = section(6)
    view.show_page(page)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert view.selection() == tuple(p.span for p in page.outline)
    assert view.selected_text().count("\n") == len(page) - 1


@pytest.mark.parametrize("arrangement", ["contents", "file"])
@pytest.mark.parametrize("kind", list(View))
def test_every_printed_span_comes_back_from_being_selected(
    view: ReaderView, kind: View, arrangement: str
) -> None:
    view.show_page(section(4, kind, arrangement))
    for paragraph in view.page.outline:
        whole = paragraph.span
        for start in range(whole.start, whole.end - 1, 37):
            view.select((Span(start, start + 1),))
            for span in view.selection():
                assert start in span
        view.select((whole,))
        assert view.selection() == (whole,)


def test_plain_arrows_are_left_to_the_word_cursor(view: ReaderView, qtbot: QtBot) -> None:
    view.show_page(section(3))
    view.resize(900, 300)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert view.stage.value == 0
    assert view.selection() == ()


def test_a_screen_reader_reads_the_page(view: ReaderView) -> None:
    view.show_page(page_of("发展新质𠮷生产力😀。", "天津。"))
    page = QAccessible.queryAccessibleInterface(view)
    assert page is not None
    assert page.role() is QAccessible.Role.Document
    words = page.textInterface()
    assert words is not None
    whole = "发展新质𠮷生产力😀。\n天津。"
    assert words.characterCount() == len(whole.encode("utf-16-le")) // 2
    assert words.text(0, words.characterCount()) == whole
    assert words.text(4, 6) == "𠮷"
    place = words.characterRect(6)
    assert words.offsetAtPoint(place.center()) == 6
    assert words.text(6, 7) == "生"
    told: list[str] = []
    view.selection_changed.connect(lambda: told.append(view.selected_text()))
    words.setSelection(0, 13, 15)
    assert view.selected_text() == "天津"
    assert words.selectionCount() == 1
    assert words.selection(0) == (13, 15)
    words.removeSelection(0)
    assert words.selectionCount() == 0
    words.setCursorPosition(13)
    assert told == ["天津", "", ""]  # the commands of the window follow
    view.show_page(page_of("另一页。"))
    assert words.text(0, 4) == "另一页。"


def test_a_closed_view_is_freed(qtbot: QtBot) -> None:
    made = ReaderView()
    QAccessible.queryAccessibleInterface(made)
    made.show_page(section(2))
    gone = weakref.ref(made)
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()
    del made
    gc.collect()
    assert gone() is None


def test_dragging_after_a_double_click_goes_by_words(view: ReaderView) -> None:
    view.show_page(section(2))
    port = view.viewport()
    double_click(port, spot(view, "展新质"))
    end = spot(view, "图中")
    view.chosen.extend(view.place_at(end) or view.chosen.head)
    assert view.selected_text() == "发展新质生产力的版图"
    start = spot(view, "津发展")
    view.chosen.extend(view.place_at(start) or view.chosen.head)
    assert view.selected_text() == "天津发展"
