"""The page in a widget: its parts, what they are told and asked, and how it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ...app.page import Mark, Page, WordPlace
from ...text.span import Span
from .blocks import TITLE
from .folio import Folio
from .foot import Foot
from .margin import draw_number, draw_signs, signs
from .painting import BlockPainter, Dressing, colour
from .places import Places
from .scrolling import Scrolling
from .selection import Caret, Selection
from .stage import Stage
from .style import PageStyle
from .termlines import TermSource
from .ticks import TickBar

MOST_PIECES = 5
"""Dirty rectangles that are drawn one by one; more are drawn together."""


class Canvas(QAbstractScrollArea):
    """Draws one `Page`: the `folio`, what stands where on it (`places`), its `scrolling`.

    Points are in px of the viewport. Positions are printed offsets in code points unless
    they say "shown".
    """

    scrolled = Signal()
    place_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = TickBar(self)
        self.setVerticalScrollBar(bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Our own: to name the class of Qt's, PySide would load every widget there is.
        view = QWidget(self)
        self.setViewport(view)
        view.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.foot = Foot(view)
        self.folio = Folio(view.width(), view.height())
        self.places = Places(self.folio)
        self.scrolling = Scrolling(self.folio, view, bar, self.foot)
        self.scrolling.scrolled.connect(self.scrolled)
        self.scrolling.place_changed.connect(self.place_changed)
        self.foot.show_section(self.folio.page)
        self.scrolling.lay_out(None)

    # What it is told

    def renew_paragraphs(self, indices: list[int]) -> None:
        """Draw paragraphs again whose words changed in place (`Page.renew` was called)."""
        self.scrolling.renew(indices)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Draw these highlights."""
        self.folio.mark(marks)
        self.viewport().update()

    def set_hits(self, spans: tuple[Span, ...], current: int = -1) -> None:
        """Mark search hits (printed spans); `current` is the index of the chosen one."""
        self.folio.hit(spans, current)
        self.scrolling.show_ticks()
        self.viewport().update()

    def set_terms(self, source: TermSource) -> None:
        """Draw quiet lines under terms; `source` tells those of a paragraph when it is drawn."""
        self.folio.tell_terms(source)
        self.viewport().update()

    def set_style(self, style: PageStyle) -> None:
        """Set the page otherwise; the top line keeps its place."""
        old, self.folio.style = self.folio.style, style
        if old.same_setting(style):
            self.folio.stage.galley.style = style
            self.foot.set_style(style)
            self.scrolling.show_ticks()
            self.viewport().update()
            return
        if (old.face, old.size) != (style.face, style.size):
            self.folio.shapes.forget()
        self.scrolling.set_anew()

    def set_word(self, word: WordPlace | None) -> None:
        """Mark the word the card speaks of."""
        if word == self.folio.word:
            return
        for each in (self.folio.word, word):
            if each is not None:
                self._update_word(each)
        self.folio.word = word

    def _update_word(self, word: WordPlace) -> None:
        """Draw a word's lines again; nothing else, for the hover card is to be quick."""
        shift = self.folio.shift
        grown = round(self.folio.style.size * 0.5)
        for rect in self.folio.stage.galley.rects(word.paragraph, word.span):
            line = rect.translated(shift).toAlignedRect()
            self.viewport().update(line.adjusted(-grown, -grown, grown, grown))

    # What it is asked

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.folio.page

    @property
    def page_style(self) -> PageStyle:
        """How the page is set."""
        return self.folio.style

    @property
    def stage(self) -> Stage:
        """What part of the page is on the screen."""
        return self.folio.stage

    @property
    def chosen(self) -> Selection:
        """What is selected, as carets in shown words."""
        return self.folio.selection

    @property
    def word(self) -> WordPlace | None:
        """The marked word."""
        return self.folio.word

    def place(self) -> int:
        """The printed offset at the top of the window."""
        return self.scrolling.place()

    def token_at(self, point: QPoint) -> WordPlace | None:
        """The word under a point, or None beside the words."""
        return self.places.token_at(point)

    def caret_at(self, point: QPoint) -> Caret | None:
        """The place between shown characters nearest to a point, or None on an empty page."""
        return self.places.caret_at(point)

    def place_at(self, point: QPoint) -> Caret | None:
        """The shown character under a point, or None beside the words."""
        return self.places.place_at(point)

    def rect_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """Where shown words stand in the viewport (px), a rectangle per line."""
        return self.places.rect_of(paragraph, shown)

    def lines_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """As `rect_of`, with the pinyin that stands above the words."""
        return self.places.lines_of(paragraph, shown)

    def place_in_view(self) -> int:
        """The printed start of the first numbered paragraph in view, else `place()`."""
        numbered = self.places.numbered_in_view()
        return self.place() if numbered is None else numbered

    def mark_at(self, point: QPoint) -> str | None:
        """The id of the topmost highlight (or of its note's sign) under a point, or None."""
        return self.places.mark_at(point)

    def title_note_at(self, point: QPoint) -> str:
        """What is to be said of the editorial title under a point, "" elsewhere."""
        return self.places.title_note_at(point)

    def first_visible(self) -> Caret | None:
        """The first shown character whose line is on the screen, or None on an empty page."""
        return self.places.first_visible()

    def at_end(self) -> bool:
        """Whether the end of the section is on the screen."""
        return self.scrolling.at_end()

    # Where it goes

    def scroll_to(self, position: int, y: float | None = None) -> None:
        """Scroll so that the line with a printed offset is at the top (or at `y` px)."""
        self.scrolling.scroll_to(position, y)

    def scroll_by(self, px: float) -> None:
        """Scroll down by px (up when negative), exactly."""
        self.scrolling.scroll_by(px)

    def reveal(self, span: Span) -> None:
        """Scroll as little as needed to see a printed span."""
        self.scrolling.reveal(span)

    def reveal_word(self, word: WordPlace) -> None:
        """Scroll as little as needed to see shown words."""
        self.scrolling.reveal_word(word)

    def reveal_place(self, paragraph: int, place: int) -> None:
        """Scroll as little as needed to see a code point of a paragraph's shown text."""
        self.scrolling.reveal_place(paragraph, place)

    def scroll_home(self) -> None:
        """Go to the start of the section."""
        self.scrolling.scroll_home()

    def scroll_end(self) -> None:
        """Go to the end of the section."""
        self.scrolling.scroll_end()

    def page_down(self) -> None:
        """A window further: the last whole line becomes the first."""
        self.scrolling.page_down()

    def page_up(self) -> None:
        """A window back: the first whole line becomes the last, and the first one is whole."""
        self.scrolling.page_up()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The reader moved the scroll bar."""
        del dx
        self.scrolling.drag(dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the page in the new width; the top line keeps its place."""
        super().resizeEvent(event)
        self.scrolling.resize()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the page lies in the dirty region."""
        region = event.region()
        pieces = list(region)  # type: ignore[call-overload] # stubs
        painter = QPainter(self.viewport())
        beside = sum(piece.height() for piece in pieces) > region.boundingRect().height()
        if beside or len(pieces) > MOST_PIECES:
            # Pieces beside each other, as the ring around a card: their lines are drawn once.
            painter.setClipRegion(region)
            self._draw(painter, region)
            pieces = []
        for dirty in pieces:
            # Grounds of a block reach over its lines: without the clip the second piece
            # would lay them upon the words of the first.
            painter.setClipRect(dirty)
            self._draw(painter, QRegion(dirty))
        painter.end()

    def _draw(self, painter: QPainter, region: QRegion) -> None:
        dirty = region.boundingRect()
        inks = self.folio.style.inks
        painter.fillRect(dirty, colour(inks.paper))
        pen = BlockPainter(painter, inks)
        low, high, slack = float(dirty.top()), float(dirty.bottom() + 1), self.folio.style.size
        for shown in self.folio.stage.visible():
            index = self.folio.stage.galley.key(shown.number).paragraph
            if shown.top + shown.block.height + slack < low or shown.top - slack > high:
                continue
            dress = self._dressing(index)
            at = QPointF(self.folio.left, shown.top)
            pen.draw(shown.block, dress, at, low=low, high=high, open_to=region)
            room = self.folio.room(shown)
            strong = index != TITLE and self.folio.page.outline[index].id == self.folio.hovered
            if dirty.left() < self.folio.left:  # it stands in the margin
                draw_number(painter, shown.block, room, self.folio.style, strong=strong)
            draw_signs(painter, signs(shown.block, room, self.folio.style.size, dress.marks), inks)

    def _dressing(self, index: int) -> Dressing:
        if index == TITLE:
            return Dressing()
        folio = self.folio
        return Dressing(
            folio.marks.laid(index),
            folio.hits.laid(index),
            folio.word.span if folio.word and folio.word.paragraph == index else None,
            folio.selection.shown(index),
            terms=folio.terms.laid(index),
        )
