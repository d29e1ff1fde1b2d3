"""Loading another edition of a text for a command: its notes follow in one change.

The window does the same in steps, beside itself (`ui/edition.py`).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ..desk.record import earlier_revisions, text_of
from ..notes.change import Change
from .opened import Edition, OpenedText
from .parts import EditionsPort
from .ports import Refused, StorePort
from .review import Outcome, followed, outcome, revisions_of

WAIT = 600.0
"""Seconds a command may wait for the store."""


class Revised(Struct, frozen=True):
    """A text in its new edition, and what became of its notes; no change if none followed.

    `at_desk` counts the records of the desk that were taken along.
    """

    opened: OpenedText
    change: Change | None
    outcome: Outcome
    at_desk: int = 0

    @property
    def as_json(self) -> dict[str, Any]:
        """For the answer to a command."""
        text = self.opened.text
        states = {name: getattr(self.outcome, name) for name in Outcome.__struct_fields__}
        named = {"text": text.id, "title": text.title, "revision": text.revision}
        return {**named, **states, "desk": self.at_desk}


def revise(store: StorePort, editions: EditionsPort, edition: Edition, name: str) -> Revised:
    """Take an edition for the text's own, and the notes of the text to it.

    Args:
        store: where both are kept.
        editions: keeps editions.
        edition: as `EditionsPort.read_edition` gives it, or a text whose file was changed.
        name: the file, for the reader.

    Raises:
        Refused: if its words have notes of their own, or something cannot be kept; then the
            notes are as they were.
    """
    refuse_other_notes(_notes(store, edition.known_as), name)
    text = edition.opened.text
    annotations = store.notebook.annotations(text.id).result(WAIT)
    records = store.desk.records(text.id).result(WAIT)
    words = {
        revision: store.library.text_words(text.id, revision).result(WAIT)
        for revision in revisions_of(annotations, text) | earlier_revisions(records, text)
    }
    edits = editions.follow(edition.opened, annotations, words)
    also = editions.follow_records(edition.opened, records, words)
    change = followed(text, edits, also) if edits or also else None
    # The words first: no note stands on an edition that is not kept.
    store.library.remember_text(text).result(WAIT)
    editions.keep_edition(edition)
    if change is not None:
        store.notebook.apply(change).result(WAIT)
    return Revised(edition.opened, change, outcome(edits), len(also))


def refuse_other_notes(notes: int, name: str) -> None:
    """See that the words of an edition have no notes as a text of their own.

    Raises:
        Refused: if they have: those would be out of reach.
    """
    if notes:
        raise Refused(
            f"{name} is open to you as a text of its own, with notes: {notes}. They would be out "
            "of reach; erase them first, or load another file."
        )


def _notes(store: StorePort, text_id: str) -> int:
    """How much is kept of a text: its notes, and what the desk keeps for it alone."""
    if not text_id:
        return 0
    records = store.desk.records(text_id).result(WAIT)
    own = sum(text_of(each) == text_id for each in records)
    return own + len(store.notebook.annotations(text_id).result(WAIT))
