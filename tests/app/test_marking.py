"""Notes as values: where they stand, how far they reach, what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import highlight, span_of, text_of
from tjreader.app import marking
from tjreader.app.ports import Refused
from tjreader.notes.annotation import Colour, Style
from tjreader.notes.change import Edit
from tjreader.text.span import Span

TEXT = text_of()
END = len(TEXT.printed)


def test_moving_ends_stops_at_the_paragraph():
    sentence = span_of(TEXT, "天津以善作善成著称。")
    one = (span_of(TEXT, "善作善成"),)
    assert marking.moved_ends(TEXT, one, -100, 100) == (sentence,)
    assert marking.moved_ends(TEXT, one, 1, -1) == (span_of(TEXT, "作善"),)
    assert marking.moved_ends(TEXT, one, 100, 0) == (Span(one[0].end - 1, one[0].end),)
    assert marking.moved_ends(TEXT, one, 0, -100) == (Span(one[0].start, one[0].start + 1),)


def test_shrinking_over_two_paragraphs_lets_the_emptied_one_go():
    both = (span_of(TEXT, "😀。"), span_of(TEXT, "天津"))
    assert marking.moved_ends(TEXT, both, 0, -2) == (both[0],)
    assert marking.moved_ends(TEXT, both, 2, 0) == (both[1],)
    assert marking.moved_ends(TEXT, both, 1, -1) == (span_of(TEXT, "。"), span_of(TEXT, "天"))


@given(st.integers(0, END - 1), st.integers(1, END), st.integers(-END, END), st.integers(-END, END))
def test_moved_ends_keep_one_span_per_paragraph(start, length, start_by, end_by):
    pieces = marking.per_paragraph(TEXT, (Span(start, min(END, start + length)),))
    if not pieces:
        return
    moved = marking.moved_ends(TEXT, pieces, start_by, end_by)
    assert all(moved)
    assert marking.per_paragraph(TEXT, moved) == moved
    assert marking.moved_ends(TEXT, pieces, 0, 0) == pieces


def test_stretches_of_one_paragraph_become_one():
    spans = (span_of(TEXT, "著称"), span_of(TEXT, "天津"), span_of(TEXT, "海"))
    made = marking.highlight_of(TEXT, spans, Colour.BLUE, Style.TINT)
    assert made.anchor.quote == "天津以善作善成著称\n海"


def test_a_highlight_over_an_erratum_counts_printed_words(article):
    """The page may show other words; places are those of the printed text."""
    text = article.text
    erratum = next(each for each in text.errata if each.rewrites)
    around = Span(max(0, erratum.span.start - 2), min(len(text.printed), erratum.span.end + 2))
    made = marking.highlight_of(text, (around,), Colour.BLUE, Style.TINT)
    assert made.anchor.spans[0].intersects(erratum.span)
    longer = marking.moved_ends(text, made.anchor.spans, 0, 1)
    assert longer[-1].of(text.printed).startswith(made.anchor.spans[-1].of(text.printed))


def test_a_resized_highlight_has_its_new_quote_and_section():
    one = highlight(TEXT, "天津")
    moved = marking.resized(TEXT, one, (span_of(TEXT, "海天"),))
    assert (moved.anchor.quote, moved.anchor.section_id) == ("海天", "s2")
    assert moved.id == one.id
    with pytest.raises(Refused):
        marking.resized(TEXT, one, ())


def test_long_names_are_shortened():
    text = text_of("# 一", "一二三四五六七八九十百千万亿。", "甲。")
    both = highlight(text, "九十百千万亿。", "甲。")
    long = highlight(text, "一二三四五六七八九十百千万")
    assert marking.words_of(text, both) == "九十百千万亿。 甲。"
    assert marking.words_of(text, long) == "一二三四五六七八九十百千…"
    erased = marking.changed(text, marking.Act.ERASE, Edit(long, None))
    assert erased.label.words == "一二三四五六七八九十百千…"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        ("新质𠮷生产力😀", "新质𠮷生产力😀"),
        ("a\x00b\x1bc\x7f\x85d", "abc\nd"),
        ("x\ud800y\ufffe\U0001ffffz", "xyz"),
    ],
)
def test_what_is_typed_is_cleaned(words, kept):
    assert marking.text_note_of(TEXT, words).note == kept
    kept.encode()


def test_a_stretch_between_paragraphs_stays():
    nowhere = (Span(0, 1),)  # markup belongs to no paragraph
    assert marking.moved_ends(TEXT, nowhere, -5, 5) == nowhere


@given(st.integers(0, 60), st.integers(0, 20))
def test_a_target_is_one_span_per_paragraph(start: int, length: int) -> None:
    text = text_of()
    span = Span(start, start + length)
    cut = marking.per_paragraph(text, (span,))
    assert all(cut)
    whole = {p for paragraph in text.paragraphs for p in range(*astuple(paragraph.span))}
    assert {p for piece in cut for p in range(*astuple(piece))} == whole & set(
        range(span.start, span.end)
    )
    for piece in cut:
        assert sum(paragraph.span.intersects(piece) for paragraph in text.paragraphs) == 1


def astuple(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_an_end_skips_white_space():
    text = text_of("# 一", "甲  打造 新质，乙。", " 头尾 ")
    start = text.printed.index("打造")
    one = (Span(start, start + 2),)

    def moved(start_by: int, end_by: int) -> str:
        return marking.moved_ends(text, one, start_by, end_by)[0].of(text.printed)

    assert (moved(-1, 0), moved(0, 1)) == ("甲  打造", "打造 新")
    wide = (Span(start - 3, start + 4),)
    back = marking.moved_ends(text, wide, 1, -1)
    assert back[0].of(text.printed) == "打造"
    edge = (span_of(text, "头尾"),)
    assert marking.moved_ends(text, edge, -1, 1) == edge
