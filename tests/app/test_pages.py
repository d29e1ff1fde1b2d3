"""Pages: words, readings and errata upon what the page shows, in every view."""

import shutil
import sqlite3
import subprocess
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyses import analysed, opened_with
from builders import span_of, text_of
from tjreader.app.opened import OpenedText
from tjreader.app.pages import PageMaker
from tjreader.app.provisional import REACH, Guesser
from tjreader.lang.lexicon import Lexicon
from tjreader.lang.token import CutSource, ReadingSource
from tjreader.lang.writing import is_hanzi
from tjreader.text.document import Arrangement, Part, Section
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.rendering import View
from tjreader.text.span import Span


def erratum(text, context, *rewrites, kind="wrong-char"):
    """An erratum at `context`; rewrites as (printed words, mended words, syllables)."""
    place = span_of(text, context)
    made = []
    for printed, mended, syllables in rewrites:
        if printed.startswith("|"):  # an insertion behind these words
            end = span_of(text, printed[1:]).end
            made.append(Rewrite(Span(end, end), mended, syllables))
        else:
            made.append(Rewrite(span_of(text, printed), mended, syllables))
    return Erratum("e1", place, kind, Certainty.CERTAIN, context, "", "", tuple(made))


def shown(opened, view, index=0, lexicon=None):
    """One paragraph of the first section as the page shows it."""
    section = opened.text.arrangements[0].sections[0]
    return PageMaker(opened, lexicon).page(section, "contents", view).paragraph(index)


def words(paragraph):
    return [(token.surface, token.pinyin) for token in paragraph.tokens]


def syllables(paragraph):
    return [reading.syllable if reading else None for reading in paragraph.readings]


LOW = "从/cóng 底/dǐ 空/kōng 经济/jīng.jì 。"
LOW_MENDED = "从/cóng 低空/dī.kōng 经济/jīng.jì 。"


def low_altitude():
    text = text_of("从底空经济。")
    text = replace(text, errata=(erratum(text, "底空", ("底", "低", ("dī",))),))
    return opened_with(text, p0=analysed(LOW), p0_corrected=analysed(LOW_MENDED))


def test_printed_words_are_shown_as_they_were_analysed():
    paragraph = shown(low_altitude(), View.PRINTED)
    assert words(paragraph)[:3] == [("从", "cóng"), ("底", "dǐ"), ("空", "kōng")]
    assert syllables(paragraph) == ["cóng", "dǐ", "kōng", "jīng", "jì", None]
    assert not paragraph.provisional
    assert [mark.shown for mark in paragraph.errata] == [(Span(1, 3),)]


def test_corrected_words_have_their_own_cut_and_reading():
    paragraph = shown(low_altitude(), View.CORRECTED)
    assert paragraph.text == "从低空经济。"
    assert words(paragraph)[1] == ("低空", "dīkōng")
    assert syllables(paragraph)[1:3] == ["dī", "kōng"]


def test_both_forms_stand_side_by_side():
    paragraph = shown(low_altitude(), View.BOTH)
    assert paragraph.text == "从底低空经济。"
    assert [(t.surface, t.span) for t in paragraph.tokens][1:3] == [
        ("底", Span(1, 2)),
        ("低空", Span(2, 4)),
    ]
    assert syllables(paragraph)[1:4] == ["dǐ", "dī", "kōng"]
    assert [mark.shown for mark in paragraph.errata] == [(Span(1, 4),)]


def test_a_struck_form_inside_a_mended_word_belongs_to_that_word():
    text = text_of("成果孵化区、")
    text = replace(text, errata=(erratum(text, "孵化区", ("区", "器", ("qì",))),))
    opened = opened_with(
        text,
        p0=analysed("成果/chéng.guǒ 孵化/fū.huà 区/qū 、"),
        p0_corrected=analysed("成果/chéng.guǒ 孵化器/fū.huà.qì 、"),
    )
    paragraph = shown(opened, View.BOTH)
    assert paragraph.text == "成果孵化区器、"
    token = paragraph.tokens[1]
    assert (token.surface, token.span, token.pinyin) == ("孵化器", Span(2, 6), "fūhuàqì")
    assert syllables(paragraph)[2:6] == ["fū", "huà", "qū", "qì"]
    assert paragraph.token_index_at(4) == 1


