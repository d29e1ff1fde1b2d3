"""An annotation with all that is known of it as plain data, and back without loss."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..text.document import Text
from ..text.span import Span
from .anchor import Anchor, AnchorState
from .annotation import Annotation
from .record import record, recorded


def full_record(text: Text, annotation: Annotation) -> dict[str, Any]:
    """What `record` says, with the words around the quote and where it stood before."""
    anchor = annotation.anchor
    return record(text, annotation) | {
        "noted_section": anchor.section_id,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "past": [_anchor_value(each) for each in annotation.past],
    }


def full_recorded(text_id: str, row: dict[str, Any]) -> Annotation:
    """The very annotation a full record was made of, for a text of that id.

    Of a plain record what it does not say is empty.

    Raises:
        KeyError, TypeError, ValueError: if the row is no record.
    """
    known = recorded(text_id, row)
    anchor = replace(
        known.anchor,
        section_id=row.get("noted_section", row["section"]),
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
    )
    past = tuple(_anchor_of(text_id, each) for each in row.get("past", ()))
    return replace(known, anchor=anchor, past=past)


def _anchor_value(anchor: Anchor) -> dict[str, Any]:
    return {
        "revision": anchor.revision,
        "spans": [[span.start, span.end] for span in anchor.spans],
        "section": anchor.section_id,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "state": anchor.state.value,
        "score": anchor.score,
    }


def _anchor_of(text_id: str, row: dict[str, Any]) -> Anchor:
    return Anchor(
        text_id,
        row["revision"],
        tuple(Span(start, end) for start, end in row["spans"]),
        row["section"],
        row["quote"],
        row["prefix"],
        row["suffix"],
        AnchorState(row["state"]),
        float(row["score"]),
    )
