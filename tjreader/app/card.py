"""What the hover card says of a word, as plain values."""

from __future__ import annotations

from msgspec import Struct

from ..lang.entry import Entry, Levels
from ..lang.token import CutSource, Reading
from ..notes.glossary import GlossaryEntry
from ..text.erratum import Erratum


class CharacterRow(Struct, frozen=True):
    """One character of the word: its reading here and the dictionary's first entries."""

    character: str
    reading: Reading | None
    traditional: str
    entries: tuple[Entry, ...]


class Card(Struct, frozen=True):
    """All that is known of one word at one place of the page.

    `syllables` has one tone-marked syllable (or None) per code point of `word`, for
    tone colours. `pinyin` is word-joined. `traditional` is empty when it is the same
    as `word`. `glossary` comes before `entries` on the card. `parts` are the dictionary
    words the word is made of, where the dictionary does not have it whole.
    `shorter` and `longer` are the other dictionary words that begin here, which
    [ and ] go through. `errata` touch the word. `notes` are the reader's own on it.
    """

    word: str
    pinyin: str
    syllables: tuple[str | None, ...]
    readings: tuple[Reading | None, ...]
    traditional: str
    cut: CutSource
    levels: Levels | None
    glossary: tuple[GlossaryEntry, ...]
    entries: tuple[Entry, ...]
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]
    characters: tuple[CharacterRow, ...]
    errata: tuple[Erratum, ...]
    notes: tuple[str, ...]
    provisional: bool

    def copied(self) -> str:
        """One line for the clipboard: word TAB pinyin TAB first senses."""
        senses = [entry.english for entry in self.glossary]
        senses += [sense for entry in self.entries for sense in entry.meanings]
        return "\t".join((self.word, self.pinyin, "; ".join(senses[:4])))
