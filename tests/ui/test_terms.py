"""Terms on the page of the real session: cuts, cards, quiet lines, choices, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desk import Desk, opened_desk
from tjreader.app import places, termbase, translating
from tjreader.app.markplaces import MarkPlaces
from tjreader.app.page import Page, WordPlace
from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.desk.segments import segments
from tjreader.lang.token import CutSource
from tjreader.text.document import Paragraph
from tjreader.text.span import Span
from tjreader.ui.pagination import Chapter, PrintJob
from tjreader.ui.reader.termlines import TermLook
from tjreader.ui.termfinder import TermFinder

PHRASE = "功能定位"


@pytest.fixture
def desk(qtbot: QtBot, data_dir: Path) -> Desk:
    made = opened_desk(qtbot, data_dir)
    qtbot.waitUntil(lambda: made.desk.loaded, timeout=10_000)
    return made


def paragraph_of(desk: Desk, words: str) -> tuple[int, Paragraph]:
    page = desk.session.page
    index = next(i for i in range(len(page)) if words in page.paragraph(i).text)
    return index, page.paragraph(index)


def add(desk: Desk, *forms: SourceForm, approved: str = "", proposed: str = "") -> str:
    renderings = [Rendering(approved, status=Status.APPROVED)] if approved else []
    renderings += [Rendering(proposed)] if proposed else []
    concept = Concept("", forms, tuple(renderings), text_id=desk.session.text.id)
    change = desk.desk.act(lambda it: termbase.add(it, concept))
    return change.edits[0].after.id


def looks(desk: Desk, paragraph) -> list[tuple[str, TermLook]]:
    printed = desk.session.text.printed
    return [(each.span.of(printed), each.look) for each in desk.terms.lines(paragraph.source)]


def picture(desk: Desk) -> QImage:
    return desk.view.viewport().grab().toImage()


def test_a_new_term_is_one_word_at_once_and_undo_takes_it_back(desk):
    renewed = []
    desk.session.page_renewed.connect(renewed.append)
    index, paragraph = paragraph_of(desk, PHRASE)
    before = paragraph.tokens
    assert PHRASE not in [token.surface for token in before]
    add(desk, SourceForm(PHRASE), approved="role")
    _, paragraph = paragraph_of(desk, PHRASE)
    token = next(t for t in paragraph.tokens if t.surface == PHRASE)
    assert (token.pinyin, token.cut) == ("gōngnéng dìngwèi", CutSource.TERM)
    assert renewed == [[index]]
    card = desk.session.words.card(WordPlace(index, token.span))
    assert (card.terms[0].rendering, card.terms[0].own) == ("role", True)
    desk.settle()
    desk.session.notes.undo()
    assert paragraph_of(desk, PHRASE)[1].tokens == before
    assert desk.session.words.card(WordPlace(index, token.span)).terms == ()


def test_the_terms_of_the_store_are_there_when_the_text_is_opened_again(desk, qtbot):
    add(desk, SourceForm(PHRASE))
    desk.settle()
    desk.session.open_words("别的。")
    qtbot.waitUntil(lambda: desk.session.text.printed.startswith("别的"), timeout=10_000)
    desk.session.open_shipped()
    qtbot.waitUntil(lambda: desk.session.text.id == "tianjin", timeout=10_000)
    desk.session.show_section("s02")
    tokens = paragraph_of(desk, PHRASE)[1].tokens
    assert PHRASE in [token.surface for token in tokens]


def test_lines_tell_what_is_decided(desk):
    _, paragraph = paragraph_of(desk, PHRASE)
    assert looks(desk, paragraph) == []
    concept_id = add(desk, SourceForm(PHRASE), proposed="role")
    assert looks(desk, paragraph) == [(PHRASE, TermLook.PROPOSED)]
    proposed = picture(desk)
    desk.desk.act(lambda it: termbase.decide(it, concept_id, "role"))
    assert looks(desk, paragraph) == [(PHRASE, TermLook.DECIDED)]
    decided = picture(desk)
    assert proposed != decided
    add(desk, SourceForm("定位"), SourceForm("功能", FormKind.FORBIDDEN), approved="x")
    assert looks(desk, paragraph) == [(PHRASE, TermLook.DECIDED)]  # they stand inside it


def test_a_forbidden_form_and_one_place_decided_otherwise(desk):
    _, paragraph = paragraph_of(desk, PHRASE)
    concept_id = add(
        desk, SourceForm("定位功能"), SourceForm(PHRASE, FormKind.FORBIDDEN), approved="x"
    )
    assert looks(desk, paragraph) == [(PHRASE, TermLook.FORBIDDEN)]
    found = desk.terms.book.of(paragraph.source)
    place = next(each.span for each in found if each.concept_id == concept_id)
    desk.desk.act(lambda it: places.not_this_term(it, concept_id, place))
    assert looks(desk, paragraph) == []
    assert PHRASE not in [t.surface for t in paragraph_of(desk, PHRASE)[1].tokens]


def test_the_reader_chooses_which_terms_are_shown(desk):
    _, paragraph = paragraph_of(desk, PHRASE)
    bare = picture(desk)
    add(desk, SourceForm(PHRASE), approved="role")
    own = picture(desk)
    assert own != bare

    def choose(**choice):
        settings = desk.session.settings
        page = replace(settings.page, **choice)
        desk.session.change_settings(replace(settings, page=page))

    choose(terms=False)
    assert looks(desk, paragraph) == []
    assert picture(desk) == bare
    choose(glossary=True)
    shipped = looks(desk, paragraph)
    assert shipped
    assert (PHRASE, TermLook.DECIDED) not in shipped
    assert picture(desk) != bare
    choose(terms=True, glossary=False)
    assert picture(desk) == own


def test_paper_has_no_lines(desk):
    add(desk, SourceForm(PHRASE), approved="role")
    page: Page = desk.session.page
    job = PrintJob("x", (page,), desk.view.page_style)
    chapter = Chapter(page, job.paper_style, 400.0, MarkPlaces())
    assert all(chapter.dressing(number).terms == [] for number in range(len(chapter.galley)))


def test_another_text_has_its_own_terms(desk):
    add(desk, SourceForm(PHRASE), approved="role")
    desk.settle()
    desk.session.open_words(f"这是{PHRASE}。")
    desk.qtbot.waitUntil(lambda: desk.session.text.printed.startswith("这是"), timeout=10_000)
    desk.qtbot.waitUntil(lambda: desk.desk.loaded, timeout=10_000)
    _, paragraph = paragraph_of(desk, PHRASE)
    assert looks(desk, paragraph) == []
    concept = Concept("", (SourceForm("这是"),), text_id=None)
    desk.desk.act(lambda it: termbase.add(it, concept))
    _, paragraph = paragraph_of(desk, PHRASE)
    assert paragraph.tokens[0].surface == "这是"
    assert looks(desk, paragraph) == [("这是", TermLook.PROPOSED)]
    assert desk.view.folio.terms.laid(0) == [(Span(0, 2), TermLook.PROPOSED)]


def test_page_and_panels_have_the_same_places_found_once(desk, qtbot):
    finder = TermFinder(desk.session, desk.terms, desk)
    qtbot.waitUntil(lambda: finder.known)
    _, paragraph = paragraph_of(desk, PHRASE)
    concept_id = add(desk, SourceForm(PHRASE), approved="role")
    here = finder.within(paragraph.source.span)
    assert concept_id in [each.concept_id for each in here]  # before the whole is looked through
    qtbot.waitUntil(lambda: bool(finder.of(concept_id)))
    book, text = desk.terms.book, desk.session.text
    assert finder.of(concept_id)[0] in here
    assert [each for p in text.paragraphs for each in book.of(p)] == list(finder.occurrences)
    found = (each for each in book.of(paragraph.source) if each.concept_id == concept_id)
    assert next(found) is finder.of(concept_id)[0]


def test_what_is_written_for_a_sentence_moves_no_term(desk):
    told = []
    desk.terms.changed.connect(lambda: told.append(True))
    span = segments(desk.session.text)[0].span
    desk.desk.act(lambda it: translating.translate(it, span, "Words"))
    assert told == []
    add(desk, SourceForm(PHRASE))
    assert told == [True]
