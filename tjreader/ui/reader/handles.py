"""Two handles at the ends of the highlight chosen: dragged, they move its ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ...text.span import Span
from .selection import Caret, Selection
from .targets import lines_of

if TYPE_CHECKING:
    from .view import ReaderView

WIDE = 17
"""px in which a handle can be taken hold of."""
KNOB = 4.5
"""px from a knob's middle to its rim."""
EDGE = 16
"""px from the window's upper and lower end where dragging scrolls."""


class Handle(QWidget):
    """A line with a knob. `moved(QPoint)` is where it is dragged to, `dropped` the end of it."""

    moved = Signal(QPoint)
    dropped = Signal()

    def __init__(self, page: QWidget, *, at_end: bool) -> None:
        super().__init__(page)
        self.at_end = at_end
        self.ink = QColor()
        self._held: QPoint | None = None
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.hide()

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._held is not None

    def stand_at(self, line: QRect, ink: QColor) -> None:
        """Stand at the left (the right, if it is the end's) of a line of words."""
        self.ink = ink
        middle = line.right() + 1 if self.at_end else line.left()
        room = round(KNOB)
        above, below = (0, room) if self.at_end else (room, 0)
        self.setGeometry(
            middle - WIDE // 2, line.top() - above, WIDE, line.height() + above + below
        )
        self.show()
        self.raise_()

    def let_go(self) -> None:
        """Forget the drag."""
        self._held = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold: what is between the pointer and the end of the words stays between."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint() - self.rect().center()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the end of the words is wanted."""
        if self._held is not None:
            self.moved.emit(self.mapToParent(event.position().toPoint() - self._held))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held is not None and event.button() is Qt.MouseButton.LeftButton:
            self._held = None
            self.dropped.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line and the knob, at the foot of the end and the head of the start."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = WIDE / 2
        knob = self.height() - KNOB - 0.5 if self.at_end else KNOB + 0.5
        painter.setPen(QPen(self.ink, 2))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink)
        painter.drawEllipse(QPointF(middle, knob), KNOB, KNOB)


class Handles(QObject):
    """Both handles of one highlight of the page shown.

    While one is dragged the words between are drawn as selected; `resized(object)` then
    gives the printed spans wanted, one per paragraph in reading order.
    """

    resized = Signal(object)

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._spans: tuple[Span, ...] = ()
        self._wanted: tuple[Span, ...] = ()
        self.start = Handle(view.viewport(), at_end=False)
        self.end = Handle(view.viewport(), at_end=True)
        self.start.moved.connect(self._start_moved)
        self.end.moved.connect(self._end_moved)
        for handle in (self.start, self.end):
            handle.dropped.connect(self._dropped)

    def show_at(self, spans: Sequence[Span], ink: QColor) -> None:
        """Stand at the ends of printed stretches, in reading order; each where it is in view."""
        if self.start.held or self.end.held:
            return
        self._spans = tuple(spans)
        room = self._view.viewport().rect()
        for handle, span, last in ((self.start, spans[0], 0), (self.end, spans[-1], -1)):
            lines = lines_of(self._view, (span,))
            if lines and room.intersects(lines[last]):
                handle.stand_at(lines[last], ink)
            else:
                handle.hide()

    def follow(self, bar_here: bool) -> None:
        """Go away with the bar: the highlight is chosen no more."""
        if not bar_here:
            self.hide()

    def hide(self) -> None:
        """Go away; a drag ends without effect."""
        if self._wanted:
            self._put_back()
        for handle in (self.start, self.end):
            handle.let_go()
            handle.hide()

    def _start_moved(self, point: QPoint) -> None:
        self._move(point, at_end=False)

    def _end_moved(self, point: QPoint) -> None:
        self._move(point, at_end=True)

    def _move(self, point: QPoint, *, at_end: bool) -> None:
        high = self._view.viewport().height()
        if point.y() < EDGE or point.y() > high - EDGE:
            self._view.scroll_by(-EDGE if point.y() < EDGE else EDGE)
        moving = self._view.caret_at(QPoint(point.x(), max(0, min(point.y(), high - 1))))
        fixed = self._caret(at_end=not at_end)
        if moving is None or fixed is None:
            return
        chosen = Selection(self._view.page)
        # An end is not dragged past the other: a highlight keeps one character.
        if (moving > fixed) if at_end else (moving < fixed):
            chosen.put(fixed, moving)
        spans = chosen.printed()
        if spans:
            self._wanted = spans
            self._view.folio.select(spans)
            self._view.viewport().update()
            handle = self.end if at_end else self.start
            lines = lines_of(self._view, spans[-1:] if at_end else spans[:1])
            if lines:
                handle.stand_at(lines[-1 if at_end else 0], handle.ink)

    def _caret(self, *, at_end: bool) -> Caret | None:
        carets = self._view.folio.carets_of(self._spans[-1 if at_end else 0])
        return carets[1 if at_end else 0] if carets is not None else None

    def _dropped(self) -> None:
        wanted = self._wanted
        self._put_back()
        if wanted and wanted != self._spans:
            self.resized.emit(wanted)

    def _put_back(self) -> None:
        self._wanted = ()
        self._view.folio.select(())
        self._view.viewport().update()
