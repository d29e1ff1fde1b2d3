"""Stories of a query while it is typed: the page looks from where typing began."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk import Desk
from tjreader.app.search import Kind
from tjreader.text.span import Span

Key = Qt.Key


def go_to_longest(desk: Desk) -> None:
    """Show the longest section in a low window."""
    desk.resize(1500, 420)
    sections = desk.session.sitting.arrangement.sections
    longest = max(sections, key=lambda each: sum(len(p.span) for p in each.paragraphs))
    desk.session.show_section(longest.id)


def begin(desk: Desk) -> int:
    """Stand in the midst of the section, in the midst of a line, with Find open; the place."""
    go_to_longest(desk)
    quarter = desk.session.section.paragraphs[len(desk.session.section.paragraphs) // 4]
    desk.view.scroll_to(quarter.span.start)
    desk.view.scroll_by(7)
    desk.find.open_find()
    return desk.session.sitting.place.offset


def look(desk: Desk) -> None:
    """Wait no longer than the pause after a key takes."""
    desk.find.search()


def current(desk: Desk) -> Span:
    """The hit that is current."""
    return desk.find.list.model().group(Kind.TEXT).hits[desk.find._current].span


def expected(desk: Desk, place: int) -> Span:
    """The first hit of the section from a place on, else its first; looked for one by one."""
    section = desk.session.section.id
    spans = [
        hit.span
        for hit in desk.find.list.model().group(Kind.TEXT).hits
        if hit.section_id == section
    ]
    return next((span for span in spans if span.start >= place), spans[0])


def test_each_letter_is_looked_for_from_where_typing_began(desk: Desk) -> None:
    place = begin(desk)
    field = desk.find.field
    moved = set()
    # The last hit of the section, and then others: the page was led far away in between.
    section = desk.session.section
    for words in ("x", "xi", "xin", "xinz", "天津", "天", "新质", "的", "发展"):
        field.selectAll()
        QTest.keyClicks(field, words) if words.isascii() else field.insert(words)
        look(desk)
        if any(
            hit.section_id == section.id for hit in desk.find.list.model().group(Kind.TEXT).hits
        ):
            assert current(desk) == expected(desk, place), words
        moved.add(desk.session.sitting.place.offset)
    assert len(moved) > 1  # else the page was never led away, and this tells nothing


def far_words(desk: Desk, place: int) -> str:
    """Words of this section whose first place from `place` on is out of sight."""
    printed = desk.session.text.printed
    last = desk.session.section.paragraphs[-1].span
    words = printed[last.end - 6 : last.end - 1]
    assert printed.find(words, place) > place + 400
    return words


def led_away(desk: Desk, place: int) -> None:
    """Type words that are far below, so that the page goes there."""
    desk.find.field.insert(far_words(desk, place))
    look(desk)
    assert desk.session.sitting.place.offset != place


def test_escape_returns_to_where_typing_began(desk: Desk) -> None:
    place = begin(desk)
    held = desk.view.scrolling.held
    led_away(desk, place)
    QTest.keyClick(desk.find.field, Key.Key_Escape)
    assert desk.session.sitting.place.offset == place
    assert desk.view.scrolling.held == held
    assert desk.view.hasFocus()


def test_escape_returns_to_the_very_start_of_a_section(desk: Desk) -> None:
    go_to_longest(desk)
    desk.find.open_find()
    led_away(desk, desk.session.sitting.place.offset)
    QTest.keyClick(desk.find.field, Key.Key_Escape)
    assert desk.view.scrolling.held is None


def test_enter_ends_typing_so_that_escape_stays_and_the_next_query_counts_from_there(
    desk: Desk,
) -> None:
    place = begin(desk)
    led_away(desk, place)
    QTest.keyClick(desk.find.field, Key.Key_Return)
    there = desk.session.sitting.place.offset
    QTest.keyClick(desk.find.field, Key.Key_Escape)
    assert desk.session.sitting.place.offset == there
    desk.find.open_find()
    desk.find.field.clear()
    desk.find.field.insert("发展")
    look(desk)
    assert current(desk) == expected(desk, there)


def test_a_reader_who_scrolls_while_typing_is_not_taken_back(desk: Desk) -> None:
    place = begin(desk)
    led_away(desk, place)
    desk.view.scroll_home()
    desk.view.scroll_by(100)
    there = desk.session.sitting.place.offset
    desk.find.field.clear()
    desk.find.field.insert("天津")
    look(desk)
    assert current(desk) == expected(desk, there)
    desk.view.scroll_by(-60)
    held = desk.view.scrolling.held
    QTest.keyClick(desk.find.field, Key.Key_Escape)
    assert desk.view.scrolling.held == held


def test_closing_the_panel_leaves_the_page_where_it_is(desk: Desk) -> None:
    place = begin(desk)
    led_away(desk, place)
    there = desk.session.sitting.place.offset
    desk.find.close_find()
    assert desk.session.sitting.place.offset == there
