"""Cutting texts into words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.lang.segment import CHUNK, Segmenter
from tjreader.lang.token import CutSource


@pytest.fixture(scope="module")
def cache_dir(tmp_path_factory):
    """One cache for all, as jieba takes a second to make it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def plain(cache_dir):
    segmenter = Segmenter(cache_dir)
    segmenter.load()
    return segmenter


def words(segmenter, text):
    return [span.of(text) for span, _ in segmenter.cut(text)]


def test_words_numbers_and_marks(plain):
    assert words(plain, "天津在发展AI，达2.0版——“好”。 是") == [
        *("天津", "在", "发展", "AI", "，", "达", "2.0", "版", "——", "“", "好", "”", "。", "是"),
    ]


def test_unknown_words_are_not_guessed(plain):
    assert words(plain, "记者胡晓伟报道") == ["记者", "胡", "晓", "伟", "报道"]


def test_terms_come_first_and_the_longest_wins(cache_dir):
    segmenter = Segmenter(cache_dir, None, ("新质生产力", "新质", "天开园", "AI+", "园"))
    text = "天开园发展新质生产力与新质。"
    assert words(segmenter, text) == ["天开园", "发展", "新质生产力", "与", "新质", "。"]
    sources = [source for _, source in segmenter.cut(text)]
    assert sources[0] is sources[2] is sources[4] is CutSource.TERM
    assert sources[1] is CutSource.DICTIONARY


def test_words_the_dictionary_lacks_are_cut_into_those_it_has(cache_dir):
    known = {"发展", "指导", "意见", "中华", "人民", "共和国", "人民共和国"}
    segmenter = Segmenter(cache_dir, known.__contains__)
    assert words(segmenter, "中华人民共和国") == ["中华", "人民共和国"]
    assert [source for _, source in segmenter.cut("中华人民共和国")] == [CutSource.DICTIONARY] * 2
    assert segmenter.cut("浪潮")[0][1] is CutSource.STATISTICAL


def test_a_long_text_without_marks_is_cut_the_same_as_a_short_one(plain):
    sentence = "天津始终牢记嘱托深刻把握时代发展大势以系统思维谋篇布局"
    assert words(plain, sentence * 50) == words(plain, sentence) * 50
    assert len(sentence * 50) > 3 * CHUNK


def test_a_character_for_ever(plain):
    assert "".join(words(plain, "的" * 3 * CHUNK)) == "的" * 3 * CHUNK


def test_variation_selectors_stay_with_their_character(plain):
    text = "发\U000e0100展天津"
    assert words(plain, text) == ["发\U000e0100展", "天津"]


@given(st.text(alphabet="天津发展新质生产力的，。 A1\U000e0100𠮷😀—\u200d\n"))
def test_the_words_are_the_text_but_for_white_space(plain, text):
    cuts = [span for span, _ in plain.cut(text)]
    assert "".join(span.of(text) for span in cuts) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(cuts))


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path, capfd):
    blocked = tmp_path / "file"
    blocked.write_text("")
    segmenter = Segmenter(blocked / "cache")
    assert words(segmenter, "天津发展") == ["天津", "发展"]
    assert capfd.readouterr() == ("", "")


def test_the_cache_goes_where_it_is_told(cache_dir, plain):
    assert [path.name for path in cache_dir.iterdir()] == ["jieba.cache"]


def test_names_jieba_cut_into_single_characters_are_put_together(cache_dir):
    names = {"帖木儿帝国", "帖木儿", "天津大学"}
    plain = Segmenter(cache_dir)
    named = Segmenter(cache_dir, None, (), names)
    text = "从帖木儿帝国到帖木儿，天津大学"
    assert "帖木儿" not in words(plain, text)
    assert words(named, text) == [
        "从",
        "帖木儿帝国",
        "到",
        "帖木儿",
        "，",
        *words(plain, "天津大学"),
    ]
