"""What a concept is rendered with at a place: the ruling there, the approved, the proposed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .concept import Concept, Rendering, Status
from .languages import ENGLISH
from .ruling import Ruling


class Basis(StrEnum):
    """How a rendering came to be the one to be used."""

    HERE = "here"  # decided for this place alone
    APPROVED = "approved"
    PROPOSED = "proposed"
    NONE = "none"  # there is no rendering


class Decided(Struct, frozen=True):
    """The rendering to be used at a place. `rendering` is None where a ruling says it."""

    words: str
    basis: Basis
    rendering: Rendering | None = None


NOTHING = Decided("", Basis.NONE)


def decided(concept: Concept, ruling: Ruling | None = None, language: str = ENGLISH) -> Decided:
    """The rendering of a concept, at a place with that ruling if there is one.

    The first approved one in the language comes before the first proposed one.
    """
    if ruling is not None and ruling.words:
        return Decided(ruling.words, Basis.HERE)
    for status, basis in (
        (Status.APPROVED, Basis.APPROVED),
        (Status.PROPOSED, Basis.PROPOSED),
    ):
        found = concept.renderings_of(status, language)
        if found:
            return Decided(found[0].words, basis, found[0])
    return NOTHING
