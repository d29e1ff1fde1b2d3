"""All places of all terms of the open text, found again whenever a term changes."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from ..app.termfilter import Known
from ..desk.recognition import Occurrence
from ..desk.termbook import Survey
from ..text.document import Text
from ..text.span import Span
from .session import Session
from .terms import PageTerms

log = logging.getLogger(__name__)


class TermFinder(QObject):
    """Has the book of the page's terms look through the whole text, on another thread.

    What was found last stands until the next is there; `found` tells that it is.
    """

    found = Signal()

    def __init__(self, session: Session, terms: PageTerms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._terms = terms
        self._of_text: Text | None = None
        self._occurrences: tuple[Occurrence, ...] = ()
        self._by_concept: dict[str, tuple[Occurrence, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        terms.changed.connect(self._soon.start)
        self._soon.start()

    @property
    def known(self) -> bool:
        """Whether the text shown was looked through."""
        return self._of_text is self._session.text

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All places of the text shown, in order of place; empty until it was looked through."""
        return self._occurrences if self.known else ()

    def of(self, concept_id: str) -> tuple[Occurrence, ...]:
        """The places of one term, in order of place."""
        if self._by_concept is None:
            gathered: dict[str, list[Occurrence]] = {}
            for each in self._occurrences:
                gathered.setdefault(each.concept_id, []).append(each)
            self._by_concept = {key: tuple(places) for key, places in gathered.items()}
        return self._by_concept.get(concept_id, ()) if self.known else ()

    def within(self, span: Span) -> tuple[Occurrence, ...]:
        """The places that lie inside a printed stretch, in order of place; known at once."""
        book = self._terms.book
        return book.within(span) if book is not None else ()

    def counted(self) -> Known | None:
        """How often each term stands in the text and whether in the section; None while unknown."""
        if not self.known:
            return None
        inside = {paragraph.id for paragraph in self._session.section.paragraphs}
        counts: dict[str, int] = {}
        firsts: dict[str, int] = {}
        here: set[str] = set()
        for each in self._occurrences:
            key = each.concept_id
            counts[key] = counts.get(key, 0) + 1
            firsts.setdefault(key, each.span.start)
            if each.paragraph_id in inside:
                here.add(key)
        return Known(counts, firsts, frozenset(here))

    def _look(self) -> None:
        book = self._terms.book
        if book is None:
            return  # it comes with the first text
        work = self._session.pool.run(book.survey())
        self._session.homecoming.when_done(work, self._looked, _not_looked)

    def _looked(self, survey: Survey) -> None:
        book = self._terms.book
        if book is None or not book.keep(survey):
            return  # something changed meanwhile: the next one comes
        self._of_text, self._occurrences = survey.text, survey.occurrences
        self._by_concept = None
        self.found.emit()


def _not_looked(error: BaseException) -> None:
    log.warning("terms were not looked for: %s", type(error).__name__)
