"""Terms to files and back, in the real window with a real notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from deskfilestories import CLIENT, Translator, choose, rows
from tjreader.app import termbase
from tjreader.desk.concept import Status
from tjreader.ui.application import Program
from tjreader.ui.bench.columnsform import ColumnsDialog, letters
from tjreader.ui.bench.exportforms import (
    TermExportDialog,
    TermWish,
)
from tjreader.ui.bench.incomingforms import MOST
from tjreader.ui.bench.incomingterms import TermImportDialog
from tjreader.ui.dialogs.working import WorkingDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]


def test_nothing_of_it_is_loaded_before_it_is_wished_for(translator: Translator) -> None:
    assert translator.program.annex.bench._exchange is None


def test_the_dialog_says_what_goes_out_and_what_a_format_loses(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay")
    translator.program.annex.handlers.table()["export_terms"]()
    dialog = translator.shown(TermExportDialog)
    total = len(translator.desk.concepts())
    assert dialog.count.text() == f"{total} terms, 1 with a decided rendering."
    assert not dialog.language.isVisible()
    choose(dialog.formats, "omegat")
    assert dialog.language.isVisible()  # one language alone
    choose(dialog.formats, "tbx3")
    assert "all there is" in dialog.about.text()
    assert dialog.which.findData("chosen") < 0  # no row is chosen
    choose(dialog.which, "own")
    choose(dialog.formats, "tbx2")
    assert "Not in it: deprecated renderings" in dialog.about.text()
    assert dialog.count.text().startswith("One term")
    with translator.qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args[0] == TermWish("tbx2", "own")
    asked = translator.shown(QFileDialog)
    assert asked.defaultSuffix() == "tbx"
    asked.reject()
    translator.exchange.export_terms()
    again = translator.shown(TermExportDialog)
    assert again.answer() == TermWish("tbx2", "own")  # as it was chosen last
    again.reject()


def test_where_there_is_no_term_nothing_is_offered(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    words = tmp_path / "plain.txt"
    words.write_text("只有一句话。\n", encoding="utf-8")
    translator = Translator(start(words), qtbot, tmp_path)
    qtbot.waitUntil(lambda: translator.session.text.title == "plain")
    translator.exchange.export_terms()
    dialog = translator.shown(TermExportDialog)
    assert not dialog.go_on.isEnabled()
    assert dialog.count.text().startswith("There are no terms yet.")
    dialog.reject()


def test_rows_chosen_in_the_list_go_out_alone(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay")
    translator.has("海河", "the Haihe")
    terms = translator.program.annex.bench.bench.terms
    terms.refresh()
    terms.select(translator.own()["海河"].id)
    translator.exchange.export_terms()
    dialog = translator.shown(TermExportDialog)
    choose(dialog.which, "chosen")
    assert dialog.count.text().startswith("One term")
    dialog.reject()
    path = translator.write_terms(TermWish("omegat", "chosen"), "some.utf8")
    assert path.read_text("utf-8").startswith("海河\tthe Haihe\tapproved")
    assert len(path.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "begin"), [("a.xlsx", b"PK"), ("a.TBX", b"<?xml"), ("a.txt", b"<?xml")]
)
def test_a_file_is_what_its_name_says(translator: Translator, name: str, begin: bytes) -> None:
    """A name may end otherwise than the format that was chosen does."""
    translator.has("滨海湾", "Binhai Bay")
    path = translator.write_terms(TermWish("tbx2", "own"), name)
    assert path.read_bytes().startswith(begin)
    assert (b"<martif" in path.read_bytes()) == (begin != b"PK")


@pytest.mark.parametrize(
    ("format_id", "name"),
    [("tbx3", "a.tbx"), ("tbx2", "a.tbx"), ("csv", "a.csv"), ("xlsx", "a.xlsx")],
)
def test_what_went_out_comes_back_in_another_place_as_one_step(
    translator: Translator, format_id: str, name: str
) -> None:
    translator.has("滨海湾", "Binhai Bay")
    translator.has("天开园", "Tiankai Park")
    before = translator.own()
    path = translator.write_terms(TermWish(format_id, "own"), name)
    ids = [each.id for each in translator.desk.own()]
    translator.program.annex.desk.act(lambda desk: termbase.delete(desk, ids))
    translator.settled()
    assert translator.own() == {}
    translator.exchange.read_terms(str(path))  # its columns are ours: they are not asked for
    dialog = translator.shown(TermImportDialog)
    assert rows(dialog)["New (1)"] == [["滨海湾", "", "Binhai Bay (en, approved)"]]
    assert translator.own() == {}  # only looked at
    told = translator.told(dialog.go_on.click)
    assert told == f"{name} is imported. New terms: 1, changed: 1."
    translator.settled()
    after = translator.own()
    assert after["滨海湾"].id == before["滨海湾"].id
    assert after["天开园"].decided().words == "Tiankai Park"
    assert translator.session.notes.undo_name == f"import of terms {name}"
    translator.session.notes.undo()
    translator.settled()
    assert translator.own() == {}


def test_a_place_that_cannot_be_written_is_said(translator: Translator) -> None:
    translator.exchange._outgoing = translator.desk.concepts()
    path = translator.folder / "none" / "out.csv"
    said = translator.refused(lambda: translator.exchange.write_terms(str(path)))
    assert "there is no folder" in said
    assert not translator.exchange.busy


def test_an_export_that_is_stopped_leaves_the_file_as_it_was(translator: Translator) -> None:
    translator.exchange._outgoing = translator.desk.concepts() * 300
    path = translator.folder / "out.tbx"
    path.write_text("old", encoding="utf-8")

    def write_and_stop() -> None:
        translator.exchange.write_terms(str(path))
        translator.window.findChild(WorkingDialog).reject()

    assert "Stopped" in translator.told(write_and_stop)
    assert path.read_text("utf-8") == "old"
    assert not translator.exchange.busy


# Terms, in


def test_columns_are_guessed_shown_and_changed(translator: Translator) -> None:
    path = translator.file("client.csv", CLIENT)
    translator.exchange.read_terms(path)
    dialog = translator.shown(ColumnsDialog)
    assert [each.currentData() for each in dialog.kinds] == [
        "term",
        "rendering",
        "rendering",
        "note",
    ]
    assert [each.text() for each in dialog.languages] == ["", "en", "de", ""]
    assert dialog.sample.item(2, 0).text() == "滨海湾"
    assert dialog.sample.horizontalHeaderItem(1).text() == "B · 英文"
    assert dialog.kinds[0].hasFocus()
    choose(dialog.kinds[3], "term")  # the column that was it is none any more
    assert dialog.kinds[0].currentData() == ""
    choose(dialog.kinds[3], "")
    assert dialog.fault.text() == "Say which column holds the terms."
    assert not dialog.go_on.isEnabled()
    choose(dialog.kinds[0], "term")
    dialog.languages[2].setText("d e")
    assert "no tag of a language" in dialog.fault.text()
    assert not dialog.go_on.isEnabled()
    dialog.languages[2].setText("fr-CA")
    choose(dialog.status, "proposed")
    choose(dialog.holds, "all")
    dialog.go_on.click()
    preview = translator.shown(TermImportDialog)
    assert rows(preview)["New (2)"][0] == [
        "滨海湾", "", "Binhai Bay (en, proposed); Binhai-Bucht (fr-CA, proposed)",
    ]  # fmt: skip
    preview.go_on.click()
    translator.settled()
    made = translator.own()["滨海湾"]
    assert made.text_id is None
    assert made.note == ""
    assert {each.language for each in made.renderings} == {"en", "fr-CA"}
    assert {each.status for each in made.renderings} == {Status.PROPOSED}


def test_without_names_the_first_row_is_a_term(translator: Translator) -> None:
    path = translator.file("bare.csv", "Bucht,滨海湾\nHaihe,海河\n")
    translator.exchange.read_terms(path)
    dialog = translator.shown(ColumnsDialog)
    assert not dialog.names.isChecked()
    assert dialog.sample.rowCount() == 2 + 2
    assert dialog.sample.horizontalHeaderItem(0).text() == "A"
    dialog.names.setChecked(True)
    assert dialog.sample.rowCount() == 2 + 1
    dialog.names.setChecked(False)
    dialog.language.setText("de")
    dialog.go_on.click()
    preview = translator.shown(TermImportDialog)
    assert rows(preview)["New (2)"][0] == ["滨海湾", "", "Bucht (de, approved)"]
    preview.reject()


def test_from_the_preview_one_goes_back_to_the_columns(translator: Translator) -> None:
    preview = translator.import_table(translator.file("client.csv", CLIENT))
    back = next(each for each in preview.buttons.buttons() if each.text() == "Back")
    back.click()
    dialog = translator.shown(ColumnsDialog)
    assert dialog.languages[2].text() == "de"
    choose(dialog.kinds[2], "")
    dialog.go_on.click()
    translator.gone(ColumnsDialog)
    preview = translator.shown(TermImportDialog)
    assert rows(preview)["New (2)"][0] == ["滨海湾", "", "Binhai Bay (en, approved)"]
    preview.reject()


@pytest.mark.parametrize("kind", [ColumnsDialog, TermImportDialog])
def test_escape_imports_nothing(translator: Translator, kind: type) -> None:
    translator.exchange.read_terms(translator.file("client.csv", CLIENT))
    dialog = translator.shown(ColumnsDialog)
    if kind is TermImportDialog:
        dialog.go_on.click()
        dialog = translator.shown(TermImportDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    translator.gone(kind)
    assert translator.own() == {}
    assert not translator.session.notes.can_undo
    assert not translator.exchange.busy


def test_what_differs_is_listed_and_chosen_for_all(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay Area")
    preview = translator.import_table(translator.file("client.csv", CLIENT))
    assert preview.summary.text().startswith("client.csv: 1 new, 1 differ.")
    assert [preview.prefer.itemData(n) for n in range(preview.prefer.count())] == ["mine", "file"]
    listed = rows(preview)
    assert listed["Differ (1)"][1] == ["rendering", "✓ Binhai Bay Area", "Binhai Bay"]
    choose(preview.prefer, "file")
    assert rows(preview)["Differ (1)"][1] == ["rendering", "Binhai Bay Area", "✓ Binhai Bay"]
    preview.go_on.click()
    translator.settled()
    changed = translator.own()["滨海湾"]
    assert changed.decided().words == "Binhai Bay"
    assert ("Binhai Bay Area", "Binhai Bay") in [(one.before, one.after) for one in changed.log]
    translator.session.notes.undo()
    translator.settled()
    assert list(translator.own()) == ["滨海湾"]
    assert translator.own()["滨海湾"].decided().words == "Binhai Bay Area"


def test_mine_is_kept_and_the_other_is_a_proposal(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay Area")
    preview = translator.import_table(translator.file("client.csv", CLIENT))
    preview.go_on.click()
    translator.settled()
    kept = translator.own()["滨海湾"]
    assert kept.decided().words == "Binhai Bay Area"
    assert kept.renderings_of(Status.PROPOSED)[0].words == "Binhai Bay"


def test_a_file_of_what_is_here_has_nothing_to_import(translator: Translator) -> None:
    path = translator.file("client.csv", CLIENT)
    translator.import_table(path).go_on.click()
    translator.settled()
    translator.gone(TermImportDialog)
    preview = translator.import_table(path)
    assert preview.summary.text() == "client.csv holds nothing that is not here already."
    assert not preview.go_on.isEnabled()
    preview.reject()


def test_what_is_changed_while_one_looks_is_not_written_over(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay Area")
    preview = translator.import_table(translator.file("client.csv", CLIENT))
    choose(preview.prefer, "file")
    known = translator.own()["滨海湾"].id
    translator.program.annex.desk.act(lambda desk: termbase.decide(desk, known, "my own words"))
    assert "changed meanwhile" in translator.refused(preview.go_on.click)
    assert translator.own()["滨海湾"].decided().words == "my own words"


def test_a_file_that_cannot_be_read_is_said(translator: Translator) -> None:
    said = translator.refused(
        lambda: translator.exchange.read_terms(translator.file("bad.tbx", "<html></html>"))
    )
    assert "bad.tbx" in said
    said = translator.refused(
        lambda: translator.exchange.read_terms(translator.file("odd.pdf", "x"))
    )
    assert "Terms are read from files that end in" in said
    assert not translator.exchange.busy


def test_a_table_without_rows_has_nothing_to_import(translator: Translator) -> None:
    translator.exchange.read_terms(translator.file("none.csv", "\n"))
    dialog = translator.shown(ColumnsDialog)
    assert dialog.fault.text() == "none.csv holds no rows."
    assert not dialog.go_on.isEnabled()
    dialog.reject()


def test_of_very_many_rows_the_first_are_shown_and_all_are_taken(translator: Translator) -> None:
    table = "term,en\n" + "".join(f"词条{n},entry {n}\n" for n in range(MOST + 5))
    preview = translator.import_table(translator.file("many.csv", table))
    group = preview.rows.topLevelItem(0)
    assert group.childCount() == MOST + 1
    assert group.child(MOST).text(0) == "… and 5 more"
    preview.go_on.click()
    translator.settled()
    assert len(translator.own()) == MOST + 5


def test_another_text_that_was_opened_meanwhile_gets_nothing(translator: Translator) -> None:
    preview = translator.import_table(translator.file("client.csv", CLIENT))
    translator.session.open_words("另一篇文章。", "other")
    translator.qtbot.waitUntil(lambda: translator.session.text.id != "tianjin")
    assert "Another text" in translator.told(preview.go_on.click)
    assert translator.own() == {}


def test_letters_of_columns() -> None:
    assert [letters(n) for n in (0, 25, 26, 63)] == ["A", "Z", "AA", "BL"]
