"""Notes that have followed their text to another edition: what became of them, what is to see to.

Pure functions over values; what they make is stored as any act.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..notes.anchor import Anchor, AnchorState, anchor_spans, per_paragraph
from ..notes.annotation import Annotation, Target
from ..notes.change import Act, Change, Edit, EditOf, Label
from ..text.clean import shortened
from ..text.document import Text
from ..text.span import Span
from .marking import LABEL_LENGTH, changed, section_of
from .ports import Refused


class Outcome(Struct, frozen=True):
    """How many notes stand how, after they followed."""

    exact: int = 0
    moved: int = 0
    changed: int = 0
    orphan: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.exact + self.moved + self.changed + self.orphan

    @property
    def to_review(self) -> int:
        """Those a person should look at."""
        return self.moved + self.changed + self.orphan


class Concern(StrEnum):
    """Why a note is to be looked at; the order in which they are listed."""

    ORPHAN = "orphan"
    CHANGED = "changed"
    MOVED = "moved"


def outcome(edits: Iterable[Edit]) -> Outcome:
    """What became of the notes that followed."""
    states = [edit.after.anchor.state for edit in edits if edit.after is not None]
    return Outcome(*(states.count(state) for state in AnchorState))


def concern(annotation: Annotation, text: Text) -> Concern | None:
    """Why a note is to be looked at in this edition, or None."""
    anchor = annotation.anchor
    if anchor.revision != text.revision or anchor.state is AnchorState.ORPHAN:
        return Concern.ORPHAN
    if anchor.is_doubtful:
        return Concern.CHANGED
    return Concern.MOVED if anchor.state is AnchorState.MOVED else None


def stands_in(annotation: Annotation, text: Text) -> bool:
    """Whether its anchor is of this edition, if only as an orphan."""
    return annotation.anchor.revision == text.revision


def revisions_of(annotations: Iterable[Annotation], text: Text) -> frozenset[str]:
    """The earlier revisions whose words are needed to take notes to this edition."""
    return frozenset(
        anchor.revision
        for each in annotations
        if not stands_in(each, text)
        for anchor in (each.anchor, *each.past)
        if anchor.revision != text.revision
    )


def followed(text: Text, edits: tuple[Edit, ...], also: tuple[EditOf[Any], ...] = ()) -> Change:
    """The one undo step that takes all notes to this edition, and what the desk keeps with them."""
    return Change(Label(Act.FOLLOW, shortened(text.title, LABEL_LENGTH)), edits, also)


def accepted(text: Text, annotations: Iterable[Annotation]) -> Change | None:
    """The change that makes the places of notes sure; None where none has one to accept."""
    edits = tuple(
        Edit(each, replace(each, anchor=sure(each.anchor)))
        for each in annotations
        if concern(each, text) in (Concern.CHANGED, Concern.MOVED)
    )
    return changed(text, Act.ACCEPT, *edits) if edits else None


def sure(anchor: Anchor) -> Anchor:
    """The same place, confirmed by a person."""
    return replace(anchor, state=AnchorState.EXACT, score=1.0)


def placed(text: Text, annotation: Annotation, spans: Iterable[Span]) -> Change:
    """The change that puts a note where a person says it belongs.

    A note on a section goes to the section of the first stretch.

    Raises:
        Refused: with code "input" if no stretch touches a paragraph.
    """
    pieces = per_paragraph(text, spans)
    if not pieces:
        raise Refused("There are no words of the text to place the note on.", "input")
    section = section_of(text, pieces[0].start)
    if annotation.target is Target.SECTION:
        anchor = Anchor(text.id, text.revision, section_id=section)
    else:
        anchor = anchor_spans(text, pieces, section)
    altered = replace(annotation, anchor=anchor, past=(*annotation.past, annotation.anchor))
    return changed(text, Act.PLACE, Edit(annotation, altered))


def unplaced(text: Text, annotations: Iterable[Annotation]) -> Change | None:
    """The change that takes notes from wrong places, back to those without one."""
    edits = tuple(
        Edit(each, _without_place(text, each))
        for each in annotations
        if concern(each, text) is not Concern.ORPHAN and each.target is not Target.TEXT
    )
    return changed(text, Act.UNPLACE, *edits) if edits else None


def _without_place(text: Text, annotation: Annotation) -> Annotation:
    """A note that keeps the words it had before, and has no place."""
    lost = replace(origin(annotation), revision=text.revision, spans=())
    lost = replace(lost, state=AnchorState.ORPHAN, score=0.0)
    return replace(annotation, anchor=lost, past=(*annotation.past, annotation.anchor))


def origin(annotation: Annotation) -> Anchor:
    """Where a note stood before: its newest earlier anchor that had a place, else its own."""
    for anchor in reversed(annotation.past):
        if anchor.revision != annotation.anchor.revision and anchor.state is not AnchorState.ORPHAN:
            return anchor
    return annotation.anchor
