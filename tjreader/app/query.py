"""What is typed into the find field, understood: characters, pinyin, initials.

    新质         characters; widths and capitals do not matter
    xinzhi       pinyin without tones; `xin zhi`, `xin'zhi` too
    xīnzhì       pinyin with tones; `xin1zhi4` too; a syllable without a tone is any tone
    xinzh        pinyin of which the last syllable is still being typed
    xzscl        initials, where the letters are no pinyin

The text's syllables are written as `|xin1|zhi4` (see `Spoken`), the query becomes a
regular expression over that.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache, cached_property

from msgspec import Struct

from ..lang.pinyin import key_of, tone_of
from ..lang.sounds import Letters, Sound, is_being_spelled, is_spelled, letters_of, spellings
from ..lang.token import Reading
from ..text.indexing import fold_all

BREAK = "#"
"""Stands between syllables with other characters than white space between them."""

_SEPARATORS = re.compile(r"[\s'’·\-]+")

_PLACE = re.compile(r"\s*[(（]?§\s?\d+(?:\s?¶\s?\d+)?[)）]?\s*$")
"""A place code as it is copied behind words: ` (§2 ¶3)`."""


def without_place(typed: str) -> str:
    """What was typed without spaces around it and without a place code at its end.

    Nothing is left of a place code alone.
    """
    return _PLACE.sub("", typed).strip()


class Query(Struct, frozen=True):
    """A query understood.

    `characters` is the folded text to find, empty for an empty query. `pinyin` matches
    the `letters` of a `Spoken`, `initials` stands in its `initials`; None where the
    query cannot be meant so. `sounds` are the ways to cut the pinyin into syllables, for
    an index; with `open_end` the last one of each may be only the beginning of a syllable.
    """

    characters: str
    pinyin: re.Pattern[str] | None = None
    initials: str | None = None
    sounds: tuple[tuple[Sound, ...], ...] = ()
    open_end: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether readings are needed to answer it."""
        return self.pinyin is not None or self.initials is not None


def parse(typed: str) -> Query:
    """Understand what was typed; never fails."""
    words = without_place(typed) or typed.strip()
    characters = fold_all(words)
    segments = [letters_of(segment) for segment in _SEPARATORS.split(words) if segment]
    if not segments or not all(segments):
        return Query(characters)
    known = [segment for segment in segments if segment]
    plain = "".join(letter for segment in known for letter, _ in segment)
    *heads, tail = ("".join(letter for letter, _ in segment) for segment in known)
    if not all(is_spelled(head) for head in heads):
        return Query(characters)
    whole = is_spelled(tail)
    open_end = not whole and is_being_spelled(tail, alone=not heads)
    initials = None
    if not whole and len(known) == 1 and len(plain) > 1 and plain.isalpha():
        initials = plain if _is_toneless(known[0]) else None
    if not whole and not open_end:
        return Query(characters, None, initials)
    sounds = tuple(spellings(known, open_end))
    return Query(characters, _pattern(known, open_end), initials, sounds, open_end)


def _is_toneless(letters: Letters) -> bool:
    return not any(tone for _, tone in letters)


def _pattern(segments: Sequence[Letters], open_end: bool) -> re.Pattern[str]:
    """The expression that finds the letters in `Spoken.letters`."""
    pieces: list[str] = []
    for letters in segments:
        pattern = r"\|"
        for index, (letter, tone) in enumerate(letters):
            last = index == len(letters) - 1
            pattern += letter
            if tone.endswith("|"):
                pattern += tone[0] if last else tone[0] + r"\|"
                continue
            if tone:
                pattern += f"(?=[a-z]*{tone})"
            if not last:
                pattern += r"(?:[1-5]\|)?"
            else:
                pattern += "[1-5]"
        pieces.append(pattern)
    if open_end and pieces[-1].endswith("[1-5]"):
        pieces[-1] = pieces[-1].removesuffix("[1-5]") + "[a-z]*[1-5]"
    return re.compile("".join(pieces))


class Spoken(Struct, frozen=True, dict=True):
    """How a string is read, written down to be searched.

    `letters` has `|`, the key of the syllable and its tone for each hanzi that has a
    reading, and `#` between two that have more than white space between them;
    `starts[i]` is where the i-th syllable's `|` stands, `places[i]` the code point it
    belongs to. `initials` has one letter for each syllable, with `#` in the same places.
    """

    letters: str
    starts: Sequence[int]
    places: Sequence[int]

    @cached_property
    def initials(self) -> tuple[str, Sequence[int]]:
        """The first letters, and for each of them (or `#`) the index of the syllable."""
        letters: list[str] = []
        indices: list[int] = []
        for index, start in enumerate(self.starts):
            if start and self.letters[start - 1] == BREAK:
                letters.append(BREAK)
                indices.append(index)
            letters.append(self.letters[start + 1])
            indices.append(index)
        return "".join(letters), array("I", indices)


def spoken(text: str, readings: Sequence[Reading | None]) -> Spoken:
    """Write down how a string is read."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    apart = False
    for place, reading in enumerate(readings):
        if reading is None:
            apart = apart or (bool(starts) and not text[place].isspace())
            continue
        written = _written(reading.syllable)
        if apart:
            pieces.append(BREAK)
            length += 1
            apart = False
        starts.append(length)
        places.append(place)
        pieces.append(written)
        length += len(written)
    # Arrays: a text of a million characters has a million of each.
    return Spoken("".join(pieces), array("I", starts), array("I", places))


@cache
def _written(syllable: str) -> str:
    return f"|{key_of(syllable) or '?'}{tone_of(syllable)}"
