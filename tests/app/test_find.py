"""Find: characters, pinyin with and without tones, initials; both forms of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyses import analysed, opened_with, paragraph_of
from builders import span_of, text_of
from tjreader.app.find import LIMIT, Finder, Matched
from tjreader.app.opened import OpenedText
from tjreader.app.pages import PageMaker
from tjreader.app.query import parse, spoken
from tjreader.lang.pinyin import key_of, marked, numbered, tone_of
from tjreader.lang.token import Reading, ReadingSource
from tjreader.text.document import Arrangement, Part, Section
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.indexing import fold_all
from tjreader.text.rendering import View
from tjreader.text.span import Span


def finder(opened, arrangement="contents"):
    return Finder(opened, PageMaker(opened), arrangement)


def words(found):
    return [hit.words for hit in found.hits]


@pytest.fixture
def opened():
    text = text_of("# 一", "发展新质生产力，西安，先。", "# 二", "绿色AI，新 质的女儿点儿。")
    return opened_with(
        text,
        p4=analysed("发展/fā.zhǎn 新质/xīn.zhì 生产力/shēng.chǎn.lì ， 西安/Xī.ān ， 先/xiān 。"),
        p22=analysed("绿色/lǜ.sè AI ， 新/xīn _ 质/zhì 的/de 女儿/nǚ.ér 点儿/diǎn.r 。"),
    )


def test_the_fixture_names_the_paragraphs_rightly(opened):
    assert paragraph_of(opened.text, "p4").number == 1
    assert paragraph_of(opened.text, "p22").number == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("新质", ["新质"]),
        (" 质 ", ["质", "质"]),
        ("發展", ["发展"]),
        ("ai", ["AI"]),
        ("ＡＩ", ["AI"]),
        (",", ["，", "，", "，"]),
        ("xinzhi", ["新质", "新 质"]),
        ("xin zhi", ["新质", "新 质"]),
        ("XinZhi", ["新质", "新 质"]),
        ("xīnzhì", ["新质", "新 质"]),
        ("xīnzhi", ["新质", "新 质"]),
        ("xin1zhi4", ["新质", "新 质"]),
        ("xin1 zhi", ["新质", "新 质"]),
        ("xin2zhi4", []),
        ("xìnzhì", []),
        ("xian", ["西安", "先"]),
        ("xi'an", ["西安"]),
        ("xi an", ["西安"]),
        ("xiān", ["西安", "先"]),
        ("inzhi", []),
        ("lüse", ["绿色"]),
        ("lvse", ["绿色"]),
        ("lu:4se4", ["绿色"]),
        ("de5", ["的"]),
        ("de0", ["的"]),
        ("de4", []),
        ("dianr", ["点儿"]),
        ("shengch", ["生产"]),
        ("sheng chan l", ["生产力"]),
        ("xzscl", ["新质生产力"]),
        ("xz", ["新质", "新 质"]),
        ("zs", ["质生"]),
        ("lx", []),  # a comma stands between 力 and 西
        ("lixi", []),
        ("x", []),
        ("7", []),
        ("", []),
        ("   ", []),
        ("'", []),
        ("a1b2c3d4!", []),
        ("[x(", []),
        ("生产力 (§1 ¶1)", ["生产力"]),
        ("生产力（§1）", ["生产力"]),
        ("§1 ¶1", []),
    ],
)
def test_queries(opened, query, expected):
    assert words(finder(opened).find(query)) == expected


def test_a_hit_tells_where_it_is(opened):
    hit = finder(opened).find("生产力").hits[0]
    assert hit.span == span_of(opened.text, "生产力")
    assert (hit.place, hit.section_id, hit.paragraph_id) == ("§1 ¶1", "s1", "p4")
    assert (hit.before, hit.words, hit.after) == ("发展新质", "生产力", "，西安，先。")
    assert (hit.matched, hit.form) == (Matched.CHARACTERS, View.PRINTED)


def test_a_place_found_in_two_ways_is_listed_once():
    text = text_of("ai爱。")
    opened = opened_with(text, p0=analysed("ai 爱/ài 。"))
    found = finder(opened).find("ai")
    assert [(hit.words, hit.matched) for hit in found.hits] == [
        ("ai", Matched.CHARACTERS),
        ("爱", Matched.PINYIN),
    ]


def fault(text, name, context, rewrite):
    place = span_of(text, context)
    return Erratum(name, place, "wrong-char", Certainty.CERTAIN, "", "", "", (rewrite,))


def mended():
    text = text_of("从底空经济，物流中；将技术，进行推广。")
    errata = (
        fault(text, "e1", "底空", Rewrite(span_of(text, "底"), "低", ("dī",))),
        fault(text, "e2", "流中", Rewrite(Span(9, 9), "心", ("xīn",))),
        fault(text, "e3", "术，进", Rewrite(Span(13, 14), "", ())),
    )
    told = (
        "从/cóng {}/{} 经济/jīng.jì ， 物流/wù.liú {} ；"
        " 将/jiāng 技术/jì.shù {} 进行/jìn.xíng 推广/tuī.guǎng 。"
    )
    return opened_with(
        replace(text, errata=errata),
        p0=analysed(told.format("底空", "dǐ.kōng", "中/zhōng", "，")),
        p0_corrected=analysed(told.format("低空", "dī.kōng", "中心/zhōng.xīn", "")),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("底空", [("底空", View.PRINTED, "底空")]),
        ("低空", [("低空", View.CORRECTED, "底空")]),
        ("dīkōng", [("低空", View.CORRECTED, "底空")]),
        ("dǐkōng", [("底空", View.PRINTED, "底空")]),
        ("dikong", [("底空", View.PRINTED, "底空")]),
        ("物流中心", [("物流中心", View.CORRECTED, "物流中")]),
        ("心", [("心", View.CORRECTED, "中")]),
        ("技术进行", [("技术进行", View.CORRECTED, "技术，进行")]),
        ("jishujinxing", [("技术进行", View.CORRECTED, "技术，进行")]),
        ("经济", [("经济", View.PRINTED, "经济")]),
    ],
)
def test_both_forms_of_a_faulty_place_are_found(query, expected):
    opened = mended()
    found = finder(opened).find(query)
    assert [(h.words, h.form, h.span.of(opened.text.printed)) for h in found.hits] == expected


def test_words_for_the_page_alone_are_found_as_shown_and_as_printed():
    text = text_of("左图 天津港。")
    paragraph = replace(text.paragraphs[0], display=(Rewrite(Span(0, 3), "图：", ("tú", None)),))
    section = Section("s1", 1, "", (paragraph,))
    text = replace(text, arrangements=(Arrangement("contents", (Part("p", "", "", (section,)),)),))
    look = finder(OpenedText(text))
    assert words(look.find("图：天津")) == ["图：天津"]
    assert words(look.find("左图")) == ["左图"]
    assert words(look.find("天津")) == ["天津"]


def test_pinyin_is_found_where_the_text_was_analysed_and_the_rest_is_counted():
    text = text_of("天津。", "天津港。")
    opened = OpenedText(text)
    maker = PageMaker(opened)
    look = Finder(opened, maker, "contents")
    assert (words(look.find("tianjin")), look.find("tianjin").unread) == ([], 2)
    assert look.find("天津").unread == 0
    maker.learn("p0", analysed("天津/Tiān.jīn 。"))
    assert (words(look.find("tianjin")), look.find("tianjin").unread) == (["天津"], 1)
    maker.learn("p0", analysed("天津/Tián.jīn 。"))
    assert words(look.find("tián")) == ["天"]


def test_hits_come_in_the_order_of_the_arrangement():
    text = text_of("# 一", "天津甲。", "# 二", "天津乙。")
    first, second = text.arrangements[0].sections
    other = Arrangement("file", (Part("p", "", "", (second, first)),))
    opened = OpenedText(replace(text, arrangements=(*text.arrangements, other)))
    assert [h.after for h in finder(opened).find("天津").hits] == ["甲。", "乙。"]
    assert [h.after for h in finder(opened, "file").find("天津").hits] == ["乙。", "甲。"]


def test_too_many_hits_are_cut_off_and_it_says_so():
    opened = OpenedText(text_of("的" * (LIMIT + 5)))
    found = finder(opened).find("的")
    assert len(found.hits) == LIMIT
    assert found.more


def test_the_article(article):
    look = finder(article)
    assert len(look.find("新质生产力").hits) == 8
    assert len(look.find("xzscl").hits) == 8
    assert len(look.find("xīnzhì shēngchǎnlì").hits) == 8
    assert [h.place for h in look.find("低空").hits] == ["§2 ¶2"]
    assert look.find("tianjin").unread == 0


# --- against a naive search -----------------------------------------------------------

SYLLABLES = ["xi", "an", "xian", "lü", "e", "lüe", "na", "nan", "ge", "ang", "gang", "er", "shi"]
spoken_syllables = st.builds(
    lambda letters, tone: marked(f"{letters}{tone}"), st.sampled_from(SYLLABLES), st.integers(1, 5)
)
lines = st.lists(spoken_syllables | st.sampled_from(["，", " "]), max_size=14)


def reading_of(line):
    text = "".join("字" if len(s) > 1 or s.isalpha() else s for s in line)
    return text, [
        Reading(s, ReadingSource.PHRASE) if c == "字" else None
        for s, c in zip(line, text, strict=True)
    ]


def naive(text, readings, wanted, toned):
    """Stretches whose syllables, one after the other, are the wanted ones' letters and tones."""
    spans = []
    start = 0
    while start < len(text):
        end = matched_to(text, readings, start, wanted, toned)
        if end is None:
            start += 1
        else:
            spans.append((start, end))
            start = end
    return spans


