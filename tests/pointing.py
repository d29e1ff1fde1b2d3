"""Clicks that leave no button held for the next test."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton


def double_click(widget: QWidget, point: QPoint) -> None:
    """Double-click, and let go: `QTest.mouseDClick` leaves the button down for good."""
    QTest.mouseDClick(widget, LEFT, pos=point)
    QTest.mouseRelease(widget, LEFT, pos=point)
