"""A file whose words changed between two sessions: its notes are kept, and never on wrong words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app import marking
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program
from tjreader.ui.panels.notesmodel import Roles

Start = Callable[..., Program]


@pytest.fixture
def changed(start: Start, leave: Callable[[Program], None], qtbot: QtBot, tmp_path: Path):
    """The window on a changed file with three notes on its earlier form."""
    file = tmp_path / "port.md"
    file.write_text("# 港口\n\n天津港是世界级港口。\n", encoding="utf-8")
    first = start(file)
    session = first.session
    session.notes.highlight([span_of(session.text, "天津港")])
    session.notes.add_note(
        marking.section_note_of(session.text, session.section.id, "on the section")
    )
    session.notes.add_note(marking.text_note_of(session.text, "on the text"))
    qtbot.waitUntil(lambda: not session.notes.busy)
    leave(first)
    file.write_text("# 港口\n\n今天，天津港是世界级港口。\n", encoding="utf-8")
    return start(file)


def annex_of(program: Program) -> Annex:
    assert isinstance(program.annex, Annex)
    return program.annex


def test_the_window_says_which_notes_have_lost_their_place(changed: Program) -> None:
    assert len(changed.session.notes.annotations()) == 3
    assert changed.session.notes.marks() == ()
    assert "2 of your notes" in changed.window.notice.sentence
    assert "earlier form" in changed.window.notice.sentence


def test_their_rows_name_no_place_and_lead_to_none(changed: Program, qtbot: QtBot) -> None:
    notes = annex_of(changed).notes
    notes.refresh()
    model = notes.list.model()
    rows = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]
    assert [(row.place, row.annotation.note) for row in rows] == [
        ("", "on the text"),
        ("earlier form", "on the section"),
        ("earlier form", ""),
    ]
    changed.window.notice.hide()
    annex_of(changed).jump.show_annotation(rows[2].annotation.id)
    assert annex_of(changed).jump.flash.isHidden()
    assert "earlier form" in changed.window.notice.sentence


def test_new_marks_and_notes_are_not_mixed_up_with_them(changed: Program, qtbot: QtBot) -> None:
    session = changed.session
    old = session.notes.annotations()[0]
    assert annex_of(changed).marking.targets.over(old.anchor.spans) is None
    annex_of(changed).notes.note_on_section()
    editor = annex_of(changed).notes.editor
    assert editor.edit.toPlainText() == ""
