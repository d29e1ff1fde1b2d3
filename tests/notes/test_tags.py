"""What a reader types as tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.notes.tags import SEPARATORS, TAG_LENGTH, tag_of, tags_of, typed_tags


def test_tags_are_typed_between_western_or_chinese_commas() -> None:
    assert typed_tags("ask, 典故，to do、 ；#idea;") == ("ask", "典故", "to do", "idea")


def test_a_tag_is_kept_once_as_it_was_first_written() -> None:
    assert tags_of(["Idea", "ask", "idea", "  ask "]) == ("Idea", "ask")


@pytest.mark.parametrize("words", ["", "  ", "#", "，,", "\x00", "\u2028"])
def test_nothing_is_no_tag(words: str) -> None:
    assert tag_of(words) == ""
    assert tags_of([words]) == ()


@given(st.lists(st.text(max_size=2 * TAG_LENGTH) | st.text("a# ，\n", max_size=9)))
def test_tags_stay_what_they_are(words: list[str]) -> None:
    made = tags_of(words)
    assert tags_of(made) == made
    for tag in made:
        assert 0 < len(tag) <= TAG_LENGTH
        assert not set(tag) & set(SEPARATORS)
        assert typed_tags(tag) == (tag,)
