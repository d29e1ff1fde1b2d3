"""The page for screen readers: its words, where they stand, what is selected.

Offsets count UTF-16 units of the shown paragraphs joined by line ends, as Qt's
accessibility does.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from ...app.page import Page
from ...text.span import Span
from .selection import Caret
from .units import Units

if TYPE_CHECKING:
    from .view import ReaderView


class SpokenPage:
    """A page's shown words as one string, with the way from carets to offsets and back."""

    def __init__(self, page: Page) -> None:
        self._texts = [page.paragraph(index).text for index in range(len(page))]
        self._units = [Units(text) for text in self._texts]
        self._starts: list[int] = []
        at = 0
        for text, units in zip(self._texts, self._units, strict=True):
            self._starts.append(at)
            at += units.to_utf16(len(text)) + 1
        self.words = "\n".join(self._texts)
        self.count = max(0, at - 1)
        self._whole = Units(self.words)

    def between(self, start: int, end: int) -> str:
        """The words between two offsets."""
        whole = self._whole
        return self.words[whole.to_code_points(start) : whole.to_code_points(end)]

    def offset(self, caret: Caret) -> int:
        """The offset of a caret."""
        if not self._starts:
            return 0
        return self._starts[caret.paragraph] + self._units[caret.paragraph].to_utf16(caret.place)

    def caret(self, offset: int) -> Caret:
        """The caret at an offset; the nearest one outside the page."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        if not self._starts:
            return Caret(0, 0)
        place = self._units[index].to_code_points(max(0, offset - self._starts[index]))
        return Caret(index, min(place, len(self._texts[index])))


class PageText(QAccessibleTextInterface):
    """The words of the page as assistive programs ask for them."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__()
        self._view = ref(view)
        self._spoken: tuple[Page, SpokenPage] | None = None

    def spoken(self) -> SpokenPage:
        """The page's words; made when first asked for and when the page is another one."""
        page = self._shown().page
        if self._spoken is None or self._spoken[0] is not page:
            self._spoken = (page, SpokenPage(page))
        return self._spoken[1]

    def forget(self) -> None:
        """The words have changed."""
        self._spoken = None

    def _shown(self) -> ReaderView:
        view = self._view()
        if view is None:
            raise RuntimeError("the page is gone")
        return view

    def characterCount(self) -> int:
        """Units of the whole page."""
        return self.spoken().count

    def text(self, start: int, end: int) -> str:
        """The words between two offsets."""
        return self.spoken().between(start, end)

    def cursorPosition(self) -> int:
        """The selection's head, else the first character on the screen."""
        view = self._shown()
        caret = view.chosen.head or view.first_visible()
        return self.spoken().offset(caret) if caret else 0

    def setCursorPosition(self, position: int) -> None:
        """Scroll there and put the caret there."""
        self.scrollToSubstring(position, position + 1)
        self._shown().chosen.begin(self.spoken().caret(position))
        self._shown().selection_grew()

    def selectionCount(self) -> int:
        """One or none."""
        return 0 if self._shown().chosen.ends is None else 1

    def selection(self, index: int) -> tuple[int, int]:
        """Both ends of the selection; (0, 0) where there is none."""
        del index
        ends = self._shown().chosen.ends
        return (self.spoken().offset(ends[0]), self.spoken().offset(ends[1])) if ends else (0, 0)

    def addSelection(self, start: int, end: int) -> None:
        """Select; there is never more than one selection."""
        self.setSelection(0, start, end)

    def removeSelection(self, index: int) -> None:
        """Select nothing."""
        del index
        self._shown().chosen.clear()
        self._shown().selection_grew()

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Select between two offsets."""
        del index
        spoken = self.spoken()
        self._shown().chosen.put(spoken.caret(start), spoken.caret(end))
        self._shown().selection_grew()

    def characterRect(self, offset: int) -> QRect:
        """Where a character stands on the screen."""
        caret = self.spoken().caret(offset)
        view = self._shown()
        rects = view.rect_of(caret.paragraph, Span(caret.place, caret.place + 1))
        if not rects:
            return QRect()
        return QRect(view.viewport().mapToGlobal(rects[0].topLeft()), rects[0].size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a point of the screen, or -1."""
        view = self._shown()
        caret = view.place_at(view.viewport().mapFromGlobal(point))
        return -1 if caret is None else self.spoken().offset(caret)

    def scrollToSubstring(self, start: int, end: int) -> None:
        """Bring words into the window."""
        del end
        caret = self.spoken().caret(start)
        self._shown().reveal_place(caret.paragraph, caret.place)

    def attributes(self, offset: int) -> tuple[str, int, int]:
        """No attributes: the whole page is one stretch."""
        del offset
        return "", 0, self.spoken().count


class PageAccessible(QAccessibleWidget):
    """A document that is read, not written."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self.words = PageText(view)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """The words, where words are asked for."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return self.words
        return super().interface_cast(kind)


def install() -> None:
    """Teach Qt to ask the page itself; once for the whole program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_made)


def told_selection(view: ReaderView) -> None:
    """Tell assistive programs, if any listen, that the selection is another one."""
    if not QAccessible.isActive():
        return
    accessible = view.accessible
    if accessible is None:
        return
    start, end = accessible.words.selection(0)
    if start == end:
        position = accessible.words.cursorPosition()
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, position))
    else:
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))


_installed: list[bool] = []


def _made(key: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Qt's factory. The interface is kept by its view: Qt holds no Python reference."""
    del key
    making = getattr(widget, "make_accessible", None)
    return making() if making is not None else None
