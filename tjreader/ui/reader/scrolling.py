"""The ways to go through a section: by px, by windows, to its ends, to words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from ...app.page import WordPlace
from ...text.span import Span
from .folio import Folio
from .foot import Foot
from .stage import Held, column
from .ticks import TickBar


class Scrolling(QObject):
    """Moves a page in its window, and what follows it: the scroll bar and the foot.

    `held` is the line that stays where it is when the page is set otherwise; None at the
    start of the section.
    """

    scrolled = Signal()
    place_changed = Signal(int)

    def __init__(self, folio: Folio, viewport: QWidget, bar: TickBar, foot: Foot) -> None:
        super().__init__(viewport)
        self._folio = folio
        self._viewport = viewport
        self._bar = bar
        self._foot = foot
        self._last_place = -1
        self._syncing = False
        self.held: Held | None = None

    def place(self) -> int:
        """The printed offset at the top of the window."""
        if self.held is None:
            outline = self._folio.page.outline
            return outline[0].span.start if outline else 0
        rendering = self._folio.page.paragraph(self.held.paragraph).rendering
        return rendering.printed_place(self.held.place)

    def lay_out(self, held: Held | None) -> None:
        """Set the page anew in the window, a line of it at its old place."""
        self._folio.lay_out(self._viewport.width(), self._viewport.height())
        self._foot.set_style(self._folio.style)
        self._restore(held)

    def set_anew(self) -> None:
        """Set the page anew in the window as it is now; the top line keeps its place."""
        held = self.held
        self.lay_out(held)
        self.after_move(keep=held)

    def renew(self, indices: list[int]) -> None:
        """Set paragraphs again whose words changed; the top line keeps its place."""
        self._folio.renew(indices)
        held = self.held
        self._restore(held)
        self.after_move(keep=held)

    def resize(self) -> None:
        """Follow the window's size; the top line keeps its place."""
        folio, stage = self._folio, self._folio.stage
        left, width = column(self._viewport.width(), folio.style)
        if width != stage.galley.width:
            self.set_anew()
            return
        folio.left = left
        stage.height = self._viewport.height()
        # A taller window may have shown more above the line, near the section's end.
        held = self.held
        self._restore(held)
        self.after_move(keep=held)

    def drag(self, px: int) -> None:
        """The reader moved the scroll bar by px; the value it has now is the place."""
        if self._syncing or not px:
            return
        if abs(px) < 4 * self._viewport.height():
            self.scroll_by(-px)
        else:
            self._folio.stage.go(float(self._bar.value()))
            self.after_move()

    def _restore(self, held: Held | None) -> None:
        if held is None:
            self._folio.stage.go(0.0)
        else:
            self._folio.stage.put(held.paragraph, held.place, held.y)

    def scroll_to(self, position: int, y: float | None = None) -> None:
        """Scroll so that the line with a printed offset is at the top (or at `y` px)."""
        if not self._folio.page.outline:
            return
        index = self._folio.marks.nearest(position)
        place = self._folio.page.paragraph(index).rendering.shown_place(position)
        if y is None and self._folio.stage.is_first_line(index, place):
            self._folio.stage.go(0.0)
            self.after_move()
            return
        stage, top = self._folio.stage, self._rest if y is None else y
        stage.put(index, place, top)
        # The line may begin elsewhere when the window gets its size: the place is what is held.
        reached = abs(stage.y_of(index, place) - stage.value - top) < 1
        self.after_move(keep=Held(index, place, top) if reached else None)

    def hold(self, held: Held | None) -> None:
        """Scroll to where a line was held; None is the start of the section."""
        self._restore(held)
        self.after_move(keep=held)

    def scroll_by(self, px: float) -> None:
        """Scroll down by px (up when negative), exactly."""
        before = self._folio.stage.mark()
        self._folio.stage.move(px)
        shift = self._folio.stage.shift_since(before)
        if shift:
            self._shift_picture(shift)
            self.after_move(redraw=False)
        else:
            self._sync_bar()

    def _shift_picture(self, shift: float) -> None:
        """Move what is drawn by px, so that only the strip that comes in is drawn anew."""
        view = self._viewport
        whole = round(shift)
        # At a scale such as 1.25 a shift may be no whole number of the screen's pixels.
        pixels = whole * view.devicePixelRatioF()
        if abs(shift - whole) > 0.001 or pixels % 1 or abs(whole) >= view.height():
            view.update()
        else:
            view.scroll(0, whole, view.rect())

    def reveal(self, span: Span) -> None:
        """Scroll as little as needed to see a printed span."""
        index = self._folio.marks.paragraph_of(span.start)
        if index is not None:
            shown = self._folio.marks.shown(index, span)
            self.reveal_word(WordPlace(index, shown[0] if shown else Span(0, 1)))

    def reveal_word(self, word: WordPlace) -> None:
        """Scroll as little as needed to see shown words."""
        if self._folio.stage.reveal(word.paragraph, word.span, self._folio.style.size * 2.0):
            self.after_move()

    def reveal_place(self, paragraph: int, place: int) -> None:
        """Scroll as little as needed to see a code point of a paragraph's shown text."""
        self.reveal_word(WordPlace(paragraph, Span(place, place + 1)))

    def scroll_home(self) -> None:
        """Go to the start of the section."""
        self._folio.stage.go(0.0)
        self.after_move()

    def scroll_end(self) -> None:
        """Go to the end of the section."""
        self._folio.stage.go(self._folio.stage.total)
        self.after_move()

    def at_end(self) -> bool:
        """Whether the end of the section is on the screen."""
        return self._folio.stage.value >= self._folio.stage.longest - 1

    def page_down(self) -> None:
        """A window further: the last whole line becomes the first."""
        whole = self._folio.stage.whole_lines()
        shift = whole[-1][0] - self._rest if whole else 0.0
        self.scroll_by(shift if shift > self._least_step else self._most_step)

    def page_up(self) -> None:
        """A window back: the first whole line becomes the last, and the first one is whole."""
        whole = self._folio.stage.whole_lines()
        shift = self._viewport.height() - self._rest - whole[0][1] if whole else 0.0
        self.scroll_by(-(shift if shift > self._least_step else self._most_step))
        whole = self._folio.stage.whole_lines()
        if whole and self._folio.stage.value > 0:
            self.scroll_by(whole[0][0] - self._rest)

    @property
    def _rest(self) -> float:
        """Px left free above the first line of a window; nothing of the line above is in it."""
        # Dots and lines under words reach a quarter of a character below them.
        free = (self._folio.style.leading - 1) / 2 - 0.25
        return round(self._folio.style.size * min(0.4, max(0.0, free)))

    @property
    def _least_step(self) -> float:
        return self._viewport.height() * 0.4

    @property
    def _most_step(self) -> float:
        return max(
            1.0, self._viewport.height() - self._folio.style.size * self._folio.style.leading
        )

    def after_move(self, redraw: bool = True, keep: Held | None = None) -> None:
        """Take note of the new place and show it; `keep` is the place to go on holding."""
        self.held = keep if keep is not None else self._folio.stage.held()
        self._sync_bar()
        self._place_foot()
        if redraw:
            self._viewport.update()
        self.scrolled.emit()
        place = self.place()
        if place != self._last_place:
            self._last_place = place
            self.place_changed.emit(place)

    def _sync_bar(self) -> None:
        self._syncing = True
        self._bar.setRange(0, round(self._folio.stage.longest))
        self._bar.setPageStep(self._viewport.height())
        self._bar.setSingleStep(round(self._folio.style.size * self._folio.style.leading))
        self._bar.setValue(round(self._folio.stage.value))
        self._syncing = False

    def _place_foot(self) -> None:
        top = round(self._folio.stage.total - self._folio.stage.foot - self._folio.stage.value)
        _, width = column(self._viewport.width(), self._folio.style)
        room = QRect(self._folio.left, top, width, round(self._folio.stage.foot))
        self._foot.place(room, top < self._viewport.height())

    def show_ticks(self) -> None:
        """Show on the scroll bar where the hits are."""
        inks = self._folio.style.inks
        total = max(1.0, self._folio.stage.total)
        ticks: list[tuple[float, str]] = []
        for index, hit, current in self._folio.hits.ticks():
            top = self._folio.stage.galley.top_of_paragraph(index)
            span = self._folio.page.outline[index].span
            share = (hit.start - span.start) / max(1, len(span))
            y = (
                self._folio.stage.head
                + top
                + share * self._folio.stage.galley.height_of_paragraph(index)
            )
            ticks.append((y / total, inks.accent if current else inks.hit_current))
        self._bar.set_ticks(ticks, inks)
