"""A polite end when the system asks for it: Ctrl+C, a terminal that closes, a session that ends."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""The signals that ask for an end; each system has some of them."""


class Ending(QObject):
    """Turns the first signal that asks for an end into `wanted`; a second one ends at once.

    Python runs its handlers between two of its own steps, and Qt waiting for events makes
    none: the number of the signal, written to a socket, wakes it.
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        self._woken, self._waking = socket.socketpair()
        self._woken.setblocking(False)
        self._waking.setblocking(False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        for number in self._numbers:
            signal.signal(number, _end_at_once_next_time)

    def _wake(self) -> None:
        if any(number in self._numbers for number in self._woken.recv(64)):
            self.wanted.emit()

    def release(self) -> None:
        """Give the signals back to the system."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        self._woken.close()
        self._waking.close()


def _end_at_once_next_time(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - Python's
    signal.signal(number, signal.SIG_DFL)
