"""What stands under a point of the page, and where words stand on the screen."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPoint, QPointF, QRect, Signal
from PySide6.QtWidgets import QWidget

from ...app.page import WordPlace
from ...app.settings import Ruby
from ...text.span import Span
from .accessible import PageAccessible, install, told_selection
from .blocks import TITLE
from .margin import signs
from .scrolling import Scrolling
from .selection import Caret


class Places(Scrolling):
    """The page answers where things are. Points are in px of the viewport."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accessible: PageAccessible | None = None
        install()

    def make_accessible(self) -> PageAccessible:
        """The page as screen readers see it; kept here, for Qt holds no Python reference."""
        self.accessible = PageAccessible(self)
        return self.accessible

    def selection_grew(self) -> None:
        """Draw the selection and tell of it, whoever made it another one."""
        self.viewport().update()
        told_selection(self)
        self.selection_changed.emit()

    def renew_paragraphs(self, indices: list[int]) -> None:
        """Draw paragraphs again whose words changed in place (`Page.renew` was called)."""
        super().renew_paragraphs(indices)
        if self.accessible is not None:
            self.accessible.words.forget()

    def token_at(self, point: QPoint) -> WordPlace | None:
        """The word under a point, or None beside the words."""
        caret = self.place_at(point)
        if caret is None:
            return None
        paragraph = self._page.paragraph(caret.paragraph)
        token = paragraph.token_index_at(caret.place)
        return None if token is None else WordPlace(caret.paragraph, paragraph.tokens[token].span)

    def caret_at(self, point: QPoint) -> Caret | None:
        """The place between shown characters nearest to a point, or None on an empty page."""
        shown = self._stage.at(point.y())
        if shown is None:
            return None
        place = shown.block.caret_at(point.x() - self._left, point.y() - shown.top)
        return Caret(self._stage.galley.key(shown.number).paragraph, place)

    def place_at(self, point: QPoint) -> Caret | None:
        """The shown character under a point, or None beside the words."""
        for shown in self._stage.visible():
            index = self._stage.galley.key(shown.number).paragraph
            place = shown.block.place_at(point.x() - self._left, point.y() - shown.top)
            if place is not None and index != TITLE:
                return Caret(index, place)
        return None

    def rect_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """Where shown words stand in the viewport (px), a rectangle per line."""
        rects = self._stage.galley.rects(paragraph, shown)
        shift = QPointF(self._left, self._stage.head - self._stage.value)
        return [rect.translated(shift).toAlignedRect() for rect in rects]

    def lines_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """As `rect_of`, with the pinyin that stands above the words."""
        rects = self.rect_of(paragraph, shown)
        if rects and self._style.ruby is Ruby.ALL:
            line = self._stage.y_of(paragraph, shown.start) - self._stage.value
            above = max(0, rects[0].top() - floor(line))
            rects = [rect.adjusted(0, -above, 0, 0) for rect in rects]
        return rects

    def mark_at(self, point: QPoint) -> str | None:
        """The id of the topmost highlight (or of its note's sign) under a point, or None."""
        for shown in self._stage.visible():
            index = self._stage.galley.key(shown.number).paragraph
            if index != TITLE and self._mark_layer.laid(index):
                laid = self._mark_layer.laid(index)
                for sign in signs(shown.block, self._room(shown), self._style.size, laid):
                    if sign.rect.adjusted(-3, -3, 3, 3).contains(QPointF(point)):
                        return sign.mark_id
        caret = self.place_at(point)
        mark = self._mark_layer.at(caret.paragraph, caret.place) if caret else None
        return mark.id if mark else None

    def title_note_at(self, point: QPoint) -> str:
        """What is to be said of the editorial title under a point, "" elsewhere."""
        for shown in self._stage.visible():
            if self._stage.galley.key(shown.number).paragraph == TITLE:
                inside = shown.block.place_at(point.x() - self._left, point.y() - shown.top)
                return self._page.section.title_note if inside is not None else ""
        return ""

    def first_visible(self) -> Caret | None:
        """The first shown character whose line is on the screen, or None on an empty page."""
        held = self._stage.held()
        if held is not None:
            return Caret(held.paragraph, held.place)
        return Caret(0, 0) if self._page.outline else None

    def place_in_view(self) -> int:
        """The printed start of the first numbered paragraph in view, else `place()`.

        The paragraph at the top of the window is the first; of those below it a whole line
        is in view.
        """
        held = self._stage.held()
        first = held.paragraph if held is not None else 0
        for shown in self._stage.visible():
            index = self._stage.galley.key(shown.number).paragraph
            line = shown.block.lines[0] if shown.block.lines else None
            if index == TITLE or index < first or line is None:
                continue
            below = shown.top + line.top + line.height > self._stage.height
            if self._page.outline[index].number is not None and (index == first or not below):
                return self._page.outline[index].span.start
        return self.place()
