"""Stories of one page: pointing, marks, foot, odd characters, papers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from pagesetting import article, page_of, printed, section, spot
from tjreader.app.page import Mark, WordPlace
from tjreader.app.settings import Ruby
from tjreader.text.rendering import View
from tjreader.text.span import Span
from tjreader.ui.reader.style import DARK, PAPER, SEPIA, Inks, PageStyle
from tjreader.ui.reader.view import ReaderView

WIDE = "发展新质𠮷生产力😀，再说一次。"


def word(view: ReaderView, place: WordPlace | None) -> str:
    assert place is not None
    return place.span.of(view.page.paragraph(place.paragraph).text)


def test_the_word_under_the_pointer(view: ReaderView) -> None:
    view.show_page(section(2))
    assert word(view, view.token_at(spot(view, "天津发展"))) == "天津"
    assert word(view, view.token_at(spot(view, "策源地、"))) == "策源地"
    assert view.token_at(QPoint(3, 300)) is None


@pytest.mark.parametrize("ruby", list(Ruby))
@pytest.mark.parametrize("letter", list(WIDE))
def test_every_code_point_is_hit_where_it_is_drawn(
    view: ReaderView, ruby: Ruby, letter: str
) -> None:
    view.set_style(PageStyle(ruby=ruby))
    view.show_page(page_of(WIDE))
    caret = view.place_at(spot(view, letter))
    assert caret is not None
    assert view.page.paragraph(0).text[caret.place] == letter


def test_carets_stand_at_the_nearer_edge(view: ReaderView) -> None:
    view.show_page(page_of(WIDE))
    at = WIDE.index("生")
    left, right = (
        view.caret_at(spot(view, "生", share=0.2)),
        view.caret_at(spot(view, "生", share=0.8)),
    )
    assert left is not None
    assert right is not None
    assert (left.place, right.place) == (at, at + 1)


def test_pointing_is_told_once_per_word_and_when_it_ends(view: ReaderView, qtbot: QtBot) -> None:
    view.show_page(section(2))
    told: list[WordPlace | None] = []
    view.pointed.connect(lambda place, _: told.append(place))
    QTest.mouseMove(view.viewport(), spot(view, "天津发展"))
    QTest.mouseMove(view.viewport(), spot(view, "津发展"))
    QTest.mouseMove(view.viewport(), spot(view, "发展新质"))
    qtbot.waitUntil(lambda: len(told) >= 2)
    assert [word(view, place) for place in told] == ["天津", "发展"]


def test_no_text_at_all(view: ReaderView, qtbot: QtBot) -> None:
    assert view.place() == 0
    assert view.selection() == ()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    view.select_all()
    assert view.token_at(QPoint(300, 300)) is None
    assert not view.grab().isNull()


def test_the_editors_title_is_shown_but_is_no_text(view: ReaderView) -> None:
    view.show_page(section(5))
    block = next(b for b in range(len(view.stage.galley)) if view.stage.galley.key(b).paragraph < 0)
    top = round(view.stage.head + view.stage.galley.top(block) + 20)
    point = QPoint(view.viewport().width() // 2, top)
    assert view.title_note_at(point)
    assert view.token_at(point) is None
    view.select_all()
    assert article().text.arrangement("contents").section(view.page.section.id).title not in (
        view.selected_text()
    )


def test_the_foot_leads_on_and_back(view: ReaderView, qtbot: QtBot) -> None:
    view.show_page(section(2))
    view.scroll_end()
    foot = view.foot
    assert foot.next.isVisible()
    assert foot.next.title.startswith("整体跃升")
    with qtbot.waitSignal(view.step_requested) as wish:
        QTest.mouseClick(foot.next, Qt.MouseButton.LeftButton)
    assert wish.args == [1]
    with qtbot.waitSignal(view.step_requested) as wish:
        QTest.keyClick(foot.previous, Qt.Key.Key_Space)
    assert wish.args == [-1]


def test_the_first_section_has_no_way_back(view: ReaderView) -> None:
    view.show_page(section(1))
    view.scroll_end()
    assert not view.foot.previous.isVisible()
    assert view.foot.next.isVisible()


def test_hits_are_marked_in_the_scroll_bar(view: ReaderView) -> None:
    view.show_page(section(4))
    hits = (printed(view, "创新"), printed(view, "华章"), Span(0, 2))
    view.set_hits(hits, 1)
    ticks = view.verticalScrollBar().ticks
    assert len(ticks) == 2
    assert ticks[0] < 0.3
    assert ticks[1] > 0.6
    view.set_hits(())
    assert view.verticalScrollBar().ticks == ()


def test_marks_are_found_under_the_pointer(view: ReaderView, qtbot: QtBot) -> None:
    view.show_page(section(2))
    outer = printed(view, "天津发展新质生产力")
    inner = Span(outer.start + 4, outer.end)
    view.set_marks(
        (
            Mark("outer", (outer,), "yellow", "tint", False),
            Mark("inner", (inner,), "pink", "wavy", True),
        )
    )
    assert view.mark_at(spot(view, "天津发展新质")) == "outer"
    assert view.mark_at(spot(view, "新质生产力的")) == "inner"
    assert view.mark_at(spot(view, "版图")) is None
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "天津发展新质"))
    assert clicked.args == ["outer"]
    right = view.stage.galley.width + (view.viewport().width() - view.stage.galley.width) // 2
    signs = {view.mark_at(QPoint(x, spot(view, "版图").y())) for x in range(right, right + 40)}
    assert "inner" in signs


def test_a_mark_over_an_erratum_survives_every_view(view: ReaderView) -> None:
    view.show_page(section(2))
    span = printed(view, "从底空经济")
    mark = Mark("m", (span,), "green", "tint", False)
    view.set_marks((mark,))
    for kind, words in (
        (View.PRINTED, "底空经"),
        (View.CORRECTED, "低空经"),
        (View.BOTH, "底低空经"),
    ):
        view.show_page(section(2, kind))
        assert view.mark_at(spot(view, words)) == "m"
        view.select((span,))
        assert view.selection() == (span,)


def test_renewed_paragraphs_show_their_new_words(view: ReaderView) -> None:
    page = page_of("天津。", "滨海。")
    view.show_page(page)
    before = view.grab().toImage()
    maker = page._maker
    page._maker = lambda paragraph: replace(maker(paragraph), tokens=())
    assert view.token_at(spot(view, "滨海")) is not None
    page.renew(page.outline[1].id)
    view.renew_paragraphs([1])
    assert view.token_at(spot(view, "滨海")) is None
    assert view.token_at(spot(view, "天津")) is not None
    assert view.grab().toImage() == before


def test_empty_paragraphs_are_lines_without_words(view: ReaderView) -> None:
    view.show_page(page_of("天津。", "", "滨海。"))
    for y in range(0, 300, 7):
        view.token_at(QPoint(640, y))
        assert view.caret_at(QPoint(640, y)) is not None
    view.select_all()
    assert view.selected_text().split("\n")[0] == "天津。"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End):
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    assert not view.grab().isNull()


@pytest.mark.parametrize(
    "words",
    [
        "e" + "\u0301" * 2000 + "天",
        "天\u202e津\u2066滨\u2069海",
        "👨‍👩‍👧‍👦天津葛\U000e0100城",
        "天\u200b津\u00a0滨\u3000海\tＡ",
        "⽂⽔文水",
        "مرحبا 天津",
        "\U0002000b\U00030000" * 30,
    ],
)
def test_odd_characters_are_set_hit_and_selected(view: ReaderView, words: str) -> None:
    view.show_page(page_of(words))
    assert not view.grab().isNull()
    view.select_all()
    assert view.selected_text() == words
    assert view.selection() == (Span(0, len(words)),)
    for x in range(280, 1000, 9):
        caret = view.place_at(QPoint(x, 60))
        assert caret is None or 0 <= caret.place < len(words)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_title_note_is_shown_as_plain_words(view: ReaderView, qtbot: QtBot) -> None:
    page = section(5)
    page.section = replace(page.section, title_note="<b>lost</b> in the scan")
    view.show_page(page)
    block = next(b for b in range(len(view.stage.galley)) if view.stage.galley.key(b).paragraph < 0)
    height = round(view.stage.head + view.stage.galley.top(block) + 20)
    point = QPoint(view.viewport().width() // 2, height)
    QApplication.sendEvent(
        view.viewport(),
        QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point)),
    )
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == "<p>&lt;b&gt;lost&lt;/b&gt; in the scan</p>"
    away = point + QPoint(0, 150)  # on the words below: it must not lie over them
    QTest.mouseMove(view.viewport(), away)
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=1500)


def test_numbers_in_the_margin_can_be_left_out(view: ReaderView) -> None:
    view.show_page(section(3))
    margin = QRect(0, 0, (1280 - view.stage.galley.width) // 2 - 4, 800)
    shown = view.grab(margin).toImage()
    view.set_style(replace(view.page_style, numbers="never"))
    assert view.grab(margin).toImage() != shown
    view.set_style(PageStyle())
    assert view.grab(margin).toImage() == shown


@pytest.mark.parametrize("inks", [PAPER, SEPIA, DARK])
def test_words_can_be_read_on_every_paper(inks: Inks) -> None:
    def light(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for name, least in (("ink", 10.0), ("muted", 4.0), ("ruby", 4.5), ("accent", 4.5)):
        a, b = sorted((light(getattr(inks, name)), light(inks.paper)))
        assert (b + 0.05) / (a + 0.05) >= least, name
