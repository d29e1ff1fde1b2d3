"""The notes as CSV that a spreadsheet opens without running any of it."""

from __future__ import annotations

import csv
import io
import re

from . import note_table
from .export import Export

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def to_csv(export: Export) -> bytes:
    """One line for each note under a line of names; UTF-8 with its mark, as Excel wants it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(note_table.COLUMNS)
    for row in note_table.rows(export):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: `'` before what could begin one."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
