"""Which paragraph of a page holds a place."""

from __future__ import annotations

from feature import FOLDER
from tjreader.app.page import Page, PageParagraph
from tjreader.formats.plain import read_words
from tjreader.formats.shipped import read_shipped
from tjreader.text.document import Paragraph, Text
from tjreader.text.rendering import View


def page_of(text: Text, section_id: str) -> Page:
    """A page whose paragraphs are never made: only places are asked for."""

    def never(paragraph: Paragraph) -> PageParagraph:
        raise AssertionError(paragraph)

    order = text.arrangements[0]
    return Page(text, order.section(section_id), order.id, View.PRINTED, never)


def test_every_place_of_every_section_whatever_the_order() -> None:
    text = read_shipped(FOLDER).text
    for section in text.arrangements[0].sections:
        page = page_of(text, section.id)
        for index, paragraph in enumerate(page.outline):
            for position in (paragraph.span.start, paragraph.span.end - 1, paragraph.span.end):
                assert page.index_at(position) == index
            assert page.index_at(paragraph.span.end + 1) != index
        assert page.index_at(0) is None
        assert page.index_at(len(text.printed)) is None


def test_between_two_pieces_of_one_line_the_second_has_the_place() -> None:
    text = read_words("当新质生产力的浪潮奔涌而来。" * 300).text
    page = page_of(text, "s1")
    first, second = page.outline[:2]
    assert first.span.end == second.span.start
    assert page.index_at(first.span.end) == 1
    assert page.index_at(first.span.end - 1) == 0
