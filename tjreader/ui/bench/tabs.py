"""Parts of a panel behind tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """One part at a time, chosen by a row of tabs above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar(self)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget(self)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.bar)
        box.addWidget(self._stack, 1)

    def add(self, title: str, part: QWidget) -> int:
        """Put a part behind the next tab; its number."""
        self._stack.addWidget(part)
        return self.bar.addTab(title)

    def show_part(self, number: int) -> None:
        """Show a part."""
        self.bar.setCurrentIndex(number)

    def rename(self, number: int, title: str) -> None:
        """Call a part otherwise, as with how much is in it."""
        self.bar.setTabText(number, title)
