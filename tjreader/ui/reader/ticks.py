"""A scroll bar that shows where the search hits are."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from .painting import colour
from .style import PAPER, Inks


class TickBar(QScrollBar):
    """A quiet vertical scroll bar in the page's inks with ticks at shares of its length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[tuple[float, str]] = []
        self._inks = PAPER

    def set_ticks(self, ticks: list[tuple[float, str]], inks: Inks) -> None:
        """Show ticks at shares of the page's height (0 to 1), each in its colour."""
        self._ticks, self._inks = ticks, inks
        self.update()

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where ticks are, as shares of the page's height."""
        return tuple(share for share, _ in self._ticks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the handle and the ticks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(self.rect(), colour(self._inks.paper))
        span = self.maximum() - self.minimum() + self.pageStep()
        if span > 0 and self.maximum() > self.minimum():
            height = max(28.0, self.height() * self.pageStep() / span)
            room = self.height() - height
            top = room * (self.value() - self.minimum()) / (self.maximum() - self.minimum())
            strong = self.isSliderDown() or self.underMouse()
            painter.setPen(colour(self._inks.paper, 0.0))
            painter.setBrush(colour(self._inks.muted, 0.62 if strong else 0.34))
            rect = QRectF(3.0, top + 2, self.width() - 6.0, height - 4)
            painter.drawRoundedRect(rect, rect.width() / 2, rect.width() / 2)
        for share, name in self._ticks:
            y = round(share * (self.height() - 3))
            painter.fillRect(QRectF(2.0, y, self.width() - 4.0, 3.0), colour(name))
        painter.end()
