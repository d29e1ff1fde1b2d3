"""The checks of the open text: run on another thread, again for the sentences that change."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from ...desk.checks.checker import Checker, Report
from ...desk.checks.finding import Checked, Due, Finding, Severity, Sifted, dues, sift
from ...desk.checks.terms import dues_by_segment
from ...desk.concept import Concept
from ...desk.recognition import Occurrence
from ...desk.record import DeskChange
from ...desk.ruling import Acceptance
from ...desk.segments import Pair
from ..deskkeeper import DeskKeeper
from ..session import Session
from ..termfinder import TermFinder
from .sentences import Sentences

log = logging.getLogger(__name__)

PAUSE = 120
"""ms after a change before it is checked: typing comes in bursts."""


class Outcome(Struct, frozen=True):
    """What a check gave, and what makes the next one of a few sentences cheap.

    `quiet` findings are apart: each sentence that is open is one of them.
    """

    checker: Checker
    report: Report
    dues: tuple[tuple[Due, ...], ...]
    loud: tuple[Finding, ...] = ()
    quiet: tuple[Finding, ...] = ()


def _outcome(checker: Checker, report: Report, due: tuple[tuple[Due, ...], ...]) -> Outcome:
    loud: list[Finding] = []
    quiet: list[Finding] = []
    for each in report.findings:
        (quiet if each.severity is Severity.QUIET else loud).append(each)
    return Outcome(checker, report, due, tuple(loud), tuple(quiet))


class _Whole:
    """All sentences to be checked, as values: they go to another thread."""

    def __init__(
        self,
        concepts: tuple[Concept, ...],
        pairs: tuple[Pair, ...],
        occurrences: tuple[Occurrence, ...],
        language: str,
    ) -> None:
        self._language = language
        self._concepts = concepts
        self._pairs = pairs
        self._occurrences = occurrences

    def __call__(self) -> Outcome:
        """Check."""
        checker = Checker(self._concepts, self._language)
        due = dues(self._occurrences)
        report = checker.text(self._pairs, due)
        return _outcome(checker, report, tuple(dues_by_segment(self._pairs, due)))


class _Some:
    """A few sentences to be checked again."""

    def __init__(self, before: Outcome, pairs: tuple[Pair, ...], changed: frozenset[int]) -> None:
        self._before = before
        self._pairs = pairs
        self._changed = changed

    def __call__(self) -> Outcome:
        """Check."""
        before, checker = self._before, self._before.checker
        checked: list[Checked] = list(before.report.checked)
        for at in self._changed:
            checked[at] = checker.segment(self._pairs[at], before.dues[at])
        report = Report(tuple(checked), checker.across(self._pairs, checked))
        return _outcome(checker, report, before.dues)


class Checking(QObject):
    """Checks when it is awake, and tells by `renewed` that findings are others.

    One check runs at a time; what changes meanwhile is checked after it.
    """

    renewed = Signal()

    def __init__(
        self,
        session: Session,
        keeper: DeskKeeper,
        finder: TermFinder,
        sentences: Sentences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._finder = finder
        self._sentences = sentences
        self._awake = False
        self._running = False
        self._all_old = True
        self._changed: set[int] = set()
        self._outcome: Outcome | None = None
        self._sifted = Sifted()
        self._quiet: Sifted | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._check)
        finder.found.connect(self._outdate)
        sentences.renewed.connect(self._outdate)
        sentences.changed.connect(self._some_changed)
        keeper.desk_changed.connect(self._desk_changed)
        keeper.desk_loaded.connect(self._sift)

    @property
    def known(self) -> bool:
        """Whether the text shown was checked."""
        return self._outcome is not None

    @property
    def settled(self) -> bool:
        """Whether no check is under way or due."""
        return self.known and not (self._running or self._all_old or self._changed)

    @property
    def sifted(self) -> Sifted:
        """The findings but the quiet ones, what is open apart from what was accepted."""
        return self._sifted

    def quiet(self) -> Sifted:
        """The quiet ones; worked out when they are asked for."""
        if self._quiet is None:
            desk = self._keeper.desk
            found = self._outcome.quiet if self._outcome is not None else ()
            self._quiet = sift(found, desk.acceptances(), desk.text.id)
        return self._quiet

    def wake(self) -> None:
        """Somebody looks at the findings: check from now on."""
        self._awake = True
        self._soon.start()

    def rest(self) -> None:
        """Nobody looks at the findings: check no more until somebody does."""
        self._awake = False

    def _outdate(self) -> None:
        book = self._sentences.book
        if book is None or (self._outcome and len(self._outcome.dues) != len(book)):
            self._outcome = None
            self._sift()
        self._all_old = True
        self._soon.start()

    def _some_changed(self, changed: frozenset[int]) -> None:
        self._changed |= changed
        self._soon.start()

    def _desk_changed(self, change: DeskChange) -> None:
        if any(isinstance(each.value, Acceptance) for each in change.edits):
            self._sift()

    def _check(self) -> None:
        book = self._sentences.book
        ready = book is not None and self._finder.known
        if not self._awake or self._running or not ready or book is None:
            return
        pairs = tuple(book.pairs)
        work: _Whole | _Some
        if self._all_old or self._outcome is None:
            concepts = self._keeper.desk.concepts()
            language = self._keeper.desk.language
            work = _Whole(concepts, pairs, self._finder.occurrences, language)
        elif self._changed:
            work = _Some(self._outcome, pairs, frozenset(self._changed))
        else:
            return
        self._all_old, self._changed, self._running = False, set(), True
        homecoming, pool = self._session.homecoming, self._session.pool
        homecoming.when_done(pool.run(work), self._checked, self._not_checked)

    def _checked(self, outcome: Outcome) -> None:
        self._running = False
        book = self._sentences.book
        if book is None or not _is_of(outcome, book.pairs):
            self._all_old = True  # another text was opened meanwhile
        else:
            self._outcome = outcome
            self._sift()
        if self._all_old or self._changed:
            self._soon.start()

    def _not_checked(self, error: BaseException) -> None:
        self._running = False
        raise error

    def _sift(self) -> None:
        desk = self._keeper.desk
        found = self._outcome.loud if self._outcome is not None else ()
        self._quiet = None
        self._sifted = sift(found, desk.acceptances(), desk.text.id)
        self.renewed.emit()


def _is_of(outcome: Outcome, pairs: Sequence[Pair]) -> bool:
    """Whether the very sentences were checked that are there now."""
    checked = outcome.report.checked
    return len(checked) == len(pairs) and all(
        one.segment is pair.segment for one, pair in zip(checked, pairs, strict=True)
    )
