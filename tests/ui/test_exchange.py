"""Export… and Import Notes… in the window, on real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from builders import added, highlight, span_of, text_of
from tjreader.app.exchange import Content, Order
from tjreader.notes.anchor import AnchorState
from tjreader.notes.annotation import Colour, Style
from tjreader.notes.selection import Selection
from tjreader.ui.application import Program
from tjreader.ui.dialogs.colournames import ColourNamesDialog
from tjreader.ui.dialogs.export import PDF, ExportDialog
from tjreader.ui.dialogs.importing import ImportDialog
from tjreader.ui.dialogs.paper import PaperChoice, PaperDialog
from tjreader.ui.dialogs.working import WorkingDialog
from tjreader.ui.panels.rowsmodel import Roles

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]


def mark(qtbot: QtBot, program: Program, words: str, colour: str, note: str = "") -> str:
    """A highlight, on disk; its id."""
    notes = program.session.notes
    with qtbot.waitSignal(notes.notes_changed):
        change = notes.highlight((span_of(program.session.text, words),), colour, "tint")
    made = change.edits[0].after.id
    if note:
        with qtbot.waitSignal(notes.notes_changed):
            notes.edit_note(made, note)
    return made


def export_dialog(qtbot: QtBot, program: Program) -> ExportDialog:
    program.annex.handlers.table()["export"]()
    dialog = program.window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def write(qtbot: QtBot, program: Program, order: Order, path: Path) -> str:
    """The words that say it was written."""
    program.annex.ondemand.exchange.order(order)
    with qtbot.waitSignal(program.session.notice, timeout=20_000) as told:
        program.annex.ondemand.exchange.write(str(path))
    return told.args[0]


def test_the_dialog_counts_the_notes_that_are_meant(qtbot: QtBot, program: Program) -> None:
    mark(qtbot, program, "善作善成", "yellow")
    mark(qtbot, program, "策源地", "blue")
    dialog = export_dialog(qtbot, program)
    assert dialog.count.text() == "2 of 2 notes and highlights"
    blue = next(each for each in dialog.swatches if each.colour == "blue")
    qtbot.mouseClick(blue, Qt.MouseButton.LeftButton)
    assert dialog.count.text().startswith("1 of 2")
    dialog.formats.setCurrentIndex(dialog.formats.findData("csv"))
    assert not dialog.pinyin.isEnabled()
    dialog.formats.setCurrentIndex(dialog.formats.findData("epub"))
    assert dialog.pinyin.isEnabled()
    dialog.pinyin.setChecked(False)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.go_on.click()
    order = chosen.args[0]
    assert (order.format_id, order.content) == ("epub", Content(pinyin=False))
    assert order.selection.colours == (Colour.BLUE,)
    asked = program.window.findChild(QFileDialog)
    assert asked.defaultSuffix() == "epub"
    asked.reject()


def test_what_is_chosen_is_written_and_said(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    mark(qtbot, program, "善作善成", "yellow", "first")
    blue = mark(qtbot, program, "策源地", "blue", "second")
    path = tmp_path / "out.html"
    told = write(qtbot, program, Order("html"), path)
    assert told == f"Exported to {path}."
    page = path.read_text(encoding="utf-8")
    assert "first" in page
    assert "second" in page
    assert "<ruby>" in page
    only = Order("md", selection=Selection(ids=frozenset({blue})))
    write(qtbot, program, only, tmp_path / "out.md")
    words = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "second" in words
    assert "first" not in words


def test_notes_chosen_in_a_list_are_exported_alone(qtbot: QtBot, program: Program) -> None:
    mark(qtbot, program, "善作善成", "yellow")
    blue = mark(qtbot, program, "策源地", "blue")
    program.annex.ondemand.exchange.export_notes(frozenset({blue}))
    dialog = program.window.findChild(ExportDialog)
    assert dialog.count.text().startswith("1 of 2")
    assert dialog.answer().selection.ids == {blue}
    dialog.reject()


def test_notes_chosen_in_the_list_are_exported_by_key_and_by_button(
    qtbot: QtBot, program: Program
) -> None:
    ids = {mark(qtbot, program, "善作善成", "yellow"), mark(qtbot, program, "策源地", "blue")}
    mark(qtbot, program, "高质量", "pink")
    panel, board = program.annex.notes, program.annex.notes.board
    program.window.notes_dock.come_forward()
    panel.refresh()
    chosen = board.list.selectionModel()
    for row in range(board.list.model().rowCount()):
        index = board.list.model().index(row)
        if index.data(Roles.KEY) in ids:
            chosen.select(index, chosen.SelectionFlag.Select)
    qtbot.waitUntil(board.bulk.isVisible)
    board.list.setFocus()
    button = next(b for b in board.bulk.buttons if b.accessibleName() == "Export selected…")
    for press in (
        lambda: qtbot.keyClick(board.list, Qt.Key.Key_E),
        lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
    ):
        press()
        qtbot.waitUntil(lambda: program.window.findChild(ExportDialog) is not None)
        dialog = program.window.findChild(ExportDialog)
        assert dialog.answer().selection.ids == ids
        assert dialog.count.text().startswith("2 of 3")
        dialog.reject()
        qtbot.waitUntil(lambda: program.window.findChild(ExportDialog) is None)


def test_notes_are_chosen_by_how_sure_their_place_is(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    notes = program.session.notes
    mark(qtbot, program, "善作善成", "yellow")
    moved = highlight(program.session.text, "策源地", note="moved")
    anchor = replace(moved.anchor, state=AnchorState.MOVED, score=0.9)
    with qtbot.waitSignal(notes.notes_changed):
        notes.add_note(replace(moved, anchor=anchor))
    dialog = export_dialog(qtbot, program)
    for state, count in (("exact", 1), ("moved", 1), ("changed", 0), ("orphan", 0), ("", 2)):
        dialog.states.setCurrentIndex(dialog.states.findData(state))
        assert dialog.count.text().startswith(f"{count} of 2")
    dialog.states.setCurrentIndex(dialog.states.findData("moved"))
    order = dialog.answer()
    assert order.selection.states == (AnchorState.MOVED,)
    dialog.reject()
    path = tmp_path / "out.csv"
    write(qtbot, program, replace(order, format_id="csv"), path)
    assert len(path.read_text("utf-8-sig").splitlines()) == 2


def test_the_readers_names_of_colours_are_used(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    mark(qtbot, program, "策源地", "blue")
    settings = program.session.settings
    names = replace(settings.marks.names, blue="典故")
    program.session.change_settings(replace(settings, marks=replace(settings.marks, names=names)))
    dialog = export_dialog(qtbot, program)
    assert "典故" in [each.accessibleName() for each in dialog.swatches]
    dialog.reject()
    write(qtbot, program, Order("md"), tmp_path / "out.md")
    assert "(典故)" in (tmp_path / "out.md").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    with qtbot.waitSignal(program.session.refused, timeout=20_000) as told:
        program.annex.ondemand.exchange.write(str(tmp_path / "none" / "out.html"))
    assert "there is no folder" in told.args[0]
    assert not program.annex.ondemand.exchange.busy


def test_a_long_export_can_be_stopped(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("".join(f"# {n}\n\n{'一二三四五。' * 40}\n\n" for n in range(1500)), "utf-8")
    program = start(book)
    qtbot.waitUntil(lambda: program.session.text.title == "book")
    path = tmp_path / "out.html"
    path.write_text("old")
    with qtbot.waitSignal(program.session.notice, timeout=20_000) as told:
        program.annex.ondemand.exchange.write(str(path))
        program.window.findChild(WorkingDialog).reject()
    assert "Stopped" in told.args[0]
    assert path.read_text() == "old"
    assert not program.annex.ondemand.exchange.busy


def test_words_that_are_still_being_read_are_said(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    # The article needs no worker, so the one for these words has only just been started.
    program.session.open_words("海阔天空。")
    told = write(qtbot, program, Order("html"), tmp_path / "out.html")
    assert "without pinyin" in told
    assert "<ruby>" not in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_pdf_is_in_the_same_dialog(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    mark(qtbot, program, "善作善成", "yellow", "of note")
    dialog = export_dialog(qtbot, program)
    dialog.formats.setCurrentIndex(dialog.formats.findData(PDF))
    assert dialog.notes.isEnabled()
    assert dialog.notes.isChecked()
    dialog.go_on.click()
    asked = program.window.findChild(QFileDialog)
    assert asked.defaultSuffix() == "pdf"
    path = tmp_path / "out.pdf"
    with qtbot.waitSignal(program.session.notice, timeout=60_000):
        asked.fileSelected.emit(str(path))
    asked.reject()
    pages = pypdf.PdfReader(path, strict=True).pages
    assert "ofnote" in "".join("".join(each.extract_text() for each in pages).split())


def test_a_long_pdf_can_be_stopped(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("".join(f"# {n}\n\n{'一二三四五。' * 40}\n\n" for n in range(400)), "utf-8")
    program = start(book)
    qtbot.waitUntil(lambda: program.session.text.title == "book")
    path = tmp_path / "out.pdf"
    path.write_text("old")
    paperwork = program.annex.ondemand.paperwork
    paperwork.save_these(PaperChoice(whole=True, notes=True), None)
    program.window.findChild(QFileDialog).reject()
    paperwork.write_pdf(str(path))
    working = program.window.findChild(WorkingDialog)
    qtbot.waitUntil(working.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: 0 < working.bar.value() < working.bar.maximum(), timeout=20_000)
    with qtbot.waitSignal(program.session.notice, timeout=20_000) as told:
        working.reject()
    assert "Stopped" in told.args[0]
    assert path.read_text() == "old"
    assert not paperwork.busy
    qtbot.waitUntil(lambda: program.window.findChild(WorkingDialog) is None)


# --- in


def import_dialog(qtbot: QtBot, program: Program, path: Path) -> ImportDialog:
    program.annex.ondemand.exchange.read(str(path))
    qtbot.waitUntil(lambda: program.window.findChild(ImportDialog) is not None)
    dialog = program.window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def file(program: Program, tmp_path: Path) -> Path:
    """Two notes on the article."""
    text = program.session.text
    found = (
        highlight(text, "善作善成", note="theirs", annotation_id="a" * 32),
        highlight(text, "策源地", colour=Colour.BLUE, style=Style.WAVY, annotation_id="b" * 32),
    )
    path = tmp_path / "their notes.json"
    parts = program.session.parts
    parts.write(path, parts.export(Order("json"), program.session.sitting.opened, found))
    return path


def test_an_import_is_shown_then_done_and_undone_in_one_step(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    notes = program.session.notes
    dialog = import_dialog(qtbot, program, file)
    assert "2 new" in dialog.summary.text()
    assert dialog.go_on.text() == "Import 2 Notes"
    assert not dialog.prefer.isVisible()
    assert notes.annotations() == ()
    with qtbot.waitSignal(notes.notes_changed):
        dialog.go_on.click()
    assert len(notes.marks()) == 2
    assert "import" in notes.undo_name
    with qtbot.waitSignal(notes.notes_changed):
        notes.undo()
    assert notes.annotations() == ()
    with qtbot.waitSignal(notes.notes_changed):
        notes.redo()
    again = import_dialog(qtbot, program, file)
    assert "nothing that is not here already" in again.summary.text()
    assert not again.go_on.isEnabled()
    again.reject()


def test_a_conflict_shows_both_and_the_reader_chooses(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    notes = program.session.notes
    mine = replace(
        highlight(program.session.text, "善作善成", note="mine", annotation_id="a" * 32),
        updated="2026-01-01T00:00:00+00:00",
    )
    with qtbot.waitSignal(notes.notes_changed):
        notes.add_note(mine)
    dialog = import_dialog(qtbot, program, file)
    assert "1 new, 0 changed, 1 kept" in dialog.summary.text()
    shown = [
        item.text(2)
        for item in dialog.rows.findItems(
            "", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 2
        )
    ]
    assert {"mine", "theirs"} <= set(shown)
    dialog.prefer.setCurrentIndex(2)
    assert "1 new, 1 changed, 0 kept" in dialog.summary.text()
    with qtbot.waitSignal(notes.notes_changed):
        dialog.go_on.click()
    assert notes.annotation("a" * 32).note == "theirs"
    with qtbot.waitSignal(notes.notes_changed):
        notes.undo()
    assert notes.annotations() == (mine,)


@pytest.mark.parametrize("format_id", ["json", "csv", "xlsx"])
def test_a_note_whose_id_another_text_has_is_taken_in_beside_it(
    qtbot: QtBot, program: Program, tmp_path: Path, format_id: str
) -> None:
    session = program.session
    other = highlight(text_of(), "善作善成", note="of another text", annotation_id="a" * 32)
    session.notes.port.apply(added(other)).result(10)
    theirs = highlight(session.text, "善作善成", note="theirs", annotation_id="a" * 32)
    path = tmp_path / f"a.{format_id}"
    made = session.parts.export(Order(format_id), session.sitting.opened, (theirs,))
    session.parts.write(path, made)
    dialog = import_dialog(qtbot, program, path)
    assert "1 new" in dialog.summary.text()
    with qtbot.waitSignal(session.notes.notes_changed):
        dialog.go_on.click()
    (taken,) = session.notes.annotations()
    assert taken.note == "theirs"
    assert session.notes.port.annotations("example").result(10) == (other,)


def test_a_file_that_is_none_gets_a_sentence(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    for name, words in (("a.json", "[" * 100_000), ("a.csv", "x,y\n1,2\n"), ("a.docx", "x")):
        path = tmp_path / name
        path.write_text(words)
        with qtbot.waitSignal(program.session.refused, timeout=20_000) as told:
            program.annex.ondemand.exchange.read(str(path))
        assert str(path) in told.args[0]
        assert program.window.findChild(ImportDialog) is None


def test_notes_on_another_text_are_refused(qtbot: QtBot, program: Program, file: Path) -> None:
    value = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(value | {"id": "other", "revision": "0" * 64}), "utf-8")
    with qtbot.waitSignal(program.session.refused, timeout=20_000) as told:
        program.annex.ondemand.exchange.read(str(file))
    assert "open that text first" in told.args[0]


def test_tab_goes_through_what_is_asked_and_comes_to_the_buttons_last(
    qtbot: QtBot, program: Program
) -> None:
    paper = PaperDialog(program.window, PaperChoice(), pdf=True)
    names = ColourNamesDialog(program.session, program.window.themes.theme, program.window)
    for dialog in (export_dialog(qtbot, program), paper, names):
        dialog.show()
        qtbot.waitUntil(lambda shown=dialog: shown.focusWidget() is not None)
        order = []
        for _ in range(30):
            if dialog.focusWidget() in order:
                break
            order.append(dialog.focusWidget())
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        buttons = dialog.buttons.buttons()
        assert len(order) > len(buttons)
        assert set(order[-2:]) == set(buttons)
        dialog.reject()


def test_a_file_is_written_as_what_its_name_says(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "notes.csv"
    write(qtbot, program, Order("html"), path)
    assert (
        path.read_bytes().startswith(b"\xef\xbb\xbf") or b"," in path.read_bytes().splitlines()[0]
    )
    assert b"<html" not in path.read_bytes()
    with qtbot.waitSignal(program.session.refused) as told:
        program.annex.ondemand.exchange.write(str(tmp_path / "notes.pdf"))
    assert "choose PDF" in told.args[0]
    assert not (tmp_path / "notes.pdf").exists()
