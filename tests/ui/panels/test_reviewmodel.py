"""What a row of the review panel tells."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from builders import highlight, text_of
from tjreader.app import marking
from tjreader.app.review import Concern
from tjreader.formats.plain import read_words
from tjreader.notes.anchor import AnchorState, anchor_spans
from tjreader.notes.annotation import Annotation
from tjreader.text.span import Span
from tjreader.ui.panels.history import where
from tjreader.ui.panels.reviewmodel import ReviewModel, row_of, words_of
from tjreader.ui.panels.rowsmodel import Roles

TEXT = text_of()
BASE = highlight(TEXT, "善作善成")
SURE, UNSURE = (AnchorState.EXACT,), (AnchorState.MOVED, AnchorState.CHANGED, AnchorState.ORPHAN)


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


def some(
    chance: random.Random, count: int, states: tuple[AnchorState, ...]
) -> Iterator[Annotation]:
    for _ in range(count):
        anchor = replace(BASE.anchor, state=chance.choice(states))
        if chance.random() < 0.1:
            anchor = replace(anchor, revision="f" * 64)
        yield replace(BASE, id=f"{chance.getrandbits(128):032x}", anchor=anchor)


def shown(model: ReviewModel) -> list[object]:
    rows = [model.index(row) for row in range(model.rowCount())]
    return [(row.data(), row.data(Roles.ROW)) for row in rows]


def test_changes_one_by_one_show_what_all_anew_shows() -> None:
    chance = random.Random(3)
    notes: tuple[Annotation, ...] = ()
    model, same = ReviewModel(), 0
    for _ in range(300):
        at = chance.randrange(len(notes) + 1)
        states = SURE if chance.random() < 0.5 else UNSURE
        come = some(chance, chance.randrange(3), states)
        notes = (*notes[:at], *come, *notes[at + chance.randrange(3) :])
        before = shown(model)
        told = model.show(notes, TEXT)
        anew = ReviewModel()
        anew.show(notes, TEXT)
        assert shown(model) == shown(anew)
        assert (model.any_placed, model.any_elsewhere) == (anew.any_placed, anew.any_elsewhere)
        assert model.total == len(model.annotations())
        assert told or shown(model) == before
        same += not told
    assert same > 20


def test_one_edit_among_very_many_notes_costs_little() -> None:
    """All are not gone through for one: the processor's time, the least of some."""
    chance = random.Random(4)
    many = tuple(replace(BASE, id=f"{number:032x}") for number in range(100_000))
    model = ReviewModel()
    model.show(many, TEXT)
    taken = []
    for state in (AnchorState.EXACT, AnchorState.MOVED) * 4:
        at = chance.randrange(len(many))
        edited = replace(many[at], note="x", anchor=replace(BASE.anchor, state=state))
        many = (*many[:at], edited, *many[at + 1 :])
        begun = time.thread_time()
        model.show(many, TEXT)
        taken.append(time.thread_time() - begun)
    assert model.total == 4
    assert min(taken) * 1000 < 5
    assert min(taken[1::2]) * 1000 < 5
