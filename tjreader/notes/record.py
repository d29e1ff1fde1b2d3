"""An annotation as plain data, the same in every export and on the command line."""

from __future__ import annotations

from typing import Any

from ..text.document import Text
from ..text.span import Span
from .anchor import Anchor, AnchorState
from .annotation import Annotation, Colour, Style, Target
from .tags import tags_of


def record(text: Text, annotation: Annotation) -> dict[str, Any]:
    """An annotation as a JSON value.

    `start` and `end` are the first and last code point of all its `spans` in the printed
    text of `revision`; `section` and `paragraph` name where it begins, null where that
    cannot be said (a note on the whole text; a place in another revision).
    """
    anchor = annotation.anchor
    section, paragraph = anchor.section_id, None
    start = end = None
    if anchor.spans:
        start, end = anchor.spans[0].start, anchor.spans[-1].end
        if anchor.revision == text.revision:
            touched = text.paragraphs_in(anchor.spans[0])
            paragraph = touched[0].id if touched else None
            if section is None and touched:
                found = text.arrangements[0].section_at(touched[0].span.start)
                section = found.id if found else None
    return {
        "id": annotation.id,
        "kind": annotation.target.value,
        "section": section,
        "paragraph": paragraph,
        "start": start,
        "end": end,
        "spans": [[span.start, span.end] for span in anchor.spans],
        "revision": anchor.revision,
        "quote": anchor.quote,
        "colour": annotation.colour.value if annotation.colour else None,
        "style": annotation.style.value if annotation.style else None,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "state": anchor.state.value,
        "score": anchor.score,
        "created": annotation.created,
        "updated": annotation.updated,
    }


def order_of_place(text: Text, annotation: Annotation) -> tuple[int, int, int]:
    """What annotations are sorted by to stand in order of place, in the usual arrangement.

    Notes on the whole text come first, a note on a section before what stands in it, and
    those made on other words last.
    """
    if annotation.target is Target.TEXT:
        return -1, -1, -1
    anchor, sections = annotation.anchor, text.arrangements[0].sections
    start = anchor.spans[0].start if anchor.spans else -1
    if anchor.revision != text.revision or anchor.state is AnchorState.ORPHAN:
        return len(sections), 0, start
    if not anchor.spans:
        ids = [section.id for section in sections]
        return (ids.index(anchor.section_id) if anchor.section_id in ids else len(ids)), -1, -1
    section = text.arrangements[0].section_at(start)
    if section is None:
        return len(sections), 0, start
    inside = (n for n, paragraph in enumerate(section.paragraphs) if start in paragraph.span)
    return sections.index(section), next(inside, 0), start


def recorded(text_id: str, row: dict[str, Any]) -> Annotation:
    """The annotation a record was made of, for a text of that id.

    The words around its quote and where it stood before are not recorded, so they are
    empty. A record of before there were tags and states has neither.

    Raises:
        KeyError, TypeError, ValueError: if the row is no record.
    """
    score = float(row.get("score", 1.0))
    if not 0.0 <= score <= 1.0:
        raise ValueError("a score is between 0 and 1")
    anchor = Anchor(
        text_id,
        row["revision"],
        tuple(Span(start, end) for start, end in row["spans"]),
        row["section"],
        row["quote"],
        state=AnchorState(row.get("state", AnchorState.EXACT)),
        score=score,
    )
    return Annotation(
        row["id"],
        Target(row["kind"]),
        anchor,
        row["note"],
        row["created"],
        row["updated"],
        None if row["colour"] is None else Colour(row["colour"]),
        None if row["style"] is None else Style(row["style"]),
        tags_of(row.get("tags", ())),
    )
