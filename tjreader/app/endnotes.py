"""Notes for paper: a page of them after each section, made of the same stuff as the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..notes.annotation import Annotation, Colour, Style, Target
from ..notes.markdown import Block, Line, Run, parse
from ..notes.numbering import in_order_of_ends, says_something, stands_in
from ..notes.selection import section_of
from ..text.document import Arrangement, Kind, Paragraph, Part, Section, Text, place_code
from ..text.rendering import View, render
from ..text.span import Span
from .exchange import Legend
from .page import Inset, Look, Mark, Page, PageParagraph

HEAD = "注 Notes"
ON_ALL = "注 Notes on the whole text"
LOST = "Highlights on another revision of the text"
"""What stands above them, as in the other formats."""

_STEP, _LEVEL = 2.0, 1.5
"""How far a note stands in below its number, and each level of a list or a quote further."""

_APART, _CLOSE, _BETWEEN = 0.35, 0.05, 0.6
"""Space above a part of a note, above one of its lines, and above the next note."""

_NOTE, _BELOW = Inset(0.0, _STEP, _BETWEEN), Inset(_STEP, _STEP, _CLOSE)


class NotePage(Struct, frozen=True):
    """Notes set as a page of text; `marks` lie on the words they quote."""

    page: Page
    marks: tuple[Mark, ...]


class Endnotes(Struct, frozen=True):
    """The notes of a text for paper.

    `numbers` are those of the notes on highlights, by id. `after` has a page for each section
    (by id) that has notes, `last` those for what belongs to no section.
    """

    numbers: dict[str, int]
    after: dict[str, NotePage]
    last: tuple[NotePage, ...]


def endnotes(
    text: Text,
    sections: Sequence[Section],
    annotations: Iterable[Annotation],
    legend: Legend,
    *,
    whole: bool,
) -> Endnotes:
    """Number notes and set them as pages.

    Args:
        text: the text they are on.
        sections: those that are put on paper, in their order.
        annotations: of the text.
        legend: what the reader calls the colours.
        whole: whether what belongs to no section is wanted too.
    """
    known = tuple(annotations)
    numbers: dict[str, int] = {}
    sheets = {section.id: _Sheet(legend) for section in sections}
    for one in known:
        place = section_of(text, one) if one.target is Target.SECTION else None
        if place in sheets and says_something(one):
            sheets[place].remark(one)
    for section, paragraph, one in in_order_of_ends(text, sections, known):
        numbers[one.id] = len(numbers) + 1
        sheets[section.id].note(numbers[one.id], place_code(section, paragraph), one)
    after = {
        section.id: sheets[section.id].page(section.shown_title, HEAD)
        for section in sections
        if not sheets[section.id].empty
    }
    return Endnotes(numbers, after, _last(text, known, legend) if whole else ())


def _last(text: Text, annotations: Iterable[Annotation], legend: Legend) -> tuple[NotePage, ...]:
    """Notes on the whole text, and highlights without a place in it."""
    on_all, lost = _Sheet(legend), _Sheet(legend)
    for one in annotations:
        if one.target is Target.TEXT and says_something(one):
            on_all.remark(one)
        elif one.target is Target.HIGHLIGHT and not stands_in(text, one):
            lost.stray(one)
    pairs = ((on_all, ON_ALL), (lost, LOST))
    return tuple(sheet.page("", head) for sheet, head in pairs if not sheet.empty)


class _Words(Struct):
    """One paragraph of a page as it is written down, and how it stands."""

    inset: Inset
    kind: Kind = Kind.ITEM
    words: str = ""
    looks: list[Look] = []

    def take(self, line: Line) -> None:
        """Put a line of a note behind the words there are."""
        for run in line.runs:
            self._put(run.words, line, run)
            if run.address and run.address != run.words:
                self._put(f" ({run.address})", line, None)

    def _put(self, words: str, line: Line, run: Run | None) -> None:
        start = len(self.words)
        self.words += words
        quiet = run is None or line.block is Block.QUOTE
        look = Look(Span(start, len(self.words)), quiet=quiet)
        if run is not None:
            look = Look(
                look.span,
                strong=run.strong or line.block is Block.HEADING,
                emphasis=run.emphasis,
                struck=run.struck,
                code=run.code,
                address=bool(run.address),
                quiet=quiet,
            )
        if words and look != Look(look.span):
            self.looks.append(look)


class _Sheet:
    """Gathers the paragraphs of one page."""

    def __init__(self, legend: Legend) -> None:
        self._legend = legend
        self._lines: list[_Words] = []
        self._marks: list[tuple[int, int, int, Annotation]] = []

    @property
    def empty(self) -> bool:
        return not self._lines

    def remark(self, one: Annotation) -> None:
        """A note on more than a stretch of words."""
        self._put("※\u3000", one, quoted=False)

    def note(self, number: int, place: str, one: Annotation) -> None:
        """A note on a highlight."""
        self._put(f"{number}\u3000{place} ", one, quoted=True)

    def stray(self, one: Annotation) -> None:
        """A highlight without a place."""
        self._put("·\u3000", one, quoted=True)

    def _put(self, head: str, one: Annotation, *, quoted: bool) -> None:
        if quoted:
            quote = one.anchor.quote.replace("\n", " / ")
            start = len(head) + 1
            self._marks.append((len(self._lines), start, start + len(quote), one))
            own = self._legend.own(one)
            head += f"“{quote}” " + (f"({own}) " if own else "")
        first, lines = _Words(_NOTE, words=head), list(parse(one.note.strip()))
        if lines and lines[0].block in (Block.TEXT, Block.HEADING):
            first.take(lines.pop(0))
        else:
            first.words = head.rstrip()
        self._lines += (first, *map(_written, lines))
        if one.tags:
            self._lines.append(_Words(_BELOW, words=" ".join(f"#{tag}" for tag in one.tags)))

    def page(self, title: str, head: str) -> NotePage:
        """All of it under a head, as a section of that title."""
        lines = [_Words(_NOTE, Kind.LABEL, head), *self._lines]
        printed = "".join(f"{each.words}\n" for each in lines)
        paragraphs, looks, insets, at = [], {}, {}, 0
        for number, each in enumerate(lines):
            name = f"n{number}"
            paragraphs.append(Paragraph(name, each.kind, Span(at, at + len(each.words))))
            looks[name] = tuple(each.looks)
            if number:
                insets[name] = each.inset
            at += len(each.words) + 1
        section = Section("notes", 1, title, tuple(paragraphs))
        arrangement = Arrangement("notes", (Part("notes", "", "", (section,)),))
        text = Text("notes", title, printed, (arrangement,))

        def made(paragraph: Paragraph) -> PageParagraph:
            shown = render(printed, paragraph, (), View.PRINTED)
            unread = (None,) * len(shown.text)
            return PageParagraph(paragraph, "", shown, (), unread, looks=looks[paragraph.id])

        page = Page(text, section, "notes", View.PRINTED, made, insets=insets)
        return NotePage(page, tuple(self._laid(paragraphs)))

    def _laid(self, paragraphs: Sequence[Paragraph]) -> Iterator[Mark]:
        for line, start, end, one in self._marks:
            at = paragraphs[line + 1].span.start
            if start < end and one.colour is not None:
                yield mark_of(one, one.colour, (Span(at + start, at + end),))


def _written(line: Line) -> _Words:
    """A line of a note that stands below its first."""
    above = _APART if line.apart or line.block is Block.HEADING else _CLOSE
    first = _STEP
    if line.block in (Block.ITEM, Block.QUOTE):
        first += _LEVEL * (line.level - (line.block is Block.ITEM))
    mark = f"{line.mark or '•'}\u2002" if line.block is Block.ITEM else ""
    made = _Words(Inset(first, first + sum(map(_width, mark)), above), words=mark)
    made.take(line)
    if not made.words:
        made.words = "\u2002"  # an empty line of code has its height
    return made


def _width(letter: str) -> float:
    """About how wide a character of an item's mark is set, in characters."""
    if letter in "•\u2002":
        return 0.5
    return 0.3 if letter in ".)" else 0.55 if letter.isascii() else 1.0


def mark_of(one: Annotation, colour: Colour, spans: tuple[Span, ...]) -> Mark:
    """A highlight as it is drawn, on these words."""
    return Mark(one.id, spans, colour.value, (one.style or Style.TINT).value, has_note=False)
