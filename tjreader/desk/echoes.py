"""Echoes: clauses of a text that say nearly the same, side by side with what differs in them.

Two clauses are compared by the pairs of neighbouring characters they share, folded and
without marks. A pair that many clauses have (a long name, 高质量发展) counts less, by the root
of how many others have it: two clauses of one institute are no echo of each other. The pairs
of a political formula always count in full, for its variants are what one looks for. Then the
two are laid side by side by the longest stretch they have in common, and so on beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from msgspec import Struct

from ..text.document import Paragraph, Text
from ..text.folding import fold
from ..text.hanzi import RANGES
from ..text.span import Span

LEAST = 6
"""Hanzi a clause must have: shorter ones (截至2024年) are alike by chance."""

SHARED = 4
"""Pairs of characters two clauses must share."""

LIKE = 0.5
"""Weighted share of common pairs in both clauses from which they are an echo."""

HELD = 0.75
"""The same in the shorter clause alone: one that stands nearly whole inside a longer one."""

HELD_LEAST = 8
"""Hanzi the shorter clause must have for that."""

COMMON = 40
"""Clauses that have a pair of characters; beyond them it leads to no other clause."""


class Same(StrEnum):
    """What a piece of two clauses side by side is."""

    BOTH = "both"
    FIRST = "first"  # stands in the first alone
    SECOND = "second"  # stands in the second alone
    OTHER = "other"  # stands otherwise in each


class Piece(Struct, frozen=True):
    """A piece of two clauses side by side; either place (printed) may be empty."""

    same: Same
    first: Span
    second: Span


class Echo(Struct, frozen=True):
    """Two clauses that say nearly the same; `first` is printed before `second`.

    `likeness` is 0 to 1: the share of what both have in common in both. `pieces` cover both
    from beginning to end.
    """

    first: Span
    second: Span
    likeness: float
    pieces: tuple[Piece, ...]


class _Clause(Struct, frozen=True):
    """A clause: its printed place, its characters without marks and where each stands."""

    span: Span
    words: str
    places: tuple[int, ...]
    hanzi: int

    @property
    def pairs(self) -> set[str]:
        """The pairs of neighbouring characters."""
        return {self.words[at : at + 2] for at in range(len(self.words) - 1)}


def echoes(
    text: Text,
    paragraphs: Iterable[Paragraph] | None = None,
    formulae: Iterable[str] = (),
) -> tuple[Echo, ...]:
    """The echoes within some paragraphs, the likest first, then in order of place.

    Args:
        text: the text.
        paragraphs: where to look; None for the whole text.
        formulae: forms of political formulae, whose characters always count in full.
    """
    some = text.paragraphs if paragraphs is None else paragraphs
    clauses = [clause for each in some for clause in _clauses(text, each)]
    clauses.sort(key=lambda clause: clause.span)
    pairs = [clause.pairs for clause in clauses]
    weights = _weights(pairs, formulae)
    sums = [sum(weights[pair] for pair in own) for own in pairs]
    found = []
    for one, other in _candidates(pairs):
        common = pairs[one] & pairs[other]
        if len(common) < SHARED:
            continue
        shared = sum(weights[pair] for pair in common)
        likeness = 2 * shared / (sums[one] + sums[other])
        least = min(clauses[one].hanzi, clauses[other].hanzi)
        held = shared / min(sums[one], sums[other])
        if likeness >= LIKE or (held >= HELD and least >= HELD_LEAST):
            found.append(_echo(clauses[one], clauses[other], likeness))
    return tuple(sorted(found, key=lambda echo: (-echo.likeness, echo.first, echo.second)))


def groups(found: Sequence[Echo]) -> tuple[tuple[Span, ...], ...]:
    """The clauses that echo each other, also by way of a third; the largest groups first."""
    leader: dict[Span, Span] = {}

    def lead(span: Span) -> Span:
        while leader.setdefault(span, span) != span:
            span = leader[span]
        return span

    for echo in found:
        first, second = sorted((lead(echo.first), lead(echo.second)))
        leader[second] = first
    gathered: dict[Span, list[Span]] = defaultdict(list)
    for span in leader:
        gathered[lead(span)].append(span)
    made = [tuple(sorted(spans)) for spans in gathered.values()]
    return tuple(sorted(made, key=lambda spans: (-len(spans), spans)))


@cache
def _pattern() -> re.Pattern[str]:
    """A clause: what stands between commas, stops, dashes and line ends."""
    return re.compile(r"[^，,。；;：:！!？?…—\n]+")


@cache
def _hanzi() -> re.Pattern[str]:
    return re.compile(f"[{RANGES}]")


def _clauses(text: Text, paragraph: Paragraph) -> Iterator[_Clause]:
    printed = fold(paragraph.span.of(text.printed))
    for match in _pattern().finditer(printed):
        kept = [at for at in range(match.start(), match.end()) if printed[at].isalnum()]
        words = "".join(printed[at] for at in kept).lower()
        hanzi = len(_hanzi().findall(words))
        if hanzi < LEAST or len(words) != len(kept):
            continue
        places = tuple(paragraph.span.start + at for at in kept)
        yield _Clause(Span(places[0], places[-1] + 1), words, places, hanzi)


def _weights(pairs: Sequence[set[str]], formulae: Iterable[str]) -> dict[str, float]:
    """What each pair of characters counts: 1 in one or two clauses, less in more."""
    clauses = Counter(pair for own in pairs for pair in own)
    weights = {pair: max(1, count - 1) ** -0.5 for pair, count in clauses.items()}
    for formula in map(fold, formulae):
        for at in range(len(formula) - 1):
            if formula[at : at + 2] in weights:
                weights[formula[at : at + 2]] = 1.0
    return weights


def _candidates(pairs: Sequence[set[str]]) -> Iterator[tuple[int, int]]:
    """Numbers of clauses that share at least two pairs that are not too common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(pairs):
        for pair in own:
            holders[pair].append(number)
    for number, own in enumerate(pairs):
        met: Counter[int] = Counter()
        for pair in own:
            known = holders[pair]
            if len(known) <= COMMON:
                met.update(other for other in known if other < number)
        yield from ((other, number) for other, count in sorted(met.items()) if count >= 2)


_SAME = {
    "equal": Same.BOTH,
    "delete": Same.FIRST,
    "insert": Same.SECOND,
    "replace": Same.OTHER,
}


def _echo(one: _Clause, other: _Clause, likeness: float) -> Echo:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    pieces = tuple(
        Piece(_SAME[tag], _stretch(one, start, end), _stretch(other, low, high))
        for tag, start, end, low, high in matcher.get_opcodes()
    )
    return Echo(one.span, other.span, round(likeness, 3), pieces)


def _stretch(clause: _Clause, start: int, end: int) -> Span:
    """The printed place of some characters of a clause, with the marks before them."""
    first = clause.places[start - 1] + 1 if start else clause.span.start
    last = clause.places[end - 1] + 1 if end else clause.span.start
    return Span(first, max(first, last))
