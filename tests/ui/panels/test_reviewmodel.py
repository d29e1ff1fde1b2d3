"""What a row of the review panel tells."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import text_of
from tjreader.app import marking
from tjreader.app.review import Concern
from tjreader.formats.plain import read_words
from tjreader.notes.anchor import AnchorState, anchor_spans
from tjreader.text.span import Span
from tjreader.ui.panels.history import where
from tjreader.ui.panels.reviewmodel import row_of, words_of


@pytest.mark.parametrize(("mark", "before"), [("# ", ""), ("## ", ""), ("#3 ", "#3 "), ("", "")])
def test_words_in_a_heading_are_told_without_its_mark(mark: str, before: str) -> None:
    words = f"甲乙。\n\n{mark}第一章\n\n丙丁。\n"
    text = read_words(words, "x").text
    start = words.index("第一")
    anchor = anchor_spans(text, (Span(start, start + 2),), None)
    assert words_of(anchor).prefix == before
    assert where(anchor).endswith(f"{before}【第一】章")


def test_a_note_on_a_section_is_told_as_it_reads() -> None:
    text = text_of()
    note = marking.section_note_of(text, "s1", "# 看\n**强**")
    lost = replace(note, anchor=replace(note.anchor, state=AnchorState.ORPHAN))
    assert row_of(lost, Concern.ORPHAN, text).before.words == "看 强"
