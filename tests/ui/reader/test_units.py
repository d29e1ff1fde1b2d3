"""Code points and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjreader.ui.reader.units import Units

WORDS = st.text(alphabet="新质𠮷生😀a，\u0301", max_size=40)


@given(WORDS)
def test_both_ways_agree_with_pythons_own_encoding(words: str) -> None:
    units = Units(words)
    for place in range(len(words) + 1):
        unit = len(words[:place].encode("utf-16-le")) // 2
        assert units.to_utf16(place) == unit
        assert units.to_code_points(unit) == place


@given(WORDS)
def test_the_second_half_of_a_pair_is_inside_its_character(words: str) -> None:
    units = Units(words)
    for place, letter in enumerate(words):
        if letter > "\uffff":
            assert units.to_code_points(units.to_utf16(place) + 1) == place


def test_plain_text_keeps_nothing() -> None:
    assert Units("天津").plain
    assert not Units("𠮷").plain
