"""The panels at the page's sides, by key, button and menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tjreader.text.span import Span
from tjreader.ui.application import Program


@pytest.fixture
def wide(start: Callable[..., Program]) -> Program:
    """A window with room for all panels."""
    program = start()
    program.window.resize(1400, 900)
    program.window.commands["show_notes"].setChecked(True)
    program.window.notes_dock.come_forward()
    return program


def hits_of(program: Program) -> list[tuple[Span, ...]]:
    """What Find marks on the page, each time it changes."""
    marked: list[tuple[Span, ...]] = []
    program.annex.find.hits_changed.connect(lambda spans, current: marked.append(spans))
    return marked


def test_hiding_the_notes_leaves_no_find_with_old_hits(wide: Program, qtbot: QtBot) -> None:
    window, commands, find = wide.window, wide.window.commands, wide.annex.find
    marked = hits_of(wide)
    commands["find"].trigger()
    find.field.setText("天津")
    find.search()
    assert marked[-1]
    qtbot.waitUntil(lambda: window.find_dock.in_sight and not window.notes_dock.in_sight)
    assert not commands["show_notes"].isChecked()
    commands["show_notes"].trigger()  # from behind Find
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    assert marked[-1] == ()
    commands["show_notes"].trigger()
    qtbot.waitUntil(lambda: not window.notes_dock.in_sight)
    assert window.notes_dock.isHidden()
    assert window.find_dock.isHidden()
    assert marked[-1] == ()
    commands["show_notes"].trigger()
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    assert window.find_dock.isHidden()


def test_find_results_go_and_the_notes_stay(wide: Program, qtbot: QtBot) -> None:
    window, commands = wide.window, wide.window.commands
    commands["show_find"].trigger()
    qtbot.waitUntil(lambda: window.find_dock.in_sight)
    marked = hits_of(wide)
    wide.annex.find.field.setText("天津")
    wide.annex.find.search()
    commands["show_find"].trigger()
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    assert window.find_dock.isHidden()
    assert marked[-1] == ()


def test_a_panel_put_away_in_a_narrow_window_is_back_in_a_wide_one_after_a_restart(
    start: Callable[..., Program], leave: Callable[[Program], None], qtbot: QtBot
) -> None:
    first = start()
    first.window.resize(700, 600)
    assert first.window.notes_dock.isHidden()
    assert first.window.contents_dock.isHidden()
    leave(first)
    second = start()
    assert second.window.notes_dock.isHidden()
    second.window.resize(1400, 700)
    qtbot.waitUntil(lambda: second.window.contents_dock.in_sight)
    qtbot.waitUntil(lambda: second.window.notes_dock.in_sight)
    assert second.window.find_dock.isHidden()


def test_a_panel_looked_at_in_a_narrow_window_is_there_at_the_next_start_if_it_was_left_open(
    start: Callable[..., Program], leave: Callable[[Program], None], qtbot: QtBot
) -> None:
    first = start()
    first.window.resize(700, 600)
    assert first.window.notes_dock.isHidden()
    first.window.commands["show_notes"].trigger()
    qtbot.waitUntil(lambda: first.window.notes_dock.in_sight)
    leave(first)
    second = start()
    assert not second.window.notes_dock.isHidden()
    assert second.window.contents_dock.isHidden()


def test_marks_of_a_search_go_while_it_is_behind_and_come_back_with_it(
    wide: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window, session, find = wide.window, wide.session, wide.annex.find
    marked = hits_of(wide)
    wide.window.commands["find"].trigger()
    qtbot.waitUntil(lambda: window.find_dock.in_sight)
    find.field.setText("天")
    find.search()
    before = marked[-1]
    assert before
    window.notes_dock.come_forward()
    qtbot.waitUntil(lambda: marked[-1] == ())
    session.step_section(1)
    qtbot.wait(50)
    assert marked[-1] == ()
    window.find_dock.come_forward()
    qtbot.waitUntil(lambda: marked[-1] == before)
    window.notes_dock.come_forward()
    qtbot.waitUntil(lambda: marked[-1] == ())
    file = tmp_path / "other.txt"
    file.write_text("天高云淡。\n", "utf-8")
    session.open_path(file)
    qtbot.waitUntil(lambda: session.text.source.endswith("other.txt"))
    qtbot.wait(300)
    assert marked[-1] == ()
    place = session.sitting.place
    window.find_dock.come_forward()
    qtbot.waitUntil(lambda: marked[-1] == (Span(0, 1),))
    assert session.sitting.place == place


def test_closing_the_desk_shows_what_stood_before_it_as_wide_as_it_was(
    wide: Program, qtbot: QtBot
) -> None:
    window, commands = wide.window, wide.window.commands
    commands["show_find"].trigger()
    qtbot.waitUntil(lambda: window.find_dock.in_sight)
    window.notes_dock.come_forward()
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    before = window.notes_dock.width()
    commands["show_desk"].trigger()
    qtbot.waitUntil(lambda: window.desk_dock.in_sight and window.desk_dock.width() > before + 50)
    commands["show_desk"].trigger()
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    assert not window.find_dock.in_sight
    qtbot.waitUntil(lambda: abs(window.notes_dock.width() - before) <= 2)


def test_after_a_restart_with_the_desk_in_front_the_notes_are_not_as_wide_as_it(
    start: Callable[..., Program], leave: Callable[[Program], None], qtbot: QtBot
) -> None:
    first = start()
    first.window.resize(1400, 900)
    first.window.commands["show_notes"].setChecked(True)
    first.window.commands["to_desk"].trigger()
    qtbot.waitUntil(lambda: first.window.desk_dock.width() > 400)
    leave(first)
    second = start()
    window = second.window
    window.resize(1400, 900)  # wider than the screen of a test
    qtbot.waitUntil(lambda: window.desk_dock.in_sight)
    window.resizeDocks([window.desk_dock], [460], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: window.desk_dock.width() > 400)
    window.commands["show_desk"].trigger()
    qtbot.waitUntil(lambda: window.notes_dock.in_sight)
    qtbot.waitUntil(lambda: window.notes_dock.width() < 350)
