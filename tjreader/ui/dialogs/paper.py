"""What to put on paper: this section or all, with pinyin, highlights, notes."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

SIZES = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5)


class PaperChoice(Struct, frozen=True):
    """What to print and how. `size` counts for PDF; a printer's own dialog has its own."""

    whole: bool = False
    ruby: bool = False
    highlights: bool = True
    notes: bool = False
    size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4


def usual_size() -> QPageSize.PageSizeId:
    """Letter where inches are usual, A4 elsewhere."""
    if QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem:
        return QPageSize.PageSizeId.Letter
    return QPageSize.PageSizeId.A4


class PaperDialog(QDialog):
    """Asks what to put on paper. `chosen(PaperChoice)` when the reader goes on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, choice: PaperChoice, *, pdf: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as PDF") if pdf else self.tr("Print"))
        self._build(choice)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(9)
        form.addRow(self.tr("What:"), self.section)
        form.addRow("", self.whole)
        form.addRow(self.tr("With:"), self.ruby)
        form.addRow("", self.highlights)
        form.addRow("", self.notes)
        if pdf:
            form.addRow(self.tr("Paper:"), self.sizes)
        else:
            self.sizes.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        go_on = self.tr("Save…") if pdf else self.tr("Print…")
        self.go_on = self.buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(20)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(360)

    def _build(self, choice: PaperChoice) -> None:
        self.section = QRadioButton(self.tr("This &section"), self)
        self.whole = QRadioButton(self.tr("The &whole text"), self)
        (self.whole if choice.whole else self.section).setChecked(True)
        self.ruby = QCheckBox(self.tr("&Pinyin above the line"), self)
        self.ruby.setChecked(choice.ruby)
        self.highlights = QCheckBox(self.tr("&Highlights"), self)
        self.highlights.setChecked(choice.highlights)
        self.notes = QCheckBox(self.tr("&Notes after each section"), self)
        self.notes.setChecked(choice.notes)
        self.sizes = QComboBox(self)
        for size in SIZES:
            self.sizes.addItem(QPageSize.name(size), size)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(choice.size)))
        self.sizes.setAccessibleName(self.tr("Paper"))

    def choice(self) -> PaperChoice:
        """What is chosen now."""
        return PaperChoice(
            whole=self.whole.isChecked(),
            ruby=self.ruby.isChecked(),
            highlights=self.highlights.isChecked(),
            notes=self.notes.isChecked(),
            size=SIZES[self.sizes.currentIndex()],
        )

    def _choose(self) -> None:
        choice = self.choice()
        self.accept()
        self.chosen.emit(choice)
