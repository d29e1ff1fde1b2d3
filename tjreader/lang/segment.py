"""Cuts a text into words. jieba sits behind this and nowhere else.

The reader's terms come first, then jieba's dictionary without its guessing of unknown
words (a reader is better served by words a dictionary knows); what jieba joins but our
dictionary does not have is cut again into dictionary words, as few as possible.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from ..text.span import Span
from .token import CutSource
from .writing import Sort, is_hanzi, stretches

with warnings.catch_warnings():
    # jieba was last released in 2020: bad escapes in its patterns, pkg_resources.
    warnings.simplefilter("ignore")
    import jieba

CHUNK = 400
"""Hanzi cut at once; jieba's time and memory grow with the length of a stretch."""

OVERLAP = 20
"""Hanzi at a chunk's end that are cut again with the next one, for their context."""

Cut = tuple[Span, CutSource]


class Segmenter:
    """Cuts texts into words.

    Args:
        cache_dir: a folder of ours for jieba's dictionary in its fast form; made if it is
            missing, done without if it cannot be written.
        knows: whether the dictionary has a word; without it jieba's words stay.
        terms: words that are never cut, the longest first where several fit.
        names: proper names that are put together again where jieba left single characters
            (帖 木 儿).
    """

    def __init__(
        self,
        cache_dir: Path,
        knows: Callable[[str], bool] | None = None,
        terms: Iterable[str] = (),
        names: Iterable[str] = (),
    ) -> None:
        jieba.setLogLevel(logging.CRITICAL)  # a cache that cannot be written is no fault
        with suppress(OSError):
            cache_dir.mkdir(parents=True, exist_ok=True)
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir = str(cache_dir)
        self._knows = knows
        self._terms = _by_opening(term for term in terms if all(map(is_hanzi, term)))
        self._names = _by_opening(names)

    def load(self) -> None:
        """Read jieba's dictionary now (a second or so) instead of at the first cut."""
        self._jieba.initialize()

    def cut(self, text: str) -> list[Cut]:
        """The words, numbers and marks of a text in order, leaving out only white space."""
        cuts: list[Cut] = []
        for sort, span in stretches(text):
            if sort is Sort.HANZI:
                cuts += self._cut_hanzi(text, span)
            else:
                cuts.append((span, CutSource.DICTIONARY))
        return cuts

    def _cut_hanzi(self, text: str, span: Span) -> Iterator[Cut]:
        """Cut a stretch of hanzi; variation selectors stay with their characters."""
        places = [i for i in range(span.start, span.end) if is_hanzi(text[i])]
        hanzi = "".join(text[i] for i in places)
        ends = [*places[1:], span.end]
        start = 0
        for word, source in self._words(hanzi):
            end = start + len(word)
            yield Span(places[start], ends[end - 1]), source
            start = end

    def _words(self, hanzi: str) -> Iterator[tuple[str, CutSource]]:
        """The words of a string of hanzi: terms first, the rest by jieba."""
        start = at = 0
        while at < len(hanzi):
            known = self._terms.get(hanzi[at : at + 2], ())
            term = next((t for t in known if hanzi.startswith(t, at)), None)
            if term is None:
                at += 1
                continue
            yield from self._by_jieba(hanzi[start:at])
            yield term, CutSource.TERM
            start = at = at + len(term)
        yield from self._by_jieba(hanzi[start:])

    def _by_jieba(self, hanzi: str) -> Iterator[tuple[str, CutSource]]:
        start = 0
        while start < len(hanzi):
            words = list(self._jieba.cut(hanzi[start : start + CHUNK], HMM=False))
            if start + CHUNK < len(hanzi):
                words = _without_end(words)
            for word in self._named(words):
                yield from self._in_dictionary_words(word)
                start += len(word)

    def _named(self, words: list[str]) -> list[str]:
        """The words with the pieces of proper names put together."""
        hanzi = "".join(words)
        starts = list(accumulate(map(len, words), initial=0))
        index = {start: number for number, start in enumerate(starts)}
        found: list[str] = []
        at = 0
        while at < len(words):
            end = at + 1
            start = starts[at]
            for name in self._names.get(hanzi[start : start + 2], ()):
                stop = index.get(start + len(name), 0) if hanzi.startswith(name, start) else 0
                if stop > end and any(len(word) == 1 for word in words[at:stop]):
                    end = stop
                    break
            found.append(hanzi[start : starts[end]])
            at = end
        return found

    def _in_dictionary_words(self, word: str) -> Iterator[tuple[str, CutSource]]:
        """The word itself if the dictionary has it, else the fewest dictionary words in it."""
        if len(word) == 1 or self._knows is None or self._knows(word):
            yield word, CutSource.DICTIONARY
            return
        parts = _fewest(word, self._knows)
        if all(len(part) == 1 for part in parts):
            yield word, CutSource.STATISTICAL
            return
        for part in parts:
            yield part, CutSource.DICTIONARY


def _by_opening(words: Iterable[str]) -> dict[str, list[str]]:
    """Words of two characters or more by their first two, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        if len(word) > 1:
            found.setdefault(word[:2], []).append(word)
    return found


def _without_end(words: list[str]) -> list[str]:
    """The words of a chunk without the last few, which want to see what follows."""
    dropped = 0
    while len(words) > 1 and dropped < OVERLAP:
        dropped += len(words.pop())
    return words


def _fewest(word: str, knows: Callable[[str], bool]) -> list[str]:
    """Cut into as few known words (or single characters) as possible, long ones first."""
    best: list[tuple[int, list[str]]] = [(0, [])]
    for end in range(1, len(word) + 1):
        ways = [
            (best[start][0] + 1, [*best[start][1], word[start:end]])
            for start in range(end)
            if end - start == 1 or (end - start < len(word) and knows(word[start:end]))
        ]
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]
