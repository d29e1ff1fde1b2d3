"""Notes from elsewhere at their places in a text, or why they have none there."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from msgspec.structs import replace

from ..notes.anchor import Anchor, AnchorState, anchor_spans, per_paragraph
from ..notes.annotation import Annotation, Colour, Style, Target
from ..text.document import Text
from ..text.span import Span
from . import marking
from .incoming import LAST, Sketch


class Unfit(Exception):  # noqa: N818 - reads as a sentence
    """A note that cannot be taken; its text says why and ends without a full stop."""


def fitted(text: Text, annotation: Annotation) -> Annotation:
    """A whole note as one of this text.

    Raises:
        Unfit: if its place is none, or its words are not those of the text there.
    """
    anchor = replace(annotation.anchor, text_id=text.id)
    past = tuple(replace(each, text_id=text.id) for each in annotation.past)
    for each in (anchor, *past):
        _see_spans(each.spans)
    if anchor.state is AnchorState.ORPHAN:  # it stands nowhere, and says so
        return replace(annotation, anchor=anchor, past=past)
    if (annotation.target is Target.HIGHLIGHT) != bool(anchor.spans):
        raise Unfit("a highlight, and nothing else, has a place in the words")
    if anchor.revision == text.revision:
        _see_words(text, annotation.target, anchor)
    return replace(annotation, anchor=anchor, past=past)


def _see_spans(spans: tuple[Span, ...]) -> None:
    if not all(spans) or any(a.end > b.start for a, b in pairwise(spans)):
        raise Unfit("its places are empty, overlap or are not in order")
    if spans and spans[-1].end > LAST:
        raise Unfit("its place lies behind the end of every text")


def _see_words(text: Text, target: Target, anchor: Anchor) -> None:
    """A place on the open revision must hold the words that were noted down with it."""
    if target is Target.SECTION:
        if not any(each.id == anchor.section_id for each in text.arrangements[0].sections):
            raise Unfit("this text has no such section")
    elif anchor.spans:
        if anchor.spans[-1].end > len(text.printed):
            raise Unfit("its place lies behind the end of the text")
        if anchor.quote != "\n".join(span.of(text.printed) for span in anchor.spans):
            raise Unfit("the words at its place are not those it quotes")


def sketched(text: Text, sketch: Sketch, known: Annotation | None) -> Annotation:
    """A row of a table as a note of this text; what the row does not say is as in `known`.

    Raises:
        Unfit: if it has no place in this text.
    """
    if known is not None and known.target is not sketch.kind:
        raise Unfit("the note of that id is of another kind")
    anchor = _anchor(text, sketch, known)
    look = _look(sketch, known)
    time = marking.now()
    note = sketch.note if sketch.note is not None else (known.note if known else "")
    tags = sketch.tags if sketch.tags is not None else (known.tags if known else ())
    if sketch.kind is not Target.HIGHLIGHT and not (note.strip() or tags):
        raise Unfit("it says nothing")
    return Annotation(
        id=known.id if known else sketch.id or _name(text, sketch),
        target=sketch.kind,
        anchor=anchor,
        note=note,
        created=known.created if known else sketch.created or time,
        updated=sketch.updated or time,
        colour=look[0],
        style=look[1],
        tags=tags,
        past=known.past if known else (),
    )


def _look(sketch: Sketch, known: Annotation | None) -> tuple[Colour | None, Style | None]:
    if sketch.kind is not Target.HIGHLIGHT:
        return None, None
    colour = sketch.colour or (known.colour if known else None) or Colour.YELLOW
    return colour, sketch.style or (known.style if known else None) or Style.TINT


def _anchor(text: Text, sketch: Sketch, known: Annotation | None) -> Anchor:
    if known is not None:
        same = not sketch.spans or sketch.spans == known.anchor.spans
        if same or sketch.revision not in ("", text.revision):
            return known.anchor
    if sketch.revision not in ("", text.revision):
        raise Unfit("it was made on another revision of the text, which a table cannot carry")
    if sketch.kind is Target.TEXT:
        return Anchor(text.id, text.revision)
    if sketch.kind is Target.SECTION:
        anchor = Anchor(text.id, text.revision, section_id=sketch.section)
        _see_words(text, sketch.kind, anchor)
        return anchor
    spans = sketch.spans or (_only_place(text, sketch.quote),)
    _see_spans(spans)
    if spans[-1].end > len(text.printed):
        raise Unfit("its place lies behind the end of the text")
    anchor = anchor_spans(text, spans, marking.section_of(text, spans[0].start))
    if sketch.quote and sketch.quote != anchor.quote:
        raise Unfit("the words at its place are not those it quotes")
    return anchor


def _only_place(text: Text, quote: str) -> Span:
    """Where words stand that stand in the text once.

    Raises:
        Unfit: if they stand there not at all, more often, or across paragraphs.
    """
    if not quote.strip():
        raise Unfit("it names no place and quotes no words")
    at = text.printed.find(quote)
    if at < 0:
        raise Unfit("the words it quotes are not in the text")
    if text.printed.find(quote, at + 1) >= 0:
        raise Unfit("the words it quotes stand in the text more than once; give start and end")
    span = Span(at, at + len(quote))
    if per_paragraph(text, (span,)) != (span,):
        raise Unfit("the words it quotes reach across paragraphs; give start and end")
    return span


def _name(text: Text, sketch: Sketch) -> str:
    """An id for a row without one: the same row, read again, is the same note."""
    spans = " ".join(f"{span.start}-{span.end}" for span in sketch.spans)
    said = (text.id, sketch.kind.value, sketch.section, spans, sketch.quote, sketch.note or "")
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:32]
