"""Rows of a table as notes: the same for every kind of file that holds a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from ..app.incoming import LONGEST_NOTE, Incoming, Sketch
from ..app.ports import Refused
from ..notes.annotation import Colour, Style, Target
from ..notes.tags import typed_tags
from ..text.clean import clean
from ..text.span import Span
from .names import shown
from .note_table import COLUMNS

_LONGEST_TAGS = 20_000
"""Code points of all tags of a note."""

_ID = re.compile(r"[0-9A-Za-z_.-]{1,64}")
_SPANS = re.compile(r"\d{1,9}-\d{1,9}( +\d{1,9}-\d{1,9}){0,9999}")
_NUMBER = re.compile(r"\d{1,9}")

Row = dict[str, str]


def column_names(cells: Iterable[str], name: str) -> list[str]:
    """What the first row calls the columns, in small letters.

    Args:
        cells: the first row.
        name: the file as the reader knows it, for sentences.

    Raises:
        Refused: if none of them is one a note could be made of.
    """
    names = [clean(each).strip().lower() for each in cells]
    if not {"note", "quote", "spans", "start"} & set(names):
        raise Refused(
            f"{name} is no table of notes: its first line must name columns such as "
            "quote, note, start, end."
        )
    return names


def notes_of_rows(
    path: Path, names: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> Incoming:
    """The notes of a table.

    Args:
        path: its file.
        names: what its columns are called; those that are none of ours are passed over.
        rows: each with its number in the file, for people.
    """
    sketches, skipped = [], []
    for line, cells in rows:
        row = {
            column: clean(cell)
            for column, cell in zip(names, cells, strict=False)
            if column in COLUMNS
        }
        if not any(each.strip() for each in row.values()):
            continue
        try:
            sketches.append(_sketch(line, row))
        except ValueError as reason:
            skipped.append(f"Row {line}: {reason}.")
    return Incoming(shown(Path(path.name)), sketches=tuple(sketches), skipped=tuple(skipped))


def _sketch(line: int, row: Row) -> Sketch:
    """One row.

    Raises:
        ValueError: if it cannot be one; the text says why, without a full stop.
    """
    if len(row.get("note", "")) > LONGEST_NOTE:
        raise ValueError("the note is longer than a million characters")
    known_id = row.get("id", "").strip()
    if known_id and not _ID.fullmatch(known_id):
        raise ValueError("the id is none")
    tags = row.get("tags")
    if len(tags or "") > _LONGEST_TAGS:
        raise ValueError("it has more tags than a note can have")
    return Sketch(
        line=line,
        id=known_id,
        kind=Target(_one_of(row, "kind", Target) or Target.HIGHLIGHT),
        spans=_spans(row),
        revision=row.get("revision", "").strip(),
        section=row.get("section", "").strip(),
        quote=row.get("quote", ""),
        note=row.get("note"),
        tags=None if tags is None else typed_tags(tags),
        colour=Colour(colour) if (colour := _one_of(row, "colour", Colour)) else None,
        style=Style(style) if (style := _one_of(row, "style", Style)) else None,
        created=_time(row.get("created", "")),
        updated=_time(row.get("updated", "")),
    )


def _one_of(row: Row, column: str, kind: type[Colour] | type[Style] | type[Target]) -> str:
    said = row.get(column, "").strip().lower()
    if said and said not in [each.value for each in kind]:
        allowed = ", ".join(each.value for each in kind)
        raise ValueError(f"the {column} must be one of: {allowed}")
    return said


def _spans(row: Row) -> tuple[Span, ...]:
    said = row.get("spans", "").strip()
    if not said and (row.get("start", "").strip() or row.get("end", "").strip()):
        ends = [row.get(name, "").strip() for name in ("start", "end")]
        if not all(_NUMBER.fullmatch(each) for each in ends):
            raise ValueError("start and end must be whole numbers")
        said = "-".join(ends)
    if not said:
        return ()
    if not _SPANS.fullmatch(said):
        raise ValueError("the spans must be pairs such as 12-15, with spaces between")
    pairs = [pair.split("-") for pair in said.split()]
    if any(int(start) >= int(end) for start, end in pairs):
        raise ValueError("a span must end after its start")
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _time(said: str) -> str:
    """A time as annotations have it; what a spreadsheet made of it counts as none."""
    try:
        read = datetime.fromisoformat(said.strip())
    except ValueError:
        return ""
    return said.strip() if read.tzinfo else ""
