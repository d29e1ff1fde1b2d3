"""What a file or a person wrote is shown letter by letter, wherever Qt could take it for markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as Guess
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from annotating import TEXT
from builders import highlight, span_of
from tjreader.app.exchange import Order
from tjreader.app.filenames import proposed_name
from tjreader.app.importing import Prefer, plan
from tjreader.app.incoming import Incoming
from tjreader.app.settings import ColourNames
from tjreader.ui.application import Program
from tjreader.ui.dialogs.export import ExportDialog
from tjreader.ui.dialogs.importing import ImportDialog
from tjreader.ui.dialogs.paper import PaperChoice
from tjreader.ui.panels.rowsmodel import Roles
from tjreader.ui.reader.barbuttons import ColourButton
from tjreader.ui.tips import broken_tip, plain_tip

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

EVIL = '<img src="file:///etc/passwd">'
Start = Callable[..., Program]


def read(words: str) -> str:
    """What a person reads where Qt guesses whether it is given markup."""
    if not Guess.mightBeRichText(words):
        return words
    document = QTextDocument()
    document.setHtml(words)
    assert "\ufffc" not in document.toPlainText(), "a picture"
    return document.toPlainText()


def shown(widget: QWidget) -> Iterator[str]:
    """All words of the labels and tips inside a widget, as a person reads them."""
    for each in (widget, *widget.findChildren(QWidget)):
        yield read(each.toolTip())
        if isinstance(each, QLabel):
            guesses = each.textFormat() is not Qt.TextFormat.PlainText
            yield read(each.text()) if guesses else each.text()
    for action in widget.findChildren(QAction):
        yield read(action.toolTip())


def evil_file(folder: Path) -> Path:
    """A text whose name, headings and words are markup."""
    path = folder / "<img src=x onerror=y> & <b>b.md"
    path.write_text(f"# {EVIL}\n\n## <s>二</s>\n\n天津 {EVIL} 发展。\n", encoding="utf-8")
    return path


@given(st.text(st.sampled_from("<>&;/ltimgsrc=x\"' 一")))
def test_a_tip_says_what_it_was_given(words: str) -> None:
    assert read(plain_tip(words)).split() == words.split()
    assert read(broken_tip(words, words)).split() == (words + "\n" + words).split()


@pytest.mark.parametrize("words", [EVIL, "&lt;b>", "<?xml?>", "a\n<b>c", "Q&A", "<!--", "一 < 二"])
def test_a_tip_is_never_markup(words: str) -> None:
    assert read(plain_tip(words)) == words
    assert plain_tip("plain words, 一\n二") == "plain words, 一\n二"


def test_a_texts_words_in_the_window(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(evil_file(tmp_path))
    window, annex = program.window, program.annex
    qtbot.waitUntil(lambda: EVIL in window.view.page.paragraph(0).text or len(window.view.page) > 1)
    assert "<b>b" in window.windowTitle()
    rows = annex.contents.tree.model()
    titles = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert EVIL in titles
    assert "<s>二</s>" in titles
    assert window.toolbar.findChild(QLabel, "sectionTitle").textFormat() is Qt.TextFormat.PlainText
    tips = [each for each in shown(window) if "<img" in each]
    assert all("onerror" in each or EVIL in each for each in tips)
    assert any("onerror" in each for each in tips)  # the path of the recent text


def test_a_note_a_tag_and_a_colours_name(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(evil_file(tmp_path))
    session, annex = program.session, program.annex
    colour = f"{EVIL[:28]}>"
    marks = replace(session.settings.marks, names=ColourNames(yellow=colour))
    session.change_settings(replace(session.settings, marks=marks))
    with qtbot.waitSignal(session.notes.notes_changed):
        change = session.notes.highlight((span_of(session.text, EVIL),), "yellow", "tint")
    made = change.edits[0].after.id
    with qtbot.waitSignal(session.notes.notes_changed):
        session.notes.edit_note(made, EVIL, (EVIL,))
    annex.notes.refresh()
    index = annex.notes.list.model().index(0)
    row = index.data(Roles.ROW)
    assert (row.title, row.annotation.note, row.annotation.tags) == (EVIL, EVIL, (EVIL,))
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    undo = program.window.commands["undo"]
    assert "<img" in undo.text()
    assert "<img" in read(undo.toolTip())
    names = {
        read(each.toolTip())
        for each in program.window.findChildren(ColourButton)
        if each.colour == "yellow"
    }
    assert names
    assert all(each.startswith(colour) for each in names)
    program.window.view.select((span_of(session.text, EVIL),))
    assert all("\ufffc" not in each for each in shown(program.window))


def test_the_search_finds_it_as_words(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(evil_file(tmp_path))
    annex = program.annex
    annex.find.open_find("<img")
    annex.find.search()
    qtbot.waitUntil(lambda: annex.find.list.model().rowCount() > 1)
    model = annex.find.list.model()
    for row in range(model.rowCount()):
        assert model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert any("<img" in str(model.index(row, 0).data()) for row in range(model.rowCount()))


def test_messages_say_it_as_words(program: Program) -> None:
    for tell in (program.session.refused, program.session.notice):
        tell.emit(f"{EVIL} is none.")
        label = program.window.notice.words
        assert label.text() == f"{EVIL} is none."
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_dialogs_say_it_as_words(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(evil_file(tmp_path))
    with qtbot.waitSignal(program.session.notes.notes_changed):
        change = program.session.notes.highlight(
            (span_of(program.session.text, EVIL),), "yellow", "tint"
        )
    with qtbot.waitSignal(program.session.notes.notes_changed):
        program.session.notes.edit_note(change.edits[0].after.id, EVIL, (EVIL,))
    program.annex.handlers.table()["export"]()
    dialog = program.window.findChild(ExportDialog)
    offered = [dialog.tags.itemText(row) for row in range(dialog.tags.count())]
    assert f"#{EVIL}" in offered
    assert all("\ufffc" not in each for each in shown(dialog))
    dialog.reject()


def test_an_import_says_it_as_words(qtbot: QtBot) -> None:
    note = replace(highlight(TEXT, "二三", note=EVIL), tags=(EVIL,))
    incoming = Incoming(EVIL, (note,), (), (f"{EVIL} cannot be read.",))
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(prefer: Prefer):
        return plan(TEXT, (), incoming, prefer)

    dialog = ImportDialog(parent, TEXT, make)
    tree = dialog.findChild(QTreeWidget)
    items = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 2)
    assert {item.text(2) for item in items} >= {EVIL, f"{EVIL} cannot be read."}
    assert {item.toolTip(column) for item in items for column in range(3)} == {""}
    assert all("\ufffc" not in each for each in shown(dialog))


def test_a_title_may_hold_qts_sign_of_unsaved(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "a[*]b.txt"
    path.write_text("天津。", encoding="utf-8")
    program = start(path)
    title = program.window.windowTitle()
    assert title.replace("[*][*]", "[*]") == "a[*]b"
    assert title.count("[*]") == 2


def test_names_of_files_are_proposed_safely(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "..name\u202e~.txt"
    path.write_text("# ../../天津/CON: <b>\n\n天津。", encoding="utf-8")
    program = start(path)
    annex, title = program.annex, program.session.text.title
    annex.ondemand.exchange._ask_file(Order("html"))
    annex.ondemand.exchange._paperwork._ask_file(PaperChoice(whole=False))
    asked = program.window.findChildren(QFileDialog)
    names = [Path(file).name for each in asked for file in each.selectedFiles()]
    section = program.session.section.title
    assert names == [proposed_name(title, ".html"), proposed_name(section, ".pdf")]
    assert all(
        Path(each.selectedFiles()[0]).parent == Path(each.directory().path()) for each in asked
    )
    for each in asked:
        each.reject()
