"""A file whose words changed between two sessions: its notes follow, or are listed for review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app import marking
from tjreader.notes.anchor import AnchorState
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program
from tjreader.ui.panels.rowsmodel import Roles

Start = Callable[..., Program]
BEFORE = "# 港口\n\n天津港是世界级港口。\n\n大沽口的炮台仍在。\n"
AFTER = "# 港口\n\n今天，天津港是世界级港口。\n"


def annex_of(program: Program) -> Annex:
    assert isinstance(program.annex, Annex)
    return program.annex


def all_here(program: Program) -> bool:
    session = program.session
    stands = {each.anchor.revision for each in session.notes.annotations()}
    return stands == {session.text.revision} and not session.notes.busy


@pytest.fixture
def changed(start: Start, leave: Callable[[Program], None], qtbot: QtBot, tmp_path: Path):
    """The window on a changed file with four notes on its earlier form."""
    file = tmp_path / "port.md"
    file.write_text(BEFORE, encoding="utf-8")
    first = start(file)
    session = first.session
    session.notes.highlight([span_of(session.text, "天津港")])
    session.notes.highlight([span_of(session.text, "炮台")])
    session.notes.add_note(
        marking.section_note_of(session.text, session.section.id, "on the section")
    )
    session.notes.add_note(marking.text_note_of(session.text, "on the text"))
    qtbot.waitUntil(lambda: not session.notes.busy)
    leave(first)
    file.write_text(AFTER, encoding="utf-8")
    second = start(file)
    qtbot.waitUntil(lambda: all_here(second))
    return second


def test_notes_follow_and_the_window_says_what_became_of_them(
    changed: Program, qtbot: QtBot
) -> None:
    session = changed.session
    assert [each.anchor.state for each in session.notes.annotations()] == [
        *(AnchorState.EXACT, AnchorState.ORPHAN, AnchorState.EXACT, AnchorState.EXACT)
    ]
    shown = [mark.spans[0].of(session.text.printed) for mark in session.notes.marks()]
    assert shown == ["天津港"]
    assert "without a place: 1" in changed.window.notice.sentence
    qtbot.waitUntil(lambda: not changed.window.review_dock.isHidden())


def test_it_is_one_step_to_undo_and_nothing_is_lost(changed: Program, qtbot: QtBot) -> None:
    session = changed.session
    after = session.notes.annotations()
    assert session.notes.undo_name
    session.notes.undo()
    qtbot.waitUntil(lambda: not session.notes.undo_name and not session.notes.busy)
    assert session.notes.marks() == ()
    assert len(session.notes.annotations()) == 4
    session.notes.redo()
    qtbot.waitUntil(lambda: session.notes.annotations() == after)


def test_going_back_to_the_old_words_gives_every_place_back(
    changed: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session = changed.session
    (tmp_path / "port.md").write_text(BEFORE, encoding="utf-8")
    session.open_path(tmp_path / "port.md")
    qtbot.waitUntil(lambda: session.text.printed == BEFORE)
    qtbot.waitUntil(lambda: session.notes.known and all_here(changed))
    shown = [mark.spans[0].of(session.text.printed) for mark in session.notes.marks()]
    assert shown == ["天津港", "炮台"]


def test_the_row_of_a_note_without_a_place_says_so_and_leads_to_none(changed: Program) -> None:
    notes = annex_of(changed).notes
    notes.refresh()
    model = notes.list.model()
    rows = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]
    lost = next(row for row in rows if row.title == "炮台")
    assert lost.place == "no place"
    changed.window.notice.hide()
    annex_of(changed).jump.show_annotation(lost.annotation.id)
    assert annex_of(changed).jump.flash.isHidden()
    assert "no place" in changed.window.notice.sentence


def test_a_note_being_typed_goes_along_when_the_text_is_changed_under_it(
    changed: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session, notes = changed.session, annex_of(changed).notes
    mark = session.notes.annotations()[0]
    notes.edit_note(mark, is_new=False)
    notes.editor.edit.setPlainText("typed just now")
    (tmp_path / "port.md").write_text(AFTER.replace("今天", "如今"), encoding="utf-8")
    session.open_path(tmp_path / "port.md")
    qtbot.waitUntil(lambda: "如今" in session.text.printed)
    qtbot.waitUntil(lambda: session.notes.known and all_here(changed))
    known = session.notes.annotation(mark.id)
    assert known is not None
    assert (known.note, known.anchor.quote) == ("typed just now", "天津港")


def test_new_marks_are_not_mixed_up_with_lost_ones(changed: Program) -> None:
    session = changed.session
    lost = session.notes.annotations()[1]
    assert lost.past[0].spans
    assert annex_of(changed).marking.targets.over(lost.past[0].spans) is None
