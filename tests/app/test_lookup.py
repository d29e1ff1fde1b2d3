"""The hover card's words and the re-cutting with [ and ]."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from msgspec.structs import replace

from analyses import analysed, opened_with
from builders import span_of, text_of
from tjreader.app.card import CardTerm
from tjreader.app.cardterms import CardTerms
from tjreader.app.lookup import Lookup
from tjreader.app.opened import OpenedText
from tjreader.app.page import WordPlace
from tjreader.app.pages import PageMaker
from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.desk.deciding import Basis
from tjreader.desk.glossary import shipped_concepts
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.desk.termbook import TermBook
from tjreader.lang.entry import Levels
from tjreader.lang.lexicon import Lexicon
from tjreader.lang.token import CutSource
from tjreader.notes.anchor import anchor_spans
from tjreader.notes.glossary import GlossaryEntry
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.rendering import View
from tjreader.text.span import Span

NEW_FORCES = GlossaryEntry(
    "新质生产力", "xīnzhì shēngchǎnlì", "political", "new quality forces", ""
)
INCUBATOR = GlossaryEntry("孵化器", "fūhuàqì", "technology", "incubator", "", printed_as="孵化区")


def terms(opened, *entries, own=(), rulings=()):
    """The terms of a text: the reader's own concepts and the entries of its glossary."""
    book = TermBook(opened.text)
    book.take((*own, *shipped_concepts(opened.text.id, entries)), rulings)
    return CardTerms(book)


def english(card):
    return [term.rendering for term in card.terms]


def page_of(opened, view=View.PRINTED, lexicon=None):
    section = opened.text.arrangements[0].sections[0]
    return PageMaker(opened, lexicon).page(section, "contents", view)


def place(page, words, paragraph=0):
    start = page.paragraph(paragraph).text.index(words)
    return WordPlace(paragraph, Span(start, start + len(words)))


@pytest.fixture
def opened():
    text = text_of("发展新质生产力，行长重新行动2.0。")
    return opened_with(
        text,
        p0=analysed(
            "发展/fā.zhǎn 新质/xīn.zhì 生产力/shēng.chǎn.lì ， 行长/háng.zhǎng 重新/chóng.xīn"
            " 行动/xíng.dòng 2.0 。"
        ),
    )


def test_a_card_tells_all_that_is_known(opened, lexicon):
    page = page_of(opened)
    card = Lookup(lexicon, terms(opened, NEW_FORCES)).card(
        page, place(page, "生产力"), ("see p. 4",)
    )
    assert (card.word, card.pinyin, card.traditional) == ("生产力", "shēngchǎnlì", "生產力")
    assert card.syllables == ("shēng", "chǎn", "lì")
    assert card.cut is CutSource.DICTIONARY
    assert english(card) == ["new quality forces"]
    assert card.entries[0].senses[0].startswith("production capability")
    assert card.parts == ()
    assert [row.character for row in card.characters] == ["生", "产", "力"]
    assert [row.traditional for row in card.characters] == ["", "產", ""]
    assert card.notes == ("see p. 4",)
    assert not card.provisional
    assert card.copied().startswith(
        "生产力\tshēngchǎnlì\tnew quality forces; production capability"
    )


def test_levels_are_shown(opened, lexicon):
    page = page_of(opened)
    assert Lookup(lexicon).card(page, place(page, "发展")).levels == Levels(4, 3)


def test_the_entry_that_is_read_as_here_comes_first(opened, lexicon):
    page = page_of(opened)
    lookup = Lookup(lexicon)
    head = lookup.card(page, place(page, "行长")).characters
    assert [row.entries[0].pinyin for row in head] == ["háng", "zhǎng"]
    again = lookup.card(page, place(page, "重新")).characters
    assert again[0].entries[0].pinyin == "chóng"
    assert lookup.card(page, place(page, "行动")).characters[0].entries[0].pinyin == "xíng"


