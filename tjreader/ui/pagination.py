"""Sections set for paper: which lines come on which sheet, and how a sheet is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ..app.endnotes import Endnotes
from ..app.markplaces import MarkPlaces
from ..app.page import Mark, Page
from ..app.settings import Ruby
from ..text.document import Kind
from ..text.rendering import View
from ..text.span import Span
from .reader.blocks import TITLE
from .reader.faces import choose, font
from .reader.galley import Galley
from .reader.marks import MarkLayer
from .reader.painting import BlockPainter, Dressing, colour
from .reader.style import PAPER, PageStyle

BODY = 16
"""Height of a body character in logical px (96 to the inch): 12 points."""

NOTE = 13
"""The same in notes, whose lines stand `NOTE_LEADING` times as high apart."""
NOTE_LEADING = 1.6

NUMBER = 8
"""Height of the letters of a note's number."""

HEAD_GAP = 26.0
FOOT_GAP = 30.0
"""Logical px from the type area to the baselines of the running head and the page number."""

TOGETHER = 2
"""Lines of a paragraph that stay together at the foot and at the head of a sheet."""

LEADS = frozenset({Kind.LABEL, Kind.HEADLINE, Kind.DECK, Kind.HEADING})
"""Kinds that never stand last on a sheet."""

FOLLOWS = frozenset({Kind.BYLINE})
"""Kinds that never stand first on a sheet, away from the words they belong to."""

INKS = replace(PAPER, ink="#161412", muted="#5f5a52", ruby="#56514a", panel="#f4f1ea")
"""Paper's inks, darker than on a screen that shines."""


class NotesToPrint(Struct, frozen=True):
    """Notes as pages, and the marks of all highlights they are on, whether drawn or not."""

    pages: Endnotes
    noted: tuple[Mark, ...]


class PrintJob(Struct, frozen=True):
    """What to print: sections in their order, with the marks to draw (none: no highlights).

    `notes` are numbered at the ends of their highlights, and listed after their sections.
    `style` says the face, the leading and whether pinyin stands above the line; sizes
    and colours are those of paper.
    """

    title: str
    pages: tuple[Page, ...]
    style: PageStyle
    marks: tuple[Mark, ...] = ()
    notes: NotesToPrint | None = None

    @property
    def paper_style(self) -> PageStyle:
        """The style on paper."""
        return replace(
            self.style,
            size=BODY,
            leading=min(self.style.leading, 1.75),
            inks=INKS,
            numbers="never",
        )


class Strip(Struct, frozen=True):
    """Neighbouring lines of one block: from `low` to `high` px of it, drawn from `y` down."""

    chapter: Chapter
    block: int
    low: float
    high: float
    y: float

    @property
    def share(self) -> float:
        """How much of its section lies before its end, 0 to 1."""
        galley = self.chapter.galley
        height = max(galley.block(self.block).height, 1.0)
        return (self.block + self.high / height) / len(galley)


class Sheet(Struct):
    """One sheet. `number` counts from 1; `head` is the section whose words come first."""

    number: int
    head: str
    strips: list[Strip] = field(default_factory=list)


