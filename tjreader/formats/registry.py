"""What is read, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.opened import OpenedText
from . import plain


class Reader(Struct, frozen=True):
    """A kind of file that can be opened, by the ends of its names (lower case, with the dot)."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], OpenedText]


READERS = (Reader("plain", plain.SUFFIXES, plain.read_file),)


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
