"""The article's words and readings are those checked by hand; its glossary is there."""

from __future__ import annotations

import re

from feature import HANZI, hanzi, needs_source, rows
from tjreader.app.opened import OpenedText
from tjreader.app.pages import PageMaker
from tjreader.lang.token import CutSource, ReadingSource
from tjreader.text.erratum import Standing
from tjreader.text.rendering import View, render


@needs_source
def test_every_hanzi_has_the_reading_checked_by_hand(opened: OpenedText) -> None:
    said: dict[int, str] = {}
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        assert analysis is not None
        assert analysis.text == paragraph.span.of(opened.text.printed)
        for offset, reading in enumerate(analysis.readings):
            if reading:
                assert reading.source is ReadingSource.CHECKED
                assert not reading.doubtful
                said[paragraph.span.start + offset] = reading.syllable
    gold = [syllable for row in rows("gold_pinyin.tsv") for syllable in row["pinyin"].split()]
    assert len(said) == len(gold) == 6_313
    assert [said[place] for place in sorted(said)] == gold


def test_the_printed_page_shows_every_reading(opened: OpenedText) -> None:
    maker = PageMaker(opened)
    shown = hidden = 0
    for section in opened.text.arrangements[0].sections:
        page = maker.page(section, "contents", View.PRINTED)
        for index, source in enumerate(page.outline):
            made = page.paragraph(index)
            assert not made.provisional
            for character, reading in zip(made.text, made.readings, strict=True):
                assert (reading is not None) == (HANZI.match(character) is not None)
                shown += reading is not None
            hidden += hanzi(source.span.of(opened.text.printed)) - hanzi(made.text)
    assert (shown, hidden) == (6_309, 4)  # 左 and 右 of four captions point to no picture


@needs_source
def test_words_and_their_pinyin_are_those_checked_by_hand(opened: OpenedText) -> None:
    words: list[str] = []
    pinyin: list[str] = []
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        assert analysis is not None
        for token in analysis.tokens:
            assert token.cut is CutSource.CHECKED
            assert bool(token.pinyin) == bool(HANZI.search(token.span.of(analysis.text)))
            words.append(token.span.of(analysis.text))
            pinyin.append(token.pinyin)
    gold = rows("gold_words.tsv")
    assert words == [word for row in gold for word in row["words"].split(" ")]
    assert sum(map(bool, pinyin)) == 3_401
    letters = re.compile(r"[^\W\d_]")
    joined = "".join(letters.findall("".join(p or w for p, w in zip(pinyin, words, strict=True))))
    assert joined == "".join(letters.findall("".join(row["pinyin_gbt16159"] for row in gold)))
    for example in ("Xí Jìnpíng", "shànzuò-shànchéng", "Jiǔ'ān", "Tǎshígān", "jùxiān'àn"):
        assert example in pinyin


def test_every_view_has_words_that_fit_their_readings(opened: OpenedText) -> None:
    corrected = 0
    for paragraph in opened.text.paragraphs:
        for view in (View.PRINTED, View.CORRECTED):
            analysis = opened.prepared(paragraph.id, view)
            assert analysis is not None
            at = 0
            for token in analysis.tokens:
                assert not analysis.text[at : token.span.start].strip()
                at = token.span.end
                read = [r.syllable for r in analysis.readings[token.span.start : at] if r]
                plain = re.sub(r"[\s'’-]", "", token.pinyin).lower()
                if HANZI.search(token.span.of(analysis.text)):
                    assert plain == "".join(read)
            assert at == len(analysis.text)
            mended = [r for r in analysis.readings if r and r.source is ReadingSource.CORRECTED]
            corrected += len(mended)
            assert not mended or view is View.CORRECTED
        assert (
            analysis.text
            == render(
                opened.text.printed,
                type(paragraph)(paragraph.id, paragraph.kind, paragraph.span),
                opened.text.errata,
                View.CORRECTED,
            ).text
        )
    applied = [e for e in opened.text.errata if e.standing is Standing.APPLIED]
    assert corrected == sum(bool(s) for e in applied for r in e.rewrites for s in r.syllables)


def test_mended_words_are_cut_as_words(opened: OpenedText) -> None:
    found = set()
    for paragraph in opened.text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.CORRECTED)
        assert analysis is not None
        found |= {(t.span.of(analysis.text), t.pinyin) for t in analysis.tokens}
    assert found >= {
        ("低空", "dīkōng"),
        ("中心", "zhōngxīn"),
        ("厂房", "chǎngfáng"),
        ("麦角碱", "màijiǎojiǎn"),
        ("鹏瑞利", "Péngruìlì"),
        ("闭关自守", "bìguān-zìshǒu"),
        ("开源", "Kāiyuán"),
        ("链条", "liàntiáo"),
    }


def test_readings_also_accepted_are_kept(opened: OpenedText) -> None:
    analysis = opened.prepared("p011", View.PRINTED)
    assert analysis is not None
    assert [r.detail for r in analysis.readings if r] == [""] * 14
    deck = opened.prepared("p007", View.PRINTED)
    assert deck is not None
    assert deck.readings[deck.text.index("上")].detail == "shang"  # type: ignore[union-attr]


def test_the_glossary(opened: OpenedText) -> None:
    terms = {entry.term: entry for entry in opened.glossary}
    assert len(opened.glossary) == 257
    assert terms["新质生产力"].english == "new quality productive forces"
    assert sum(bool(entry.printed_as) for entry in opened.glossary) == 12
