"""Typed pinyin cut into syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.app.query import parse
from tjreader.lang.sounds import WAYS, keys, openings


def ways(typed):
    return ["-".join(each.key + each.tone for each in way) for way in parse(typed).sounds]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("xinzhi", ["xin-zhi"]),
        ("xian", ["xian", "xi-an"]),
        ("xi'an", ["xi-an"]),
        ("xi1an", ["xi1-an"]),
        ("xīān", ["xi1-an1"]),
        ("xiān", ["xian1", "xi-an1"]),
        ("lüse", ["lv-se"]),
        ("huar", ["hua-r", "hu-a-r"]),
        ("de0", ["de5"]),
        ("shengch", ["sheng-ch"]),
        ("sheng chan l", ["sheng-chan-l"]),
        ("xzscl", []),
        ("天津", []),
        ("", []),
    ],
)
def test_ways_to_cut(typed, expected):
    assert ways(typed) == expected


def test_letters_with_very_many_ways_are_cut_into_some():
    assert len(parse("an" * 40).sounds) <= WAYS
    assert len(parse("xian" * 12).sounds) == WAYS


@given(st.text(st.sampled_from("aeiouüxzhngsclr1234 'ā"), max_size=24))
def test_all_but_the_last_are_syllables(typed):
    query = parse(typed)
    for way in query.sounds:
        *whole, last = (each.key for each in way)
        assert set(whole) <= keys() | {"r"}
        assert last in (openings() if query.open_end else keys() | {"r"})
