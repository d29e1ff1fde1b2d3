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

    It watches the page's viewport. `ready` is to be called when the notes are loaded; the
    painting after it ends the measurement: the report is written and the window closed.
    """

    def __init__(self, report: Path, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._report = report
        self._viewport = viewport
        self._is_ready = False
        self._waits = False
        self._times: dict[str, object] = {}
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of each painting before it happens; what follows it is a timer of 0 ms."""
        if event.type() is QEvent.Type.Paint and not self._waits:
            self._waits = True
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    @Slot()
    def ready(self) -> None:
        """The notes are there; their marks come with the next painting."""
        self._is_ready = True
        self._viewport.update()

    @Slot()
    def _painted(self) -> None:
        self._waits = False
        if "painted" not in self._times:
            self._times["painted"] = time.monotonic()
            self._times["loaded"] = [name for name in HEAVY if name in sys.modules]
            if self._is_ready:
                self._viewport.update()
        elif self._is_ready and "usable" not in self._times:
            self._times["usable"] = time.monotonic()
            self._viewport.removeEventFilter(self)
            QTimer.singleShot(0, self._end)

    @Slot()
    def _end(self) -> None:
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
