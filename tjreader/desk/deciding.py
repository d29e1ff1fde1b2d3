"""What a concept is rendered with at a place: the ruling there, the approved, the proposed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .concept import Concept, Rendering, Status
from .ruling import Ruling


class Standing(StrEnum):
    """How a rendering came to be the one to be used."""

    HERE = "here"  # decided for this place alone
    APPROVED = "approved"
    PROPOSED = "proposed"
    NONE = "none"  # there is no rendering


class Decided(Struct, frozen=True):
    """The rendering to be used at a place. `rendering` is None where a ruling says it."""

    words: str
    standing: Standing
    rendering: Rendering | None = None


NOTHING = Decided("", Standing.NONE)


def decided(concept: Concept, ruling: Ruling | None = None, language: str = "en") -> Decided:
    """The rendering of a concept, at a place with that ruling if there is one.

    The first approved one in the language comes before the first proposed one.
    """
    if ruling is not None and ruling.words:
        return Decided(ruling.words, Standing.HERE)
    for status, standing in (
        (Status.APPROVED, Standing.APPROVED),
        (Status.PROPOSED, Standing.PROPOSED),
    ):
        found = concept.renderings_of(status, language)
        if found:
            return Decided(found[0].words, standing, found[0])
    return NOTHING
