"""The language worker as a child process: lines of JSON out and in, started when needed."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from ..lang.token import Analysis

log = logging.getLogger(__name__)

AHEAD = 6
"""Requests the worker holds at once: enough to stay busy, few enough to change one's mind."""
DEATHS = 3
"""Times the worker may die before it is left alone."""

Key = tuple[str, str]
"""Revision of a text, id of a paragraph."""


class Worker(QObject):
    """Analyses paragraphs one after the other; what is asked for last replaces what waits."""

    analysed = Signal(object, object)  # Key, Analysis
    idle = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._waiting: deque[tuple[Key, str]] = deque()
        self._sent: dict[int, tuple[Key, str]] = {}
        self._number = 0
        self._deaths = 0
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether the process was started and has not ended."""
        return self._process is not None

    def analyse(self, paragraphs: Sequence[tuple[Key, str]]) -> None:
        """Analyse these paragraphs (key and words) in this order, and no others."""
        under_way = {key for key, _ in self._sent.values()}
        self._waiting = deque(each for each in paragraphs if each[0] not in under_way)
        if self._waiting and not self._stopped and self._deaths < DEATHS:
            self._start()
            self._feed()

    def stop(self) -> None:
        """End the process; nothing is heard of it any more."""
        self._stopped = True
        self._waiting.clear()
        self._sent.clear()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._not_started)
            process.closeWriteChannel()
            if not process.waitForFinished(500):
                process.kill()
                process.waitForFinished(500)

    def _start(self) -> None:
        if self._process is not None:
            return
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        process.start()

    def _feed(self) -> None:
        while self._process is not None and self._waiting and len(self._sent) < AHEAD:
            key, words = self._waiting.popleft()
            self._number += 1
            self._sent[self._number] = (key, words)
            line = json.dumps({"id": self._number, "text": words}) + "\n"
            self._process.write(line.encode("ascii"))

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))
        self._feed()
        if not self._sent and not self._waiting:
            self.idle.emit()

    def _take(self, line: bytes) -> None:
        try:
            answer = json.loads(line)
            key, words = self._sent.pop(answer["id"])
            analysis = Analysis.from_json(answer["analysis"])
        except (ValueError, KeyError, TypeError, IndexError):
            log.warning("the language worker gave no analysis")
            return
        if analysis.text == words:
            self.analysed.emit(key, analysis)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        """The worker died: start another for what is left, but not for ever."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._deaths += 1
        log.warning("the language worker ended (%d)", self._deaths)
        # The first one sent may be what it died of: it comes last.
        left = list(self._sent.values())
        self._sent.clear()
        self._waiting.extendleft(reversed(left[1:]))
        self._waiting.extend(left[:1])
        if self._deaths < DEATHS and self._waiting:
            self._start()
            self._feed()
