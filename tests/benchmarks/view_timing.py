"""How fast the page is: section switch, pinyin toggle, resize, scroll, hover, a long text.

Prints one JSON object of milliseconds. 1280×800, 20 px. From the root of the checkout:
`QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests python tests/benchmarks/view_timing.py`.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from builders import text_of
from tjreader.app.opened import OpenedText
from tjreader.app.page import Page
from tjreader.app.pages import PageMaker
from tjreader.app.settings import Ruby
from tjreader.formats.shipped import read_shipped
from tjreader.text.rendering import View
from tjreader.ui.reader.style import PageStyle
from tjreader.ui.reader.view import ReaderView

ROOT = Path(__file__).resolve().parents[2]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one piece of work."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """The 95th of a hundred."""
    return statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]


def paint(view: ReaderView) -> None:
    """Draw now what has changed."""
    del view
    QApplication.processEvents()


def scroll(view: ReaderView, step: int) -> list[float]:
    """Times of frames from the top to the end."""
    view.scroll_home()
    paint(view)
    times: list[float] = []
    while not view.at_end():
        times.append(timed(lambda: (view.scroll_by(step), paint(view))))
    return times


def pages_of(opened: OpenedText) -> list[Page]:
    """Every section of the text."""
    maker = PageMaker(opened)
    arrangement = opened.text.arrangements[0]
    return [maker.page(s, arrangement.id, View.PRINTED) for s in arrangement.sections]


def measure(view: ReaderView, opened: OpenedText) -> dict[str, float]:
    """All figures of the article."""
    plain, ruby = PageStyle(), PageStyle(ruby=Ruby.ALL)
    view.set_style(plain)
    found: dict[str, float] = {}
    pages = pages_of(opened)
    first = pages[1]
    found["first_paint"] = timed(lambda: (view.show_page(first), paint(view)))
    switches = [timed(lambda p=page: (view.show_page(p), paint(view))) for page in pages]
    found["section_switch_p95"] = p95(switches)
    toggles = []
    for page in pages_of(opened):
        view.show_page(page)
        paint(view)
        toggles.append(timed(lambda: (view.set_style(ruby), paint(view))))
        toggles.append(timed(lambda: (view.set_style(plain), paint(view))))
    found["ruby_toggle_p95"] = p95(toggles)
    view.set_style(ruby)
    resizes = [
        timed(lambda w=width: (view.resize(w, 800), paint(view))) for width in range(1280, 560, -16)
    ]
    found["resize_step_p95"] = p95(resizes)
    view.resize(1280, 800)
    cold, warm = [], []
    for page in pages_of(opened):
        view.show_page(page)
        cold += scroll(view, 40)
        warm += scroll(view, 40)
    found["scroll_ruby_cold_p95"], found["scroll_ruby_warm_p95"] = p95(cold), p95(warm)
    points = [QPoint(x, y) for x in range(280, 1000, 7) for y in range(60, 780, 13)]
    found["hit_test_p95"] = p95([timed(lambda q=point: view.token_at(q)) for point in points])
    return found


def measure_long(view: ReaderView, opened: OpenedText) -> dict[str, float]:
    """Opening a text of a million characters, with pinyin, and scrolling in it."""
    line = opened.text.printed.replace("\n", "")[:400]
    count = 1_000_000 // len(line)
    text = text_of("# 一", *([line] * count))
    page = PageMaker(OpenedText(text)).page(text.arrangements[0].sections[0], "", View.PRINTED)
    found = {"million_open": timed(lambda: (view.show_page(page), paint(view)))}
    middle = text.printed.index(line, 600_000)
    found["million_jump"] = timed(lambda: (view.scroll_to(middle), paint(view)))
    found["million_end"] = timed(lambda: (view.scroll_end(), paint(view)))
    frames = [timed(lambda: (view.scroll_by(-40), paint(view))) for _ in range(60)]
    found["million_scroll_up_p95"] = p95(frames)
    return found


def main() -> None:
    """Print the figures."""
    application = QApplication.instance() or QApplication([])
    folder = next(path for path in (ROOT / "resources" / "texts").iterdir() if path.is_dir())
    opened = read_shipped(folder)
    view = ReaderView()
    view.resize(1280, 800)
    view.show()
    application.processEvents()
    found = measure(view, opened) | measure_long(view, opened)
    rounded = {name: round(value, 2) for name, value in found.items()}
    sys.stdout.write(json.dumps(rounded, indent=1) + "\n")
    view.close()


if __name__ == "__main__":
    main()
