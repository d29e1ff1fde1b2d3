"""The notes as a sheet of Excel."""

from __future__ import annotations

from . import note_table
from .export import Export
from .sheet import Sheet, workbook

SHEET = "Notes"
"""The name of the sheet."""

_WIDTHS = {"place": 9, "kind": 10, "quote": 34, "note": 60, "tags": 20, "colour_name": 16,
           "created": 20, "updated": 20, "spans": 14, "revision": 14, "id": 34}  # fmt: skip
_PRINTED = note_table.COLUMNS.index("colour_name") + 1
"""Columns that go to paper: what people look at."""


def to_xlsx(export: Export) -> bytes:
    """One row for each note."""
    rows = list(note_table.rows(export))
    return workbook(Sheet(SHEET, note_table.COLUMNS, rows, _WIDTHS, _PRINTED))
