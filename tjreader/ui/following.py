"""The notes of the text shown, and what its desk keeps, follow it to the edition that is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ..app.opened import OpenedText
from ..app.parts import EditionsPort
from ..app.ports import Refused
from ..app.review import Outcome, followed, outcome, revisions_of, stands_in
from ..desk.record import DeskEdit, Record, earlier_revisions
from ..notes.annotation import Annotation
from ..notes.change import Change, Edit
from .deskkeeper import DeskKeeper
from .session import Session

_Found = tuple[tuple[Edit, ...], tuple[DeskEdit, ...]]

ROUNDS = 3
"""How often notes that were changed meanwhile are looked for again."""


class Follower(QObject):
    """Takes notes that stand on an earlier edition to the one shown, as one undo step.

    `followed(Outcome)` tells what became of them, once it is on disk. Each
    edition that is opened is seen to once; notes whose following was undone are left, until
    `follow` is asked for.
    """

    followed = Signal(object)

    def __init__(self, session: Session, desk: DeskKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._seen: dict[str, str] = {}
        self._told: tuple[Change, Outcome] | None = None
        session.notes.notes_loaded.connect(self._loaded)
        session.notes.notes_changed.connect(self._saved)
        desk.desk_loaded.connect(self._loaded)
        self._loaded()

    def follow(self) -> None:
        """Look for the notes that stand on another edition, here and now."""
        self._begin(ROUNDS)

    def _loaded(self) -> None:
        if not (self._session.notes.known and self._desk.answered):
            return
        text = self._session.text
        if self._seen.get(text.id) != text.revision:
            self._seen[text.id] = text.revision
            self.follow()

    def _begin(self, rounds: int) -> None:
        session, library = self._session, self._session.opener.library
        opened = session.sitting.opened
        annotations, records = session.notes.annotations(), self._desk.desk.records()
        earlier = revisions_of(annotations, opened.text) | earlier_revisions(records, opened.text)
        here = all(stands_in(each, opened.text) for each in annotations)
        if library is None or (here and not earlier):
            return
        journey = _Journey(self, opened, annotations, records, rounds)
        journey.wanted.extend(sorted(earlier))
        journey.next_words()

    def fetch(self, journey: _Journey, revision: str) -> None:
        """Ask the library for the words of an earlier edition."""
        library = self._session.opener.library
        if library is not None:
            words = library.text_words(journey.opened.text.id, revision)
            self._session.homecoming.when_done(words, journey.take_words, journey.failed)

    def set_out(self, journey: _Journey) -> None:
        """All is there: look for the places, beside the window."""
        work = _Look(self._session.parts.editions, journey)
        found = self._session.pool.run(work)
        self._session.homecoming.when_done(found, journey.arrived, journey.failed)

    def take(self, journey: _Journey, found: _Found) -> None:
        """The places were found: store them, if the edition is still the one shown."""
        session = self._session
        if session.text.revision != journey.opened.text.revision:
            return
        notes, desk = session.notes, self._desk.desk
        edits, also = found
        fresh = tuple(edit for edit in edits if notes.annotation(edit.id) == edit.before)
        kept = tuple(edit for edit in also if desk.record(edit.id) == edit.before)
        if fresh or kept:
            step = followed(session.text, fresh, kept)
            self._told = (step, outcome(fresh)) if fresh else None
            notes.do(step)  # a refusal is told by the notes
        if len(fresh) + len(kept) < len(edits) + len(also) and journey.rounds > 1:
            self._begin(journey.rounds - 1)

    def _saved(self, change: Change) -> None:
        """A change is on disk; perhaps it is the one by which the notes followed."""
        if self._told is not None and self._told[0] is change:
            told, self._told = self._told[1], None
            self.followed.emit(told)

    def failed(self, error: BaseException) -> None:
        """The notes stay where they were; they are listed for review all the same."""
        if not isinstance(error, Refused):
            raise error
        self._session.refused.emit(str(error))


class _Journey:
    """One time that notes are looked for: what is known of it so far."""

    def __init__(
        self,
        follower: Follower,
        opened: OpenedText,
        annotations: tuple[Annotation, ...],
        records: tuple[Record, ...],
        rounds: int,
    ) -> None:
        self._follower = follower
        self.opened = opened
        self.annotations = annotations
        self.records = records
        self.rounds = rounds
        self.wanted: list[str] = []
        self.words: dict[str, str | None] = {}

    def next_words(self) -> None:
        """Ask for the next edition's words, or set out when all are there."""
        if self.wanted:
            self._follower.fetch(self, self.wanted[-1])
        else:
            self._follower.set_out(self)

    def take_words(self, words: str | None) -> None:
        """The words of the edition asked for last."""
        self.words[self.wanted.pop()] = words
        self.next_words()

    def arrived(self, found: _Found) -> None:
        """The places were found."""
        self._follower.take(self, found)

    def failed(self, error: BaseException) -> None:
        """They could not be looked for."""
        self._follower.failed(error)


class _Look:
    """Work for the pool: find the places."""

    def __init__(self, editions: EditionsPort, journey: _Journey) -> None:
        self._editions = editions
        self._opened = journey.opened
        self._annotations = journey.annotations
        self._records = journey.records
        self._words: Mapping[str, str | None] = dict(journey.words)

    def __call__(self) -> _Found:
        return (
            self._editions.follow(self._opened, self._annotations, self._words),
            self._editions.follow_records(self._opened, self._records, self._words),
        )
