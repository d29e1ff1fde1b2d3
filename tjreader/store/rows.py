"""Annotations taken apart into rows and JSON, and put together again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ..notes.anchor import Anchor, AnchorState
from ..notes.annotation import Annotation, Colour, Style, Target
from ..text.span import Span


class Parts(Struct):
    """What of an annotation lies in tables of its own, in order."""

    spans: list[Span]
    tags: list[str]
    past: list[Anchor]


def no_parts() -> Parts:
    """Parts to be filled."""
    return Parts([], [], [])


def columns_of(value: Annotation) -> dict[str, Any]:
    """A value as the columns of its row, but for its id, its order and its parts."""
    return {
        **_anchor_columns(value.anchor),
        "target": value.target.value,
        "note": value.note,
        "colour": None if value.colour is None else value.colour.value,
        "style": None if value.style is None else value.style.value,
        "created": value.created,
        "updated": value.updated,
    }


def annotation_of(row: Mapping[Any, Any], parts: Parts) -> Annotation:
    """What `columns_of` took apart, with its id and its parts, put together again.

    Raises:
        ValueError, KeyError: if it holds a name we do not know, or lacks one.
    """
    return Annotation(
        id=row["id"],
        target=Target(row["target"]),
        anchor=_anchor(row, parts.spans),
        note=row["note"],
        created=row["created"],
        updated=row["updated"],
        colour=None if row["colour"] is None else Colour(row["colour"]),
        style=None if row["style"] is None else Style(row["style"]),
        tags=tuple(parts.tags),
        past=tuple(parts.past),
    )


def anchor_text(anchor: Anchor) -> str:
    """An anchor as a line of JSON."""
    return json.dumps(_anchor_json(anchor), ensure_ascii=False)


def anchor_from(text: str) -> Anchor:
    """Read what `anchor_text` wrote.

    Raises:
        ValueError, KeyError, TypeError: if it is something else.
    """
    return _anchor_from_json(json.loads(text))


def annotation_text(value: Annotation) -> str:
    """An annotation as a line of JSON."""
    whole = {
        "id": value.id,
        **columns_of(value),
        "spans": _pairs(value.anchor.spans),
        "tags": value.tags,
        "past": [_anchor_json(anchor) for anchor in value.past],
    }
    return json.dumps(whole, ensure_ascii=False)


def annotation_from(text: str) -> Annotation:
    """Read what `annotation_text` wrote, also before there were tags.

    Raises:
        ValueError, KeyError, TypeError: if it is something else.
    """
    value = json.loads(text)
    past = [_anchor_from_json(each) for each in value.get("past", ())]
    return annotation_of(value, Parts(_spans(value["spans"]), list(value.get("tags", ())), past))


def _anchor_columns(anchor: Anchor) -> dict[str, Any]:
    return {
        "text_id": anchor.text_id,
        "revision": anchor.revision,
        "section_id": anchor.section_id,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "state": anchor.state.value,
        "score": anchor.score,
    }


def _anchor(row: Mapping[Any, Any], spans: Iterable[Span]) -> Anchor:
    return Anchor(
        text_id=row["text_id"],
        revision=row["revision"],
        spans=tuple(spans),
        section_id=row["section_id"],
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        state=AnchorState(row.get("state", AnchorState.EXACT)),
        score=row.get("score", 1.0),
    )


def _anchor_json(anchor: Anchor) -> dict[str, Any]:
    return {**_anchor_columns(anchor), "spans": _pairs(anchor.spans)}


def _anchor_from_json(value: Mapping[str, Any]) -> Anchor:
    return _anchor(value, _spans(value["spans"]))


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[Sequence[int]]) -> list[Span]:
    return [Span(start, end) for start, end in pairs]
