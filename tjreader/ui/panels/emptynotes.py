"""What the notes panel says where it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyNotes(QWidget):
    """Why there is nothing, and the way out; `all_wanted` asks for every note."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setObjectName("quiet")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._all = QPushButton(self.tr("Show all"), self)
        self._all.clicked.connect(self._all_clicked)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 14, 14, 14)
        box.addWidget(self._words)
        box.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    def say_unmatched(self) -> None:
        """There are notes, but the filter lets none through."""
        self._say(self.tr("No note or highlight matches the filter."), offer_all=True)

    def say_none(self) -> None:
        """There are no notes yet."""
        self._say(
            self.tr(
                "Your highlights and notes on this text will stand here, in order of place.\n\n"
                "Select words on the page and choose a colour, or press H.\n\n"
                "Press N to write a note on the selected words, or on the word of the card.\n\n"
                "The buttons below write a note on the whole section or text."
            )
        )

    def say_opening(self) -> None:
        """It is not known yet."""
        self._say(self.tr("Opening the notebook…"))

    def say_waiting(self) -> None:
        """Another program has it still."""
        self._say(self.tr("Your notes will stand here as soon as the notebook is free."))

    def say_closed(self) -> None:
        """It will not be known."""
        self._say(self.tr("The notebook could not be opened, so your notes cannot be shown."))

    def _say(self, words: str, *, offer_all: bool = False) -> None:
        self._words.setText(words)
        self._all.setVisible(offer_all)

    def _all_clicked(self) -> None:
        self.all_wanted.emit()
