"""Selecting with the mouse: drag with autoscroll, words, sentences, shift-click."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from .selection import Caret, Grain, Selection

AUTOSCROLL = 25
"""Ms between two steps of autoscroll."""
EDGE = 12
"""Px from the window's edge where autoscroll begins."""
SIDE_BUTTONS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)
"""Mean nothing to the page: the window goes back and forward by them."""


class Selectable(Protocol):
    """What a gesture asks of the page."""

    @property
    def chosen(self) -> Selection:
        """What is selected."""
        ...

    def caret_at(self, point: QPoint) -> Caret | None:
        """The place nearest to a point."""
        ...

    def place_at(self, point: QPoint) -> Caret | None:
        """The character under a point."""
        ...

    def scroll_by(self, px: float) -> None:
        """Scroll."""
        ...

    def height_shown(self) -> int:
        """Height of the viewport in px."""
        ...

    def selection_grew(self) -> None:
        """The selection is another one."""
        ...


class Gestures(QObject):
    """The state of one gesture from press to release."""

    def __init__(self, parent: QObject, page: Selectable) -> None:
        super().__init__(parent)
        self._page = page
        self._pressed: QPoint | None = None
        self._at = QPoint()
        self._doubled = QElapsedTimer()
        self._doubled_at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(AUTOSCROLL)
        self._timer.timeout.connect(self._roll)
        self.moved = False

    @property
    def active(self) -> bool:
        """Whether the button is held."""
        return self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        """A button went down. Those at the side of a mouse are left to the window."""
        event.setAccepted(event.button() not in SIDE_BUTTONS)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        caret = self._page.caret_at(point)
        if caret is None:
            return
        self._pressed, self._at, self.moved = point, point, False
        chosen = self._page.chosen
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and chosen.anchor is not None:
            chosen.extend(caret)
            self.moved = True
        elif self._is_third(point):
            chosen.begin(self._page.place_at(point) or caret, Grain.SENTENCE)
            self.moved = True
        else:
            chosen.begin(caret)
        self._page.selection_grew()

    def double(self, event: QMouseEvent) -> None:
        """A button went down twice."""
        point = event.position().toPoint()
        held = self._page.place_at(point)
        if held is None or event.button() is not Qt.MouseButton.LeftButton:
            self.press(event)
            return
        self._pressed, self._at, self.moved = point, point, True
        self._doubled.start()
        self._doubled_at = point
        self._page.chosen.begin(held, Grain.WORD)
        self._page.selection_grew()

    def _is_third(self, point: QPoint) -> bool:
        hints = QGuiApplication.styleHints()
        if not self._doubled.isValid():
            return False
        quick = self._doubled.elapsed() < hints.mouseDoubleClickInterval()
        near = (point - self._doubled_at).manhattanLength() < hints.startDragDistance()
        return quick and near

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved with the button held."""
        if self._pressed is None:
            return
        self._at = event.position().toPoint()
        least = 3
        if not self.moved and (self._at - self._pressed).manhattanLength() < least:
            return
        self.moved = True
        self._extend()
        outside = not EDGE <= self._at.y() <= self._page.height_shown() - EDGE
        if outside and not self._timer.isActive():
            self._timer.start()
        elif not outside:
            self._timer.stop()

    def release(self) -> bool:
        """The button went up; whether something was being selected."""
        self._timer.stop()
        was, self._pressed = self._pressed is not None and self.moved, None
        return was

    def cancel(self) -> None:
        """Forget the gesture, as when another page is shown."""
        self._timer.stop()
        self._pressed = None
        self._doubled.invalidate()

    def _roll(self) -> None:
        high = self._page.height_shown()
        over = self._at.y() - EDGE if self._at.y() < EDGE else self._at.y() - (high - EDGE)
        self._page.scroll_by(max(-60.0, min(60.0, over * 0.6)) or 1.0)
        self._extend()

    def _extend(self) -> None:
        high = self._page.height_shown()
        point = QPoint(self._at.x(), max(0, min(self._at.y(), high - 1)))
        chosen = self._page.chosen
        caret = self._page.caret_at(point)
        if chosen.grain is not Grain.CHARACTER:
            caret = self._page.place_at(point) or caret
        if caret is not None and caret != chosen.head:
            chosen.extend(caret)
            self._page.selection_grew()
