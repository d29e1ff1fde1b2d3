"""When the window was painted and when it was ready: for the benchmarks, off otherwise."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

HEAVY = ("jieba", "pypinyin", "sqlalchemy", "numpy")
"""What must not be loaded when the first page is painted."""


class Stopwatch(QObject):
    """Notes the monotonic clock (s) at the first painting of a page, and once notes are in.

    `painted` is to be called right after the first painting of the page, `ready` when marks,
    panels and dictionary are there (the painting of the page after that is `usable`), and
    `opened` when the notebook is open and its notes loaded. That ends the measurement: the
    report is written and the window closed.
    """

    def __init__(self, report: Path, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._report = report
        self._viewport = viewport
        self._waits = False
        self._times: dict[str, object] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of each painting before it happens; what follows it is a timer of 0 ms."""
        if event.type() is QEvent.Type.Paint and not self._waits:
            self._waits = True
            QTimer.singleShot(0, self._usable)
        return super().eventFilter(watched, event)

    @Slot()
    def painted(self) -> None:
        """The page is on the screen, and nothing after it has begun."""
        self._times["painted"] = time.monotonic()
        self._times["loaded"] = [name for name in HEAVY if name in sys.modules]

    @Slot()
    def ready(self) -> None:
        """The marks come with the next painting, if they are not there yet."""
        self._viewport.installEventFilter(self)
        self._viewport.update()

    @Slot()
    def opened(self) -> None:
        """What the notebook holds is there."""
        self._times["opened"] = time.monotonic()
        self._report_when_done()

    @Slot()
    def _usable(self) -> None:
        self._times["usable"] = time.monotonic()
        self._times["usable_kb"] = peak_kb()
        self._viewport.removeEventFilter(self)
        self._report_when_done()

    def _report_when_done(self) -> None:
        if "opened" not in self._times or "usable" not in self._times:
            return
        self._times["peak_kb"] = peak_kb()
        self._report.write_text(json.dumps(self._times), encoding="utf-8")
        self._viewport.window().close()


def peak_kb() -> int:
    """The most memory this process has held so far, in kB; 0 where the system does not say."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
