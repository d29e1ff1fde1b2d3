"""What was taken away from the desk and is still kept, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ..desk.concept import Concept
from ..desk.record import DeskChange, DeskEdit, Record
from ..desk.ruling import Ruling
from ..desk.translation import Translation
from ..notes.change import Act
from .desk import Desk
from .deskport import ErasedRecord


def can_come_back(desk: Desk, erased: Iterable[ErasedRecord]) -> tuple[ErasedRecord, ...]:
    """Those of the records that a reader would miss: terms, decisions, translations.

    Those that are there again, or whose place another has taken, are left out; so are terms
    that live on in another, and translations without words and without a note.
    """
    ruled, taken = desk.ruled(), _taken(desk)
    return tuple(
        each
        for each in erased
        if _is_missed(each.record, ruled) and taken.isdisjoint(_claims(each.record))
    )


def with_their_rulings(
    chosen: Iterable[ErasedRecord], erased: Iterable[ErasedRecord]
) -> tuple[Record, ...]:
    """The records chosen; with a term come the decisions that were taken away with it."""
    with_it: dict[tuple[str, str], list[Ruling]] = {}
    for each in erased:
        if isinstance(each.record, Ruling):
            key = each.record.concept_id, each.erased_at
            with_it.setdefault(key, []).append(each.record)
    found: dict[str, Record] = {}
    for each in chosen:
        found[each.record.id] = each.record
        if isinstance(each.record, Concept):
            for concept_id in (each.record.id, *each.record.stands_for):
                for ruling in with_it.get((concept_id, each.erased_at), ()):
                    found[ruling.id] = ruling
    return tuple(found.values())


def bring_back(desk: Desk, records: Iterable[Record]) -> DeskChange | None:
    """Bring records back, as one step; those whose place is taken are left.

    A concept that adopted an entry which another stands in place of by now adopts it no more.
    Of two translations of a sentence the first comes back.
    """
    edits: list[DeskEdit] = []
    name = ""
    adopters = {one for each in desk.own() for one in (each.adopted, *each.also_adopted)}
    taken = _taken(desk)
    for each in records:
        claims = _claims(each)
        if not taken.isdisjoint(claims):
            continue
        taken |= claims
        name = name or _name(each)
        back = each
        if isinstance(each, Concept):
            also = tuple(one for one in each.also_adopted if one not in adopters)
            adopted = "" if each.adopted in adopters else each.adopted
            back = replace(each, adopted=adopted, also_adopted=also)
            adopters |= {adopted, *also}
        edits.append(DeskEdit(None, back))
    return desk.do(Act.RESTORE_TERM, name, edits)


def _is_missed(record: Record, ruled: frozenset[str]) -> bool:
    if isinstance(record, Concept):
        return record.id not in ruled
    if isinstance(record, Translation):
        return bool(record.words or record.note)
    return isinstance(record, Ruling)


def _taken(desk: Desk) -> set[object]:
    """What the records that are there claim."""
    return {claim for each in desk.records() for claim in _claims(each)}


def _claims(record: Record) -> set[object]:
    """What a record has alone: its id, and the place it is decided or rendered for."""
    return {record.id, _place(record)}


def _place(record: Record) -> object:
    """What there can be but one record for."""
    if isinstance(record, Translation):
        return record.anchor.revision, record.anchor.spans, record.language.casefold()
    if isinstance(record, Ruling):
        where = record.anchor.revision, record.anchor.spans
        return record.concept_id, where, record.kind, record.language.casefold()
    return record.id


def _name(record: Record) -> str:
    """What its return is called by."""
    if isinstance(record, Concept):
        return record.name
    return record.anchor.quote if isinstance(record, Ruling | Translation) else ""
