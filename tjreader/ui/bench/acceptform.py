"""A small form: a finding is fine, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ..dialogs.question import Question, form


class AcceptForm(Question):
    """Tells the finding, asks for the reason; `chosen(str)` is that."""

    def __init__(self, told: str, reason: str, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Accept as Fine"))
        self.reason = QLineEdit(reason, self)
        rows = form()
        rows.addRow(self.tr("Reason"), self.reason)
        self.stack(self.tr("Accept"), self.label(told), rows, spacing=14)
        self.reason.selectAll()
        self.reason.setFocus()
        self.setMinimumWidth(440)

    def answer(self) -> object:
        """The reason, which may be empty."""
        return self.reason.text()
