"""How far the reader has read: what stayed on the screen for two seconds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

DWELL = 2.0
"""Seconds a line must stay on the screen to count as read."""
TICK = 400


class Screen(Protocol):
    """What is asked of the page."""

    def farthest_visible(self) -> int | None:
        """The printed offset up to which the page can be read now, or None if it cannot."""
        ...


class Dwell(QObject):
    """Says once for each step forward how far the page was read.

    Args:
        screen: the page; also the parent.
        clock: seconds, never going back.
    """

    seen = Signal(int)

    def __init__(
        self, parent: QObject, screen: Screen, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._clock = clock
        self._samples: deque[tuple[float, int]] = deque()
        self._told = -1
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)

    def restart(self) -> None:
        """Another section is shown."""
        self._samples.clear()
        self._told = -1
        self._timer.start()
        self.look()

    def wake(self) -> None:
        """Something moved: look again from now on."""
        if not self._timer.isActive():
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Take note of what is on the screen and tell what was there all the time."""
        now = self._clock()
        place = self._screen.farthest_visible()
        if place is None:
            self._samples.clear()
            self._timer.stop()
            return
        self._samples.append((now, place))
        while len(self._samples) > 1 and self._samples[1][0] <= now - DWELL:
            self._samples.popleft()
        if now - self._samples[0][0] < DWELL:
            return
        read = min(seen for _, seen in self._samples)
        if read > self._told:
            self._told = read
            self.seen.emit(read)
        elif read == place:
            self._timer.stop()
