"""The annotated text as Markdown, for people.

Highlights are `<mark class="colour style">`; notes are footnotes where the highlight
ends, notes on a section or on the whole text are block quotes under its heading. The
text's words stand literally; a note keeps its Markdown, but no tag and no picture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from ..text.document import Kind, Paragraph, Section, Text
from ..text.span import Span

Row = Mapping[str, Any]

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~$=^])")
_LIST = re.compile(r"^(\s*|\s*\d+)([-+.)])(?=\s|$)")

_HEADS = {Kind.HEADLINE: "# ", Kind.HEADING: "## "}
_QUIET = {Kind.BYLINE, Kind.CREDIT, Kind.LABEL, Kind.DECK}


def annotated_markdown(text: Text, annotations: Sequence[Row]) -> str:
    """The text with its highlights and notes.

    Args:
        text: the text.
        annotations: rows as `tjreader notes --json` lists them; `spans` say where a
            highlight stands in the printed text.
    """
    return _Writer(text, annotations).written()


class _Writer:
    """Writes one text; footnotes are numbered as they come in reading order."""

    def __init__(self, text: Text, annotations: Sequence[Row]) -> None:
        self._text = text
        self._highlights = [row for row in annotations if row["kind"] == "highlight"]
        self._others = [row for row in annotations if row["kind"] != "highlight"]
        self._numbers: dict[str, int] = {}
        self._blocks: list[str] = []

    def written(self) -> str:
        sections = self._text.arrangements[0].sections
        if not any(p.kind is Kind.HEADLINE for s in sections for p in s.paragraphs):
            self._blocks.append(f"# {escaped(self._text.title)}")
        self._notes_on("text", None)
        for section in sections:
            self._section(section)
        for row in sorted(self._highlights, key=lambda row: self._numbers.get(row["id"], 0)):
            if row["id"] in self._numbers:
                self._footnote(self._numbers[row["id"]], row["note"])
        return "\n\n".join(self._blocks) + "\n"

    def _section(self, section: Section) -> None:
        if section.editorial:
            self._blocks.append(f"## {escaped(f'[{section.title}]')}")
        pending = True
        for index, paragraph in enumerate(section.paragraphs):
            self._blocks.append(self._paragraph(paragraph))
            after = section.paragraphs[index + 1 : index + 2]
            # Notes on a section stand under its heading, wherever that comes.
            if pending and not (after and after[0].kind in (*_HEADS, *_QUIET)):
                self._notes_on("section", section.id)
                pending = False

    def _notes_on(self, kind: str, section_id: str | None) -> None:
        for row in self._others:
            if row["kind"] == kind and row["section"] == section_id and row["note"]:
                self._blocks.append("\n".join(f"> {line}" for line in _note_lines(row["note"])))

    def _footnote(self, number: int, note: str) -> None:
        first, *rest = _note_lines(note)
        self._blocks.append("\n".join([f"[^{number}]: {first}", *(f"    {line}" for line in rest)]))

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = self._marked(paragraph)
        if paragraph.kind in _HEADS:
            return _HEADS[paragraph.kind] + words
        if paragraph.kind in _QUIET and words:
            return f"*{words}*"
        if paragraph.kind is Kind.CAPTION:
            return f"> {words}"
        return _LIST.sub(r"\1\\\2", words)

    def _marked(self, paragraph: Paragraph) -> str:
        """The paragraph's words, cut wherever a highlight begins or ends."""
        here = paragraph.span
        touching = [
            (row, piece)
            for row in self._highlights
            for start, end in row["spans"]
            if (piece := Span(start, end).intersection(here)) is not None
        ]
        places = {here.start, here.end}
        places.update(place for _, piece in touching for place in (piece.start, piece.end))
        cuts = sorted(places)
        written = ""
        for start, end in pairwise(cuts):
            over = [row for row, piece in touching if piece.start <= start < piece.end]
            words = escaped(Span(start, end).of(self._text.printed))
            for row in over:
                words = f'<mark class="{row["colour"]} {row["style"]}">{words}</mark>'
            written += words + "".join(self._references(over, end))
        return written

    def _references(self, rows: list[Row], end: int) -> list[str]:
        made = []
        for row in rows:
            if row["note"] and end == row["spans"][-1][1] and row["id"] not in self._numbers:
                self._numbers[row["id"]] = len(self._numbers) + 1
                made.append(f"[^{self._numbers[row['id']]}]")
        return made


def escaped(words: str) -> str:
    """Words that stand literally in Markdown, with the code points they have."""
    return _SPECIAL.sub(r"\\\1", words)


def _note_lines(note: str) -> list[str]:
    """The lines of a note: its Markdown kept, but no tag and no picture."""
    return note.replace("<", r"\<").replace("![", r"!\[").splitlines() or [""]
