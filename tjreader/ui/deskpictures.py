"""What is shown for the pictures of a translator's pass; done by the verbs a reader uses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..desk.checks.finding import FindingKind
from .annex import Annex
from .scenepass import CHOSEN, SHOWN, decide_terms, translate

Done = Callable[[], bool]
"""Whether what an act has begun is done."""

MERGED = 1
"""The row of a candidate that is the full form of a term."""

REPORT = "coverage.html"
"""The report's file, which is written beside the pictures."""


class DeskPictures:
    """The acts of one window; each answers with what tells when it is done."""

    def __init__(self, annex: Annex, folder: Path) -> None:
        self._annex = annex
        self._window = annex.window
        self._folder = folder
        self._begun = False

    def acts(self) -> dict[str, Callable[[], Done]]:
        """They by name."""
        return {
            "show_terms": self.show_terms,
            "show_candidates": self.show_candidates,
            "show_desk": self.show_desk,
            "show_checks": self.show_checks,
            "write_report": self.write_report,
        }

    def put_away(self) -> None:
        """What they have opened."""
        self._window.terms_dock.hide()
        self._window.desk_dock.hide()

    def show_terms(self) -> Done:
        """Terms that are decided, and the places of one of them."""
        desk = self._annex.desk.desk
        decide_terms(desk)
        self._annex.bench.show_terms(True)
        bench = self._annex.bench.bench
        term = next(each.id for each in desk.concepts() if each.name == SHOWN)

        def done() -> bool:
            if not bench.finder.known or desk.pending:
                return False
            bench.terms.select(term)
            return True

        return done

    def show_candidates(self) -> Done:
        """What may be a term besides."""
        self._annex.bench.candidates()
        panel = self._annex.bench.bench.candidates

        def done() -> bool:
            if panel.prospecting.running or panel.current() is None:
                return False
            panel.list.setCurrentIndex(panel.list.model().index(MERGED, 0))
            return True

        return done

    def show_desk(self) -> Done:
        """Two sections translated, one sentence of them worked on."""
        translate(self._annex.desk.desk)
        self._annex.bench.to_desk()
        return self._sentence_chosen

    def _sentence_chosen(self) -> bool:
        bench = self._annex.bench.desk
        start = self._window.session.text.printed.index(CHOSEN)
        at = bench.book.at(start) if bench.book else None
        if at is None or self._annex.desk.desk.pending or not bench.checks.checking.settled:
            return False
        bench.take(at)
        return True

    def show_checks(self) -> Done:
        """What the checks find in them."""
        chosen = self.show_desk()
        self._annex.bench.checks()

        def done() -> bool:
            return chosen() and self._finding_chosen()

        return done

    def _finding_chosen(self) -> bool:
        """A number that is not in the translation is gone to."""
        listed = self._annex.bench.desk.panel.checks
        for number, row in enumerate(listed.rows()):
            if row.finding.kind is FindingKind.NUMBER_MISSING:
                listed.list.setCurrentIndex(listed.list.model().index(number, 0))
                listed.shown.emit(row)
                return True
        return False

    def write_report(self) -> Done:
        """The page on how far the translation is, beside the pictures."""
        translate(self._annex.desk.desk)
        file = self._folder / REPORT
        file.unlink(missing_ok=True)

        def done() -> bool:
            if self._annex.desk.desk.pending:
                return False
            if not self._begun:
                self._begun = True
                self._annex.bench.bench.coverage.write(str(file))
            return file.exists()

        return done
