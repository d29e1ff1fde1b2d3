"""Stories of what is still under way when the reader goes on: saving, reading a file."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app.opened import OpenedText
from tjreader.app.page import WordPlace
from tjreader.app.ports import Refused
from tjreader.app.settings import load
from tjreader.app.state import load_state
from tjreader.lang.entry import Entry, LexiconError
from tjreader.ui.application import Program

Start = Callable[..., Program]
Leave = Callable[[Program], None]


def test_an_undo_that_waits_is_of_the_text_it_was_asked_on(program: Program, qtbot: QtBot) -> None:
    session = program.session
    text_id = session.text.id
    session.notes.highlight((span_of(session.text, "新质生产力"),))
    session.notes.undo()
    session.open_words("另一篇文章。")
    assert session.text.id != text_id
    qtbot.waitUntil(lambda: not session.notes.busy)
    assert program.store.store is not None
    assert program.store.store.notebook.annotations(text_id).result(10) == ()


def test_of_two_files_asked_for_the_last_one_is_shown(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.session
    for name in ("slow", "quick"):
        (tmp_path / f"{name}.txt").write_text(f"{name}。", encoding="utf-8")
    parts, quick_is_read, slow_is_read = session.parts, Event(), Event()
    read = parts.read_file

    def read_file(path: Path) -> OpenedText:
        if path.stem == "slow":
            quick_is_read.wait(10)
        opened = read(path)
        (slow_is_read if path.stem == "slow" else quick_is_read).set()
        return opened

    monkeypatch.setattr(parts, "read_file", read_file)
    session.open_path(tmp_path / "slow.txt")
    session.open_path(tmp_path / "quick.txt")
    qtbot.waitUntil(slow_is_read.is_set)
    qtbot.waitUntil(lambda: session.text.title == "quick")
    # What comes home after the slow one shows that it has come home too.
    assert session.pool.wait(10_000)
    home: list[bool] = []
    session.homecoming.when_done(session.pool.run(lambda: True), home.append, home.append)
    qtbot.waitUntil(lambda: home == [True])
    assert session.text.title == "quick"
    assert [recent.title for recent in session.state.recents] == ["quick"]


def test_a_highlight_made_before_the_store_is_open_is_saved_by_closing(
    start: Start, leave: Leave, qtbot: QtBot
) -> None:
    program = start(ready=False)
    session = program.session
    session.notes.highlight((span_of(session.text, "新质生产力"),))
    assert program.annex is None
    leave(program)
    again = start()
    assert [each.anchor.quote for each in again.session.notes.annotations()] == ["新质生产力"]


def test_a_window_that_could_not_save_stays_and_says_why(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, window = program.session, program.window
    port = program.store.store.notebook
    refused: Future[None] = Future()
    refused.set_exception(Refused("The disk is full.", "full"))
    with monkeypatch.context() as patch:
        patch.setattr(port, "apply", lambda change: refused)
        program.annex.notes.note_on_text()
        program.annex.notes.editor.edit.setPlainText("dear words")
        window.close()
        qtbot.waitUntil(lambda: window.notice.sentence == "The disk is full.")
        qtbot.waitUntil(lambda: not session.notes.busy)
        assert window.isVisible()
        assert program.store.store is not None
        assert program.annex.notes.editor.edit.toPlainText() == "dear words"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_choices_are_kept_though_the_state_cannot_be(program: Program) -> None:
    session = program.session
    session.save()
    session.parts.state_file.unlink()
    session.parts.state_file.mkdir()
    program.window.zoom(1)
    session.moved(session.section.paragraphs[1].span.start)
    session.save()
    assert load(session.parts.settings_file).page.size == session.settings.page.size == 22
    session.parts.state_file.rmdir()
    session.save()
    assert session.text.id in load_state(session.parts.state_file).places


def test_what_is_written_already_is_not_written_again(program: Program) -> None:
    session = program.session
    session.save()
    session.parts.settings_file.unlink()
    session.moved(session.section.paragraphs[1].span.start)
    session.save()
    assert not session.parts.settings_file.exists()
    program.window.zoom(1)
    session.save()
    assert session.parts.settings_file.exists()


def test_a_dictionary_found_damaged_while_reading_is_told_once(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.session
    lexicon = session.parts.lexicon()

    def damaged(word: str) -> tuple[Entry, ...]:
        raise LexiconError(f"cedict.sqlite is damaged ({len(word)}).")

    qtbot.waitUntil(lambda: session.words.lexicon is not None)
    told: list[str] = []
    session.refused.connect(told.append)
    monkeypatch.setattr(lexicon, "entries", damaged)
    token = session.page.paragraph(1).tokens[0]
    for _ in range(2):
        assert session.words.card(WordPlace(1, token.span)) is not None
    assert len(told) == 1
    assert "cedict.sqlite is damaged" in program.window.notice.sentence
