"""Faults of the printed form, and places that look wrong but are right."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .span import Span


class Certainty(StrEnum):
    """How sure the editors are that the printed form is faulty."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Standing(StrEnum):
    """What the page does with an erratum."""

    APPLIED = "applied"  # the corrected view shows the mended words
    MARKED = "marked"  # doubtful: marked in every view, never changed
    EXPLAINED = "explained"  # odd but right: explained when asked


class Rewrite(Struct, frozen=True):
    """Other words for a stretch of the printed text.

    An empty `span` inserts, an empty `text` deletes. `syllables` has one entry
    for each code point of `text`: the tone-marked syllable of a hanzi, None for
    any other character.
    """

    span: Span
    text: str
    syllables: tuple[str | None, ...] = ()


class Amendment(Struct, frozen=True):
    """Printed words and those proposed in their place; `proposed` is empty to leave out.

    `other` are further words the editors think possible, as they write them, or empty.
    """

    printed: str
    proposed: str
    other: str = ""


class Erratum(Struct, frozen=True):
    """One row of the errata layer.

    `span` is the doubtful place in the printed text (never empty), `printed` and
    `proposed` are the editors' words for it (for people, not for matching), and
    `rewrites` the smallest edits that make the proposed form, in order of place;
    empty unless the place has one preferred mended reading. They may reach past the
    paragraph (trailing spaces). A merely possible fault can have them too: they are
    known, but no view applies them. `amendment` is what is shown as printed and as
    proposed, None for a remark (see `text.amendment`).
    """

    id: str
    span: Span
    kind: str
    certainty: Certainty
    printed: str
    proposed: str
    reason: str
    rewrites: tuple[Rewrite, ...] = ()
    amendment: Amendment | None = None

    @property
    def standing(self) -> Standing:
        """What the page does with it."""
        if self.kind == "ok":
            return Standing.EXPLAINED
        if self.rewrites and self.certainty is not Certainty.POSSIBLE:
            return Standing.APPLIED
        return Standing.MARKED
