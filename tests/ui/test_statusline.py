"""The line at the window's foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMainWindow, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from tjreader.ui.statusline import SavingState, StatusLine


@pytest.mark.parametrize("size", [9, 18])
def test_no_letter_is_cut_at_its_foot_when_the_face_grows(qtbot: QtBot, size: int) -> None:
    desk = QWidget()  # the offscreen platform warns of a top window's least size
    qtbot.addWidget(desk)
    desk.resize(500, 300)
    window = QMainWindow(desk)
    window.setWindowFlags(Qt.WindowType.Widget)
    window.resize(500, 300)
    bar = QStatusBar(window)
    line = StatusLine(window)
    bar.addWidget(line, 1)
    window.setStatusBar(bar)
    line.show_view("printed", 3)
    line.show_saving(SavingState.SAVED)
    desk.show()
    qtbot.waitExposed(desk)
    face = QFont(window.font())
    face.setPointSize(size)
    window.setFont(face)
    bar.setFont(face)
    qtbot.waitUntil(lambda: line.view.height() >= line.view.sizeHint().height())
    assert line.view.sizeHint().height() >= line.view.fontMetrics().height()
