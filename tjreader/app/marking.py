"""What a reader writes, as values: made and altered here, stored elsewhere.

Pure functions: they ask no port and change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from msgspec.structs import replace

from ..notes.anchor import Anchor, anchor_spans, per_paragraph
from ..notes.annotation import Annotation, Colour, Style, Target
from ..notes.change import Act, Change, Edit, Label
from ..text.clean import clean, shortened
from ..text.document import Text
from ..text.span import Span
from .page import Mark
from .ports import Refused

LABEL_LENGTH = 12
"""Code points of a quote in the name of an act."""


def now() -> str:
    """The time for `created` and `updated`: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def highlight_of(
    text: Text,
    spans: Iterable[Span],
    colour: Colour,
    style: Style,
    note: str = "",
    *,
    tags: tuple[str, ...] = (),
) -> Annotation:
    """A new highlight over stretches of the printed text.

    Each stretch is cut at the bounds of paragraphs; stretches that meet or overlap in
    one paragraph become one.

    Raises:
        Refused: with code "input" if no stretch touches a paragraph.
    """
    pieces = per_paragraph(text, spans)
    if not pieces:
        raise Refused("There are no words of the text to highlight at that place.", "input")
    made = now()
    anchor = anchor_spans(text, pieces, section_of(text, pieces[0].start))
    return Annotation(
        uuid4().hex, Target.HIGHLIGHT, anchor, clean(note), made, made, colour, style, tags
    )


def section_note_of(text: Text, section_id: str, note: str) -> Annotation:
    """A new note on a section."""
    made = now()
    anchor = Anchor(text.id, text.revision, section_id=section_id)
    return Annotation(uuid4().hex, Target.SECTION, anchor, clean(note), made, made)


def text_note_of(text: Text, note: str) -> Annotation:
    """A new note on the whole text."""
    made = now()
    anchor = Anchor(text.id, text.revision)
    return Annotation(uuid4().hex, Target.TEXT, anchor, clean(note), made, made)


def section_of(text: Text, position: int) -> str | None:
    """The id of the section at a printed offset, or None."""
    section = text.arrangements[0].section_at(position)
    return None if section is None else section.id


def moved_ends(text: Text, spans: tuple[Span, ...], start_by: int, end_by: int) -> tuple[Span, ...]:
    """The spans of a highlight with its first start and its last end moved.

    Args:
        text: the text they count in.
        spans: one per paragraph, in order of place.
        start_by: code points; negative makes it longer.
        end_by: code points; positive makes it longer.

    Returns:
        An end stops at the bounds of its paragraph. Shrinking a highlight over several
        paragraphs takes an emptied one away; at least one code point is left. An end that
        is moved skips white space, so that it stands at a word.
    """
    moved = list(spans)
    first = moved[0]
    start = max(_bounds(text, first).start, first.start + start_by)
    while start >= moved[0].end and len(moved) > 1:
        moved.pop(0)
        start = moved[0].start
    start = min(start, moved[0].end - 1)
    if start_by:
        room = Span(_bounds(text, moved[0]).start, moved[0].end)
        start = _off_blanks(text.printed, start, room, 1 if start_by > 0 else -1)
    moved[0] = Span(start, moved[0].end)
    last = moved[-1]
    end = min(_bounds(text, last).end, last.end + end_by)
    while end <= moved[-1].start and len(moved) > 1:
        moved.pop()
        end = moved[-1].end
    end = max(end, moved[-1].start + 1)
    if end_by:
        room = Span(moved[-1].start, _bounds(text, moved[-1]).end)
        end = _off_blanks(text.printed, end - 1, room, 1 if end_by > 0 else -1) + 1
    moved[-1] = Span(moved[-1].start, end)
    return tuple(moved)


def _off_blanks(printed: str, place: int, room: Span, step: int) -> int:
    """The next code point that is no white space, that way or else the other; else the place."""
    for way in (step, -step):
        found = place
        while room.start <= found < room.end and printed[found].isspace():
            found += way
        if room.start <= found < room.end:
            return found
    return place


def _bounds(text: Text, span: Span) -> Span:
    """The paragraph around a span; the span itself where there is none."""
    around = text.paragraphs_in(span)
    return around[0].span if around else span


def resized(text: Text, annotation: Annotation, spans: Iterable[Span]) -> Annotation:
    """The same highlight over other stretches, with its quote and context anew.

    Raises:
        Refused: with code "input" if no stretch touches a paragraph.
    """
    pieces = per_paragraph(text, spans)
    if not pieces:
        raise Refused("There are no words of the text to highlight at that place.", "input")
    anchor = anchor_spans(text, pieces, section_of(text, pieces[0].start))
    past, old = annotation.past, annotation.anchor
    if past and past[-1].revision != old.revision:
        past = (*past, old)  # going back to an earlier edition does not take the new ends back
    return replace(annotation, anchor=anchor, past=past, updated=now())


def mark_of(annotation: Annotation, *, pending: bool) -> Mark:
    """A highlight as the page draws it."""
    return Mark(
        id=annotation.id,
        spans=annotation.anchor.spans,
        colour=annotation.colour.value if annotation.colour else Colour.YELLOW.value,
        style=annotation.style.value if annotation.style else Style.TINT.value,
        has_note=bool(annotation.note),
        pending=pending,
        doubtful=annotation.anchor.is_doubtful,
    )


def added(text: Text, annotation: Annotation) -> Change:
    """The change that makes an annotation."""
    act = Act.NOTE if annotation.note else Act.HIGHLIGHT
    return changed(text, act, Edit(None, annotation))


def changed(text: Text, act: Act, *edits: Edit) -> Change:
    """A change with its name: the words of the first edit, shortened."""
    known = edits[0].before or edits[0].after
    assert known is not None  # noqa: S101 - an Edit holds one of the two
    return Change(Label(act, words_of(text, known)), edits)


def words_of(text: Text, annotation: Annotation) -> str:
    """What an annotation is on, in at most `LABEL_LENGTH` code points and an ellipsis."""
    anchor = annotation.anchor
    words = anchor.quote
    if annotation.target is Target.TEXT:
        words = text.title
    elif annotation.target is Target.SECTION:
        sections = text.arrangements[0].sections
        words = next((s.title for s in sections if s.id == anchor.section_id), "")
    return shortened(words, LABEL_LENGTH)
