"""What was taken away from the desk and is still kept, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ..desk.concept import Concept
from ..desk.languages import same
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
    return tuple(
        each
        for each in erased
        if isinstance(each.record, Concept | Ruling | Translation)
        and _is_missed(desk, each.record)
        and _is_free(desk, each.record)
    )


def with_their_rulings(
    chosen: Iterable[ErasedRecord], erased: Sequence[ErasedRecord]
) -> tuple[Record, ...]:
    """The records chosen; with a term come the decisions that were taken away with it."""
    found: dict[str, Record] = {}
    for each in chosen:
        found[each.record.id] = each.record
        if isinstance(each.record, Concept):
            ids = (each.record.id, *each.record.stands_for)
            for other in erased:
                is_its = isinstance(other.record, Ruling) and other.record.concept_id in ids
                if is_its and other.erased_at == each.erased_at:
                    found[other.record.id] = other.record
    return tuple(found.values())


def bring_back(desk: Desk, records: Iterable[Record]) -> DeskChange | None:
    """Bring records back, as one step; those whose place is taken are left.

    A concept that adopted an entry which another stands in place of by now adopts it no more.
    Of two translations of a sentence the first comes back.
    """
    edits: list[DeskEdit] = []
    name = ""
    taken = {one for each in desk.own() for one in (each.adopted, *each.also_adopted)}
    places: set[object] = set()
    for each in records:
        if not _is_free(desk, each) or _place(each) in places:
            continue
        places.add(_place(each))
        name = name or _name(each)
        back = each
        if isinstance(each, Concept):
            also = tuple(one for one in each.also_adopted if one not in taken)
            adopted = "" if each.adopted in taken else each.adopted
            back = replace(each, adopted=adopted, also_adopted=also)
            taken |= {adopted, *also}
        edits.append(DeskEdit(None, back))
    return desk.do(Act.RESTORE_TERM, name, edits)


def _is_missed(desk: Desk, record: Record) -> bool:
    if isinstance(record, Concept):
        return not desk.has_heir(record.id)
    return not isinstance(record, Translation) or bool(record.words or record.note)


def _is_free(desk: Desk, record: Record) -> bool:
    """Whether neither it nor another in its place is there."""
    if desk.record(record.id) is not None:
        return False
    if isinstance(record, Translation):
        return all(
            each.anchor.spans != record.anchor.spans or not same(each.language, record.language)
            for each in desk.translations()
        )
    if isinstance(record, Ruling):
        return _place(record) not in map(_place, desk.rulings())
    return True


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
