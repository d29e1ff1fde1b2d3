"""Which terms a list shows, and in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from ..desk.concept import Concept
from ..desk.languages import ENGLISH
from ..text.folding import fold


class Scope(StrEnum):
    """Which terms are looked at."""

    ALL = "all"
    HERE = "here"  # those that stand in the section shown
    OWN = "own"
    SHIPPED = "shipped"
    UNDECIDED = "undecided"  # without an approved rendering
    FORMULAE = "formulae"  # 提法


class TermOrder(StrEnum):
    """In which order."""

    PLACE = "place"  # of the first occurrence
    COUNT = "count"  # the commonest first
    NAME = "name"  # by pinyin
    CHANGED = "changed"  # the last altered first


class TermFilter(Struct, frozen=True):
    """What a list of terms is to show. `words` is what was typed, looked for anywhere.

    `language` is what is translated into.
    """

    words: str = ""
    scope: Scope = Scope.ALL
    order: TermOrder = TermOrder.PLACE
    language: str = ENGLISH


class Known(Struct, frozen=True):
    """What is known of terms besides themselves, by the id of the concept.

    `counts` and `firsts` (printed offsets) are of the whole text, `here` those of the
    section shown.
    """

    counts: Mapping[str, int] = {}
    firsts: Mapping[str, int] = {}
    here: frozenset[str] = frozenset()


def filtered(
    concepts: Iterable[Concept],
    wish: TermFilter,
    known: Known,
    is_shipped: Callable[[str], bool],
) -> tuple[Concept, ...]:
    """The concepts a list shows, in its order."""
    needle = plain(wish.words)
    found = [
        each
        for each in concepts
        if _in_scope(each, wish, known, is_shipped) and (not needle or _matches(each, needle))
    ]
    if wish.order is TermOrder.CHANGED:
        return tuple(sorted(found, key=lambda each: each.updated, reverse=True))
    if wish.order is TermOrder.NAME:
        return tuple(sorted(found, key=lambda each: (_sound(each), each.name)))
    last = 1 << 62
    if wish.order is TermOrder.COUNT:
        found.sort(key=lambda each: known.firsts.get(each.id, last))
        return tuple(sorted(found, key=lambda each: -known.counts.get(each.id, 0)))
    return tuple(sorted(found, key=lambda each: known.firsts.get(each.id, last)))


def plain(words: str) -> str:
    """Words as they are compared: folded, without tones, capitals and spaces."""
    apart = unicodedata.normalize("NFD", fold(words).casefold())
    return "".join(each for each in apart if not unicodedata.combining(each) and not each.isspace())


def _in_scope(
    concept: Concept, wish: TermFilter, known: Known, is_shipped: Callable[[str], bool]
) -> bool:
    match wish.scope:
        case Scope.HERE:
            return concept.id in known.here
        case Scope.OWN:
            return not is_shipped(concept.id)
        case Scope.SHIPPED:
            return is_shipped(concept.id)
        case Scope.UNDECIDED:
            return concept.decided(wish.language) is None
        case Scope.FORMULAE:
            return concept.formula
        case _:
            return True


def _matches(concept: Concept, needle: str) -> bool:
    said = (
        *(words for form in concept.forms for words in (form.words, form.pinyin)),
        *(each.words for each in concept.renderings),
        *concept.tags,
        concept.domain,
    )
    return any(needle in plain(words) for words in said)


def _sound(concept: Concept) -> str:
    form = next((each for each in concept.forms if each.words == concept.name), None)
    return plain(form.pinyin) if form and form.pinyin else concept.name
