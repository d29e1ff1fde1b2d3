"""What is drawn again in pieces looks as if it were drawn whole."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion

from pagesetting import section, spot
from tjreader.app.page import WordPlace
from tjreader.text.span import Span
from tjreader.ui.reader.view import ReaderView


def drawn(view: ReaderView, region: QRegion, ground: QImage | None = None) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    if ground is not None:
        image = ground.copy()
    view.viewport().render(image, region.boundingRect().topLeft(), region)
    return image


def test_words_stay_readable_when_two_places_are_drawn_at_once(view: ReaderView) -> None:
    view.show_page(section(1))
    place = view.token_at(spot(view, "新质生产力的浪潮"))
    assert place is not None
    view.set_word(WordPlace(place.paragraph, place.span))
    marked = view.rect_of(place.paragraph, place.span)[0]
    text = view.page.paragraph(place.paragraph).text
    later = text.index("创新驱动")
    other = view.rect_of(place.paragraph, Span(later, later + 2))[0]
    whole = drawn(view, QRegion(view.viewport().rect()))
    pieces = QRegion(marked).united(QRegion(QRect(other)))
    assert pieces.rectCount() == 2
    assert drawn(view, pieces, whole) == whole
