"""The way to the translator's side of the window, which is loaded when it is first wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..app.settings import Settings
from .theme import Theme

if TYPE_CHECKING:
    from .annex import Annex
    from .bench.workbench import Workbench


class BenchDoor(QObject):
    """Terms and what belongs to them; a reader who only reads never loads it."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._bench: Workbench | None = None
        annex.window.terms_dock.visibilityChanged.connect(self._seen)

    @property
    def bench(self) -> Workbench:
        """The translator's side, made now if it is not there yet."""
        if self._bench is None:
            from .bench.workbench import Workbench

            self._bench = Workbench(self._annex)
        return self._bench

    def _seen(self, seen: bool) -> None:
        if seen:
            self.bench  # noqa: B018 - it is made by being asked for

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        if self._bench is not None:
            self._bench.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        if self._bench is not None:
            self._bench.show_settings(settings)

    # The commands

    def term(self) -> None:
        """Offer to enter the words chosen on the page as a term."""
        self.bench.take_term()

    def new_term(self) -> None:
        """Open the form of a new term."""
        self.bench.open_form("")

    def show_terms(self, on: bool) -> None:
        """Show or hide the terms."""
        if on:
            self._annex.window.terms_dock.come_forward()
        else:
            self._annex.window.terms_dock.hide()

    def candidates(self) -> None:
        """Look for candidates for terms and go through them."""
        self.bench.show_candidates()

    def echoes(self) -> None:
        """Look for clauses that say nearly the same."""
        self.bench.show_echoes()

    def close(self) -> None:
        """End what is under way, as the window does when it closes."""
        if self._bench is not None:
            self._bench.close()

    def to_terms(self) -> None:
        """Give the terms the keyboard."""
        self._annex.window.terms_dock.come_forward()
        self.bench.terms.take_keyboard()
