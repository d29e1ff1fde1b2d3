"""What floats never covers the words it is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from tjreader.ui.reader.placement import place_beside

AREA = QRect(0, 0, 1000, 700)


@st.composite
def words(draw: st.DrawFn) -> list[QRect]:
    """One to three lines of a word somewhere in the area."""
    count = draw(st.integers(1, 3))
    top = draw(st.integers(0, 600))
    return [
        QRect(draw(st.integers(0, 900)), top + 38 * row, draw(st.integers(10, 100)), 24)
        for row in range(count)
    ]


@given(words(), st.integers(20, 1200), st.integers(20, 900), st.booleans())
def test_never_on_the_lines_and_inside_the_area(
    lines: list[QRect], wide: int, high: int, above: bool
) -> None:
    found = place_beside(lines, QSize(wide, high), AREA, above=above)
    if found is None:
        top = min(line.top() for line in lines)
        bottom = max(line.bottom() for line in lines)
        assert max(top, AREA.bottom() - bottom) < 48 + 5
        return
    assert AREA.contains(found)
    band = QRect(0, lines[0].top(), 1000, lines[-1].bottom() - lines[0].top() + 1)
    assert not found.intersects(band)


def test_below_when_both_sides_have_room() -> None:
    line = QRect(300, 300, 40, 24)
    found = place_beside([line], QSize(200, 100), AREA)
    assert found is not None
    assert found.top() > line.bottom()
    assert found.left() == line.left()


def test_above_when_there_is_no_room_below() -> None:
    found = place_beside([QRect(300, 600, 40, 24)], QSize(200, 300), AREA)
    assert found is not None
    assert found.bottom() < 600


def test_shortened_on_the_roomier_side() -> None:
    found = place_beside([QRect(300, 250, 40, 24)], QSize(200, 900), AREA)
    assert found is not None
    assert found.top() > 274
    assert found.bottom() == AREA.bottom()


def test_nothing_without_lines_or_room() -> None:
    assert place_beside([], QSize(10, 10), AREA) is None
    assert place_beside([QRect(0, 20, 10, 24)], QSize(100, 100), QRect(0, 0, 100, 60)) is None
