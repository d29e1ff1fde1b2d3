"""A window of its own for the one sentence on why there will be no other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

UNSEEN = frozenset({"offscreen", "minimal", "minimalegl"})
"""Platforms of Qt whose windows nobody sees, so that nobody could close one."""


def show(sentence: str) -> None:
    """Say why nothing can be shown, until the reader closes it.

    Who started the program from a menu sees no standard error. Does nothing where nobody
    could see the window. No other loop of the application may run.
    """
    app = QApplication.instance() or QApplication(["tjreader"])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one here
    if app.platformName() in UNSEEN:
        return
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("LastWord", "tjreader cannot start"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    close = QCoreApplication.translate("LastWord", "Close")
    box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
