"""Notes set for paper: numbered as in the other formats, each with its place, quote and words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotating import TEXT, annotations, export, notes
from tjreader.app.endnotes import Endnotes, endnotes
from tjreader.app.exchange import Legend
from tjreader.formats.composition import compose
from tjreader.notes.annotation import Annotation, Colour

SECTIONS = TEXT.arrangements[0].sections


def made(*found: Annotation, whole: bool = True, legend: Legend | None = None) -> Endnotes:
    return endnotes(TEXT, SECTIONS, found, legend or Legend(), whole=whole)


def lines(pages: Endnotes, section: str) -> list[str]:
    page = pages.after[section].page
    return [page.paragraph(index).text for index in range(len(page))]


def test_each_section_has_its_notes_below_a_head() -> None:
    found = notes()
    pages = made(*found, legend=Legend(((Colour.BLUE, "典故"),)))
    first = lines(pages, "s1")
    assert first[0] == "注 Notes"
    assert first[1].startswith("1\u3000§1 ¶1 “二三四” <img src=x")
    assert "\u3000\u3000#典故 #a & b" in first
    assert "2\u3000§1 ¶1 “四五六” (典故) second" in first
    assert "3\u3000§1 ¶2 “八。 / 天津” over two" in first
    second = lines(pages, "s2")
    assert second[1:] == ["※\u3000on a section", "4\u3000§2 ¶1 “帆满”", "\u3000\u3000#sail"]


def test_what_has_no_place_comes_last_and_with_the_whole_text_alone() -> None:
    words = [
        [last.page.paragraph(index).text for index in range(len(last.page))]
        for last in made(*notes()).last
    ]
    assert words == [
        ["注 Notes on the whole text", "※\u3000on all of it"],
        ["Highlights on another revision of the text", "·\u3000“二三” stray"],
    ]
    assert made(*notes(), whole=False).last == ()
    assert made().last == ()
    assert made().after == {}


def test_marks_lie_on_the_words_that_are_quoted() -> None:
    pages = made(*notes())
    for page in (*pages.after.values(), *pages.last):
        for mark in page.marks:
            (span,) = mark.spans
            assert page.page.text.printed[span.start - 1] == "“"
            assert page.page.text.printed[span.end] == "”"


@given(st.lists(annotations(), max_size=6, unique_by=lambda one: one.id))
def test_the_numbers_are_those_of_the_other_formats(found: list[Annotation]) -> None:
    other = compose(export(*found)).notes
    assert made(*found).numbers == {note.annotation.id: note.number for note in other}
