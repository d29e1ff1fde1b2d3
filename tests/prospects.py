"""Texts to find candidates in: cut by hand with | between words, or by the real engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tjreader.desk.candidates import Candidate, candidates
from tjreader.desk.runs import Passage
from tjreader.lang.commonness import UNKNOWN, Commonness


class SmallList:
    """A general word list of a few words."""

    total = 1_000_000

    def __init__(self, words: Mapping[str, tuple[int, str]] | None = None) -> None:
        self._words = {word: Commonness(*each) for word, each in (words or {}).items()}

    def of(self, word: str) -> Commonness:
        """What the list says."""
        return self._words.get(word, UNKNOWN)


def passage(cut: str, start: int = 0) -> Passage:
    """A paragraph from its words with | between them."""
    cuts: list[tuple[int, int]] = []
    at = 0
    for word in cut.split("|"):
        cuts.append((at, at + len(word)))
        at += len(word)
    return Passage(start, cut.replace("|", ""), tuple(cuts))


def passages(*cuts: str) -> list[Passage]:
    """Paragraphs one after the other, a line end between them."""
    told: list[Passage] = []
    at = 0
    for cut in cuts:
        told.append(passage(cut, at))
        at += len(told[-1].words) + 1
    return told


def named(found: Sequence[Candidate], words: str) -> Candidate | None:
    """The candidate of these words, if it is there."""
    return next((each for each in found if each.words == words), None)


def found_in(*cuts: str, known: Mapping[str, tuple[int, str]] | None = None) -> list[Candidate]:
    """The candidates of paragraphs."""
    return list(candidates(passages(*cuts), SmallList(known)))
