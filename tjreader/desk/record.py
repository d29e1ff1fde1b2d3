"""All kinds of values the desk keeps, and their form as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..notes.anchor import Anchor
from ..notes.change import ChangeOf, EditOf
from ..text.document import Text
from .concept import Concept
from .ruling import Acceptance, Ruling, Verdict
from .translation import Translation

Record = Concept | Ruling | Translation | Verdict | Acceptance
"""What the desk keeps. Each has an `id`; its kind is the tag of its JSON form ("type")."""

DeskEdit = EditOf[Record]
DeskChange = ChangeOf[Record]
"""As `notes.change.Edit` and `Change`, of records."""

_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def record_text(value: Record) -> str:
    """A record as one line of JSON, its kind in "type"."""
    return msgspec.json.encode(value).decode()


def record_from(text: str | bytes) -> Record:
    """Read what `record_text` wrote; names it does not know are passed over.

    Raises:
        ValueError: if it is something else (`msgspec.ValidationError` is one).
    """
    return _decoder.decode(text)


def kind_of(value: Record) -> str:
    """The kind of a record, as in "type"."""
    return str(value.__struct_config__.tag)


def text_of(value: Record) -> str | None:
    """The id of the text a record belongs to, None if it holds for all texts."""
    if isinstance(value, Ruling | Translation):
        return value.anchor.text_id
    return value.text_id


def anchors_of(value: Record, text_id: str) -> tuple[Anchor, ...]:
    """Where a record stands in a text, then where it stood before; empty where nowhere."""
    if isinstance(value, Ruling | Translation):
        known: tuple[Anchor, ...] = (value.anchor, *value.past)
    elif isinstance(value, Concept) and value.first is not None:
        known = (value.first, *value.past)
    else:
        return ()
    return known if known[0].text_id == text_id else ()


def is_elsewhere(value: Record, text: Text) -> bool:
    """Whether a record stands in another revision of a text, and is to follow to this one."""
    anchors = anchors_of(value, text.id)
    return bool(anchors) and anchors[0].revision != text.revision


def earlier_revisions(values: Iterable[Record], text: Text) -> frozenset[str]:
    """The earlier revisions whose words are needed to take records to this one."""
    return frozenset(
        anchor.revision
        for each in values
        if is_elsewhere(each, text)
        for anchor in anchors_of(each, text.id)
        if anchor.revision != text.revision
    )
