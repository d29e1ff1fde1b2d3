"""A dialog that is read: a heading, scrolled words, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


class Sheet(QScrollArea):
    """Scrolled words; Home and End go to their ends, which Qt leaves undone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


class SheetDialog(QDialog):
    """Made, opened with `open()`, and gone when it is closed. All words are plain text."""

    def __init__(self, parent: QWidget, title: str, width: int = 560, height: int = 560) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(28, 24, 28, 16)
        self.column.setSpacing(6)
        area = Sheet(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.body)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        self.buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(28, 8, 28, 16)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        screen = self.screen().availableGeometry()
        self.resize(min(width, screen.width() - 40), min(height, screen.height() - 60))

    def heading(self, words: str) -> None:
        """Put a heading."""
        if self.column.count():
            self.column.addSpacing(14)
        label = self._label(words)
        label.setObjectName("heading")
        self.column.addWidget(label)

    def paragraph(self, words: str, *, quiet: bool = False) -> QLabel:
        """Put a paragraph; it can be selected and copied."""
        label = self._label(words)
        if quiet:
            label.setObjectName("quiet")
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(label)
        return label

    def _label(self, words: str) -> QLabel:
        label = QLabel(self.body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        return label
