"""What stands under a point of the page, and where words stand on the screen."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPoint, QPointF, QRect

from ...app.page import WordPlace
from ...app.settings import Ruby
from ...text.span import Span
from .blocks import TITLE
from .folio import Folio
from .margin import Sign, signs
from .selection import Caret


class Places:
    """Answers where things are on a page. Points are in px of the viewport."""

    def __init__(self, folio: Folio) -> None:
        self._folio = folio

    def token_at(self, point: QPoint) -> WordPlace | None:
        """The word under a point, or None beside the words."""
        caret = self.place_at(point)
        if caret is None:
            return None
        paragraph = self._folio.page.paragraph(caret.paragraph)
        token = paragraph.token_index_at(caret.place)
        return None if token is None else WordPlace(caret.paragraph, paragraph.tokens[token].span)

    def caret_at(self, point: QPoint) -> Caret | None:
        """The place between shown characters nearest to a point, or None on an empty page."""
        shown = self._folio.stage.at(point.y())
        if shown is None:
            return None
        place = shown.block.caret_at(point.x() - self._folio.left, point.y() - shown.top)
        return Caret(self._folio.stage.galley.key(shown.number).paragraph, place)

    def place_at(self, point: QPoint) -> Caret | None:
        """The shown character under a point, or None beside the words."""
        for shown in self._folio.stage.visible():
            index = self._folio.stage.galley.key(shown.number).paragraph
            place = shown.block.place_at(point.x() - self._folio.left, point.y() - shown.top)
            if place is not None and index != TITLE:
                return Caret(index, place)
        return None

    def rect_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """Where shown words stand in the viewport (px), a rectangle per line."""
        rects = self._folio.stage.galley.rects(paragraph, shown)
        shift = self._folio.shift
        return [rect.translated(shift).toAlignedRect() for rect in rects]

    def lines_of(self, paragraph: int, shown: Span) -> list[QRect]:
        """As `rect_of`, with the pinyin that stands above the words."""
        rects = self.rect_of(paragraph, shown)
        if rects and self._folio.style.ruby is Ruby.ALL:
            stage = self._folio.stage
            above = rects[0].top() - floor(stage.y_of(paragraph, shown.start) - stage.value)
            rects = [rect.adjusted(0, -max(0, above), 0, 0) for rect in rects]
        return rects

    def mark_at(self, point: QPoint) -> str | None:
        """The id of the topmost highlight (or of its note's sign) under a point, or None."""
        sign = self.sign_at(point)
        if sign is not None:
            return sign.mark_id
        caret = self.place_at(point)
        mark = self._folio.marks.at(caret.paragraph, caret.place) if caret else None
        return mark.id if mark else None

    def sign_at(self, point: QPoint) -> Sign | None:
        """The sign of a note in the margin under a point, or None."""
        for shown in self._folio.stage.visible():
            index = self._folio.stage.galley.key(shown.number).paragraph
            if index != TITLE and self._folio.marks.laid(index):
                laid = self._folio.marks.laid(index)
                for sign in signs(
                    shown.block, self._folio.room(shown), self._folio.style.size, laid
                ):
                    if sign.rect.adjusted(-3, -3, 3, 3).contains(QPointF(point)):
                        return sign
        return None

    def title_note_at(self, point: QPoint) -> str:
        """What is to be said of the editorial title under a point, "" elsewhere."""
        for shown in self._folio.stage.visible():
            if self._folio.stage.galley.key(shown.number).paragraph == TITLE:
                inside = shown.block.place_at(point.x() - self._folio.left, point.y() - shown.top)
                return self._folio.page.section.title_note if inside is not None else ""
        return ""

    def title_rect(self) -> QRect:
        """Where the editorial title stands, as far as it is in view; empty without one."""
        for shown in self._folio.stage.visible():
            if self._folio.stage.galley.key(shown.number).paragraph == TITLE:
                return self._folio.room(shown).toAlignedRect()
        return QRect()

    def first_visible(self) -> Caret | None:
        """The first shown character whose line is on the screen, or None on an empty page."""
        held = self._folio.stage.held()
        if held is not None:
            return Caret(held.paragraph, held.place)
        return Caret(0, 0) if self._folio.page.outline else None

    def numbered_in_view(self) -> int | None:
        """The printed start of the first numbered paragraph in view, or None.

        The paragraph at the top of the window is the first; of those below it a whole line
        is in view.
        """
        stage, outline = self._folio.stage, self._folio.page.outline
        held = stage.held()
        first = held.paragraph if held is not None else 0
        for shown in stage.visible():
            index = stage.galley.key(shown.number).paragraph
            line = shown.block.lines[0] if shown.block.lines else None
            if index == TITLE or index < first or line is None:
                continue
            below = shown.top + line.top + line.height > stage.height
            if outline[index].number is not None and (index == first or not below):
                return outline[index].span.start
        return None