class Chapter:
    """One section set in the width of the type area."""

    def __init__(
        self,
        page: Page,
        style: PageStyle,
        width: float,
        marks: MarkPlaces,
        notes: NotesToPrint | None = None,
    ) -> None:
        self.page = page
        self.galley = Galley(page, style, width, None)
        self._marks = MarkLayer(page, marks)
        self._numbers = notes.pages.numbers if notes else {}
        self._noted = MarkLayer(page, MarkPlaces(notes.noted if notes else ()))

    @property
    def title(self) -> str:
        """The section's title, in square brackets if it is the editors'."""
        return self.page.section.shown_title

    def leads(self, block: int) -> bool:
        """Whether a block is a heading, which needs words below it."""
        index = self.galley.key(block).paragraph
        return index == TITLE or self.page.outline[index].kind in LEADS

    def is_followed(self, block: int) -> bool:
        """Whether the next block must not be parted from the end of this one."""
        if block + 1 == len(self.galley):
            return False
        index = self.galley.key(block + 1).paragraph
        return index != TITLE and self.page.outline[index].kind in FOLLOWS

    def dressing(self, block: int) -> Dressing:
        """What lies upon a block's words on paper."""
        index = self.galley.key(block).paragraph
        if index == TITLE:
            return Dressing()
        both = self.page.view is View.BOTH
        return Dressing(marks=self._marks.laid(index), errata=False, mended=both)

    def numbers(self, block: int) -> Iterator[tuple[str, int]]:
        """The numbers of the notes whose highlights end in a block, each after which code point.

        Those of one place stand together.
        """
        index = self.galley.key(block).paragraph
        if index == TITLE or not self._numbers:
            return
        found: dict[int, list[int]] = {}
        for laid in self._noted.laid(index):
            number = self._numbers.get(laid.mark.id)
            if laid.ends and laid.shown and number is not None:
                found.setdefault(laid.shown[-1].end, []).append(number)
        for end, numbers in found.items():
            yield " ".join(map(str, sorted(numbers))), end

    def words(self, block: int) -> Iterator[str]:
        """All words a block shows, those above the line and the numbers of notes too."""
        yield from (words for words, _ in self.numbers(block))
        index = self.galley.key(block).paragraph
        if index == TITLE:
            yield self.title
            return
        paragraph = self.page.paragraph(index)
        yield paragraph.text
        if self.galley.style.ruby is not Ruby.OFF:
            yield from (reading.syllable for reading in paragraph.readings if reading)

    def bands(self, block: int) -> list[tuple[float, float]]:
        """The stretches of a block (px) that must each stay on one sheet."""
        made = self.galley.block(block)
        lines = made.lines
        if not lines:
            return []
        tops = [0.0, *(line.top for line in lines[1:]), made.height]
        if made.style.panel or self.leads(block) or len(lines) < 2 * TOGETHER:
            return [(0.0, made.height)]
        cuts = [0.0, *tops[TOGETHER : len(lines) - TOGETHER + 1], made.height]
        return list(pairwise(cuts))