def matched_to(text, readings, start, wanted, toned):
    letters = "".join(key_of(s) for s in wanted)
    if readings[start] is None:
        return None
    heard, place, syllables = "", start, []
    while place < len(text) and len(heard) < len(letters):
        if readings[place] is None:
            if not text[place].isspace():
                return None
        else:
            syllables.append(readings[place].syllable)
            heard += key_of(syllables[-1])
            end = place + 1
        place += 1
    if heard != letters:
        return None
    if toned:
        same = [numbered(s) for s in syllables] == [numbered(s) for s in wanted]
        return end if same else None
    return end


@given(lines, st.lists(spoken_syllables, min_size=1, max_size=3), st.booleans())
def test_pinyin_agrees_with_a_naive_search(line, wanted, toned):
    text, readings = reading_of(line)
    if toned:
        typed = "".join(f"{key_of(s)}{tone_of(s)}" for s in wanted)
    else:
        typed = "".join(key_of(s) for s in wanted)
    heard = spoken(text, readings)
    query = parse(typed)
    assert query.pinyin is not None
    found = []
    for match in query.pinyin.finditer(heard.letters):
        first = heard.starts.index(match.start())
        last = max(i for i, start in enumerate(heard.starts) if start < match.end())
        found.append((heard.places[first], heard.places[last] + 1))
    assert found == naive(text, readings, wanted, toned)


@given(lines)
def test_every_stretch_is_found_by_its_initials(line):
    text, readings = reading_of(line)
    letters, indices = spoken(text, readings).initials
    heard = "".join(key_of(r.syllable)[0] for r in readings if r)
    assert letters.replace("#", "") == heard
    assert len(letters) == len(indices)


@given(st.text(), st.text(min_size=1, max_size=3))
def test_characters_agree_with_a_naive_search(text, query):
    line = "甲" + text.replace("\n", " ")
    opened = OpenedText(text_of(line))
    folded, wanted = fold_all(line), fold_all(query.strip())
    spans, start = [], 0
    while wanted and start + len(wanted) <= len(folded):
        if folded[start : start + len(wanted)] == wanted:
            spans.append((start, start + len(wanted)))
            start += len(wanted)
        else:
            start += 1
    assert [(h.span.start, h.span.end) for h in finder(opened).find(query).hits] == spans


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold_all(text)) == len(text)
    assert fold_all(fold_all(text)) == fold_all(text)


@given(st.text())
def test_no_query_fails(typed):
    parse(typed)
