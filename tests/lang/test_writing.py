"""Stretches of hanzi, numbers, letters and marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.lang.writing import Sort, is_hanzi, stretches


def words(text):
    return [(sort.value, span.of(text)) for sort, span in stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“0—1”的",
            [
                ("marks", "“"),
                ("number", "0"),
                ("marks", "—"),
                ("number", "1"),
                ("marks", "”"),
                ("hanzi", "的"),
            ],
        ),
        ("——新…… ", [("marks", "——"), ("hanzi", "新"), ("marks", "……")]),
        (
            "2.0版 8,000 30%",
            [("number", "2.0"), ("hanzi", "版"), ("number", "8,000"), ("number", "30%")],
        ),
        ("A320与T恤", [("letters", "A320"), ("hanzi", "与"), ("letters", "T"), ("hanzi", "恤")]),
        ("𠮷葛\U000e0100城", [("hanzi", "𠮷葛\U000e0100城")]),
        ("👨\u200d👩\u200d👧！", [("marks", "👨\u200d👩\u200d👧"), ("marks", "！")]),
        ("", []),
    ],
)
def test_stretches(text, expected):
    assert words(text) == expected


@given(st.text())
def test_they_cover_all_but_white_space_in_order(text):
    spans = [span for _, span in stretches(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    left = "".join(c for i, c in enumerate(text) if i not in covered)
    assert not left.strip()


@given(st.text())
def test_every_hanzi_stands_in_a_hanzi_stretch(text):
    found = {
        place
        for sort, span in stretches(text)
        if sort is Sort.HANZI
        for place in range(span.start, span.end)
    }
    strays = [c for i, c in enumerate(text) if is_hanzi(c) and i not in found]
    assert not strays or all("\u200d" in text for _ in strays)


def test_many_combining_marks_are_one_stretch():
    assert len(words("e" + "\u0301" * 10_000)) == 1
