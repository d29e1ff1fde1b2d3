"""Rows of values and what is different in them, against looking at each value."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.app import numbering
from tjreader.app.numbering import Difference, Numbered

ROWS = st.lists(st.integers(0, 6), max_size=14).map(tuple)


@pytest.fixture(autouse=True)
def short_steps(monkeypatch):
    """Rows are compared by threes, so that short ones have several steps too."""
    monkeypatch.setattr(numbering, "_STEP", 3)


def applied(row: tuple[int, ...], change: Difference[int]) -> tuple[int, ...]:
    """A row with what went taken out and what came put in."""
    values = list(row)
    for place in reversed(change.gone):
        assert values.pop(place.at) == place.value
    for place in change.come:
        values.insert(place.at, place.value)
    return tuple(values)


@given(st.lists(ROWS, min_size=2, max_size=6))
def test_the_difference_makes_one_row_of_the_other(rows):
    numbered = Numbered(rows[0])
    for row in rows[1:]:
        before = dict(zip(numbered.numbers, numbered.values, strict=True))
        last = numbered.values
        change = numbered.take(row)
        assert numbered.values == row
        assert len(numbered.numbers) == len(row)
        assert list(numbered.numbers) == sorted(set(numbered.numbers))
        if change is None:
            continue
        assert applied(last, change) == row
        for place in change.gone:
            assert before.pop(place.number) == place.value
        assert not set(before) & {place.number for place in change.come}
        before |= {place.number: place.value for place in change.come}
        assert before == dict(zip(numbered.numbers, row, strict=True))
        assert [numbered.place_of(number) for number in numbered.numbers] == [*range(len(row))]


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_what_only_came_or_went_is_told_and_nothing_else(some, more):
    few, many = tuple(sorted(some)), tuple(sorted(some | more))
    numbered = Numbered(many)
    change = numbered.take(few)
    assert change is not None
    assert [place.value for place in change.gone] == sorted(set(many) - set(few))
    assert change.come == ()
    change = numbered.take(many)  # back to their old places: there is room for all
    assert change is not None
    assert [place.value for place in change.come] == sorted(set(many) - set(few))
    assert change.gone == ()


def test_a_value_in_the_place_of_another_has_its_number():
    row = tuple(range(100, 200))
    numbered = Numbered(row)
    other = (*row[:20], -1, *row[21:70], -2, *row[71:])
    change = numbered.take(other)
    assert change is not None
    assert [(p.at, p.number, p.value) for p in change.gone] == [(20, 20, 120), (70, 70, 170)]
    assert [(p.at, p.number, p.value) for p in change.come] == [(20, 20, -1), (70, 70, -2)]
    assert numbered.take(other).size == 0


def test_a_number_of_what_was_last_is_not_given_again():
    numbered = Numbered((1, 2, 3))
    numbered.take((1, 2))
    numbered.take((1, 2, 4))
    change = numbered.take((1, 2, 3, 4))
    assert change is not None
    assert [place.number for place in change.come] == [2]


def test_where_there_is_no_room_all_are_numbered_anew():
    numbered = Numbered((1, 2))
    assert numbered.take((1, 9, 2)) is None
    assert list(numbered.numbers) == [0, 1, 2]


def test_values_are_the_same_when_they_are_equal():
    chance = random.Random(1)
    row = tuple(str(chance.random()) for _ in range(20))
    assert Numbered(row).take(tuple("".join(each) for each in row)) == Difference()


def test_where_too_many_are_different_all_are_numbered_anew():
    row = tuple(range(100))
    numbered = Numbered(row, most=10)
    assert numbered.take((*row, *range(100, 111))) is None
    change = numbered.take((*row, *range(100, 110), -1))
    assert change is not None
    assert change.size == 2
    assert numbered.take(row[:90]) is None
    assert numbered.take(tuple(-each for each in row[:90])) is None
    assert list(numbered.numbers) == [*range(90)]
