"""Pages and a shown view for tests of the page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from builders import text_of
from tjreader.app.opened import OpenedText
from tjreader.app.page import Page
from tjreader.app.pages import PageMaker
from tjreader.formats.shipped import read_shipped
from tjreader.text.rendering import View
from tjreader.text.span import Span
from tjreader.ui.reader.view import ReaderView

TEXTS = Path(__file__).resolve().parents[1] / "resources" / "texts"


@lru_cache(maxsize=1)
def article() -> OpenedText:
    """The article that comes with the program."""
    return read_shipped(next(folder for folder in sorted(TEXTS.iterdir()) if folder.is_dir()))


def section(number: int, view: View = View.PRINTED, arrangement: str = "contents") -> Page:
    """A section of the article by its § number."""
    opened = article()
    sections = opened.text.arrangement(arrangement).sections
    wanted = next(found for found in sections if found.number == number)
    return PageMaker(opened).page(wanted, arrangement, view)


def page_of(*lines: str) -> Page:
    """The first section of a small text (see `builders.text_of`)."""
    text = text_of(*lines)
    first = text.arrangements[0].sections[0]
    return PageMaker(OpenedText(text)).page(first, "contents", View.PRINTED)


def spot(view: ReaderView, words: str, nth: int = 0, share: float = 0.5) -> QPoint:
    """A point on the first of `words` as shown, at that share of its width."""
    for index in range(len(view.page)):
        text = view.page.paragraph(index).text
        start = -1
        while (start := text.find(words, start + 1)) >= 0:
            if nth == 0:
                rect = view.rect_of(index, Span(start, start + 1))[0]
                return QPoint(rect.left() + round(rect.width() * share), rect.center().y())
            nth -= 1
    raise AssertionError(f"{words} is not on the page")


def printed(view: ReaderView, words: str) -> Span:
    """Where `words` stand in the printed text, within the page's section."""
    whole = view.page.text.printed
    start = whole.index(words, min(p.span.start for p in view.page.outline))
    return Span(start, start + len(words))


def drag(view: ReaderView, start: QPoint, end: QPoint) -> None:
    """Press, move, release with the left button."""
    port = view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, QPointF((start.x() + end.x()) / 2, end.y()).toPoint())
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, left, Qt.KeyboardModifier.NoModifier, end)
