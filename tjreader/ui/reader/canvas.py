"""The page drawn and scrolled: what is where on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ...app.page import Mark, Page, WordPlace
from ...text.span import Span
from .blocks import TITLE, Shapes
from .emptypage import empty_page
from .foot import Foot
from .galley import Galley
from .margin import draw_number, draw_signs, signs
from .marks import HitLayer, MarkLayer
from .painting import BlockPainter, Dressing, colour
from .selection import Selection
from .stage import Held, Shown, Stage, column
from .style import PageStyle
from .ticks import TickBar

FOOT_ROOM = 6.5
"""Height of the foot, in body characters."""

MOST_PIECES = 5
"""Dirty rectangles that are drawn one by one; more are drawn as one."""


class Canvas(QAbstractScrollArea):
    """Draws one `Page` and tells what stands where.

    Points are in px of the viewport. Positions are printed offsets in code points unless
    they say "shown".
    """

    scrolled = Signal()
    place_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = PageStyle()
        self._held: Held | None = None
        self._word: WordPlace | None = None
        self._last_place = -1
        self._syncing = False
        self._bar = TickBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._foot = Foot(self.viewport())
        self._hovered: str | None = None
        self._marks: tuple[Mark, ...] = ()
        self._take(empty_page())
        self._lay_out(None)

    def _take(self, page: Page) -> None:
        """Make a page the one shown, not yet laid out."""
        self._page = page
        self._shapes = Shapes(page)
        self._word = None
        self._selection = Selection(page)
        self._mark_layer = MarkLayer(page, self._marks)
        self._hit_layer = HitLayer(page, (), -1)
        self._foot.show_section(page)

    # What it is told

    def renew_paragraphs(self, indices: list[int]) -> None:
        """Draw paragraphs again whose words changed in place (`Page.renew` was called)."""
        for index in indices:
            self._stage.galley.renew(index)
            self._mark_layer.forget(index)
        held = self._held
        self._restore(held)
        self._after_move(keep=held)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Draw these highlights."""
        self._marks = marks
        self._mark_layer = MarkLayer(self._page, marks)
        self.viewport().update()

    def set_hits(self, spans: tuple[Span, ...], current: int = -1) -> None:
        """Mark search hits (printed spans); `current` is the index of the chosen one."""
        self._hit_layer = HitLayer(self._page, spans, current)
        self._show_ticks()
        self.viewport().update()

    def set_style(self, style: PageStyle) -> None:
        """Set the page otherwise; the top line keeps its place."""
        old, self._style = self._style, style
        if old.same_setting(style):
            self._stage.galley.style = style
            self._foot.set_style(style)
            self._show_ticks()
            self.viewport().update()
            return
        if (old.face, old.size) != (style.face, style.size):
            self._shapes.forget()
        held = self._held
        self._lay_out(held)
        self._after_move(keep=held)

    def set_word(self, word: WordPlace | None) -> None:
        """Mark the word the card speaks of."""
        if word == self._word:
            return
        for each in (self._word, word):
            if each is not None:
                self._update_word(each)
        self._word = word

    def _update_word(self, word: WordPlace) -> None:
        """Draw a word's lines again; nothing else, for the hover card is to be quick."""
        shift = QPointF(self._left, self._stage.head - self._stage.value)
        grown = round(self._style.size * 0.5)
        for rect in self._stage.galley.rects(word.paragraph, word.span):
            line = rect.translated(shift).toAlignedRect()
            self.viewport().update(line.adjusted(-grown, -grown, grown, grown))

    # What it is asked

    @property
    def page(self) -> Page:
        """The page shown."""
        return self._page

    @property
    def page_style(self) -> PageStyle:
        """How the page is set."""
        return self._style

    @property
    def stage(self) -> Stage:
        """What part of the page is on the screen."""
        return self._stage

    @property
    def chosen(self) -> Selection:
        """What is selected, as carets in shown words."""
        return self._selection

    @property
    def word(self) -> WordPlace | None:
        """The marked word."""
        return self._word

    def place(self) -> int:
        """The printed offset at the top of the window."""
        if self._held is None:
            outline = self._page.outline
            return outline[0].span.start if outline else 0
        rendering = self._page.paragraph(self._held.paragraph).rendering
        return rendering.printed_place(self._held.place)

    # Laying out and scrolling

    def _lay_out(self, held: Held | None) -> None:
        view = self.viewport()
        self._left, width = column(view.width(), self._style)
        foot = round(self._style.size * FOOT_ROOM)
        galley = Galley(self._page, self._style, width, self._shapes)
        self._stage = Stage(galley, view.height(), foot)
        self._foot.set_style(self._style)
        self._restore(held)

    def _restore(self, held: Held | None) -> None:
        if held is None:
            self._stage.go(0.0)
        else:
            self._stage.put(held.paragraph, held.place, held.y)

    def scroll_to(self, position: int, y: float | None = None) -> None:
        """Scroll so that the line with a printed offset is at the top (or at `y` px)."""
        if not self._page.outline:
            return
        index = self._mark_layer.nearest(position)
        place = self._page.paragraph(index).rendering.shown_place(position)
        if y is None and self._stage.is_first_line(index, place):
            self._stage.go(0.0)
            self._after_move()
            return
        self._stage.put(index, place, self._rest if y is None else y)
        self._after_move()

    @property
    def _rest(self) -> float:
        """Px left free above the first line of a window; nothing of the line above is in it."""
        # Dots and lines under words reach a quarter of a character below them.
        free = (self._style.leading - 1) / 2 - 0.25
        return round(self._style.size * min(0.4, max(0.0, free)))

    def scroll_by(self, px: float) -> None:
        """Scroll down by px (up when negative), exactly."""
        before = self._stage.mark()
        self._stage.move(px)
        shift = self._stage.shift_since(before)
        if shift:
            self._shift_picture(shift)
            self._after_move(redraw=False)
        else:
            self._sync_bar()

    def _shift_picture(self, shift: float) -> None:
        """Move what is drawn by px, so that only the strip that comes in is drawn anew."""
        view = self.viewport()
        whole = round(shift)
        # At a scale such as 1.25 a shift may be no whole number of the screen's pixels.
        pixels = whole * view.devicePixelRatioF()
        if abs(shift - whole) > 0.001 or pixels % 1 or abs(whole) >= view.height():
            view.update()
        else:
            view.scroll(0, whole, view.rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The reader moved the scroll bar."""
        del dx
        if self._syncing or not dy:
            return
        if abs(dy) < 4 * self.viewport().height():
            self.scroll_by(-dy)
        else:
            self._stage.go(float(self._bar.value()))
            self._after_move()

    def _after_move(self, redraw: bool = True, keep: Held | None = None) -> None:
        """Take note of the new place and show it; `keep` is the place to go on holding."""
        self._held = keep if keep is not None else self._stage.held()
        self._sync_bar()
        self._place_foot()
        if redraw:
            self.viewport().update()
        self.scrolled.emit()
        place = self.place()
        if place != self._last_place:
            self._last_place = place
            self.place_changed.emit(place)

    def _sync_bar(self) -> None:
        self._syncing = True
        self._bar.setRange(0, round(self._stage.longest))
        self._bar.setPageStep(self.viewport().height())
        self._bar.setSingleStep(round(self._style.size * self._style.leading))
        self._bar.setValue(round(self._stage.value))
        self._syncing = False

    def _place_foot(self) -> None:
        top = round(self._stage.total - self._stage.foot - self._stage.value)
        _, width = column(self.viewport().width(), self._style)
        room = QRect(self._left, top, width, round(self._stage.foot))
        self._foot.place(room, top < self.viewport().height())

    def _show_ticks(self) -> None:
        inks = self._style.inks
        total = max(1.0, self._stage.total)
        ticks: list[tuple[float, str]] = []
        for index, hit, current in self._hit_layer.ticks():
            top = self._stage.galley.top_of_paragraph(index)
            span = self._page.outline[index].span
            share = (hit.start - span.start) / max(1, len(span))
            y = self._stage.head + top + share * self._stage.galley.height_of_paragraph(index)
            ticks.append((y / total, inks.accent if current else inks.hit_current))
        self._bar.set_ticks(ticks, inks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the page in the new width; the top line keeps its place."""
        super().resizeEvent(event)
        left, width = column(self.viewport().width(), self._style)
        if width == self._stage.galley.width:
            self._left = left
            self._stage.height = self.viewport().height()
            self._stage.go(self._stage.value)
            self._after_move(keep=self._held if self._stage.value > 0 else None)
            return
        held = self._held
        self._lay_out(held)
        self._after_move(keep=held)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the page lies in the dirty region."""
        region = event.region()
        few = region.rectCount() <= MOST_PIECES
        pieces = list(region) if few else [event.rect()]  # type: ignore[call-overload] # stubs
        painter = QPainter(self.viewport())
        for dirty in pieces:
            # Grounds of a block reach over its lines: without the clip the second piece
            # would lay them upon the words of the first.
            painter.setClipRect(dirty)
            self._draw(painter, dirty)
        painter.end()

    def _draw(self, painter: QPainter, dirty: QRect) -> None:
        inks = self._style.inks
        painter.fillRect(dirty, colour(inks.paper))
        pen = BlockPainter(painter, inks)
        low, high, slack = float(dirty.top()), float(dirty.bottom() + 1), self._style.size
        for shown in self._stage.visible():
            index = self._stage.galley.key(shown.number).paragraph
            if shown.top + shown.block.height + slack < low or shown.top - slack > high:
                continue
            dress = self._dressing(index)
            pen.draw(shown.block, dress, QPointF(self._left, shown.top), low=low, high=high)
            room = self._room(shown)
            strong = index != TITLE and self._page.outline[index].id == self._hovered
            draw_number(painter, shown.block, room, self._style, strong=strong)
            draw_signs(painter, signs(shown.block, room, self._style.size, dress.marks), inks)

    def _room(self, shown: Shown) -> QRectF:
        """What a block's lines fill of the viewport."""
        return QRectF(self._left, shown.top, self._stage.galley.width, shown.block.height)

    def _dressing(self, index: int) -> Dressing:
        if index == TITLE:
            return Dressing()
        word = self._word.span if self._word and self._word.paragraph == index else None
        return Dressing(
            self._mark_layer.laid(index),
            self._hit_layer.laid(index),
            word,
            self._selection.shown(index),
        )
