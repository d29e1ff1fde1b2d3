"""A small form: what is decided at one place alone, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from ...desk.concordance import Line
from ...desk.ruling import RulingKind


class RulingForm(QDialog):
    """Asks for the rendering (where there is to be one) and the reason; `kept(words, reason)`."""

    kept = Signal(str, str)

    def __init__(self, line: Line, kind: RulingKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rendered = kind is RulingKind.RENDERED
        self.setWindowTitle(
            self.tr("Rendered Otherwise Here") if rendered else self.tr("Not This Term Here")
        )
        known = line.occurrence.ruling
        place = QLabel(self)
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setObjectName("quiet")
        place.setText(f"{line.place}  {line.left[-12:]}{line.words}{line.right[:12]}")
        self.words = QLineEdit(line.decided.words, self)
        self.reason = QLineEdit(known.reason if known else "", self)
        fields = QFormLayout(self)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setContentsMargins(22, 18, 22, 16)
        fields.setVerticalSpacing(10)
        fields.addRow(place)
        fields.addRow(self.tr("Rendering here"), self.words)
        fields.addRow(self.tr("Reason"), self.reason)
        fields.setRowVisible(self.words, rendered)
        fields.addRow(self._buttons())
        self.words.selectAll()
        (self.words if rendered else self.reason).setFocus()
        self.setMinimumWidth(420)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        for kind, words in ((kinds.Ok, self.tr("Keep")), (kinds.Cancel, self.tr("Cancel"))):
            buttons.button(kind).setText(words)
            buttons.button(kind).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        """Tell what is decided."""
        self.kept.emit(self.words.text(), self.reason.text())
        super().accept()
