"""Searching the dictionary: by characters, pinyin, initials and English, the likeliest first.

The index is the table `search` of the dictionary's file, made by `packaging/build_lexicon.py`:
headwords by the character, pinyin by the syllable, initials by three letters, senses by the
word; `EDGE` stands around headwords, pinyin and each sense, so that whole ones are found
before parts. Nothing but rowids is kept in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock

from msgspec import Struct

from ..text.matching import EDGE, Phrase, expression, gram_phrase, grams
from .entry import (
    LONGEST_SECONDARY,
    WORDS_COUNTED,
    Entry,
    WordsFound,
    WordWish,
    is_secondary,
)
from .pinyin import key_of, tone_of
from .sounds import Sound

MOST = 60
"""Entries that are given at most."""

TIER = 400
"""Matches of one kind that are looked at, the rest of a kind being as good as any."""


NO_LEVEL = 9
"""Where words stand that are in no list of levels: behind all others."""


class Tier(Struct, frozen=True):
    """Matches of one kind: any of some phrases in one column."""

    column: str
    ways: tuple[tuple[str, ...], ...]
    open_end: bool = False

    @property
    def phrases(self) -> list[tuple[Phrase]]:
        """Its phrases as `expression` takes them."""
        return [(Phrase((self.column,), words, self.open_end),) for words in self.ways]


class WordSearch:
    """Searches one dictionary file, on a connection of its own that any thread may use.

    `levels` are the words learners meet, by level: the lower, the commoner.
    """

    def __init__(self, base: sqlite3.Connection, levels: Mapping[str, int]) -> None:
        self._base = base
        self._levels = levels
        self._lock = Lock()

    def search(self, wish: WordWish) -> WordsFound:
        """The entries that match.

        Raises:
            sqlite3.Error: if the file is damaged.
        """
        with self._lock:
            ordered: dict[int, None] = {}
            tiers = [tier for tier in _tiers(wish) if tier.ways]
            for tier in tiers:
                if len(ordered) >= MOST:
                    break
                ordered |= dict.fromkeys(self._ranked(tier, wish, ordered))
            chosen = list(ordered)[:MOST]
            entries = self._entries(chosen)
            total = self._count(_anywhere(wish))
        found = tuple(entries[number] for number in chosen)
        if _has_tones(wish) and len(ordered) < MOST:
            total = len(ordered)  # tones are not in the index
        return WordsFound(found, max(total, len(found)))

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def _ranked(self, tier: Tier, wish: WordWish, known: dict[int, None]) -> list[int]:
        """The matches of one kind that are not known yet, commoner words first."""
        rows = self._base.execute(
            "SELECT id, simplified, pinyin, substr(senses, 1, ?) FROM entries WHERE id IN"
            " (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)",
            (LONGEST_SECONDARY, expression(tier.phrases), TIER),
        )
        toned = tier.column == "sounds" and _has_tones(wish)
        levels = self._levels
        ranked = [
            (is_secondary(sense), levels.get(simplified, NO_LEVEL), len(simplified), number)
            for number, simplified, pinyin, sense in rows
            if number not in known and (not toned or _is_read_so(pinyin, wish))
        ]
        return [row[-1] for row in sorted(ranked)]

    def _entries(self, numbers: Sequence[int]) -> dict[int, Entry]:
        marks = ",".join("?" * len(numbers))
        rows = self._base.execute(
            "SELECT id, simplified, traditional, pinyin, senses FROM entries"
            f" WHERE id IN ({marks})",
            numbers,
        )
        return {
            number: Entry(simplified, traditional, pinyin, tuple(senses.split("\n")))
            for number, simplified, traditional, pinyin, senses in rows
        }

    def _count(self, tiers: Iterable[Tier]) -> int:
        """How many match one of them, up to `WORDS_COUNTED`."""
        every = [phrases for tier in tiers for phrases in tier.phrases]
        if not every:
            return 0
        count: int = self._base.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
            (expression(every), WORDS_COUNTED),
        ).fetchone()[0]
        return count


def _tiers(wish: WordWish) -> Iterator[Tier]:
    """The kinds of matches, the likeliest first: whole, from its beginning on, anywhere."""
    head = (wish.characters,) if wish.characters else ()
    sounds = tuple(tuple(sound.key for sound in way) for way in wish.sounds)
    gloss = (wish.english,) if wish.english else ()
    yield Tier("head", _whole(head))
    yield Tier("sounds", _whole(sounds))
    yield Tier("gloss", _whole(gloss) + _whole(("to", *words) for words in gloss))
    yield Tier("initials", _whole((grams(wish.initials),) if wish.initials else ()))
    yield Tier("head", _opening(head))
    yield Tier("sounds", _opening(sounds), wish.open_end)
    yield Tier("gloss", _opening(gloss) + _opening(("to", *words) for words in gloss))
    if wish.written_on:
        yield Tier("gloss", _opening(gloss) + _opening(("to", *words) for words in gloss), True)
    yield Tier("head", head)
    yield Tier("gloss", gloss)
    yield Tier("sounds", sounds, wish.open_end)
    if wish.initials:
        inside = gram_phrase(("initials",), wish.initials)
        yield Tier("initials", _opening((inside.words,)), inside.open_end)
        yield Tier("initials", (inside.words,), inside.open_end)
    if wish.written_on:
        yield Tier("gloss", gloss, open_end=True)


def _anywhere(wish: WordWish) -> Iterator[Tier]:
    """What all of `_tiers` together match, without the edges and wholes that lie within it."""
    if wish.characters:
        yield Tier("head", (wish.characters,))
    if wish.english:
        yield Tier("gloss", (wish.english,), wish.written_on)
    if wish.sounds:
        ways = tuple(tuple(sound.key for sound in way) for way in wish.sounds)
        yield Tier("sounds", ways, wish.open_end)
    if wish.initials:
        inside = gram_phrase(("initials",), wish.initials)
        yield Tier("initials", (inside.words,), inside.open_end)


def _whole(ways: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple((EDGE, *words, EDGE) for words in ways)


def _opening(ways: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple((EDGE, *words) for words in ways)


def _has_tones(wish: WordWish) -> bool:
    return any(sound.tone for way in wish.sounds for sound in way)


def _is_read_so(pinyin: str, wish: WordWish) -> bool:
    """Whether an entry's pinyin has one of the ways somewhere, with its tones."""
    own = [(key_of(each), str(tone_of(each))) for each in pinyin.split()]
    own = [(key, tone) for key, tone in own if key]
    return any(
        all(
            _is_sound(own[at + n], sound, n == len(way) - 1 and wish.open_end)
            for n, sound in enumerate(way)
        )
        for way in wish.sounds
        for at in range(len(own) - len(way) + 1)
    )


def _is_sound(syllable: tuple[str, str], wanted: Sound, begun: bool) -> bool:
    key, tone = syllable
    same = key.startswith(wanted.key) if begun else key == wanted.key
    return same and wanted.tone in ("", tone)
