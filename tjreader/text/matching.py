"""Questions to a full-text index, each word quoted, so that no typed sign is an operator."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

EDGE = "‖"
"""Stands at both ends of what is indexed as a whole (a headword, one sense), and at breaks.

A mark, and marks are no words of an index (`indexing.index_words`): nobody can type it.
"""


class Phrase(Struct, frozen=True):
    """Words one after the other in one of some columns of an index.

    With `open_end` the last one may be the beginning of a longer word.
    """

    columns: tuple[str, ...]
    words: tuple[str, ...]
    open_end: bool = False


def expression(alternatives: Iterable[Iterable[Phrase]]) -> str:
    """What FTS5 is asked: any of the alternatives, all phrases of it. Empty if there is none."""
    found = []
    for phrases in alternatives:
        terms = [_phrase(phrase) for phrase in phrases if phrase.words]
        if terms:
            found.append("(" + " AND ".join(terms) + ")")
    return " OR ".join(found)


def _phrase(phrase: Phrase) -> str:
    words = " ".join(phrase.words).replace('"', '""')
    star = " *" if phrase.open_end else ""
    return "{" + " ".join(phrase.columns) + f'}} : "{words}"{star}'


def grams(initials: str) -> tuple[str, ...]:
    """Letters as an index keeps them: from each one on the next three, as many as there are.

    A phrase of them finds any run of three letters or more, and the beginning of one a run
    of two: in `xzscl` they are xzs, zsc, scl, cl, l.
    """
    return tuple(initials[at : at + 3] for at in range(len(initials)))


def gram_phrase(columns: tuple[str, ...], initials: str) -> Phrase:
    """The phrase that finds a run of letters among `grams`."""
    if len(initials) < 3:
        return Phrase(columns, (initials,), open_end=True)
    return Phrase(columns, grams(initials)[:-2])
