"""The sentences of a text as they go out: which of them, and with the terms due in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..desk.concept import Concept
from ..desk.languages import ENGLISH
from ..desk.ruling import Ruling, in_force
from ..desk.segments import Segment
from ..desk.translation import Stage, Translation
from ..text.document import Text
from .deskwork import Deskwork, Due, DueOf, nothing_due, work_of
from .proofing import Recognise
from .termsdue import due_among
from .underway import Tick, untold

FOUND = 0.3
"""The share of the work that is done when the terms are found."""


class SentenceWish(Struct, frozen=True):
    """What of a text's translation is to go out.

    `section_ids` names sections, none: all of them. `done`: only sentences that are done.
    `terms`: with the terms due in each. `words` is the tag of the language in which a page
    of them speaks itself.
    """

    language: str = ENGLISH
    section_ids: tuple[str, ...] = ()
    done: bool = False
    terms: bool = True
    words: str = "en"


class Shelf(Struct, frozen=True):
    """What of the desk goes out: the terms that hold for the text, rulings, translations."""

    concepts: tuple[Concept, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    translations: tuple[Translation, ...] = ()


def outgoing(
    text: Text,
    shelf: Shelf,
    wish: SentenceWish,
    recognise: Recognise,
    *,
    made: str = "",
    tick: Tick = untold,
) -> Deskwork:
    """The sentences that are wished for, in order.

    Args:
        text: the text, in the edition that is open.
        shelf: what the desk has of it.
        wish: which of it.
        recognise: finds the terms.
        made: when (ISO 8601).
        tick: told how far it is; may end it.

    Raises:
        Cancelled: where `tick` raised it.
    """
    due: DueOf = nothing_due
    if wish.terms:
        paragraphs = [
            paragraph
            for section in text.arrangements[0].sections
            if not wish.section_ids or section.id in wish.section_ids
            for paragraph in section.paragraphs
        ]
        tick(0.0)
        found = recognise(shelf.concepts, text, paragraphs, in_force(shelf.rulings, wish.language))
        due = due_among(found, shelf.concepts, wish.language)
    work = work_of(
        text,
        _language(shelf.translations, wish.language),
        language=wish.language,
        section_ids=wish.section_ids,
        due=_told(due, text, tick),
        made=made,
    )
    work = replace(work, words=wish.words)
    if wish.done:
        done = tuple(each for each in work.sentences if each.stage is Stage.DONE)
        work = replace(work, sentences=done)
    return work


def _language(some: Iterable[Translation], language: str) -> Iterable[Translation]:
    return (each for each in some if each.language == language)


def _told(due: DueOf, text: Text, tick: Tick) -> DueOf:
    """The same, which says how far it is in the text."""
    whole = max(1, len(text.printed))

    def tell(segment: Segment) -> Sequence[Due]:
        tick(FOUND + (1 - FOUND) * min(1.0, segment.span.end / whole))
        return due(segment)

    return tell
