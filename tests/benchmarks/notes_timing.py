"""Times the list of very many notes on one text, and what is done with it. See `search.py`."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench import Figure, percentile
from PySide6.QtWidgets import QApplication

from tjreader.app.markplaces import MarkPlaces
from tjreader.app.notebook import Notebook
from tjreader.app.notefilter import NoteFilter, Order
from tjreader.app.page import View
from tjreader.app.pages import PageMaker
from tjreader.app.settings import Settings
from tjreader.app.state import State
from tjreader.assembly import Assembly
from tjreader.notes.annotation import Annotation, Colour
from tjreader.ui.panels.noterow import NoteRow
from tjreader.ui.panels.notesboard import NotesBoard
from tjreader.ui.reader.marks import MarkLayer
from tjreader.ui.session import Session
from tjreader.ui.theme import load_theme

OPENS, FRAME, ACTS = 100.0, 16.0, 100.0
TOLD = math.inf


@dataclass(frozen=True)
class Taken:
    """ms on the clock and of the processor."""

    clock: float
    spent: float


class Watch:
    """Begun when it is made; `spent` counts seconds of the processor."""

    def __init__(self, spent: Callable[[], float] = time.thread_time) -> None:
        self._spent = spent
        self._begun = time.perf_counter(), spent()

    def taken(self) -> Taken:
        """Since it was begun."""
        clock, spent = time.perf_counter() - self._begun[0], self._spent() - self._begun[1]
        return Taken(clock * 1000, spent * 1000)


def figure(name: str, times: Iterable[Taken], limit: float, detail: str = "") -> Figure:
    """A row of the table: the p95 on the clock, and of the processor in its detail."""
    every = list(times)
    clock = percentile(sorted(each.clock for each in every), 95)
    spent = percentile(sorted(each.spent for each in every), 95)
    what = detail or f"p95 of {len(every)}"
    return Figure(name, clock, limit, "ms", f"{what}; processor {spent:.1f}")


def timed(act: Callable[[], object]) -> Taken:
    """What an act takes until all of it is drawn."""
    watch = Watch()
    act()
    QApplication.processEvents()
    return watch.taken()


class Listing:
    """The board of the notes panel with very many notes on the shipped article."""

    def __init__(self, parts: Assembly, many: tuple[Annotation, ...]) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.session = Session(parts, Settings(), State())
        self.session.open_shipped()
        while self.session.page is None:
            QApplication.processEvents()
        self.book: Notebook = self.session.notes.notebook
        self.book.foresee(many)
        self.book.annotations()
        theme = load_theme(parts.resources / "themes", "paper")
        self.board = NotesBoard(self.session, NoteRow(theme))
        self.board.resize(320, 700)
        self.board.show()
        QApplication.processEvents()
        order = self.session.sitting.arrangement
        maker = PageMaker(parts.shipped())
        self.pages = [maker.page(each, order.id, View.PRINTED) for each in order.sections]
        self.places = MarkPlaces(self.book.marks())
        self.layer = MarkLayer(self.pages[1], self.places)

    def close(self) -> None:
        """Let the session go."""
        self.board.close()
        self.session.homecoming.close()

    def scrolled(self) -> list[Taken]:
        """Two hundred steps: every other one far away, the rest by 60 px."""
        bar = self.board.list.verticalScrollBar()
        times = []
        for at in range(200):
            watch = Watch()
            bar.setValue(round(bar.maximum() * at / 200) if at % 2 else bar.value() + 60)
            self.board.list.viewport().repaint()
            times.append(watch.taken())
        return times

    def highlight(self, each: Annotation) -> None:
        """One highlight: its pending mark laid on the page, its row listed."""
        self.book.add(each)
        self.layer.renew(self.book.marks())
        self.board.refresh()

    def show(self, wanted: NoteFilter, order: Order = Order.PLACE) -> None:
        """Filter and sort the list."""
        model = self.board.list.model()
        model.set_filter(wanted, order)
        self.board.show_state()

    def turn_page(self, number: int) -> None:
        """Lay the marks upon the first paragraph of another section."""
        layer = MarkLayer(self.pages[number], self.places)
        layer.laid(0)


def listed(
    parts: Assembly, many: tuple[Annotation, ...], more: Iterable[Annotation]
) -> list[Figure]:
    """The figures of the list of so many notes, and of acts among them."""
    shown = Listing(parts, many)
    rows = f"{len(many):,} rows"
    figures = [
        figure("notes list opens", [timed(shown.board.refresh)], OPENS, f"{rows}, drawn"),
        figure("notes list, a step of scrolling", shown.scrolled(), FRAME),
    ]
    acts = [timed(lambda each=each: shown.highlight(each)) for each in more]
    figures.append(figure("highlight to pending mark and row", acts, ACTS))
    turns = [timed(lambda at=at: shown.turn_page(at)) for at in range(len(shown.pages))]
    figures.append(figure("marks of another section", turns, TOLD))
    for name, wanted in (
        ("by words", NoteFilter(words="天津")),
        ("by colour", NoteFilter(colours=frozenset({Colour.BLUE.value}))),
    ):
        times = [timed(lambda wanted=wanted: shown.show(wanted)) for _ in range(5)]
        figures.append(figure(f"notes list filtered {name}", times, TOLD))
    for order in (Order.MADE, Order.CHANGED, Order.PLACE):
        times = [timed(lambda order=order: shown.show(NoteFilter(), order)) for _ in range(5)]
        figures.append(figure(f"notes list sorted, {order.value}", times, TOLD))
    figures.append(figure("all notes chosen", [timed(shown.board.list.selectAll)], TOLD, rows))
    shown.close()
    return figures
