"""Work that takes a while: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

PATIENCE = 400
"""ms of work before it is shown: what is done at once needs no dialog."""

LOOK = 80
"""ms between two looks at how far it is."""

STEPS = 1000
"""Parts the bar is divided into."""


class WorkingDialog(QDialog):
    """Shown when the work has taken `PATIENCE`; `over` closes it.

    It asks `share` how far the work is (0 to 1; below 0 where that is not known).
    `cancelled` when the reader wants it stopped; it stays until `over` says it has.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget, words: str, share: Callable[[], float]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Working"))
        self._share = share
        self._over = False
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(label)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)
        self.setMinimumWidth(360)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._show_share)
        self._show_share()
        self._look.start()
        QTimer.singleShot(PATIENCE, self, self._come)

    @Slot()
    def _come(self) -> None:
        if not self._over:
            self.show()

    @Slot()
    def _show_share(self) -> None:
        share = self._share()
        self.bar.setRange(0, 0 if share < 0 else STEPS)
        self.bar.setValue(round(max(0.0, share) * STEPS))

    def reject(self) -> None:
        """Ask for an end; Escape and the frame's button do it too."""
        self.buttons.setEnabled(False)
        self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is asking for an end."""
        if not self._over:
            event.ignore()
            self.reject()

    def over(self) -> None:
        """The work has ended, one way or the other."""
        self._over = True
        self._look.stop()
        self.close()
        self.deleteLater()
