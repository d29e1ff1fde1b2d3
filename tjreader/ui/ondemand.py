"""What the window makes when it is first wished for: printing, export, import, type and card.

Nobody prints at every start, and loading what that takes is 10 ms and 3 MB of it. Besides
the dialogs these are the only modules of this room that are imported inside functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from .theme import Theme
from .window import Window

if TYPE_CHECKING:
    from .exchange import Exchange
    from .paperwork import Paperwork
    from .settingpopup import SettingPopup


class OnDemand(QObject):
    """Paper, files and the panel of type of one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._paperwork: Paperwork | None = None
        self._exchange: Exchange | None = None
        self._setting: SettingPopup | None = None

    @property
    def paperwork(self) -> Paperwork:
        """Print and Save as PDF."""
        if self._paperwork is None:
            from .paperwork import Paperwork

            self._paperwork = Paperwork(self._window.session, self._window)
        return self._paperwork

    @property
    def exchange(self) -> Exchange:
        """Export and Import Notes."""
        if self._exchange is None:
            from .exchange import Exchange

            window = self._window
            theme = window.themes.theme
            self._exchange = Exchange(window.session, self.paperwork, theme, window)
        return self._exchange

    @property
    def setting(self) -> SettingPopup:
        """The panel of type and card."""
        if self._setting is None:
            from .settingpopup import SettingPopup

            self._setting = SettingPopup(self._window.session, self._window)
        return self._setting

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        if self._exchange is not None:
            self._exchange.set_theme(theme)

    def cancel(self) -> None:
        """Stop what is under way, as the window does when it closes."""
        if self._paperwork is not None:
            self._paperwork.cancel()
        if self._exchange is not None:
            self._exchange.cancel()

    # The commands

    def set_type(self, at: QPoint) -> None:
        """Open the panel of type and card there, in global px."""
        self.setting.open_at(at)

    def print(self) -> None:
        """Ask what to print, and print it."""
        self.paperwork.print()

    def save_pdf(self) -> None:
        """Ask what to save as PDF, and write it."""
        self.paperwork.save_pdf()

    def export(self) -> None:
        """Ask what to export, and write it."""
        self.exchange.export()

    def export_notes(self, ids: frozenset[str]) -> None:
        """Ask how to export the notes of these ids, and write them."""
        self.exchange.export_notes(ids)

    def import_notes(self) -> None:
        """Ask for a file of notes, and take them in."""
        self.exchange.import_notes()
