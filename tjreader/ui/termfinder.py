"""All places of all terms of the open text, found again whenever a term changes."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from ..app.termfilter import Known
from ..desk.concept import Concept
from ..desk.recognition import Occurrence, Recogniser
from ..desk.record import DeskChange
from ..desk.ruling import Ruling
from ..text.document import Text
from ..text.span import Span
from .deskkeeper import DeskKeeper
from .session import Session

log = logging.getLogger(__name__)


class _Work:
    """What is looked for, as values: they go to another thread."""

    def __init__(
        self,
        text: Text,
        before: Recogniser,
        concepts: tuple[Concept, ...],
        rulings: tuple[Ruling, ...],
    ) -> None:
        self.text = text
        self._before = before
        self._concepts = concepts
        self._rulings = rulings

    def __call__(self) -> tuple[_Work, Recogniser, tuple[Occurrence, ...]]:
        """Look; with what found it, so that the next time costs less."""
        recogniser = self._before.renewed(self._concepts)
        return self, recogniser, recogniser.occurrences(self.text, None, self._rulings)


class TermFinder(QObject):
    """Looks on another thread; what it found last stands until the next is there.

    `found` tells that `occurrences` are new.
    """

    found = Signal()

    def __init__(self, session: Session, keeper: DeskKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._recogniser = Recogniser()
        self._work: _Work | None = None
        self._of_text: Text | None = None
        self._occurrences: tuple[Occurrence, ...] = ()
        self._by_concept: dict[str, tuple[Occurrence, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        keeper.desk_changed.connect(self._changed)
        keeper.desk_loaded.connect(self._soon.start)
        keeper.language_changed.connect(self._soon.start)
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
        """The places that lie inside a printed stretch, in order of place."""
        return tuple(each for each in self.occurrences if span.covers(each.span))

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

    def _changed(self, change: DeskChange) -> None:
        # What is typed for sentences moves no term.
        if any(isinstance(each.value, Concept | Ruling) for each in change.edits):
            self._soon.start()

    def _look(self) -> None:
        desk = self._keeper.desk
        self._work = _Work(desk.text, self._recogniser, desk.concepts(), desk.rulings_in_force())
        self._session.homecoming.when_done(
            self._session.pool.run(self._work), self._looked, _not_looked
        )

    def _looked(self, result: tuple[_Work, Recogniser, tuple[Occurrence, ...]]) -> None:
        work, recogniser, occurrences = result
        if work is not self._work:
            return  # something changed meanwhile: the next one comes
        self._recogniser, self._of_text = recogniser, work.text
        self._occurrences, self._by_concept = occurrences, None
        self.found.emit()


def _not_looked(error: BaseException) -> None:
    log.warning("terms were not looked for: %s", type(error).__name__)
