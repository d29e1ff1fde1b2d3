"""The contents of a plain text: which lines are headings, where sections begin.

A reader's own file says little of its structure. In this order: Markdown headings
(`# …`); chapter lines of novels (第一回 …, Chapter 1); stretches between blank lines;
else sections of a length that fits a sitting.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from .sentences import sentences
from .span import Span

SITTING = 3000
"""Code points of a section where nothing in the text says where one ends."""

LONGEST = 2000
"""Code points of the longest paragraph; the page lays out one paragraph at a time."""

MANY = 200
"""More blocks than this are put together until they fill half a sitting."""

TITLE = 18
"""Code points of a title made of the first words."""

_MARKDOWN = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_FENCE = re.compile(r"(```|~~~)")
_COUNT = "[0-9０-９〇零○一二三四五六七八九十百千两廿卅]{1,9}"
_CHAPTER = re.compile(
    f"第{_COUNT}[章回节節卷部集篇折幕](?=[ \\t\\u3000：:、.．]|$|[^的是了，。,]{{1,30}}$)"
    f"|卷{_COUNT}(?=[ \\t\\u3000：:]|$)"
    "|(?:楔子|序章|序言|序幕|引子|前言|尾声|尾聲|终章|終章|后记|後記|番外)(?=[ \\t\\u3000：:]|$)"
    r"|(?:Chapter|CHAPTER|Part|PART)[ \t]+(?:[0-9]+|[IVXLC]+)\b"
)
_CHAPTER_LINE = 40
_STOP = re.compile(r"[，。！？；：、,.!?;:…\s]")


class Line(NamedTuple):
    """A line that holds words: where they stand, without markup and outer spaces.

    `level` is 1 to 6 for a heading, 0 for any other line. `blanks` counts the blank
    lines right before it. A very long line is several of these, one behind the other.
    """

    start: int
    end: int
    level: int
    blanks: int


class Group(Struct, frozen=True):
    """The lines of one section. `title` is empty where no heading gives one.

    `part` is the title of the part that begins here, None where none does.
    """

    title: str
    lines: tuple[Line, ...]
    part: str | None = None


def lines_of(words: str) -> list[Line]:
    """The lines of a cleaned text that hold words, with their headings."""
    found = list(_lines(words, markdown="\n#" in words or words.startswith("#")))
    if any(line.level for line in found):
        return found
    chapters = [i for i, line in enumerate(found) if _is_chapter(words, line)]
    if len(chapters) < 2:
        return found
    for i in chapters:
        line = found[i]
        found[i] = Line(line.start, line.end, 1, line.blanks)
    return found


def groups_of(words: str, lines: Sequence[Line]) -> list[Group]:
    """The sections of a text, in order; empty only where there are no lines."""
    if any(line.level for line in lines):
        return _by_headings(words, lines)
    blocks = _blocks(lines)
    if len(blocks) == 1:
        blocks = _filled([[line] for line in lines], SITTING)
    elif len(blocks) > MANY:
        blocks = _filled(blocks, SITTING // 2)
    return [Group(first_words(words, block[0]), tuple(block)) for block in blocks]


def first_words(words: str, line: Line) -> str:
    """A title made of the first words of a line, cut at a mark where one is near."""
    start = words[line.start : min(line.end, line.start + TITLE + 1)]
    stop = next((m.start() for m in _STOP.finditer(start) if m.start() >= 4), None)
    if stop is not None:
        start = start[:stop]
    if len(start) > TITLE:
        start = start[:TITLE]
    return start if line.start + len(start) >= line.end - 1 else start + "…"


def _lines(words: str, *, markdown: bool) -> Iterator[Line]:
    place = blanks = 0
    fenced = False
    for raw in words.split("\n"):
        body = raw.strip()
        start = place
        place += len(raw) + 1
        if not body:
            blanks += 1
            continue
        if len(body) < len(raw):
            start += len(raw) - len(raw.lstrip())
        if markdown and body[0] in "#`~":
            fenced ^= _FENCE.match(body) is not None
            heading = None if fenced else _MARKDOWN.match(body)
            if heading:
                end = start + len(_CLOSING_HASHES.sub("", body))
                yield Line(start + heading.end(), end, len(heading[1]), blanks)
                blanks = 0
                continue
        if len(body) <= LONGEST:
            yield Line(start, start + len(body), 0, blanks)
        else:
            for piece in _pieces(body):
                yield Line(start + piece.start, start + piece.end, 0, blanks)
                blanks = 0
        blanks = 0


def _pieces(body: str) -> Iterator[Span]:
    """A very long line in pieces of at most LONGEST code points, cut where sentences end."""
    start = end = 0
    for sentence in sentences(body, semicolons=True):
        if start < end and sentence.end - start > LONGEST:
            yield Span(start, end)
            start = sentence.start
        end = sentence.end
        while end - start > LONGEST:
            cut = _safe_cut(body, start, start + LONGEST)
            yield Span(start, cut)
            start = cut
    if start < end:
        yield Span(start, end)


def _safe_cut(body: str, start: int, cut: int) -> int:
    """A place near `cut` that parts no character from its marks, joiners and selectors."""
    for place in range(cut, max(start, cut - 64), -1):
        joined = unicodedata.category(body[place]) in ("Mn", "Me", "Mc", "Cf", "Sk")
        if not joined and body[place - 1] != "\u200d":
            return place
    return cut


def _is_chapter(words: str, line: Line) -> bool:
    if line.end - line.start > _CHAPTER_LINE:
        return False
    return _CHAPTER.match(words, line.start, line.end) is not None


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The stretches between blank lines that mean something.

    Two blank lines part sections wherever they are found. A single one does only where
    paragraphs stand on lines of their own without it.
    """
    inner = [line.blanks for line in lines[1:]]
    least = 2 if max(inner, default=0) >= 2 else 1
    if least == 1 and 0 not in inner:
        return [list(lines)]
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.blanks >= least:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _filled(blocks: Sequence[Sequence[Line]], size: int) -> list[list[Line]]:
    """Neighbours put together until each has at least `size` code points."""
    found: list[list[Line]] = []
    room = 0
    for block in blocks:
        if room <= 0:
            found.append([])
            room = size
        found[-1] += block
        room -= sum(line.end - line.start for line in block)
    if len(found) > 1 and sum(line.end - line.start for line in found[-1]) < size // 4:
        last = found.pop()
        found[-1] += last
    return found


def _by_headings(words: str, lines: Sequence[Line]) -> list[Group]:
    """A section for each heading; headings without words of their own lead the next one."""
    top = min(line.level for line in lines if line.level)
    deeper = any(line.level > top for line in lines)
    found: list[Group] = []
    own: list[Line] = []
    title, part = "", None

    def close() -> None:
        nonlocal part
        if own:
            found.append(Group(title or first_words(words, own[0]), tuple(own), part))
            part = None
        own.clear()

    for line in lines:
        if line.level:
            if own and not own[-1].level:  # words end a section, headings lead one
                close()
            title = words[line.start : line.end]
            if deeper and line.level == top:
                part = title
        own.append(line)
    close()
    return found
