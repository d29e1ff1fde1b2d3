"""Finds the candidates for terms in whole texts: the engine of `lang` at work for `desk`.

For the worker process and the command line; a window asks the worker.
"""

from __future__ import annotations

from collections.abc import Sequence

from .desk.candidates import Candidate, candidates
from .desk.runs import Passage, Tick
from .lang.analyst import Analyst
from .lang.wordlist import WordList

CUTTING = 0.6
"""Share of the work that is the cutting of a text whose words are not known."""

Given = tuple[int, str, tuple[tuple[int, int], ...] | None]
"""A paragraph: its place in the printed text, its words, its cuts where they are known."""


class Prospector:
    """Goes through texts with an engine; the general word list is read once, when first needed."""

    def __init__(self, analyst: Analyst) -> None:
        self._analyst = analyst
        self._list = WordList()

    def prospect(self, given: Sequence[Given], tick: Tick) -> tuple[Candidate, ...]:
        """The candidates of a text, the likeliest first.

        Args:
            given: its paragraphs in order of place.
            tick: told the share that is done; what it raises ends the work.

        Raises:
            LexiconError: if the dictionary turns out damaged.
        """
        size = sum(len(words) for _, words, _ in given) or 1
        passages: list[Passage] = []
        done = told = 0
        for start, words, cuts in given:
            passages.append(
                Passage(start, words, self._analyst.cuts(words) if cuts is None else cuts)
            )
            done += len(words)
            if done - told > 5000:
                told = done
                tick(CUTTING * done / size)
        return candidates(passages, self._list, lambda share: tick(CUTTING + (1 - CUTTING) * share))
