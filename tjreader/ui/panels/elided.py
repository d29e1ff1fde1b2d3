"""A label of one line that shortens its plain words to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """One line of plain text, elided at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The words, whole."""
        return self._words

    def setText(self, words: str) -> None:
        """Show these words; line ends become spaces."""
        self._words = words.replace("\n", " ")
        self.setAccessibleName(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(80, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line high, and narrow."""
        return QSize(20, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the words."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        right = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self._words, right, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
