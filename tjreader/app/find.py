"""Find in the open text: characters, pinyin, initials; in the printed form and the mended.

Characters are found everywhere; pinyin and initials where a paragraph's readings are
known, and the answer says how many paragraphs were left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from ..lang.token import Analysis, Reading
from ..text.document import Paragraph, Section, place_code
from ..text.indexing import fold_all
from ..text.rendering import Rendering, View, render
from ..text.span import Span
from .opened import OpenedText
from .pages import PageMaker
from .query import Query, Spoken, parse, spoken

LIMIT = 2000
"""Hits that are listed; a text of a million characters has 40,000 的."""

CONTEXT = 14
"""Code points of context shown before and after a hit."""


class Matched(StrEnum):
    """As what a query was found."""

    CHARACTERS = "characters"
    PINYIN = "pinyin"
    INITIALS = "initials"


class Hit(Struct, frozen=True):
    """One place where a query was found.

    `span` is printed and never empty; for a hit in the mended form (`form` CORRECTED)
    it is the printed stretch the mended words stand for. `words` are those found, in
    the form they were found in, with `before` and `after` from the same paragraph.
    """

    section_id: str
    paragraph_id: str
    place: str
    span: Span
    before: str
    words: str
    after: str
    matched: Matched
    form: View = View.PRINTED


class Found(Struct, frozen=True):
    """All that was found, in reading order.

    `more` says that only the first `LIMIT` are listed. `unread` counts the paragraphs
    that were not searched for pinyin or initials because they are not yet analysed
    (0 where the query was characters).
    """

    query: str
    hits: tuple[Hit, ...] = ()
    more: bool = False
    unread: int = 0


class _Mended(Struct, frozen=True, dict=True):
    """A paragraph's other form: errata mended, words for the page alone put in."""

    rendering: Rendering

    @cached_property
    def folded(self) -> str:
        """The words, folded for finding."""
        return fold_all(self.rendering.text)

    def is_own(self, shown: Span) -> bool:
        """Whether a stretch has words that were never printed so."""
        for run in self.rendering.runs:
            if run.literal:
                continue
            if Span(run.start, run.end).intersects(shown):
                return True
            if not run.text and shown.start < run.start < shown.end:
                return True
        return False


class _Form(Struct, frozen=True):
    """The words a hit is quoted from: `bounds` are the paragraph's among them."""

    words: str
    bounds: Span
    view: View

    def hit(
        self, section: Section, paragraph: Paragraph, found: Span, printed: Span, matched: Matched
    ) -> Hit:
        """The hit at `found` in these words, `printed` in the text."""
        return Hit(
            section_id=section.id,
            paragraph_id=paragraph.id,
            place=place_code(section, paragraph),
            span=printed,
            before=self.words[max(self.bounds.start, found.start - CONTEXT) : found.start],
            words=found.of(self.words),
            after=self.words[found.end : min(self.bounds.end, found.end + CONTEXT)],
            matched=matched,
            form=self.view,
        )


