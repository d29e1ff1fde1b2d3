"""Highlights that become one, or two, and whose ends are dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desk import Desk
from tjreader.ui.reader.margintips import rows_of
from tjreader.ui.tips import broken_tip


def mark(desk: Desk, words: str) -> str:
    desk.select(words)
    desk.marking.colour("green")
    desk.settle()
    return desk.session.notes.annotations()[-1].id


def quotes(desk: Desk) -> list[str]:
    desk.settle()
    return [each.anchor.quote for each in desk.session.notes.annotations()]


def test_words_selected_over_two_highlights_merge_them(desk: Desk) -> None:
    mark(desk, "天津")
    mark(desk, "发展")
    desk.select("在天津发展新质")
    desk.marking.joining.merge()
    assert quotes(desk) == ["天津发展"]
    desk.session.notes.undo()
    assert quotes(desk) == ["天津", "发展"]


def test_a_highlight_is_split_where_the_selection_begins(desk: Desk) -> None:
    mark(desk, "天津发展")
    desk.select("发展")
    desk.marking.joining.split()
    assert quotes(desk) == ["天津", "发展"]


def test_a_handle_dragged_makes_the_highlight_longer(desk: Desk) -> None:
    made = mark(desk, "天津")
    desk.marking.choose(made)
    handle = desk.marking.handles.end
    assert handle.isVisible()
    start = handle.rect().center()
    wanted = desk.lines(desk.place_of("发展"))[0]
    to = handle.mapFromParent(QPoint(wanted.right() + 1, wanted.center().y()))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, to)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=to)
    assert quotes(desk) == ["天津发展"]
    desk.session.notes.undo()
    assert quotes(desk) == ["天津"]


def test_the_tip_of_a_note_is_words_never_markup(desk: Desk) -> None:
    made = mark(desk, "天津")
    desk.session.notes.edit_note(made, "**a** <img src=x>\nb", ("ask",))
    tip = broken_tip(*rows_of(desk.session.notes.annotation(made)))
    assert tip == "<p>a &lt;img src=x&gt;<br>b</p><p>ask</p>"
