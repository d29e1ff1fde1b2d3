"""How far long work is, and how it is given up."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818 - it is a wish, not a fault
    """The work was given up because the reader said so."""


Tick = Callable[[float], None]
"""Told how much of the work is done, 0 to 1; raises `Cancelled` where it shall stop."""


class Progress:
    """How far work on another thread is, and whether it shall go on.

    The one thread calls `tick`, the other reads `share` and may `cancel`.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self._cancelled = False

    def tick(self, share: float) -> None:
        """So much is done, 0 to 1.

        Raises:
            Cancelled: if it shall go no further.
        """
        self.share = share
        if self._cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Go no further."""
        self._cancelled = True


def untold(share: float) -> None:
    """Nobody asks how far the work is."""
