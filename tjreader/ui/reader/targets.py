"""What the bar and the keys act on: selection, chosen highlight, or the word of the card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

from ...notes.annotation import Annotation, Target
from ...text.document import Kind
from ...text.span import Span
from .hover import HoverController

if TYPE_CHECKING:
    from ..session import Session
    from .view import ReaderView


class Targets:
    """The words selected, else the highlight chosen, else the word of the card."""

    def __init__(self, session: Session, view: ReaderView, hover: HoverController) -> None:
        self._session = session
        self._view = view
        self._hover = hover
        self._mark: str | None = None

    @property
    def chosen(self) -> Annotation | None:
        """The highlight chosen last, while it is there."""
        if self._mark is None:
            return None
        known = self._session.notes.annotation(self._mark)
        if known is None:
            self._mark = None
        return known

    @property
    def mark(self) -> str | None:
        """Its id."""
        return self._mark

    def choose(self, mark_id: str | None) -> None:
        """Choose a highlight, or none."""
        self._mark = mark_id

    @property
    def any(self) -> bool:
        """Whether there is anything to act on."""
        return bool(self._view.selection()) or self.chosen is not None or bool(self.word())

    def spans(self) -> tuple[Span, ...]:
        """The printed words to highlight: the selection, else the card's word."""
        return self._view.selection() or self.word()

    def word(self) -> tuple[Span, ...]:
        """The printed words of the card, empty without one."""
        place = self._hover.place
        if place is None:
            return ()
        paragraph = self._view.page.paragraph(place.paragraph)
        span = paragraph.rendering.to_printed(place.span)
        return (span,) if span else ()

    def to_copy(self) -> tuple[str, tuple[Span, ...]]:
        """The words to copy, as shown where they are selected, and where they stand."""
        selected = self._view.selection()
        if selected:
            return self._view.selected_text(), selected
        known = self.chosen
        spans = known.anchor.spans if known is not None else self.word()
        printed = self._session.text.printed
        return "\n".join(span.of(printed) for span in spans), spans

    def copy(self, *, with_place: bool) -> None:
        """Copy the words, without pinyin; with their place code as `善作善成（§2 ¶3）`."""
        words, spans = self.to_copy()
        if with_place and spans:
            words += f"（{self._session.sitting.place_code(spans[0].start)}）"
        if words and (spans or not with_place):
            QGuiApplication.clipboard().setText(words)

    def target(self, *, bar_open: bool) -> Annotation | None:
        """The highlight to alter: over just these words, or the one chosen."""
        selected = self._view.selection()
        if not selected and bar_open and self.chosen is not None:
            return self.chosen
        spans = selected or self.word()
        return self.over(spans) if spans else self.chosen

    def over(self, spans: Sequence[Span]) -> Annotation | None:
        """The newest highlight over just these words, or None."""
        wanted = tuple(sorted(spans))
        here = self._session.notes.notebook.stands_here
        for each in reversed(self._session.notes.annotations()):
            if each.target is Target.HIGHLIGHT and each.anchor.spans == wanted and here(each):
                return each
        return None

    def touched(self) -> Annotation | None:
        """The shortest highlight that touches the words acted on, or None."""
        for span in self.spans():
            found = self._session.notes.notebook.highlights_in(span)
            if found:
                return found[0]
        return None

    def marks_at(self, point: QPoint | None) -> tuple[str, ...]:
        """Ids of the highlights under a point of the viewport, the shortest first."""
        caret = self._view.place_at(point) if point is not None else None
        if caret is None:
            return ()
        rendering = self._view.page.paragraph(caret.paragraph).rendering
        position = rendering.printed_place(caret.place)
        found = self._session.notes.notebook.highlights_in(Span(position, position + 1))
        return tuple(each.id for each in found)


_WORDS = (Kind.COUPLET, Kind.BODY, Kind.ITEM, Kind.CAPTION)
"""What stands under a section's title."""


def lines_of(view: ReaderView, spans: Sequence[Span], *, with_pinyin: bool = False) -> list[QRect]:
    """Where printed stretches of the page shown stand in its viewport (px)."""
    page = view.page
    lines: list[QRect] = []
    for span in spans:
        index = page.index_at(span.start)
        if index is None:
            continue
        for shown in page.paragraph(index).rendering.to_shown(span):
            lines += view.lines_of(index, shown) if with_pinyin else view.rect_of(index, shown)
    return lines


def free_above(view: ReaderView, position: int, line: QRect) -> int:
    """The px above the line of a printed offset in which nothing would hide a title.

    Above the page is the toolbar with the section's title, and above the section's first
    words is its heading.
    """
    page = view.page
    index = page.index_at(position)
    if index is None or any(each.kind in _WORDS for each in page.outline[:index]):
        return line.top()
    first = view.rect_of(index, Span(0, 1))
    return line.top() - first[0].top() if first else line.top()
