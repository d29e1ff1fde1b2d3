"""Numbers of newspaper Chinese and of English: what is read, and what counts as the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.lang.numbers import (
    Bound,
    Date,
    Number,
    NumberKind,
    can_read,
    compare,
    numbers_in,
    same,
)
from tjreader.lang.numbers.numeral import numeral_value

DIGITS = "零一二三四五六七八九"


def han(value: int) -> str:
    """An integer below 10^16 as a Chinese numeral, written the plain way."""
    if value == 0:
        return "零"
    words, gap = "", False
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, scale)
        if not section:
            gap = bool(words)
            continue
        if words and (gap or section < 1000):
            words += "零"
        if name == "万亿":
            later = value // 10**8
            words += _section(section) + ("万" if later else "万亿")
            if later:
                lower = "零" if later < 1000 else ""
                words += lower + _section(later) + "亿"
                value %= 10**8
                gap = False
                continue
        else:
            words += _section(section) + name
        gap = False
    return words


def _section(value: int) -> str:
    words, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return words


def test_the_writer_of_numerals_is_right() -> None:
    assert [han(n) for n in (0, 10, 105, 21, 35000, 100005, 10**8, 12 * 10**12)] == [
        *("零", "一十", "一百零五", "二十一", "三万五千", "一十万零五", "一亿", "一十二万亿")
    ]


@given(st.integers(0, 10**12) | st.integers(0, 10**16 - 1))
def test_a_numeral_is_read_back(value: int) -> None:
    assert numeral_value(han(value)) == value


@given(st.integers(0, 10**16))
def test_figures_are_read_back_with_and_without_commas(value: int) -> None:
    assert numeral_value(str(value)) == numeral_value(f"{value:,}") == value


@given(st.integers(10, 10**9), st.sampled_from(["zh", "en"]))
def test_figures_in_a_sentence_are_found_where_they_stand(value: int, language: str) -> None:
    words = f"共 {value:,} 项。" if language == "zh" else f"In all {value:,} of them."
    (number,) = numbers_in(words, language)
    assert number.value == value
    assert number.span.of(words) == f"{value:,}"


@given(
    st.text(alphabet="一二三十百千万亿两点第成半%多余0123456789.,年月日至—分之 ab超近", max_size=24)
)
def test_anything_can_be_read(words: str) -> None:
    for language in ("zh", "en"):
        found = numbers_in(words, language)
        assert all(number.span and number.span.end <= len(words) for number in found)
        assert list(found) == sorted(found, key=lambda number: number.span)


@pytest.mark.parametrize("wrong", ["", "天", "三天", "3天"])
def test_what_is_no_numeral_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        numeral_value(wrong)


P, K, B = Fraction, NumberKind, Bound
YI = 10**8

CHINESE = [
    # words, the number's own words, kind, value, bound
    ("总额1.8万亿元", "1.8万亿", K.PLAIN, P(18, 10) * 10**12, B.EXACT),
    ("总规模248亿元", "248亿", K.PLAIN, 248 * YI, B.EXACT),
    ("超3000亿元", "3000亿", K.PLAIN, 3000 * YI, B.OVER),
    ("3000多家", "3000", K.PLAIN, 3000, B.OVER),
    ("30多万人", "30多万", K.PLAIN, 300000, B.OVER),
    ("两亿多条", "两亿", K.PLAIN, 2 * YI, B.OVER),
    ("两千多亿元", "两千多亿", K.PLAIN, 2000 * YI, B.OVER),
    ("十余个", "十", K.PLAIN, 10, B.OVER),
    ("超过60项", "60", K.PLAIN, 60, B.OVER),
    ("60项以上", "60", K.PLAIN, 60, B.OVER),
    ("12个月左右", "12", K.PLAIN, 12, B.ABOUT),
    ("60项。以上是", "60", K.PLAIN, 60, B.EXACT),
    ("约12亿美元", "12亿", K.PLAIN, 12 * YI, B.ABOUT),
    ("近500个港口", "500", K.PLAIN, 500, B.UNDER),
    ("不足100家", "100", K.PLAIN, 100, B.UNDER),
    ("4.5万标箱", "4.5万", K.PLAIN, 45000, B.EXACT),
    ("1亿2000万元", "1亿2000万", K.PLAIN, 12 * 10**7, B.EXACT),
    ("3万5千", "3万5千", K.PLAIN, 35000, B.EXACT),
    ("三万五", "三万五", K.PLAIN, 35000, B.EXACT),
    ("两百五", "两百五", K.PLAIN, 250, B.EXACT),
    ("一千零五人", "一千零五", K.PLAIN, 1005, B.EXACT),
    ("二十一个", "二十一", K.PLAIN, 21, B.EXACT),
    ("廿一日", "廿一日", K.DATE, 0, B.EXACT),
    ("俩人", "俩", K.PLAIN, 2, B.EXACT),
    ("两张名片", "两", K.PLAIN, 2, B.EXACT),
    ("六项机制", "六", K.PLAIN, 6, B.EXACT),
    ("１，８００家", "１，８００", K.PLAIN, 1800, B.EXACT),
    ("1,800家", "1,800", K.PLAIN, 1800, B.EXACT),
    ("三點五億元", "三點五億", K.PLAIN, P(35, 10) * YI, B.EXACT),
    ("一点八万亿", "一点八万亿", K.PLAIN, P(18, 10) * 10**12, B.EXACT),
    ("五百万元", "五百万", K.PLAIN, 5 * 10**6, B.EXACT),
    ("两年半", "两年半", K.PLAIN, P(5, 2), B.EXACT),
    ("百分之十五", "百分之十五", K.PERCENT, P(15, 100), B.EXACT),
    ("15％", "15％", K.PERCENT, P(15, 100), B.EXACT),
    ("同比增长17.3%", "17.3%", K.PERCENT, P(173, 1000), B.EXACT),
    ("千分之三", "千分之三", K.PERCENT, P(3, 1000), B.EXACT),
    ("三成", "三成", K.PERCENT, P(3, 10), B.EXACT),
    ("三成以上", "三成", K.PERCENT, P(3, 10), B.OVER),
    ("15.2个百分点", "15.2个百分点", K.POINTS, P(152, 10), B.EXACT),
    ("两个百分点", "两个百分点", K.POINTS, 2, B.EXACT),
    ("三分之一", "三分之一", K.FRACTION, P(1, 3), B.EXACT),
    ("增长3倍", "3倍", K.TIMES, 3, B.EXACT),
    ("二十一世纪", "二十一世纪", K.ORDINAL, 21, B.EXACT),
    ("第三季度", "第三", K.ORDINAL, 3, B.EXACT),
    ("第1000艘", "第1000", K.ORDINAL, 1000, B.EXACT),
    ("“十四五”以来", "十四五", K.ORDINAL, 14, B.EXACT),
    ("“十五五”规划", "十五五", K.ORDINAL, 15, B.EXACT),
    ("20世纪80年代", "20世纪80年代", K.PLAIN, 1980, B.EXACT),
    ("2.0版", "2.0", K.PLAIN, 2, B.EXACT),
    ("10年来", "10", K.PLAIN, 10, B.EXACT),
    ("9个月", "9", K.PLAIN, 9, B.EXACT),
    ("空客2号线", "2", K.PLAIN, 2, B.EXACT),
]


@pytest.mark.parametrize(("words", "own", "kind", "value", "bound"), CHINESE)
def test_chinese(words: str, own: str, kind: K, value: Fraction, bound: B) -> None:
    firm = [number for number in numbers_in(words, "zh-Hans") if number.firm]
    assert [(number.span.of(words), number.kind, number.value) for number in firm] == [
        (own, kind, value)
    ]
    assert firm[0].bound is bound


ENGLISH = [
    ("1.8 trillion yuan", "1.8 trillion", K.PLAIN, P(18, 10) * 10**12, B.EXACT),
    ("1,800 billion yuan", "1,800 billion", K.PLAIN, P(18, 10) * 10**12, B.EXACT),
    ("US$1.2bn", "1.2bn", K.PLAIN, 12 * 10**8, B.EXACT),
    ("more than 3,000 firms", "3,000", K.PLAIN, 3000, B.OVER),
    ("over RMB 1.5 billion", "1.5 billion", K.PLAIN, 15 * 10**8, B.OVER),
    ("3,000-odd firms", "3,000", K.PLAIN, 3000, B.OVER),
    ("nearly 500 ports", "500", K.PLAIN, 500, B.UNDER),
    ("about US$1.2 billion", "1.2 billion", K.PLAIN, 12 * 10**8, B.ABOUT),
    ("twelve chains", "twelve", K.PLAIN, 12, B.EXACT),
    ("twenty-one chains", "twenty-one", K.PLAIN, 21, B.EXACT),
    ("a hundred firms", "a hundred", K.PLAIN, 100, B.EXACT),
    ("two hundred and ten thousand", "two hundred and ten thousand", K.PLAIN, 210000, B.EXACT),
    ("three million two hundred", "three million two hundred", K.PLAIN, 3000200, B.EXACT),
    ("half a million", "half a million", K.PLAIN, 500000, B.EXACT),
    ("one and a half billion", "one and a half billion", K.PLAIN, 15 * 10**8, B.EXACT),
    ("1.5-billion-yuan fund", "1.5-billion", K.PLAIN, 15 * 10**8, B.EXACT),
    ("15 percent", "15 percent", K.PERCENT, P(15, 100), B.EXACT),
    ("15 per cent", "15 per cent", K.PERCENT, P(15, 100), B.EXACT),
    ("15%", "15%", K.PERCENT, P(15, 100), B.EXACT),
    ("fifteen per cent", "fifteen per cent", K.PERCENT, P(15, 100), B.EXACT),
    ("15.2 percentage points", "15.2 percentage points", K.POINTS, P(152, 10), B.EXACT),
    ("two-thirds", "two-thirds", K.FRACTION, P(2, 3), B.EXACT),
    ("one third", "one third", K.FRACTION, P(1, 3), B.EXACT),
    ("three times", "", K.TIMES, 3, B.EXACT),
    ("3 times", "3 times", K.TIMES, 3, B.EXACT),
    ("21st century", "21st", K.ORDINAL, 21, B.EXACT),
    ("twenty-first century", "twenty-first", K.ORDINAL, 21, B.EXACT),
    ("the 1,000th vessel", "1,000th", K.ORDINAL, 1000, B.EXACT),
    ("the one thousandth vessel", "one thousandth", K.ORDINAL, 1000, B.EXACT),
    ("tens of thousands of people", "", K.PLAIN, 0, B.EXACT),
    ("one of the first", "", K.PLAIN, 0, B.EXACT),
    ("in 2023", "2023", K.PLAIN, 2023, B.EXACT),
]


@pytest.mark.parametrize(("words", "own", "kind", "value", "bound"), ENGLISH)
def test_english(words: str, own: str, kind: K, value: Fraction, bound: B) -> None:
    firm = [number for number in numbers_in(words, "en-GB") if number.firm]
    expected = [(own, kind, value, bound)] if own else []
    found = [(each.span.of(words), each.kind, each.value, each.bound) for each in firm]
    assert found == expected


DATES = [
    ("zh", "2023年9月7日", Date(2023, 9, 7)),
    ("zh", "二〇二三年九月七日", Date(2023, 9, 7)),
    ("zh", "２０２３年９月", Date(2023, 9)),
    ("zh", "2023-09-07", Date(2023, 9, 7)),
    ("zh", "7月底", Date(month=7)),
    ("en", "September 7, 2023", Date(2023, 9, 7)),
    ("en", "September 7 2023", Date(2023, 9, 7)),
    ("en", "7 Sept 2023", Date(2023, 9, 7)),
    ("en", "Sept. 7, 2023", Date(2023, 9, 7)),
    ("en", "the 7th of September 2023", Date(2023, 9, 7)),
    ("en", "2023-09-07", Date(2023, 9, 7)),
    ("en", "late July 2025", Date(2025, 7)),
    ("en", "in May", Date(month=5)),
]


@pytest.mark.parametrize(("language", "words", "date"), DATES)
def test_dates(language: str, words: str, date: Date) -> None:
    (number,) = numbers_in(words, language)
    assert number.date == date
    assert number.kind is K.DATE


def test_a_month_that_is_a_word_is_not_sure() -> None:
    assert [number.firm for number in numbers_in("May we succeed.", "en")] == [False]
    assert not numbers_in("we may succeed", "en")


NO_NUMBERS = (
    "十分|一一|三三两两|四面八方|千方百计|九牛一毛|万一|千万不要|第二天|几十|数百|九一八|半导体"
)
NO_NUMBERS += "|一带一路|四川|九江|百事|万科|亿万人民|十几个|上下|统一|十一黄金周|三中全会|两岸"


@pytest.mark.parametrize("words", NO_NUMBERS.split("|"))
def test_what_only_looks_like_a_number_is_asked_of_nobody(words: str) -> None:
    assert [number for number in numbers_in(words, "zh") if number.firm] == []


SAME = [
    ("二十大报告", "the report to the 20th Congress"),
    ("第二期工程", "Phase II"),
    ("一九七八年", "in 1978"),
    ("百分之百", "100 percent"),
    ("上半年", "in the first half of the year"),
    ("五六百家", "five or six hundred firms"),
    ("三个半小时", "three and a half hours"),
    ("1.8万亿元", "1.8 trillion yuan"),
    ("1.8万亿元", "1,800 billion yuan"),
    ("总规模248亿元的47只基金", "47 funds worth 24.8 billion yuan"),
    ("3000多家", "more than 3,000 firms"),
    ("百分之十五", "15 per cent"),
    ("三成", "30 percent"),
    ("五分之一", "20%"),
    ("提高15.2个百分点", "up 15.2 percentage points"),
    ("二十一世纪", "the 21st century"),
    ("2023年9月7日", "on 7 September 2023"),
    ("今年6月", "in June this year"),
    ("今年6月", "in June 2025"),
    ("去年，20项", "In 2024, 20"),
    ("今年1至7月", "from January to July"),
    ("2013—2016年", "from 2013 to 2016"),
    ("2021—2025年", "in 2021-25"),
    ("3—5万人", "30,000 to 50,000 people"),
    ("3—5亿", "300 to 500 million"),
    ("15-20%", "15 to 20 per cent"),
    ("5—10个", "five to ten"),
    ("第1000艘租赁船舶", "the 1,000th leased vessel"),
    ("“十四五”以来", "since the start of the 14th Five-Year Plan"),
    ("“十四五”以来", "since the 14th Five-Year Plan (2021–2025)"),
    ("两亿多条数据", "more than 200 million records"),
    ("三分之一", "one third"),
    ("增长两倍", "tripled"),
    ("增长两倍", "rose twofold"),
    ("一半", "half"),
    ("一半", "50 per cent"),
    ("两年半", "two and a half years"),
    ("20世纪80年代", "the 1980s"),
    ("六项机制", "six mechanisms"),
    ("“选育诊融赛转”六项机制、五类服务", "six mechanisms and five kinds of service"),
    ("两项新纪录", "a pair of records"),
    ("“0—1”的原创突破和“1—N”", "from zero to one, and from one to N"),
    ("服务客户超百家", "over a hundred customers"),
    ("上千家", "more than a thousand firms"),
    ("一批成果", "a batch of results"),
    ("第一", "first"),
    ("三级医院", "a tertiary hospital"),
]


@pytest.mark.parametrize(("source", "translation"), SAME)
def test_what_says_the_same(source: str, translation: str) -> None:
    found = compare(numbers_in(source, "zh"), numbers_in(translation, "en"))
    assert found.agrees, found


DIFFERENT = [
    ("1.8万亿元", "180 billion yuan", ["1.8万亿"], ["180 billion"]),
    ("248亿元", "248 billion yuan", ["248亿"], ["248 billion"]),
    ("248亿元", "2.48 billion yuan", ["248亿"], ["2.48 billion"]),
    ("4.5万标箱", "4,500 TEU", ["4.5万"], ["4,500"]),
    ("15%", "15 percentage points", ["15%"], ["15 percentage points"]),
    ("15%", "15", ["15%"], ["15"]),
    ("2023年9月7日", "September 8, 2023", ["2023年9月7日"], ["September 8, 2023"]),
    ("今年6月", "in July", ["6月"], ["July"]),
    ("372家机构", "institutions", ["372"], []),
    ("机构", "372 institutions", [], ["372"]),
    ("六项机制", "five mechanisms", ["六"], []),
    ("三成", "13 percent", ["三成"], ["13 percent"]),
    ("二十一世纪", "the 20th century", ["二十一世纪"], ["20th"]),
    ("2024年", "in 2023", ["2024年"], ["2023"]),
]


@pytest.mark.parametrize(("source", "translation", "missing", "extra"), DIFFERENT)
def test_what_differs(source: str, translation: str, missing: list[str], extra: list[str]) -> None:
    found = compare(numbers_in(source, "zh"), numbers_in(translation, "en"))
    assert [number.span.of(source) for number in found.missing] == missing
    assert [number.span.of(translation) for number in found.extra] == extra


@pytest.mark.parametrize(
    ("source", "translation", "pairs"),
    [
        ("超15亿元", "1.5 billion yuan", 1),
        ("超15亿元", "more than 1.5 billion yuan", 0),
        ("15亿元", "more than 1.5 billion yuan", 1),
        ("近15亿元", "over 1.5 billion yuan", 1),
        ("近15亿元", "about 1.5 billion yuan", 0),
        ("约15亿元", "roughly 1.5 billion yuan", 0),
    ],
)
def test_more_than_is_told_apart(source: str, translation: str, pairs: int) -> None:
    found = compare(numbers_in(source, "zh"), numbers_in(translation, "en"))
    assert found.agrees
    assert len(found.bounds) == pairs


numbers = st.builds(
    lambda value, kind, firm: Number(numbers_in("1", "en")[0].span, P(value), kind, firm=firm),
    st.integers(0, 6),
    st.sampled_from([K.PLAIN, K.PERCENT, K.ORDINAL]),
    st.booleans(),
)


@given(st.lists(numbers, max_size=6), st.lists(numbers, max_size=6))
def test_comparing_is_what_a_simple_look_says(one: list[Number], other: list[Number]) -> None:
    found = compare(one, other)
    assert found.missing == tuple(n for n in one if n.firm and not any(same(n, o) for o in other))
    assert found.extra == tuple(n for n in other if n.firm and not any(same(n, o) for o in one))
    assert all(same(n, o) == same(o, n) for n in one for o in other)


def test_other_languages_are_not_understood() -> None:
    assert not can_read("de")
    assert numbers_in("15,3 Millionen", "de") == ()
    assert can_read("zh-Hant")
    assert can_read("en")
