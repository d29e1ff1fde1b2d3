"""What a query asks everywhere, and what of the answers is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import text_of
from tjreader.app.quotes import QuoteReadings
from tjreader.app.search import (
    Asked,
    Kind,
    note_group,
    note_wish,
    tag_group,
    word_group,
    word_wish,
)
from tjreader.app.searchports import FoundNote, NotesFound, TagCount
from tjreader.app.termsearch import Terms, all_terms
from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.lang.entry import WordWish
from tjreader.lang.sounds import Sound
from tjreader.notes.anchor import anchor_spans
from tjreader.notes.annotation import Target
from tjreader.notes.glossary import GlossaryEntry
from tjreader.text.matching import expression
from tjreader.text.span import Span


def found(quote="", note="", tags=(), syllables=None) -> NotesFound:
    syllables = ("",) * len(quote) if syllables is None else syllables
    made = FoundNote(
        "a", "t", "r", "例", Target.HIGHLIGHT, None, quote, note, tags, None, 0, syllables
    )
    return NotesFound((made,), 1)


def shown(piece) -> str:
    return f"{piece.before}[{piece.words}]{piece.after}" if piece.words else piece.before


@pytest.mark.parametrize(
    ("typed", "quote", "written"),
    [
        ("新質", "的[新质]生产力", "anything"),
        ("zhi sheng", "的新[质生]产力", "anything"),
        ("xzs", "的[新质生]产力", "anything"),
        ("any", "的新质生产力", "[anything]"),
        ("ＴＨING any", "的新质生产力", "[anything]"),
    ],
)
def test_what_was_found_in_a_note(typed, quote, written):
    syllables = ("de", "xīn", "zhì", "shēng", "chǎn", "lì")
    group = note_group(Asked(typed), found("的新质生产力", "anything", syllables=syllables))
    assert (shown(group.hits[0].quote), shown(group.hits[0].written)) == (quote, written)


def test_what_is_written_is_shown_without_its_markdown():
    hit = note_group(Asked("天津"), found(note="# 看\n\n**天津**的*港*\n- 一")).hits[0]
    assert shown(hit.written) == "看 [天津]的港 • 一"
    other = note_group(Asked("的新"), found("的新质", note="a **strong** word")).hits[0]
    assert shown(other.written) == "a strong word"


def test_tones_that_are_others_fall_out():
    syllables = ("xīn", "zhì")
    one = found("新质", syllables=syllables)
    assert note_group(Asked("xīnzhi"), one).total == 1
    assert note_group(Asked("xìnzhi"), one).total == 0


def test_long_notes_are_cut_around_the_place():
    note = "字" * 100 + "天津" + "后" * 300
    piece = note_group(Asked("天津"), found(note=note)).hits[0].written
    assert piece.before == "…" + "字" * 12
    assert len(piece.after) == 120


def test_a_sign_asks_for_a_tag_alone():
    wish = note_wish(Asked("#典故"))
    assert expression(wish.alternatives) == '({tags} : "典 故")'
    assert word_wish(Asked("#典故")) == word_wish(Asked(""))
    assert Terms(()).find(Asked("#典故")).hits == ()
    assert note_group(Asked("#典故"), found("新质", tags=("典故",))).total == 1


def test_tags():
    group = tag_group(Asked("#典"), [TagCount("古典", 2), TagCount("ask", 1)])
    assert [(hit.name, shown(hit.tag), hit.notes) for hit in group.hits] == [("古典", "古[典]", 2)]


def test_what_is_asked_of_the_index():
    wish = note_wish(Asked("xīn zhi4 s"))
    assert expression(wish.alternatives).endswith(
        '({tones} : "xin1 zhi4" AND {sounds} : "xin zhi s" *)'
    )
    assert expression(note_wish(Asked("xzscl")).alternatives).endswith(
        '({initials} : "xzs zsc scl")'
    )
    assert note_wish(Asked("xz")).alternatives[-1][0].open_end


def test_what_is_asked_of_the_dictionary():
    assert word_wish(Asked("新质")).characters == ("新", "质")
    assert word_wish(Asked("economy")).english == ("economy",)
    assert word_wish(Asked("xi'an")).sounds == ((Sound("xi"), Sound("an")),)
    assert word_wish(Asked("lǜsè")).sounds == ((Sound("lv", "4"), Sound("se", "4")),)
    assert word_wish(Asked("AA")).characters == ("aa",)


def test_the_shipped_glossary(article):
    terms = Terms(all_terms(article.text.id, article.glossary))

    def first(typed: str) -> str:
        return terms.find(Asked(typed)).hits[0].name

    for typed in ("新质生产力", "新質生產力", "xinzhi", "xīnzhì", "xzscl", "productive forces"):
        assert first(typed) == "新质生产力", typed
    assert terms.find(Asked("qqqq")).hits == ()
    assert terms.find(Asked("新")).kind is Kind.TERMS


def test_the_readers_own_terms_are_found_by_all_that_is_known_of_them():
    own = Concept(
        "mine",
        (SourceForm("低空经济", pinyin="dīkōng jīngjì"), SourceForm("AI+", FormKind.SHORT)),
        (Rendering("sky trade"), Rendering("low-altitude economy", status=Status.APPROVED)),
        definition="of drones",
        adopted="t:底空",
    )
    shipped = (
        GlossaryEntry("底空", "dǐkōng", "", "bottom", ""),
        GlossaryEntry("低空经济带", "dīkōng jīngjìdài", "", "belt", "also an economy"),
    )
    terms = Terms(all_terms("t", shipped, (own,)))

    def names(typed: str) -> list[str]:
        return [hit.name for hit in terms.find(Asked(typed)).hits]

    assert names("低空经济") == ["低空经济", "低空经济带"]
    assert names("經濟") == ["低空经济", "低空经济带"]
    assert names("dikong") == ["低空经济", "低空经济带"]
    assert names("dkjj") == ["低空经济", "低空经济带"]
    assert names("sky") == names("drones") == names("ai+") == ["低空经济"]
    assert names("economy") == ["低空经济", "低空经济带"]  # in a rendering before in a note
    assert names("bottom") == []  # the reader's own stands in its place
    (first, second) = terms.find(Asked("低空经济")).hits
    assert (first.own, first.rendering, first.pinyin) == (
        True,
        "low-altitude economy",
        "dīkōng jīngjì",
    )
    assert first.senses == "low-altitude economy; sky trade — of drones"
    assert (second.own, second.senses) == (False, "belt — also an economy")


def test_other_terms_are_made_ready_without_the_rest():
    first, second = (Concept(word, (SourceForm(word),)) for word in ("甲乙", "甲丙"))
    terms = Terms((first,))
    more = terms.renewed((first, second))
    assert [hit.name for hit in more.find(Asked("甲")).hits] == ["甲乙", "甲丙"]
    assert [hit.name for hit in more.renewed((second,)).find(Asked("甲")).hits] == ["甲丙"]


def test_the_dictionary_answers(lexicon):
    group = word_group(lexicon.search(word_wish(Asked("xzscl"))))
    assert group.total == 0
    group = word_group(lexicon.search(word_wish(Asked("生产力"))))
    assert group.hits[0].entry.simplified == "生产力"
    assert not group.more
    assert word_group(lexicon.search(word_wish(Asked("to")))).more


def test_quotes_of_the_article_are_read_as_it_is_checked(article):
    text = article.text
    start = text.printed.index("善作善成")
    anchor = anchor_spans(text, (Span(start, start + 4),))
    quotes = QuoteReadings(lambda: article, lambda words: article)
    assert quotes.syllables(anchor, None) == ("shàn", "zuò", "shàn", "chéng")
    both = anchor_spans(text, (Span(start, start + 4), Span(start + 200, start + 203)))
    assert len(quotes.syllables(both, None)) == len(both.quote)


@given(st.text(max_size=12), st.text(max_size=20), st.text(max_size=20))
def test_no_query_makes_it_fail(typed, quote, note):
    asked = Asked(typed)
    note_group(asked, found(quote, note, (note,)))
    tag_group(asked, [TagCount(quote, 1)])
    expression(note_wish(asked, text_of().id).alternatives)
    word_wish(asked)


@pytest.mark.parametrize("typed", ["。 (§1 ¶2)", "§1 ¶2", "(§12)", "……！", "。"])
def test_marks_and_place_codes_ask_for_no_words(typed):
    asked = Asked(typed)
    assert asked.blocks == ()
    assert word_wish(asked) == WordWish()
    assert note_wish(asked).alternatives == ()
    glossary = (GlossaryEntry("十四五", "shísìwǔ", "", "14th Five-Year Plan", "1 of 2"),)
    assert Terms(all_terms("t", glossary)).find(asked).hits == ()


def test_words_pasted_with_their_place_are_looked_for_without_it():
    assert Asked("天津 (§1 ¶2)").blocks == Asked("天津").blocks
    assert Asked("第1章").blocks != ()
