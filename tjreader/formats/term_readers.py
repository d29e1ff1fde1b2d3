"""Which files terms are taken in from, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.incomingterms import Custom, TermSource
from ..app.ports import Refused
from .import_tbx import read_tbx
from .import_term_table import read_omegat, read_term_sheet, read_term_table
from .names import shown


class TermReader(Struct, frozen=True):
    """A kind of file with terms, by the ends of its names (lower case, with the dot)."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Custom], TermSource]


def _tbx(path: Path, custom: Custom) -> TermSource:
    return TermSource(terms=read_tbx(path, custom))


def _table(path: Path, _: Custom) -> TermSource:
    return TermSource(table=read_term_table(path))


def _omegat(path: Path, _: Custom) -> TermSource:
    return TermSource(table=read_omegat(path))


def _sheet(path: Path, _: Custom) -> TermSource:
    return TermSource(table=read_term_sheet(path))


TERM_READERS = (
    TermReader("tbx", (".tbx", ".xml"), _tbx),
    TermReader("omegat", (".utf8",), _omegat),
    TermReader("xlsx", (".xlsx",), _sheet),
    TermReader("csv", (".csv", ".tsv", ".tab", ".txt"), _table),
)


def read_terms(path: Path, custom: Custom | None = None) -> TermSource:
    """The terms of a file, or its table, as the ending of its name says what it is.

    Raises:
        Refused: if it cannot be read, or its name says nothing.
    """
    suffix = path.suffix.lower()
    for reader in TERM_READERS:
        if suffix in reader.suffixes:
            return reader.read(path, custom or Custom())
    endings = ", ".join(each for reader in TERM_READERS for each in reader.suffixes)
    raise Refused(
        f"Terms are read from files that end in {endings}, and {shown(path)} does not: "
        "save it as one of these first."
    )
