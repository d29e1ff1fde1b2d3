"""Notes out of a table: our own CSV, or one that a reader made in a spreadsheet.

The first line names the columns (`note_table.COLUMNS`, in any order, others are passed
over). A table carries less than our JSON: no words around a quote, no earlier places.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path

from ..app.incoming import LONGEST_NOTE, MOST, Incoming, Sketch
from ..app.ports import Refused
from ..notes.annotation import Colour, Style, Target
from ..notes.tags import typed_tags
from ..text.clean import clean
from ..text.span import Span
from .encodings import decode
from .export_csv import unguarded
from .names import shown
from .note_table import COLUMNS
from .whole_bytes import read_bytes

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest table."""

_SEPARATORS = ",;\t"
_ID = re.compile(r"[0-9A-Za-z_.-]{1,64}")
_SPANS = re.compile(r"\d{1,9}-\d{1,9}( +\d{1,9}-\d{1,9}){0,9999}")
_NUMBER = re.compile(r"\d{1,9}")

Row = dict[str, str]


def read_csv_notes(path: Path) -> Incoming:
    """The notes of a table.

    Raises:
        Refused: if it cannot be read, is too large, or names no column of ours.
    """
    name = shown(path)
    words = decode(read_bytes(path, LARGEST), name)
    names, rows = _table(words, name)
    sketches, skipped = [], []
    for line, cells in rows:
        row = {
            column: clean(unguarded(cell))
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


def _table(words: str, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the rows with their line numbers."""
    head = words.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(LONGEST_NOTE * 2)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        names = [unguarded(clean(each)).strip().lower() for each in next(reader, [])]
        for cells in reader:
            rows.append((reader.line_num, cells))
            if len(rows) > MOST:
                raise Refused(f"{name} has more than {MOST:,} rows: import it in parts.")
    except csv.Error as error:
        raise Refused(f"{name}, line {reader.line_num}, is no table: {error}.") from error
    if not {"note", "quote", "spans", "start"} & set(names):
        raise Refused(
            f"{name} is no table of notes: its first line must name columns such as "
            "quote, note, start, end."
        )
    return names, rows


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
