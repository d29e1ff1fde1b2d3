"""The check of the notebook: under way, what it found, what was mended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ...app.care import SENTENCES, TAKEN_APART, Fault, Report

STEPS = 100
"""Of the bar."""


class CheckDialog(QDialog):
    """Made, opened with `open()`, and gone when it is closed.

    `repair_wanted` asks for a repair, `given_up` for the end of the work that is under way.
    """

    repair_wanted = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check the Notebook"))
        self.title = self._label("heading")
        self.words = self._label("")
        self.details = self._label("quiet")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much was looked at"))
        self.buttons = QDialogButtonBox(self)
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.close_button.setAutoDefault(False)  # while work is under way nothing is urged
        self.repair = self.buttons.addButton(
            self.tr("Repair"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.repair.hide()
        self.buttons.accepted.connect(self._repair)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 18)
        column.setSpacing(10)
        for part in (self.title, self.bar, self.words, self.details):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(480)
        self._begin(self.tr("Looking at every page and every note…"))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _begin(self, title: str) -> None:
        self.title.setText(title)
        self.words.hide()
        self.details.hide()
        self.bar.setValue(0)
        self.bar.show()
        self.repair.hide()
        self.close_button.setText(self.tr("Cancel"))

    def show_progress(self, done: float) -> None:
        """How much is done, 0 to 1."""
        self.bar.setValue(round(done * STEPS))

    def show_report(self, report: Report) -> None:
        """Say what was found, and offer to mend it, or say what was done."""
        self.bar.hide()
        self.close_button.setText(self.tr("Close"))
        self.title.setText(self._verdict(report))
        found = [
            QCoreApplication.translate("Care", SENTENCES[each.fault]).format(count=each.count)
            for each in report.findings
        ]
        if report.repaired and found:
            found.insert(0, self.tr("This was found and mended:"))
        self._put(self.words, found)
        self._put(self.details, self._outcome(report))
        offered = bool(report.findings) and not report.kept and not report.repaired
        self.repair.setVisible(offered)
        self.repair.setDefault(offered)
        if not offered:
            self.close_button.setDefault(True)
        self.adjustSize()

    def show_refusal(self, sentence: str) -> None:
        """Say why it could not be done."""
        self.bar.hide()
        self.repair.hide()
        self.close_button.setText(self.tr("Close"))
        self.title.setText(self.tr("The notebook was not checked"))
        self._put(self.words, [sentence])
        self._put(self.details, [])
        self.adjustSize()

    def show_obstacle(self, sentence: str) -> None:
        """Say why nothing was done yet; one may ask for it once more."""
        self.show_refusal(sentence)
        self.title.setText(self.tr("The notebook was not repaired yet"))
        self.repair.show()

    def _repair(self) -> None:
        self._begin(self.tr("Repairing…"))
        self.repair_wanted.emit()

    def _verdict(self, report: Report) -> str:
        if report.repaired:
            return self.tr("The notebook was repaired")
        if report.sound:
            return self.tr("The notebook is sound")
        if report.kept:
            return self.tr("Not all of it could be mended")
        return self.tr("The notebook needs a repair")

    def _outcome(self, report: Report) -> list[str]:
        lines = []
        if report.sound:
            lines.append(self.tr("Notes in it, each of them readable: {n}").format(n=report.notes))
        if report.read:
            lines.append(self.tr("Rows read from the damaged file: {n}").format(n=report.read))
        if report.skipped:
            lines.append(self.tr("Rows that could not be read: {n}").format(n=report.skipped))
        if report.added:
            lines.append(self.tr("Notes taken from the newest backup: {n}").format(n=report.added))
        if report.kept:
            lines.append(self.tr("The notebook before is kept: {path}").format(path=report.kept))
        if report.aside:
            lines.append(
                self.tr("What could not be put back is kept: {path}").format(path=report.aside)
            )
        if report.findings and not report.kept and not report.repaired:
            lines.append(self._promise(report))
        return lines

    def _promise(self, report: Report) -> str:
        faults = {each.fault for each in report.findings}
        if Fault.EMPTY in faults:
            return self.tr(
                "A repair keeps the empty file and brings back the newest backup; where there "
                "is none a new notebook is begun."
            )
        if faults & TAKEN_APART:
            return self.tr(
                "A repair reads what can be read, takes what was lost from the newest backup, "
                "and keeps the damaged file."
            )
        return self.tr("No note is concerned by a repair; the notebook is backed up first.")

    def _put(self, label: QLabel, lines: list[str]) -> None:
        label.setText("\n".join(lines))
        label.setVisible(bool(lines))
