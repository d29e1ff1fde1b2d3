"""A drop-down with an arrow of ours: the window's style leaves it bare."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ..icons import icon
from ..theme import Theme
from ..tips import plain_tip


class KindBox(QComboBox):
    """One choice of several. It grows with the room there is, and asks for little."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = QIcon()
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setMinimumContentsLength(5)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._arrow = icon("next", theme.chrome.muted, size=14)
        self.update()

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these words, each with its value; the value chosen stays where it is there.

        Nothing is told of it, unless the value is gone and another is chosen now.
        """
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for words, value in choices:
            self.addItem(words, value)
        at = max(0, self.findData(chosen))
        self.setCurrentIndex(at)
        self.blockSignals(False)
        if chosen is not None and self.currentData() != chosen:
            self.currentIndexChanged.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the arrow."""
        super().paintEvent(event)
        if self._arrow.isNull():
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
            self._arrow = icon("next", quiet, size=14)
        side = 14
        room = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
        self._arrow.paint(QPainter(self), room)