def test_inserted_and_deleted_words():
    text = text_of("货物流中；将技术，进行推广")
    errata = (
        erratum(text, "流中", ("|流中", "心", ("xīn",)), kind="missing-char"),
        replace(erratum(text, "，进行", ("，", "", ())), id="e2"),
    )
    opened = opened_with(
        replace(text, errata=errata),
        p0=analysed(
            "货/huò 物流/wù.liú 中/zhōng ； 将/jiāng 技术/jì.shù ， 进行/jìn.xíng 推广/tuī.guǎng"
        ),
        p0_corrected=analysed(
            "货/huò 物流/wù.liú 中心/zhōng.xīn ； 将/jiāng 技术/jì.shù 进行/jìn.xíng 推广/tuī.guǎng"
        ),
    )
    corrected = shown(opened, View.CORRECTED)
    assert corrected.text == "货物流中心；将技术进行推广"
    assert ("中心", "zhōngxīn") in words(corrected)
    both = shown(opened, View.BOTH)
    assert both.text == "货物流中心；将技术，进行推广"
    assert ("，", "") in words(both)
    assert [mark.shown for mark in both.errata] == [(Span(2, 5),), (Span(9, 12),)]


def test_words_for_the_page_alone_have_their_own_syllables():
    text = text_of("左图 天津港。")
    source = text.paragraphs[0]
    paragraph = replace(source, display=(Rewrite(Span(0, 3), "图：", ("tú", None)),))
    section = Section("s1", 1, "", (paragraph,))
    text = replace(text, arrangements=(Arrangement("contents", (Part("p", "", "", (section,)),)),))
    opened = opened_with(text, p0=analysed("左/zuǒ 图/tú _ 天津港/Tiān.jīn.gǎng 。"))
    for view in View:
        page = shown(opened, view)
        assert page.text == "图：天津港。"
        assert words(page) == [("图", "tú"), ("：", ""), ("天津港", "Tiānjīngǎng"), ("。", "")]
        assert syllables(page) == ["tú", None, "tiān", "jīn", "gǎng", None]
        assert not page.provisional
        assert [(u.shown, u.words, u.pinyin) for u in page.unseen] == [
            (Span(0, 2), "左图", "zuǒ tú")
        ]


def test_a_word_half_under_words_for_the_page_alone_keeps_its_other_half():
    text = text_of("左图天津。")
    paragraph = replace(text.paragraphs[0], display=(Rewrite(Span(0, 1), "图：", ("tú", None)),))
    section = Section("s1", 1, "", (paragraph,))
    text = replace(text, arrangements=(Arrangement("contents", (Part("p", "", "", (section,)),)),))
    page = shown(opened_with(text, p0=analysed("左图/zuǒ.tú 天津/Tiān.jīn 。")), View.PRINTED)
    assert words(page)[:3] == [("图", "tú"), ("：", ""), ("图", "tú")]


def test_an_analysis_of_other_words_is_not_believed():
    text = text_of("天津。")
    page = shown(opened_with(text, p0=analysed("北京/Běi.jīng 。")), View.PRINTED)
    assert page.provisional
    opened = low_altitude()
    wrong = opened_with(opened.text, p0=analysed(LOW), p0_corrected=analysed("从/cóng"))
    assert shown(wrong, View.CORRECTED).provisional
    missing = opened_with(opened.text, p0=analysed(LOW))
    assert shown(missing, View.BOTH).provisional
    assert not shown(missing, View.PRINTED).provisional


