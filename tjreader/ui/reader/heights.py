"""Heights of many blocks, stacked: sums and look-up stay quick while single ones change."""

from __future__ import annotations

_GROUP = 256


class Heights:
    """A column of heights in px. Built in linear time; each question looks at a few groups."""

    def __init__(self, heights: list[float]) -> None:
        self._heights = heights
        self._groups = [sum(heights[at : at + _GROUP]) for at in range(0, len(heights), _GROUP)]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    @property
    def total(self) -> float:
        """Of all."""
        return sum(self._groups)

    def top(self, index: int) -> float:
        """The sum of the heights before that block."""
        group = index // _GROUP
        return sum(self._groups[:group]) + sum(self._heights[group * _GROUP : index])

    def put(self, index: int, height: float) -> float:
        """Change one height; how much it grew."""
        grown = height - self._heights[index]
        if grown:
            self._heights[index] = height
            self._groups[index // _GROUP] += grown
        return grown

    def splice(self, start: int, stop: int, heights: list[float]) -> None:
        """Put other blocks in the place of those from `start` to before `stop`."""
        self._heights[start:stop] = heights
        first = start // _GROUP
        self._groups[first:] = [
            sum(self._heights[at : at + _GROUP])
            for at in range(first * _GROUP, len(self._heights), _GROUP)
        ]

    def at(self, y: float) -> int:
        """The block at that height (the first or last one outside).

        Raises:
            IndexError: if there are no blocks.
        """
        if not self._heights:
            raise IndexError("no blocks")
        group = 0
        while y >= self._groups[group]:
            y -= self._groups[group]
            group += 1
            if group == len(self._groups):
                return len(self._heights) - 1
        for index in range(group * _GROUP, min((group + 1) * _GROUP, len(self._heights))):
            y -= self._heights[index]
            if y < 0:
                return index
        return min((group + 1) * _GROUP, len(self._heights)) - 1
