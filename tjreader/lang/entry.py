"""What the dictionary says of a word, as plain values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from .sounds import Sound

WORDS_COUNTED = 1000
"""Matches of a search that are counted at most; more of them are only said to be more."""

_WORD = r"[^\s\[\]|,;()]+"
_ITEM = rf"{_WORD}(?:\|{_WORD})?\[[^\]]*\]"
_MEASURES = re.compile(rf"(?:^|[;,]?\s*)\(?CL:\s*({_ITEM}(?:\s*,\s*{_ITEM})*)\)?")
_ONE = re.compile(rf"(?:{_WORD}\|)?({_WORD})\[([^\]]*)\]")
_FORMS = re.compile(rf"{_WORD}\|({_WORD})")
_SECONDARY = ("variant of", "old variant", "unofficial variant", "Japanese variant", "surname ")
LONGEST_SECONDARY = max(map(len, _SECONDARY))
_SPOKEN = re.compile(r"(?<=[^\s\[(])\[([^\]]+)\]")


class Entry(Struct, frozen=True):
    """One dictionary entry. `pinyin` has tone marks, syllables separated by spaces.

    `senses` are as CC-CEDICT has them; `meanings` and `measures` tell apart for people
    what it writes there in its own notation (`CL:扇[shàn],個|个[gè]`).
    """

    simplified: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]

    @property
    def meanings(self) -> tuple[str, ...]:
        """The senses without measure words; words referred to as `开金 (kāi jīn)`."""
        return _meanings(self.senses)

    @property
    def is_secondary(self) -> bool:
        """See `is_secondary`."""
        return is_secondary(self.senses[0])

    @property
    def measures(self) -> tuple[tuple[str, str], ...]:
        """The measure words: simplified form and pinyin, each once."""
        lists = (found for sense in self.senses for found in _MEASURES.findall(sense))
        return tuple(dict.fromkeys(pair for each in lists for pair in _ONE.findall(each)))


def is_secondary(sense: str) -> bool:
    """Whether an entry whose senses begin so tells of another form of a word, or of a surname.

    That is seldom what is meant. The first `LONGEST_SECONDARY` code points are enough.
    """
    return sense.startswith(_SECONDARY)


class Levels(Struct, frozen=True):
    """HSK levels of a word: `hsk2` 1-6 (HSK 2.0), `hsk3` 1-7 (2021; 7 = bands 7-9)."""

    hsk2: int | None
    hsk3: int | None


class WordWish(Struct, frozen=True):
    """What is looked for, in one of several ways; each may be empty.

    `characters` and `english` are words of an index; with `written_on` the last English one
    may be the beginning of a word. `sounds` are ways to cut typed pinyin, the last syllable
    of which is perhaps only begun (`open_end`).
    """

    characters: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    written_on: bool = False
    sounds: tuple[tuple[Sound, ...], ...] = ()
    open_end: bool = False
    initials: str = ""


class WordsFound(Struct, frozen=True):
    """Entries, the likeliest first. `total` counts all that match, up to `WORDS_COUNTED`."""

    entries: tuple[Entry, ...] = ()
    total: int = 0


class LexiconSource(Struct, frozen=True):
    """Where the dictionary comes from: its name, date (ISO), licence and SHA-256."""

    name: str
    date: str
    licence: str
    sha256: str
    entries: int


@lru_cache(maxsize=1024)
def _meanings(senses: tuple[str, ...]) -> tuple[str, ...]:
    told = (_readable(_MEASURES.sub("", sense).strip()) for sense in senses)
    return tuple(meaning for meaning in told if meaning) or senses


def _readable(sense: str) -> str:
    """A sense with words in one form only, their pinyin in round brackets."""
    return _SPOKEN.sub(r" (\1)", _FORMS.sub(r"\1", sense))


class LexiconError(Exception):
    """The dictionary cannot be used. Its text is one sentence for people, with the way out."""
