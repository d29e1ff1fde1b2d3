"""What the dictionary says of a word, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One dictionary entry. `pinyin` has tone marks, syllables separated by spaces."""

    simplified: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """HSK levels of a word: `hsk2` 1-6 (HSK 2.0), `hsk3` 1-7 (2021; 7 = bands 7-9)."""

    hsk2: int | None
    hsk3: int | None


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """Where the dictionary comes from: its name, date (ISO), licence and SHA-256."""

    name: str
    date: str
    licence: str
    sha256: str
    entries: int


class LexiconError(Exception):
    """The dictionary cannot be used. Its text is one sentence for people, with the way out."""
