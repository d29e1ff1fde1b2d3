"""One undo step."""

from __future__ import annotations

from enum import StrEnum

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


class Label(Struct, frozen=True):
    """The name of a change: what was done, to which words (already shortened)."""

    act: Act
    words: str = ""


class Edit(Struct, frozen=True):
    """One annotation before and after; None where it did not or does not exist.

    Raises:
        ValueError: if both are None or they have different ids.
    """

    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit of nothing")
        if self.before and self.after and self.before.id != self.after.id:
            raise ValueError("an edit must keep the id")

    @property
    def id(self) -> str:
        """The id of the annotation it is about."""
        known = self.after or self.before
        assert known is not None  # noqa: S101 - held by __post_init__
        return known.id

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


class Change(Struct, frozen=True):
    """Edits that are stored together or not at all."""

    label: Label
    edits: tuple[Edit, ...]

    @property
    def inverse(self) -> Change:
        """The change that takes this one back, under the same name."""
        return Change(self.label, tuple(edit.inverse for edit in reversed(self.edits)))
