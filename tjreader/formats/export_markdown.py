"""The annotated text as Markdown that reads well as it stands.

Highlights are `==…==`, notes are footnotes with colour and tags, each paragraph has its
place code. What a file or a person wrote is escaped, so no word of it can become markup,
a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ..app.exchange import Legend
from ..notes.annotation import Annotation
from ..notes.numbering import says_something
from ..text.document import Kind
from .composition import Block, Chapter, Composition, Note, compose
from .export import Export

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@]|=(?==|\Z)|(?<==)=|\A=|&(?=#?\w+;))")
_LIST = re.compile(r"^([ \t]*\d*)([-+.)])", re.MULTILINE)
_LINK = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*)(?=://)|\b(mailto|xmpp|www)(?=[:.])")
_LEADS = {Kind.HEADLINE: "### ", Kind.HEADING: "### "}
_WRAPS = {Kind.LABEL: "**", Kind.DECK: "**", Kind.CAPTION: "*", Kind.BYLINE: "*", Kind.CREDIT: "*"}


def to_markdown(export: Export) -> bytes:
    """The text in reading order with its highlights, and its notes at the end.

    Markdown has no ruby, so it is written without pinyin.
    """
    plain = replace(export, content=replace(export.content, pinyin=False))
    return _Writer(plain).whole().encode("utf-8", "replace")


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
    """Writes one text."""

    def __init__(self, export: Export) -> None:
        self._export = export

    def whole(self) -> str:
        made = compose(self._export)
        blocks = [f"# {escaped(made.title)}"]
        if made.source:
            blocks.append(f"*{escaped(made.source)}*")
        blocks += map(_quoted, made.remarks)
        for chapter in made.chapters:
            blocks += self._chapter(chapter)
        if made.strays:
            blocks.append("## Highlights on another revision of the text")
            blocks += [_stray(one, made.legend) for one in made.strays]
        blocks += self._silent(made)
        blocks += [_footnote(note, made.legend) for note in made.notes]
        return "\n\n".join(blocks) + "\n"

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        section, blocks = chapter.section, chapter.blocks
        title = f"\\[{escaped(section.title)}\\]" if section.editorial else escaped(section.title)
        if blocks and blocks[0].title:
            title = self._marked(blocks[0])
            blocks = blocks[1:]
        yield f"## {chapter.place} {title}".rstrip()
        yield from map(_quoted, chapter.remarks)
        for block in blocks:
            yield self._paragraph(block)

    def _paragraph(self, block: Block) -> str:
        words, paragraph = self._marked(block), block.paragraph
        if paragraph.number is not None:
            return f"¶{paragraph.number} {words}"
        wrap = _WRAPS.get(paragraph.kind, "")
        return f"{_LEADS.get(paragraph.kind, '')}{wrap}{words}{wrap}"

    def _marked(self, block: Block) -> str:
        """A paragraph's words with `==` around what is highlighted and numbers of notes."""
        line, inside = "", False
        for index, piece in enumerate(block.pieces):
            if piece.marks and not inside:
                line += "=="
                inside = True
            line += escaped(piece.words, first=index == 0)
            after = block.pieces[index + 1].marks if index + 1 < len(block.pieces) else ()
            if inside and not after:
                line += "=="
                inside = False
            line += "".join(f"[^{note.number}]" for note in piece.closes)
        return line

    def _silent(self, made: Composition) -> Iterator[str]:
        """Highlights of which nothing is said, so that their colours are not lost."""
        seen: dict[str, str] = {}
        legend = made.legend
        for chapter in made.chapters:
            for block in chapter.blocks:
                for piece in block.pieces:
                    for one in piece.marks:
                        if self._export.content.notes and says_something(one):
                            continue
                        line = f"- {block.place} {_cited(one)}{_look(one, legend)}"
                        seen.setdefault(one.id, line)
        if seen:
            yield "## Highlights without a note"
            yield "\n".join(seen.values())


def _footnote(note: Note, legend: Legend) -> str:
    one = note.annotation
    words = escaped(one.note.strip()).replace("\n", "\n    ")
    line = f"[^{note.number}]: {note.place} {_cited(one)}{_look(one, legend)}"
    return f"{line}: {words}" if words else line


def _cited(one: Annotation) -> str:
    return f"“{escaped(one.anchor.quote.replace(chr(10), ' / '))}”"


def _look(one: Annotation, legend: Legend) -> str:
    """Colour, style and tags of a highlight, or nothing."""
    style = f", {one.style.value}" if one.style and one.style.value != "tint" else ""
    colour = f"{escaped(legend.name(one.colour), first=False)}{style}" if one.colour else ""
    told = "; ".join(each for each in (colour, _tags(one)) if each)
    return f" ({told})" if told else ""


def _tags(one: Annotation) -> str:
    return " ".join(f"\\#{escaped(tag, first=False)}" for tag in one.tags)


def _quoted(one: Annotation) -> str:
    """A note on the whole text or a section, as a quotation."""
    lines = escaped(one.note.strip()).split("\n") if one.note.strip() else []
    if one.tags:
        lines += ["", _tags(one)] if lines else [_tags(one)]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _stray(one: Annotation, legend: Legend) -> str:
    note = f": {escaped(one.note.strip())}" if one.note.strip() else ""
    return f"{_cited(one)}{_look(one, legend)}{note}"
