"""Notes for paper: a page of them after each section, made of the same stuff as the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..notes.annotation import Annotation, Colour, Style, Target
from ..notes.numbering import in_order_of_ends, says_something, stands_in
from ..notes.selection import section_of
from ..text.document import Arrangement, Kind, Paragraph, Part, Section, Text, place_code
from ..text.rendering import View, render
from ..text.span import Span
from .exchange import Legend
from .page import Mark, Page, PageParagraph

HEAD = "注 Notes"
ON_ALL = "注 Notes on the whole text"
LOST = "Highlights on another revision of the text"
"""What stands above them, as in the other formats."""

_INDENT = "\u3000\u3000"
"""Where the second paragraph of a note begins: below the words of the first."""


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


class _Sheet:
    """Gathers the paragraphs of one page."""

    def __init__(self, legend: Legend) -> None:
        self._legend = legend
        self._lines: list[tuple[Kind, str]] = []
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

    def _put(self, line: str, one: Annotation, *, quoted: bool) -> None:
        if quoted:
            quote = one.anchor.quote.replace("\n", " / ")
            start = len(line) + 1
            self._marks.append((len(self._lines), start, start + len(quote), one))
            own = self._legend.own(one)
            line += f"“{quote}” " + (f"({own}) " if own else "")
        first, *others = one.note.strip().split("\n")
        self._lines.append((Kind.ITEM, (line + first).rstrip()))
        if one.tags:
            others.append(" ".join(f"#{tag}" for tag in one.tags))
        self._lines += ((Kind.ITEM, _INDENT + each) for each in others if each.strip())

    def page(self, title: str, head: str) -> NotePage:
        """All of it under a head, as a section of that title."""
        lines = [(Kind.LABEL, head), *self._lines]
        printed = "".join(f"{words}\n" for _, words in lines)
        paragraphs, at = [], 0
        for number, (kind, words) in enumerate(lines):
            paragraphs.append(Paragraph(f"n{number}", kind, Span(at, at + len(words))))
            at += len(words) + 1
        section = Section("notes", 1, title, tuple(paragraphs))
        arrangement = Arrangement("notes", (Part("notes", "", "", (section,)),))
        text = Text("notes", title, printed, (arrangement,))

        def made(paragraph: Paragraph) -> PageParagraph:
            rendering = render(printed, paragraph, (), View.PRINTED)
            return PageParagraph(paragraph, "", rendering, (), (None,) * len(rendering.text))

        page = Page(text, section, "notes", View.PRINTED, made)
        return NotePage(page, tuple(self._laid(paragraphs)))

    def _laid(self, paragraphs: Sequence[Paragraph]) -> Iterator[Mark]:
        for line, start, end, one in self._marks:
            at = paragraphs[line + 1].span.start
            if start < end and one.colour is not None:
                yield mark_of(one, one.colour, (Span(at + start, at + end),))


def mark_of(one: Annotation, colour: Colour, spans: tuple[Span, ...]) -> Mark:
    """A highlight as it is drawn, on these words."""
    return Mark(one.id, spans, colour.value, (one.style or Style.TINT).value, has_note=False)
