"""The ways to go through a section: by windows, to its ends, to words."""

from __future__ import annotations

from ...app.page import WordPlace
from ...text.span import Span
from .canvas import Canvas


class Scrolling(Canvas):
    """The page goes where it is told."""

    def reveal(self, span: Span) -> None:
        """Scroll as little as needed to see a printed span."""
        index = self._mark_layer.paragraph_of(span.start)
        if index is not None:
            shown = self._mark_layer.shown(index, span)
            self.reveal_word(WordPlace(index, shown[0] if shown else Span(0, 1)))

    def reveal_word(self, word: WordPlace) -> None:
        """Scroll as little as needed to see shown words."""
        if self._stage.reveal(word.paragraph, word.span, self._style.size * 2.0):
            self._after_move()

    def reveal_place(self, paragraph: int, place: int) -> None:
        """Scroll as little as needed to see a code point of a paragraph's shown text."""
        self.reveal_word(WordPlace(paragraph, Span(place, place + 1)))

    def scroll_home(self) -> None:
        """Go to the start of the section."""
        self._stage.go(0.0)
        self._after_move()

    def scroll_end(self) -> None:
        """Go to the end of the section."""
        self._stage.go(self._stage.total)
        self._after_move()

    def at_end(self) -> bool:
        """Whether the end of the section is on the screen."""
        return self._stage.value >= self._stage.longest - 1

    def page_down(self) -> None:
        """A window further: the last whole line becomes the first."""
        whole = self._stage.whole_lines()
        shift = whole[-1][0] - self._rest if whole else 0.0
        self.scroll_by(shift if shift > self._least_step else self._most_step)

    def page_up(self) -> None:
        """A window back: the first whole line becomes the last, and the first one is whole."""
        whole = self._stage.whole_lines()
        shift = self.viewport().height() - self._rest - whole[0][1] if whole else 0.0
        self.scroll_by(-(shift if shift > self._least_step else self._most_step))
        whole = self._stage.whole_lines()
        if whole and self._stage.value > 0:
            self.scroll_by(whole[0][0] - self._rest)

    @property
    def _least_step(self) -> float:
        return self.viewport().height() * 0.4

    @property
    def _most_step(self) -> float:
        return max(1.0, self.viewport().height() - self._style.size * self._style.leading)
