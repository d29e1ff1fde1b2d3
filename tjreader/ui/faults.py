"""Faults of the program: logged without a word of the reader's, told in one sentence."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Faults(QObject):
    """Hears of exceptions nobody caught, on any thread; `happened` comes on the GUI thread."""

    happened = Signal()

    def watch(self) -> None:
        """Take the places where Python reports what was not caught."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def release(self) -> None:
        """Give the places back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Frames and the kind only: the message of an exception may quote the reader's text.
        frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
        log.error("not caught: %s\n%s", kind.__name__, frames)
        self.happened.emit()

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        self._caught(args.exc_type, error, args.exc_traceback)
