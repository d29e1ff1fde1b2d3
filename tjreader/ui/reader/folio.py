"""One page as it lies in the window: how it is set, what is laid upon it, what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from ...app.markplaces import MarkPlaces
from ...app.page import Mark, Page, WordPlace
from ...text.span import Span
from .blocks import Shapes
from .emptypage import empty_page
from .galley import Galley
from .marks import HitLayer, MarkLayer
from .selection import Caret, Selection
from .stage import Shown, Stage, column
from .style import PageStyle
from .termlines import TermLayer, TermSource, no_terms

FOOT_ROOM = 6.5
"""Height of the foot, in body characters."""


class Folio:
    """A page, its setting in a window of that many px, and the layers upon it.

    It draws nothing and moves nothing: `Places` asks it where things are, `Scrolling`
    moves its stage, the canvas draws it.
    """

    def __init__(self, width: int, height: int) -> None:
        self.style = PageStyle()
        self.hovered: str | None = None
        self._mark_places = MarkPlaces()
        self._term_source: TermSource = no_terms
        self.take(empty_page())
        self.lay_out(width, height)

    def take(self, page: Page) -> None:
        """Make a page the one shown, not yet laid out."""
        self.page = page
        self.shapes = Shapes(page)
        self.word: WordPlace | None = None
        self.selection = Selection(page)
        self.marks = MarkLayer(page, self._mark_places)
        self.hits = HitLayer(page, (), -1)
        self.terms = TermLayer(page, self._term_source)

    def lay_out(self, width: int, height: int) -> None:
        """Set the page anew for a window of that size (px); it stands at its start."""
        self.left, measure = column(width, self.style)
        foot = round(self.style.size * FOOT_ROOM)
        self.stage = Stage(Galley(self.page, self.style, measure, self.shapes), height, foot)

    def mark(self, marks: tuple[Mark, ...]) -> None:
        """Lay these highlights upon it, and upon the pages after it."""
        self.marks.renew(marks)

    def hit(self, spans: tuple[Span, ...], current: int) -> None:
        """Lay these search hits upon it."""
        self.hits = HitLayer(self.page, spans, current)

    def tell_terms(self, source: TermSource) -> None:
        """Lay these lines under its terms, and under those of the pages after it."""
        self._term_source = source
        self.terms = TermLayer(self.page, source)

    def select(self, spans: tuple[Span, ...]) -> None:
        """Select from the start of the first printed span to the end of the last; () = nothing."""
        found = [pair for pair in (self.carets_of(span) for span in spans) if pair is not None]
        if found:
            first, last = min(pair[0] for pair in found), max(pair[1] for pair in found)
            self.selection.put(first, last)
        else:
            self.selection.clear()

    def carets_of(self, span: Span) -> tuple[Caret, Caret] | None:
        """The places of the page where a printed stretch begins and ends; None if it has none."""
        index = self.marks.paragraph_of(span.start)
        shown = self.marks.shown(index, span) if index is not None else ()
        if index is None or not shown:
            return None
        return Caret(index, shown[0].start), Caret(index, shown[-1].end)

    def renew(self, indices: list[int]) -> None:
        """Set paragraphs again whose words changed in place."""
        for index in indices:
            self.stage.galley.renew(index)
            self.marks.forget(index)
            self.terms.forget(index)

    @property
    def shift(self) -> QPointF:
        """From the galley's px to those of the viewport."""
        return QPointF(self.left, self.stage.head - self.stage.value)

    def room(self, shown: Shown) -> QRectF:
        """What a block's lines fill of the viewport."""
        return QRectF(self.left, shown.top, self.stage.galley.width, shown.block.height)
