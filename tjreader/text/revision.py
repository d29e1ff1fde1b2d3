"""Two printed forms of one text laid side by side: which words of the new are those of the old.

First whole lines are paired, then the letters inside each pair. All places are code points
of the printed forms; everything is compared folded (`text.folding`), which keeps places.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from .folding import fold
from .pairing import Pair, pair_lines
from .sentences import sentences
from .span import Span

LONGEST_LINE = 4000
"""Code points of a line that is taken whole; a longer one is taken sentence by sentence."""
LONGEST_PIECE = 2000
"""Code points of a sentence that is taken whole."""


class Carried(Struct, frozen=True):
    """Where a stretch of the old form stands in the new.

    `likeness` is that of the paired lines (0 to 1), `moved` says that they stand among
    other lines than before. `kept` are the code points of the stretch that are printed
    in both, `whole` that nothing of it was left out.
    """

    span: Span
    likeness: float
    moved: bool
    kept: int
    whole: bool


class RevisionMap:
    """The map from one printed form of a text to another.

    Args:
        old: the words whose places are known.
        new: the words in which they are looked for.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = fold(old), fold(new)
        self.old_lines, self.new_lines = lines_in(self.old), lines_in(self.new)
        self._letters: dict[Pair, list[tuple[str, Span, Span]]] = {}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Lines of the old form with theirs in the new, in the old order."""
        return pair_lines(
            [line.of(self.old) for line in self.old_lines],
            [line.of(self.new) for line in self.new_lines],
        )

    def carry(self, span: Span) -> Carried | None:
        """Where a stretch of the old form stands in the new; None where its lines are gone.

        A stretch over several lines is carried if the first and the last piece of it that
        are still there keep their order.
        """
        found: list[Carried] = []
        lost = False
        for pair in self._pairs_over(span):
            piece = self._old_span(pair).intersection(span)
            if piece is None:
                continue
            carried = self._inside(pair, piece)
            if carried is None:
                lost = True
            else:
                found.append(carried)
        if not found:
            return None
        first, last = found[0], found[-1]
        if last.span.start < first.span.start:
            return max(found, key=lambda each: each.kept)
        return Carried(
            Span(first.span.start, max(last.span.end, first.span.end)),
            min(each.likeness for each in found),
            any(each.moved for each in found),
            sum(each.kept for each in found),
            not lost and all(each.whole for each in found),
        )

    def place_of(self, offset: int) -> int | None:
        """Where one who stood before a code point of the old form stands in the new.

        That is before the first words from there on that are still there, else behind the
        last ones before; None where nothing is.
        """
        pairs = self.pairs
        ahead = bisect_right(pairs, offset, key=lambda pair: self._old_span(pair).end)
        for pair in pairs[ahead:]:
            line = self._old_span(pair)
            carried = self._inside(pair, Span(max(offset, line.start), line.end))
            if carried is not None:
                return carried.span.start
        for pair in reversed(pairs[:ahead]):
            carried = self._inside(pair, self._old_span(pair))
            if carried is not None:
                return carried.span.end
        return None

    def steady_beside(self, span: Span, reach: int) -> tuple[int, int]:
        """How many of the `reach` code points before and after a stretch are in both forms.

        Only those of its own lines are looked at. Where it stands at their beginning or end
        there are none on that side: they count as there.
        """
        pairs = self._pairs_over(span)
        if not pairs:
            return 0, 0
        first, last = self._old_span(pairs[0]), self._old_span(pairs[-1])
        before = Span(
            max(first.start, min(span.start, first.end) - reach), max(first.start, span.start)
        )
        after = Span(min(last.end, span.end), min(last.end, span.end + reach))
        return self._kept(pairs[0], before, reach), self._kept(pairs[-1], after, reach)

    def _kept(self, pair: Pair, side: Span, reach: int) -> int:
        carried = self._inside(pair, side) if side else None
        return reach - len(side) + (carried.kept if carried else 0)

    def printed_before(self, place: Span) -> int:
        """How many code points of a stretch of the new form are those of some old line."""
        total = 0
        pairs = self._by_new
        first = bisect_right(pairs, place.start, key=lambda pair: self._new_span(pair).end)
        for pair in pairs[first:]:
            base = self._new_span(pair).start
            if base >= place.end:
                break
            for name, _, target in self._steps(pair):
                shared = target.shifted(base).intersection(place) if name == "equal" else None
                total += len(shared) if shared else 0
        return total

    @cached_property
    def _by_new(self) -> list[Pair]:
        return sorted(self.pairs, key=lambda pair: pair.new)

    def _new_span(self, pair: Pair) -> Span:
        return _hull(self.new_lines, pair.new, pair.new_past)

    def _pairs_over(self, span: Span) -> tuple[Pair, ...]:
        pairs = self.pairs
        first = bisect_right(pairs, span.start, key=lambda pair: self._old_span(pair).end)
        past = first
        while past < len(pairs) and self._old_span(pairs[past]).start < span.end:
            past += 1
        return pairs[first:past]

    def _old_span(self, pair: Pair) -> Span:
        return _hull(self.old_lines, pair.old, pair.old_past)

    def _inside(self, pair: Pair, piece: Span) -> Carried | None:
        """A stretch inside the old lines of a pair, carried letter by letter."""
        base_old = self._old_span(pair).start
        base_new = self._new_span(pair).start
        start, end = piece.start - base_old, piece.end - base_old
        first, past, kept, covered = None, 0, 0, 0
        steps = self._steps(pair)
        for name, source, target in steps[
            bisect_right(steps, start, key=lambda step: step[1].end) :
        ]:
            if source.start >= end:
                break
            shared = source.intersection(Span(start, end))
            if shared is None or not target:
                continue
            place = shared.shifted(target.start - source.start)
            first = place.start if first is None else first
            past = place.end
            covered += len(shared)
            kept += len(shared) if name == "equal" else 0
        if first is None:
            return None
        span = Span(base_new + first, base_new + past)
        return Carried(span, pair.likeness, pair.moved, kept, covered == len(piece))

    def _steps(self, pair: Pair) -> list[tuple[str, Span, Span]]:
        """What makes the new lines of a pair of the old, step by step in order."""
        steps = self._letters.get(pair)
        if steps is None:
            old = self._old_span(pair).of(self.old)
            new = self._new_span(pair).of(self.new)
            steps = self._letters[pair] = [
                (step.tag, Span(step.src_start, step.src_end), Span(step.dest_start, step.dest_end))
                for step in Levenshtein.opcodes(old, new)
            ]
        return steps


def lines_in(words: str) -> list[Span]:
    """The lines of a printed form without blank ones and the space around them.

    A line that is longer than `LONGEST_LINE` comes sentence by sentence, and a sentence
    longer than `LONGEST_PIECE` in pieces, so that comparing two lines never takes long.
    """
    found: list[Span] = []
    start = 0
    for line in words.split("\n"):
        body = line.strip()
        if body:
            first = start + len(line) - len(line.lstrip())
            if len(body) <= LONGEST_LINE:
                found.append(Span(first, first + len(body)))
            else:
                found.extend(_pieces(body, first))
        start += len(line) + 1
    return found


def _pieces(body: str, first: int) -> list[Span]:
    return [
        Span(start, min(sentence.end, start + LONGEST_PIECE)).shifted(first)
        for sentence in sentences(body)
        for start in range(sentence.start, sentence.end, LONGEST_PIECE)
    ]


def _hull(lines: list[Span], first: int, past: int) -> Span:
    """From the beginning of one line to the end of the last before `past`."""
    return Span(lines[first].start, lines[past - 1].end)
