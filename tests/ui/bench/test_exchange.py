"""Terms and translations to files and back, in the real window with a real notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tjreader.app import termbase, translating
from tjreader.app.desk import Desk
from tjreader.app.sentenceexport import SentenceWish
from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.desk.segments import segments
from tjreader.desk.translation import Stage
from tjreader.ui.application import Program
from tjreader.ui.bench.columnsform import ColumnsDialog, letters
from tjreader.ui.bench.deskexchange import DeskExchange
from tjreader.ui.bench.exportforms import (
    TermExportDialog,
    TermWish,
    TranslationExportDialog,
    TranslationWish,
)
from tjreader.ui.bench.incomingforms import MOST, IncomingDialog
from tjreader.ui.bench.incomingterms import TermImportDialog
from tjreader.ui.bench.incomingtranslation import TranslationImportDialog
from tjreader.ui.dialogs.working import WorkingDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

Start = Callable[..., Program]
Dialog = TypeVar("Dialog")
CLIENT = "中文术语;英文;德文;备注\n滨海湾;Binhai Bay;Binhai-Bucht;client\n海河;the Haihe;;\n"
SENTENCE = "一子落而满盘活。"
UNIT = '<tu><tuv xml:lang="zh"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'


class Translator:
    """A translator who has files."""

    def __init__(self, program: Program, qtbot: QtBot, folder: Path) -> None:
        self.program, self.qtbot, self.folder = program, qtbot, folder
        self.window, self.session = program.window, program.session
        qtbot.waitUntil(lambda: program.annex.desk.loaded)

    @property
    def desk(self) -> Desk:
        return self.program.annex.desk.desk

    @property
    def exchange(self) -> DeskExchange:
        return self.program.annex.bench.exchange

    def own(self) -> dict[str, Concept]:
        return {each.name: each for each in self.desk.own()}

    def has(self, form: str, words: str, status: Status = Status.APPROVED) -> None:
        """A term of one's own, on disk."""
        made = Concept("", (SourceForm(form),), (Rendering(words, status=status),))
        self.program.annex.desk.act(lambda desk: termbase.add(desk, made))
        self.settled()

    def says(self, words: str, stage: Stage = Stage.DONE) -> None:
        """A translation of the sentence, on disk."""
        span = self.span()
        act = self.program.annex.desk.act
        act(lambda desk: translating.translate(desk, span, words))
        act(lambda desk: translating.stage(desk, (span,), stage))
        self.settled()

    def span(self):
        return next(each.span for each in segments(self.session.text) if each.printed == SENTENCE)

    def said(self) -> list[tuple[str, Stage]]:
        return [(each.words, each.stage) for each in self.desk.translations()]

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.pending == 0)

    def file(self, name: str, words: str) -> str:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return str(path)

    def memory(self, *pairs: tuple[str, str]) -> str:
        units = "".join(UNIT.format(*pair) for pair in pairs)
        return self.file("memory.tmx", f'<tmx version="1.4"><body>{units}</body></tmx>')

    def shown(self, kind: type[Dialog]) -> Dialog:
        """The dialog that has come."""
        found: list[Dialog] = []

        def come() -> bool:
            found[:] = [each for each in self.window.findChildren(kind) if each.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(come, timeout=20_000)
        return found[0]

    def gone(self, kind: type) -> None:
        self.qtbot.waitUntil(lambda: self.window.findChild(kind) is None)

    def told(self, act: Callable[[], None]) -> str:
        """What is said when it is done."""
        with self.qtbot.waitSignal(self.session.notice, timeout=20_000) as told:
            act()
        return str(told.args[0])

    def refused(self, act: Callable[[], None]) -> str:
        """What is said when it cannot be done."""
        with self.qtbot.waitSignal(self.session.refused, timeout=20_000) as told:
            act()
        return str(told.args[0])

    def write_terms(self, wish: TermWish, name: str) -> Path:
        self.exchange._ask_term_file(wish)
        self.shown(QFileDialog).reject()
        path = self.folder / name
        assert self.told(lambda: self.exchange.write_terms(str(path))) == f"Exported to {path}."
        return path

    def import_table(self, path: str) -> TermImportDialog:
        """Read a table and take its columns as they are guessed."""
        self.exchange.read_terms(path)
        self.shown(ColumnsDialog).go_on.click()
        return self.shown(TermImportDialog)


@pytest.fixture
def translator(program: Program, qtbot: QtBot, tmp_path: Path) -> Translator:
    return Translator(program, qtbot, tmp_path)


def rows(dialog: IncomingDialog) -> dict[str, list[list[str]]]:
    """The groups and the cells of their rows, of what lies below them too."""

    def cells(item: QTreeWidgetItem) -> list[list[str]]:
        found = []
        for at in range(item.childCount()):
            child = item.child(at)
            found.append([child.text(column) for column in range(3)])
            found += cells(child)
        return found

    tops = (dialog.rows.topLevelItem(at) for at in range(dialog.rows.topLevelItemCount()))
    return {top.text(0): cells(top) for top in tops}


def choose(box, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


# Terms, out


def test_nothing_of_it_is_loaded_before_it_is_wished_for(translator: Translator) -> None:
    assert translator.program.annex.bench._exchange is None


def test_the_dialog_says_what_goes_out_and_what_a_format_loses(translator: Translator) -> None:
    translator.has("滨海湾", "Binhai Bay")
    translator.program.annex.handlers.table()["export_terms"]()
    dialog = translator.shown(TermExportDialog)
    total = len(translator.desk.concepts())
    assert dialog.count.text() == f"{total} terms, 1 with a decided rendering."
    assert not dialog.language.isEnabled()
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


# Translations


def test_a_translation_goes_out_with_the_terms_due(translator: Translator) -> None:
    translator.has("新阶段", "the new stage")
    translator.says("One move.")
    translator.program.annex.handlers.table()["export_translation"]()
    dialog = translator.shown(TranslationExportDialog)
    assert dialog.count.text() == "One sentence is translated; done: 1."
    section = translator.desk.translations()[0].anchor.section_id
    choose(dialog.sections, section)
    choose(dialog.formats, "tmx")
    assert not dialog.terms.isEnabled()
    choose(dialog.formats, "xliff")
    with translator.qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.go_on.click()
    assert chosen.args[0] == TranslationWish("xliff", SentenceWish("en", (section,)))
    asked = translator.shown(QFileDialog)
    assert asked.defaultSuffix() == "xlf"
    asked.reject()
    path = translator.folder / "out.xlf"
    translator.told(lambda: translator.exchange.write_translation(str(path)))
    words = path.read_text("utf-8")
    assert ' type="term" value="the new stage">新阶段</mrk>' in words
    assert "One move." in words
    assert words.count("<segment") < len(segments(translator.session.text))


def test_an_empty_translation_says_so(translator: Translator) -> None:
    translator.exchange.export_translation()
    dialog = translator.shown(TranslationExportDialog)
    assert dialog.go_on.isEnabled()
    assert dialog.count.text().startswith("No sentence is translated yet")
    choose(dialog.formats, "tmx")
    assert not dialog.go_on.isEnabled()
    choose(dialog.formats, "html")
    dialog.only_done.setChecked(True)
    assert not dialog.go_on.isEnabled()
    dialog.reject()


def test_a_translation_comes_back_as_one_step(translator: Translator) -> None:
    memory = translator.memory((SENTENCE, "One move."), ("没有这句话。", "Nowhere."))
    translator.exchange.read_translation(memory)
    dialog = translator.shown(TranslationImportDialog)
    listed = rows(dialog)
    assert listed["New (1)"][0][0].endswith(SENTENCE)
    assert listed["New (1)"][0][2] == "One move. (done)"
    assert listed["Not found in the text (1)"] == [["没有这句话。", "", "Nowhere."]]
    assert dialog.prefer.isHidden()
    assert translator.said() == []
    told = translator.told(dialog.go_on.click)
    assert told == "memory.tmx is imported. New translations: 1, changed: 0."
    translator.settled()
    assert translator.said() == [("One move.", Stage.DONE)]
    assert translator.session.notes.undo_name == "import of translations memory.tmx"
    translator.session.notes.undo()
    translator.settled()
    assert translator.said() == []


def test_translations_that_differ_are_chosen_for_all(translator: Translator) -> None:
    translator.says("My move.")
    translator.exchange.read_translation(translator.memory((SENTENCE, "Their move.")))
    dialog = translator.shown(TranslationImportDialog)
    (pair,) = rows(dialog)["Differ (1)"]
    assert pair[1:] == ["✓ My move. (done)", "Their move. (done)"]
    assert not dialog.go_on.isEnabled()  # both are done: mine stays
    choose(dialog.prefer, "file")
    (pair,) = rows(dialog)["Differ (1)"]
    assert pair[1:] == ["My move. (done)", "✓ Their move. (done)"]
    dialog.go_on.click()
    translator.settled()
    assert translator.said() == [("Their move.", Stage.DONE)]


def test_a_sentence_changed_while_one_looks_is_not_written_over(translator: Translator) -> None:
    translator.says("My draft.", Stage.DRAFT)
    translator.exchange.read_translation(translator.memory((SENTENCE, "Their move.")))
    dialog = translator.shown(TranslationImportDialog)
    translator.says("My last word.", Stage.DRAFT)
    assert "changed in the meantime" in translator.refused(dialog.go_on.click)
    assert translator.said() == [("My last word.", Stage.DRAFT)]


def test_a_file_of_no_translations_is_said(translator: Translator) -> None:
    said = translator.refused(
        lambda: translator.exchange.read_translation(translator.file("x.xlf", "<a/>"))
    )
    assert "no XLIFF" in said
    translator.exchange.read_translation(translator.memory())
    dialog = translator.shown(TranslationImportDialog)
    assert dialog.summary.text() == "memory.tmx holds no translation that is not here already."
    assert not dialog.go_on.isEnabled()
    dialog.reject()
