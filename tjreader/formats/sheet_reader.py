"""The rows of a sheet of Excel's kind: our own, or as another program saved it.

A cell's words are taken as they stand there; a formula is never reckoned, its last result
is what counts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from ..app.incoming import MOST
from ..app.ports import Refused
from .archive import Archive
from .names import shown
from .sheet import LONGEST, units
from .whole_bytes import read_bytes
from .xml_events import read_xml

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file, as it is packed."""

_WORKBOOK = "xl/workbook.xml"
_SHARED = "xl/sharedStrings.xml"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"(-?\d{1,15})\.0*")
_WIDEST = 64
"""Columns that are looked at."""

_MOST_WORDS = 20_000_000
"""Code points of all cells: thousands of cells may name one and the same long string."""

Rows = list[tuple[int, list[str]]]
"""Rows with words in them, each with its number in the sheet."""


def read_sheet(path: Path, wanted: str, what: str = "notes") -> Rows:
    """The rows of the sheet of that name, else of the first one.

    Args:
        path: the file.
        wanted: the sheet's name.
        what: what is looked for in it, for sentences.

    Raises:
        Refused: if it cannot be read, is too large, or is made to deceive.
    """
    name = shown(path)
    archive = Archive(read_bytes(path, LARGEST, what), name)
    if _WORKBOOK not in archive:
        raise Refused(f"{name} is no spreadsheet of Excel's kind: save it as .xlsx or .csv.")
    shared = _Shared()
    if _SHARED in archive:
        read_xml(archive.read(_SHARED), name, shared)
    sheet = _Sheet(name, tuple(shared.found))
    read_xml(archive.read(_sheet_of(archive, name, wanted)), name, sheet)
    return sheet.rows


def is_cut(words: str) -> bool:
    """Whether the end of a cell's words was left out when they were put into it."""
    return words.endswith("…") and units(words) >= LONGEST - 1


def _sheet_of(archive: Archive, name: str, wanted: str) -> str:
    """The member that holds the sheet that is wanted."""
    book, links = _Book(), _Links()
    read_xml(archive.read(_WORKBOOK), name, book)
    read_xml(archive.read("xl/_rels/workbook.xml.rels"), name, links)
    chosen = book.sheets.get(wanted) or next(iter(book.sheets.values()), "")
    target = links.found.get(chosen)
    if target is None:
        raise Refused(f"{name} has no sheet in it.")
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join("xl", target))


class _Silent:
    """Hears nothing; the listeners below say what they hear."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def words(self, words: str) -> None:
        """Words between the marks."""

    def end(self, name: str) -> None:
        """An element ends."""


class _Book(_Silent):
    """The sheets by name, each with the id of its link, in the order of their tabs."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets.setdefault(attributes.get("name", ""), attributes.get("id", ""))


class _Links(_Silent):
    """Where links lead inside the file, by their ids."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes.get("Id", "")] = attributes.get("Target", "")


class _Words(_Silent):
    """Gathers the words of strings; phonetic guides (`rPh`) are none of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open = False
        self._guide = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        if name == "rPh":
            self._guide += 1
        elif name == "t":
            self._open = not self._guide

    def words(self, words: str) -> None:
        if self._open:
            self._pieces.append(words)

    def end(self, name: str) -> None:
        if name == "t":
            self._open = False
        elif name == "rPh":
            self._guide -= 1

    def taken(self) -> str:
        """The words gathered since it was last asked, with their escapes resolved."""
        words = "".join(self._pieces)
        self._pieces.clear()
        if "_x" not in words:
            return words
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)


class _Shared(_Words):
    """The strings that cells name by their number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.found.append(self.taken())


class _Sheet(_Words):
    """The rows of a sheet, each with its number; what is not there is empty."""

    def __init__(self, name: str, shared: tuple[str, ...]) -> None:
        super().__init__()
        self.rows: list[tuple[int, list[str]]] = []
        self._name = name
        self._shared = shared
        self._row: list[str] = []
        self._number = 0
        self._kind = ""
        self._at = 0
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._kind = attributes.get("t", "n")
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._at = _column(place[1]) if place else self._at + 1
        elif name == "v":
            self._open = True
        elif name == "row":
            self._row, self._at = [], -1
            said = attributes.get("r", "")
            self._number = int(said) if said.isdecimal() and len(said) < 8 else self._number + 1
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "v":
            self._open = False
        elif name == "c":
            self._put(self._value(self.taken()))
        elif name == "row":
            self._put_row()
        else:
            super().end(name)

    def _put(self, value: str) -> None:
        if value and self._at < _WIDEST:
            self._row += [""] * (self._at + 1 - len(self._row))
            self._row[self._at] = value
            self._length += len(value)
            if self._length > _MOST_WORDS:
                raise Refused(f"{self._name} has more words in it than can be taken in at once.")

    def _put_row(self) -> None:
        if not any(self._row):
            return
        if len(self.rows) > MOST:
            raise Refused(f"{self._name} has more than {MOST:,} rows: import it in parts.")
        self.rows.append((self._number, self._row))

    def _value(self, words: str) -> str:
        if self._kind == "s":
            at = int(words) if words.isdecimal() and len(words) < 9 else len(self._shared)
            if at >= len(self._shared):
                raise Refused(f"{self._name} is damaged: a cell names words that are not there.")
            return self._shared[at]
        if self._kind == "n":
            whole = _WHOLE.fullmatch(words)
            return whole[1] if whole else words
        return words


def _column(letters: str) -> int:
    """The number of a column, from 0 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
