"""What to say when no window can open here, instead of Qt's abort."""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

EXIT_CODE = 3

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}

_heard: list[str] = []


def explain_failure() -> None:
    """From now on Qt's messages go to the log, and a start that fails ends with a sentence.

    Qt aborts the process when it finds no display. It tells so by a fatal message
    first; then we say what helps and end the process with `EXIT_CODE`.
    """
    qInstallMessageHandler(_hear)


def sentence(heard: list[str]) -> str:
    """What helps, by what Qt said before it gave up."""
    said = "\n".join(heard)
    if "could not connect to display" in said or "Failed to create wl_display" in said:
        display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
        return (
            f"The display {display} cannot be reached; start tjreader from a desktop session, "
            "through “ssh -X”, or with “xvfb-run tjreader”. “tjreader --help” lists what works "
            "without a display."
        )
    if "Could not find the Qt platform plugin" in said:
        return (
            f"QT_QPA_PLATFORM={os.environ.get('QT_QPA_PLATFORM', '')} is no platform that Qt "
            "knows here; unset it and start again."
        )
    return (
        "A system library that the window needs is missing; on Debian and Ubuntu "
        "“sudo apt-get install libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 "
        "libxcb-shape0” brings those it usually is."
    )


def _hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        if sys.stderr is not None:
            sys.stderr.write(f"tjreader: {sentence(_heard)}\n")
            sys.stderr.flush()
        os._exit(EXIT_CODE)  # Qt would abort as soon as this returns
    del _heard[:-20]
    _heard.append(message)
    log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
