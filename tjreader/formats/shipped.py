"""The text that comes with the program, read from its resource folder.

`packaging/build_feature.py` writes the folder. Nothing heavy is imported and the
analyses stay lines of JSON until a paragraph is looked at: this runs before the
first paint.
"""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ..app.opened import OpenedText
from ..app.ports import Refused
from ..lang.token import Analysis
from ..notes.glossary import GlossaryEntry
from ..text.amendment import amendment
from ..text.document import Arrangement, Kind, Paragraph, Part, Section, Text
from ..text.erratum import Certainty, Erratum, Rewrite
from ..text.rendering import View
from ..text.span import Span

FORMAT = "tjreader-text"
VERSION = 1
KEPT = 512
"""Analyses kept after they were read; the whole article has fewer."""


def read_shipped(folder: Path) -> OpenedText:
    """A shipped text with its checked analyses and glossary.

    Args:
        folder: the folder that holds `manifest.json`.

    Raises:
        Refused: code "damaged", if a file is missing, cannot be read, is not the one
            the manifest names or says what cannot be.
    """
    manifest = _object(folder / "manifest.json", _bytes(folder / "manifest.json"))
    try:
        if manifest["format"] != FORMAT or manifest["version"] != VERSION:
            raise _damaged(folder / "manifest.json")
        sums = dict(manifest["files"])
        names = ("printed.md", "structure.json", "errata.json", "analyses.jsonl", "glossary.json")
        raw = {name: _checked(folder / name, sums[name]) for name in names}
        printed = raw["printed.md"].decode("utf-8")
        text = Text(
            id=str(manifest["id"]),
            title=str(manifest["title"]),
            printed=printed,
            arrangements=_arrangements(json.loads(raw["structure.json"])),
            errata=tuple(_erratum(row, printed) for row in json.loads(raw["errata.json"])),
            source=str(manifest["source"]),
            revision=str(manifest["revision"]),
        )
        glossary = tuple(GlossaryEntry(**row) for row in json.loads(raw["glossary.json"]))
        prepared = CheckedAnalyses(folder / "analyses.jsonl", raw["analyses.jsonl"])
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _damaged(folder) from error
    return OpenedText(text, prepared, glossary)


class CheckedAnalyses:
    """The checked analyses by paragraph and view, read from their lines when asked for."""

    def __init__(self, path: Path, raw: bytes) -> None:
        self._path = path
        self._lines: dict[tuple[str, str], bytes] = {}
        for line in raw.splitlines():
            # Each line begins {"id":"…","view":"…": enough to file it without reading it.
            words = line.split(b'"', 8)
            self._lines[words[3].decode(), words[7].decode()] = line
        self._read = lru_cache(KEPT)(self._read_line)

    def __call__(self, paragraph_id: str, view: View) -> Analysis | None:
        """The analysis of a paragraph in view PRINTED or CORRECTED, or None.

        A paragraph no erratum changes has the same words in both.

        Raises:
            Refused: code "damaged", if its line cannot be read.
        """
        line = self._lines.get((paragraph_id, view.value))
        if line is None and view is View.CORRECTED:
            line = self._lines.get((paragraph_id, View.PRINTED.value))
        return None if line is None else self._read(line)

    def _read_line(self, line: bytes) -> Analysis:
        try:
            return Analysis.from_json(json.loads(line))
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise _damaged(self._path) from error


def _damaged(path: Path) -> Refused:
    return Refused(
        f"A file of the program is damaged: {path}. Install the program again.", "damaged"
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(
            f"A file of the program is missing: {path}. Install the program again.", "damaged"
        ) from error
    except OSError as error:
        raise Refused(
            f"A file of the program cannot be read: {path} ({error.strerror}).", "unreadable"
        ) from error


def _object(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(value, dict):
        raise _damaged(path)
    return value


def _checked(path: Path, expected: str) -> bytes:
    """The bytes of a file, if they are those the manifest was written for."""
    raw = _bytes(path)
    # Against damage, not against people: OpenSSL's sums would be loaded for 3 ms and 5 MB.
    if f"{zlib.crc32(raw):08x}" != expected:
        raise _damaged(path)
    return raw


def _arrangements(value: dict[str, Any]) -> tuple[Arrangement, ...]:
    paragraphs = {row["id"]: _paragraph(row) for row in value["paragraphs"]}
    heads = {row["id"]: row for row in value["sections"]}
    parts = {row["id"]: row for row in value["parts"]}

    def section(row: dict[str, Any]) -> Section:
        head = heads[row["id"]]
        return Section(
            id=head["id"],
            number=head["number"],
            title=head["title"],
            paragraphs=tuple(paragraphs[key] for key in row["paragraphs"]),
            editorial=head["editorial"],
            title_note=head["note"],
            byline=head["byline"],
        )

    def part(row: dict[str, Any]) -> Part:
        head = parts[row["id"]]
        sections = tuple(section(item) for item in row["sections"])
        return Part(head["id"], head["title"], head["deck"], sections)

    return tuple(
        Arrangement(row["id"], tuple(part(item) for item in row["parts"]))
        for row in value["arrangements"]
    )


def _paragraph(row: dict[str, Any]) -> Paragraph:
    return Paragraph(
        id=row["id"],
        kind=Kind(row["kind"]),
        span=Span(*row["span"]),
        number=row["number"],
        display=tuple(_rewrite(item) for item in row["display"]),
    )


def _rewrite(row: list[Any]) -> Rewrite:
    start, end, words, syllables = row
    return Rewrite(Span(start, end), words, tuple(syllables))


def _erratum(row: dict[str, Any], printed: str) -> Erratum:
    erratum = Erratum(
        id=row["id"],
        span=Span(*row["span"]),
        kind=row["kind"],
        certainty=Certainty(row["certainty"]),
        printed=row["printed"],
        proposed=row["proposed"],
        reason=row["reason"],
        rewrites=tuple(_rewrite(item) for item in row["rewrites"]),
    )
    return replace(erratum, amendment=amendment(erratum, printed))
