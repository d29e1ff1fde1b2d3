"""One undo step."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from .annotation import Annotation


class Act(StrEnum):
    """What a change did, for its name ("Undo highlight 善作善成")."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    EDIT_NOTE = "edit note"
    RECOLOUR = "recolour"
    RESTYLE = "restyle"
    RESIZE = "resize"
    ERASE = "erase"
    RESTORE = "restore"
    TAG = "tag"
    UNTAG = "untag"
    MERGE = "merge"
    SPLIT = "split"
    IMPORT = "import"
    FOLLOW = "follow"  # all notes of a text, to another edition of it
    ACCEPT = "accept"  # the place that was found
    PLACE = "place"  # by hand
    UNPLACE = "unplace"  # back to the notes without a place

    TERM = "add term"
    EDIT_TERM = "edit term"
    DECIDE = "decide"  # which rendering is to be used
    MERGE_TERMS = "merge terms"
    SPLIT_TERM = "split term"
    DELETE_TERM = "delete term"
    RESTORE_TERM = "restore term"
    ADOPT = "adopt"  # an entry of a shipped glossary
    MOVE_TERM = "move term"  # between this text and all texts
    IMPORT_TERMS = "import terms"
    RULE = "rule"  # at a single place
    UNRULE = "unrule"
    REJECT = "reject candidate"
    UNREJECT = "unreject candidate"
    TRANSLATE = "translate"
    STAGE = "stage"
    SENTENCE_NOTE = "sentence note"
    IMPORT_SENTENCES = "import sentences"
    PLACE_SENTENCE = "place sentence"  # a translation that had lost its place
    DISCARD_SENTENCE = "discard sentence"
    ACCEPT_FINDING = "accept finding"
    UNACCEPT_FINDING = "unaccept finding"


class Label(Struct, frozen=True):
    """The name of a change: what was done, to which words (already shortened)."""

    act: Act
    words: str = ""


class Kept(Protocol):
    """A value that is kept by its id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


T = TypeVar("T", bound=Kept)


class EditOf(Struct, Generic[T], frozen=True):
    """One value before and after; None where it did not or does not exist.

    Raises:
        ValueError: if both are None or they have different ids.
    """

    before: T | None
    after: T | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit of nothing")
        if self.before and self.after and self.before.id != self.after.id:
            raise ValueError("an edit must keep the id")

    @property
    def value(self) -> T:
        """The value as it is now, or as it was before it was taken away."""
        known = self.after or self.before
        assert known is not None  # noqa: S101 - held by __post_init__
        return known

    @property
    def id(self) -> str:
        """The id of the value it is about."""
        return self.value.id

    @property
    def inverse(self) -> EditOf[T]:
        """The edit that takes this one back."""
        return EditOf(self.after, self.before)


class ChangeOf(Struct, Generic[T], frozen=True):
    """Edits that are stored together or not at all.

    `also` are edits of another kind of values that belong to the same step: the desk's
    records that follow a text to another edition with its notes.
    """

    label: Label
    edits: tuple[EditOf[T], ...]
    also: tuple[EditOf[Any], ...] = ()

    @property
    def inverse(self) -> ChangeOf[T]:
        """The change that takes this one back, under the same name."""
        return ChangeOf(
            self.label,
            tuple(edit.inverse for edit in reversed(self.edits)),
            tuple(edit.inverse for edit in reversed(self.also)),
        )


Edit = EditOf[Annotation]
Change = ChangeOf[Annotation]
"""Of notes."""


def is_of_notes(change: ChangeOf[Any]) -> bool:
    """Whether a change is of notes; else it is of what the desk keeps."""
    return not change.edits or isinstance(change.edits[0].value, Annotation)