def test_what_the_worker_found_is_shown_once_the_page_is_renewed():
    text = text_of("天津发展。")
    maker = PageMaker(OpenedText(text))
    page = maker.page(text.arrangements[0].sections[0], "contents", View.PRINTED)
    assert page.paragraph(0).provisional
    maker.learn("p0", analysed("天津/Tiān.jīn 发展/fā.zhǎn 。"))
    assert page.renew("p0") == 0
    assert words(page.paragraph(0))[0] == ("天津", "Tiānjīn")
    assert maker.analysis(text.paragraphs[0]) is not None


def test_place_codes():
    text = text_of("# 一", "天津。")
    page = PageMaker(OpenedText(text)).page(
        text.arrangements[0].sections[0], "contents", View.PRINTED
    )
    assert [page.paragraph(i).place for i in (0, 1)] == ["§1", "§1 ¶1"]


# --- the first guess -----------------------------------------------------------------


def test_without_a_dictionary_hanzi_stand_alone():
    page = shown(OpenedText(text_of("天津2.0——AI葛\U000e0100。")), View.PRINTED)
    assert [t.surface for t in page.tokens] == ["天", "津", "2.0", "——", "AI", "葛\U000e0100", "。"]
    assert page.provisional
    assert all(reading is None for reading in page.readings)


def test_the_longest_dictionary_word_is_the_first_guess(lexicon):
    page = shown(OpenedText(text_of("天津在发展人工智能，还行。")), View.PRINTED, lexicon=lexicon)
    assert words(page)[:4] == [
        ("天津", "Tiānjīn"),
        ("在", "zài"),
        ("发展", "fāzhǎn"),
        ("人工智能", "réngōngzhìnéng"),
    ]
    assert {token.cut for token in page.tokens} == {CutSource.PROVISIONAL}
    assert page.readings[0].syllable == "tiān"
    assert page.readings[0].source is ReadingSource.DICTIONARY
    assert page.provisional


def test_a_guess_between_readings_says_it_is_unsure(lexicon):
    _, readings = Guesser(lexicon).guess("行")
    assert readings[0].syllable == "xíng"
    assert readings[0].doubtful
    _, sure = Guesser(lexicon).guess("津")
    assert not sure[0].doubtful


def test_far_behind_in_a_huge_paragraph_nothing_is_looked_up(lexicon):
    tokens, _ = Guesser(lexicon).guess("天津" * REACH)
    assert tokens[0].surface == "天津"
    assert tokens[-1].surface == "津"


def test_a_dictionary_found_damaged_is_reported_once_and_left(tmp_path, lexicon):
    folder = tmp_path / "lexicon"
    folder.mkdir()
    source = lexicon_path()
    shutil.copy(source, folder / "cedict.sqlite")
    with closing(sqlite3.connect(folder / "cedict.sqlite")) as base, base:
        base.execute("DROP TABLE head")
    with closing(Lexicon(folder / "cedict.sqlite", source.with_name("hsk.tsv"))) as damaged:
        maker = PageMaker(OpenedText(text_of("天津。")), damaged)
        page = maker.page(maker_text(maker).arrangements[0].sections[0], "contents", View.PRINTED)
        assert [t.surface for t in page.paragraph(0).tokens] == ["天", "津", "。"]
        assert "damaged" in (maker.trouble or "")
        maker.use_lexicon(lexicon)
        page.renew("p0")
        assert [t.surface for t in page.paragraph(0).tokens] == ["天津", "。"]
        assert maker.trouble is None


def test_damage_found_while_reading_an_entry_leaves_the_word_without_pinyin(tmp_path):
    source = lexicon_path()
    shutil.copy(source, tmp_path / "cedict.sqlite")
    with closing(sqlite3.connect(tmp_path / "cedict.sqlite")) as base, base:
        base.execute("ALTER TABLE entries RENAME COLUMN senses TO lost")
    with closing(Lexicon(tmp_path / "cedict.sqlite", source.with_name("hsk.tsv"))) as damaged:
        guesser = Guesser(damaged)
        tokens, readings = guesser.guess("天津天津")
    assert [(t.surface, t.pinyin) for t in tokens] == [("天津", "")] * 2
    assert not any(readings)
    assert "damaged" in guesser.trouble


