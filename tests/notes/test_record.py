"""Annotations as plain data."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from builders import EXAMPLE, highlight, section_note, text_note, text_of
from tjreader.notes.record import record, recorded


def test_a_record_gives_the_annotation_back_but_for_its_context() -> None:
    text = text_of(*EXAMPLE)
    for note in (
        highlight(text, "新质𠮷", "善作", note="甲"),
        section_note(text, "s2", "乙"),
        text_note(text, "丙"),
    ):
        row = json.loads(json.dumps(record(text, note)))
        bare = replace(note, anchor=replace(note.anchor, prefix="", suffix=""))
        assert recorded(text.id, row) == bare


@pytest.mark.parametrize("change", [{"spans": [[3, 1]]}, {"kind": "x"}, {"colour": "red"}])
def test_what_is_no_record_is_refused(change: dict[str, object]) -> None:
    text = text_of()
    row = record(text, highlight(text, "善作")) | change
    with pytest.raises(ValueError):
        recorded(text.id, row)
