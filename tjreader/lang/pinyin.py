"""The spelling of pinyin: tone marks and numbers, joining, splitting, keys for matching.

A syllable is a lower-case string with its tone mark in precomposed letters where
Unicode has one (`lǜ`, `ḿ`, `ế`); the neutral tone has no mark. Spoken sandhi is no
matter of spelling and is not applied anywhere here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NEUTRAL = 5
"""The number of the neutral tone."""

_MARKS = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
_TONES = {mark: tone for tone, mark in _MARKS.items()}
_NUMBERED = re.compile(r"^([A-Za-zÜüÊê:]+)([0-5]?)$")

_FINALS_BY_INITIAL = {
    "": "a o e ê ai ei ao ou an en ang eng er yi ya yo ye yao you yan yin yang ying yong "
    "wu wa wo wai wei wan wen wang weng yu yue yuan yun",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng iao u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
}

SYLLABLES = frozenset(
    initial + final for initial, finals in _FINALS_BY_INITIAL.items() for final in finals.split()
)
"""The toneless syllables of Mandarin; interjections without a vowel (m, ng, hm) are not among."""

_VOWELLESS = frozenset({"m", "n", "ng", "hm", "hng", "r"})
_LONGEST = 6


def marked(syllable: str) -> str:
    """A numbered syllable with its tone mark: `lu:4`, `lv4`, `lü4` → `lǜ`, `de5` → `de`.

    What is no numbered syllable (a Latin letter, `,`, `·`, a marked syllable) comes
    back in precomposed letters, unchanged otherwise. `v` counts as ü.
    """
    match = _NUMBERED.match(syllable)
    if not match or not match[2]:
        return unicodedata.normalize("NFC", syllable)
    letters = _with_umlaut(match[1])
    tone = int(match[2])
    if tone in (0, NEUTRAL):
        return letters
    place = _mark_place(letters.lower())
    if place is None:
        return letters
    with_mark = letters[: place + 1] + _MARKS[tone] + letters[place + 1 :]
    return unicodedata.normalize("NFC", with_mark)


def numbered(syllable: str) -> str:
    """A marked syllable with its tone as a number: `lǜ` → `lü4`, `de` → `de5`."""
    return toneless(syllable) + str(tone_of(syllable))


@lru_cache(maxsize=4096)
def tone_of(syllable: str) -> int:
    """The tone of a marked syllable, 1-5; 5 is the neutral tone (no mark)."""
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in _TONES:
            return _TONES[letter]
    return NEUTRAL


@lru_cache(maxsize=4096)
def toneless(syllable: str) -> str:
    """The same letters without tone marks; ü and ê stay (`lǜ` → `lü`)."""
    kept = (c for c in unicodedata.normalize("NFD", syllable) if c not in _TONES)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=4096)
def key_of(syllable: str) -> str:
    """What a syllable is matched by when tones do not matter: `Lǜ` → `lv`, `lüè` → `lue`.

    Letters a-z only; lüe and nüe become lue and nue, as many type them.
    """
    return ascii_letters(toneless(syllable))


def ascii_letters(letters: str) -> str:
    """Typed or printed toneless pinyin in the letters of `key_of` (ü, u: and v are one)."""
    low = _with_umlaut(letters.lower()).replace("ü", "v").replace("ê", "e")
    return low.replace("lve", "lue").replace("nve", "nue")


def joined(syllables: Sequence[str], capital: bool = False) -> str:
    """Write syllables as one word after GB/T 16159: `xī` + `ān` → `xī'ān`.

    An apostrophe goes before a syllable that opens with a, o or e inside the word.
    Capital letters in the syllables stay; `capital` raises the first letter.
    """
    word = ""
    for syllable in syllables:
        if word and key_of(syllable)[:1] in ("a", "o", "e") and word[-1].isalpha():
            word += "'"
        word += syllable
    return capitalised(word) if capital else word


def capitalised(word: str) -> str:
    """The word with its first letter as a capital (`běijīng` → `Běijīng`)."""
    return word[:1].upper() + word[1:]


def split(word: str) -> tuple[str, ...] | None:
    """Cut word-joined pinyin into its syllables, or None where that cannot be done.

    Spaces, hyphens and apostrophes always cut. Where there are several ways the one
    with the longest first syllables wins (`xiān` is one syllable, `xī'ān` two), and a
    syllable inside a word begins with a, o or e only after an apostrophe, as the
    rule of `joined` has it. Capital letters are lowered.
    """
    found: list[str] = []
    for piece in re.split(r"[\s'’\-·/]+", unicodedata.normalize("NFC", word.lower())):
        if not piece:
            continue
        cut = _cut(piece)
        if cut is None:
            return None
        found += cut
    return tuple(found)


def _cut(piece: str) -> list[str] | None:
    """Syllables of a piece without separators, longest first, with the way back."""
    if not piece:
        return []
    bare = toneless(piece)
    marks = _units(piece)
    if marks is None:
        return None
    for length in range(min(_LONGEST, len(bare)), 0, -1):
        head = bare[:length]
        last = length == len(bare)
        if head not in SYLLABLES and not (head in _VOWELLESS and (last or head == "r")):
            continue
        if not last and bare[length] in "aoeê":
            continue
        syllable = "".join(marks[:length])
        if sum(c in _TONES for c in unicodedata.normalize("NFD", syllable)) > 1:
            continue
        rest = _cut("".join(marks[length:]))
        if rest is not None:
            return [syllable, *rest]
    return None


def _units(piece: str) -> list[str] | None:
    """The letters of a piece, each with its marks; None if something is no letter."""
    units: list[str] = []
    for char in piece:
        if unicodedata.combining(char) and units:
            units[-1] += char
        elif char.isalpha():
            units.append(char)
        else:
            return None
    return units


def _with_umlaut(letters: str) -> str:
    """Every spelling of ü as ü."""
    letters = letters.replace("u:", "ü").replace("U:", "Ü")
    return letters.replace("v", "ü").replace("V", "Ü")


def _mark_place(letters: str) -> int | None:
    """Index of the letter that carries the mark."""
    for vowel in "aeêo":
        if vowel in letters:
            return letters.index(vowel)
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in "iuü":
            return place
    for nasal in "mn":
        if nasal in letters:
            return letters.index(nasal)
    return None
