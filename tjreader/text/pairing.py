"""Which lines of one form of a text are which of another.

Equal lines first, where there is no doubt which; then stretches between them that were broken
anew; then lines that are most alike and nearest to their old place, with those beside them
where one line was made two, or two one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz

LEAST = 50.0
"""Per cent of likeness two lines need to be one line changed (`rapidfuzz.fuzz.ratio`)."""
CANDIDATES = 8
"""Lines that are looked at for each that has no equal."""
COMMON = 200
"""Lines with the same two characters side by side beyond which those tell nothing."""
SAME = 95.0
"""Per cent of likeness of two stretches that say the same in another number of lines."""
MUCH = 80.0
"""Per cent of likeness of two lines side by side that need not be compared with others."""
NEAR = 10.0
"""Per cent of likeness that standing at the expected place is worth."""
LARGEST_GAP = 10**8
"""Code points times code points that are compared letter by letter in one step (25 MB)."""
GAIN = 0.2
"""Per cent that a second line must add to belong to a pair too."""


class Pair(Struct, frozen=True):
    """Lines `[old, old_past)` of the old form are lines `[new, new_past)` of the new.

    `likeness` is 1 for equal words. `moved`: they changed places with others.
    """

    old: int
    old_past: int
    new: int
    new_past: int
    likeness: float
    moved: bool = False


def pair_lines(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """The pairs, in the order of the old form. No line stands in two of them."""
    pairs = _equal(old, new)
    steady = _steady(sorted(pairs.items()))
    taken = _Taken(old, new, pairs)
    sure = [(line, pairs[line]) for line in sorted(steady)]
    found = list(_broken_anew(taken, sure))
    pairs |= _side_by_side(taken, sure)
    pairs |= _alike(taken, pairs)
    steady = _steady(sorted(pairs.items()))
    for first, target in sorted(pairs.items()):
        a, b, c, d = taken.joined(first, target)
        likeness = fuzz.ratio("\n".join(old[a:b]), "\n".join(new[c:d])) / 100
        found.append(Pair(a, b, c, d, likeness, moved=first not in steady))
    return tuple(sorted(found, key=lambda pair: pair.old))


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Lines with the same words that are sure: there is one such, or they follow a sure one."""
    old_places, new_places = _places(old), _places(new)
    pairs = {
        places[0]: new_places[words][0]
        for words, places in old_places.items()
        if len(places) == 1 and len(new_places.get(words, ())) == 1
    }
    taken = set(pairs.values())
    for step in (1, -1):
        for line in sorted(pairs, reverse=step < 0):
            here, there = line + step, pairs[line] + step
            while (
                0 <= here < len(old)
                and 0 <= there < len(new)
                and here not in pairs
                and there not in taken
                and old[here] == new[there]
            ):
                pairs[here] = there
                taken.add(there)
                here, there = here + step, there + step
    return pairs


