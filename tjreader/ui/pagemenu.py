"""The page's own menu: what serves the words selected, the highlight or the word pointed at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer

from ..notes.annotation import Colour, Style
from .actions import Actions
from .reader.hover import HoverController
from .reader.marking import Marking
from .reader.view import ReaderView

UNDOING = ("", "undo", "redo")
SELECTION = (
    "copy",
    "copy_place",
    "",
    "highlight",
    "note",
    "term",
    "merge",
    "split",
    "erase",
    *UNDOING,
)
WORD = ("card_pin", "card_copy", "", "highlight", "note", "term", *UNDOING)
NOTHING = ("note_section", "note_text", *UNDOING)
LOOKS = ("", *(f"colour_{c}" for c in Colour), "", *(f"style_{s}" for s in Style))
HIGHLIGHT = ("copy", "copy_place", "", "note", "split", "erase", *LOOKS, *UNDOING)


class PageMenu(QObject):
    """Offers commands where the reader asks for a menu on the page."""

    def __init__(
        self, view: ReaderView, commands: Actions, hover: HoverController, marking: Marking
    ) -> None:
        super().__init__(view)
        self._view = view
        self._commands = commands
        self._hover = hover
        self._marking = marking
        self._closed = QTimer(self, singleShot=True)
        self._closed.setInterval(0)  # the command chosen acts first, and may want the word
        self._closed.timeout.connect(self._close)
        self._next_look: tuple[str, ...] = ()
        view.menu_requested.connect(self.show_at)
        commands.popup_closed.connect(self._closed.start)

    def show_at(self, point: QPoint) -> None:
        """Show the menu at a point of the viewport."""
        self._commands.popup(self._names(point), self._view.viewport().mapToGlobal(point))

    def _names(self, point: QPoint) -> tuple[str, ...]:
        if self._view.selection():
            return SELECTION
        if self._marking.point_out(point):
            self._show_look()
            return HIGHLIGHT
        place = self._view.token_at(point)
        if place is not None:
            self._hover.take(place)
        return WORD if self._hover.place is not None else NOTHING

    def _show_look(self) -> None:
        """Tick the highlight's own colour and style instead of those of the next one."""
        known = self._marking.targets.chosen
        if known is None or known.colour is None or known.style is None:
            return
        if not self._next_look:
            self._next_look = tuple(name for name in LOOKS if name and self._ticked(name))
        self._commands.check(f"colour_{known.colour}", True)
        self._commands.check(f"style_{known.style}", True)

    def _ticked(self, name: str) -> bool:
        return self._commands[name].isChecked()

    def _close(self) -> None:
        self._hover.let_go()
        for name in self._next_look:
            self._commands.check(name, True)
        self._next_look = ()
