"""The search for candidates in a process of its own: progress, an end, a way to stop it.

Not the worker that analyses paragraphs: that one shall go on with the page meanwhile.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from ..app.ports import Refused
from ..app.prospecting import Known, found_in, nothing_known, request
from ..text.document import Text

log = logging.getLogger(__name__)


class Prospecting(QObject):
    """Finds the candidates of one text at a time. After a start comes just one end.

    Args:
        command: what starts a language worker.
    """

    progressed = Signal(float)  # 0 to 1
    found = Signal(object, object)  # the text's revision, tuple[Candidate, …]
    failed = Signal(str)  # a sentence
    cancelled = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._revision = ""
        self._number = 0

    @property
    def running(self) -> bool:
        """Whether candidates are being looked for."""
        return self._process is not None

    def start(self, text: Text, known: Known = nothing_known) -> None:
        """Look for the candidates of a text; a search that is under way is cancelled."""
        self.cancel()
        self._number += 1
        self._revision = text.revision
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        process.start()
        self._send(request(self._number, text, known))

    def cancel(self) -> None:
        """Stop looking; without a search nothing happens."""
        if self._process is not None:
            self._close()
            self.cancelled.emit()

    def stop(self) -> None:
        """End the process; nothing is heard of it any more."""
        self._close()

    def _send(self, line: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(line).encode("ascii") + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, line: bytes) -> None:
        try:
            answer = json.loads(line)
            if answer["id"] != self._number:
                return
            if "progress" in answer:
                self.progressed.emit(float(answer["progress"]))
                return
            candidates = found_in(answer)
        except Refused as refusal:
            self._fail(str(refusal))
        except (ValueError, KeyError, TypeError):
            log.warning("the language worker gave no candidates")
            self._fail(self.tr("The candidates could not be found: the language worker ended."))
        else:
            self._close()
            self.found.emit(self._revision, candidates)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        if self._process is not None:
            self._fail(self.tr("The candidates could not be found: the language worker ended."))

    def _fail(self, sentence: str) -> None:
        self._close()
        self.failed.emit(sentence)

    def _close(self) -> None:
        """End the process at once, whatever it is doing; it keeps nothing that could be lost."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._ended)
        process.errorOccurred.disconnect(self._not_started)
        if process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(500)
        process.deleteLater()
