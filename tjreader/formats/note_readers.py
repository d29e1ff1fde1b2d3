"""Which files notes are taken in from, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.incoming import Incoming
from ..app.ports import Refused
from .import_csv import read_csv_notes
from .import_json import read_json_notes
from .import_xlsx import read_xlsx_notes
from .names import shown


class NoteReader(Struct, frozen=True):
    """A kind of file with notes, by the ends of its names (lower case, with the dot)."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Incoming]


NOTE_READERS = (
    NoteReader("json", (".json",), read_json_notes),
    NoteReader("csv", (".csv", ".tsv", ".txt"), read_csv_notes),
    NoteReader("xlsx", (".xlsx",), read_xlsx_notes),
)


def read_notes(path: Path) -> Incoming:
    """The notes of a file, as the ending of its name says what it is.

    Raises:
        Refused: if it cannot be read, or its name says nothing.
    """
    suffix = path.suffix.lower()
    for reader in NOTE_READERS:
        if suffix in reader.suffixes:
            return reader.read(path)
    raise Refused(
        f"Notes are read from .json, .csv and .xlsx files, and {shown(path)} is none of them: "
        "export them as one of these first."
    )
