"""The hover card's edge and shadow, in a widget of their own below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from .cardface import Look

SHADOW = 6
"""px around the card in which its shadow lies."""
RADIUS = 9.0
INSET = 3
"""px between the card's edge and the words' own ground, which must not stand out at corners."""
EDGE = SHADOW + INSET
"""px from the words' own ground to the end of the shadow."""
CORNER = 18
"""px of the frame's corners: shadow and curve."""
WIDTH = 2 * CORNER + 2
"""px of the picture the frame is drawn from."""


class CardFrame(QWidget):
    """The edge with its round corners, and the shadow around it.

    They are apart from the card so that the card is opaque: Qt draws all that lies under a
    widget again when any part of it lets something through. To the mouse they are one:
    `entered` and `left` tell of the pointer.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, host: QWidget, most_height: int) -> None:
        """In `host`; the card inside is at most `most_height` px high."""
        super().__init__(host)
        self._high = most_height + 2 * SHADOW
        self._look: Look | None = None
        self._pinned = False
        self._picture: QPixmap | None = None
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take other inks."""
        self._look, self._picture = look, None
        self.update()

    def set_pinned(self, pinned: bool) -> None:
        """Show by the edge whether the card stays."""
        self._pinned, self._picture = pinned, None
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came in."""
        self.entered.emit()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went out, perhaps into the card."""
        self.left.emit()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing under the card is clicked through it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw what of it stands out from under the card."""
        if self._look is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = _frame(self._look, self._high, pinned=self._pinned, ratio=ratio)
        _draw(QPainter(self), self._picture, self.rect())


def _frame(look: Look, high: int, *, pinned: bool, ratio: float) -> QPixmap:
    """The card's ground, edge and shadow, narrow and as high as a card can be."""
    wide = WIDTH
    frame = QPixmap(round(wide * ratio), round(high * ratio))
    frame.setDevicePixelRatio(ratio)
    frame.fill(Qt.GlobalColor.transparent)
    painter = QPainter(frame)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(SHADOW, SHADOW, wide - 2 * SHADOW, high - 2 * SHADOW)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 14 if look.theme.dark else 5))
    for spread in range(SHADOW, 0, -1):
        around = box.adjusted(-spread, 1 - spread, spread, spread)
        painter.drawRoundedRect(around, RADIUS + spread, RADIUS + spread)
    chrome = look.theme.chrome
    painter.setPen(QPen(chrome.accent if pinned else chrome.line, 1.0))
    painter.setBrush(chrome.tip_back)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.end()
    return frame


def _draw(painter: QPainter, frame: QPixmap, area: QRect) -> None:
    """Draw the frame around an area; its corners stay as they are, its top and foot stretch.

    The sides are only cut off: stretching pixels downwards is slow.
    """
    ratio = frame.devicePixelRatio()
    across = _thirds(area.width(), WIDTH, 2)
    middle = area.height() - 2 * CORNER
    whole = round(frame.height() / ratio)
    for y, high, from_y, from_high in _thirds(area.height(), whole, middle):
        for x, wide, from_x, from_wide in across:
            if x == y == CORNER:
                continue  # the card lies there
            source = QRectF(from_x * ratio, from_y * ratio, from_wide * ratio, from_high * ratio)
            painter.drawPixmap(QRectF(x, y, wide, high), frame, source)


def _thirds(length: int, whole: int, middle: int) -> list[tuple[int, int, int, int]]:
    """Begin, middle and end of a length: where and how long, and from where in the frame.

    Args:
        length: px to be filled.
        whole: px of the frame.
        middle: px of the frame that fill the middle.
    """
    return [
        (0, CORNER, 0, CORNER),
        (CORNER, length - 2 * CORNER, CORNER, middle),
        (length - CORNER, CORNER, whole - CORNER, CORNER),
    ]