def sheets(job: PrintJob, width: float, height: float) -> Iterator[Sheet]:
    """Break the job into sheets, set as they are asked for.

    Args:
        job: what to print.
        width: of the type area, in logical px.
        height: of the type area, in logical px.
    """
    style = job.paper_style
    measure = max(6, min(style.measure, int(width // BODY))) * BODY
    breaker, places = _Breaker(height), MarkPlaces(job.marks)
    small = replace(style, size=NOTE, ruby=Ruby.OFF, leading=NOTE_LEADING)
    notes = job.notes.pages if job.notes else None
    for page in job.pages:
        yield from breaker.chapter(Chapter(page, style, float(measure), places, job.notes))
        after = notes.after.get(page.section.id) if notes else None
        if after is not None:
            own = MarkPlaces(after.marks)
            yield from breaker.chapter(Chapter(after.page, small, float(measure), own))
    for last in notes.last if notes else ():
        own = MarkPlaces(last.marks)
        yield from breaker.chapter(Chapter(last.page, small, float(measure), own))
    yield from breaker.rest()


class _Breaker:
    """Fills sheets with bands; headings wait for the first band below them."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._sheet = Sheet(1, "")
        self._y = 0.0
        self._waiting: list[tuple[Chapter, int, float, float, float]] = []

    def chapter(self, chapter: Chapter) -> Iterator[Sheet]:
        """Take in a section; the sheets that are full."""
        for block in range(len(chapter.galley)):
            gap = chapter.galley.gap(block) if block else BODY * 2.5
            bands = chapter.bands(block)
            for nth, (low, high) in enumerate(bands):
                self._waiting.append((chapter, block, low, high, 0.0 if nth else gap))
                last = nth + 1 == len(bands)
                if not chapter.leads(block) and not (last and chapter.is_followed(block)):
                    yield from self._place()
        yield from self._place()

    def rest(self) -> Iterator[Sheet]:
        """The last sheet."""
        if self._sheet.strips or self._sheet.number == 1:
            yield self._sheet

    def _place(self) -> Iterator[Sheet]:
        """Put what waits on this sheet if it fits, else on the next."""
        need = sum(high - low + gap for _, _, low, high, gap in self._waiting)
        first = self._waiting[0][4] if self._waiting else 0.0
        if self._sheet.strips and self._y + need > self._height:
            yield self._turn()
            need -= first
        for chapter, block, low, high, wish in self._waiting:
            gap = wish if self._sheet.strips else 0.0
            if self._sheet.strips and self._y + gap + high - low > self._height:
                yield self._turn()
                gap = 0.0
            yield from self._put(chapter, block, low, high, gap)
        self._waiting.clear()

    def _put(
        self, chapter: Chapter, block: int, low: float, high: float, gap: float
    ) -> Iterator[Sheet]:
        """Put one band down; one that is higher than a sheet goes on over several."""
        while high - low > self._height:
            end = self._last_line(chapter, block, low)
            if end <= low or end >= high:
                break
            self._strip(chapter, block, low, end, gap)
            yield self._turn()
            low, gap = end, 0.0
        self._strip(chapter, block, low, high, gap)

    def _last_line(self, chapter: Chapter, block: int, low: float) -> float:
        """Where the last line ends that fits on an empty sheet from `low` on."""
        ends = [line.top + line.height for line in chapter.galley.block(block).lines]
        return max((end for end in ends if end - low <= self._height), default=low)

    def _strip(self, chapter: Chapter, block: int, low: float, high: float, gap: float) -> None:
        strips = self._sheet.strips
        self._y += gap
        if not strips:
            self._sheet.head = chapter.title
        last = strips[-1] if strips else None
        if last and last.chapter is chapter and last.block == block and last.high == low:
            strips[-1] = replace(last, high=high)
        else:
            strips.append(Strip(chapter, block, low, high, self._y))
        self._y += high - low

    def _turn(self) -> Sheet:
        full = self._sheet
        self._sheet = Sheet(full.number + 1, full.head)
        self._y = 0.0
        return full


def draw(painter: QPainter, job: PrintJob, sheet: Sheet, width: float, height: float) -> None:
    """Draw a sheet into the type area; head and number stand in the margins.

    Args:
        painter: its origin at the type area's corner, in logical px.
        job: what is printed.
        sheet: which sheet.
        width: of the type area, in logical px.
        height: of the type area, in logical px.
    """
    pen = BlockPainter(painter, INKS)
    for strip in sheet.strips:
        galley = strip.chapter.galley
        left = (width - galley.width) / 2
        painter.save()
        painter.setClipRect(QRectF(-8.0, strip.y, width + 16.0, strip.high - strip.low))
        pen.draw(
            galley.block(strip.block),
            strip.chapter.dressing(strip.block),
            QPointF(left, strip.y - strip.low),
            low=strip.y + 0.5,
            high=strip.y + strip.high - strip.low - 0.5,
        )
        _numbers(painter, job, strip, QPointF(left, strip.y - strip.low))
        painter.restore()
    _furniture(painter, job, sheet, width, height)


def _numbers(painter: QPainter, job: PrintJob, strip: Strip, origin: QPointF) -> None:
    """The numbers of notes, small, where their highlights end.

    They stand above the line; where pinyin stands there, below it.
    """
    block = strip.chapter.galley.block(strip.block)
    below = strip.chapter.galley.style.ruby is not Ruby.OFF
    painter.setFont(font((choose(job.style.face).latin,), NUMBER))
    painter.setPen(colour(INKS.accent))
    for words, end in strip.chapter.numbers(strip.block):
        for rect in block.rects(Span(max(end - 1, 0), end)):
            if strip.low <= rect.top() < strip.high:
                base = rect.bottom() + NUMBER * 0.72 if below else rect.top() + NUMBER * 0.1
                painter.drawText(origin + QPointF(rect.right() + 0.3, base), words)


def _furniture(painter: QPainter, job: PrintJob, sheet: Sheet, width: float, height: float) -> None:
    """The running head (not on the first sheet) and the page number."""
    faces = choose(job.style.face)
    small = font((faces.sans,), 11)
    measure = QFontMetricsF(small)
    painter.setFont(small)
    painter.setPen(colour(INKS.muted))
    number = str(sheet.number)
    middle = (width - measure.horizontalAdvance(number)) / 2
    painter.drawText(QPointF(middle, height + FOOT_GAP), number)
    if sheet.number == 1:
        return
    room = width / 2 - 12
    title = measure.elidedText(job.title, Qt.TextElideMode.ElideRight, room)
    head = measure.elidedText(sheet.head, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(0.0, -HEAD_GAP), title)
    painter.drawText(QPointF(width - measure.horizontalAdvance(head), -HEAD_GAP), head)
    painter.setPen(QPen(colour(INKS.faint), 0.6))
    painter.drawLine(QPointF(0.0, 8.0 - HEAD_GAP), QPointF(width, 8.0 - HEAD_GAP))
