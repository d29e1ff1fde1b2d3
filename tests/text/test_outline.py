"""The contents of a reader's own text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.outline import LONGEST, SITTING, groups_of, lines_of


def titles(words: str) -> list[str]:
    return [group.title for group in groups_of(words, lines_of(words))]


def shape(words: str) -> list[list[str]]:
    groups = groups_of(words, lines_of(words))
    return [[words[line.start : line.end] for line in group.lines] for group in groups]


def test_markdown_headings_open_sections() -> None:
    words = "前言一句。\n\n# 第一 章 #\n\n甲。\n乙。\n\n## 小节\n丙。\n#不是标题\n"
    assert titles(words) == ["前言一句", "第一 章", "小节"]
    assert shape(words)[1:] == [["第一 章", "甲。", "乙。"], ["小节", "丙。", "#不是标题"]]


def test_a_heading_without_words_leads_the_next_section() -> None:
    words = "# 书名\n\n## 第一章\n甲。\n## 第二章\n乙。\n# 下卷\n## 第三章\n丙。\n"
    groups = groups_of(words, lines_of(words))
    assert [(g.part, g.title) for g in groups] == [
        ("书名", "第一章"),
        (None, "第二章"),
        ("下卷", "第三章"),
    ]
    assert shape(words)[0] == ["书名", "第一章", "甲。"]


def test_headings_of_one_level_make_no_parts() -> None:
    words = "## 一\n甲。\n## 二\n乙。\n"
    assert [g.part for g in groups_of(words, lines_of(words))] == [None, None]


def test_a_last_heading_without_words_is_a_section() -> None:
    assert shape("# 一\n甲。\n# 二\n") == [["一", "甲。"], ["二"]]


def test_fenced_lines_are_no_headings() -> None:
    words = "# 一\n```\n# 不是\n```\n# 二\n甲。\n"
    assert titles(words) == ["一", "二"]


def test_chapters_of_a_novel() -> None:
    words = (
        "楔子\n　　话说天下大势。\n第一回 宴桃园豪杰三结义\n"
        "　　分久必合。\n　　第一次见面，他说了很多。\n"
        "第二十回　曹阿瞒许田打围\n　　合久必分。\n"
    )
    assert titles(words) == ["楔子", "第一回 宴桃园豪杰三结义", "第二十回　曹阿瞒许田打围"]
    assert shape(words)[1] == ["第一回 宴桃园豪杰三结义", "分久必合。", "第一次见面，他说了很多。"]


def test_one_chapter_line_alone_is_no_contents() -> None:
    words = "第一章 开头\n甲。\n乙。\n"
    assert titles(words) == ["第一章 开头"]
    assert all(line.level == 0 for line in lines_of(words))


def test_sentences_that_begin_like_chapters_are_none() -> None:
    words = "第一章的故事，讲得很长很长。\n第二节课上，老师来了。\n第三部分是结论。\n"
    assert len(titles(words)) == 1


def test_two_blank_lines_part_sections() -> None:
    words = "甲。\n\n乙。\n\n\n丙。\n\n丁。\n"
    assert shape(words) == [["甲。", "乙。"], ["丙。", "丁。"]]


def test_blank_lines_part_sections_where_paragraphs_stand_without() -> None:
    words = "甲。\n乙。\n\n丙。\n丁。\n"
    assert shape(words) == [["甲。", "乙。"], ["丙。", "丁。"]]


def test_blank_lines_between_all_paragraphs_part_nothing() -> None:
    words = "甲。\n\n乙。\n\n丙。\n"
    assert shape(words) == [["甲。", "乙。", "丙。"]]


def test_a_long_text_without_any_sign_is_cut_into_sittings() -> None:
    paragraph = "当新质生产力的浪潮奔涌而来，天津始终牢记。" * 20
    words = "\n\n".join([paragraph] * 60)
    sizes = [sum(map(len, lines)) for lines in shape(words)]
    assert len(sizes) > 5
    assert all(SITTING <= size < 2 * SITTING for size in sizes[:-1])


def test_very_many_blocks_are_put_together() -> None:
    words = "\n\n".join(["一句话。\n又一句。"] * 1000)
    assert 2 <= len(titles(words)) <= 20


def test_titles_are_the_first_words() -> None:
    assert titles("风劲帆满海天阔，奋楫潮头逐浪高。") == ["风劲帆满海天阔…"]
    assert titles("天，一二三四五六七八九十一二三四五六七八九十") == [
        "天，一二三四五六七八九十一二三四五六…"
    ]
    assert titles("短。") == ["短。"]
    assert titles("天津") == ["天津"]


def test_no_words_no_sections() -> None:
    assert titles("") == []
    assert titles(" \n\u3000\n\n") == []


@given(st.text("甲乙。；😀\u0301 \u3000\n#", max_size=200), st.integers(1, 40))
def test_every_word_stands_in_one_line_once(words: str, times: int) -> None:
    words *= times * 5
    lines = lines_of(words)
    at = 0
    for line in lines:
        assert at <= line.start < line.end <= len(words)
        assert line.end - line.start <= LONGEST
        assert "\n" not in words[line.start : line.end]
        between = words[at : line.start]
        assert not between.strip(" \u3000\n#"), between
        at = line.end
    assert not words[at:].strip(" \u3000\n#")
    groups = groups_of(words, lines)
    assert [line for group in groups for line in group.lines] == lines
    assert all(group.title and group.lines for group in groups)


def test_a_line_without_end_is_cut_between_whole_characters() -> None:
    family = "👨\u200d👩\u200d👧"
    words = ("e\u0301" + family) * 2000
    lines = lines_of(words)
    assert len(lines) > 5
    for line in lines:
        first = words[line.start]
        assert first in ("e", "👨"), repr(first)
        assert words[line.end - 1] != "\u200d"
