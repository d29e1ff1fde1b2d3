"""What is read and what is written, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.opened import OpenedText
from ..app.ports import Refused
from . import plain
from .export import Export, write_file
from .export_json import to_json
from .export_markdown import to_markdown


class Reader(Struct, frozen=True):
    """A kind of file that can be opened, by the ends of its names (lower case, with the dot)."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], OpenedText]


class Writer(Struct, frozen=True):
    """A kind of file that can be written; `words` makes its contents."""

    id: str
    suffix: str
    words: Callable[[Export], str]

    def write(self, path: Path, export: Export) -> None:
        """Write a file in one step.

        Raises:
            Refused: if it cannot be written; an old file of that name stays as it was.
        """
        write_file(path, self.words(export))


READERS = (Reader("plain", plain.SUFFIXES, plain.read_file),)
WRITERS = (Writer("md", ".md", to_markdown), Writer("json", ".json", to_json))


def read_file(path: Path) -> OpenedText:
    """Open a reader's file. A name that no reader claims is tried as plain text.

    Raises:
        Refused: if it cannot be read as a text.
    """
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader.read(path)
    return plain.read_file(path)


def writer(format_id: str) -> Writer:
    """The writer of that id.

    Raises:
        Refused: if there is none.
    """
    for one in WRITERS:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in WRITERS)
    raise Refused(f"{format_id} is no format this program writes: choose one of {known}.")
