"""Going from word to word by keyboard, with the same card the pointer brings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ...app.page import Page, PageToken, WordPlace
from ...text.span import Span
from .hover import HoverController

if TYPE_CHECKING:
    from .view import ReaderView

Stop = tuple[int, int]
"""A paragraph's index and a token's index in it."""

_MOTIONS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class WordCursor(QObject):
    """Arrows, Home and End go from word to word while the page has the keyboard.

    Left and right begin at the first word in sight; up and down scroll until then.
    With Shift they select; Alt with up and down scrolls inside the card; Escape takes
    the card away. What else can be done with the word are commands of the window.
    `selected` tells that the keyboard has selected words.
    """

    selected = Signal()

    def __init__(self, view: ReaderView, hover: HoverController) -> None:
        super().__init__(view)
        self._view = view
        self._hover = hover
        self._page: Page | None = None
        self._stop: Stop | None = None
        self._anchor: Stop | None = None
        self._goal: int | None = None
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether a word is marked by the keyboard."""
        return self._stop is not None

    def show_page(self, page: Page | None) -> None:
        """Another page: the cursor begins anew."""
        self._page = page
        self.leave()

    def leave(self) -> None:
        """Give the word up."""
        self._stop = self._anchor = self._goal = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are the cursor's; a press of the mouse ends it."""
        if watched is not self._view:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.leave()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in _MOTIONS and (shift or modifiers == Qt.KeyboardModifier.NoModifier):
            return self._motion(key, extend=shift)
        if self._hover.place is None:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == Qt.KeyboardModifier.AltModifier:
            self._hover.card.scroll_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.leave()
            self._hover.hide()
            return True
        if key not in _MODIFIERS:
            self.leave()
            self._hover.dismiss()
        return False

    def _motion(self, key: Qt.Key, *, extend: bool) -> bool:
        """Go to another word; False if the key means something else now."""
        if extend and not self.active:
            return False
        start = self._current()
        if start is None:
            if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                return False
            start = self._first_in_sight()
            if start is not None:
                self._go(start, start, extend=False)
            return start is not None
        vertical = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if not vertical:
            self._goal = None
        forward = key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End)
        if vertical:
            target = self._line_beside(start, forward=forward)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = self._line_edge(start, forward=forward)
        else:
            target = next(self._words(start, forward=forward), None)
        self._go(start, target or start, extend=extend)
        return True

    def _current(self) -> Stop | None:
        """Where to go on from: the card's word, else the cursor's own."""
        if self._page is None:
            return None
        place = self._hover.place
        if place is None:
            return self._stop
        index = self._page.paragraph(place.paragraph).token_index_at(place.span.start)
        return None if index is None else (place.paragraph, index)

    def _first_in_sight(self) -> Stop | None:
        """The first word of the page that can be seen."""
        page = self._page
        if page is None:
            return None
        offset = max(0, self._view.place())
        paragraph = page.index_at(offset)
        index = 0 if paragraph is None else paragraph
        made = page.paragraph(index)
        token = made.token_index_at(made.rendering.shown_place(offset)) or 0
        return next(self._words((index, token - 1), forward=True), None)

    def _go(self, start: Stop, target: Stop, *, extend: bool) -> None:
        if not extend:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = start
        self._stop = target
        place = self._place(target)
        self._view.reveal_word(place)
        self._hover.show_at(place)
        if self._anchor is not None:
            self._view.select(self._between(self._anchor, target))
            self.selected.emit()

    def _between(self, one: Stop, other: Stop) -> tuple[Span, ...]:
        """The printed stretches from word to word, one per paragraph."""
        first, last = min(one, other), max(one, other)
        assert self._page is not None  # noqa: S101 - there are stops only on a page
        spans = []
        for index in range(first[0], last[0] + 1):
            made = self._page.paragraph(index)
            start = made.tokens[first[1]].span.start if index == first[0] else 0
            end = made.tokens[last[1]].span.end if index == last[0] else len(made.text)
            if start < end:
                spans.append(made.rendering.to_printed(Span(start, end)))
        return tuple(spans)

    def _place(self, stop: Stop) -> WordPlace:
        assert self._page is not None  # noqa: S101 - there are stops only on a page
        return WordPlace(stop[0], self._page.paragraph(stop[0]).tokens[stop[1]].span)

    def _rect(self, stop: Stop) -> QRect:
        """The first line of a word, in px of the viewport."""
        place = self._place(stop)
        lines = self._view.rect_of(place.paragraph, place.span)
        return lines[0] if lines else QRect()

    def _words(self, start: Stop, *, forward: bool) -> Iterator[Stop]:
        """The words after (or before) a stop, to the end of the page."""
        page = self._page
        if page is None:
            return
        paragraph, token = start
        step = 1 if forward else -1
        token += step
        while True:
            tokens = page.paragraph(paragraph).tokens
            while 0 <= token < len(tokens):
                if _is_word(tokens[token]):
                    yield paragraph, token
                token += step
            paragraph += step
            if not 0 <= paragraph < len(page):
                return
            token = 0 if forward else len(page.paragraph(paragraph).tokens) - 1

    def _line_edge(self, start: Stop, *, forward: bool) -> Stop:
        """The last (or first) word of the line."""
        here = self._rect(start)
        found = start
        for stop in self._words(start, forward=forward):
            if stop[0] != start[0] or not _one_line(self._rect(stop), here):
                break
            found = stop
        return found

    def _line_beside(self, start: Stop, *, forward: bool) -> Stop | None:
        """The word of the next (or last) line that stands nearest below (or above)."""
        here = self._rect(start)
        if self._goal is None:
            self._goal = here.center().x()
        line: QRect | None = None
        best: Stop | None = None
        nearest = 0
        for stop in self._words(start, forward=forward):
            rect = self._rect(stop)
            if line is None:
                if _one_line(rect, here):
                    continue
                line = rect
            elif not _one_line(rect, line):
                break
            distance = abs(rect.center().x() - self._goal)
            if best is None or distance < nearest:
                best, nearest = stop, distance
        return best


def _is_word(token: PageToken) -> bool:
    """Whether the cursor stops there: not at punctuation."""
    return bool(token.pinyin) or any(letter.isalnum() for letter in token.surface)


def _one_line(one: QRect, other: QRect) -> bool:
    """Whether two words stand on one line."""
    return one.top() <= other.center().y() <= one.bottom()
