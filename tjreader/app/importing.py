"""What taking in a file's notes would do, as a value: looked at first, then done in one step.

Notes are the same if they have the same id. Where both sides have a note and it differs,
the one that was changed last is taken (or always ours, or always the file's, as asked);
if both were changed at the same time, ours stays. The place of a note on the open revision
is kept against one on another revision. Nothing is ever erased. An id means one note in the
whole notebook, so a note that bears the id of one of another text is taken in under another; so
are those of a file on the same words under another id of their text, wherever it is looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..notes.annotation import Annotation
from ..notes.change import Act, Change, Edit, Label
from ..notes.fullrecord import full_record
from ..text.clean import shortened
from ..text.document import Text
from .fitting import Unfit, fitted, sketched
from .incoming import Incoming
from .ports import Refused

LABEL_LENGTH = 24
"""Code points of a file's name in the name of the step."""


class Prefer(StrEnum):
    """Whose version is taken where both have a note and it differs."""

    NEWER = "newer"
    MINE = "mine"
    FILE = "file"


class Difference(Struct, frozen=True):
    """A note that both have and that differs: ours, the file's, and whether that is taken."""

    mine: Annotation
    theirs: Annotation
    taken: bool


class Plan(Struct, frozen=True):
    """What would be done. `same` counts notes that are there already, as they are.

    `skipped` says, a sentence each, which notes are not taken and why.
    """

    name: str
    new: tuple[Annotation, ...] = ()
    differing: tuple[Difference, ...] = ()
    same: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[Difference, ...]:
        """The notes whose version in the file is taken."""
        return tuple(each for each in self.differing if each.taken)

    @property
    def kept(self) -> tuple[Difference, ...]:
        """The notes of which ours stays."""
        return tuple(each for each in self.differing if not each.taken)

    @property
    def change(self) -> Change | None:
        """The one step that does it, or None where nothing would change."""
        edits = [Edit(None, each) for each in self.new]
        edits += [Edit(each.mine, each.theirs) for each in self.changed]
        return (
            Change(Label(Act.IMPORT, shortened(self.name, LABEL_LENGTH)), tuple(edits))
            if edits
            else None
        )


def prefer_of(name: str) -> Prefer:
    """Whose version is taken, by name; "" is the newer one.

    Raises:
        Refused: for another name.
    """
    if name and name not in [each.value for each in Prefer]:
        allowed = ", ".join(each.value for each in Prefer)
        raise Refused(f"What to prefer must be one of: {allowed}.")
    return Prefer(name or Prefer.NEWER)


def plan(
    text: Text,
    known: Iterable[Annotation],
    incoming: Incoming,
    prefer: Prefer = Prefer.NEWER,
    elsewhere: Collection[str] = frozenset(),
) -> Plan:
    """What taking these notes in would do.

    Args:
        text: the text they are meant for.
        known: the notes it has.
        incoming: what was read from the file.
        prefer: whose version is taken where both have a note.
        elsewhere: the ids of the notes of other texts, see `NotebookPort.ids_elsewhere`.

    Raises:
        Refused: if the file's notes are on another text.
    """
    _see_that_it_fits(text, incoming)
    mine = {each.id: each for each in known}
    new: dict[str, Annotation] = {}
    differing: dict[str, Difference] = {}
    same: set[str] = set()
    skipped = list(incoming.skipped)
    found, unfit = _found(_Naming(text, mine, incoming, elsewhere))
    skipped += unfit
    for theirs in found:
        ours = mine.get(theirs.id)
        if theirs.id in new or theirs.id in differing or theirs.id in same:
            skipped.append(f"The note {theirs.id} stands twice in the file; the first counts.")
        elif ours is None:
            new[theirs.id] = theirs
        else:
            placed = _on_this_revision(text, ours, theirs)
            if _alike(ours, placed):
                same.add(theirs.id)
            else:
                taken = _is_taken(ours, placed, prefer)
                differing[theirs.id] = Difference(ours, placed, taken)
    return Plan(
        incoming.name, tuple(new.values()), tuple(differing.values()), len(same), tuple(skipped)
    )


def _see_that_it_fits(text: Text, incoming: Incoming) -> None:
    if not (incoming.text_id or incoming.revision):
        return
    if text.id != incoming.text_id and text.revision != incoming.revision:
        theirs = f"“{incoming.title}”" if incoming.title else "another text"
        raise Refused(
            f"The notes in {incoming.name} are on {theirs}, not on “{text.title}”: "
            "open that text first, then import them."
        )


class _Naming(Struct, frozen=True):
    """The notes of a file, and what tells by which id each is known here."""

    text: Text
    mine: dict[str, Annotation]
    incoming: Incoming
    elsewhere: Collection[str]

    def id_of(self, theirs: str, of_this_text: bool) -> str:
        """An id that no note of another text has; always the same for the same note."""
        if theirs in self.mine or (of_this_text and theirs not in self.elsewhere):
            return theirs
        named = f"{self.text.id}\n{theirs}".encode("utf-8", "replace")
        return hashlib.sha256(named).hexdigest()[:32]


def _found(naming: _Naming) -> tuple[list[Annotation], list[str]]:
    """The file's notes at their places in this text, and why some have none."""
    text, incoming = naming.text, naming.incoming
    ours = incoming.text_id in ("", text.id)
    found: list[Annotation] = []
    unfit: list[str] = []
    for number, annotation in enumerate(incoming.annotations, 1):
        try:
            named = replace(annotation, id=naming.id_of(annotation.id, ours))
            found.append(fitted(text, named))
        except Unfit as reason:
            unfit.append(f"Note {number}: {reason}.")
    for sketch in incoming.sketches:
        try:
            row = replace(sketch, id=naming.id_of(sketch.id, True)) if sketch.id else sketch
            found.append(sketched(text, row, naming.mine.get(row.id)))
        except Unfit as reason:
            unfit.append(f"Row {sketch.line}: {reason}.")
    return found, unfit


def _on_this_revision(text: Text, ours: Annotation, theirs: Annotation) -> Annotation:
    """Theirs, at our place where ours alone is on the open revision."""
    here = text.revision
    if ours.anchor.revision == here != theirs.anchor.revision:
        return replace(theirs, anchor=ours.anchor, past=ours.past)
    return theirs


def _alike(ours: Annotation, theirs: Annotation) -> bool:
    """Whether they say the same; when they were written does not count."""
    return ours == replace(theirs, created=ours.created, updated=ours.updated)


def _is_taken(ours: Annotation, theirs: Annotation, prefer: Prefer) -> bool:
    if prefer is Prefer.NEWER:
        return moment(theirs.updated) > moment(ours.updated)
    return prefer is Prefer.FILE


def moment(written: str) -> datetime:
    """A time of an annotation as a moment; the earliest of all where it is none."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def report(text: Text, made: Plan) -> dict[str, Any]:
    """A plan as a JSON value, for the command line and other processes."""
    return {
        "name": made.name,
        "new": [full_record(text, each) for each in made.new],
        "changed": [_pair(text, each) for each in made.changed],
        "kept": [_pair(text, each) for each in made.kept],
        "same": made.same,
        "skipped": list(made.skipped),
    }


def _pair(text: Text, each: Difference) -> dict[str, Any]:
    return {"mine": full_record(text, each.mine), "file": full_record(text, each.theirs)}
