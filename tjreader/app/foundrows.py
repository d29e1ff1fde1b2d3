"""What a search found as rows for the command line: JSON values."""

from __future__ import annotations

from typing import Any

from .find import Hit
from .search import NoteHit

Row = dict[str, Any]


def text_row(hit: Hit) -> Row:
    """A place in the text; offsets are code points of the printed text."""
    return {
        "place": hit.place,
        "start": hit.span.start,
        "end": hit.span.end,
        "before": hit.before,
        "words": hit.words,
        "after": hit.after,
        "matched": hit.matched.value,
    }


def note_row(hit: NoteHit) -> Row:
    """A note or highlight of any text."""
    note = hit.note
    return {
        "id": note.id,
        "text_id": note.text_id,
        "title": note.title,
        "target": note.target.value,
        "colour": note.colour.value if note.colour else None,
        "quote": note.quote,
        "note": note.note,
        "tags": list(note.tags),
        "start": note.start if note.start >= 0 else None,
    }