def test_a_word_the_dictionary_lacks_is_shown_by_its_parts(opened, lexicon):
    page = page_of(opened)
    card = Lookup(lexicon).card(page, place(page, "新质生产力"))
    assert card.entries == ()
    assert [word for word, _ in card.parts] == ["新", "质", "生产力"]
    assert card.pinyin == "xīnzhìshēngchǎnlì"
    assert card.cut is CutSource.LOOKING


def test_a_term_over_several_words_is_found_from_each_of_them(opened, lexicon):
    page = page_of(opened)
    lookup = Lookup(lexicon, terms(opened, NEW_FORCES))
    assert english(lookup.card(page, place(page, "新质"))) == ["new quality forces"]
    assert lookup.card(page, place(page, "发展")).terms == ()
    whole = lookup.card(page, place(page, "新质生产力"))
    assert whole.pinyin == "xīnzhì shēngchǎnlì"


def test_the_readers_own_terms_come_first_with_what_is_decided(opened, lexicon):
    place_of = span_of(opened.text, "新质生产力")
    own = Concept(
        "mine",
        (SourceForm("新质生产力"), SourceForm("生产力", FormKind.FORBIDDEN)),
        (Rendering("new forces", status=Status.APPROVED, frozen=True), Rendering("other")),
        definition="a definition",
        note="a note",
    )
    page = page_of(opened)
    known = terms(opened, NEW_FORCES, own=(own,))
    card = Lookup(lexicon, known).card(page, place(page, "新质"))
    assert card.terms[0] == CardTerm(
        "mine",
        "新质生产力",
        "",
        "new forces",
        Basis.APPROVED,
        own=True,
        fixed=True,
        note="a definition\na note",
    )
    assert [term.own for term in card.terms] == [True, False]
    assert card.terms[1].basis is Basis.PROPOSED
    assert card.copied().split("\t")[2].startswith("new forces; new quality forces")
    inner = Lookup(lexicon, terms(opened, own=(own,))).card(page, place(page, "生产力"))
    assert [term.instead for term in inner.terms] == [""]  # it stands inside the right form
    here = Ruling(
        "r", "mine", anchor_spans(opened.text, (place_of,)), RulingKind.RENDERED, "here", "why"
    )
    ruled = Lookup(lexicon, terms(opened, own=(own,), rulings=(here,)))
    (term,) = ruled.card(page, place(page, "新质")).terms
    assert (term.rendering, term.basis, term.reason) == ("here", Basis.HERE, "why")
    assert not term.fixed


def test_a_term_of_one_character_in_the_glossary_is_told_of_that_word_alone(lexicon):
    text = text_of("酶和酶制剂。")
    opened = opened_with(text, p0=analysed("酶/méi 和/hé 酶制剂/méi.zhì.jì 。"))
    page = page_of(opened)
    lookup = Lookup(lexicon, terms(opened, GlossaryEntry("酶", "méi", "", "enzyme", "")))
    assert english(lookup.card(page, place(page, "酶"))) == ["enzyme"]
    assert lookup.card(page, place(page, "酶制剂")).terms == ()


def test_a_traditional_form_that_is_not_certain_is_left_out(lexicon):
    text = text_of("发展，头发，里。")
    opened = opened_with(text, p0=analysed("发展/fā.zhǎn ， 头发/tóu.fa ， 里/lǐ 。"))
    page = page_of(opened)
    lookup = Lookup(lexicon)
    assert lookup.card(page, place(page, "发展")).traditional == "發展"
    assert lookup.card(page, place(page, "头发")).traditional == "頭髮"
    assert lookup.card(page, place(page, "头发")).characters[1].traditional == "髮"


def test_marks_and_numbers_have_no_card_unless_something_is_known_of_them(opened, lexicon):
    page = page_of(opened)
    lookup = Lookup(lexicon)
    assert lookup.card(page, place(page, "，")) is None
    assert lookup.card(page, place(page, "2.0")) is None
    text = opened.text
    colon = Erratum(
        "e1", span_of(text, "，"), "punct", Certainty.POSSIBLE, "，", "：", "a colon fits"
    )
    marked = replace(opened, text=replace(text, errata=(colon,)))
    page = page_of(marked)
    assert lookup.card(page, place(page, "，")).errata == (colon,)


