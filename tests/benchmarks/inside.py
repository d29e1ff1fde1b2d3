"""Times acts in one running window, as its reader would feel them; writes JSON.

    python inside.py DATA_DIR REPORT

Each time (ms) is from the act until Qt has drawn all that it changed.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Before Qt, as in the program itself: see there what PySide keeps in memory otherwise.
import tjreader.ui  # noqa: F401 - for what it does when loaded

# isort: split
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tjreader.app import termbase
from tjreader.app.page import WordPlace
from tjreader.app.settings import PageSettings, Ruby, Settings, Theme
from tjreader.app.settings import save as save_settings
from tjreader.assembly import Assembly
from tjreader.text.span import Span
from tjreader.ui import application
from tjreader.ui.annex import Annex
from tjreader.ui.stopwatch import peak_kb
from tjreader.ui.window import Window

SIZE = (1280, 800)
STEP = 60
"""px of one step of the wheel."""


class Measuring:
    """Measures one window, then closes it."""

    def __init__(self, window: Window, annex: Annex, report: Path) -> None:
        self.window = window
        self.annex = annex
        self.report = report
        self.times: dict[str, list[float]] = {}
        self.session = window.session

    def start(self) -> None:
        """Begin when the notes are loaded and the window is quiet."""
        if not self.session.notes.notebook.loaded:
            QTimer.singleShot(50, self.start)
            return
        self.window.resize(*SIZE)
        QTimer.singleShot(700, self.measure)

    def measure(self) -> None:
        """All acts, then the report."""
        self.mark()
        self.adopt()
        self.sections()
        self.ruby()
        self.resizing()
        self.hovering()
        self.scrolling()
        told: dict[str, object] = dict(self.times)
        told["peak_kb"] = peak_kb()
        self.report.write_text(json.dumps(told), encoding="utf-8")
        self.window.close()

    def drawn(self) -> None:
        """Let Qt draw what is waiting to be drawn."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def take(self, name: str, act: Callable[[], object]) -> None:
        """Time one act and the drawing it causes."""
        begun = time.perf_counter()
        act()
        self.drawn()
        self.times.setdefault(name, []).append((time.perf_counter() - begun) * 1000)

    def mark(self) -> None:
        """Highlights in every section, as a reader who has worked on the text has them."""
        for number, paragraph in enumerate(self.session.text.paragraphs):
            span = paragraph.span
            if len(span) > 30:
                colour = ("yellow", "green", "blue", "pink")[number % 4]
                style = ("tint", "underline", "wavy")[number % 3]
                self.session.notes.highlight(
                    (Span(span.start + 5, span.start + 20),), colour, style
                )
        self.wait(800)

    def adopt(self) -> None:
        """The whole glossary as terms of the reader's own, with a line under each."""
        desk = self.annex.desk
        ids = [each.id for each in desk.desk.shipped()]
        desk.act(lambda it: termbase.adopt(it, ids))
        self.wait(800)

    def wait(self, ms: int) -> None:
        """Let the window run for a while."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def sections(self) -> None:
        """Every section in turn, twice."""
        ids = [section.id for section in self.session.sitting.arrangement.sections]
        for each in (*ids[1:], *ids):
            self.take("section", lambda each=each: self.session.show_section(each))
            self.wait(20)

    def ruby(self) -> None:
        """Pinyin on and off, on the longest section."""
        longest = max(
            self.session.sitting.arrangement.sections,
            key=lambda section: sum(len(p.span) for p in section.paragraphs),
        )
        self.session.show_section(longest.id)
        self.wait(300)
        for _ in range(16):
            self.take("ruby", self.window.commands["ruby"].trigger)
            self.wait(20)

    def resizing(self) -> None:
        """Narrower and wider by some px a step, with pinyin."""
        self.window.commands["ruby"].trigger()
        assert self.session.settings.page.ruby is Ruby.ALL
        self.wait(200)
        for nth in range(40):
            width = SIZE[0] - 24 * (nth if nth < 20 else 40 - nth)
            self.take("resize", lambda width=width: self.window.resize(width, SIZE[1]))
        self.window.resize(*SIZE)
        self.wait(200)

    def hovering(self) -> None:
        """The card of each different word of a section."""
        page = self.window.view.page
        words: dict[str, WordPlace] = {}
        for index in range(len(page)):
            for token in page.paragraph(index).tokens:
                if token.pinyin:
                    words.setdefault(token.surface, WordPlace(index, token.span))
        for place in list(words.values())[:200]:
            self.window.view.reveal_word(place)
            self.drawn()
            self.take("hover", lambda place=place: self.annex.hover.show_at(place))
            self.annex.hover.hide()
            self.drawn()

    def scrolling(self) -> None:
        """With pinyin: down each section for the first time, then down the last one again."""
        assert self.session.settings.page.ruby is Ruby.ALL
        view = self.window.view
        for section in self.session.sitting.arrangement.sections:
            self.session.show_section(section.id)
            view.scroll_home()
            self.wait(60)
            while not view.at_end():
                self.take("cold", lambda: view.scroll_by(STEP))
            view.scroll_home()
            self.wait(60)
            while not view.at_end():
                self.take("warm", lambda: view.scroll_by(STEP))


def main() -> int:
    """Run the window and measure in it."""
    gc.disable()
    parts, report = Assembly(Path(sys.argv[1])), Path(sys.argv[2])
    parts.prepare()
    page = PageSettings(theme=Theme.PAPER, size=20)
    save_settings(parts.settings_file, Settings(page=page, language="en", hints_seen=True))
    at_work: list[Measuring] = []

    def furnished(window: Window) -> Annex:
        made = Annex(window)
        gc.freeze()  # as `cli` does: what stays for good is not searched again
        gc.enable()
        at_work.append(Measuring(window, made, report))
        QTimer.singleShot(0, at_work[0].start)
        return made

    return application.run(parts, application.Options(), furnished)


if __name__ == "__main__":
    sys.exit(main())