def _places(lines: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(lines):
        found[words].append(index)
    return found


def _side_by_side(taken: _Taken, sure: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Lines that follow a sure pair, or stand before one, and are much alike.

    Most changed lines are these: so most are found without looking at any other.
    """
    old, new = taken.old, taken.new
    bounds = [(-1, -1), *sure, (len(old), len(new))]
    found: dict[int, int] = {}
    for (a, c), (b, d) in pairwise(bounds):
        for here, there, step in ((a + 1, c + 1, 1), (b - 1, d - 1, -1)):
            line, other = here, there
            while a < line < b and c < other < d:
                mine, theirs = range(line, line + 1), range(other, other + 1)
                free = taken.are_free(mine, theirs)
                if not free or not fuzz.ratio(old[line], new[other], score_cutoff=MUCH):
                    break
                found[line] = other
                taken.take(mine, theirs)
                line, other = line + step, other + step
    return found


def _alike(taken: _Taken, pairs: dict[int, int]) -> dict[int, int]:
    """For the other lines the likeliest of those that are left.

    A line near the place where one is expected is taken before an equal one far off.
    """
    old, new = taken.old, taken.new
    index = LineIndex(new, (line for line in range(len(new)) if line not in taken.of_new))
    known = sorted(pairs)
    offers: list[tuple[float, int, int, int]] = []
    for line in range(len(old)):
        if line in taken.of_old:
            continue
        near = _expected(line, known, pairs)
        for other in {*index.likeliest(old[line]), *_free_near(near, len(new), taken.of_new)}:
            likeness = fuzz.ratio(old[line], new[other], score_cutoff=LEAST)
            if likeness:
                away = abs(other - near)
                offers.append((-likeness - (NEAR if away <= 2 else 0), away, line, other))
    found: dict[int, int] = {}
    for _, _, line, other in sorted(offers):
        if line not in taken.of_old and other not in taken.of_new:
            found[line] = other
            taken.take(range(line, line + 1), range(other, other + 1))
    return found


def _expected(line: int, known: Sequence[int], pairs: dict[int, int]) -> int:
    """Where a line would stand if it had stayed behind the pair before it."""
    at = bisect_left(known, line) - 1
    return pairs[known[at]] + line - known[at] if at >= 0 else line


def _free_near(near: int, count: int, taken: set[int]) -> Iterable[int]:
    """Lines that are not yet paired, close to a place."""
    return (other for other in range(max(0, near - 2), min(count, near + 3)) if other not in taken)


class LineIndex:
    """Finds lines that share rare pairs of characters with some words.

    Args:
        lines: all lines.
        members: which of them can be found.
    """

    def __init__(self, lines: Sequence[str], members: Iterable[int]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        for member in members:
            for two in _twos(lines[member]):
                self._holders[two].append(member)

    def likeliest(self, words: str) -> tuple[int, ...]:
        """At most `CANDIDATES` lines, the likeliest first."""
        weights: Counter[int] = Counter()
        for two in _twos(words):
            holders = self._holders.get(two, ())
            if len(holders) <= COMMON:
                for line in holders:
                    weights[line] += 1000 // len(holders)
        return tuple(line for line, _ in weights.most_common(CANDIDATES))


def _twos(words: str) -> set[str]:
    """All pairs of neighbouring characters; a lone character counts as one."""
    return {a + b for a, b in pairwise(words)} or {words}


def _steady(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The old lines of the longest run of pairs that stand in the same order in both forms."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, new) in enumerate(pairs):
        at = bisect_left(ends, new)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(new)
            last.append(index)
        else:
            ends[at], last[at] = new, index
    kept: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(pairs[index][0])
        index = before[index]
    return kept


def _broken_anew(taken: _Taken, sure: Sequence[tuple[int, int]]) -> Iterator[Pair]:
    """Stretches between sure pairs that say the same in another number of lines."""
    old, new = taken.old, taken.new
    bounds = [(-1, -1), *sure, (len(old), len(new))]
    for (a, c), (b, d) in pairwise(bounds):
        mine, theirs = range(a + 1, b), range(c + 1, d)
        if len(mine) == len(theirs) or not mine or not theirs or not taken.are_free(mine, theirs):
            continue
        before, after = "\n".join(old[a + 1 : b]), "\n".join(new[c + 1 : d])
        if len(before) * len(after) > LARGEST_GAP:
            continue
        likeness = fuzz.ratio(before, after, score_cutoff=SAME)
        if likeness:
            taken.take(mine, theirs)
            yield Pair(a + 1, b, c + 1, d, likeness / 100)


class _Taken:
    """Which lines stand in a pair. Takes those beside a pair into it, where one became two."""

    def __init__(self, old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
        self.old, self.new = old, new
        self.of_old, self.of_new = set(pairs), set(pairs.values())

    def are_free(self, old: range, new: range) -> bool:
        """Whether none of these lines stands in a pair."""
        return self.of_old.isdisjoint(old) and self.of_new.isdisjoint(new)

    def take(self, old: range, new: range) -> None:
        """These lines stand in a pair now."""
        self.of_old.update(old)
        self.of_new.update(new)

    def joined(self, first: int, target: int) -> tuple[int, int, int, int]:
        """The lines of a pair on both sides: old from and past, new from and past."""
        a, b, c, d = first, first + 1, target, target + 1
        best = fuzz.ratio(self.old[first], self.new[target])
        while best < 100:
            offers = (
                (range(b, b), range(d, d + 1), (a, b, c, d + 1)),
                (range(b, b), range(c - 1, c), (a, b, c - 1, d)),
                (range(b, b + 1), range(d, d), (a, b + 1, c, d)),
                (range(a - 1, a), range(d, d), (a - 1, b, c, d)),
            )
            wider = [
                (self._likeness(best + GAIN, *bounds), mine, theirs, bounds)
                for mine, theirs, bounds in offers
                if self._holds(bounds) and self.are_free(mine, theirs)
            ]
            better = max(wider, default=None, key=lambda each: each[0])
            if better is None or not better[0]:
                break
            best, mine, theirs, (a, b, c, d) = better
            self.take(mine, theirs)
        return a, b, c, d

    def _holds(self, bounds: tuple[int, int, int, int]) -> bool:
        a, b, c, d = bounds
        return a >= 0 and b <= len(self.old) and c >= 0 and d <= len(self.new)

    def _likeness(self, least: float, a: int, b: int, c: int, d: int) -> float:
        old, new = "\n".join(self.old[a:b]), "\n".join(self.new[c:d])
        return fuzz.ratio(old, new, score_cutoff=least)
