"""What the hover card says of a word, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..lang.entry import Entry, Levels
from ..lang.token import CutSource, Reading
from ..text.erratum import Erratum
from .page import UnseenWords

if TYPE_CHECKING:  # the first page is painted without the desk
    from ..desk.deciding import Basis


class CharacterRow(Struct, frozen=True):
    """One character of the word: its reading here and the dictionary's first entries."""

    character: str
    reading: Reading | None
    traditional: str
    entries: tuple[Entry, ...]


class CardTerm(Struct, frozen=True):
    """A term at that place.

    `words` are the form of it that stands there, `pinyin` that form's, `rendering` what it is
    to be rendered with there (empty where nothing is decided or proposed), `basis` how
    that was decided, `fixed` that it is an official rendering. `own` is false for an entry
    of the glossary that came with the text. `instead` is set where the form ought not to be
    written: the one that ought to. `note` is its definition and note, `reason` that of the
    decision for this place.
    """

    concept_id: str
    words: str
    pinyin: str
    rendering: str
    basis: Basis
    own: bool
    fixed: bool = False
    instead: str = ""
    note: str = ""
    reason: str = ""


class Card(Struct, frozen=True):
    """All that is known of one word at one place of the page.

    `syllables` has one tone-marked syllable (or None) per code point of `word`, for
    tone colours. `pinyin` is word-joined. `traditional` is empty when it is the same
    as `word`. `terms` come before `entries` on the card. `parts` are the dictionary
    words the word is made of, where the dictionary does not have it whole.
    `shorter` and `longer` are the other dictionary words that begin here, which
    [ and ] go through. `errata` touch the word. `notes` are the reader's own on it. `unseen` were
    printed where the page shows this word.
    """

    word: str
    pinyin: str
    syllables: tuple[str | None, ...]
    readings: tuple[Reading | None, ...]
    traditional: str
    cut: CutSource
    levels: Levels | None
    terms: tuple[CardTerm, ...]
    entries: tuple[Entry, ...]
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]
    characters: tuple[CharacterRow, ...]
    errata: tuple[Erratum, ...]
    notes: tuple[str, ...]
    provisional: bool
    unseen: tuple[UnseenWords, ...] = ()

    def copied(self) -> str:
        """One line for the clipboard: word TAB pinyin TAB first senses."""
        senses = [term.rendering for term in self.terms if term.rendering]
        senses += [sense for entry in self.entries for sense in entry.meanings]
        return "\t".join((self.word, self.pinyin, "; ".join(senses[:4])))
