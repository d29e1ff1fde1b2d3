"""What is asked of the store about notes that are looked for, and what it asks in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from ..lang.token import Analysis
from ..notes.anchor import Anchor
from ..notes.annotation import Colour, Target
from ..text.matching import Phrase
from ..text.span import Span


class NoteColumn(StrEnum):
    """What of a note is searched: the columns of the index of notes.

    `SOUNDS` are the syllables of its quote without tones, `TONES` with them, `INITIALS` their
    first letters (`text.matching.grams`), `BOOK` its text.
    """

    NOTE = "note"
    QUOTE = "quote"
    TAGS = "tags"
    SOUNDS = "sounds"
    TONES = "tones"
    INITIALS = "initials"
    BOOK = "book"


class NoteWish(Struct, frozen=True):
    """Notes that are looked for: those with all phrases of one of the alternatives.

    Columns are `NoteColumn`s. Notes on the text `text_id` come first, then the newest.
    """

    alternatives: tuple[tuple[Phrase, ...], ...]
    text_id: str = ""
    most: int = 100


class FoundNote(Struct, frozen=True):
    """A note or highlight of any text, as a search shows it.

    `title` is its text's, empty where that is not known. `start` is the printed offset of
    its first place in `revision`, -1 without one. `syllables` has one for each code point
    of the quote, "" where no reading is known.
    """

    id: str
    text_id: str
    revision: str
    title: str
    target: Target
    colour: Colour | None
    quote: str
    note: str
    tags: tuple[str, ...]
    section_id: str | None
    start: int
    syllables: tuple[str, ...]


class NotesFound(Struct, frozen=True):
    """The notes that match, `total` of them in all."""

    notes: tuple[FoundNote, ...] = ()
    total: int = 0


class TagCount(Struct, frozen=True):
    """A tag and how many notes have it."""

    tag: str
    notes: int


class SearchPort(Protocol):
    """What is found in the notes of all texts. Every future may hold a `Refused`."""

    def notes(self, wish: NoteWish) -> Future[NotesFound]:
        """The notes that match."""
        ...

    def tags(self) -> Future[tuple[TagCount, ...]]:
        """All tags, those of most notes first."""
        ...

    def is_in_step(self) -> Future[bool]:
        """Whether the index is there and says what the notes say; takes a while."""
        ...

    def rebuild(self) -> Future[int]:
        """Make the index anew from the notes; how many it has then."""
        ...


class KeptWords(Protocol):
    """What the store keeps of texts, asked for on its own thread."""

    def words(self, text_id: str, revision: str) -> str | None:
        """The printed words of a kept revision, or None."""
        ...

    def analyses(self, revision: str, paragraph_ids: Sequence[str]) -> Mapping[str, Analysis]:
        """The newest stored analyses of these paragraphs, by paragraph id."""
        ...


class QuoteReader(Protocol):
    """Tells how quotes are read, from readings that are known already."""

    def syllables(self, anchor: Anchor, kept: KeptWords) -> tuple[str, ...]:
        """A syllable for each code point of the anchor's quote, "" where none is known."""
        ...

    def extent(
        self, text_id: str, revision: str, paragraph_ids: Iterable[str], kept: KeptWords
    ) -> Span | None:
        """The printed stretch from the first to the last of these paragraphs."""
        ...
