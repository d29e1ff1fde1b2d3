"""Readings: which source speaks first, base tones, rules, doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.lang.norms import DEFAULTS, NOT_PHRASES, PHRASES, UNSURE
from tjreader.lang.pinyin import SYLLABLES, toneless
from tjreader.lang.reading import Reader
from tjreader.lang.token import ReadingSource
from tjreader.lang.writing import is_hanzi
from tjreader.text.span import Span


def read(reader, notation):
    """The readings of words between spaces, and the words."""
    spans, text = [], ""
    for word in notation.split(" "):
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return reader.read(text, spans)


def syllables(reader, notation):
    return [reading.syllable if reading else None for reading in read(reader, notation)]


@pytest.fixture(scope="module")
def tables():
    """A reader without a dictionary."""
    return Reader()


@pytest.fixture
def reader(lexicon):
    return Reader(lexicon.pinyin)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("重庆 银行 行长 重新", "chóng qìng yín háng háng zhǎng chóng xīn"),
        ("重点 重大 行业", "zhòng diǎn zhòng dà háng yè"),
        ("框架 澎湃 萎缩", "kuàng jià péng pài wěi suō"),
        ("故事 知识 合同", "gù shi zhī shi hé tong"),
        ("任务 总书记", "rèn wù zǒng shū jì"),
        ("一定 进一步 不是 一心一意", "yī dìng jìn yī bù bù shì yī xīn yī yì"),
        ("塔什干 供应商 宝坻", "tǎ shí gān gōng yìng shāng bǎo dǐ"),
        ("更深 领域", "gèng shēn lǐng yù"),
    ],
)
def test_words(reader, words, expected):
    assert syllables(reader, words) == expected.split()


@pytest.mark.parametrize(
    ("words", "index", "syllable"),
    [
        ("以 改革 创新 为 根本 动力", 5, "wéi"),
        ("更以 技术 为 天津 产业 注入 动力", 4, "wèi"),
        ("转化 为 日常 工具", 2, "wéi"),
        ("， 为 用户 提供 手段", 1, "wèi"),
        ("变废 为 宝", 2, "wéi"),
        ("首都 为 北京", 2, "wéi"),
        ("47 只 基金", 2, "zhī"),
        ("两 只 鸟", 1, "zhī"),
        ("他 只 想", 1, "zhǐ"),
        ("高高兴兴 地 走", 4, "de"),
        ("西沙群岛 等 地 ，", 5, "dì"),
        ("走 得 快", 1, "de"),
        ("， 得 到", 1, "dé"),
        ("古 都 天津", 1, "dū"),
        ("我们 都 去", 2, "dōu"),
        ("还 清 债", 0, "huán"),
        ("他 还 在", 1, "hái"),
        ("全 长 20 米", 1, "cháng"),
        ("会 长 大", 1, "zhǎng"),
        ("长 子", 0, "zhǎng"),
        ("一 种 鱼", 1, "zhǒng"),
        ("， 种 树", 1, "zhòng"),
        ("鱼 种 多", 1, "zhǒng"),
        ("检出 率 ，", 2, "lǜ"),
        ("他 率 军", 1, "shuài"),
        ("参 将 ，", 1, "jiàng"),
        ("他 将 去", 1, "jiāng"),
    ],
)
def test_lone_characters_go_by_rules(tables, words, index, syllable):
    assert syllables(tables, words)[index] == syllable


def test_each_reading_says_where_it_comes_from(lexicon):
    reader = Reader(lexicon.pinyin, {"新质生产力": "xīnzhì shēngchǎnlì", "坏": "不是拼音"})
    readings = read(reader, "新质生产力 发展 47 只 鸟 知识 乐 水产业")
    by_source = [(r.source, r.detail) if r else None for r in readings]
    assert by_source[0] == (ReadingSource.PHRASE, "新质生产力")
    assert by_source[5] == (ReadingSource.DICTIONARY, "发展")
    assert by_source[7:9] == [None, None]
    assert by_source[9] == (ReadingSource.RULE, "只-1")
    assert by_source[10] == (ReadingSource.DEFAULT, "")
    assert by_source[11] == (ReadingSource.PHRASE, "知识")


def test_doubt(tables):
    readings = read(tables, "乐 的 津 甲 为 山水")
    assert [r.doubtful for r in readings][:5] == [True, False, False, False, True]


def test_words_no_table_has_are_read_piece_by_piece(tables):
    assert syllables(tables, "重庆银行行长们") == [
        *("chóng", "qìng", "yín", "háng", "háng", "zhǎng", "men"),
    ]


def test_without_a_dictionary_the_tables_answer(tables):
    assert syllables(tables, "银行 发展") == ["yín", "háng", "fā", "zhǎn"]
    assert not tables.is_name("天津")


def test_names(reader):
    assert reader.is_name("天津")
    assert not reader.is_name("发展")
    assert not reader.is_name("津")


def test_rare_hanzi_and_marks(tables):
    assert syllables(tables, "津\U000e0100 ，😀 〇 ㊀") == ["jīn", None, None, None, "líng", None]
    assert syllables(tables, "\uf9f4") == ["lín"]  # a compatibility ideograph: 林
    assert syllables(tables, "𠮷") == [None]  # in no table


@given(st.text(alphabet="天津为只地得都还长种将率乐行重𠮷，。 A1\U000e0100以一"))
def test_every_hanzi_is_read_and_nothing_else(tables, text):
    readings = tables.read(text, [Span(i, i + 1) for i in range(len(text))])
    assert [bool(r) for r in readings] == [is_hanzi(c) and c != "𠮷" for c in text]
    assert all(toneless(r.syllable) in SYLLABLES for r in readings if r)


def test_the_lists_are_sound():
    for word, told in PHRASES.items():
        assert len(word) == len(told), word
        assert all(toneless(s) in SYLLABLES for s in told), word
    for character, syllable in DEFAULTS.items():
        assert len(character) == 1
        assert toneless(syllable) in SYLLABLES, character
    assert not NOT_PHRASES & set(PHRASES)
    assert all(len(c) == 1 for c in UNSURE)
