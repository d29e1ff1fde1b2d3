"""Stories in the whole window: real article, real store, what a reader does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app.ports import Refused
from tjreader.app.settings import Ruby
from tjreader.assembly import Assembly
from tjreader.text.rendering import View
from tjreader.ui.application import Program
from tjreader.ui.dialogs.about import AboutDialog
from tjreader.ui.dialogs.errata import ErrataDialog
from tjreader.ui.dialogs.keys import KeysDialog
from tjreader.ui.saving import SavingState

Key = Qt.Key
Start = Callable[..., Program]
Leave = Callable[[Program], None]


def press(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """A key on the page."""
    program.window.view.setFocus()
    QTest.keyClick(program.window.view, key, modifiers or Qt.KeyboardModifier.NoModifier)


def settle(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.session.notes.busy)


def test_the_article_is_there_at_the_first_start(program: Program) -> None:
    window, session = program.window, program.session
    assert session.section.number == 1
    assert program.annex.contents.tree.model().rowCount() == 14
    assert window.status.count.text() == "at character 1 of 6,313"
    assert window.status.saving.text() == "saved ✓"
    assert not window.hints.isHidden()
    assert window.notice.isHidden()


def test_going_and_coming_back(program: Program) -> None:
    session, commands = program.session, program.window.commands
    assert not commands["back"].isEnabled()
    assert not commands["previous_section"].isEnabled()
    commands["next_section"].trigger()
    commands["next_section"].trigger()
    assert session.section.number == 3
    assert program.window.toolbar.findChild(object, "sectionTitle").toolTip() == ""
    commands["back"].trigger()
    assert session.section.number == 2
    commands["forward"].trigger()
    assert session.section.number == 3
    assert not commands["forward"].isEnabled()


def test_a_highlight_is_saved_undone_redone_and_there_after_a_restart(
    start: Start, leave: Leave, qtbot: QtBot
) -> None:
    program = start()
    session, commands = program.session, program.window.commands
    span = span_of(session.text, "新质生产力的浪潮")
    program.window.view.select((span,))
    assert commands["highlight"].isEnabled()
    press(program, Key.Key_H)
    assert [mark.spans for mark in session.notes.marks()] == [(span,)]
    settle(qtbot, program)
    assert commands["undo"].text() == "Undo highlight 新质生产力的浪潮"
    commands["undo"].trigger()
    settle(qtbot, program)
    assert session.notes.marks() == ()
    assert commands["redo"].text() == "Redo highlight 新质生产力的浪潮"
    commands["redo"].trigger()
    settle(qtbot, program)
    assert program.window.status.saving.text() == "saved ✓"
    leave(program)
    again = start()
    assert [mark.spans for mark in again.session.notes.marks()] == [(span,)]


def test_undo_twice_and_redo_keep_their_order(program: Program, qtbot: QtBot) -> None:
    session = program.session
    first, second = (span_of(session.text, words) for words in ("天津始终牢记", "谋篇布局"))
    session.notes.highlight([first])
    session.notes.highlight([second])
    settle(qtbot, program)
    session.notes.undo()
    session.notes.undo()
    qtbot.waitUntil(lambda: session.notes.marks() == () and not session.notes.busy)
    session.notes.redo()
    qtbot.waitUntil(lambda: len(session.notes.marks()) == 1 and not session.notes.busy)
    assert session.notes.marks()[0].spans == (first,)
    session.notes.highlight([second], "blue")
    settle(qtbot, program)
    assert session.notes.redo_name == ""


def test_ctrl_z_goes_first_to_the_focused_editor(program: Program, qtbot: QtBot) -> None:
    session = program.session
    session.notes.highlight([span_of(session.text, "谋篇布局")])
    settle(qtbot, program)
    field = program.annex.find.field
    program.window.find_dock.come_forward()
    field.setFocus()
    qtbot.keyClicks(field, "tj")
    QTest.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "tj"
    settle(qtbot, program)
    assert len(session.notes.marks()) == 1


def test_page_keys_are_only_typed_in_an_editor(program: Program, qtbot: QtBot) -> None:
    session = program.session
    program.window.view.select((span_of(session.text, "谋篇布局"),))
    field = program.annex.find.field
    program.window.find_dock.come_forward()
    field.setFocus()
    qtbot.keyClicks(field, "hn1/?")
    assert field.text() == "hn1/?"
    composing = QInputMethodEvent("xin", [])
    QGuiApplication.sendEvent(field, composing)
    QTest.keyClick(field, Key.Key_H)
    assert session.notes.marks() == ()
    commit = QInputMethodEvent()
    commit.setCommitString("新质")
    QGuiApplication.sendEvent(field, commit)
    assert "新质" in field.text()


def test_views_order_theme_zoom_and_pinyin_keep_the_place(program: Program) -> None:
    session, window = program.session, program.window
    section = session.text.arrangements[0].sections[3]
    offset = section.paragraphs[3].span.start + 2
    session.go_to(offset)
    paragraph = session.sitting.place_code(window.view.place())
    for name in ("ruby", "view_both", "view_corrected", "order_file", "theme_dark", "zoom_in"):
        window.commands[name].trigger()
        assert session.section.id == section.id, name
        assert session.sitting.place_code(window.view.place()) == paragraph, name
    assert session.settings.page.ruby is Ruby.ALL
    assert session.page.view is View.CORRECTED
    assert session.page.arrangement_id == "file"
    assert window.view.page_style.inks == program.themes.theme.page
    assert program.themes.theme.dark
    assert window.status.view.text() == "corrected"


def test_the_place_choices_and_docks_are_there_after_a_restart(
    start: Start, leave: Leave, qtbot: QtBot
) -> None:
    program = start()
    session, window = program.session, program.window
    window.commands["theme_sepia"].trigger()
    window.commands["show_contents"].trigger()
    assert window.contents_dock.isHidden()
    window.resize(1280, 480)
    session.go_to(session.text.arrangements[0].sections[4].paragraphs[3].span.start)
    qtbot.waitUntil(lambda: window.view.viewport().height() < 480)
    window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().value() + 37)
    place = window.view.place()
    leave(program)
    again = start()
    assert again.window.view.place() == place
    assert again.window.contents_dock.isHidden()
    assert not again.window.commands["show_contents"].isChecked()
    assert again.themes.theme.name == "sepia"


def test_a_narrow_window_leaves_the_page_its_room(program: Program, qtbot: QtBot) -> None:
    window = program.window
    docks = (window.contents_dock, window.notes_dock)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not any(dock.isHidden() for dock in docks))
    window.resize(640, 480)
    qtbot.waitUntil(lambda: all(dock.isHidden() for dock in docks))
    assert window.size().width() == 640
    window.commands["show_contents"].trigger()
    assert not window.contents_dock.isHidden()
    window.commands["show_contents"].trigger()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not any(dock.isHidden() for dock in docks))


def test_a_file_is_opened_dropped_and_recent(
    start: Start, leave: Leave, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start()
    session, window = program.session, program.window
    file = tmp_path / "港口.md"
    file.write_text("# 港口\n\n天津港是世界级港口。\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: session.text.title == "港口")
    session.notes.highlight([span_of(session.text, "天津港")])
    settle(qtbot, program)
    qtbot.waitUntil(lambda: session.words.unread() == [], timeout=30_000)
    assert program.annex.backstage.analyst.worker.running
    window.commands["shipped"].trigger()
    assert session.notes.marks() == ()
    assert len(session.state.recents) == 1
    leave(program)
    assert not program.annex.backstage.analyst.worker.running
    again = start()
    assert again.session.text.title != "港口"
    again.session.opener.recent(again.session.state.recents[0])
    qtbot.waitUntil(lambda: again.session.text.title == "港口")
    qtbot.waitUntil(lambda: len(again.session.notes.marks()) == 1)
    qtbot.waitUntil(lambda: again.session.words.unread() == [])
    assert not again.annex.backstage.analyst.worker.running


def test_what_is_no_text_is_a_sentence_and_the_old_text_stays(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session, window = program.session, program.window
    title = session.text.title
    file = tmp_path / "picture.md"
    file.write_bytes(b"\x89PNG\0\0\0" * 100)
    session.open_path(file)
    qtbot.waitUntil(lambda: bool(window.notice.sentence))
    assert "picture.md" in window.notice.sentence
    assert session.text.title == title
    session.open_path(tmp_path / "missing.md")
    qtbot.waitUntil(lambda: "missing.md" in window.notice.sentence)


def test_pasted_words_are_a_text_and_come_back_from_the_library(
    start: Start, leave: Leave, qtbot: QtBot
) -> None:
    program = start()
    QGuiApplication.clipboard().setText("滨海新区\n\n海河两岸，灯火璀璨。")
    program.window.commands["paste_text"].trigger()
    text = program.session.text
    assert "海河两岸" in text.printed
    leave(program)
    again = start()
    again.session.opener.recent(again.session.state.recents[0])
    qtbot.waitUntil(lambda: again.session.text.id == text.id)
    QGuiApplication.clipboard().setText("  ")
    again.window.commands["paste_text"].trigger()
    assert again.window.notice.sentence


def test_without_a_store_one_reads_and_acts_are_refused_with_the_sentence(
    start: Start, qtbot: QtBot, data_dir: Path
) -> None:
    (data_dir / "notebook.db").write_bytes(b"this is no database" * 50)
    program = start(ready=False)
    session, window = program.session, program.window
    qtbot.waitUntil(lambda: session.notes.state is SavingState.READING)
    assert "notebook.db" in window.notice.sentence
    assert window.status.saving.text() == "reading only"
    window.notice.hide()
    change = session.notes.highlight([span_of(session.text, "谋篇布局")])
    assert change is not None
    qtbot.waitUntil(lambda: session.notes.marks() == ())
    assert "notebook.db" in window.notice.sentence
    window.commands["next_section"].trigger()
    assert session.section.number == 2
    assert (data_dir / "notebook.db").read_bytes() == b"this is no database" * 50


def test_without_a_dictionary_other_texts_are_read_all_the_same(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_parts: Assembly) -> None:
        raise Refused("cedict.sqlite is missing.", "damaged")

    monkeypatch.setattr(Assembly, "lexicon", missing)
    program = start()
    session = program.session
    qtbot.waitUntil(lambda: program.window.notice.sentence == "cedict.sqlite is missing.")
    session.open_words("海河两岸。")
    assert session.page.paragraph(0).provisional
    qtbot.waitUntil(lambda: not session.page.paragraph(0).provisional, timeout=60_000)
    assert session.page.paragraph(0).tokens[0].pinyin == "Hǎihé"


def test_notes_of_another_process_are_shown_at_once(program: Program, qtbot: QtBot) -> None:
    session = program.session
    span = span_of(session.text, "谋篇布局")
    other = Assembly(session.parts.data_dir)
    answer = program.session.pool.run(
        lambda: other.ask_owner({"verb": "notes.add", "start": span.start, "end": span.end})
    )
    qtbot.waitUntil(lambda: len(session.notes.marks()) == 1)
    qtbot.waitUntil(answer.done)
    assert answer.result()["note"]["quote"] == "谋篇布局"
    session.notes.undo()
    qtbot.waitUntil(lambda: session.notes.marks() == ())


def test_progress_is_shown_and_can_be_forgotten(program: Program, qtbot: QtBot) -> None:
    session, panel = program.session, program.annex.contents
    section = session.section
    session.seen(section.paragraphs[-1].span.end - 1)
    assert session.percent(section) == 100
    panel._menu_section = section.id
    panel._reset_one()
    assert session.percent(section) == 0


def test_a_refusal_to_open_goes_when_another_text_is_open(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window, session = program.window, program.session
    session.open_path(tmp_path / "none.txt")
    qtbot.waitUntil(lambda: "none.txt" in window.notice.sentence)
    session.open_words("别的文章。")
    assert window.notice.sentence == ""
    session.open_words("")
    refusal = window.notice.sentence
    assert refusal
    session.refused.emit("of something else")
    session.open_shipped()
    assert window.notice.sentence == "of something else"


def test_a_fault_is_one_sentence_and_a_log_line_without_words(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    words = "".join(("秘密", "的笔记"))
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        program.faults._caught(RuntimeError, error, error.__traceback__)
    assert "Something went wrong" in program.window.notice.sentence
    assert str(program.session.parts.logs_dir) in program.window.notice.sentence
    assert words not in caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
def test_the_dialogs_open_beside_the_page(program: Program, qtbot: QtBot) -> None:
    wanted = {
        "keys": (KeysDialog, "Ctrl+F"),
        "errata": (ErrataDialog, "marked as doubtful"),
        "about": (AboutDialog, "CEDICT"),
    }
    for name, (kind, words) in wanted.items():
        program.window.commands[name].trigger()
        dialog = program.window.findChild(kind)
        assert words in " ".join(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()
    qtbot.waitUntil(lambda: program.window.findChild(QDialog) is None)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
def test_the_key_sheet_tells_the_keys_of_a_translator_too(program: Program) -> None:
    program.window.commands["keys"].trigger()
    dialog = program.window.findChild(KeysDialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"At the sentence desk", "Alt+1   Alt+9"} <= said
    dialog.reject()


def test_a_window_smaller_than_what_stood_around_its_page_opens(
    start: Start, leave: Leave, data_dir: Path, qtbot: QtBot
) -> None:
    leave(start())
    file = data_dir / "state.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept |= {"geometry": "", "surround": [900, 900, 900, 900]}
    file.write_text(json.dumps(kept), encoding="utf-8")
    again = start(ready=False)
    assert again.window.view.viewport().width() > 100
    qtbot.waitUntil(lambda: again.annex is not None)


def test_the_docks_are_as_wide_as_they_were_whatever_room_was_kept_for_them(
    start: Start, leave: Leave, data_dir: Path
) -> None:
    leave(start())
    file = data_dir / "state.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    left, top, right, bottom = kept["surround"]
    assert left > 200  # the contents
    kept |= {"surround": [left + 200, top, right, bottom]}
    file.write_text(json.dumps(kept), encoding="utf-8")
    again = start()
    assert again.window.contents_dock.width() == 250


def test_a_window_that_nobody_sees_works_all_the_same(start: Start, qtbot: QtBot) -> None:
    program = start(ready=False)
    program.window.view.viewport().removeEventFilter(program)  # as if it were never painted
    qtbot.waitUntil(lambda: program.annex is not None and program.store.store is not None)
