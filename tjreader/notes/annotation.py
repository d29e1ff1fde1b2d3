"""What a reader writes on a text: highlights and notes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .anchor import Anchor


class Target(StrEnum):
    """What an annotation is written on."""

    HIGHLIGHT = "highlight"
    SECTION = "section"
    TEXT = "text"


class Colour(StrEnum):
    """The six colours of highlights, by name; their inks are the theme's."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"
    PURPLE = "purple"


class Style(StrEnum):
    """How a highlight is drawn."""

    TINT = "tint"
    UNDERLINE = "underline"
    WAVY = "wavy"


# As for `Span`: no cycle can lead through it.
class Annotation(Struct, frozen=True, gc=False):
    """A highlight, with or without a note, or a note on a section or the whole text.

    `id` is `uuid4().hex`. `colour` and `style` are set on highlights only. `created`
    and `updated` are ISO 8601 in UTC, for people; nothing is ordered by them. `tags` are
    as `tags.tags_of` leaves them. `past` holds where it stood in earlier revisions, oldest
    first, so that going back to one returns the very anchor.
    """

    id: str
    target: Target
    anchor: Anchor
    note: str
    created: str
    updated: str
    colour: Colour | None = None
    style: Style | None = None
    tags: tuple[str, ...] = ()
    past: tuple[Anchor, ...] = ()


class Erased(Struct, frozen=True):
    """An annotation as it was when it was erased.

    `erased_at` is ISO 8601 in UTC, for people; empty where a program of before 0002 erased it.
    """

    annotation: Annotation
    erased_at: str


class Draft(Struct, frozen=True):
    """Typed text of a note that is not yet a change. `annotation_id` may not exist yet.

    `annotation` is what leaving the editor would store, so that a draft of a note on
    something new survives a crash whole.
    """

    annotation: Annotation
    is_new: bool