def lexicon_path():
    from tjreader import paths

    return paths.resources() / "lexicon" / "cedict.sqlite"


def maker_text(maker):
    return maker._opened.text


@given(st.text(alphabet="天津发展新质生产力，。 A1\U000e0100𠮷😀—\u200d\n"))
def test_a_guess_covers_all_but_white_space(text):
    tokens, readings = Guesser(None).guess(text)
    assert len(readings) == len(text)
    assert "".join(t.surface for t in tokens) == "".join(text.split())
    assert all(t.surface == t.span.of(text) for t in tokens)


# --- the article ---------------------------------------------------------------------


@pytest.mark.parametrize("arrangement_id", ["contents", "file"])
def test_every_hanzi_of_the_article_shows_its_checked_reading(article, arrangement_id):
    maker = PageMaker(article)
    found = under = 0
    for section in article.text.arrangement(arrangement_id).sections:
        page = maker.page(section, arrangement_id, View.PRINTED)
        for index, source in enumerate(page.outline):
            paragraph = page.paragraph(index)
            checked = article.prepared(source.id, View.PRINTED)
            for run in paragraph.rendering.runs:
                offset = run.printed.start - source.span.start
                if run.literal:
                    expected = checked.readings[offset : offset + len(run.text)]
                    assert paragraph.readings[run.start : run.end] == expected
                    found += sum(map(is_hanzi, run.text))
            for unseen in paragraph.unseen:  # 左图 and 右图, shown as 图：; the card has them
                assert unseen.readings == checked.readings[: len(unseen.words)]
                under += sum(reading is not None for reading in unseen.readings)
            assert all(
                (r is not None) == is_hanzi(c)
                for r, c in zip(paragraph.readings, paragraph.text, strict=True)
            )
    assert (found, under) == (6313 - 8, 8)


@pytest.mark.parametrize("view", list(View))
def test_the_article_is_whole_in_every_view(article, view):
    maker = PageMaker(article)
    for section in article.text.arrangement("contents").sections:
        page = maker.page(section, "contents", view)
        for index in range(len(page)):
            paragraph = page.paragraph(index)
            assert not paragraph.provisional
            end = 0
            covered = ""
            for token in paragraph.tokens:
                assert token.span.start >= end
                assert not paragraph.text[end : token.span.start].strip()
                end = token.span.end
                covered += token.span.of(paragraph.text)
                inside = token.span.of(paragraph.text)
                assert token.surface == inside or view is View.BOTH
                assert bool(token.pinyin) == any(map(is_hanzi, token.surface))
            assert covered == "".join(paragraph.text.split())
            for reading, character in zip(paragraph.readings, paragraph.text, strict=True):
                assert (reading is not None) == is_hanzi(character)


def test_mended_characters_show_the_pinyin_of_the_correction(article):
    maker = PageMaker(article)
    checked = 0
    for section in article.text.arrangement("contents").sections:
        page = maker.page(section, "contents", View.CORRECTED)
        for index in range(len(page)):
            paragraph = page.paragraph(index)
            for run in paragraph.rendering.runs:
                if run.erratum:
                    shown_readings = [
                        r.syllable if r else None for r in paragraph.readings[run.start : run.end]
                    ]
                    assert shown_readings == list(run.syllables)
                    checked += len(run.text)
    assert checked > 30


def test_a_page_needs_no_database_and_no_engine(python, bare_environment):
    program = (
        "import sys; from pathlib import Path;"
        "from tjreader.formats.shipped import read_shipped;"
        "from tjreader.app.pages import PageMaker;"
        "from tjreader.text.rendering import View; from tjreader import paths;"
        "opened = read_shipped(paths.resources() / 'texts' / 'tianjin');"
        "section = opened.text.arrangements[0].sections[0];"
        "page = PageMaker(opened).page(section, 'contents', View.PRINTED);"
        "[page.paragraph(i) for i in range(len(page))];"
        "print(sorted({'sqlite3', 'jieba', 'pypinyin', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [python, "-c", program], env=bare_environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
