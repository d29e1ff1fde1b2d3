"""Notes that were read from a file, before anything is made of them."""

from __future__ import annotations

from msgspec import Struct

from ..notes.annotation import Annotation, Colour, Style, Target
from ..text.span import Span

MOST = 200_000
"""Notes of one file."""

LONGEST_NOTE = 1_000_000
"""Code points of a note."""

LAST = 1 << 25
"""Where a place may end: more code points than the largest text that is opened has."""


class Sketch(Struct, frozen=True):
    """A row of a table of notes: what it says of a note, None where it has no such column.

    `line` is the row's number in its file, for people. Without `spans` the place is where
    `quote` stands; `revision` is empty where the table does not say it.
    """

    line: int
    id: str = ""
    kind: Target = Target.HIGHLIGHT
    spans: tuple[Span, ...] = ()
    revision: str = ""
    section: str = ""
    quote: str = ""
    note: str | None = None
    tags: tuple[str, ...] | None = None
    colour: Colour | None = None
    style: Style | None = None
    created: str = ""
    updated: str = ""


class Incoming(Struct, frozen=True):
    """The notes of one file.

    `text_id`, `revision` and `title` say which text they are on, where the file says so.
    `annotations` are whole, `sketches` have to be fitted to the text. `skipped` says, a
    sentence each, what could not be read.
    """

    name: str
    annotations: tuple[Annotation, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    skipped: tuple[str, ...] = ()
    text_id: str = ""
    revision: str = ""
    title: str = ""
