"""What is asked of an export: the format, what goes in, which notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Protocol

from msgspec import Struct

from ..lang.token import Analysis
from ..notes.annotation import Annotation, Colour
from ..notes.selection import Selection
from ..text.document import Paragraph
from .ports import Refused
from .settings import ColourNames


class Format(Struct, frozen=True):
    """A kind of file that is written. `suffixes` end its names; the first is the usual one.

    `setting` says that it holds the whole text as one reads it, so that pinyin and
    highlights can be put in or left out; else it holds the notes, or all there is.
    """

    id: str
    suffixes: tuple[str, ...]
    setting: bool = True

    @property
    def ruby(self) -> bool:
        """Whether pinyin stands above its words; Markdown has no way to put it there."""
        return self.setting and self.id != "md"


FORMATS = (
    Format("html", (".html", ".htm")),
    Format("epub", (".epub",)),
    Format("docx", (".docx",)),
    Format("md", (".md", ".markdown")),
    Format("json", (".json",), setting=False),
    Format("w3c", (".jsonld",), setting=False),
    Format("csv", (".csv",), setting=False),
    Format("xlsx", (".xlsx",), setting=False),
)
"""All whose bytes `Parts.export` makes."""

PDF = Format("pdf", (".pdf",))
"""Drawn by the window, or by a command as the window would."""


def format_of(format_id: str) -> Format:
    """The format of that id.

    Raises:
        Refused: if there is none.
    """
    for one in FORMATS:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in FORMATS)
    raise Refused(f"{format_id} is no format this program writes: choose one of {known}.")


class Named(Protocol):
    """A kind of file, of notes or of the desk."""

    @property
    def id(self) -> str:
        """What it is chosen by."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What its names end in."""
        ...


def named_format(name: str, chosen: str, formats: Sequence[Named]) -> str:
    """The id of the format that was chosen, or of the other that a file's ending asks for.

    A name of no known ending asks for nothing.
    """
    suffix = PurePath(name).suffix.lower()
    asked = [one.id for one in formats if suffix in one.suffixes]
    return chosen if not asked or chosen in asked else asked[0]


def format_for(name: str) -> Format:
    """The format that a file's name asks for by its ending.

    Raises:
        Refused: if the ending is none of ours.
    """
    suffix = PurePath(name).suffix.lower()
    for one in FORMATS:
        if suffix in one.suffixes:
            return one
    endings = ", ".join(one.suffixes[0] for one in FORMATS)
    raise Refused(f"{name} does not say what to write: name a format, or end it in {endings}.")


class Content(Struct, frozen=True):
    """What of an annotated text goes into a file, besides its words."""

    pinyin: bool = True
    highlights: bool = True
    notes: bool = True


class Legend(Struct, frozen=True):
    """What the reader calls the colours; those that have no name of their own are missing."""

    names: tuple[tuple[Colour, str], ...] = ()

    def name(self, colour: Colour) -> str:
        """The reader's name for a colour, else the colour's word."""
        return dict(self.names).get(colour, colour.value)

    def own(self, annotation: Annotation) -> str:
        """The reader's name for the colour of a highlight, or nothing."""
        return dict(self.names).get(annotation.colour, "") if annotation.colour else ""

    def of(self, annotations: Iterable[Annotation]) -> Legend:
        """The names of the colours that these have."""
        seen = {each.colour for each in annotations}
        return Legend(tuple(pair for pair in self.names if pair[0] in seen))


def legend_of(names: ColourNames) -> Legend:
    """The names in the reader's settings."""
    found = ((colour, names.of(colour.value)) for colour in Colour)
    return Legend(tuple((colour, name) for colour, name in found if name))


class Order(Struct, frozen=True):
    """An export as it is asked for. `arrangement_id` "" is the usual reading order."""

    format_id: str
    content: Content = Content()
    selection: Selection = Selection()
    arrangement_id: str = ""
    legend: Legend = Legend()


Analyses = Callable[[Paragraph], Analysis | None]
"""The analysis of a paragraph's printed words, None where nothing is known of them."""
