"""Typed pinyin: its letters, and the syllables they can be cut into."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from .pinyin import SYLLABLES, key_of

WAYS = 32
"""Ways to cut that are tried; only letters without any mark between have so many."""

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


class Sound(Struct, frozen=True):
    """A typed syllable: its letters as in `key_of`, and "1" to "5", or "" for any tone."""

    key: str
    tone: str = ""


Letters = list[tuple[str, str]]
"""Letters a-z, each with what is known of its tone: "", "1"-"5" inside the syllable
(a mark), or "1|"-"5|" at the end of it (a number)."""


def letters_of(segment: str) -> Letters | None:
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


@cache
def keys() -> frozenset[str]:
    """The syllables as `key_of` writes them."""
    return frozenset(key_of(syllable) for syllable in SYLLABLES)


@cache
def openings() -> frozenset[str]:
    """Their beginnings, and they themselves."""
    return frozenset(key[:length] for key in keys() for length in range(1, len(key) + 1))


def is_spelled(letters: str) -> bool:
    """Whether the letters can be cut into whole syllables (a closing r is allowed)."""
    return bool(endings(letters)[len(letters)])


def is_being_spelled(letters: str, alone: bool) -> bool:
    """Whether they are whole syllables and the beginning of one more.

    A beginning alone is too little to go by, unless other syllables stand before it.
    """
    ends = endings(letters)
    first = 1 if alone else 0
    return any(ends[at] and letters[at:] in openings() for at in range(first, len(letters)))


def endings(letters: str) -> list[bool]:
    """For each place whether the letters before it are whole syllables."""
    ends = [True] + [False] * len(letters)
    for at in range(1, len(letters) + 1):
        ends[at] = any(
            ends[at - n] and letters[at - n : at] in keys() for n in range(1, 7) if n <= at
        )
        if not ends[at] and letters[at - 1] == "r" and at > 1:
            ends[at] = ends[at - 1]
    return ends


def spellings(segments: Sequence[Letters], open_end: bool) -> Iterator[tuple[Sound, ...]]:
    """The ways to cut typed pinyin into syllables, at most `WAYS`, the longest first ones first.

    Args:
        segments: the letters between two separators each, as `letters_of` gives them.
        open_end: whether the last syllable may be only the beginning of one.
    """
    return islice(_ways(list(segments), open_end), WAYS)


def _ways(segments: list[Letters], open_end: bool) -> Iterator[tuple[Sound, ...]]:
    if not segments:
        yield ()
        return
    for first in _cuts(segments[0], 0, open_end and len(segments) == 1):
        for rest in _ways(segments[1:], open_end):
            yield first + rest


def _cuts(letters: Letters, start: int, open_end: bool) -> Iterator[tuple[Sound, ...]]:
    """The ways to cut the letters from a place on."""
    if start == len(letters):
        yield ()
        return
    for end in range(min(len(letters), start + 6), start, -1):
        sound = _sound(letters[start:end])
        if sound is None:
            continue
        if open_end and end == len(letters) and sound.key in openings():
            yield (sound,)
        elif sound.key in keys() or (sound.key == "r" and start):
            for rest in _cuts(letters, end, open_end):
                yield (sound, *rest)


def _sound(letters: Letters) -> Sound | None:
    """Letters as one syllable; None if they have two tones, or a number inside."""
    if any(tone.endswith("|") for _, tone in letters[:-1]):
        return None
    tones = [tone.rstrip("|") for _, tone in letters if tone]
    if len(tones) > 1:
        return None
    return Sound("".join(letter for letter, _ in letters), "".join(tones))
