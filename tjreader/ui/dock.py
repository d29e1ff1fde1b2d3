"""A panel beside the page: can be moved, hidden and remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from .icons import icon
from .theme import Theme


class Dock(QDockWidget):
    """A dock with a quiet title of its own. `name` is what its place is remembered by."""

    def __init__(self, name: str, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self._bar = QWidget(self)
        self._bar.setObjectName("dockTitle")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel(title, self._bar)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton(self._bar)
        self._close.setToolTip(self.tr("Hide"))
        self._close.setAccessibleName(self.tr("Hide"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 7, 6, 5)
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(self._close)
        self.setTitleBarWidget(self._bar)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(panel)

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the theme's ink."""
        self._close.setIcon(icon("close", theme.chrome.muted, size=16))
