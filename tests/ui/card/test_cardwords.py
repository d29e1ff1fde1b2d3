"""What the card says of itself."""

from __future__ import annotations

import pytest

from tjreader.app.card import Card
from tjreader.app.page import UnseenWords
from tjreader.lang.entry import Levels
from tjreader.lang.token import CutSource, Reading, ReadingSource
from tjreader.text.erratum import Amendment, Certainty, Erratum, Rewrite
from tjreader.text.span import Span
from tjreader.ui.reader.cardwords import (
    amendment_words,
    cut_words,
    erratum_words,
    levels_words,
    measure_words,
    reading_words,
    syllable_places,
    tone_of,
    unseen_line,
)


@pytest.mark.parametrize(
    ("syllable", "tone"),
    [("xīn", 1), ("zhí", 2), ("lǜ", 4), ("nǚ", 3), ("de", 5), ("ǹg", 4), ("Xī", 1), ("ê̄", 1)],
)
def test_tones(syllable: str, tone: int) -> None:
    assert tone_of(syllable) == tone


def test_syllables_are_found_in_joined_pinyin() -> None:
    assert syllable_places("Xī'ān", ("xī", "ān")) == [(0, 2, 0), (3, 5, 1)]
    assert syllable_places("gāo kējì", ("gāo", None, "kē", "jì")) == [
        (0, 3, 0),
        (4, 6, 2),
        (6, 8, 3),
    ]
    assert syllable_places("yìdiǎnr", ("yī", "diǎn", "ér")) == [(2, 6, 1)]


def test_levels() -> None:
    assert levels_words(None) == []
    assert levels_words(Levels(4, None)) == ["HSK 2.0: 4"]
    assert levels_words(Levels(6, 7)) == ["HSK 2.0: 6", "HSK 3.0: 7–9"]


def test_measure_words() -> None:
    assert measure_words((("扇", "shàn"),)) == "Measure word: 扇\u00a0shàn"
    assert measure_words((("扇", "shàn"), ("个", "gè"))) == (
        "Measure words: 扇\u00a0shàn, 个\u00a0gè"
    )


def _card(*readings: Reading | None) -> Card:
    return Card(
        "重庆", "", (), readings, "", CutSource.DICTIONARY, None, (), (), (), (), (), (), False
    )


def test_the_source_of_the_reading_in_words() -> None:
    checked = Reading("chóng", ReadingSource.CHECKED)
    phrase = Reading("qìng", ReadingSource.PHRASE, "重庆")
    assert reading_words(_card(checked, checked)) == "Reading: checked by hand"
    assert reading_words(_card(checked, phrase, None)) == (
        "Reading: checked by hand, phrase table 重庆"
    )
    assert reading_words(_card(None)) == ""
    said = {reading_words(_card(Reading("a", source))) for source in ReadingSource}
    assert len(said) == len(ReadingSource)


def test_the_source_of_the_cut_in_words() -> None:
    assert cut_words(CutSource.CHECKED) == "Cut: checked by hand"
    assert len({cut_words(source) for source in CutSource}) == len(CutSource)


def test_an_erratum_in_words() -> None:
    wrong = Erratum(
        "e",
        Span(0, 2),
        "wrong-char",
        Certainty.CERTAIN,
        "底空",
        "低空",
        "",
        (Rewrite(Span(0, 1), "低"),),
        Amendment("底空", "低空"),
    )
    assert erratum_words(wrong) == ("Wrong character, certain", "")
    right = Erratum("o", Span(0, 2), "ok", Certainty.PROBABLE, "高水准", "(keep)", "A variant")
    assert erratum_words(right) == ("Odd but right, probable", "Stands as printed: 高水准")
    odd = Erratum("x", Span(0, 2), "new-kind", Certainty.POSSIBLE, "a", "b", "")
    assert erratum_words(odd)[0] == "new kind, possible"


def test_a_remark_is_no_printed_word_and_its_proposal_is_told_where_it_has_words() -> None:
    sure, span = Certainty.CERTAIN, Span(0, 2)
    heading = Erratum("h", span, "heading-missing", sure, "(none)", "a lost headline", "Why")
    assert erratum_words(heading) == ("Missing heading, certain", "")
    marks = Erratum("m", span, "punct", sure, "no title marks", "《条例》", "Why")
    assert erratum_words(marks) == ("Punctuation, certain", "Proposed: 《条例》")


def test_an_amendment_in_words() -> None:
    assert amendment_words(Amendment("底空", "低空")) == ("低空", "")
    assert amendment_words(Amendment("，", "")) == ("nothing", "")
    assert amendment_words(Amendment("一个", "一个个", "一张张")) == ("一个个", ", or 一张张")


def test_what_was_printed_in_the_place_of_other_words() -> None:
    known = UnseenWords(Span(0, 2), "左图", "zuǒtú", (None, None))
    unknown = UnseenWords(Span(0, 2), "左图", "", (None, None))
    assert unseen_line(known) == "Printed: 左图 zuǒtú"
    assert unseen_line(unknown) == "Printed: 左图"
