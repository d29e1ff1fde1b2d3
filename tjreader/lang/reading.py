"""Says how a text is read, character by character, and where each reading comes from.

The text is read word by word: terms and the lists of `norms` first, then CC-CEDICT where it
knows one reading of the word, then pypinyin's phrase table; characters that stand alone go
by rules, then by their commonest reading. One policy for tones: the base tone is given
(一 yī and 不 bù, never their spoken forms), a neutral tone only where the mainland norm has
it (CC-CEDICT has more, so its neutral tones count only if the other tables agree).
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from ..text.span import Span
from .norms import DEFAULTS, NOT_PHRASES, PHRASES, UNSURE
from .pinyin import split, tone_of, toneless
from .rules import GUESSES, rule_for
from .token import Reading, ReadingSource
from .writing import is_hanzi

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
    from pypinyin.seg.mmseg import seg as phrase_seg

Syllables = tuple[str, ...]
Readings = tuple[Reading | None, ...]
DictionaryPinyin = Callable[[str], Sequence[str]]
"""The pinyin of a word's dictionary entries, syllables between spaces."""

_SPOKEN = {("一", "yí"): "yī", ("一", "yì"): "yī", ("不", "bú"): "bù"}
_NAME = re.compile("[A-ZĀÁǍÀĒÉĚÈŌÓǑÒ]")


class Reader:
    """Reads texts that are already cut.

    Args:
        dictionary: the pinyin of a word's dictionary entries; None without a dictionary.
        terms: word-joined pinyin by term, which goes before all tables.
    """

    def __init__(
        self, dictionary: DictionaryPinyin | None = None, terms: Mapping[str, str] | None = None
    ) -> None:
        self._dictionary = dictionary
        self._terms = {
            term: syllables
            for term, pinyin in (terms or {}).items()
            if (syllables := split(pinyin)) and len(syllables) == len(term)
        }
        self._of_word = lru_cache(maxsize=8192)(self._read_word)

    def read(self, text: str, words: Sequence[Span]) -> list[Reading | None]:
        """One reading per code point of `text`; None for all but hanzi that a table knows.

        Args:
            text: the text.
            words: its words in order, without overlaps.
        """
        readings: list[Reading | None] = [None] * len(text)
        for span in words:
            places = [i for i in range(span.start, span.end) if is_hanzi(text[i])]
            word = "".join(text[i] for i in places)
            if len(word) == 1:
                readings[places[0]] = self._alone(text, places[0])
            elif word:
                for place, reading in zip(places, self._of_word(word), strict=True):
                    readings[place] = reading
        return readings

    def is_name(self, word: str) -> bool:
        """Whether the dictionary knows the word as a proper name only."""
        if self._dictionary is None or len(word) < 2:
            return False
        known = self._dictionary(word)
        return bool(known) and all(_NAME.match(pinyin) for pinyin in known)

    def _alone(self, text: str, place: int) -> Reading | None:
        """The reading of a character that is a word by itself; None if nobody knows it."""
        character = text[place]
        if character in self._terms:
            return Reading(self._terms[character][0], ReadingSource.PHRASE, character)
        ruled = rule_for(text, place)
        if ruled is not None:
            return Reading(ruled[0], ReadingSource.RULE, ruled[1], ruled[1] in GUESSES)
        return _default(character)

    def _read_word(self, word: str) -> Readings:
        """The readings of a word of two characters or more."""
        if word in self._terms:
            return _by_phrase(self._terms[word], word)
        if word in PHRASES:
            return _by_phrase(PHRASES[word], word)
        table = _table(word)
        told = self._told(word, table)
        if told is not None:
            return tuple(Reading(s, ReadingSource.DICTIONARY, word) for s in told)
        if table is not None:
            return _by_phrase(table, word)
        return self._piece_by_piece(word)

    def _told(self, word: str, table: Syllables | None) -> Syllables | None:
        """The dictionary's reading, if it has just one or the phrase table picks one."""
        if self._dictionary is None or word in NOT_PHRASES:
            return None
        known = {tuple(p.lower().split()) for p in self._dictionary(word)}
        known = {syllables for syllables in known if len(syllables) == len(word)}
        if len(known) != 1:
            return None
        pieces = self._piece_by_piece(word)
        normal = table or tuple(reading.syllable if reading else "" for reading in pieces)
        return tuple(_normal(own, other) for own, other in zip(known.pop(), normal, strict=True))

    def _piece_by_piece(self, word: str) -> Readings:
        """A word no table has whole: by the phrases inside it."""
        readings: list[Reading | None] = []
        for piece in phrase_seg.cut(word):
            syllables = PHRASES.get(piece) or (_table(piece) if len(piece) > 1 else None)
            if syllables is not None:
                readings += _by_phrase(syllables, piece)
            else:
                readings += map(_default, piece)
        return tuple(readings)


def _by_phrase(syllables: Syllables, phrase: str) -> tuple[Reading, ...]:
    return tuple(Reading(syllable, ReadingSource.PHRASE, phrase) for syllable in syllables)


def _table(word: str) -> Syllables | None:
    """The phrase table's reading in base tones, or None."""
    if word in NOT_PHRASES or word not in PHRASES_DICT:
        return None
    rows = PHRASES_DICT[word]
    if len(rows) != len(word):
        return None
    return tuple(
        _SPOKEN.get((character, row[0]), row[0]) for character, row in zip(word, rows, strict=True)
    )


def _normal(own: str, other: str) -> str:
    """The dictionary's syllable; the other tables' full tone where it alone is neutral."""
    if tone_of(own) == 5 and toneless(own) == toneless(other):
        return other
    return own


@lru_cache(maxsize=8192)
def _default(character: str) -> Reading | None:
    """A character's commonest reading; None if no table has it."""
    usual = unicodedata.normalize("NFC", character)  # a compatibility ideograph's own form
    syllable = DEFAULTS.get(usual) or PINYIN_DICT.get(ord(usual), "").split(",")[0]
    if not syllable:
        return None
    return Reading(syllable, ReadingSource.DEFAULT, "", character in UNSURE)
