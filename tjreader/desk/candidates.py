"""Candidates for terms: what a text repeats, quotes, defines or names, ranked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import log2, log10, sqrt
from typing import Any

import msgspec
from msgspec import Struct

from ..lang.commonness import WordListPort
from ..text.folding import fold
from ..text.span import Span, united
from .runs import Passage, Printed, Run, Stream, Tick, compounds, repeated
from .signals import Reason, Signal, signals

LEAST = 2
"""Times a run of words must stand in the text, and free neighbours it must have."""

MOST = 400
"""Candidates that are told; nobody goes through more."""

BONUS = {
    Reason.DEFINED: 3.0,
    Reason.QUOTED: 1.6,
    Reason.FORMULA: 1.0,
    Reason.ORGANISATION: 1.6,
    Reason.TITLE: 1.0,
    Reason.PLACE: 0.8,
    Reason.PERSON: 0.5,
}
"""What a signal adds to the score of a run."""

SHAPES = {1: 0.2, 2: 0.5, 3: 0.8, 4: 1.0, 5: 1.0, 6: 1.0, 7: 1.0, 8: 1.0, 9: 0.9, 10: 0.85}
"""How likely a run of so many code points is a term; longer ones 0.7."""

COMPOUND = 0.8
"""What a compound of words that are all rare elsewhere scores where it stands once."""

KNOWN = 0.4
"""What a signal counts at a word of the general list: quoted, it is seldom a coinage."""

RECURRING = 1.0
"""What recurring counts against being pointed at."""

INSIDE = 0.3
"""What a place inside a longer candidate counts, against one on its own."""

KEEN = 0.7
"""How much commoner than in general Chinese (see `_keenness`) a dictionary word must be."""


class Candidate(Struct, frozen=True):
    """Words that may be a term.

    `words` are as first printed; `places` are printed spans in order, not overlapping, the
    folded words the same at each. `definition` is the place where the text says what it is
    short for (`full`). `context` is the printed sentence of the first place, of the
    definition where there is one. The higher the score, the likelier a term; scores mean
    nothing between texts.
    """

    words: str
    reasons: tuple[Reason, ...]
    score: float
    places: tuple[Span, ...]
    context: Span
    full: str = ""
    definition: Span | None = None

    @property
    def count(self) -> int:
        """How often it stands in the text."""
        return len(self.places)


def candidate_value(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a JSON value; `candidate_from` gives the same one back."""
    value: dict[str, Any] = msgspec.to_builtins(candidate)
    return value


def candidate_from(value: object) -> Candidate:
    """Read what `candidate_value` made.

    Raises:
        ValueError: if it is none of ours (`msgspec.ValidationError` is one).
    """
    return msgspec.convert(value, Candidate)


class _Found:
    """What is known of one run of folded words while the text is gone through."""

    @property
    def pointed(self) -> bool:
        """Whether the text points at it, besides repeating it."""
        return bool(self.reasons - {Reason.REPEATED, Reason.COMPOUND})

    def __init__(self) -> None:
        self.reasons: set[Reason] = set()
        self.run: Run | None = None
        self.parts: tuple[str, ...] = ()
        self.full = ""
        self.definition: Span | None = None


def untold(share: float) -> None:
    """Work that nobody waits for or stops."""


def candidates(
    passages: Sequence[Passage], known: WordListPort, tick: Tick = untold
) -> tuple[Candidate, ...]:
    """The candidates of a text, the likeliest first.

    Args:
        passages: its paragraphs in order of place, all with their cuts.
        known: the general word list.
        tick: told the share that is done; what it raises ends the work.
    """
    stream = Stream(passages, known)
    tick(0.2)
    found: dict[str, _Found] = {}
    for run in repeated(stream, LEAST, lambda share: tick(0.2 + 0.4 * share)):
        entry = found.setdefault(run.words, _Found())
        entry.run = run
        entry.reasons.add(Reason.REPEATED)
    governed = {words for words, entry in found.items() if _is_governed(entry.run, found, known)}
    for words in governed:
        del found[words]
    for parts in compounds(stream):
        words = "".join(parts)
        if words not in governed:
            entry = found.setdefault(words, _Found())
            entry.parts = parts
            entry.reasons.add(Reason.COMPOUND)
    for number, passage in enumerate(passages):
        for signal in signals(passage, known):
            _note(found, passage, signal)
        if number % 256 == 255:
            tick(0.6 + 0.2 * number / len(passages))
    scores = _scored(found, stream)
    best = sorted(scores, key=lambda words: (-scores[words], words))[: 2 * MOST]
    printed = Printed(passages)
    places: dict[str, tuple[Span, ...]] = {}
    for number, words in enumerate(best):
        if number % 16 == 0:
            tick(0.8 + 0.2 * number / len(best))
        places[words] = printed.places(words)
    told = [
        _candidate(words, found[words], places, stream, printed)
        for words in best
        if places[words] and (found[words].pointed or _is_maximal(words, places))
    ]
    tick(1.0)
    told = [each for each in told if each.score > 0]
    return tuple(sorted(told, key=lambda each: (-each.score, each.places[0]))[:MOST])