class Finder:
    """Finds in one open text, in one reading order. Keeps what it learnt for the next query."""

    def __init__(self, opened: OpenedText, maker: PageMaker, arrangement_id: str) -> None:
        self._text = opened.text
        self._maker = maker
        self.arrangement_id = arrangement_id
        self._sections = opened.text.arrangement(arrangement_id).sections
        self._spoken: dict[str, tuple[Analysis, Spoken]] = {}
        self._spoken_mended: dict[str, tuple[tuple[Reading | None, ...], Spoken]] = {}

    def find(self, typed: str) -> Found:
        """All places of a query, in reading order. Never fails."""
        query = parse(typed)
        if not query.characters:
            return Found(typed)
        hits: list[Hit] = []
        unread = 0
        for section in self._sections:
            for paragraph in section.paragraphs:
                hits += self._in_paragraph(query, section, paragraph)
                if query.is_spoken and self._maker.analysis(paragraph) is None:
                    unread += 1
                if len(hits) > LIMIT:
                    return Found(typed, tuple(hits[:LIMIT]), True, unread)
        return Found(typed, tuple(hits), False, unread)

    def _in_paragraph(self, query: Query, section: Section, paragraph: Paragraph) -> list[Hit]:
        """The hits in one paragraph, each stretch once, in order of place."""
        found: dict[Span, Hit] = {}
        printed = _Form(self._text.printed, paragraph.span, View.PRINTED)
        for span, matched in self._in_printed(query, paragraph):
            place = span.shifted(paragraph.span.start)
            found.setdefault(place, printed.hit(section, paragraph, place, place, matched))
        mended = self._mended.get(paragraph.id)
        if mended is not None:
            words = mended.rendering.text
            form = _Form(words, Span(0, len(words)), View.CORRECTED)
            for span, matched in self._in_mended(query, section, paragraph, mended):
                place = mended.rendering.to_printed(span)
                if place and mended.is_own(span):
                    found.setdefault(place, form.hit(section, paragraph, span, place, matched))
        return [found[span] for span in sorted(found)] if found else []

    def _in_printed(self, query: Query, paragraph: Paragraph) -> Iterator[tuple[Span, Matched]]:
        """Stretches of the printed paragraph, counted from its start."""
        base, end = paragraph.span.start, paragraph.span.end
        for span in _places(query.characters, self._folded, base, end):
            yield span.shifted(-base), Matched.CHARACTERS
        if query.is_spoken:
            analysis = self._maker.analysis(paragraph)
            if analysis is not None:
                yield from heard(query, self._spoken_of(paragraph.id, analysis))

    def _in_mended(
        self, query: Query, section: Section, paragraph: Paragraph, mended: _Mended
    ) -> Iterator[tuple[Span, Matched]]:
        """Stretches of the mended paragraph."""
        folded = mended.folded
        for span in _places(query.characters, folded, 0, len(folded)):
            yield span, Matched.CHARACTERS
        if query.is_spoken:
            page = self._maker.paragraph(paragraph, section, View.CORRECTED)
            if not page.provisional:
                known = self._spoken_mended.get(paragraph.id)
                if known is None or known[0] != page.readings:
                    known = (page.readings, spoken(page.text, page.readings))
                    self._spoken_mended[paragraph.id] = known
                yield from heard(query, known[1])

    def _spoken_of(self, paragraph_id: str, analysis: Analysis) -> Spoken:
        known = self._spoken.get(paragraph_id)
        if known is None or known[0] is not analysis:
            known = (analysis, spoken(analysis.text, analysis.readings))
            self._spoken[paragraph_id] = known
        return known[1]

    @cached_property
    def _folded(self) -> str:
        return fold_all(self._text.printed)

    @cached_property
    def _mended(self) -> dict[str, _Mended]:
        """The paragraphs that have another form than the printed one."""
        errata = self._text.errata
        found: dict[str, _Mended] = {}
        for section in self._sections:
            for paragraph in section.paragraphs:
                if not (errata or paragraph.display):
                    continue
                rendering = render(self._text.printed, paragraph, errata, View.CORRECTED)
                if not rendering.literal:
                    found[paragraph.id] = _Mended(rendering)
        return found


def _places(wanted: str, text: str, start: int, end: int) -> Iterator[Span]:
    """The places of a string, from left to right, without overlaps."""
    at = text.find(wanted, start, end)
    while at >= 0:
        yield Span(at, at + len(wanted))
        at = text.find(wanted, at + len(wanted), end)


def heard(query: Query, heard: Spoken) -> Iterator[tuple[Span, Matched]]:
    """Stretches that are read as the query says."""
    if query.pinyin is not None:
        for match in query.pinyin.finditer(heard.letters):
            first = bisect_right(heard.starts, match.start()) - 1
            last = bisect_right(heard.starts, match.end() - 1) - 1
            yield Span(heard.places[first], heard.places[last] + 1), Matched.PINYIN
    if query.initials is not None:
        letters, indices = heard.initials
        for place in _places(query.initials, letters, 0, len(letters)):
            first, last = indices[place.start], indices[place.end - 1]
            yield Span(heard.places[first], heard.places[last] + 1), Matched.INITIALS
