"""The way to the translator's side of the window, which is loaded when it is first wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..app.settings import Settings
from .actions import Handler
from .theme import Theme

if TYPE_CHECKING:
    from ..desk.concept import Concept
    from .annex import Annex
    from .bench.deskbench import DeskBench
    from .bench.deskexchange import DeskExchange
    from .bench.workbench import Workbench


class BenchDoor(QObject):
    """Terms and what belongs to them; a reader who only reads never loads it."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._bench: Workbench | None = None
        self._desk: DeskBench | None = None
        self._exchange: DeskExchange | None = None
        annex.window.terms_dock.visibilityChanged.connect(self._seen)
        annex.window.desk_dock.visibilityChanged.connect(self._desk_seen)

    @property
    def bench(self) -> Workbench:
        """The translator's side, made now if it is not there yet."""
        if self._bench is None:
            from .bench.workbench import Workbench

            self._bench = Workbench(self._annex)
            self._bench.terms.revisit_wanted.connect(self.show_to_revisit)
        return self._bench

    @property
    def desk(self) -> DeskBench:
        """The sentence desk, made now if it is not there yet."""
        if self._desk is None:
            from .bench.deskbench import DeskBench

            self._desk = DeskBench(self._annex, self.bench.finder)
        return self._desk

    @property
    def exchange(self) -> DeskExchange:
        """Files of terms and translations, made now if it is not there yet."""
        if self._exchange is None:
            from .bench.deskexchange import DeskExchange

            self._exchange = DeskExchange(self._annex, self._chosen_terms)
        return self._exchange

    def _chosen_terms(self) -> tuple[Concept, ...]:
        return self._bench.terms.chosen() if self._bench is not None else ()

    def _seen(self, seen: bool) -> None:
        if seen:
            self.bench  # noqa: B018 - it is made by being asked for

    def _desk_seen(self, seen: bool) -> None:
        if seen:
            self.desk  # noqa: B018 - it is made by being asked for

    def fill_open(self) -> None:
        """Fill the panels that stand open since the start: they were seen before this door."""
        window = self._annex.window
        self._seen(window.terms_dock.in_sight)
        self._desk_seen(window.desk_dock.in_sight)

    def commit(self) -> bool:
        """Store what is being typed at the desk; False if it was refused."""
        return self._desk is None or self._desk.commit()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        if self._bench is not None:
            self._bench.set_theme(theme)
        if self._desk is not None:
            self._desk.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Follow the choices."""
        if self._bench is not None:
            self._bench.show_settings(settings)
        if self._desk is not None:
            self._desk.show_settings(settings)

    # The commands

    def table(self) -> dict[str, Handler]:
        """The handler of each command of the translator's."""
        return {
            "term": self.term,
            "new_term": self.new_term,
            "candidates": self.candidates,
            "echoes": self.echoes,
            "show_terms": self.show_terms,
            "to_terms": self.to_terms,
            "next_open": self.next_open,
            "checks": self.checks,
            "translate_into": self.translate_into,
            "coverage": self.coverage,
            "deleted_records": self.deleted_records,
            "export_terms": self.export_terms,
            "import_terms": self.import_terms,
            "export_translation": self.export_translation,
            "import_translation": self.import_translation,
            "show_desk": self.show_desk,
            "to_desk": self.to_desk,
        }

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
            self._annex.window.terms_dock.step_back()

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
        if self._exchange is not None:
            self._exchange.cancel()

    def to_terms(self) -> None:
        """Give the terms the keyboard."""
        self._annex.window.terms_dock.come_forward()
        self.bench.terms.take_keyboard()

    def show_desk(self, on: bool) -> None:
        """Show the sentence desk, ready to be typed in, or hide it."""
        if on:
            self.to_desk()
        else:
            self._annex.window.desk_dock.step_back()
            self._annex.window.focus_page()

    def to_desk(self) -> None:
        """Give the sentence desk the keyboard."""
        self._annex.window.desk_dock.come_forward()
        self.desk.take_keyboard()

    def next_open(self) -> None:
        """Go to the next open sentence."""
        self._annex.window.desk_dock.come_forward()
        self.desk.next_open()

    def checks(self) -> None:
        """Give the findings of the checks the keyboard."""
        self._annex.window.desk_dock.come_forward()
        self.desk.checks.take_keyboard()

    def show_to_revisit(self, concept_id: str) -> None:
        """Show the places to go to because of what is decided on a term."""
        self._annex.window.desk_dock.come_forward()
        self.desk.checks.show_to_revisit(concept_id)

    def translate_into(self) -> None:
        """Ask what the desk translates into."""
        self.bench.into.ask()

    def coverage(self) -> None:
        """Ask where the coverage report is to be written, and write it."""
        self.bench.coverage.ask()

    def deleted_records(self) -> None:
        """Show what was deleted at the desk, to bring some of it back."""
        self.bench.deleted.ask()

    def export_terms(self) -> None:
        """Ask which terms to export, and write them."""
        self.exchange.export_terms()

    def import_terms(self) -> None:
        """Ask for a file of terms, and take them in."""
        self.exchange.import_terms()

    def export_translation(self) -> None:
        """Ask which sentences to export, and write them."""
        self.exchange.export_translation()

    def import_translation(self) -> None:
        """Ask for a file of translations, and take them in."""
        self.exchange.import_translation()
