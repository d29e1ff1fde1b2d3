"""Notes set for paper: numbered as in the other formats, each with its place, quote and words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from annotating import TEXT, annotations, export, notes
from builders import highlight
from tjreader.app.endnotes import Endnotes, endnotes
from tjreader.app.exchange import Legend
from tjreader.app.page import Look, Page, PageParagraph
from tjreader.formats.composition import compose
from tjreader.notes.annotation import Annotation, Colour
from tjreader.notes.markdown import parse
from tjreader.text.span import Span

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
    assert "#典故 #a & b" in first
    assert "2\u3000§1 ¶1 “四五六” (典故) second" in first
    assert "3\u3000§1 ¶2 “八。 / 天津” over two" in first
    second = lines(pages, "s2")
    assert second[1:] == ["※\u3000on a section", "4\u3000§2 ¶1 “帆满”", "#sail"]


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


MARKDOWN = """**“新”**质, *so* and ~~not~~, `x*y`, a [link](https://example.org/a)
# Head
- one
  - **two**
3. three
> quoted

```
code  here

**raw**
```
<https://example.org/>"""


def page_of(note: str) -> Page:
    return made(highlight(TEXT, "二三四", note=note)).after["s1"].page


def looks(paragraph: PageParagraph) -> list[tuple[str, Look]]:
    bare = Span(0, 0)
    return [(each.span.of(paragraph.text), replace(each, span=bare)) for each in paragraph.looks]


def test_a_note_reads_as_it_does_in_the_panel() -> None:
    page = page_of(MARKDOWN)
    paragraphs = [page.paragraph(index) for index in range(1, len(page))]
    assert [each.text for each in paragraphs] == [
        "1\u3000§1 ¶1 “二三四” “新”质, so and not, x*y, a link (https://example.org/a)",
        "Head",
        "•\u2002one",
        "•\u2002two",
        "3.\u2002three",
        "quoted",
        "code  here",
        "\u2002",
        "**raw**",
        "https://example.org/",
    ]
    bare = Look(Span(0, 0))
    assert looks(paragraphs[0]) == [
        ("“新”", replace(bare, strong=True)),
        ("so", replace(bare, emphasis=True)),
        ("not", replace(bare, struck=True)),
        ("x*y", replace(bare, code=True)),
        ("link", replace(bare, address=True)),
        (" (https://example.org/a)", replace(bare, quiet=True)),
    ]
    assert looks(paragraphs[1]) == [("Head", replace(bare, strong=True))]
    assert looks(paragraphs[3]) == [("two", replace(bare, strong=True))]
    assert looks(paragraphs[5]) == [("quoted", replace(bare, quiet=True))]
    assert looks(paragraphs[8]) == [("**raw**", replace(bare, code=True))]
    assert looks(paragraphs[9]) == [("https://example.org/", replace(bare, address=True))]
    insets = [page.inset(index) for index in range(1, len(page))]
    assert insets[0].first == 0
    assert insets[0].left == insets[1].first == insets[1].left == 2
    assert insets[2].first < insets[3].first
    assert all(each.left > each.first for each in insets[2:5])


def test_a_list_of_itself_does_not_stand_behind_the_quote() -> None:
    page = page_of("- one\n- two")
    words = [page.paragraph(index).text for index in range(1, len(page))]
    assert words == ["1\u3000§1 ¶1 “二三四”", "•\u2002one", "•\u2002two"]


@given(st.text(alphabet="a二 *_~`#>-1.[]()<:/\n\t\\", max_size=60))
def test_any_note_is_all_there(note: str) -> None:
    note = f"x\n{note}"
    page = page_of(note)
    printed = page.text.printed
    for index, each in enumerate(page.outline):
        paragraph = page.paragraph(index)
        assert each.span.of(printed) == paragraph.text
        assert "\n" not in paragraph.text
        for look in paragraph.looks:
            assert 0 <= look.span.start < look.span.end <= len(paragraph.text)
    found = "".join(page.paragraph(index).text for index in range(1, len(page)))
    for line in parse(note):
        assert all(run.words.strip() in found for run in line.runs)


@given(st.lists(annotations(), max_size=6, unique_by=lambda one: one.id))
def test_the_numbers_are_those_of_the_other_formats(found: list[Annotation]) -> None:
    other = compose(export(*found)).notes
    assert made(*found).numbers == {note.annotation.id: note.number for note in other}
