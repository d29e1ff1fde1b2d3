"""The first guess at a paragraph's words, until the language worker has read it.

The longest dictionary word at each place, with the dictionary's pinyin. A paragraph
of 500 characters takes less than 8 ms; nothing but the dictionary is asked.
"""

from __future__ import annotations

from functools import lru_cache

from ..lang.entry import Entry, LexiconError
from ..lang.pinyin import joined
from ..lang.token import CutSource, Reading, ReadingSource
from ..lang.writing import Sort, is_hanzi, stretches
from ..text.span import Span
from .page import PageToken
from .ports import LexiconPort

REACH = 4000
"""Code points of a paragraph that are looked up; beyond them hanzi stand alone."""

Guess = tuple[tuple[PageToken, ...], tuple[Reading | None, ...]]
"""Tokens of a string and a reading or None for each of its code points."""


class Guesser:
    """Guesses words by the dictionary; by single characters where there is none.

    A dictionary that turns out damaged is not asked again; `trouble` then holds its
    sentence.
    """

    def __init__(self, lexicon: LexiconPort | None) -> None:
        self._lexicon = lexicon
        self._syllables = lru_cache(maxsize=4096)(self._guess_syllables)
        self.trouble: str | None = None

    def guess(self, text: str) -> Guess:
        """The words of a text and their readings, as far as the dictionary knows."""
        tokens: list[PageToken] = []
        readings: list[Reading | None] = [None] * len(text)
        for sort, span in stretches(text):
            if sort is not Sort.HANZI:
                tokens.append(PageToken(span, span.of(text), "", CutSource.PROVISIONAL))
                continue
            start = span.start
            while start < span.end:
                word = self._word_at(text, start, span.end)
                tokens.append(self._token(word, start, readings))
                start += len(word)
        return tuple(tokens), tuple(readings)

    def _word_at(self, text: str, start: int, stop: int) -> str:
        """The longest word there that ends by `stop`; one character if there is none."""
        if self._lexicon is not None and start < REACH:
            try:
                for word in self._lexicon.words_at(text, start):
                    if start + len(word) <= stop:
                        return word
            except LexiconError as error:
                self._lexicon, self.trouble = None, str(error)
        end = start + 1
        while end < stop and not is_hanzi(text[end]):
            end += 1  # a variation selector belongs to its character
        return text[start:end]

    def _token(self, word: str, start: int, readings: list[Reading | None]) -> PageToken:
        syllables, doubtful = self._syllables(word)
        for place, syllable in enumerate(syllables, start):
            if is_hanzi(word[place - start]):
                readings[place] = Reading(
                    syllable.lower(), ReadingSource.DICTIONARY, word, doubtful
                )
        span = Span(start, start + len(word))
        return PageToken(span, word, joined(syllables), CutSource.PROVISIONAL)

    def _guess_syllables(self, word: str) -> tuple[tuple[str, ...], bool]:
        """One syllable per character and whether the choice is unsure; none if unknown."""
        if self._lexicon is None:
            return (), False
        try:
            entries = self._lexicon.entries(word)
        except LexiconError as error:
            self._lexicon, self.trouble = None, str(error)
            return (), False
        found = [e for e in entries if len(e.pinyin.split()) == len(word)]
        if not found:
            return (), False
        weights: dict[str, int] = {}
        for entry in found:
            weights[entry.pinyin] = weights.get(entry.pinyin, 0) + _weight(entry, word)
        best = max(weights, key=lambda pinyin: weights[pinyin])
        sounds = {pinyin.lower() for pinyin in weights}
        return tuple(best.split()), len(sounds) > 1


def _weight(entry: Entry, word: str) -> int:
    """How likely an entry is meant: many senses, the simplified form, no surname, no variant."""
    if entry.senses[0].startswith(("variant of", "old variant", "surname", "unofficial variant")):
        return 0
    bonus = 2 if entry.simplified == word else 0
    return bonus + 2 * len(entry.senses) - entry.pinyin[:1].isupper()
