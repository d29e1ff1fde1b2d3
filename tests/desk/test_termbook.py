"""A text's terms: kept by paragraph, renewed where they change, those over a place, the cuts."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from builders import span_of, text_of
from tjreader.desk.concept import Concept, Rendering, SourceForm
from tjreader.desk.recognition import Recogniser
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.desk.termbook import FEW, TermBook
from tjreader.notes.anchor import anchor_spans
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.span import Span

TEXT = text_of("发展低空经济。", "底空经济与人工智能。", "意见。")


def concept(concept_id, *words, english=""):
    renderings = (Rendering(english),) if english else ()
    return Concept(concept_id, tuple(SourceForm(each) for each in words), renderings)


def book(*concepts, text=TEXT, rulings=()):
    made = TermBook(text)
    made.take(concepts, rulings)
    for paragraph in text.paragraphs:
        made.of(paragraph)
    return made


def everywhere(made):
    return tuple(each for paragraph in made.text.paragraphs for each in made.of(paragraph))


def ids(text, *numbers):
    return [text.paragraphs[number].id for number in numbers]


def test_only_the_paragraphs_concerned_change():
    made = book()
    low = concept("a", "低空经济")
    assert made.take((low,)) == ids(TEXT, 0)
    assert made.take((replace(low, renderings=(Rendering("low"),)),)) == []
    assert made.concept("a").renderings[0].words == "low"
    assert made.take((low, concept("b", "意见", "智能"))) == ids(TEXT, 1, 2)
    assert made.take((low,)) == ids(TEXT, 1, 2)
    assert made.take(()) == ids(TEXT, 0)


def test_paragraphs_nobody_asked_about_are_not_told_of():
    made = TermBook(TEXT)
    assert made.take((concept("a", "经济"),)) == []
    assert len(everywhere(made)) == 2


def test_a_survey_knows_the_terms_of_its_time():
    made = book(concept("a", "经济"))
    survey = made.survey()
    assert survey().occurrences == everywhere(made)
    made.take(())
    assert len(survey().occurrences) == 2
    assert not made.keep(survey())
    assert made.survey()().occurrences == ()


@pytest.fixture
def looked(monkeypatch):
    """The numbers of the paragraphs that are looked through, as it happens."""
    seen = []
    usual = Recogniser.within

    def within(self, text, paragraph, *rest):
        seen.append(text.paragraphs.index(paragraph))
        return usual(self, text, paragraph, *rest)

    monkeypatch.setattr(Recogniser, "within", within)
    return seen


def test_a_paragraph_is_looked_through_once_for_the_page_and_for_the_whole(looked):
    made = TermBook(TEXT)
    made.take((concept("a", "经济"),))
    made.of(TEXT.paragraphs[1])
    first = made.survey()()
    assert looked == [1, 0, 2]
    assert made.keep(first)
    assert made.of(TEXT.paragraphs[0]) == first.found[TEXT.paragraphs[0].id]
    assert looked == [1, 0, 2]
    made.take((concept("a", "经济"), concept("b", "意见", "智能")))
    second = made.survey()()
    assert looked == [1, 0, 2, 1, 2]
    assert second.occurrences == everywhere(
        book(concept("a", "经济"), concept("b", "意见", "智能"))
    )
    assert not made.keep(first)
    assert made.keep(second)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_from_one_change_to_the_next_is_what_is_found_afresh(seed):
    chance = random.Random(seed)
    span = span_of(TEXT, "底")
    row = Erratum("e", span, "x", Certainty.CERTAIN, "底", "低", "", (Rewrite(span, "低"),))
    text = replace(TEXT, errata=(row,)) if seed % 2 else TEXT
    words = ("低空", "低空经济", "经济", "空经", "人工智能", "智能", "意见", "底空", "与")
    made = TermBook(text)
    for _ in range(8):
        ids = chance.sample("abcdt", chance.randrange(4))
        concepts = tuple(concept(each, *chance.sample(words, 2)) for each in ids)
        rulings = ()
        if ids and chance.random() < 0.6:
            place = span_of(text, "经济", chance.randrange(2))
            rulings = (Ruling("r", ids[0], anchor_spans(text, (place,)), RulingKind.NOT_TERM),)
        made.take(concepts, rulings)
        for paragraph in chance.sample(text.paragraphs, chance.randrange(3)):
            made.of(paragraph)
        survey = made.survey()()
        assert survey.occurrences == Recogniser(concepts).occurrences(text, None, rulings)
        if chance.random() < 0.7:
            assert made.keep(survey)
            assert everywhere(made) == survey.occurrences


def test_the_terms_inside_a_stretch():
    made = book(concept("a", "经济"), concept("b", "意见"))
    assert [each.concept_id for each in made.within(TEXT.paragraphs[2].span)] == ["b"]
    start = span_of(TEXT, "经济").start
    assert made.within(Span(start, start + 1)) == ()
    assert made.within(Span(0, len(TEXT.printed))) == everywhere(made)


def test_many_other_terms_at_once():
    made = book(concept("a", "经济"))
    many = tuple(concept(str(number), f"词{number}") for number in range(FEW + 1))
    assert made.take((concept("a", "经济"), *many)) == []
    assert made.take((*many, concept("b", "意见"))) == ids(TEXT, 0, 1, 2)


def test_a_mended_place_changes_too():
    span = span_of(TEXT, "底")
    row = Erratum("e", span, "x", Certainty.CERTAIN, "底", "低", "", (Rewrite(span, "低"),))
    text = replace(TEXT, errata=(row,))
    made = book(text=text)
    assert made.take((concept("a", "低空经济"),)) == ids(text, 0, 1)


def test_rulings_change_their_paragraph_alone():
    low = concept("a", "经济")
    made = book(low)
    place = span_of(TEXT, "经济", 1)
    not_here = Ruling("r", "a", anchor_spans(TEXT, (place,)), RulingKind.NOT_TERM)
    assert made.take((low,), (not_here,)) == ids(TEXT, 1)
    assert made.take((low,), (not_here,)) == []
    here = replace(not_here, kind=RulingKind.RENDERED, words="trade")
    assert made.take((low,), (here,)) == ids(TEXT, 1)
    assert made.of(TEXT.paragraphs[1])[0].ruling == here
    assert made.take((low,)) == ids(TEXT, 1)


def at(made, words, number=0, nth=0):
    place = span_of(TEXT, words, nth)
    return [known.concept.id for known in made.at(TEXT.paragraphs[number], place, words)]


def test_own_terms_stand_over_a_place_before_the_glossary():
    made = book(
        concept("t:经济", "经济"), concept("a", "空经济", "低空经济"), concept("b", "低空经济")
    )
    assert at(made, "经济") == ["a", "b", "t:经济"]  # the last by its name alone
    assert at(made, "空经济") == ["a", "b"]
    assert at(made, "发展") == []


def test_a_word_that_is_not_the_term_here_is_not_known_by_its_name():
    low = concept("a", "经济")
    place = span_of(TEXT, "经济", 1)
    not_here = Ruling("r", "a", anchor_spans(TEXT, (place,)), RulingKind.NOT_TERM)
    made = book(low, rulings=(not_here,))
    assert at(made, "经济", 1, 1) == []
    assert at(made, "经济") == ["a"]


def test_all_forms_that_stand_at_a_place():
    made = book(concept("a", "低空", "低空经济", "AI"))
    assert made.lengths_at("发展低空经济", 2) == {2, 4}
    assert made.lengths_at("发展低空经济", 3) == set()
    assert made.lengths_at("OpenAI", 4) == set()


def test_names_are_known_by_their_beginning():
    made = book(Concept("a", (SourceForm("天开园", pinyin="Tiānkāiyuán"),)), concept("b", "低空"))
    assert made.opens_name("天开")
    assert made.opens_name("天開")
    assert not made.opens_name("低空")
    made.take(())
    assert not made.opens_name("天开")


def test_own_terms_alone_are_cut_and_of_two_that_cross_the_first():
    made = book(concept("t:意见", "意见"), concept("a", "低空"), concept("b", "空经济"))
    first, second, third = TEXT.paragraphs
    assert made.cuts(first) == (span_of(TEXT, "低空"),)
    assert made.cuts(second) == (span_of(TEXT, "空经济", 1),)
    assert made.cuts(third) == ()
