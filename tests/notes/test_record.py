"""An annotation as plain data."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from builders import EXAMPLE, highlight, section_note, span_of, text_note, text_of
from tjreader.notes.anchor import AnchorState
from tjreader.notes.record import record, recorded

KEYS = {
    *("id", "kind", "section", "paragraph", "start", "end"),
    *("quote", "colour", "style", "note", "tags", "state", "created", "updated"),
}


def test_a_highlight_over_two_paragraphs() -> None:
    text = text_of()
    made = highlight(text, "力😀。", "天津", note="n")
    value = record(text, made)
    assert set(value) >= KEYS
    first, last = span_of(text, "力😀。"), span_of(text, "天津")
    assert (value["start"], value["end"]) == (first.start, last.end)
    assert value["spans"] == [[first.start, first.end], [last.start, last.end]]
    paragraph = text.paragraphs_in(first)[0]
    assert (value["section"], value["paragraph"]) == ("s1", paragraph.id)
    assert value["quote"] == "力😀。\n天津"


def test_a_section_is_found_where_the_anchor_names_none() -> None:
    text = text_of()
    made = highlight(text, "海天阔")
    bare = replace(made, anchor=replace(made.anchor, section_id=None))
    assert record(text, bare)["section"] == "s2"


def test_notes_without_a_place() -> None:
    text = text_of()
    on_section = record(text, section_note(text, "s2", "a"))
    assert (on_section["kind"], on_section["section"], on_section["start"]) == (
        "section",
        "s2",
        None,
    )
    on_text = record(text, text_note(text, "b"))
    assert (on_text["kind"], on_text["section"], on_text["paragraph"]) == ("text", None, None)
    assert (on_text["colour"], on_text["style"], on_text["note"]) == (None, None, "b")


def test_a_place_in_another_revision_names_no_paragraph() -> None:
    text, old = text_of("一二。"), text_of("零一二三。")
    value = record(text, highlight(old, "三"))
    assert (value["paragraph"], value["revision"]) == (None, old.revision)
    assert (value["start"], value["end"]) == (3, 4)


def test_a_record_gives_the_annotation_back_but_for_its_context() -> None:
    text = text_of(*EXAMPLE)
    for note in (
        highlight(text, "新质𠮷", "善作", note="甲"),
        section_note(text, "s2", "乙"),
        text_note(text, "丙"),
        replace(highlight(text, "天津"), tags=("典故", "ask")),
    ):
        row = json.loads(json.dumps(record(text, note)))
        bare = replace(note, anchor=replace(note.anchor, prefix="", suffix=""))
        assert recorded(text.id, row) == bare


def test_a_record_says_the_tags_and_how_sure_the_place_is() -> None:
    text = text_of()
    made = highlight(text, "善作")
    moved = replace(made.anchor, state=AnchorState.MOVED, score=0.5)
    tagged = replace(made, anchor=moved, tags=("问", "ask"))
    row = record(text, tagged)
    assert (row["state"], row["score"], row["tags"]) == ("moved", 0.5, ["问", "ask"])
    back = recorded(text.id, row)
    assert (back.anchor.state, back.anchor.score, back.tags) == ("moved", 0.5, ("问", "ask"))


def test_a_record_of_before_there_were_tags_is_read() -> None:
    text = text_of()
    row = record(text, highlight(text, "善作"))
    for key in ("tags", "state", "score"):
        del row[key]
    back = recorded(text.id, row)
    assert (back.anchor.state, back.anchor.score, back.tags) == (AnchorState.EXACT, 1.0, ())


@pytest.mark.parametrize(
    "change",
    [{"spans": [[3, 1]]}, {"kind": "x"}, {"colour": "red"}, {"state": "x"}, {"score": 2}],
)
def test_what_is_no_record_is_refused(change: dict[str, object]) -> None:
    text = text_of()
    row = record(text, highlight(text, "善作")) | change
    with pytest.raises(ValueError):
        recorded(text.id, row)
