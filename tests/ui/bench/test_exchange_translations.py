"""Translations to files and back, in the real window with a real notebook."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from deskfilestories import SENTENCE, Translator, choose, rows
from tjreader.app.sentenceexport import SentenceWish
from tjreader.desk.concept import Status
from tjreader.desk.segments import segments
from tjreader.desk.translation import Stage
from tjreader.ui.bench.exportforms import (
    TranslationExportDialog,
    TranslationWish,
)
from tjreader.ui.bench.incomingtranslation import TranslationImportDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


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


def test_a_page_speaks_the_language_of_the_window(translator: Translator) -> None:
    translator.has("新阶段", "the new stage", Status.PROPOSED)
    exchange, session = translator.exchange, translator.session
    exchange._translation_wish = TranslationWish("html", SentenceWish())
    told = {}
    for language in ("en", "zh_CN"):
        session.change_settings(replace(session.settings, language=language))
        path = translator.folder / f"{language}.html"
        translator.told(lambda path=path: exchange.write_translation(str(path)))
        told[language] = re.sub("<[^>]+>", "", path.read_text("utf-8"))
    assert "新阶段 (not decided; proposed: the new stage)" in told["en"]
    assert "新阶段（未定；拟议：the new stage）" in told["zh_CN"]


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
