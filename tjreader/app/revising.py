"""Loading another edition of a text for a command: its notes follow in one change.

The window does the same in steps, beside itself (`ui/edition.py`).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ..notes.change import Change
from .opened import Edition, OpenedText
from .parts import EditionsPort
from .ports import Refused, StorePort
from .review import Outcome, followed, outcome, revisions_of

WAIT = 600.0
"""Seconds a command may wait for the store."""


class Revised(Struct, frozen=True):
    """A text in its new edition, and what became of its notes; no change if none followed."""

    opened: OpenedText
    change: Change | None
    outcome: Outcome

    @property
    def as_json(self) -> dict[str, Any]:
        """For the answer to a command."""
        text = self.opened.text
        states = {name: getattr(self.outcome, name) for name in Outcome.__struct_fields__}
        return {"text": text.id, "title": text.title, "revision": text.revision, **states}


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
    words = {
        revision: store.library.text_words(text.id, revision).result(WAIT)
        for revision in revisions_of(annotations, text)
    }
    edits = editions.follow(edition.opened, annotations, words)
    change = followed(text, edits) if edits else None
    # The words first: no note stands on an edition that is not kept.
    store.library.remember_text(text).result(WAIT)
    editions.keep_edition(edition)
    if change is not None:
        store.notebook.apply(change).result(WAIT)
    return Revised(edition.opened, change, outcome(edits))


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
    return len(store.notebook.annotations(text_id).result(WAIT)) if text_id else 0
