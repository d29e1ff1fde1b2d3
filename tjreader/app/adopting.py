"""How an entry of the shipped glossary becomes the reader's own."""

from __future__ import annotations

from uuid import uuid4

from msgspec.structs import replace

from ..desk.concept import Concept
from ..desk.record import DeskEdit
from .desk import Desk
from .marking import now
from .ports import Refused


def known_concept(desk: Desk, concept_id: str) -> Concept:
    """A concept, own or shipped.

    Raises:
        Refused: with code "stale" if it is not there any more.
    """
    known = desk.concept(concept_id)
    if known is None:
        raise Refused("That term is not there any more.", "stale")
    return known


def own_edit(desk: Desk, known: Concept) -> tuple[Concept, list[DeskEdit]]:
    """A concept as the reader's own, and the edits that make it so: the first is its own.

    Rulings on a shipped entry hold for what adopts it (see `Concept.stands_for`).

    Raises:
        Refused: with code "stale" if it is shipped, and adopted by another already.
    """
    if not desk.is_shipped(known.id):
        return known, [DeskEdit(known, known)]
    if is_adopted(desk, known.id):
        raise Refused("That entry is adopted already; change your own in its place.", "stale")
    made = now()
    own = replace(known, id=uuid4().hex, adopted=known.id, created=made, updated=made)
    return own, [DeskEdit(None, own)]


def is_adopted(desk: Desk, shipped_id: str) -> bool:
    """Whether a concept of the reader's own stands in place of that shipped entry."""
    return bool(shipped_id) and any(
        shipped_id in (each.adopted, *each.also_adopted) for each in desk.own()
    )