def _is_governed(run: Run | None, found: Mapping[str, _Found], known: WordListPort) -> bool:
    """Whether it is a verb with its object: what stands behind it also stands without it."""
    if run is None or len(run.parts) < 2 or known.of(run.parts[0]).sort not in ("v", "vn"):
        return False
    object_ = found.get("".join(run.parts[1:]))
    return object_ is not None and object_.run is not None and object_.run.count > run.count


def _note(found: dict[str, _Found], passage: Passage, signal: Signal) -> None:
    words = fold(passage.words[signal.start : signal.end])
    entry = found.setdefault(words, _Found())
    entry.reasons.add(signal.reason)
    if signal.full and not entry.full:
        entry.full = signal.full
        entry.definition = Span(signal.start, signal.end).shifted(passage.start)


def _scored(found: dict[str, _Found], stream: Stream) -> dict[str, float]:
    """The score of each run that is worth telling, as if each of its places stood alone."""
    scores = {
        words: _score(words, entry, entry.run.count if entry.run else 1, stream)
        for words, entry in found.items()
        if len(words) > 1
    }
    return {words: score for words, score in scores.items() if score > 0}


def _score(words: str, entry: _Found, count: float, stream: Stream) -> float:
    """How likely a run is a term, `count` being how often it stands there on its own."""
    keen = _keenness(words, max(count, 1.0), stream)
    pointed = sum(BONUS.get(reason, 0.0) for reason in entry.reasons)
    score = keen * pointed * (KNOWN if stream.known.of(words).count else 1.0)
    run = entry.run
    if entry.parts and run is None:
        score += COMPOUND * _specials(entry.parts, stream) * SHAPES.get(len(words), 0.7)
    if run is None or (len(run.parts) == 1 and keen < KEEN):
        return score
    freedom = min(1.0, min(run.before, run.behind) / 3)
    bounds = sqrt(run.opens / run.count * run.closes / run.count)
    special = _specials(run.parts, stream)
    shape = SHAPES.get(len(words), 0.7)
    return score + RECURRING * keen * freedom * bounds * (0.3 + special) * log2(1 + count) * shape


def _specials(parts: Sequence[str], stream: Stream) -> float:
    return sum(_special(part, stream) for part in parts) / len(parts)


def _special(word: str, stream: Stream) -> float:
    """How much commoner one word is here than elsewhere: 0 not at all, 1 a thousandfold."""
    here = stream.counts[word] / stream.total
    general = max(stream.known.of(word).count, 1) / stream.known.total
    return max(0.0, min(1.0, log10(here / general) / 3))


def _keenness(words: str, count: float, stream: Stream) -> float:
    """How much commoner it is here than in general Chinese: 0 not at all, 1 ten thousandfold."""
    general = stream.known.of(words)
    if not general.count:
        return 1.0
    here = count / max(stream.total, 1)
    return max(0.0, min(1.0, log10(here * stream.known.total / general.count) / 4))


def _is_maximal(words: str, places: Mapping[str, tuple[Span, ...]]) -> bool:
    """Whether it stands anywhere but inside one and the same longer run."""
    count = len(places[words])
    return not any(
        len(others) == count and len(longer) > len(words) and words in longer
        for longer, others in places.items()
    )


def _candidate(
    words: str,
    entry: _Found,
    places: Mapping[str, tuple[Span, ...]],
    stream: Stream,
    printed: Printed,
) -> Candidate:
    here = places[words]
    longer = [
        place
        for other, others in places.items()
        if len(other) > len(words) and words in other
        for place in others
    ]
    alone = len(here) - sum(1 for place in here if _is_inside(place, united(longer)))
    count = alone + INSIDE * (len(here) - alone)
    first = entry.definition or here[0]
    return Candidate(
        words=printed.words(here[0]),
        reasons=tuple(reason for reason in Reason if reason in entry.reasons),
        score=round(_score(words, entry, count, stream), 3),
        places=here,
        context=printed.sentence(first),
        full=entry.full,
        definition=entry.definition,
    )


def _is_inside(place: Span, stretches: Sequence[Span]) -> bool:
    index = bisect_right(stretches, place.start, key=lambda each: each.start) - 1
    return index >= 0 and place.end <= stretches[index].end
