"""A short glow on the page that shows the eye where it has been taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

DURATION = 900
"""ms until the glow is gone."""


class Flash(QWidget):
    """Glows around words of a viewport, then fades. The mouse goes through it."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines: list[QRectF] = []
        self._ink = QColor()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(DURATION)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self.hide)
        self.hide()

    def flash(self, lines: Sequence[QRect], ink: QColor) -> None:
        """Glow around these lines (px of the viewport)."""
        viewport = self.parentWidget()
        if viewport is None or not lines:
            return
        self._lines = [QRectF(line).adjusted(-3, -1, 3, 1) for line in lines]
        self._ink = ink
        self.setGeometry(viewport.rect())
        self.show()
        self.raise_()
        self._fade.stop()
        self._fade.start()

    def stop(self) -> None:
        """Be gone at once: the words have moved."""
        self._fade.stop()
        self.hide()

    def _faded(self, value: object) -> None:  # noqa: ARG002 - read from the animation
        for line in self._lines:
            self.update(line.toAlignedRect().adjusted(-2, -2, 2, 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the glow as strong as it still is."""
        left = float(self._fade.currentValue() or 0.0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge = QColor(self._ink), QColor(self._ink)
        fill.setAlphaF(0.22 * left)
        edge.setAlphaF(0.8 * left)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(fill)
        for line in self._lines:
            painter.drawRoundedRect(line, 4, 4)
