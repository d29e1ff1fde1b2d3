"""Boxes to tick and one of several, drawn by us: Fusion's edges cannot be seen in the dark.

Fusion draws their edge darker than the window, whatever the window is.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

DOT = 3.5
"""px from the middle of a chosen one's dot to its rim."""
ROUND = 3.0
"""px of the corners of a box, and of the frame of the keyboard."""

_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
_Part = QStyle.SubElement
_Role = QPalette.ColorRole


class TickBox(QCheckBox):
    """A box to tick, with its words."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the box, the tick and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        indicator = self.style().subElementRect(_Part.SE_CheckBoxIndicator, option, self)
        box = _ground(painter, self, QRectF(indicator), ROUND)
        if self.isChecked():
            side = box.width()
            points = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in _TICK]
            painter.setPen(QPen(self.palette().color(_Role.Base), 1.8))
            painter.drawPolyline(QPolygonF(points))
        _frame(painter, self, option, _Part.SE_CheckBoxFocusRect)
        option.rect = self.style().subElementRect(_Part.SE_CheckBoxContents, option, self)
        self.style().drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, painter, self)


class OneOf(QRadioButton):
    """One of several, with its words."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ring, the dot and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        indicator = self.style().subElementRect(_Part.SE_RadioButtonIndicator, option, self)
        ring = _ground(painter, self, QRectF(indicator))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(_Role.Base))
            painter.drawEllipse(ring.center(), DOT, DOT)
        _frame(painter, self, option, _Part.SE_RadioButtonFocusRect)
        option.rect = self.style().subElementRect(_Part.SE_RadioButtonContents, option, self)
        self.style().drawControl(QStyle.ControlElement.CE_RadioButtonLabel, option, painter, self)


def _ground(
    painter: QPainter, button: QAbstractButton, room: QRectF, radius: float = 0.0
) -> QRectF:
    """Draw the box (the ring, where no radius is given), filled where it is chosen.

    Its edge has the ink of quiet words, which can be read on every ground.
    """
    palette = button.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0 if button.isEnabled() else 0.45)
    side = min(room.width(), room.height()) - 1
    box = QRectF(room.left() + 0.5, room.center().y() - side / 2, side, side)
    chosen, accent = button.isChecked(), palette.color(_Role.Accent)
    painter.setPen(QPen(accent if chosen else palette.color(_Role.PlaceholderText), 1.0))
    painter.setBrush(accent if chosen else palette.color(_Role.Base))
    radius = radius or side / 2
    painter.drawRoundedRect(box, radius, radius)
    return box


def _frame(
    painter: QPainter, button: QAbstractButton, option: QStyleOptionButton, part: _Part
) -> None:
    """Draw where the keyboard is, around the words."""
    painter.setOpacity(1.0)
    if button.hasFocus():
        words = QRectF(button.style().subElementRect(part, option, button))
        painter.setPen(QPen(button.palette().color(_Role.Accent), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(words.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
