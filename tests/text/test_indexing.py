"""The words of an index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.indexing import fold_all, index_words


def words(text):
    return [each.word for each in index_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发展，新质。", ["发", "展", "新", "质"]),
        ("發展", ["发", "展"]),
        ("𠮷〇😀×", ["𠮷", "〇", "😀", "×"]),
        ("Place of ＯＲＩＧＩＮ", ["place", "of", "origin"]),
        ("cèyuándì", ["ceyuandi"]),
        ("ce\u0300yuán", ["ceyuan"]),
        ("8,000 T恤 a_b", ["8", "000", "t", "恤", "a", "b"]),
        ("한글", ["한글"]),
        ("“”——《》…+=|<$`^~", []),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_what_may_go_on_being_written():
    assert [each.is_written_on for each in index_words("策 origin 8 😀")] == [
        False,
        True,
        True,
        False,
    ]


@given(st.text())
def test_places_are_of_the_text(text):
    assert len(fold_all(text)) == len(text)
    end = 0
    for each in index_words(text):
        assert end <= each.span.start < each.span.end <= len(text)
        assert each.word
        assert not any(c.isspace() for c in each.word)
        end = each.span.end
    assert words(" ".join(words(text))) == words(text)