def test_errata_and_both_forms(lexicon):
    text = text_of("成果孵化区、")
    mend = Rewrite(span_of(text, "区"), "器", ("qì",))
    row = Erratum(
        "e1", span_of(text, "孵化区"), "x", Certainty.CERTAIN, "孵化区", "孵化器", "", (mend,)
    )
    opened = opened_with(
        replace(text, errata=(row,)),
        p0=analysed("成果/chéng.guǒ 孵化/fū.huà 区/qū 、"),
        p0_corrected=analysed("成果/chéng.guǒ 孵化器/fū.huà.qì 、"),
    )
    lookup = Lookup(lexicon, terms(opened, INCUBATOR))
    printed = page_of(opened)
    card = lookup.card(printed, place(printed, "孵化"))
    assert card.errata == (row,)
    (term,) = card.terms  # by the form the text prints
    assert (term.words, term.instead, term.rendering) == ("孵化区", "孵化器", "incubator")
    both = page_of(opened, View.BOTH)
    card = lookup.card(both, WordPlace(0, Span(2, 6)))
    assert (card.word, card.pinyin, card.readings[2].syllable) == ("孵化器", "fūhuàqì", "qì")
    assert english(card) == ["incubator"]
    shorter = lookup.recut(both, WordPlace(0, Span(2, 6)), -1)
    assert shorter == WordPlace(0, Span(2, 4), recut=True)
    assert lookup.recut(both, shorter, 1) == WordPlace(0, Span(2, 6))
    struck = lookup.card(both, WordPlace(0, Span(4, 5)))
    assert (struck.word, struck.pinyin) == ("区", "qū")


def test_recut_goes_through_all_words_that_begin_here(lexicon):
    text = text_of("中华人民共和国万岁。")
    opened = opened_with(
        text, p0=analysed("中华/Zhōng.huá 人民/rén.mín 共和国/gòng.hé.guó 万岁/wàn.suì 。")
    )
    page = page_of(opened)
    lookup = Lookup(
        lexicon, terms(opened, GlossaryEntry("中华人民", "Zhōnghuá rénmín", "", "", ""))
    )
    at = place(page, "中华")
    longer = lookup.recut(page, at, 1)
    assert longer == WordPlace(0, Span(0, 4), recut=True)
    longest = lookup.recut(page, longer, 1)
    assert longest == WordPlace(0, Span(0, 7), recut=True)
    assert lookup.recut(page, longest, 1) == longest
    card = lookup.card(page, longest)
    assert card.pinyin == "Zhōnghuárénmíngònghéguó"
    assert card.cut is CutSource.LOOKING
    back = lookup.recut(page, lookup.recut(page, longest, -1), -1)
    assert back == at
    assert not back.recut
    assert lookup.recut(page, back, -1) == WordPlace(0, Span(0, 1), recut=True)
    assert lookup.recut(page, WordPlace(0, Span(0, 1)), -1) == WordPlace(0, Span(0, 1))


def test_provisional_words_say_so(lexicon):
    page = page_of(OpenedText(text_of("天津发展。")), lexicon=lexicon)
    card = Lookup(lexicon).card(page, place(page, "天津"))
    assert card.provisional
    assert card.pinyin == "Tiānjīn"
    bare = page_of(OpenedText(text_of("天津发展。")))
    looked = Lookup(lexicon).card(bare, place(bare, "天津"))
    assert (looked.pinyin, looked.syllables) == ("Tiānjīn", ("tiān", "jīn"))


