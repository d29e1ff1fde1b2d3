"""Candidates against what is decided already, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

from ..text.folding import fold
from .candidates import Candidate
from .concept import Concept
from .ruling import Verdict
from .signals import within

ALIKE = 0.75
"""Share of characters two forms have in common, in the same order, to be variants."""

SHORTEST = 3
"""Code points of the shortest variant."""


class Kinship(StrEnum):
    """How two candidates belong together."""

    SHORT = "short form"
    VARIANT = "variant"


class Merge(Struct, frozen=True):
    """A suggestion: `form` is a form of the same concept as `name` (both words as printed)."""

    form: str
    name: str
    kinship: Kinship


def sifted(
    found: Iterable[Candidate],
    concepts: Iterable[Concept],
    verdicts: Iterable[Verdict],
    text_id: str,
) -> tuple[Candidate, ...]:
    """The candidates that are neither a term already nor rejected, in their order.

    Words are compared folded. Concepts and verdicts of other texts do not count. Sifting
    twice changes nothing more.
    """
    decided = {
        fold(form.words)
        for concept in concepts
        if concept.text_id in (None, text_id)
        for form in concept.forms
    }
    decided |= {fold(each.words) for each in verdicts if each.text_id in (None, text_id)}
    return tuple(each for each in found if fold(each.words) not in decided)


def merges(found: Sequence[Candidate]) -> tuple[Merge, ...]:
    """Which candidates are likely two forms of one concept.

    A short form is what the text defines as one, or has the first character and, in their
    order, only characters of a longer candidate without being a piece of it (天开园,
    天开高教科创园). Variants have nearly all characters in common, in the same order.
    """
    told = [Merge(each.words, each.full, Kinship.SHORT) for each in found if each.full]
    paired = {(fold(each.form), fold(each.name)) for each in told}
    by_first: dict[str, list[tuple[str, Candidate]]] = {}
    for each in found:
        words = fold(each.words)
        by_first.setdefault(words[0], []).append((words, each))
    for group in by_first.values():
        for words, each in group:
            for longer, other in group:
                kinship = _kinship(words, longer)
                if kinship is not None and (words, longer) not in paired:
                    paired.add((words, longer))
                    told.append(Merge(each.words, other.words, kinship))
    return tuple(told)


def _kinship(words: str, longer: str) -> Kinship | None:
    """How a form belongs to another that has its first character; None if it does not."""
    if words in longer or len(words) > len(longer):
        return None
    if len(words) == len(longer) and words > longer:
        return None  # told once, of the one that comes first
    if len(words) < len(longer) and len(words) <= len(longer) * ALIKE and within(words, longer):
        return Kinship.SHORT
    if len(words) >= SHORTEST:
        common = sum(
            block.size
            for block in SequenceMatcher(None, words, longer, autojunk=False).get_matching_blocks()
        )
        if 2 * common / (len(words) + len(longer)) >= ALIKE:
            return Kinship.VARIANT
    return None
