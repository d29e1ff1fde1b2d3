"""The stack of heights gives what plain sums give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.ui.reader.heights import Heights

LISTS = st.lists(st.integers(min_value=1, max_value=90).map(float), min_size=1, max_size=700)


@given(LISTS, st.data())
def test_sums_and_lookup_after_changes(rows: list[float], data: st.DataObject) -> None:
    heights = Heights(list(rows))
    for _ in range(4):
        index = data.draw(st.integers(0, len(rows) - 1))
        value = data.draw(st.integers(1, 300).map(float))
        assert heights.put(index, value) == value - rows[index]
        rows[index] = value
        assert heights.total == sum(rows)
        assert heights.top(index) == sum(rows[:index])
        y = data.draw(st.floats(0, sum(rows) - 0.5))
        found = heights.at(y)
        assert sum(rows[:found]) <= y < sum(rows[: found + 1])


def test_outside_gives_the_nearest() -> None:
    heights = Heights([10.0, 20.0])
    assert heights.at(-5) == 0
    assert heights.at(500) == 1


def test_nothing_is_nowhere() -> None:
    with pytest.raises(IndexError):
        Heights([]).at(0)
