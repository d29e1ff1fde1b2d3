"""Code points and Qt's UTF-16 units of one string, turned into each other."""

from __future__ import annotations

from bisect import bisect_right


class Units:
    """The map between code points and UTF-16 units of one string.

    Characters outside the Basic Multilingual Plane (𠮷, 😀) are two units. For a
    string without them both ways are the identity and nothing is kept.
    """

    def __init__(self, text: str) -> None:
        self._wide = [i for i, letter in enumerate(text) if letter > "\uffff"]

    @property
    def plain(self) -> bool:
        """Whether both counts are the same."""
        return not self._wide

    def to_utf16(self, place: int) -> int:
        """UTF-16 units before that code point."""
        if not self._wide:
            return place
        return place + bisect_right(self._wide, place - 1)

    def to_code_points(self, unit: int) -> int:
        """The code point that holds that UTF-16 unit."""
        if not self._wide:
            return unit
        low, high = 0, len(self._wide)
        while low < high:
            middle = (low + high) // 2
            if self._wide[middle] + middle < unit:
                low = middle + 1
            else:
                high = middle
        inside = low > 0 and self._wide[low - 1] + low - 1 + 1 == unit
        return unit - low if not inside else self._wide[low - 1]
