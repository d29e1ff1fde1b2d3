"""Stories of a translator into another language than English, with a real notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atthedesk import AtTheDesk
from builders import span_of
from tjreader.app import places, termbase
from tjreader.app.page import WordPlace
from tjreader.app.settings import DeskSettings
from tjreader.app.settings import load as load_settings
from tjreader.desk.concept import Rendering, Status
from tjreader.desk.deciding import Basis
from tjreader.ui.bench.columnsform import ColumnsDialog
from tjreader.ui.bench.exportforms import TermExportDialog, TranslationExportDialog
from tjreader.ui.bench.languageform import ANOTHER, LanguageForm, LanguageWish
from tjreader.ui.panels.rowsmodel import Roles

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only

TERM = "新质生产力"


class Polyglot(AtTheDesk):
    """Chooses the language and looks what becomes of all that speaks it."""

    def choose(self, tag: str, *, for_all: bool = False) -> None:
        self.annex.bench.bench.into.choose(LanguageWish(tag, for_all))
        self.qtbot.waitUntil(lambda: self.annex.bench.bench.finder.known)
        self.saved()

    @property
    def terms(self):
        return self.annex.bench.bench.terms

    def row(self, name: str):
        self.terms.refresh()
        model = self.terms.list.model()
        rows = (model.index(at, 0).data(Roles.ROW) for at in range(model.rowCount()))
        return next(row for row in rows if row.concept.name == name)

    def render(self, words: str, rendering: str) -> None:
        """T on words of the page, a rendering, decided."""
        self.session.go_to(span_of(self.session.text, words).start)
        self.window.view.select((span_of(self.session.text, words),))
        self.annex.bench.term()
        quick = self.annex.bench.bench.quick
        assert "French" in quick.field.placeholderText()
        QTest.keyClicks(quick.field, rendering)
        QTest.keyClick(quick.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.saved()

    def on_card(self, words: str) -> list[str]:
        """What the card says the words are rendered with."""
        page, span = self.window.view.page, span_of(self.session.text, words)
        at = page.index_at(span.start)
        shown = page.paragraph(at).rendering.to_shown(span)[0]
        card = self.session.words.card(WordPlace(at, shown))
        return [each.rendering for each in card.terms]


@pytest.fixture
def desk(program, qtbot: QtBot) -> Polyglot:
    return Polyglot(program, qtbot)


def test_the_language_is_chosen_in_the_window_and_is_there_at_the_next_start(
    start, leave, qtbot: QtBot, data_dir: Path
) -> None:
    desk = Polyglot(start(), qtbot)
    assert desk.panel.into.text() == "Into English"
    desk.panel.into.click()
    (form,) = desk.window.findChildren(LanguageForm)
    assert form.for_all.isChecked()
    form.language.setCurrentIndex(form.language.findData("fr"))
    form.for_all.setChecked(False)
    form.go_on.click()
    assert desk.desk.language == "fr"
    assert desk.panel.into.text() == "Into French"
    leave(desk.program)
    text_id = desk.session.text.id
    saved = load_settings(desk.session.parts.settings_file)
    assert saved.desk == DeskSettings("en", {text_id: "fr"})
    again = Polyglot(start(), qtbot)
    assert again.desk.language == "fr"
    again.choose("de", for_all=True)
    assert again.session.settings.desk == DeskSettings("de")


def test_any_language_may_be_named_by_its_tag(desk: Polyglot) -> None:
    desk.window.commands["translate_into"].trigger()
    (form,) = desk.window.findChildren(LanguageForm)
    form.language.setCurrentIndex(form.language.findData(ANOTHER))
    assert not form.go_on.isEnabled()
    QTest.keyClicks(form.tag, "Brazilian")
    assert not form.go_on.isEnabled()
    assert form.fault.isVisible()
    form.tag.setText("zh-TW")  # what is translated from
    assert not form.go_on.isEnabled()
    form.tag.setText("pt_br")
    assert form.go_on.isEnabled()
    form.go_on.click()
    assert desk.desk.language == "pt-BR"
    assert desk.panel.into.text() == "Into Portuguese (pt-BR)"


def test_terms_are_those_of_the_language(desk: Polyglot) -> None:
    assert desk.row(TERM).rendering.words == "new quality productive forces"
    desk.choose("fr")
    row = desk.row(TERM)
    assert row.rendering is None
    assert row.elsewhere == "en: new quality productive forces"
    desk.render(TERM, "nouvelles forces productives")
    desk.annex.bench.bench.quick.leave()
    made = next(each for each in desk.desk.own() if each.name == TERM)
    assert made.decided("fr") == replace(
        made.decided("fr"), words="nouvelles forces productives", status=Status.APPROVED
    )
    assert made.decided("en") is None or made.decided("en").words.startswith("new quality")
    assert desk.row(TERM).rendering.words == "nouvelles forces productives"
    assert desk.on_card(TERM) == ["nouvelles forces productives"]
    desk.choose("en")
    assert desk.on_card(TERM) == ["new quality productive forces"]


def test_places_decided_alone_are_of_their_language(desk: Polyglot) -> None:
    desk.choose("fr")
    desk.render("创新社区", "communaute")
    (term,) = desk.desk.own()
    bench = desk.annex.bench.bench
    desk.qtbot.waitUntil(lambda: bool(bench.finder.of(term.id)))
    span = bench.finder.of(term.id)[0].span
    desk.annex.desk.act(lambda it: places.render_here(it, term.id, span, "quartier", "ici"))
    desk.saved()
    bench.terms.select(term.id)

    def line():
        model = bench.places.list.model()
        found = (model.index(at, 0).data(Roles.ROW) for at in range(model.rowCount()))
        return next(each for each in found if each.occurrence.span == span)

    desk.qtbot.waitUntil(lambda: line().decided.basis is Basis.HERE)
    assert line().decided.words == "quartier"
    desk.choose("en")
    desk.qtbot.waitUntil(lambda: line().decided.basis is Basis.NONE)
    desk.annex.desk.act(lambda it: places.render_here(it, term.id, span, "quarter"))
    desk.saved()
    desk.qtbot.waitUntil(lambda: line().decided.words == "quarter")
    desk.choose("fr")
    desk.qtbot.waitUntil(lambda: line().decided.words == "quartier")
    assert len(desk.desk.rulings()) == 2


def test_what_is_typed_is_stored_in_the_language_it_was_typed_in(desk: Polyglot) -> None:
    desk.type("Tiankai in practice")
    assert desk.editor.writing.dirty
    desk.choose("fr")
    assert desk.edit.words() == ""
    assert desk.book.progress().done.sentences == 0
    desk.type("Tiankai en pratique")
    desk.editor.writing.commit()
    desk.saved()
    said = {each.language: each.words for each in desk.translations()}
    assert said == {"en": "Tiankai in practice", "fr": "Tiankai en pratique"}
    desk.choose("en")
    assert desk.edit.words() == "Tiankai in practice"


def test_the_desk_and_the_checks_want_the_language_of_the_desk(desk: Polyglot) -> None:
    desk.choose("fr")
    desk.render(TERM, "nouvelles forces productives")
    desk.go("在天津发展新质生产力的版图中")
    desk.qtbot.waitUntil(lambda: bool(desk.row_of(TERM)))
    desk.qtbot.waitUntil(lambda: desk.row_of(TERM).decided.words == "nouvelles forces productives")
    desk.type("Tianjin sans le terme")
    desk.editor.writing.commit()
    desk.checked()
    wanted = {each.wanted for each in desk.bench.checks.checking.sifted.open}
    assert "nouvelles forces productives" in wanted


def test_files_are_of_the_language(desk: Polyglot, tmp_path: Path) -> None:
    desk.choose("de")
    exchange = desk.annex.bench.exchange
    exchange.export_terms()
    (terms,) = desk.window.findChildren(TermExportDialog)
    assert terms.answer().language == "de"
    terms.reject()
    exchange.export_translation()
    (sentences,) = desk.window.findChildren(TranslationExportDialog)
    assert sentences.answer().sentences.language == "de"
    sentences.reject()
    table = tmp_path / "terms.csv"
    table.write_text("低空经济,Tieflugwirtschaft\n长尾词,Randwort\n", "utf-8")
    exchange.read_terms(str(table))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(ColumnsDialog)))
    (columns,) = desk.window.findChildren(ColumnsDialog)
    assert columns.language.text() == "de"
    columns.reject()


def test_undecided_terms_are_those_without_a_decision_in_the_language(desk: Polyglot) -> None:
    made = termbase.quick_concept(desk.desk, span_of(desk.session.text, "创新社区"))
    made = replace(made, renderings=(Rendering("community", "en", Status.APPROVED),))
    desk.annex.desk.act(lambda it: termbase.add(it, made))
    desk.saved()
    scope = desk.terms._scope
    scope.setCurrentIndex(scope.findData("undecided"))

    def listed() -> set[str]:
        desk.terms.refresh()
        model = desk.terms.list.model()
        rows = (model.index(at, 0).data(Roles.ROW) for at in range(model.rowCount()))
        return {row.concept.name for row in rows}

    assert "创新社区" not in listed()
    desk.choose("ja")
    assert "创新社区" in listed()
