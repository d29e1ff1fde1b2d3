"""When the hover card comes, what it shows and when it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from ...app.card import Card
from ...app.page import Page, WordPlace
from ...app.settings import HoverMode, HoverSettings, LearningStep
from .cardface import Look
from .hovercard import HoverCard, in_host

if TYPE_CHECKING:
    from .view import ReaderView

_NEXT = {
    LearningStep.PINYIN: LearningStep.MEANING,
    LearningStep.MEANING: LearningStep.ALL,
    LearningStep.ALL: LearningStep.PINYIN,
}

_WATCHED = frozenset(
    {
        QEvent.Type.WindowDeactivate,
        QEvent.Type.Resize,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
    }
)


class WordSource(Protocol):
    """Who knows the words of the page."""

    def card(self, place: WordPlace) -> Card | None:
        """All that is known of the word there."""
        ...

    def recut(self, place: WordPlace, step: int) -> WordPlace:
        """The next shorter (-1) or longer (+1) dictionary word that begins there."""
        ...


class HoverController(QObject):
    """One card for one view.

    `place_changed(WordPlace | None)` tells which word the card is about.
    """

    place_changed = Signal(object)

    def __init__(
        self, view: ReaderView, source: WordSource, look: Look, settings: HoverSettings
    ) -> None:
        super().__init__(view)
        self._view = view
        self._source = source
        self._settings = settings
        self._page: Page | None = None
        self._place: WordPlace | None = None
        self._under: WordPlace | None = None
        self._step = settings.step
        self._full = False
        self._by_key = False
        self._told = False
        self._held = False
        self.card = HoverCard(view.window(), look)
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self._due)
        self._grace = QTimer(self, singleShot=True)
        self._grace.timeout.connect(self._grace_over)
        self.card.entered.connect(self._wait_no_more)
        self.card.left.connect(self._start_grace)
        self.card.copy_requested.connect(self.copy)
        self.card.pin_requested.connect(self.toggle_pin)
        self.card.reveal_requested.connect(self.next_step)
        self.card.more_requested.connect(self._show_in_full)
        view.pointed.connect(self.point)
        view.left.connect(self.leave)
        view.scrolled.connect(self._scrolled)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        self._window = view.window()
        self._window.installEventFilter(self)

    @property
    def place(self) -> WordPlace | None:
        """The word the card is about, None while there is no card."""
        return self._place

    @property
    def pinned(self) -> bool:
        """Whether the card stays."""
        return self.card.pinned

    def set_settings(self, settings: HoverSettings) -> None:
        """Take the reader's choices."""
        self._settings = settings
        look = replace(self.card.look, tones=settings.tones)
        self._step = settings.step
        if settings.mode is HoverMode.OFF and not self._by_key:
            self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take other inks and fonts; a card that is open changes at once."""
        self.card.set_look(look)
        self._show_again()

    def show_page(self, page: Page | None) -> None:
        """Another page: nothing of the old one may be shown."""
        self._page = page
        self.hide()

    def renew_paragraphs(self, indices: Sequence[int]) -> None:
        """The words of these paragraphs changed in place; an open card follows."""
        if self._under is not None and self._under.paragraph in indices:
            self._under = _renewed(self._page, self._under)
        place = self._place
        if place is None or place.paragraph not in indices:
            return
        fresh = _renewed(self._page, place)
        if fresh is None:
            self.hide()
        else:
            self._show(fresh)

    def point(self, place: WordPlace | None, point: QPoint) -> None:  # noqa: ARG002 - the view's
        """The pointer rests on another word, or on none."""
        self._under = place
        busy = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self.card.pinned or self._held or busy or not _wanted(self._settings.mode):
            self._delay.stop()
            return
        if place is None:
            self._delay.stop()
            self._start_grace()
        elif _same(self._place, place):
            self._delay.stop()
            self._grace.stop()
        else:
            self._grace.stop()
            self._delay.start(self._settings.delay)

    def hold(self, on: bool) -> None:
        """Bring no card by the pointer for now: the reader is on the way to the bar."""
        self._held = on
        self._delay.stop()

    def leave(self) -> None:
        """The pointer left the page."""
        self._under = None
        self._delay.stop()
        self._start_grace()

    def show_at(self, place: WordPlace) -> None:
        """Show the card of a word at once (the word cursor's way)."""
        self._wait_no_more()
        self._by_key = True
        self._show(place)

    def hide(self) -> None:
        """Take the card away, pinned or not."""
        self._wait_no_more()
        self._by_key = False
        self.card.set_pinned(False)
        self.card.hide()
        self._told = False
        if self._place is not None:
            self._place = None
            self._view.set_word(None)
            self.place_changed.emit(None)

    def dismiss(self) -> None:
        """Take the card away unless it is pinned."""
        if not self.card.pinned:
            self.hide()

    def take(self, place: WordPlace) -> None:
        """Mark a word for the page's menu; a card is shown for it when it is pinned."""
        if self.card.pinned:
            self._show(place)
            return
        if self.card.isVisible() and _same(self._place, place):
            return
        self._wait_no_more()
        self._by_key = True
        self._told = False
        self.card.hide()
        self._place = place
        self._view.set_word(place)
        self.place_changed.emit(place)

    def let_go(self) -> None:
        """Give up the word of `take`, unless its card was asked for."""
        if not self.card.isVisible():
            self.hide()

    def toggle_pin(self) -> None:
        """Keep the card open, or let it go with the pointer again."""
        if self._place is None:
            return
        if not self.card.isVisible():
            self._show(self._place)
        self.card.set_pinned(not self.card.pinned)

    def copy(self) -> None:
        """Word TAB pinyin TAB sense, to the clipboard."""
        card = self._source.card(self._place) if self._place is not None else None
        if card is not None:
            QGuiApplication.clipboard().setText(card.copied())

    def next_step(self) -> None:
        """Pinyin, then the meaning, then all, then what was shortened, and round again."""
        if self._place is None:
            return
        if self._step is LearningStep.ALL and self.card.elided and not self._full:
            self._full = True
        else:
            self._step = _NEXT[self._step]
            self._full = False
        self._show_again()

    def shorter(self) -> None:
        """Cut the word shorter, for looking."""
        self._recut(-1)

    def longer(self) -> None:
        """Cut the word longer, for looking."""
        self._recut(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the window, the page and its viewport; nothing is kept from them."""
        kind = event.type()
        # First of all: events of their destruction come here too.
        if kind not in _WATCHED:
            return False
        if watched is self._window:
            if kind == QEvent.Type.WindowDeactivate:
                self._delay.stop()
                self.dismiss()
            elif kind == QEvent.Type.Resize:
                self._view_moved()
        elif kind == QEvent.Type.MouseButtonPress:
            self._delay.stop()
            self.dismiss()
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._clicked(event)
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._shift_key(event)
        return False

    def _clicked(self, event: QMouseEvent) -> None:
        """A pinned card moves to the word that is clicked."""
        if not self.card.pinned or self._view.selection():
            return
        place = self._view.token_at(event.position().toPoint())
        if place is not None:
            self._show(place)

    def _shift_key(self, event: QEvent) -> None:
        if self._settings.mode is not HoverMode.KEY or not isinstance(event, QKeyEvent):
            return
        if event.key() != Qt.Key.Key_Shift or event.isAutoRepeat():
            return
        if event.type() == QEvent.Type.KeyPress:
            self._due()
        elif not self._by_key:
            self._start_grace()

    def _due(self) -> None:
        """The pointer has rested long enough."""
        if self._under is not None and not self.card.pinned:
            self._by_key = False
            self._show(self._under)

    def _start_grace(self) -> None:
        if self._place is not None and not self.card.pinned and not self._by_key:
            self._grace.start(self._settings.grace)

    def _grace_over(self) -> None:
        if not self.card.underMouse():
            self.dismiss()

    def _wait_no_more(self) -> None:
        self._delay.stop()
        self._grace.stop()

    def _scrolled(self) -> None:
        self._delay.stop()
        if self._by_key or self.card.pinned:
            self._view_moved()
        else:
            self.hide()

    def _view_moved(self) -> None:
        """The lines stand elsewhere now: the card goes with its word while that is in sight."""
        if self._place is None:
            return
        lines = _lines(self._view, self._place)
        self.card.within = _page_area(self._view)
        if lines:
            self.card.setVisible(self._told and self.card.place(lines))
        elif not self.card.pinned:
            self.hide()

    def _show(self, place: WordPlace) -> None:
        """Show the card of a word, in the place of any other."""
        if not _same(self._place, place):
            self._step = self._settings.step
            self._full = False
        card = self._source.card(place)
        lines = _lines(self._view, place)
        self.card.within = _page_area(self._view)
        if not lines or (card is None and not self._by_key):
            self.hide()
            return
        told = card is not None
        changed = place != self._place or told is not self._told
        self._place = place
        self._view.set_word(place)
        self._told = told
        if card is None:
            self.card.hide()
        else:
            self.card.show_card(card, lines, self._step, full=self._full)
        if changed:
            self.place_changed.emit(place)

    def _show_again(self) -> None:
        if self._place is not None:
            self._show(self._place)

    def _show_in_full(self) -> None:
        self._full = True
        self._show_again()

    def _recut(self, step: int) -> None:
        if self._place is None:
            return
        cut = self._source.recut(self._place, step)
        if cut != self._place:
            self._show(cut)


def _lines(view: ReaderView, place: WordPlace) -> list[QRect]:
    """A word's lines in the window of its page; empty when it is out of sight."""
    viewport = view.viewport()
    lines = view.lines_of(place.paragraph, place.span)
    if not any(line.intersects(viewport.rect()) for line in lines):
        return []
    return in_host(view.window(), viewport, lines)


def _page_area(view: ReaderView) -> QRect:
    """Where the page stands in its window."""
    return in_host(view.window(), view.viewport(), [view.viewport().rect()])[0]


def _renewed(page: Page | None, place: WordPlace) -> WordPlace | None:
    """The word that now begins or stands where `place` was."""
    if page is None:
        return None
    if place.recut:
        return place
    paragraph = page.paragraph(place.paragraph)
    index = paragraph.token_index_at(place.span.start)
    return None if index is None else WordPlace(place.paragraph, paragraph.tokens[index].span)


def _wanted(mode: HoverMode) -> bool:
    """Whether the pointer's resting is to bring a card now."""
    if mode is HoverMode.KEY:
        held = QGuiApplication.queryKeyboardModifiers()
        return bool(held & Qt.KeyboardModifier.ShiftModifier)
    return mode is HoverMode.REST


def _same(shown: WordPlace | None, place: WordPlace) -> bool:
    """Whether a place is the word shown (perhaps cut otherwise)."""
    if shown is None:
        return False
    return (shown.paragraph, shown.span.start) == (place.paragraph, place.span.start)
