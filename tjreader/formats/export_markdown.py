"""The annotated text as Markdown that reads well as it stands.

Highlights are `==…==`, notes are footnotes, each paragraph has its place code. What a
file or a person wrote is escaped, so no word of it can become markup, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..notes.annotation import Annotation, Target
from ..text.document import Kind, Paragraph, Section, place_code
from ..text.span import Span, united
from .export import Export

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@]|=(?==|\Z)|(?<==)=|\A=|&(?=#?\w+;))")
_LIST = re.compile(r"^([ \t]*\d*)([-+.)])", re.MULTILINE)
_LINK = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*)(?=://)|\b(mailto|xmpp|www)(?=[:.])")
_LEADS = {Kind.HEADLINE: "### ", Kind.HEADING: "### "}
_WRAPS = {Kind.LABEL: "**", Kind.DECK: "**", Kind.CAPTION: "*", Kind.BYLINE: "*", Kind.CREDIT: "*"}


def to_markdown(export: Export) -> str:
    """The text in reading order with its highlights, and its notes at the end."""
    return _Writer(export).whole()


def escaped(words: str, *, first: bool = True) -> str:
    """Words that Markdown shows as they are.

    Args:
        words: any words.
        first: whether they may stand at the start of a line.
    """
    words = _SPECIAL.sub(r"\\\1", words)
    words = _LINK.sub(r"\1\2\\", words)
    return _LIST.sub(r"\1\\\2", words) if first else words


class _Writer:
    """Writes one text; footnotes are numbered in the order they are met."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._text = export.opened.text
        self._footnotes: list[str] = []
        self._here = [
            one
            for one in export.annotations
            if one.target is Target.HIGHLIGHT and one.anchor.revision == self._text.revision
        ]
        self._elsewhere = [
            one
            for one in export.annotations
            if one.target is Target.HIGHLIGHT and one.anchor.revision != self._text.revision
        ]

    def whole(self) -> str:
        blocks = [f"# {escaped(self._text.title)}"]
        if self._text.source:
            blocks.append(f"*{escaped(self._text.source)}*")
        blocks += self._notes(Target.TEXT, None)
        for part in self._export.arrangement.parts:
            for section in part.sections:
                blocks += self._section(section)
        if self._elsewhere:
            blocks.append("## Highlights on another revision of the text")
            blocks += [self._stray(one) for one in self._elsewhere]
        blocks += self._footnotes
        return "\n\n".join(blocks) + "\n"

    def _notes(self, target: Target, section: Section | None) -> Iterator[str]:
        """Notes on the whole text or a section, as quotations."""
        for one in self._export.annotations:
            if one.target is not target or not one.note.strip():
                continue
            if section is None or one.anchor.section_id == section.id:
                yield "\n".join(f"> {line}".rstrip() for line in escaped(one.note).split("\n"))

    def _section(self, section: Section) -> Iterator[str]:
        paragraphs = section.paragraphs
        title = f"\\[{escaped(section.title)}\\]" if section.editorial else escaped(section.title)
        if paragraphs and paragraphs[0].span.of(self._text.printed) == section.title:
            title = self._marked(paragraphs[0], place_code(section))
            paragraphs = paragraphs[1:]
        yield f"## {place_code(section)} {title}".rstrip()
        yield from self._notes(Target.SECTION, section)
        for paragraph in paragraphs:
            yield self._paragraph(section, paragraph)

    def _paragraph(self, section: Section, paragraph: Paragraph) -> str:
        words = self._marked(paragraph, place_code(section, paragraph))
        if paragraph.number is not None:
            return f"¶{paragraph.number} {words}"
        wrap = _WRAPS.get(paragraph.kind, "")
        return f"{_LEADS.get(paragraph.kind, '')}{wrap}{words}{wrap}"

    def _marked(self, paragraph: Paragraph, place: str) -> str:
        """A paragraph's words with `==` around what is highlighted and numbers of notes."""
        span = paragraph.span
        pieces: list[Span] = []
        numbers: dict[int, str] = {}
        for one in self._here:
            own = [shared for s in one.anchor.spans if (shared := s.intersection(span))]
            pieces += own
            if own and one.note.strip() and one.anchor.spans[-1].end == own[-1].end:
                mark = self._footnote(one, place)
                numbers[own[-1].end] = numbers.get(own[-1].end, "") + mark
        tinted = united(pieces)
        starts, ends = {s.start for s in tinted}, {s.end for s in tinted}
        stops = sorted({span.start, span.end, *starts, *ends, *numbers})
        line = ""
        for at, until in zip(stops, [*stops[1:], span.end], strict=True):
            line += ("==" if at in ends else "") + numbers.get(at, "")
            line += ("==" if at in starts else "") + self._words(Span(at, until), span)
        return line

    def _words(self, span: Span, paragraph: Span) -> str:
        return escaped(span.of(self._text.printed), first=span.start == paragraph.start)

    def _footnote(self, one: Annotation, place: str) -> str:
        number = len(self._footnotes) + 1
        quote = escaped(one.anchor.quote.replace("\n", " / "))
        colour = f" ({one.colour.value})" if one.colour else ""
        note = escaped(one.note.strip()).replace("\n", "\n    ")
        self._footnotes.append(f"[^{number}]: {place} “{quote}”{colour}: {note}")
        return f"[^{number}]"

    def _stray(self, one: Annotation) -> str:
        note = f": {escaped(one.note.strip())}" if one.note.strip() else ""
        return f"“{escaped(one.anchor.quote.replace(chr(10), ' / '))}”{note}"
