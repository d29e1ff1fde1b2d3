"""What the language rooms say of a string: its words and the reading of each character.

Plain values, cheap to import: the page is drawn from them before jieba, pypinyin
or the dictionary is loaded. Places are code points of `Analysis.text`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from sys import intern
from typing import Any

from msgspec import Struct

from ..text.span import Span


class CutSource(StrEnum):
    """Where a word's cut comes from."""

    CHECKED = "checked"  # cut by hand
    TERM = "term"  # a term, of the reader or of a glossary
    DICTIONARY = "dictionary"  # a dictionary word, found by the segmenter
    STATISTICAL = "statistical"  # the segmenter's guess
    PROVISIONAL = "provisional"  # longest dictionary word, until the text is analysed
    LOOKING = "looking"  # re-cut by the reader with [ and ], for looking only


class ReadingSource(StrEnum):
    """Where a character's reading comes from."""

    CHECKED = "checked"  # checked by hand
    CORRECTED = "corrected"  # the erratum's own pinyin
    PHRASE = "phrase"  # a phrase table; `detail` is the phrase
    RULE = "rule"  # a rule; `detail` is its name
    DICTIONARY = "dictionary"  # the dictionary's own pinyin of the word
    DEFAULT = "default"  # the character's commonest reading


class Token(Struct, frozen=True):
    """One word, number or run of punctuation.

    `pinyin` is word-joined after GB/T 16159 with tone marks (`xīnzhì`, `Xī'ān`),
    empty where the token has no hanzi.
    """

    span: Span
    pinyin: str
    cut: CutSource


class Reading(Struct, frozen=True):
    """The reading of one hanzi: one tone-marked syllable in precomposed letters.

    `doubtful` asks the page to say that the choice is unsure.
    """

    syllable: str
    source: ReadingSource
    detail: str = ""
    doubtful: bool = False


class Analysis(Struct, frozen=True):
    """Words and readings of one string.

    `tokens` are in order, do not overlap and leave out only white space.
    `readings` has one entry per code point of `text`, None for all but hanzi.
    `engine` names what made it, so that a newer engine can tell old work.
    """

    text: str
    tokens: tuple[Token, ...]
    readings: tuple[Reading | None, ...]
    engine: str

    def to_json(self) -> dict[str, Any]:
        """A compact JSON value; `from_json` gives the same analysis back."""
        return {
            "text": self.text,
            "engine": self.engine,
            "tokens": [[t.span.start, t.span.end, t.pinyin, t.cut.value] for t in self.tokens],
            "readings": [
                None if r is None else [r.syllable, r.source.value, r.detail, int(r.doubtful)]
                for r in self.readings
            ],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Analysis:
        """Read what `to_json` wrote.

        Raises:
            ValueError, KeyError, TypeError, IndexError: if the value is none of ours.
        """
        return cls(
            text=value["text"],
            engine=value["engine"],
            tokens=tuple(
                Token(_span(start, end), intern(pinyin), CutSource(cut))
                for start, end, pinyin, cut in value["tokens"]
            ),
            readings=tuple(None if row is None else _reading(*row) for row in value["readings"]),
        )


# A long text has the same few values over and over: kept once, its analyses take a quarter.


@lru_cache(maxsize=1 << 14, typed=True)
def _span(start: int, end: int) -> Span:
    return Span(start, end)


@lru_cache(maxsize=1 << 14, typed=True)
def _reading(syllable: str, source: str, detail: str, doubtful: int) -> Reading:
    return Reading(intern(syllable), ReadingSource(source), detail, bool(doubtful))
