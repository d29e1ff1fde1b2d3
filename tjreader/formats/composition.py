"""An annotated text taken apart for the formats that people read.

Chapters hold blocks, blocks hold pieces: stretches of a paragraph that lie under the same
highlights. Notes on highlights are numbered in reading order; a note stands where the
highlight's last stretch ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from ..app.exchange import Legend
from ..lang.token import Reading
from ..notes.annotation import Annotation, Target
from ..notes.numbering import in_order_of_ends, says_something, stands_in
from ..notes.record import order_of_place
from ..notes.selection import section_of
from ..text.document import Paragraph, Part, Section, place_code
from ..text.span import Span
from .export import Export


class Note(Struct, frozen=True):
    """What is said of a highlight. `number` counts from 1, `place` is its citable name."""

    number: int
    place: str
    annotation: Annotation


class Piece(Struct, frozen=True):
    """Words under the same highlights (in the order they were made).

    `span` counts in the printed text, `readings` has one entry for each of its code points.
    `opens` and `closes` are the noted highlights whose first stretch begins, or whose last
    one ends, with it.
    """

    span: Span
    words: str
    readings: tuple[Reading | None, ...]
    marks: tuple[Annotation, ...] = ()
    opens: tuple[Note, ...] = ()
    closes: tuple[Note, ...] = ()


class Block(Struct, frozen=True):
    """A paragraph. `title` says that its words are those of the section's title."""

    paragraph: Paragraph
    place: str
    pieces: tuple[Piece, ...]
    title: bool = False


class Chapter(Struct, frozen=True):
    """A section; `remarks` are notes on it, `notes` those on highlights that end in it.

    `part` is the part it opens, None inside one.
    """

    section: Section
    place: str
    blocks: tuple[Block, ...]
    remarks: tuple[Annotation, ...]
    notes: tuple[Note, ...]
    part: Part | None = None


class Composition(Struct, frozen=True):
    """A whole text. `strays` are highlights that have no place in its words.

    `legend` has the reader's names of the colours that stand in it.
    """

    title: str
    source: str
    remarks: tuple[Annotation, ...]
    chapters: tuple[Chapter, ...]
    strays: tuple[Annotation, ...]
    legend: Legend = Legend()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes on highlights, by number."""
        return tuple(note for chapter in self.chapters for note in chapter.notes)


def compose(export: Export) -> Composition:
    """Take a text with its notes apart, in its reading order."""
    return _Composer(export).whole()


class _Composer:
    def __init__(self, export: Export) -> None:
        self._export = export
        self._text = export.opened.text
        self._notes: dict[str, Note] = {}
        self._noted: dict[str, list[Note]] = defaultdict(list)
        self._remarks: dict[str, list[Annotation]] = defaultdict(list)
        self._laid: dict[str, list[tuple[Span, Annotation]]] = defaultdict(list)
        self._strays: list[Annotation] = []
        for one in export.annotations:
            self._sort_in(one)

    def _sort_in(self, one: Annotation) -> None:
        if one.target is not Target.HIGHLIGHT:
            if self._export.content.notes and says_something(one):
                place = section_of(self._text, one) if one.target is Target.SECTION else None
                self._remarks[place or ""].append(one)
            return
        if not stands_in(self._text, one):
            self._strays.append(one)
            return
        for span in one.anchor.spans:
            for paragraph in self._text.paragraphs_in(span):
                shared = paragraph.span.intersection(span)
                if shared:
                    self._laid[paragraph.id].append((shared, one))

    def whole(self) -> Composition:
        self._number_notes()
        chapters = tuple(self._chapters())
        content = self._export.content
        strays = [
            each
            for each in sorted(self._strays, key=lambda each: order_of_place(self._text, each))
            if content.highlights or (content.notes and says_something(each))
        ]
        return Composition(
            self._text.title,
            self._text.source,
            tuple(self._remarks[""]),
            chapters,
            tuple(strays),
            self._export.legend.of(self._export.annotations),
        )

    def _chapters(self) -> Iterator[Chapter]:
        total, done = len(self._export.arrangement.sections) or 1, 0
        for part in self._export.arrangement.parts:
            for index, section in enumerate(part.sections):
                self._export.tick(done / total)
                done += 1
                blocks = tuple(self._block(section, one) for one in section.paragraphs)
                yield Chapter(
                    section,
                    place_code(section),
                    blocks,
                    tuple(self._remarks[section.id]),
                    tuple(self._noted[section.id]),
                    None if index or not part.title else part,
                )

    def _block(self, section: Section, paragraph: Paragraph) -> Block:
        laid = self._laid[paragraph.id]
        words = paragraph.span.of(self._text.printed)
        readings = self._readings(paragraph, words)
        pieces = tuple(self._pieces(paragraph.span, laid, readings))
        first = section.paragraphs[0] is paragraph
        return Block(
            paragraph, place_code(section, paragraph), pieces, first and words == section.title
        )

    def _number_notes(self) -> None:
        """Before all else: a highlight may end paragraphs after the one it begins in."""
        if not self._export.content.notes:
            return
        sections = self._export.arrangement.sections
        found = in_order_of_ends(self._text, sections, self._export.annotations)
        for number, (section, paragraph, one) in enumerate(found, 1):
            note = Note(number, place_code(section, paragraph), one)
            self._notes[one.id] = note
            self._noted[section.id].append(note)

    def _pieces(
        self,
        whole: Span,
        laid: list[tuple[Span, Annotation]],
        readings: tuple[Reading | None, ...],
    ) -> Iterator[Piece]:
        stops = {whole.start, whole.end}
        for span, _ in laid:
            stops |= {span.start, span.end}
        ordered = sorted(stops)
        for start, end in pairwise(ordered):
            span = Span(start, end)
            here = [(place, one) for place, one in laid if place.covers(span)]
            noted = [(place, self._notes[one.id]) for place, one in here if one.id in self._notes]
            yield Piece(
                span,
                span.of(self._text.printed),
                readings[start - whole.start : end - whole.start],
                tuple(one for _, one in here) if self._export.content.highlights else (),
                tuple(n for _, n in noted if n.annotation.anchor.spans[0].start == start),
                tuple(n for _, n in noted if n.annotation.anchor.spans[-1].end == end),
            )

    def _readings(self, paragraph: Paragraph, words: str) -> tuple[Reading | None, ...]:
        if self._export.content.pinyin:
            analysis = self._export.analyses(paragraph)
            if analysis is not None and analysis.text == words:
                return analysis.readings
        return (None,) * len(words)
