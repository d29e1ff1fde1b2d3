"""What the columns of a table are taken for, by their headings and what stands below."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.app.termguess import guessed
from tjreader.app.termtable import COLUMNS, Field, TermTable

T, R = Field.TERM, Field.RENDERING


def guess(*heads: str, below: tuple[str, ...] = ()) -> dict[str, tuple[Field, str]]:
    """What each heading is taken for; the first column is Chinese, the others are not."""
    below = below or ("港口", *("port" for _ in heads[1:]))
    layout = guessed(TermTable("t", (heads, below, below)))
    assert layout.header
    return {heads[use.column]: (use.field, use.language) for use in layout.uses}


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (("原文", "客户译名"), ((T, ""), (R, ""))),
        (("客户术语", "译名（客户）"), ((T, ""), (R, ""))),
        (("Client term", "Client translation"), ((T, ""), (R, ""))),
        (("Source term", "target (en-GB)"), ((T, ""), (R, "en-GB"))),
        (("Source (zh-CN)", "Target [de]"), ((T, ""), (R, "de"))),
        (("中文名称", "英文名称"), ((T, ""), (R, "en"))),
        (("Chinese name", "English (client)"), ((T, ""), (R, "en"))),
        (("Chinese term", "English term"), ((T, ""), (R, "en"))),
        (("term_zh", "term_en_us"), ((T, ""), (R, "en-US"))),
        (("term_zh", "term_de"), ((T, ""), (R, "de"))),
        (("术语", "Client term"), ((T, ""), (R, ""))),
        (("中文", "英译名 1", "英译名 2"), ((T, ""), (R, "en"), (R, "en"))),
        (("Chinese", "Translation in French"), ((T, ""), (R, "fr"))),
        (("source", "Client's target"), ((T, ""), (R, ""))),
    ],
)
def test_terms_and_renderings(
    heads: tuple[str, ...], wanted: tuple[tuple[Field, str], ...]
) -> None:
    assert guess(*heads) == dict(zip(heads, wanted, strict=True))


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Translation note", Field.NOTE),
        ("rendering note", Field.REMARK),
        ("客户备注", Field.NOTE),
        ("备注（内部）", Field.NOTE),
        ("Note on the term", Field.NOTE),
        ("English definition", Field.DEFINITION),
        ("中文释义", Field.DEFINITION),
        ("译名来源", Field.SOURCE),
        ("Target status", Field.STATUS),
        ("Grammatical part of speech", Field.PART_OF_SPEECH),
        ("Client subject field", Field.DOMAIN),
        ("中文拼音", Field.PINYIN),
        ("Approved short form", Field.SHORTS),
        ("Term ID", None),
        ("Source language", None),
        ("File type", None),
        ("原文例句", None),
        ("determination", None),
        ("Footnote", None),
        ("英文例句", None),
        ("English example", None),
        ("word " * 100_000 + "note", None),
    ],
)
def test_a_heading_is_about_its_head(head: str, field: Field | None) -> None:
    found = guess("术语", "译名", head)
    assert found.get(head, (None, ""))[0] is field
    assert (found["术语"], found["译名"]) == ((T, ""), (R, ""))


def test_rows_without_names_lose_none_to_a_likely_heading() -> None:
    rows = (("专业术语", "technical term"), ("直译", "literal translation"))
    layout = guessed(TermTable("t", rows))
    assert not layout.header
    assert [(use.column, use.field) for use in layout.uses] == [(0, T), (1, R)]


NAMES = [
    *("term", "术语", "译名", "译文", "note", "备注", "source", "target", "status", "English"),
    *("中文", "client", "客户", "（客户）", "(en-GB)", "of", "zh", "de", "1", "-", "/"),
]
headings = st.lists(st.sampled_from(NAMES), max_size=4).map(" ".join) | st.text(max_size=12)


@given(st.lists(headings, max_size=7), st.lists(st.text("港口port ", max_size=6), max_size=7))
def test_no_column_and_no_field_is_guessed_twice(heads: list[str], below: list[str]) -> None:
    layout = guessed(TermTable("t", (tuple(heads), tuple(below))))
    columns = [use.column for use in layout.uses]
    assert len(columns) == len(set(columns))
    assert all(0 <= column < max(len(heads), len(below)) for column in columns)
    fields = [use.field for use in layout.uses if use.field is not R]
    assert len(fields) == len(set(fields))


@given(
    st.sampled_from(["译名", "译文", "备注", "来源", "拼音", "定义", "状态"]),
    st.text("客户方内部甲乙", max_size=5),
    st.sampled_from(["", "（客户）", "(2024)", "【内部】", " 1", " - ours"]),
)
def test_words_around_a_known_one_do_not_change_what_it_says(
    name: str, before: str, after: str
) -> None:
    bare, head = guess("术语", "English", name), f"{before}{name}{after}"
    assert guess("术语", "English", head)[head] == bare[name]


@given(st.permutations([each.value for each in COLUMNS]))
def test_our_own_columns_are_known_in_any_order(heads: list[str]) -> None:
    layout = guessed(TermTable("t", (tuple(heads), ("x",) * len(heads))))
    assert layout.ours
    assert [heads[use.column] for use in layout.uses] == heads
    assert all(heads[use.column] == use.field.value for use in layout.uses)
