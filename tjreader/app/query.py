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
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, cached_property

from msgspec import Struct

from ..lang.pinyin import SYLLABLES, key_of, tone_of
from ..lang.token import Reading

BREAK = "#"
"""Stands between syllables with other characters than white space between them."""

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_SEPARATORS = re.compile(r"[\s'’·\-]+")
_WIDTHS = {
    place: folded
    for place in (0x3000, *range(0xFF01, 0xFFEF))
    if len(folded := unicodedata.normalize("NFKC", chr(place))) == 1
}


def fold(text: str) -> str:
    """The text with full-width forms halved and capitals lowered, one for one."""
    halved = text.translate(_WIDTHS)
    low = halved.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in halved)


class Query(Struct, frozen=True):
    """A query understood.

    `characters` is the folded text to find, empty for an empty query. `pinyin` matches
    the `letters` of a `Spoken`, `initials` stands in its `initials`; None where the
    query cannot be meant so.
    """

    characters: str
    pinyin: re.Pattern[str] | None = None
    initials: str | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether readings are needed to answer it."""
        return self.pinyin is not None or self.initials is not None


def parse(typed: str) -> Query:
    """Understand what was typed; never fails."""
    words = typed.strip()
    characters = fold(words)
    segments = [_letters(segment) for segment in _SEPARATORS.split(words) if segment]
    if not segments or not all(segments):
        return Query(characters)
    known = [segment for segment in segments if segment]
    plain = "".join(letter for segment in known for letter, _ in segment)
    *heads, tail = ("".join(letter for letter, _ in segment) for segment in known)
    if not all(_is_spelled(head) for head in heads):
        return Query(characters)
    initials = None
    if _is_spelled(tail):
        pattern: re.Pattern[str] | None = _pattern(known, open_end=False)
    else:
        open_end = _is_being_spelled(tail, alone=not heads)
        pattern = _pattern(known, open_end=True) if open_end else None
        if len(known) == 1 and len(plain) > 1 and plain.isalpha() and _is_toneless(known[0]):
            initials = plain
    return Query(characters, pattern, initials)


Letters = list[tuple[str, str]]
"""Letters a-z, each with what is known of its tone: "", "1"-"5" inside the syllable
(a mark), or "1|"-"5|" at the end of it (a number)."""


def _letters(segment: str) -> Letters | None:
    """The letters of a piece of typed pinyin; None if it is no pinyin."""
    found: Letters = []
    for char in unicodedata.normalize("NFD", segment.lower().replace("u:", "ü")):
        if "a" <= char <= "z":
            found.append((char, ""))
        elif not found:
            return None
        elif char == "\u0308" and found[-1][0] == "u":
            found[-1] = ("v", found[-1][1])
        elif char in _TONES:
            found[-1] = (found[-1][0], _TONES[char])
        elif char in "012345" and not found[-1][1].endswith("|"):
            found[-1] = (found[-1][0], ("5" if char == "0" else char) + "|")
        elif char != "\u0302":
            return None
    for index in range(1, len(found) - 1):
        if found[index][0] == "v" and found[index + 1][0] == "e" and found[index - 1][0] in "ln":
            found[index] = ("u", found[index][1])  # lüe and nüe are kept as lue, nue
    return found


def _is_toneless(letters: Letters) -> bool:
    return not any(tone for _, tone in letters)


@cache
def _keys() -> frozenset[str]:
    return frozenset(key_of(syllable) for syllable in SYLLABLES)


@cache
def _openings() -> frozenset[str]:
    return frozenset(key[:length] for key in _keys() for length in range(1, len(key) + 1))


def _is_spelled(letters: str) -> bool:
    """Whether the letters can be cut into whole syllables (a closing r is allowed)."""
    return bool(_ends(letters)[len(letters)])


def _is_being_spelled(letters: str, alone: bool) -> bool:
    """Whether they are whole syllables and the beginning of one more.

    A beginning alone is too little to go by, unless other syllables stand before it.
    """
    ends = _ends(letters)
    first = 1 if alone else 0
    return any(ends[at] and letters[at:] in _openings() for at in range(first, len(letters)))


def _ends(letters: str) -> list[bool]:
    """For each place whether the letters before it are whole syllables."""
    ends = [True] + [False] * len(letters)
    for at in range(1, len(letters) + 1):
        ends[at] = any(
            ends[at - n] and letters[at - n : at] in _keys() for n in range(1, 7) if n <= at
        )
        if not ends[at] and letters[at - 1] == "r" and at > 1:
            ends[at] = ends[at - 1]
    return ends


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
