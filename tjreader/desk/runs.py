"""A text as runs of words between marks and function words, and what is repeated in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain

from msgspec import Struct

from ..lang.commonness import Commonness, WordListPort
from ..text.folding import fold
from ..text.sentences import sentence_at
from ..text.span import Span
from .wording import CLOSERS, JOINING, NEVER_INSIDE, OPENERS, can_be_term

LONGEST = 16
"""Code points of the longest candidate."""

MOST_WORDS = 9
"""Words of the longest candidate."""

AROUND = 300
"""Code points on either side in which a sentence is looked for."""

COMPOUND = 4
"""Words of the longest compound that is told of though it stands there once."""

Tick = Callable[[float], None]
"""Told how much of the work is done, 0 to 1; raises what it likes where it shall stop."""

_UNSURE = ("z", "i", "l", "d")
"""Sorts of words that make a sentence of a compound as often as a term (心里踏实)."""

_FREE_BEFORE = OPENERS | JOINING | {""}
_FREE_BEHIND = CLOSERS | OPENERS | JOINING | {""}


class Passage(Struct, frozen=True):
    """One paragraph: where it begins in the printed text, its words, and its cuts if known.

    `cuts` are half-open in code points of `words`, in order.
    """

    start: int
    words: str
    cuts: tuple[tuple[int, int], ...]


class Run(Struct, frozen=True):
    """A repeated run of words.

    `count` is how often it stands there, `before` and `behind` how many different
    neighbours it has (a mark, a function word or an edge is a new one each time), `opens`
    and `closes` at how many places it has nothing before or behind it that could belong to it.
    """

    words: str
    parts: tuple[str, ...]
    count: int
    before: int
    behind: int
    opens: int
    closes: int


class Stream:
    """All words of a text one after the other, with an empty word at every break.

    Args:
        passages: the paragraphs.
        known: the general word list.
    """

    def __init__(self, passages: Sequence[Passage], known: WordListPort) -> None:
        self.known = known
        self.words: list[str] = [""]
        self.kinds: dict[str, Commonness] = {}
        for passage in passages:
            self._read(fold(passage.words), passage.cuts)
        self.numbers = _numbered(self.words)
        self.counts = Counter(word for word in self.words if word)
        self.total = self.counts.total()

    def _read(self, words: str, cuts: Sequence[tuple[int, int]]) -> None:
        at = 0
        for start, end in cuts:
            word = words[start:end]
            if start != at:
                self._break()
            at = end
            if word in NEVER_INSIDE or not is_word(word):
                self._break()
                continue
            if word not in self.kinds:
                self.kinds[word] = self.known.of(word)
            self.words.append(word)
        self._break()

    def ends_before(self, word: str) -> bool:
        """Whether a word before a run cannot belong to it: a break, or a plain verb."""
        return word in _FREE_BEFORE or self.kinds[word].sort == "v"

    def opens_at(self, at: int) -> bool:
        """Whether a run that begins there has nothing before it that could belong to it.

        A word that is noun and verb in one (发展) is a verb where it opens a clause itself.
        """
        word = self.words[at - 1]
        if self.ends_before(word):
            return True
        return self.kinds[word].sort == "vn" and self.ends_before(self.words[at - 2])

    def _break(self) -> None:
        if self.words[-1]:
            self.words.append("")

    def sorts(self, words: Sequence[str]) -> list[Commonness]:
        """What the general list says of words."""
        return [self.kinds.get(word) or self.known.of(word) for word in words]


def is_word(word: str) -> bool:
    """Whether a token is hanzi or letters (5G, AI), neither a mark nor a plain number."""
    return word[:1].isalnum() and not all(c.isdecimal() or c in ".,%‰％，．" for c in word)


def _numbered(words: Sequence[str]) -> list[int]:
    """Words as numbers, a break being 0."""
    known: dict[str, int] = {"": 0}
    return [known.setdefault(word, len(known)) for word in words]


def repeated(stream: Stream, least: int, tick: Tick) -> list[Run]:
    """The runs that stand there `least` times, can be a term, and have free neighbours.

    A run that always stands inside the same longer one has, on that side, one neighbour,
    and is left out. Each level looks only at what was repeated on the level before, so the
    work grows with the text and not with its square.
    """
    groups = _singles(stream, least)
    found: list[Run] = []
    for length in range(1, MOST_WORDS + 1):
        found += [run for at in groups if (run := _run(stream, at, length, least))]
        tick(length / MOST_WORDS)
        groups = list(chain.from_iterable(_longer(stream, at, length, least) for at in groups))
        if not groups:
            break
    tick(1.0)
    return found


def _singles(stream: Stream, least: int) -> list[list[int]]:
    places: dict[int, list[int]] = {}
    for at, number in enumerate(stream.numbers):
        if number:
            places.setdefault(number, []).append(at)
    return [at for at in places.values() if len(at) >= least]


def _longer(stream: Stream, places: list[int], length: int, least: int) -> list[list[int]]:
    """The groups of runs that are one word longer."""
    first = places[0]
    opening = stream.words[first]
    if opening in JOINING:
        return []
    size = sum(map(len, stream.words[first : first + length]))
    buckets: dict[int, list[int]] = {}
    for at in places:
        number = stream.numbers[at + length]
        if number:
            buckets.setdefault(number, []).append(at)
    return [
        at
        for at in buckets.values()
        if len(at) >= least and size + len(stream.words[at[0] + length]) <= LONGEST
    ]


def _run(stream: Stream, places: list[int], length: int, least: int) -> Run | None:
    first = places[0]
    parts = tuple(stream.words[first : first + length])
    if not can_be_term(parts, stream.sorts(parts)):
        return None
    bound_left = [stream.words[at - 1] for at in places if not stream.opens_at(at)]
    right = [stream.words[at + length] for at in places]
    bound_right = [word for word in right if word not in _FREE_BEHIND]
    opens, closes = len(places) - len(bound_left), len(right) - len(bound_right)
    before, behind = opens + len(set(bound_left)), closes + len(set(bound_right))
    if min(before, behind) < least or not opens or not closes:
        return None
    return Run("".join(parts), parts, len(places), before, behind, opens, closes)


def compounds(stream: Stream) -> Iterator[tuple[str, ...]]:
    """The words between two places where nothing more could belong to them, in short.

    What a stock verb governs up to the next mark or function word (实施|数字乡村战略|。), of
    two to `COMPOUND` words, if it can be a term and the general list does not have it.
    """
    start = 0
    for at, word in enumerate(stream.words):
        if word and word not in CLOSERS and word not in JOINING:
            if stream.ends_before(word):
                start = at + 1
            continue
        parts = tuple(stream.words[start:at])
        start = at + 1
        if not 2 <= len(parts) <= COMPOUND or len("".join(parts)) > LONGEST:
            continue
        if stream.sorts(parts)[-1].sort in _UNSURE:
            continue
        if can_be_term(parts, stream.sorts(parts)) and not stream.known.of("".join(parts)).count:
            yield parts


class Printed:
    """The paragraphs as printed and folded, to find words in."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        folded = [fold(passage.words) for passage in passages]
        self._text = "\n".join(folded)
        self._starts = list(accumulate((len(one) + 1 for one in folded), initial=0))[:-1]
        self._places = [passage.start for passage in passages]

    def places(self, words: str) -> tuple[Span, ...]:
        """Where folded words stand, as printed spans in order that do not overlap."""
        found: list[Span] = []
        at = self._text.find(words)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            start = self._passages[number].start + at - self._starts[number]
            found.append(Span(start, start + len(words)))
            at = self._text.find(words, at + len(words))
        return tuple(found)

    def words(self, place: Span) -> str:
        """The words at a printed span, as printed."""
        passage = self._passage(place)
        return place.shifted(-passage.start).of(passage.words)

    def sentence(self, place: Span) -> Span:
        """The printed sentence a printed span stands in; of an endless one what is near."""
        passage = self._passage(place)
        at = place.start - passage.start
        first = max(0, at - AROUND)
        near = passage.words[first : at + len(place) + AROUND]
        return sentence_at(near, at - first).shifted(passage.start + first)

    def _passage(self, place: Span) -> Passage:
        return self._passages[bisect_right(self._places, place.start) - 1]
