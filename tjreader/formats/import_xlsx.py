"""Notes out of a spreadsheet: our own XLSX, as it was written or after another program saved it.

The sheet called “Notes” is read, else the first one.
"""

from __future__ import annotations

from pathlib import Path

from ..app.incoming import Incoming
from .export_xlsx import SHEET
from .names import shown
from .note_rows import column_names, notes_of_rows
from .sheet_reader import is_cut, read_sheet


def read_xlsx_notes(path: Path) -> Incoming:
    """The notes of a spreadsheet.

    Raises:
        Refused: if it cannot be read, is too large, is made to deceive, or its sheet names
            no column of ours.
    """
    sheet = read_sheet(path, SHEET)
    names = column_names(sheet.pop(0)[1] if sheet else (), shown(path))
    rows = [row for row in sheet if not _is_cut(names, row[1])]
    made = notes_of_rows(path, names, rows)
    cut = [
        f"Row {number}: the note was longer than a cell, so its end is missing; "
        "import it from a file of another kind."
        for number, cells in sheet
        if _is_cut(names, cells)
    ]
    return Incoming(made.name, (), made.sketches, (*made.skipped, *cut))


def _is_cut(names: list[str], cells: list[str]) -> bool:
    """Whether `to_xlsx` left out the end of a note, which must not take the place of the whole."""
    at = names.index("note") if "note" in names else len(cells)
    return at < len(cells) and is_cut(cells[at])
