"""What is decided at a single place, against or beside what holds for the whole text."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from ..notes.anchor import Anchor
from .languages import ENGLISH, same, serves


class RulingKind(StrEnum):
    """What is decided at the place."""

    RENDERED = "rendered"  # here the concept is rendered with `words`
    NOT_TERM = "not term"  # here these characters are not the concept


class Ruling(Struct, frozen=True, tag="ruling"):
    """An exception: at this place the concept is rendered otherwise, or is not meant at all.

    `language` is that of `words`, a tag of BCP 47; that a concept is not meant holds in all.
    `reason` is the translator's. `past` is as in `Annotation`.
    """

    id: str
    concept_id: str
    anchor: Anchor
    kind: RulingKind
    words: str = ""
    reason: str = ""
    past: tuple[Anchor, ...] = ()
    created: str = ""
    updated: str = ""
    language: str = ENGLISH


def in_force(rulings: Iterable[Ruling], language: str) -> tuple[Ruling, ...]:
    """The rulings that count for who translates into a language; of two at a place the last.

    One in the very language stands after one in a kind of it.
    """
    some = [
        each
        for each in rulings
        if each.kind is RulingKind.NOT_TERM or serves(each.language, language)
    ]
    return tuple(sorted(some, key=lambda each: same(each.language, language)))


class Verdict(Struct, frozen=True, tag="verdict"):
    """A candidate for a term that was rejected, so that it is not offered again.

    `words` are as they stand in the text; they are compared folded. `text_id` None: in any text.
    """

    id: str
    words: str
    text_id: str | None = None
    created: str = ""


class Acceptance(Struct, frozen=True, tag="acceptance"):
    """A finding of a check that was accepted as fine, with the reason.

    `key` is the finding's own (see `checks`): the same fault at the same place has the same.
    """

    id: str
    text_id: str
    key: str
    reason: str = ""
    created: str = ""
