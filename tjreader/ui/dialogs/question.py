"""A dialog that asks before something is done: what is chosen, one button to go on, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..ticks import TickBox


class Question(QDialog):
    """Made, opened with `open()`, and gone when it is closed.

    `chosen(object)` is the answer of a reader who went on. All words are plain text.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def answer(self) -> object:
        """What is chosen now; None where there is nothing to tell."""
        return None

    def stack(self, go_on: str, *parts: QWidget | QLayout, spacing: int = 20) -> None:
        """Put these below each other, and below them Cancel and the button that goes on.

        Called when all else is made: Tab comes to the buttons last.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(spacing)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        self.go_on = self.buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def label(self, words: str = "", *, quiet: bool = False) -> QLabel:
        """Words over as many lines as they need."""
        label = QLabel(self)
        if quiet:
            label.setObjectName("quiet")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        policy = label.sizePolicy()  # as wide as the form: else words without spaces break early
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        label.setSizePolicy(policy)
        label.setText(words)
        return label

    def box(self, words: str, on: bool) -> TickBox:
        """A box to tick."""
        made = TickBox(words, self)
        made.setChecked(on)
        return made

    @Slot()
    def _choose(self) -> None:
        answer = self.answer()
        self.accept()
        if answer is not None:
            self.chosen.emit(answer)


def form() -> QFormLayout:
    """Rows of what is chosen with its name at the left."""
    made = QFormLayout()
    made.setHorizontalSpacing(18)
    made.setVerticalSpacing(9)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return made
