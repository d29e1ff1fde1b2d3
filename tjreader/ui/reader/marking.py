"""Highlights by mouse and keyboard: what the bar and the keys act on, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent

from ...app import marking
from ...app.ports import Refused
from ...notes.annotation import Annotation, Colour, Style
from ...notes.change import Change
from ...text.span import Span
from ..theme import Theme
from .handles import Handles
from .hover import HoverController
from .hovercard import in_host
from .joining import Joining
from .margintips import MarginTips
from .selectionbar import SelectionBar
from .targets import Targets, free_above, lines_of

if TYPE_CHECKING:
    from ..session import Session
    from .view import ReaderView


class Marking(QObject):
    """Acts on the words selected, else the highlight chosen, else the word of the card.

    `note_requested(Annotation, bool)` asks for the note editor; the flag says that the
    highlight is made only when words are left in it. `mark_chosen(str)` tells the id of
    the highlight that was clicked or made. `markable_changed(bool)` tells whether there is
    anything to act on.
    """

    note_requested = Signal(object, bool)
    mark_chosen = Signal(str)
    markable_changed = Signal(bool)

    def __init__(
        self, session: Session, view: ReaderView, hover: HoverController, theme: Theme
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._hover = hover
        self._theme = theme
        self.targets = Targets(session, view, hover)
        self._clicked: QPoint | None = None
        self._around: tuple[str, ...] = ()
        self._markable = False
        self.bar = SelectionBar(view.window(), theme)
        self.handles = Handles(view)
        self.joining = Joining(session, view, self.targets)
        self.joining.merged.connect(self._made)
        self.joining.parted.connect(self.dismiss)
        self.tips = MarginTips(session, view)
        self._connect()
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def _connect(self) -> None:
        self.bar.colour_chosen.connect(self.colour)
        self.bar.style_chosen.connect(self.style)
        self.bar.note_requested.connect(self.note)
        self.bar.copy_requested.connect(self.copy)
        self.bar.copy_place_requested.connect(self.copy_place)
        self.bar.erase_requested.connect(self.erase)
        self.bar.resize_requested.connect(self.resize)
        self.bar.dismissed.connect(self.dismiss)
        self.bar.appeared.connect(self._hover.hold)
        self.bar.appeared.connect(self.handles.follow)
        self.handles.resized.connect(self._dragged)
        self._view.selection_changed.connect(self._selection_changed)
        self._view.selection_finished.connect(self._selection_finished)
        self._view.mark_clicked.connect(self.choose)
        self._view.scrolled.connect(self._scrolled)
        self._hover.place_changed.connect(self._word_changed)
        self._session.notes.notes_changed.connect(self._notes_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.bar.set_theme(theme)

    def show_page(self) -> None:
        """Another page: nothing on it is chosen."""
        self.targets.choose(None)
        self._clicked = None
        self.bar.hide()
        self._tell()

    def dismiss(self) -> None:
        """Take the bar away and give the page the keyboard."""
        self.bar.hide()
        self.targets.choose(None)
        self._tell()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts

    def highlight(self) -> None:
        """Highlight in the colour and style chosen last."""
        spans = self.targets.spans()
        if spans:
            self._made(self._session.notes.highlight(spans))

    def colour(self, name: str) -> None:
        """Highlight in a colour, or give the highlight that colour."""
        known = self._target()
        if known is not None:
            self._session.notes.recolour(known.id, name)
            self._offer_again()
        else:
            _remember(self._session, colour=name)
            self.highlight()

    def style(self, name: str) -> None:
        """Highlight in a style, or give the highlight that style."""
        known = self._target()
        if known is not None:
            self._session.notes.restyle(known.id, name)
            self._offer_again()
        else:
            _remember(self._session, style=name)
            self.highlight()

    def note(self) -> None:
        """Write a note on the highlight, or on the words, which are highlighted with it."""
        known = self._target()
        if known is not None:
            self._ask_note(known, is_new=False)
            return
        spans = self.targets.spans()
        if not spans:
            return
        made = _new_mark(self._session, spans)
        if made is not None:
            self._ask_note(made, is_new=True)

    def erase(self) -> None:
        """Erase the highlight chosen, or the shortest one on the word or selection."""
        known = self._target() or self.targets.touched()
        if known is not None:
            self.bar.hide()
            self.targets.choose(None)
            self._session.notes.erase(known.id)
            self._tell()

    def resize(self, at_end: bool, by: int) -> None:
        """Move the end (or the start) of the highlight chosen by so many characters."""
        known = self.targets.chosen
        if known is None:
            return
        if at_end:
            self._session.notes.resize(known.id, end_by=by)
        else:
            self._session.notes.resize(known.id, start_by=by)
        self._offer_again()

    def copy(self) -> None:
        """Copy the words, without pinyin."""
        self.targets.copy(with_place=False)

    def copy_place(self) -> None:
        """Copy the words with their place code: `善作善成（§2 ¶3）`."""
        self.targets.copy(with_place=True)

    def choose(self, mark_id: str) -> None:
        """A highlight was clicked: the shortest one there; a further click takes the next."""
        here = self.targets.marks_at(self._clicked)
        if mark_id not in here:
            here = (mark_id,)
        if here == self._around and self.targets.mark in here and self.bar.isVisible():
            mark_id = here[(here.index(self.targets.mark) + 1) % len(here)]
        else:
            mark_id = here[0]
        self._around = here
        self.targets.choose(mark_id)
        self._hover.dismiss()
        self._offer_again()
        self.mark_chosen.emit(mark_id)
        self._tell()

    def point_out(self, point: QPoint) -> bool:
        """Choose the shortest highlight under a point of the viewport; False if there is none."""
        here = self.targets.marks_at(point)
        if not here:
            return False
        self._hover.hide()
        self.targets.choose(here[0])
        self._tell()
        return True

    def _target(self) -> Annotation | None:
        return self.targets.target(bar_open=self.bar.isVisible())

    # The bar

    def _made(self, change: Change | None) -> None:
        """A highlight is on its way: it is the one chosen now."""
        if change is None:
            return
        self.targets.choose(change.edits[0].id)
        self._view.select(())
        self.bar.hide()
        self.mark_chosen.emit(change.edits[0].id)
        self._tell()

    def _ask_note(self, annotation: Annotation, *, is_new: bool) -> None:
        self.bar.hide()
        self.note_requested.emit(annotation, is_new)

    def _offer(self, spans: Sequence[Span], colour: str, style: str, *, existing: bool) -> None:
        room = room_beside(self._view, self._hover, spans, self._clicked)
        if room is None:
            self.bar.hide()
        else:
            self.bar.offer(room[0], colour, style, existing=existing, free=room[1])

    def _offer_again(self) -> None:
        """Stand beside the highlight chosen, as it is now."""
        known = self.targets.chosen
        if known is None or known.colour is None or known.style is None:
            self.bar.hide()
            return
        self._offer(known.anchor.spans, known.colour.value, known.style.value, existing=True)
        if self.bar.isVisible():
            ink = QColor(self._theme.page.marks[known.colour.value])
            self.handles.show_at(known.anchor.spans, ink.darker(120))

    def offer_selection(self) -> None:
        """Stand beside the words selected."""
        spans = self._view.selection()
        if not spans:
            return
        self.targets.choose(None)
        known = self.targets.over(spans)
        if known is not None:
            self.targets.choose(known.id)
            self._offer_again()
        else:
            look = self._session.settings.marks
            self._offer(spans, look.colour, look.style, existing=False)
        self._tell()

    def _dragged(self, spans: tuple[Span, ...]) -> None:
        """A handle was let go of."""
        known = self.targets.chosen
        if known is not None:
            self._session.notes.resize_to(known.id, spans)
            self._offer_again()

    def _selection_finished(self, point: QPoint) -> None:
        self._clicked = point
        self._hover.dismiss()
        self.offer_selection()

    def _selection_changed(self) -> None:
        if not self._view.selection() and self.bar.isVisible() and self.targets.mark is None:
            self.bar.hide()
        self._tell()

    def _word_changed(self, place: object) -> None:
        if place is not None and not self._view.selection():
            self.targets.choose(None)
            self.bar.hide()
        self._tell()

    def _scrolled(self) -> None:
        if not self.bar.isVisible():
            return
        if self.targets.mark is not None:
            self._offer_again()
        else:
            self.offer_selection()

    def _notes_changed(self, change: Change) -> None:
        made = [edit.after for edit in change.edits if edit.before is None and edit.after]
        selected = tuple(sorted(self._view.selection()))
        if selected and any(each.anchor.spans == selected for each in made):
            self._view.select(())
        if self.targets.mark in [edit.id for edit in change.edits]:
            if self.targets.chosen is None:
                self.bar.hide()
            elif self.bar.isVisible():
                self._offer_again()
            self._tell()

    def _tell(self) -> None:
        if self.targets.any != self._markable:
            self._markable = not self._markable
            self.markable_changed.emit(self._markable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where was clicked; take the keys that belong to the bar."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._view and self._key(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._clicked = self.joining.clicked = event.position().toPoint()
            if self.targets.mark is not None and not self.targets.marks_at(self._clicked):
                self.targets.choose(None)
                self.bar.hide()
                self._tell()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Tab goes into the bar, Escape takes it away, Shift and arrows move an end."""
        if not self.bar.isVisible():
            return False
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Tab:
            self.bar.take_keyboard()
            return True
        if key == Qt.Key.Key_Escape:
            self._view.select(())
            self.dismiss()
            return True
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if self.targets.mark is not None and key in arrows and modifiers in (shift, shift | alt):
            self.resize(modifiers == shift, 1 if key == Qt.Key.Key_Right else -1)
            return True
        return False


