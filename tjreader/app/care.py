"""What keeps the notebook whole, as the window and the commands ask for it.

Values and one protocol; the work is done in `store`. All futures may hold a `Refused`, or
`GivenUp` where the work was cancelled.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

Watch = Callable[[float], None]
"""Told how much of the work is done, 0 to 1, on the thread that works. Raises `GivenUp` to
have it ended; nothing was changed then."""


class GivenUp(Exception):  # noqa: N818 - not an error: somebody pressed Cancel
    """Work that was cancelled before it changed anything."""


def unwatched(done: float) -> None:
    """A `Watch` that only lets the work go on."""


class Backup(Struct, frozen=True):
    """A whole copy of the notebook, verified when it was made.

    `made` is ISO 8601 in UTC, for people. Backups are ordered by `counter`, the notebook's
    own, which no clock can set back. `notes` counts what is not erased; `size` is bytes.
    """

    name: str
    made: str
    counter: int
    notes: int
    size: int


class NoteLine(Struct, frozen=True):
    """A note as a list tells it: the text it is on, the marked words, what was written.

    `note` is told without its Markdown. Of a note on a section `section_id` names it, in
    the text `text_id`.
    """

    id: str
    title: str
    quote: str
    note: str
    updated: str
    text_id: str = ""
    section_id: str = ""


class Preview(Struct, frozen=True):
    """What would be different if a backup took the place of the notebook.

    `back` are notes that only the backup has, `gone` those that only the notebook has;
    `changed` are in both and not the same, as (now, then). `same` counts the rest.
    """

    backup: Backup
    back: tuple[NoteLine, ...]
    changed: tuple[tuple[NoteLine, NoteLine], ...]
    gone: tuple[NoteLine, ...]
    same: int


class Restored(Struct, frozen=True):
    """A notebook that was replaced. `kept` is where the one before can be found."""

    notes: int
    kept: str


class Fault(StrEnum):
    """What can be wrong with a notebook."""

    EMPTY = "empty"  # there is a file, and nothing in it
    LOST = "lost"  # its header or its list of tables cannot be read
    DAMAGED = "damaged"  # pages cannot be read, or hold what they must not
    INDEX = "index"  # an index does not fit its table; notes are not concerned
    ORPHAN = "orphan"  # a row that belongs to no note
    UNREADABLE = "unreadable"  # a row that is no note or draft any more
    WORDS = "words"  # a kept text whose words are not those it was kept with
    COUNTER = "counter"  # the counter stands behind a note


TAKEN_APART = frozenset({Fault.EMPTY, Fault.LOST, Fault.DAMAGED})
"""What is mended by a new file, made of what can be read; the old one is kept."""


class Finding(Struct, frozen=True):
    """One kind of fault, and how many rows or places have it (0: not to be counted)."""

    fault: Fault
    count: int


class Report(Struct, frozen=True):
    """What a check found, and what a repair did.

    `notes` counts the notes that are there, after a repair those that are there now.
    `read` rows were read from a damaged file that was taken apart, `skipped` could not be;
    `added` notes came from the newest backup because they could not be read; `aside`
    names a file of what could not be put back, `kept` the damaged file. `repaired`
    says that what was found is mended.
    """

    path: str
    notes: int
    findings: tuple[Finding, ...] = ()
    repaired: bool = False
    read: int = 0
    skipped: int = 0
    added: int = 0
    kept: str = ""
    aside: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong (any more)."""
        return self.repaired or not self.findings


class CarePort(Protocol):
    """Backups, check and repair of one notebook, open or not."""

    def backups(self) -> Future[tuple[Backup, ...]]:
        """The backups there are, newest first; those without their words are left out."""
        ...

    def preview(self, name: str, watch: Watch = unwatched) -> Future[Preview]:
        """What would come back, change and go if that backup was restored."""
        ...

    def restore(self, name: str, watch: Watch = unwatched) -> Future[Restored]:
        """Put a backup in the place of the notebook, which is kept.

        Refused with code "damaged" if neither the backup nor its plain copy can be read.
        """
        ...

    def check(self, watch: Watch = unwatched) -> Future[Report]:
        """Look at every page and every row. Nothing is changed."""
        ...

    def repair(self, watch: Watch = unwatched) -> Future[Report]:
        """Check, and mend what is found. A damaged file is always kept."""
        ...


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate's mark
    """Mark a literal for translation; the window translates it."""
    return text


SENTENCES: dict[Fault, str] = {
    Fault.EMPTY: QT_TRANSLATE_NOOP("Care", "The file is empty."),
    Fault.LOST: QT_TRANSLATE_NOOP("Care", "The file cannot be read at all."),
    Fault.DAMAGED: QT_TRANSLATE_NOOP("Care", "Parts of the file are damaged ({count})."),
    Fault.INDEX: QT_TRANSLATE_NOOP("Care", "Indexes do not fit their tables ({count})."),
    Fault.ORPHAN: QT_TRANSLATE_NOOP("Care", "Rows that belong to no note: {count}."),
    Fault.UNREADABLE: QT_TRANSLATE_NOOP("Care", "Notes or drafts that cannot be read: {count}."),
    Fault.WORDS: QT_TRANSLATE_NOOP("Care", "Texts whose stored words were altered: {count}."),
    Fault.COUNTER: QT_TRANSLATE_NOOP("Care", "The notebook's counter stands too low."),
}
"""What is said of each fault."""
