"""What the three views of faulty places mean, and how many there are in this text."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from ...text.erratum import Erratum, Standing
from .sheet import SheetDialog


class ErrataDialog(SheetDialog):
    """Explains the errata layer."""

    def __init__(self, parent: QWidget, errata: tuple[Erratum, ...]) -> None:
        super().__init__(parent, "", 560, 480)
        self.setWindowTitle(self.tr("About the Errata"))
        self.heading(self.tr("As printed"))
        self.paragraph(
            self.tr(
                "The text as it was scanned, unchanged. Doubtful places have a quiet dotted "
                "line; rest the pointer on one to see what is doubtful and why."
            )
        )
        self.heading(self.tr("Corrected"))
        self.paragraph(
            self.tr(
                "Places with one preferred reading are mended. Places that are only possibly "
                "wrong keep their printed words and their dotted line."
            )
        )
        self.heading(self.tr("Both"))
        self.paragraph(
            self.tr(
                "The printed form small and struck through, the correction after it. Your "
                "highlights and notes keep their places in every view."
            )
        )
        counts = Counter(erratum.standing for erratum in errata)
        self.heading(self.tr("In this text"))
        if errata:
            self.paragraph(
                self.tr(
                    "{mended} places are mended, {marked} are marked as doubtful, {right} look "
                    "odd but are right and are explained on hover."
                ).format(
                    mended=counts[Standing.APPLIED],
                    marked=counts[Standing.MARKED],
                    right=counts[Standing.EXPLAINED],
                )
            )
        else:
            self.paragraph(self.tr("This text comes without a list of errata."))
        self.column.addStretch(1)
