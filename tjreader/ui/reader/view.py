"""The page in the window: one section typeset, pointed at, selected and scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ...app.page import Page, WordPlace
from ...text.span import Span
from ..tips import broken_tip
from .accessible import PageAccessible, install, told_selection
from .canvas import Canvas
from .dwell import Dwell
from .gestures import Gestures
from .keyboard import Move, move_of, moved
from .selection import Caret

WHEEL_LINES = 3
NOTCH = 120
"""Eighths of a degree of one notch of a wheel."""


class ReaderView(Canvas):
    """Draws one `Page`. Knows nothing of sessions, notes or dictionaries.

    `pointed(WordPlace | None, QPoint)` comes at once when the pointer rests on another
    word, `left()` when it leaves the page. `selection_finished(QPoint)` ends a gesture of
    the mouse or a step of the keyboard. `seen(int)` is the farthest printed offset that
    was on the screen for two seconds.
    """

    pointed = Signal(object, QPoint)
    left = Signal()
    selection_changed = Signal()
    selection_finished = Signal(QPoint)
    mark_clicked = Signal(str)
    seen = Signal(int)
    step_requested = Signal(int)
    zoom_requested = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accessible: PageAccessible | None = None
        install()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("Page"))
        self._pointed: WordPlace | None = None
        self._turned = 0
        self._gestures = Gestures(self, self)
        self._dwell = Dwell(self, self)
        self._dwell.seen.connect(self.seen)
        self.foot.step_requested.connect(self.step_requested)
        self.scrolled.connect(self._dwell.wake)

    # What it is told

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

    def show_page(self, page: Page, place: int = -1) -> None:
        """Show a page with a printed offset at the top; -1 = from its start.

        When the section is the one already shown and `place` is what `place()` gives
        (another errata view or order of the same words), the top line stays where it is.
        """
        old = self.folio.page
        same = (page.text.id, page.section.id) == (old.text.id, old.section.id)
        stays = same and place == self.place()
        y = self.scrolling.held.y if stays and self.scrolling.held else None
        to_start = place < 0 or (stays and self.scrolling.held is None)
        self._gestures.cancel()
        self.folio.take(page)
        self.foot.show_section(page)
        self._pointed = None
        self.scrolling.lay_out(None)
        if to_start or not page.outline:
            self.scrolling.after_move()
        else:
            self.scroll_to(place, y)
        self._dwell.restart()
        self.selection_changed.emit()

    def select(self, spans: tuple[Span, ...]) -> None:
        """Select from the start of the first printed span to the end of the last; () = nothing."""
        self.folio.select(spans)
        self.selection_grew()

    def select_all(self) -> None:
        """Select the whole section."""
        if len(self.folio.page):
            last = len(self.folio.page) - 1
            end = Caret(last, len(self.folio.page.paragraph(last).text))
            self.folio.selection.put(Caret(0, 0), end)
            self.selection_grew()

    def clear_selection(self) -> None:
        """Select nothing."""
        if self.folio.selection.anchor is not None:
            self.folio.selection.clear()
            self.selection_grew()

    def extend_selection(self, move: Move) -> None:
        """Move the selection's head; it begins at the marked word, else at the top line."""
        if not len(self.folio.page):
            return
        if self.folio.selection.head is None:
            start = self._start_caret()
            if start is None:
                return
            self.folio.selection.begin(start)
        ends = self.folio.selection.ends
        head = self.folio.selection.head
        if head is None:
            return
        if ends is not None and self.folio.selection.anchor is not None:
            backward = head < self.folio.selection.anchor
            anchor, head = (ends[1], ends[0]) if backward else ends
            self.folio.selection.put(anchor, head)
        head = moved(head, move, self.folio.page, self.folio.stage)
        self.folio.selection.extend(head)
        at = max(0, min(head.place, len(self.folio.page.paragraph(head.paragraph).text) - 1))
        self.reveal_word(WordPlace(head.paragraph, Span(at, at + 1)))
        self.selection_grew()
        rects = self.rect_of(head.paragraph, Span(at, at + 1))
        if rects:
            self.selection_finished.emit(rects[0].bottomLeft())

    def _start_caret(self) -> Caret | None:
        if self.folio.word is not None:
            return Caret(self.folio.word.paragraph, self.folio.word.span.start)
        return self.first_visible()

    # What it is asked

    def selection(self) -> tuple[Span, ...]:
        """What is selected: printed spans, one per paragraph in reading order."""
        return self.folio.selection.printed()

    def selected_text(self) -> str:
        """The selected words as shown, without pinyin, a line per paragraph."""
        return self.folio.selection.text()

    def height_shown(self) -> int:
        """Height of the viewport in px."""
        return self.viewport().height()

    def farthest_visible(self) -> int | None:
        """The farthest printed code point on the screen now, or None when nothing is shown."""
        if not self.isVisible() or self.window().isMinimized():
            return None
        # The last paragraph on the screen may be a caption, printed elsewhere in the text.
        ends = [
            self.folio.page.paragraph(index).rendering.printed_place(end) - 1
            for index, end in self.folio.stage.read_to()
        ]
        return max(ends, default=None)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        self._gestures.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._gestures.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select, or tell which word is pointed at."""
        if self._gestures.active:
            self._gestures.move(event)
            return
        point = event.position().toPoint()
        self._point(self.token_at(point), point)
        self._hover_number(point)
        over = self.mark_at(point) is not None and self.token_at(point) is None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection; a click alone chooses the highlight under it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self._gestures.release():
            self.selection_finished.emit(point)
            return
        mark = self.mark_at(point)
        if mark is not None:
            self.mark_clicked.emit(mark)

    def _point(self, word: WordPlace | None, point: QPoint) -> None:
        if word != self._pointed:
            self._pointed = word
            self.pointed.emit(word, point)

    def _hover_number(self, point: QPoint) -> None:
        shown = self.folio.stage.at(point.y())
        paragraph = shown.block.paragraph if shown else None
        hovered = paragraph.id if paragraph else None
        if hovered != self.folio.hovered:
            self.folio.hovered = hovered
            self.viewport().update(0, 0, self.folio.left, self.viewport().height())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell when the pointer leaves; explain an editorial title."""
        if event.type() is QEvent.Type.Leave:
            self._pointed = None
            self._hover_number(QPoint(-1, -10_000))
            self.left.emit()
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            note = self.places.title_note_at(event.pos())
            if note:
                around = self.places.title_rect()
                QToolTip.showText(event.globalPos(), broken_tip(note), self.viewport(), around)
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by what the wheel or touchpad gives; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            steps = int(self._turned / NOTCH)
            if steps:
                self._turned -= steps * NOTCH
                self.zoom_requested.emit(steps)
            event.accept()
            return
        pixels = event.pixelDelta().y()
        pitch = self.folio.style.size * self.folio.style.leading
        self.scroll_by(-(pixels or event.angleDelta().y() / NOTCH * WHEEL_LINES * round(pitch)))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for a menu, by mouse at the pointer, by key at the selection or word."""
        point = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            caret = self.folio.selection.head or self._start_caret()
            if caret is not None:
                rects = self.rect_of(caret.paragraph, Span(caret.place, caret.place + 1))
                point = rects[0].bottomLeft() if rects else point
        self.menu_requested.emit(point)
        event.accept()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, extend the selection with Shift, clear it with Esc. Plain arrows go on."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        move = move_of(event.key(), event.modifiers()) if shift else None
        if move is not None:
            self.extend_selection(move)
        elif event.key() == Qt.Key.Key_Escape and self.folio.selection.ends is not None:
            self.clear_selection()
        elif not self._scroll_key(event, shift):
            event.ignore()
            return
        event.accept()

    def _scroll_key(self, event: QKeyEvent, shift: bool) -> bool:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_A:
            self.select_all()
        elif control:
            return False
        elif key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Space and not shift):
            self._forward()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            self.page_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and _is_plain(event):
            line = self.verticalScrollBar().singleStep()
            self.scroll_by(line if key == Qt.Key.Key_Down else -line)
        elif key == Qt.Key.Key_Home:
            self.scroll_home()
        elif key == Qt.Key.Key_End:
            self.scroll_end()
        else:
            return False
        return True

    def _forward(self) -> None:
        """A window further; at the section's end wish for the next one."""
        if self.at_end():
            self.step_requested.emit(1)
        else:
            self.page_down()

    def changeEvent(self, event: QEvent) -> None:
        """Say the foot's words in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.foot.show_section(self.folio.page)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look how far is read."""
        super().showEvent(event)
        self._dwell.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a gesture that cannot go on."""
        super().hideEvent(event)
        self._gestures.cancel()


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed alone; arrows of the number pad count as arrows."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == Qt.KeyboardModifier.NoModifier
