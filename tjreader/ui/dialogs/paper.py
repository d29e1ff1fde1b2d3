"""What to put on paper: this section or all, with pinyin, highlights, notes."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from ..panels.choicebox import KindBox
from ..ticks import OneOf
from .question import Question, form

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


class PaperDialog(Question):
    """Asks what to put on paper. `chosen(PaperChoice)` when the reader goes on."""

    def __init__(self, parent: QWidget, choice: PaperChoice, *, pdf: bool) -> None:
        title = self.tr("Save as PDF") if pdf else self.tr("Print")
        super().__init__(parent, title)
        self._build(choice)
        rows = form()
        rows.addRow(self.tr("What:"), self.section)
        rows.addRow("", self.whole)
        rows.addRow(self.tr("With:"), self.ruby)
        rows.addRow("", self.highlights)
        rows.addRow("", self.notes)
        if pdf:
            rows.addRow(self.tr("Paper:"), self.sizes)
        else:
            self.sizes.hide()
        self.stack(self.tr("Save…") if pdf else self.tr("Print…"), rows)
        self.setMinimumWidth(360)
        (self.whole if choice.whole else self.section).setFocus()

    def _build(self, choice: PaperChoice) -> None:
        self.section = OneOf(self.tr("This &section"), self)
        self.whole = OneOf(self.tr("The &whole text"), self)
        (self.whole if choice.whole else self.section).setChecked(True)
        self.ruby = self.box(self.tr("&Pinyin above the line"), choice.ruby)
        self.highlights = self.box(self.tr("&Highlights"), choice.highlights)
        self.notes = self.box(self.tr("&Notes after each section"), choice.notes)
        self.sizes = KindBox(self.tr("Paper"), self)
        for size in SIZES:
            self.sizes.addItem(QPageSize.name(size), size)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(choice.size)))

    def answer(self) -> PaperChoice:
        """What is chosen now."""
        return PaperChoice(
            whole=self.whole.isChecked(),
            ruby=self.ruby.isChecked(),
            highlights=self.highlights.isChecked(),
            notes=self.notes.isChecked(),
            size=SIZES[self.sizes.currentIndex()],
        )
