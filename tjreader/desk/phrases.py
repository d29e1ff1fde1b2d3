"""Where a rendering is used in a translation, whatever form its words have there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from ..text.hanzi import RANGES
from ..text.span import Span
from .inflection import bases, same_word

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_OPTIONAL = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_WHOLE = re.compile(rf"[{RANGES}\u3040-\u30ff\u0e00-\u0e7f]")
"""Letters of languages that put no space between words: they are looked for as they stand."""
_ARTICLES = frozenset({"a", "an", "the"})
_ACRONYM = 5
"""Capital letters up to which a word is one that must stay so: IT is not "it"."""
_MARK = re.compile("[.,;:!?()…—]")


class Word(Struct, frozen=True):
    """A word of a translation, where it stands, and whether a mark parts it from the one before."""

    letters: str  # folded
    printed: str
    start: int
    end: int
    parted: bool


class Line(Struct, frozen=True):
    """A translation taken apart for looking up phrases in it; articles are left out."""

    text: str
    inflected: bool
    words: tuple[Word, ...]
    places: dict[str, list[int]]
    """The words by each of their base forms."""
    letters: dict[str, list[int]]
    """The words by their first letter."""


class Phrase(Struct, frozen=True):
    """A rendering to look for. `ways` are its alternatives, each a row of words."""

    text: str
    ways: tuple[tuple[Word, ...], ...]


@lru_cache(maxsize=2048)  # when a term changes all is looked at again
def line_of(words: str, language: str) -> Line:
    """Take a translation apart."""
    inflected = is_inflected(language)
    found = _words(words, inflected)
    places: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    for at, word in enumerate(found):
        letters.setdefault(word.letters[:1], []).append(at)
        for base in _bases(word.letters, inflected):
            places.setdefault(base, []).append(at)
    return Line(words, inflected, found, places, letters)


def is_inflected(language: str) -> bool:
    """Whether forms of words of that language are known: English alone."""
    return language.partition("-")[0].lower() == "en"


def alternatives(rendering: str) -> tuple[str, ...]:
    """What a rendering offers to choose from, each as a rendering of its own."""
    return tuple(filter(None, map(str.strip, re.split("[;；]", rendering))))


@lru_cache(maxsize=20_000)
def phrase_of(rendering: str, language: str) -> Phrase:
    """A rendering as what is looked for.

    A semicolon parts alternatives, and what stands in round brackets may be left out
    ("vertical (domain-specific) large model"), as in the shipped glossary. A "to" before a
    verb counts nothing.
    """
    inflected = is_inflected(language)
    ways: list[tuple[Word, ...]] = []
    for alternative in alternatives(rendering):
        for form in {
            alternative,
            _OPTIONAL.sub(" ", alternative),
            alternative.translate(str.maketrans("（）()", "    ")),
        }:
            words = _words(form, inflected)
            if inflected and len(words) > 1 and words[0].letters == "to":
                words = words[1:]
            if words and words not in ways:
                ways.append(words)
    return Phrase(rendering, tuple(sorted(ways, key=len, reverse=True)))


def find(phrase: Phrase, line: Line) -> tuple[Span, ...]:
    """Where a rendering stands in a translation, in order, no two of them overlapping.

    Case makes no difference but for acronyms; in English endings, articles and hyphens make
    none either. The words stand in their order with no other between.
    """
    if _WHOLE.search(phrase.text):
        return _as_it_stands(phrase.text, line.text)
    found: list[Span] = []
    for way in phrase.ways:
        for start in _starts(way[0], line):
            end = _end(way, line, start)
            if end is None:
                continue
            span = Span(line.words[start].start, line.words[end - 1].end)
            if not any(span.intersects(other) for other in found):
                found.append(span)
    return tuple(sorted(found))


def key_of(rendering: str, language: str) -> str:
    """What two renderings have in common that are the same but for endings, case and articles."""
    ways = phrase_of(rendering, language).ways
    if not ways or _WHOLE.search(rendering):
        return unicodedata.normalize("NFKC", rendering).casefold().strip()
    inflected = is_inflected(language)
    return " ".join(min(_bases(word.letters, inflected), key=_shortest) for word in ways[0])


def _shortest(word: str) -> tuple[int, str]:
    return len(word), word


def _words(text: str, inflected: bool) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in _WORD.finditer(text):
        printed = match[0].rstrip("'’") or match[0]
        if match[0][-1] in "'’" and match[0][-2:-1] in ("s", "S"):
            printed = match[0]  # the firms' own
        letters = _folded(printed)
        start = match.start()
        parted = (
            bool(found)
            and start - found[-1].end > 1
            and _MARK.search(text, found[-1].end, start) is not None
        )
        if inflected and letters in _ARTICLES and not printed.isupper():
            continue
        found.append(Word(letters, printed, start, start + len(printed), parted))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def _bases(word: str, inflected: bool) -> frozenset[str]:
    return bases(word) if inflected else frozenset((word,))


def _as_it_stands(words: str, text: str) -> tuple[Span, ...]:
    wanted = words.strip()
    return tuple(Span(*match.span()) for match in re.finditer(re.escape(wanted), text))


def _starts(first: Word, line: Line) -> list[int]:
    """Where a row of words can begin: at its first word, or at one it is the beginning of."""
    found = {
        at for base in _bases(first.letters, line.inflected) for at in line.places.get(base, ())
    }
    for at in line.letters.get(first.letters[:1], ()):
        word = line.words[at]
        if word.letters.startswith(first.letters) or first.letters.startswith(word.letters):
            found.add(at)
    return sorted(found)


def _end(way: tuple[Word, ...], line: Line, start: int) -> int | None:
    """The word behind the last one, if the row stands there; words may be closed up or parted."""
    at, wanted = start, 0
    while wanted < len(way):
        step = next(_steps(way, line, wanted, at), None)
        if step is None:
            return None
        wanted, at = step
    return at


def _steps(way: tuple[Word, ...], line: Line, wanted: int, at: int) -> Iterator[tuple[int, int]]:
    """How the next words agree: one with one, two with one, one with two."""
    if at >= len(line.words):
        return
    word, here = way[wanted], line.words[at]
    if wanted and here.parted and not word.parted:
        return
    if _agree(word, here, line.inflected):
        yield wanted + 1, at + 1
    if not line.inflected:
        return
    if wanted + 1 < len(way) and same_word(word.letters + way[wanted + 1].letters, here.letters):
        yield wanted + 2, at + 1
    if at + 1 < len(line.words):
        closed = here.letters + line.words[at + 1].letters
        if same_word(word.letters, closed) and _beside(line, at):
            yield wanted + 1, at + 2


def _beside(line: Line, at: int) -> bool:
    """Whether only a hyphen or a space stands between a word and the next."""
    between = line.text[line.words[at].end : line.words[at + 1].start]
    return between in (" ", "", "-", "\u2010", "\u2011")


def _agree(wanted: Word, here: Word, inflected: bool) -> bool:
    acronym = wanted.printed.isupper() and 2 <= len(wanted.printed) <= _ACRONYM
    if acronym and not here.printed.rstrip("s’'").isupper():
        return False
    if not inflected:
        return wanted.letters == here.letters
    return same_word(wanted.letters, here.letters)
