"""How an entry of the shipped glossary becomes the reader's own, and is given back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from msgspec.structs import replace

from ..desk.concept import Concept
from ..desk.record import DeskEdit
from ..desk.ruling import Ruling
from ..text.folding import fold
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


def orphaned_rulings(desk: Desk, gone: Sequence[Concept]) -> list[DeskEdit]:
    """What becomes of the rulings that hold for no concept once these are gone.

    The shipped entries that these stood in place of get theirs back; the others go.
    """
    heirs = {one: each for each in gone for one in (each.id, *each.heir_of)}
    ids = {each.id for each in gone}
    left = [each for each in desk.own() if each.id not in ids]
    held = {one for each in left for one in (each.id, *each.stands_for)}
    edits: list[DeskEdit] = []
    for ruling in desk.rulings():
        on = ruling.concept_id
        if on not in heirs or on in held or desk.is_shipped(on):
            continue
        to = _given_back_to(desk, heirs[on], ruling)
        edits.append(DeskEdit(ruling, replace(ruling, concept_id=to) if to else None))
    return edits


def _given_back_to(desk: Desk, gone: Concept, ruling: Ruling) -> str:
    """The shipped entry whose form stands at the place, of those a concept stood for."""
    entries = [each for each in gone.stands_for if desk.is_shipped(each)]
    words = fold(ruling.anchor.quote)
    for each in entries:
        if any(fold(form.words) == words for form in known_concept(desk, each).forms):
            return each
    return entries[0] if entries else ""