def _remember(session: Session, **choice: str) -> None:
    """The colour or style chosen is that of the next highlight too."""
    settings = session.settings
    session.change_settings(replace(settings, marks=replace(settings.marks, **choice)))


def room_beside(
    view: ReaderView, hover: HoverController, spans: Sequence[Span], pointer: QPoint | None = None
) -> tuple[list[QRect], int] | None:
    """The lines of printed words in the window (px), and the free px above them.

    A pointer just above or below a line (in the viewport) is kept clear with it: the next
    click there is one more on the words. None where no line is in view.
    """
    viewport = view.viewport()
    every = lines_of(view, spans, with_pinyin=True)
    lines = [line for line in every if line.intersects(viewport.rect())]
    if not lines:
        return None
    if pointer is not None:
        lines = [_reaching(line, pointer) for line in lines]
    host = in_host(view.window(), viewport, lines)
    free, card = free_above(view, spans[0].start, lines[0]), hover.card
    if card.isVisible():
        free = 0 if card.outline.bottom() <= host[0].top() else host[0].top()
    return host, free


def _reaching(line: QRect, pointer: QPoint) -> QRect:
    """A line that reaches to a pointer in the leading above or below it."""
    reach = line.height()
    above, below = line.top() - pointer.y(), pointer.y() - line.bottom()
    return line.adjusted(
        0, -above if 0 < above <= reach else 0, 0, below if 0 < below <= reach else 0
    )


def _new_mark(session: Session, spans: Sequence[Span]) -> Annotation | None:
    """A highlight that is made only when words are left in its note; None if refused."""
    look = session.settings.marks
    made_of = Colour(look.colour), Style(look.style)
    try:
        return marking.highlight_of(session.text, spans, *made_of)
    except Refused as refusal:
        session.notes.refused.emit(str(refusal))
        return None
