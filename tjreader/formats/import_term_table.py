"""Tables of terms: CSV with any separator, a sheet of Excel, and the glossary of OmegaT.

Only the cells are read here; what they mean is told by a layout (`app.termguess`).
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from msgspec.structs import replace

from ..app.incomingterms import LONGEST_NOTE
from ..app.ports import Refused
from ..app.termtable import MOST_ROWS, Field, Layout, TermTable, Use
from ..text.clean import clean
from .encodings import decode
from .export_csv import unguarded
from .export_term_table import NO_RENDERING, STATUS_WORDS, TERM_SHEET
from .names import shown
from .sheet_reader import is_cut, read_sheet
from .whole_bytes import read_bytes

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest table."""

WIDEST = 64
"""Columns that are looked at."""

_OMEGAT = Layout(
    tuple(map(Use, range(4), (Field.TERM, Field.RENDERING, Field.NOTE, Field.STATUS))),
    header=False,
)
_SEPARATORS = ",;\t"


def read_term_table(path: Path) -> TermTable:
    """The cells of a table; its first line says by what they are separated.

    Raises:
        Refused: if it cannot be read, is too large or is no table.
    """
    name = shown(path)
    words = decode(read_bytes(path, LARGEST, "terms"), name)
    head = words.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    if separator == "\t" and '"' not in words:
        return _table(path, _plain(words))
    csv.field_size_limit(LONGEST_NOTE * 2)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        for cells in reader:
            rows.append(cells[:WIDEST])
            _see_count(len(rows), name)
    except csv.Error as error:
        if separator == "\t":  # a quote there may be a word's own
            return _table(path, _plain(words))
        raise Refused(f"{name}, line {reader.line_num}, is no table: {error}.") from error
    return _table(path, rows)


def read_omegat(path: Path) -> TermTable:
    """The cells of a glossary of OmegaT: source, target, comment; lines with # are remarks.

    Raises:
        Refused: as `read_term_table`.
    """
    name = shown(path)
    words = decode(read_bytes(path, LARGEST, "terms"), name)
    rows = [cells for cells in _plain(words) if not cells[0].startswith("#")]
    made = _table(path, [[*cells[:2], *_comment("\t".join(cells[2:]))] for cells in rows])
    return replace(made, layout=_OMEGAT)


def _comment(words: str) -> tuple[str, str]:
    """A comment and a status; a comment of this program sums up what is known elsewhere."""
    first = words.partition(";")[0]
    if first in STATUS_WORDS.values() or first == NO_RENDERING:
        status = next((each for each, said in STATUS_WORDS.items() if said == first), None)
        return "", status.value if status is not None else ""
    return words.strip(), ""


def read_term_sheet(path: Path) -> TermTable:
    """The cells of a spreadsheet: of the sheet called “Terms”, else of the first one.

    Words that did not fit into their cell are left out, so that they never take the place
    of the whole.

    Raises:
        Refused: if it cannot be read, is too large or is made to deceive.
    """
    rows: list[list[str]] = []
    remarks = []
    for number, cells in read_sheet(path, TERM_SHEET, "terms"):
        if any(map(is_cut, cells)):
            remarks.append(f"Row {number}: words longer than a cell are left out.")
        if rows and number <= MOST_ROWS:  # rows keep their numbers, for people
            rows += [[]] * (number - 1 - len(rows))
        rows.append(["" if is_cut(cell) else clean(cell) for cell in cells])
    return TermTable(shown(Path(path.name)), tuple(map(tuple, rows)), tuple(remarks))


def _plain(words: str) -> list[list[str]]:
    return [line.split("\t")[:WIDEST] for line in clean(words).split("\n")]


def _table(path: Path, rows: list[list[str]]) -> TermTable:
    name = shown(Path(path.name))
    _see_count(len(rows), name)
    kept = (tuple(clean(unguarded(cell)) for cell in row) for row in rows)
    return TermTable(name, tuple(kept))


def _see_count(count: int, name: str) -> None:
    if count > MOST_ROWS:
        raise Refused(f"{name} has more than {MOST_ROWS:,} rows: import it in parts.")