def test_a_capital_that_only_opens_a_sentence_is_no_name(lexicon):
    text = text_of("在天津。“围绕天开园，产研协同。天津好。天开园好。胡晓伟来。")
    notation = (
        "在/Zài 天津/Tiān.jīn 。 “ 围绕/Wéi.rào 天开园/Tiān.kāi.yuán ，"
        " 产研/Chǎn.yán 协同/xié.tóng 。 天津/Tiān.jīn 好/hǎo 。"
        " 天开园/Tiān.kāi.yuán 好/hǎo 。 胡晓伟/Hú.Xiǎo.wěi 来/lái 。"
    )
    opened = opened_with(text, p0=analysed(notation))
    page = page_of(opened)
    park = GlossaryEntry("天开园", "Tiānkāiyuán", "place", "", "")
    lookup = Lookup(lexicon, terms(opened, park))
    cards = [lookup.card(page, WordPlace(0, t.span)) for t in page.paragraph(0).tokens if t.pinyin]
    assert [card.pinyin for card in cards] == [
        *("zài", "Tiānjīn", "wéirào", "Tiānkāiyuán", "Chǎnyán", "xiétóng"),
        *("Tiānjīn", "hǎo", "Tiānkāiyuán", "hǎo", "HúXiǎowěi", "lái"),
    ]


def test_without_a_dictionary_the_glossary_still_answers(opened):
    page = page_of(opened)
    lookup = Lookup(None, terms(opened, NEW_FORCES))
    card = lookup.card(page, place(page, "新质"))
    assert (card.pinyin, card.entries, english(card)) == ("xīnzhì", (), ["new quality forces"])
    assert card.levels is None
    assert lookup.recut(page, place(page, "发展"), -1).span == Span(0, 1)
    assert lookup.recut(page, place(page, "新"), 1).span == Span(2, 4)


def test_a_dictionary_found_damaged_is_left_alone(tmp_path, opened, article):
    from tjreader import paths

    source = paths.resources() / "lexicon"
    shutil.copy(source / "cedict.sqlite", tmp_path / "cedict.sqlite")
    with closing(sqlite3.connect(tmp_path / "cedict.sqlite")) as base, base:
        base.execute("DROP TABLE head")
    with closing(Lexicon(tmp_path / "cedict.sqlite", source / "hsk.tsv")) as damaged:
        lookup = Lookup(damaged)
        page = page_of(opened)
        assert lookup.card(page, place(page, "发展")).entries == ()
        assert "damaged" in lookup.trouble


@pytest.mark.parametrize("view", list(View))
def test_every_word_of_the_article_has_a_card_and_can_be_recut(article, lexicon, view):
    maker = PageMaker(article)
    lookup = Lookup(lexicon, terms(article, *article.glossary))
    for section in article.text.arrangements[0].sections[:3]:
        page = maker.page(section, "contents", view)
        for index in range(len(page)):
            for token in page.paragraph(index).tokens:
                at = WordPlace(index, token.span)
                card = lookup.card(page, at)
                if token.pinyin:
                    assert card.word == token.surface
                    assert card.pinyin.lower() == token.pinyin.lower()
                    assert len(card.syllables) == len(card.readings) == len(card.word)
                    assert all(row.reading for row in card.characters)
                for step in (1, -1):
                    other = lookup.recut(page, at, step)
                    assert other.span.start == at.span.start
                    assert (len(other.span) - len(at.span)) * step >= 0


def test_words_shown_in_the_place_of_others_tell_what_was_printed(article, lexicon):
    page = PageMaker(article).page(
        article.text.arrangements[0].sections[4], "contents", View.PRINTED
    )
    index = next(i for i in range(len(page)) if page.paragraph(i).text.startswith("图："))
    card = Lookup(lexicon).card(page, WordPlace(index, Span(0, 1)))
    assert (card.word, card.pinyin) == ("图", "tú")
    assert [(u.words, u.pinyin) for u in card.unseen] == [("左图", "Zuǒtú")]
    assert Lookup(lexicon).card(page, WordPlace(index, Span(2, 4))).unseen == ()
