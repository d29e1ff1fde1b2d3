"""The reader's own terms are one word on the page, in every view and at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyses import analysed, opened_with
from builders import span_of, text_of
from tjreader.app.pages import PageMaker
from tjreader.desk.concept import Concept, SourceForm
from tjreader.desk.glossary import shipped_concepts
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.desk.termbook import TermBook
from tjreader.lang.token import CutSource
from tjreader.notes.anchor import anchor_spans
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.rendering import View


def made(opened, *terms, view=View.PRINTED, lexicon=None, rulings=()):
    """The first paragraph of a page that knows these terms."""
    maker, book = PageMaker(opened, lexicon), TermBook(opened.text)
    book.take(tuple(Concept(each, (SourceForm(each),)) for each in terms), rulings)
    maker.use_terms(book)
    section = opened.text.arrangements[0].sections[0]
    return maker.page(section, "contents", view).paragraph(0)


def words(paragraph):
    return [(t.surface, t.pinyin, t.cut is CutSource.TERM) for t in paragraph.tokens]


@pytest.fixture
def forces():
    text = text_of("发展新质生产力，行长。")
    known = analysed("发展/fā.zhǎn 新质/xīn.zhì 生产力/shēng.chǎn.lì ， 行长/háng.zhǎng 。")
    return opened_with(text, p0=known)


def test_a_term_is_one_word_with_its_words_pinyin_apart(forces):
    paragraph = made(forces, "新质生产力")
    assert words(paragraph)[:3] == [
        ("发展", "fāzhǎn", False),
        ("新质生产力", "xīnzhì shēngchǎnlì", True),
        ("，", "", False),
    ]


def test_a_word_that_is_cut_through_keeps_its_rest(forces):
    paragraph = made(forces, "展新质生产", "长。")
    assert words(paragraph) == [
        ("发", "fā", False),
        ("展新质生产", "zhǎn xīnzhì shēngchǎn", True),
        ("力", "lì", False),
        ("，", "", False),
        ("行", "háng", False),
        ("长。", "zhǎng", True),
    ]
    inner = made(forces, "产")
    assert words(inner)[2:5] == [("生", "shēng", False), ("产", "chǎn", True), ("力", "lì", False)]


def test_a_word_that_is_a_term_is_told_to_be_one(forces):
    assert words(made(forces, "新质"))[1] == ("新质", "xīnzhì", True)


def test_a_place_that_is_not_the_term_is_not_cut(forces):
    place = span_of(forces.text, "新质生产力")
    not_here = Ruling("r", "新质生产力", anchor_spans(forces.text, (place,)), RulingKind.NOT_TERM)
    assert words(made(forces, "新质生产力", rulings=(not_here,))) == words(made(forces))


def low_altitude():
    text = text_of("从底空经济。")
    span = span_of(text, "底")
    row = Erratum(
        "e", span, "x", Certainty.CERTAIN, "底", "低", "", (Rewrite(span, "低", ("dī",)),)
    )
    return opened_with(
        replace(text, errata=(row,)),
        p0=analysed("从/cóng 底/dǐ 空/kōng 经济/jīng.jì 。"),
        p0_corrected=analysed("从/cóng 低空/dī.kōng 经济/jīng.jì 。"),
    )


@pytest.mark.parametrize(
    ("view", "surface", "pinyin", "shown"),
    [
        (View.PRINTED, "底空经济", "dǐ kōng jīngjì", "底空经济"),
        (View.CORRECTED, "低空经济", "dīkōng jīngjì", "低空经济"),
        (View.BOTH, "低空经济", "dīkōng jīngjì", "底低空经济"),
    ],
)
def test_errata_in_the_three_views(view, surface, pinyin, shown):
    paragraph = made(low_altitude(), "低空经济", view=view)
    token = paragraph.tokens[1]
    assert (token.surface, token.pinyin, token.cut) == (surface, pinyin, CutSource.TERM)
    assert token.span.of(paragraph.text) == shown
    assert [t.surface for t in paragraph.tokens] == ["从", surface, "。"]


def test_a_term_beside_an_erratum_leaves_the_struck_form_alone():
    paragraph = made(low_altitude(), "空经济", view=View.BOTH)
    assert [(t.surface, t.pinyin) for t in paragraph.tokens] == [
        ("从", "cóng"),
        ("底", "dǐ"),
        ("低", "dī"),
        ("空经济", "kōng jīngjì"),
        ("。", ""),
    ]


def test_first_guesses_are_cut_too(lexicon):
    opened = opened_with(text_of("发展新质生产力。"))
    paragraph = made(opened, "质生产", lexicon=lexicon)
    assert paragraph.provisional
    assert [t.surface for t in paragraph.tokens] == ["发展", "新", "质生产", "力", "。"]
    assert paragraph.tokens[2].pinyin == "zhì shēngchǎn"


VIEWS = list(View)


def test_the_glossary_that_came_with_the_article_changes_no_cut(article):
    book = TermBook(article.text)
    book.take(shipped_concepts(article.text.id, article.glossary))
    plain, cut = PageMaker(article), PageMaker(article)
    cut.use_terms(book)
    for section in article.text.arrangements[0].sections:
        for view in VIEWS:
            for paragraph in section.paragraphs:
                assert cut.paragraph(paragraph, section, view).tokens == (
                    plain.paragraph(paragraph, section, view).tokens
                )


@given(st.data())
def test_terms_of_the_article_are_single_words_and_lose_nothing(article, data):
    text = article.text
    paragraph = data.draw(st.sampled_from([p for p in text.paragraphs if len(p.span) > 12]))
    spots = data.draw(
        st.lists(st.integers(paragraph.span.start, paragraph.span.end - 3), max_size=4)
    )
    forms = {text.printed[at : at + data.draw(st.integers(1, 6))] for at in spots}
    book = TermBook(text)
    book.take(tuple(Concept(each, (SourceForm(each),)) for each in forms))
    section = text.arrangements[0].section_at(paragraph.span.start)
    maker, plain = PageMaker(article), PageMaker(article)
    maker.use_terms(book)
    for view in VIEWS:
        page = maker.paragraph(paragraph, section, view)
        before = plain.paragraph(paragraph, section, view)
        spans = [token.span for token in page.tokens]
        assert spans == sorted(spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        held = {at for span in spans for at in range(span.start, span.end)}
        old = {at for t in before.tokens for at in range(t.span.start, t.span.end)}
        assert old <= held
        assert page.readings == before.readings
        terms = {t.span for t in page.tokens if t.cut is CutSource.TERM}
        for place in book.cuts(paragraph):
            shown = page.rendering.to_shown(place)
            assert any(s.start == shown[0].start and s.end == shown[-1].end for s in terms)
        if view is not View.BOTH:  # there the struck form is read beside the mended one
            assert bare(page) == bare(before)


def bare(page):
    """The letters of all pinyin of a paragraph."""
    return [letter for t in page.tokens for letter in t.pinyin.lower() if letter.isalpha()]
