"""The first guess at a paragraph's words, until the language worker has read it.

The longest dictionary word at each place, with the dictionary's pinyin. A paragraph
of 500 characters takes less than 8 ms; nothing but the dictionary is asked.
"""

from __future__ import annotations

from ..lang.entry import Entry, LexiconError
from ..lang.pinyin import joined
from ..lang.token import CutSource, Reading, ReadingSource
from ..lang.writing import Sort, is_hanzi, stretches
from ..text.span import Span
from .page import PageToken
from .ports import LexiconPort

REACH = 4000
"""Code points of a paragraph that are looked up; beyond them hanzi stand alone."""

KEPT = 4096
"""Words whose pinyin is kept."""

Told = tuple[tuple[str, ...], bool]
"""Syllables of a word, and whether the choice between several is unsure."""

NOTHING: Told = ((), False)

Guess = tuple[tuple[PageToken, ...], tuple[Reading | None, ...]]
"""Tokens of a string and a reading or None for each of its code points."""


class Guesser:
    """Guesses words by the dictionary; by single characters where there is none.

    A dictionary that turns out damaged is not asked again; `trouble` then holds its
    sentence.
    """

    def __init__(self, lexicon: LexiconPort | None) -> None:
        self._lexicon = lexicon
        self._told: dict[str, Told] = {}
        self.trouble: str | None = None

    def guess(self, text: str) -> Guess:
        """The words of a text and their readings, as far as the dictionary knows."""
        cuts: list[Span] = []
        words: set[str] = set()
        for sort, span in stretches(text):
            start = span.start
            while sort is Sort.HANZI and start < span.end:
                word = self._word_at(text, start, span.end)
                words.add(word)
                cuts.append(Span(start, start + len(word)))
                start += len(word)
            if start < span.end:
                cuts.append(span)
        self._learn(words)
        readings: list[Reading | None] = [None] * len(text)
        tokens = tuple(self._token(span.of(text), span, readings) for span in cuts)
        return tokens, tuple(readings)

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

    def _token(self, word: str, span: Span, readings: list[Reading | None]) -> PageToken:
        syllables, doubtful = self._told.get(word, NOTHING)
        for offset, syllable in enumerate(syllables):
            if is_hanzi(word[offset]):
                readings[span.start + offset] = Reading(
                    syllable.lower(), ReadingSource.DICTIONARY, word, doubtful
                )
        return PageToken(span, word, joined(syllables), CutSource.PROVISIONAL)

    def _learn(self, words: set[str]) -> None:
        """Ask the dictionary how these words are read."""
        if self._lexicon is None:
            return
        if len(self._told) > KEPT:
            self._told.clear()
        try:
            known = self._lexicon.entries_of(words - self._told.keys())
        except LexiconError as error:
            self._lexicon, self.trouble = None, str(error)
            return
        self._told.update((word, _told(word, entries)) for word, entries in known.items())


def _told(word: str, entries: tuple[Entry, ...]) -> Told:
    """The likeliest pinyin of a word, one syllable per character."""
    weights: dict[str, int] = {}
    for entry in entries:
        if entry.pinyin.count(" ") + 1 == len(word):
            weights[entry.pinyin] = weights.get(entry.pinyin, 0) + _weight(entry, word)
    if not weights:
        return NOTHING
    best = max(weights, key=lambda pinyin: weights[pinyin])
    return tuple(best.split()), len({pinyin.lower() for pinyin in weights}) > 1


def _weight(entry: Entry, word: str) -> int:
    """How likely an entry is meant: many senses, the simplified form, no surname, no variant."""
    if entry.is_secondary:
        return 0
    bonus = 2 if entry.simplified == word else 0
    return bonus + 2 * len(entry.senses) - entry.pinyin[:1].isupper()
