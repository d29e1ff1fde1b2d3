"""How numbers of Chinese sentences are written in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tjreader.lang.numbers import chinese_numbers, compare, english_numbers
from tjreader.lang.numbers.saying import in_english


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("248亿元", "24.8 billion"),
        ("1.8万亿元", "1.8 trillion"),
        ("超过3.5万家", "more than 35,000"),
        ("近百家", "nearly 100"),
        ("增长5.7%", "5.7%"),
        ("三成", "30%"),
        ("15.2个百分点", "15.2 percentage points"),
        ("1个百分点", "1 percentage point"),
        ("五分之一", "1/5"),
        ("三倍", "3 times"),
        ("第1000艘", "1,000th"),
        ("第21届", "21st"),
        ("第12届", "12th"),
        ("1234567人", "1,234,567"),
        ("2024年7月13日", "13 July 2024"),
        ("5月4日", "4 May"),
        ("13日", "the 13th"),
        ("2025年", "2025"),
    ],
)
def test_numbers_are_written_as_english_writes_them(source: str, said: str) -> None:
    assert [in_english(each) for each in chinese_numbers(source)] == [said]


def test_a_year_that_is_not_named_is_not_written() -> None:
    assert [in_english(each) for each in chinese_numbers("今年")] == [""]


@given(some.integers(2, 10**15), some.sampled_from(["", "万", "亿", "%"]))
def test_what_is_written_is_the_same_number(value: int, scale: str) -> None:
    source = chinese_numbers(f"共{value}{scale}。")
    said = " and ".join(in_english(each) for each in source)
    assert compare(source, english_numbers(said)).missing == ()
