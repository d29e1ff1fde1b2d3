"""A panel beside the page: can be moved, hidden and remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QToolButton,
    QWidget,
)

from .icons import icon
from .theme import Theme


class Dock(QDockWidget):
    """A dock with a quiet title of its own. `name` is what its place is remembered by."""

    hidden_by_reader = Signal()
    rearranged = Signal()  # shown, hidden, moved, made wider

    def __init__(self, name: str, title: str, panel: QWidget, parent: QMainWindow) -> None:
        super().__init__(title, parent)
        self._window = parent
        self._stood_here: Dock | None = None
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
        self._close.clicked.connect(self._hide)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 7, 6, 5)
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(self._close)
        self.setTitleBarWidget(self._bar)
        self.set_panel(panel)
        self.in_sight = False
        """Whether the reader sees it: shown, and not behind another dock."""
        self.visibilityChanged.connect(self._seen)
        self.visibilityChanged.connect(self.rearranged)
        self.dockLocationChanged.connect(self.rearranged)
        self.topLevelChanged.connect(self.rearranged)

    def _seen(self, seen: bool) -> None:
        self.in_sight = seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the reader made it wider or narrower; Qt has no signal for that."""
        super().resizeEvent(event)
        self.rearranged.emit()

    def set_panel(self, panel: QWidget) -> None:
        """Put a panel in the place of what stood there."""
        old = self.widget()
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(panel)
        if old is not None:
            old.deleteLater()

    def come_forward(self) -> None:
        """Be seen: also from behind another dock, also when hidden."""
        if not self.in_sight:
            self._stood_here = self._seen_here()
        self.show()
        self.raise_()

    def step_back(self) -> None:
        """Be hidden; what stood here before is seen again, if this one was seen."""
        was_seen = self.in_sight
        self.hide()
        if was_seen and self._stood_here is not None and not self._stood_here.isHidden():
            self._stood_here.raise_()

    def _seen_here(self) -> Dock | None:
        """Another dock that is seen at the same side of the window; one behind it has none."""
        window = self._window
        area = window.dockWidgetArea(self)
        return next(
            (
                each
                for each in window.findChildren(Dock)
                if each is not self
                and each.in_sight
                and not each.isFloating()
                and window.dockWidgetArea(each) == area
            ),
            None,
        )

    def _hide(self) -> None:
        self.step_back()
        self.hidden_by_reader.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the theme's ink."""
        self._close.setIcon(icon("close", theme.chrome.muted, size=16))


WIDE, LEAST = 460, 380
"""px a wide dock takes at first, and those below which it is widened when it comes in sight."""
USUAL = 270
"""px of the docks behind one that was in front when the program was started."""


class WideDock(Dock):
    """A dock for wide work, which may also stand below the page.

    Docks that stand behind each other are as wide as each other. So it takes more room when it
    comes forward at a side, and gives it back when another one comes before it.
    """

    def __init__(self, name: str, title: str, panel: QWidget, parent: QMainWindow) -> None:
        super().__init__(name, title, panel, parent)
        self._wide = WIDE
        self._before = 0
        self._found = 0  # px of the dock it comes before
        self._was_asked = False  # else it is there from the start
        areas = Qt.DockWidgetArea
        self.setAllowedAreas(
            areas.LeftDockWidgetArea | areas.RightDockWidgetArea | areas.BottomDockWidgetArea
        )
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self.visibilityChanged.connect(self._fitting.start)

    def _seen(self, seen: bool) -> None:
        """One that is in front from the start does not know how wide the others were."""
        super()._seen(seen)
        if seen and not self._was_asked:
            self._before = self._before or USUAL

    def come_forward(self) -> None:
        """See `Dock`; it knows how wide the side was."""
        self._was_asked = True
        before = None if self.in_sight else self._seen_here()
        self._found = before.width() if before is not None else 0
        super().come_forward()

    @property
    def _at_side(self) -> bool:
        below = Qt.DockWidgetArea.BottomDockWidgetArea
        return not self.isFloating() and self._window.dockWidgetArea(self) != below

    def _fit(self) -> None:
        if not self._at_side:
            return
        if self.in_sight and self.width() < LEAST:
            self._before = self._found or self.width()
            self._ask(self, min(self._wide, self._window.width() // 2))
        elif not self.in_sight and self._before:
            before = self._seen_here()
            if before is not None:
                self._ask(before, self._before)
            self._before = 0

    def _ask(self, dock: QDockWidget, px: int) -> None:
        self._window.resizeDocks([dock], [px], Qt.Orientation.Horizontal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember how wide the reader made it."""
        super().resizeEvent(event)
        if self.in_sight and self._at_side and event.size().width() >= LEAST:
            self._wide = event.size().width()
