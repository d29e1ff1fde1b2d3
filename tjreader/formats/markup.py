"""Words as HTML and XHTML: escaped whatever they are, with ruby, highlights and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ..app.exchange import Legend
from ..notes.annotation import Annotation, Colour, Style
from ..text.document import Kind, Section
from .composition import Block, Chapter, Note, Piece

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

HEADINGS = {Kind.HEADLINE, Kind.HEADING}

OPENING = {Kind.LABEL, Kind.HEADLINE, Kind.DECK}
"""Kinds that stand above the title of a section: the head of its part."""

Href = Callable[[Note], str]
"""Where a note is, or the place it speaks of, as the address of a link."""


def escaped(words: str) -> str:
    """Words that stand in a file of HTML or XML as they are, also inside quotes.

    Characters that XML cannot hold are dropped, whoever let them in.
    """
    return _SPECIAL.sub(_entity, _NO_XML.sub("", words))


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES[found[0]]


def ruby(piece: Piece) -> str:
    """A piece's words with the pinyin of each character that has one."""
    if not any(piece.readings):
        return escaped(piece.words)
    return "".join(
        f'<ruby>{escaped(character)}<rp>(</rp><rt lang="zh-Latn">{escaped(reading.syllable)}</rt>'
        "<rp>)</rp></ruby>"
        if reading
        else escaped(character)
        for character, reading in zip(piece.words, piece.readings, strict=True)
    )


def marked(piece: Piece, href: Href) -> str:
    """A piece with its highlights, one inside the other, and the numbers of its notes."""
    words = ruby(piece)
    under = 0
    for one in reversed(piece.marks):
        if one.colour is None:
            continue
        style = one.style or Style.TINT
        names = [style.value, one.colour.value]
        if style is not Style.TINT:
            under += 1
            names += ["second"] if under > 1 else []
        tag = "mark" if style is Style.TINT else "span"
        words = f'<{tag} class="{" ".join(names)}">{words}</{tag}>'
    return words + "".join(_reference(note, href) for note in piece.closes)


def _reference(note: Note, href: Href) -> str:
    return (
        f'<a class="ref" id="ref-{note.number}" role="doc-noteref" href="{href(note)}">'
        f"{note.number}</a>"
    )


def words_of(block: Block, href: Href) -> str:
    """All words of a paragraph."""
    return "".join(marked(piece, href) for piece in block.pieces)


def editorial_title(section: Section) -> str:
    """The title of a section that stands nowhere in its words, or nothing."""
    if not (section.editorial and section.title):
        return ""
    note = f' title="{escaped(section.title_note)}"' if section.title_note else ""
    return f'<h2 class="heading editorial"{note}>{escaped(section.shown_title)}</h2>\n'


def chapter_blocks(chapter: Chapter, one: Callable[[Block], str]) -> str:
    """A section's paragraphs, what is said of it below its title.

    An editorial title stands below the head of its part.
    """
    title, below = editorial_title(chapter.section), remarks(chapter.remarks)
    made = []
    for block in chapter.blocks:
        kind = block.paragraph.kind
        if title and kind not in OPENING:
            made.append(title)
            title = ""
        if below and kind not in OPENING and not block.title:
            made.append(below)
            below = ""
        made.append(one(block))
    return "".join(made) + title + below


def remarks(found: Iterable[Annotation]) -> str:
    """Notes on a section or the whole text."""
    return "".join(f'<div class="remark" role="note">{said(one)}</div>\n' for one in found)


def chip(one: Annotation, legend: Legend) -> str:
    """A dot of a highlight's colour, named for those who do not see it."""
    return "" if one.colour is None else _dot(one.colour, legend)


def _dot(colour: Colour, legend: Legend) -> str:
    name = escaped(legend.name(colour))
    return (
        f'<span class="chip {colour.value}" role="img" aria-label="{name}" title="{name}"></span>'
    )


def key(legend: Legend) -> str:
    """What the reader calls the colours, each beside its dot; nothing where they have no names."""
    if not legend.names:
        return ""
    rows = " ".join(
        f'<span class="named" dir="auto"><span class="chip {colour.value}"></span> '
        f"{escaped(name)}</span>"
        for colour, name in legend.names
    )
    return f'<p class="key">{rows}</p>\n'


def tags(one: Annotation) -> str:
    """The tags of a note, or nothing."""
    if not one.tags:
        return ""
    told = " ".join(f"#{escaped(tag)}" for tag in one.tags)
    return f'<div class="tags" dir="auto">{told}</div>'


def said(one: Annotation) -> str:
    """The words and the tags of a note."""
    if not one.note.strip():
        return tags(one)
    # Quotes and dashes are other letters in Chinese than in Latin faces.
    latin = sum(map(str.isascii, one.note)) * 2 > len(one.note)
    face = "said latin" if latin else "said"
    return f'<div class="{face}" dir="auto">{escaped(one.note.strip())}</div>{tags(one)}'


def cited(one: Annotation) -> str:
    """The words a highlight lies on."""
    return f'<span class="quote">“{escaped(one.anchor.quote.replace(chr(10), " / "))}”</span>'
