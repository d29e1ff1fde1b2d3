"""Which notes to show, and in which order: the same for the panel and for exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import attrgetter

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
        return (
            self.lets(placed.annotation)
            and self.stands(placed.section, placed.state)
            and (self.finds(placed.annotation) or self.sought in placed.found_by.casefold())
        )

    @property
    def asks_place(self) -> bool:
        """Whether it asks where a note stands, or how sure that is."""
        return bool(self.section) or self.state is not None

    @property
    def asks_look(self) -> bool:
        """Whether it asks for a colour, a kind or a tag."""
        return bool(self.colours or self.tag or self.untagged) or self.kinds is not Kinds.ALL

    @property
    def sought(self) -> str:
        """The words as they are compared."""
        return self.words.strip().casefold()

    def lets(self, each: Annotation) -> bool:
        """Whether colour, kind and tags are those asked for."""
        if self.colours and (each.colour is None or each.colour.value not in self.colours):
            return False
        return _of_kind(each, self.kinds) and self._tagged(each)

    def stands(self, section: str, state: AnchorState) -> bool:
        """Whether a place is one that is asked for."""
        if self.section and section != self.section:
            return False
        return self.state is None or state is self.state

    def finds(self, each: Annotation) -> bool:
        """Whether the words stand in what was written, in the quote or in a tag."""
        sought = self.sought
        return (
            sought in each.anchor.quote.casefold()
            or sought in each.note.casefold()
            or any(sought in tag.casefold() for tag in each.tags)
        )

    def _tagged(self, each: Annotation) -> bool:
        if self.untagged and each.tags:
            return False
        wanted = self.tag.casefold()
        return not wanted or any(tag.casefold() == wanted for tag in each.tags)


def tags_in_use(annotations: Iterable[Annotation]) -> dict[str, int]:
    """The tags of these notes, each with how many have it; the most used first."""
    # Very many notes have the same few tags, or none: those are looked at once.
    return counted(Counter(map(attrgetter("tags"), annotations)))


def counted(notes: Mapping[tuple[str, ...], int]) -> dict[str, int]:
    """As `tags_in_use`, of how many notes have the very same tags, in the order of the first."""
    written: dict[str, str] = {}
    counts: dict[str, int] = {}
    for tags, many in notes.items():
        for tag in tags:
            key = tag.casefold()
            written.setdefault(key, tag)
            counts[key] = counts.get(key, 0) + many
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
