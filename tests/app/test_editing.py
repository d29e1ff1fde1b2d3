"""Acts on several notes are one step each, and go back as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import EXAMPLE, span_of, text_of
from tjreader.app import editing
from tjreader.app.homing import AtOnce
from tjreader.app.marking import section_note_of
from tjreader.app.notebook import Notebook
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation, Colour, Style
from tjreader.notes.change import Act, Change
from tjreader.text.span import Span

TEXT = text_of()


class Nobody:
    """Hears nothing."""

    def __getattr__(self, name):
        return lambda *_: None


@pytest.fixture
def book(store: StorePort) -> Notebook:
    made = Notebook(TEXT, AtOnce(), Nobody())
    made.connect(store.notebook)
    return made


def mark(book: Notebook, words: str, note: str = "", **looks) -> Annotation:
    colour, style = looks.get("colour", Colour.YELLOW), looks.get("style", Style.TINT)
    spans = [span_of(TEXT, words)]
    (edit,) = book.highlight(spans, colour, style, note).edits
    assert edit.after is not None
    return edit.after


def undone(book: Notebook, change: Change | None) -> tuple[Annotation, ...]:
    """What is there after the change was taken back."""
    assert change is not None
    book.perform(change.inverse, undoing=True)
    return book.annotations()


def quotes(book: Notebook) -> list[str]:
    return [each.anchor.quote for each in book.annotations()]


def test_many_highlights_change_their_colour_in_one_step(book) -> None:
    one, two, three = (mark(book, words) for words in ("天津", "善作", "著称"))
    section = book.add(section_note_of(TEXT, "s1", "on it")).edits[0].id
    before = book.annotations()
    change = editing.recolour(book, [one.id, two.id, section, one.id], Colour.PINK)
    assert [each.colour for each in book.annotations()] == [
        *(Colour.PINK, Colour.PINK, Colour.YELLOW),
        None,
    ]
    assert change is not None
    assert (change.label.act, change.label.words) == (Act.RECOLOUR, "天津 +1")
    assert undone(book, change) == before
    assert editing.recolour(book, [three.id], Colour.YELLOW) is None
    assert editing.recolour(book, [section], Colour.BLUE) is None


def test_many_highlights_change_their_style_in_one_step(book) -> None:
    ids = [mark(book, words).id for words in ("天津", "善作")]
    change = editing.restyle(book, ids, Style.WAVY)
    assert {each.style for each in book.annotations()} == {Style.WAVY}
    assert {each.style for each in undone(book, change)} == {Style.TINT}


def test_tags_are_added_to_those_there_are_and_taken_away(book) -> None:
    one, two = mark(book, "天津"), mark(book, "善作")
    editing.tag(book, [one.id], ["ask"])
    before = book.annotations()
    change = editing.tag(book, [one.id, two.id], ["典故", "Ask", "#idea"])
    assert [each.tags for each in book.annotations()] == [
        ("ask", "典故", "idea"),
        ("典故", "Ask", "idea"),
    ]
    assert undone(book, change) == before
    book.perform(change, undoing=True)
    away = editing.untag(book, [one.id, two.id], ["ASK"])
    assert [each.tags for each in book.annotations()] == [("典故", "idea")] * 2
    assert away is not None
    assert away.label.act is Act.UNTAG
    assert editing.untag(book, [one.id], ["never there"]) is None


def test_many_are_erased_and_brought_back_in_one_step(book, store) -> None:
    ids = [mark(book, words, note=words).id for words in ("天津", "善作", "著称")]
    before = book.annotations()
    editing.erase(book, ids[:2])
    assert quotes(book) == ["著称"]
    gone = store.notebook.erased(TEXT.id).result(10)
    change = editing.restore(book, gone)
    assert change is not None
    assert change.label.act is Act.RESTORE
    assert book.annotations() == before
    assert [each.anchor.quote for each in undone(book, change)] == ["著称"]
    book.perform(change, undoing=True)
    assert editing.restore(book, gone) is None


def test_highlights_are_merged_with_their_notes_and_tags(book) -> None:
    second = mark(book, "善作善成", "later", colour=Colour.BLUE)
    first = mark(book, "天津", "earlier", colour=Colour.PINK)
    elsewhere = mark(book, "海天阔")
    editing.tag(book, [second.id], ["b"])
    editing.tag(book, [first.id], ["a"])
    before = book.annotations()
    change = editing.merge(book, [second.id, first.id, elsewhere.id])
    (whole,) = book.annotations()
    assert whole.id == first.id
    assert whole.anchor.quote == "天津以善作善成\n海天阔"
    assert (whole.note, whole.tags) == ("earlier\n\nlater", ("a", "b"))
    assert whole.colour is Colour.PINK
    assert change.label.act is Act.MERGE
    assert undone(book, change) == before


def test_one_highlight_alone_is_not_merged(book) -> None:
    one = mark(book, "天津")
    section = book.add(section_note_of(TEXT, "s1", "on it")).edits[0].id
    with pytest.raises(Refused, match="two or more"):
        editing.merge(book, [one.id, section])
    assert quotes(book) == ["天津", ""]


def test_a_highlight_is_split_at_a_word(book) -> None:
    one = mark(book, "善作善成", "stays", colour=Colour.GREEN)
    before = book.annotations()
    change = editing.split(book, one.id, one.anchor.spans[0].start + 2)
    first, second = book.annotations()
    assert (first.id, first.anchor.quote, first.note) == (one.id, "善作", "stays")
    assert (second.anchor.quote, second.note, second.colour) == ("善成", "", Colour.GREEN)
    assert change.label.act is Act.SPLIT
    assert undone(book, change) == before
    for end in (one.anchor.spans[0].start, one.anchor.spans[0].end, 0, 10**6):
        with pytest.raises(Refused, match="inside it"):
            editing.split(book, one.id, end)


@given(st.data())
def test_what_is_split_and_merged_covers_the_same_words(data: st.DataObject) -> None:
    text = text_of(*EXAMPLE)
    book = Notebook(text, AtOnce(), Nobody())
    start = data.draw(st.integers(0, len(text.printed) - 2))
    end = data.draw(st.integers(start + 1, len(text.printed)))
    try:
        change = book.highlight([Span(start, end)], Colour.BLUE, Style.TINT)
    except Refused:
        return
    known = change.edits[0].after
    spans = known.anchor.spans
    at = data.draw(st.integers(spans[0].start, spans[-1].end))
    try:
        editing.split(book, known.id, at)
    except Refused:
        assert at in (spans[0].start, spans[-1].end)
        return
    halves = book.annotations()
    assert sum(len(s) for each in halves for s in each.anchor.spans) == sum(map(len, spans))
    editing.merge(book, [each.id for each in halves])
    (again,) = book.annotations()
    assert (again.id, again.anchor) == (known.id, known.anchor)
