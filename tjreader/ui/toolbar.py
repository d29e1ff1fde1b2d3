"""The slim bar above the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from .actions import Actions, tip_of
from .commands import BY_ID
from .icons import icon
from .theme import Theme
from .tips import plain_tip

ICON = 18
"""px of an icon's side."""


class ReadingBar(QToolBar):
    """Back and forward, the section's title, pinyin, errata view, Aa, theme, panels, find."""

    setting_wanted = Signal(QPoint)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingBar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(ICON, ICON))
        self._title = _Title(self)
        self._views = self._menu_button(
            [actions[f"view_{name}"] for name in ("printed", "corrected", "both")]
        )
        self._views.setToolTip(self.tr("Which form of faulty places is shown"))
        self._themes = self._menu_button(
            [actions[f"theme_{name}"] for name in ("system", "paper", "sepia", "dark")]
        )
        self._themes.setToolTip(self.tr("Colours of the page"))
        self._themes.setAccessibleName(self.tr("Theme"))
        self._setting = QToolButton(self)
        self._setting.setToolTip(plain_tip(tip_of(BY_ID["setting"])))
        self._setting.setAccessibleName(self.tr("Type and card"))
        self._setting.clicked.connect(self.ask_setting)
        for name in ("show_contents", "back", "forward"):
            self.addAction(actions[name])
        self.addWidget(self._title)
        self.addAction(actions["ruby"])
        for button in (self._views, self._setting, self._themes):
            self.addWidget(button)
        for name in ("find", "show_notes"):
            self.addAction(actions[name])
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt gives those of actions none
        self.show_view("printed")

    def _menu_button(self, actions: list[QAction]) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(actions)
        button.setMenu(menu)
        return button

    def show_title(self, title: str, tip: str) -> None:
        """Show which section is read."""
        self._title.tell(title, tip)

    def show_view(self, view: str) -> None:
        """Show which form of faulty places is on."""
        names = {
            "printed": self.tr("Printed"),
            "corrected": self.tr("Corrected"),
            "both": self.tr("Both"),
        }
        self._views.setText(names[view])

    def offer_views(self, possible: bool) -> None:
        """Offer the views, for a text with errata."""
        self._views.setEnabled(possible)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's ink."""
        self._setting.setIcon(icon("letter", theme.chrome.text))
        self._themes.setIcon(icon("theme", theme.chrome.text))

    def ask_setting(self) -> None:
        """Wish for the panel of type and card, below its button."""
        self.setting_wanted.emit(self._setting.mapToGlobal(QPoint(0, self._setting.height() + 4)))


class _Title(QLabel):
    """The section's title in the middle of the bar, shortened where it must be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sectionTitle")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)
        self._whole = ""

    def tell(self, title: str, tip: str) -> None:
        """Show a title."""
        self._whole = title
        self.setToolTip(plain_tip(tip))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the title anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten the title anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 16)
        )
        if room != self.text():
            self.setText(room)
