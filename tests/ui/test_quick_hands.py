"""Hands that are quicker than the disk: no key is lost, and no old sentence stays."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app.ports import Refused
from tjreader.notes.change import Change
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program
from tjreader.ui.panels.rowsmodel import Roles


def on_a_full_disk(change: Change) -> Future[None]:
    failed: Future[None] = Future()
    failed.set_exception(Refused("The disk is full.", "full"))
    return failed


def settle(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.session.notes.busy)


def test_undo_and_redo_pressed_before_the_act_is_on_disk_count(
    program: Program, qtbot: QtBot
) -> None:
    session, commands = program.session, program.window.commands
    session.notes.highlight([span_of(session.text, "新质生产力")])
    commands["undo"].trigger()
    settle(qtbot, program)
    assert session.notes.annotations() == ()
    commands["redo"].trigger()
    commands["undo"].trigger()
    commands["redo"].trigger()
    settle(qtbot, program)
    assert len(session.notes.annotations()) == 1
    assert commands["undo"].isEnabled()
    assert not commands["redo"].isEnabled()


def test_a_highlight_just_made_is_the_row_chosen(program: Program, qtbot: QtBot) -> None:
    annex = program.annex
    assert isinstance(annex, Annex)
    session = program.session
    for words in ("新质生产力", "浪潮"):
        program.window.view.select([span_of(session.text, words)])
        annex.marking.highlight()
        settle(qtbot, program)
    qtbot.waitUntil(lambda: annex.notes.list.model().rowCount() == 2)
    chosen = annex.notes.list.currentIndex().data(Roles.KEY)
    assert session.notes.annotation(chosen).anchor.quote == "浪潮"


def test_a_refusal_to_save_is_taken_back_when_all_is_saved(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, notice = program.session, program.window.notice
    assert program.store.store is not None
    with monkeypatch.context() as full:
        full.setattr(program.store.store.notebook, "apply", on_a_full_disk)
        session.notes.highlight([span_of(session.text, "新质生产力")])
        qtbot.waitUntil(lambda: bool(notice.sentence))
    session.notes.highlight([span_of(session.text, "浪潮")])
    settle(qtbot, program)
    qtbot.waitUntil(lambda: notice.sentence == "")


def test_another_refusal_stays_when_all_is_saved(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session, notice = program.session, program.window.notice
    session.open_path(tmp_path / "missing.txt")
    qtbot.waitUntil(lambda: "missing.txt" in notice.sentence)
    session.notes.highlight([span_of(session.text, "浪潮")])
    settle(qtbot, program)
    assert "missing.txt" in notice.sentence
