"""Which notes to show, and in which order: the same for the panel and for exports."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from ..notes.anchor import AnchorState
from ..notes.annotation import Annotation, Target


class Kinds(StrEnum):
    """Which annotations are shown."""

    ALL = "all"
    NOTED = "noted"  # with a note
    HIGHLIGHTS = "highlights"  # highlights without a note
    SECTION = "section"
    TEXT = "text"


class Order(StrEnum):
    """What notes are sorted by."""

    PLACE = "place"
    MADE = "made"  # the last made first
    CHANGED = "changed"  # the last changed first


class Placed(Struct, frozen=True):
    """An annotation and what is known of its place.

    `section` is the id of the section it stands in ("" where it stands in none), `state`
    how sure that place is, `found_by` the other words it is found by (place code, title).
    """

    annotation: Annotation
    section: str
    state: AnchorState
    found_by: str = ""


class NoteFilter(Struct, frozen=True):
    """What a note must have to be shown. What is empty (or ALL) lets every note through.

    `words` stand in its note, its quote, its tags or its place; `untagged` are notes
    without any tag.
    """

    words: str = ""
    colours: frozenset[str] = frozenset()
    kinds: Kinds = Kinds.ALL
    tag: str = ""
    untagged: bool = False
    section: str = ""
    state: AnchorState | None = None

    def passes(self, placed: Placed) -> bool:
        """Whether a note is shown."""
        each = placed.annotation
        if self.colours and (each.colour is None or each.colour.value not in self.colours):
            return False
        if self.section and placed.section != self.section:
            return False
        if self.state is not None and placed.state is not self.state:
            return False
        return _of_kind(each, self.kinds) and self._tagged(each) and self._worded(placed)

    def _tagged(self, each: Annotation) -> bool:
        if self.untagged and each.tags:
            return False
        wanted = self.tag.casefold()
        return not wanted or any(tag.casefold() == wanted for tag in each.tags)

    def _worded(self, placed: Placed) -> bool:
        wanted = self.words.strip().casefold()
        if not wanted:
            return True
        each = placed.annotation
        found_in = (each.note, each.anchor.quote, placed.found_by, *each.tags)
        return any(wanted in words.casefold() for words in found_in)


def tags_in_use(annotations: Iterable[Annotation]) -> dict[str, int]:
    """The tags of these notes, each with how many have it; the most used first."""
    written: dict[str, str] = {}
    counts: dict[str, int] = {}
    for each in annotations:
        for tag in each.tags:
            key = tag.casefold()
            written.setdefault(key, tag)
            counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return {written[key]: counts[key] for key in ordered}


def _of_kind(annotation: Annotation, kinds: Kinds) -> bool:
    match kinds:
        case Kinds.ALL:
            return True
        case Kinds.NOTED:
            return bool(annotation.note)
        case Kinds.HIGHLIGHTS:
            return annotation.target is Target.HIGHLIGHT and not annotation.note
        case Kinds.SECTION:
            return annotation.target is Target.SECTION
        case Kinds.TEXT:
            return annotation.target is Target.TEXT
