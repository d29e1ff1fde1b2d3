"""A text as its readers meet it: parts, sections, paragraphs over one printed string."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from .erratum import Erratum, Rewrite
from .span import Span


class Kind(StrEnum):
    """What a paragraph is, which decides how it is set."""

    LABEL = "label"  # the banner above a special page
    HEADLINE = "headline"
    DECK = "deck"  # the line under a headline
    HEADING = "heading"
    COUPLET = "couplet"
    BODY = "body"
    ITEM = "item"  # opens with ——
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"


class Paragraph(Struct, frozen=True):
    """One paragraph: its kind and where its words stand in the printed text.

    `span` leaves out markup (`### `), trailing spaces and the line end.
    `number` counts the numbered paragraphs of a section from 1, else None.
    `display` are rewrites for the page alone (左图 is shown as 图：), in every view.
    """

    id: str
    kind: Kind
    span: Span
    number: int | None = None
    display: tuple[Rewrite, ...] = ()


class Section(Struct, frozen=True):
    """One entry of the contents.

    `number` is the § of place codes and is the same in every arrangement.
    `editorial` says that the title is the editors' (shown in square brackets,
    `title_note` as its tooltip) and stands nowhere in the printed text.
    """

    id: str
    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    editorial: bool = False
    title_note: str = ""
    byline: str = ""

    @property
    def shown_title(self) -> str:
        """The title for people: in square brackets if it is the editors'."""
        return f"[{self.title}]" if self.editorial and self.title else self.title


class Part(Struct, frozen=True):
    """A group of sections under one headline; `title` is empty where there is none."""

    id: str
    title: str
    deck: str
    sections: tuple[Section, ...]


class Arrangement(Struct, frozen=True, dict=True):
    """One reading order of the whole text ("contents" or "file")."""

    id: str
    parts: tuple[Part, ...]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in this order."""
        return tuple(section for part in self.parts for section in part.sections)

    def section(self, section_id: str) -> Section:
        """The section of that id.

        Raises:
            KeyError: if this arrangement has none.
        """
        return self._by_id[section_id]

    def section_at(self, position: int) -> Section | None:
        """The section one of whose paragraphs holds that code point, or None."""
        index = bisect_right(self._places, position, key=lambda place: place[0].start) - 1
        if index < 0 or position not in self._places[index][0]:
            return None
        return self._places[index][1]

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _places(self) -> list[tuple[Span, Section]]:
        """Every paragraph's place with its section, in order of place."""
        places = [(p.span, section) for section in self.sections for p in section.paragraphs]
        return sorted(places, key=lambda place: place[0])


class Text(Struct, frozen=True, dict=True):
    """One revision of a text. Immutable; a corrected edition is another `Text`.

    `printed` is the file decoded, unchanged. Every `Span` counts its code points.
    `arrangements` is never empty; the first one is the usual order. `revision` is the name
    of these printed words (`text.naming`); a text without words needs none.
    """

    id: str
    title: str
    printed: str
    arrangements: tuple[Arrangement, ...]
    errata: tuple[Erratum, ...] = ()
    source: str = ""
    revision: str = ""

    def arrangement(self, arrangement_id: str) -> Arrangement:
        """The arrangement of that id, or the usual one where there is none such."""
        for arrangement in self.arrangements:
            if arrangement.id == arrangement_id:
                return arrangement
        return self.arrangements[0]

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order of place."""
        found = [p for s in self.arrangements[0].sections for p in s.paragraphs]
        return tuple(sorted(found, key=lambda paragraph: paragraph.span))

    def paragraphs_in(self, span: Span) -> tuple[Paragraph, ...]:
        """The paragraphs that share at least one code point with `span`, in order of place."""
        first = bisect_right(self.paragraphs, span.start, key=lambda p: p.span.end)
        last = bisect_left(self.paragraphs, span.end, key=lambda p: p.span.start)
        return tuple(p for p in self.paragraphs[first:last] if p.span.intersects(span))


def place_code(section: Section, paragraph: Paragraph | None = None) -> str:
    """The citable name of a place: `§2 ¶3`, or `§2` for a paragraph without a number."""
    if paragraph is None or paragraph.number is None:
        return f"§{section.number}"
    return f"§{section.number} ¶{paragraph.number}"
