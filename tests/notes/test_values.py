"""What an anchor and an edit refuse to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import highlight, span_of, text_of
from tjreader.notes.anchor import CONTEXT, anchor_spans
from tjreader.notes.annotation import Annotation
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.text.span import Span


def note(words: str = "天津") -> Annotation:
    return highlight(text_of(), words)


@pytest.mark.parametrize(
    "spans",
    [(), (Span(3, 3),), (Span(0, 10**6),), (Span(0, 4), Span(3, 6))],
    ids=["nowhere", "empty", "past the end", "overlapping"],
)
def test_an_anchor_refuses_a_place_that_is_none(spans: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError):
        anchor_spans(text_of(), spans)


def test_an_anchor_keeps_its_words_in_order_of_place_with_what_stands_around() -> None:
    text = text_of()
    first, last = span_of(text, "力😀。"), span_of(text, "天津")
    anchor = anchor_spans(text, (last, first))
    assert anchor.spans == (first, last)
    assert anchor.quote == "力😀。\n天津"
    assert text.printed[: first.start].endswith(anchor.prefix)
    assert text.printed[last.end :].startswith(anchor.suffix)


@given(st.data())
def test_quote_and_context_are_the_printed_words(data: st.DataObject) -> None:
    text = text_of()
    start = data.draw(st.integers(0, len(text.printed) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text.printed))))
    anchor = anchor_spans(text, (span,))
    assert anchor.prefix + anchor.quote + anchor.suffix in text.printed
    assert len(anchor.prefix) == min(CONTEXT, span.start)
    assert len(anchor.suffix) == min(CONTEXT, len(text.printed) - span.end)


def test_an_edit_is_of_one_thing_that_is_or_was() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Edit(None, None)
    with pytest.raises(ValueError, match="id"):
        Edit(note(), replace(note(), id="another"))


def test_taking_a_change_back_twice_gives_the_change() -> None:
    old = note()
    edits = (Edit(None, old), Edit(old, replace(old, note="n")), Edit(old, None))
    change = Change(Label(Act.NOTE, "天津"), edits)
    assert change.inverse.edits[0] == Edit(None, old)
    assert change.inverse.edits[1] == Edit(edits[1].after, edits[1].before)
    assert change.inverse.inverse == change
