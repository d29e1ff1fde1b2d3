"""Small parts that panels are made of: quiet words, a button with its tip, words for a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from ..tips import plain_tip

MARGIN = 14
"""px around words that stand in a list's place."""


def quiet_label(parent: QWidget, *, wraps: bool = True) -> QLabel:
    """A muted label that shows plain words."""
    label = QLabel(parent)
    label.setObjectName("quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def button(words: str, tip: str, parent: QWidget) -> QPushButton:
    """A button that tells more when the pointer rests on it."""
    made = QPushButton(words, parent)
    made.setToolTip(plain_tip(tip))
    return made


class ListOrWords(QStackedWidget):
    """A list, or in its place words that say why it is empty."""

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = quiet_label(self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.addWidget(rows)
        self.addWidget(self.words)

    def show_list(self, filled: bool, why: str = "") -> None:
        """Show the list if it has rows, else why it has none."""
        self.words.setText(why)
        self.setCurrentIndex(0 if filled else 1)
