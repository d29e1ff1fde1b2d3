"""Where something that floats may stand so that it never covers the words it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 4
"""px between the words and what floats beside them."""


def place_beside(
    lines: Sequence[QRect], wanted: QSize, area: QRect, *, above: bool = False, least: int = 48
) -> QRect | None:
    """A place below or above lines of words, inside `area`.

    Args:
        lines: the words' rectangles, one per line, in the coordinates of `area`.
        wanted: the size the floating thing would like, in px.
        area: where it may stand.
        above: prefer the place above.
        least: the least height that is of any use, in px.

    Returns:
        Its rectangle: as wide as wanted (at most `area`), as high as wanted or as high as
        there is room for, whichever is less. None where neither side has `least` px.
    """
    if not lines or area.isEmpty():
        return None
    top = min(line.top() for line in lines)
    bottom = max(line.bottom() for line in lines) + 1
    room_above = top - GAP - area.top()
    room_below = area.bottom() + 1 - bottom - GAP
    height = wanted.height()
    fits_above, fits_below = room_above >= height, room_below >= height
    if fits_above != fits_below:
        go_above = fits_above
    elif fits_above:
        go_above = above
    else:
        go_above = room_above > room_below
    height = min(height, room_above if go_above else room_below)
    if height < min(least, wanted.height()):
        return None
    width = min(wanted.width(), area.width())
    anchor = lines[0] if go_above else lines[-1]
    left = max(area.left(), min(anchor.left(), area.right() + 1 - width))
    y = top - GAP - height if go_above else bottom + GAP
    return QRect(QPoint(left, y), QSize(width, height))
