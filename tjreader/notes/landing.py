"""Where one stretch of an earlier revision stands in the new one, and how sure that is."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ..text.folding import fold
from ..text.pairing import LineIndex
from ..text.revision import Carried, RevisionMap, lines_in
from ..text.span import Span
from .anchor import CONTEXT, AnchorState

LIKE = 0.5
"""Likeness a changed quote must have to the old one, unless its neighbours are sure."""
SHORT = 3
"""Code points of a quote that says too little alone: its neighbours must be there too."""
BESIDE = 4
"""Code points on each side of a quote that are its neighbours."""
LONG_ENOUGH = 8
"""Code points a window needs to be known again among other lines."""
NEARLY = 60.0
"""Per cent of a window that must be there (`rapidfuzz.fuzz.partial_ratio`)."""
CLEARLY = 5.0
"""Per cent by which the best place must be better than the next one."""


class Window(Struct, frozen=True):
    """Folded words and what stood before and after them, as far as they are looked at."""

    prefix: str
    quote: str
    suffix: str

    @property
    def words(self) -> str:
        """All of it."""
        return self.prefix + self.quote + self.suffix

    @property
    def in_line(self) -> Window:
        """The same within its line."""
        return Window(self.prefix.rpartition("\n")[2], self.quote, self.suffix.partition("\n")[0])

    @property
    def run_on(self) -> Window:
        """The same as if no line ended."""
        return Window(*("".join(part.split()) for part in (self.prefix, self.quote, self.suffix)))

    def within(self, reach: int) -> Window:
        """The same with no more than `reach` code points on each side."""
        return Window(self.prefix[-reach:] if reach else "", self.quote, self.suffix[:reach])


class Landing(Struct, frozen=True):
    """A place in the new revision. `score` is 0 to 1."""

    span: Span
    state: AnchorState
    score: float


def window_at(words: str, span: Span, reach: int = CONTEXT) -> Window:
    """A stretch of folded words with what stands around it."""
    return Window(
        words[max(0, span.start - reach) : span.start],
        span.of(words),
        words[span.end : span.end + reach],
    )


class Ground:
    """The new revision as stretches of earlier ones are looked for in it.

    Args:
        printed: its printed words.
    """

    def __init__(self, printed: str) -> None:
        self.words = fold(printed)
        self._lines = lines_in(self.words)

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex([line.of(self.words) for line in self._lines], range(len(self._lines)))

    def land(self, window: Window, at: int, span: Span, way: RevisionMap | None) -> Landing | None:
        """The place of a stretch, or None where its words are gone.

        Args:
            window: its words and context, folded.
            at: where it began in the earlier revision.
            span: the stretch there; used with `way`.
            way: the map from there to here, None where the earlier words are lost.
        """
        found = self._unchanged(window, at)
        if found is None and way is not None:
            found = self._carried(window, span, way)
        if found is not None:
            return found
        elsewhere = self._once(window.in_line) or self._nearly(window.in_line)
        if elsewhere is None or way is None:
            return elsewhere
        # Words that stood there before are other words, however like they are.
        return None if 2 * way.printed_before(elsewhere.span) > len(elsewhere.span) else elsewhere

    def _unchanged(self, window: Window, at: int) -> Landing | None:
        """The very place, with the same words all around."""
        start = at - len(window.prefix)
        if start >= 0 and self.words.startswith(window.words, start):
            return Landing(Span(at, at + len(window.quote)), AnchorState.EXACT, 1.0)
        return None

    def _carried(self, window: Window, span: Span, way: RevisionMap) -> Landing | None:
        """The place that the map of the two revisions gives, if the words there are like."""
        carried = way.carry(span)
        if carried is None or not self._is_it(window, span, carried, way):
            return None
        state = AnchorState.MOVED if carried.moved else AnchorState.EXACT
        return self._landing(window, carried.span, state)

    def _is_it(self, window: Window, span: Span, carried: Carried, way: RevisionMap) -> bool:
        before, after = way.steady_beside(span, BESIDE)
        if len(window.quote) <= SHORT and not (before and after):
            return False
        if fuzz.ratio(window.quote, carried.span.of(self.words)) >= 100 * LIKE:
            return True
        # Replaced whole: its place is sure where nearly all around it stands as it stood.
        return len(carried.span) == len(span) and before + after >= 2 * BESIDE - 2

    def _once(self, window: Window) -> Landing | None:
        """The words with their neighbours, where they stand once and only once."""
        for reach in (CONTEXT, 2 * BESIDE):
            around = window.within(reach)
            if len(around.words) < LONG_ENOUGH:
                return None
            start = self.words.find(around.words)
            if start < 0:
                continue
            if self.words.find(around.words, start + 1) >= 0:
                return None
            first = start + len(around.prefix)
            return self._landing(window, Span(first, first + len(around.quote)), AnchorState.MOVED)
        return None

    def _nearly(self, window: Window) -> Landing | None:
        """The place that is most like the words with their neighbours, if no other is."""
        around = window.within(4 * BESIDE)
        if len(around.words) < LONG_ENOUGH:
            return None
        found: list[tuple[float, Span]] = []
        for number in self._index.likeliest(around.words):
            line = self._lines[number]
            at = fuzz.partial_ratio_alignment(
                around.words, line.of(self.words), score_cutoff=NEARLY
            )
            if at is None:
                continue
            there = Span(line.start + at.dest_start, line.start + at.dest_end)
            place = self._quote_in(around, there)
            if place is not None:
                found.append((at.score, place))
        found.sort(reverse=True)
        if not found or (len(found) > 1 and found[0][0] < found[1][0] + CLEARLY):
            return None
        return self._landing(window, found[0][1], AnchorState.MOVED)

    def _quote_in(self, around: Window, there: Span) -> Span | None:
        """The quote's own place in a stretch like its window."""
        first, past = len(around.prefix), len(around.prefix) + len(around.quote)
        start = end = None
        for step in Levenshtein.opcodes(around.words, there.of(self.words)):
            a, b = max(step.src_start, first), min(step.src_end, past)
            if a >= b or step.dest_start == step.dest_end:
                continue
            by = step.dest_start - step.src_start
            start, end = a + by if start is None else start, b + by
        if start is None or end is None:
            return None
        place = Span(there.start + start, there.start + end)
        if fuzz.ratio(around.quote, place.of(self.words)) < NEARLY:
            return None
        beside, now = around.within(BESIDE), window_at(self.words, place, BESIDE)
        return place if fuzz.ratio(beside.words, now.words) >= NEARLY else None

    def _landing(self, window: Window, place: Span, state: AnchorState) -> Landing:
        """A place with its state and score, from the words that are there."""
        if place.of(self.words) != window.quote:
            state = AnchorState.CHANGED
        around = window_at(self.words, place)
        score = max(_ratio(window.in_line, around.in_line), _ratio(window.run_on, around.run_on))
        return Landing(place, state, round(score / 100, 3))


def _ratio(one: Window, other: Window) -> float:
    reach = 4 * BESIDE
    return fuzz.ratio(one.within(reach).words, other.within(reach).words)
