"""Notes out of a table: our own CSV, or one that a reader made in a spreadsheet.

The first line names the columns (`note_table.COLUMNS`, in any order, others are passed
over). A table carries less than our JSON: no words around a quote, no earlier places.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..app.incoming import LONGEST_NOTE, MOST, Incoming
from ..app.ports import Refused
from .encodings import decode
from .export_csv import unguarded
from .names import shown
from .note_rows import column_names, notes_of_rows
from .whole_bytes import read_bytes

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest table."""

_SEPARATORS = ",;\t"


def read_csv_notes(path: Path) -> Incoming:
    """The notes of a table.

    Raises:
        Refused: if it cannot be read, is too large, or names no column of ours.
    """
    name = shown(path)
    words = decode(read_bytes(path, LARGEST), name)
    names, rows = _table(words, name)
    return notes_of_rows(path, names, rows)


def _table(words: str, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the rows with their line numbers."""
    head = words.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(LONGEST_NOTE * 2)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        names = [unguarded(each) for each in next(reader, [])]
        for cells in reader:
            rows.append((reader.line_num, [unguarded(each) for each in cells]))
            if len(rows) > MOST:
                raise Refused(f"{name} has more than {MOST:,} rows: import it in parts.")
    except csv.Error as error:
        raise Refused(f"{name}, line {reader.line_num}, is no table: {error}.") from error
    return column_names(names, name), rows
