"""The contents of a text carried over to another printed form of it.

A text whose parts, sections, kinds and errata were made by hand keeps them in a revised
edition: each new line takes those of the line it was, a new line stands behind the one
before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from .document import Arrangement, Kind, Paragraph, Part, Section, Text
from .erratum import Erratum, Rewrite
from .naming import revision_of
from .revision import RevisionMap
from .span import Span

_MARKUP = re.compile(r"#{1,6}[ \t]+")
_TITLES = (Kind.HEADLINE, Kind.HEADING, Kind.DECK, Kind.LABEL)


def restructured(old: Text, printed: str, way: RevisionMap) -> Text | None:
    """The new edition with the contents of the old.

    Args:
        old: the edition whose contents are known.
        printed: the words of the new one.
        way: the map from the old one's words to these.

    Returns:
        A text of the same id, without sections that have no line left; None if no section
        has one.
    """
    carried = _Carried(old, printed, way)
    arrangements = tuple(
        Arrangement(each.id, tuple(carried.parts(each))) for each in old.arrangements
    )
    if not any(part.sections for part in arrangements[0].parts):
        return None
    return Text(
        id=old.id,
        title=carried.titles.get(old.title, old.title),
        printed=printed,
        arrangements=arrangements,
        errata=tuple(carried.errata()),
        source=old.source,
        revision=revision_of(printed),
    )


class _Carried:
    """The paragraphs of the new edition: those that come of an old one, and those behind them."""

    def __init__(self, old: Text, printed: str, way: RevisionMap) -> None:
        self._old, self._printed, self._way = old, printed, way
        self._by_line = {
            _line_of(way.old_lines, paragraph.span.start): paragraph for paragraph in old.paragraphs
        }
        self._made: dict[str, list[Paragraph]] = {}
        self._behind: dict[str, list[Paragraph]] = defaultdict(list)
        self.titles: dict[str, str] = {}
        self._lay()
        self._number()

    def _lay(self) -> None:
        """Take each new line to the old paragraph it was, or behind the one before it."""
        homes = self._homes()
        last = ""
        waiting: list[Paragraph] = []
        for line, place in enumerate(self._way.new_lines):
            home = homes.get(line)
            if line in homes and home is None:
                continue  # a line that is no paragraph in the old edition either
            made = self._paragraph(line, place, home[0] if home else None)
            if home is None or home[1]:
                (self._behind[last] if last else waiting).append(made)
            else:
                self._made.setdefault(home[0].id, []).append(made)
                self._behind[made.id][:0] = waiting
                waiting = []
            last = made.id

    def _homes(self) -> dict[int, tuple[Paragraph, bool] | None]:
        """Each new line that was an old one: its paragraph, and whether it changed places.

        None where the old line was no paragraph.
        """
        homes: dict[int, tuple[Paragraph, bool] | None] = {}
        for pair in self._way.pairs:
            for step, line in enumerate(range(pair.new, pair.new_past)):
                was = self._by_line.get(min(pair.old + step, pair.old_past - 1))
                homes[line] = None if was is None else (was, pair.moved)
        return homes

    def _paragraph(self, line: int, place: Span, was: Paragraph | None) -> Paragraph:
        words = place.of(self._printed)
        markup = _MARKUP.match(words)
        span = Span(place.start + (markup.end() if markup else 0), place.end)
        if was is None:
            kind = Kind.HEADING if markup else Kind.BODY
            return Paragraph(f"n{line}", kind, span, None if markup else 0)
        before = was.span.of(self._old.printed)
        if was.kind in _TITLES:
            self.titles[before] = span.of(self._printed)
        known = self._made.get(was.id) or was.id in self._behind
        same = before == span.of(self._printed)
        by = span.start - was.span.start
        return Paragraph(
            f"n{line}" if known else was.id,
            was.kind,
            span,
            was.number,
            tuple(_shifted(each, by) for each in was.display) if same else (),
        )

    def _number(self) -> None:
        """Count the numbered paragraphs of each section anew."""
        self._numbers: dict[str, int] = {}
        for section in self._old.arrangements[0].sections:
            count = 0
            for paragraph in self._of(section):
                if paragraph.number is not None:
                    count += 1
                    self._numbers[paragraph.id] = count

    def _of(self, section: Section) -> Iterator[Paragraph]:
        for was in section.paragraphs:
            for made in self._made.get(was.id, ()):
                yield from self._chain(made)

    def _chain(self, first: Paragraph) -> Iterator[Paragraph]:
        """A paragraph and those that stand behind it."""
        waiting = [first]
        while waiting:
            paragraph = waiting.pop()
            yield paragraph
            waiting.extend(reversed(self._behind.get(paragraph.id, ())))

    def parts(self, arrangement: Arrangement) -> Iterator[Part]:
        """The parts of an arrangement that have a section left."""
        for part in arrangement.parts:
            sections = tuple(filter(None, map(self._section, part.sections)))
            if sections:
                title = self.titles.get(part.title, part.title)
                yield Part(part.id, title, self.titles.get(part.deck, part.deck), sections)

    def _section(self, section: Section) -> Section | None:
        paragraphs = tuple(
            replace(each, number=self._numbers.get(each.id)) for each in self._of(section)
        )
        if not paragraphs:
            return None
        title = self.titles.get(section.title, section.title)
        return replace(section, title=title, paragraphs=paragraphs)

    def errata(self) -> Iterator[Erratum]:
        """The errata whose printed words stand unchanged in the new edition."""
        for erratum in self._old.errata:
            carried = self._way.carry(erratum.span)
            if carried is None:
                continue
            first = self._way.old_lines[_line_of(self._way.old_lines, erratum.span.start)]
            by = carried.span.start - max(erratum.span.start, first.start)
            if erratum.span.start + by < 0:
                continue
            whole = [erratum.span, *(rewrite.span for rewrite in erratum.rewrites)]
            if all(each.of(self._old.printed) == self._at(each, by) for each in whole):
                rewrites = tuple(_shifted(each, by) for each in erratum.rewrites)
                yield replace(erratum, span=erratum.span.shifted(by), rewrites=rewrites)

    def _at(self, span: Span, by: int) -> str | None:
        return span.shifted(by).of(self._printed) if span.start + by >= 0 else None


def _shifted(rewrite: Rewrite, by: int) -> Rewrite:
    return replace(rewrite, span=rewrite.span.shifted(by))


def _line_of(lines: list[Span], position: int) -> int:
    """The line that holds a place, or the first one behind it."""
    index = bisect_right(lines, position, key=lambda line: line.end)
    return min(index, len(lines) - 1)
