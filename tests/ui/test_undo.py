"""The undo stack: one step for each act, one for a whole gesture."""

from __future__ import annotations

from msgspec.structs import replace

from builders import added, highlight, span_of, text_of
from tjreader.app import marking
from tjreader.notes.annotation import Annotation, Colour
from tjreader.notes.change import Act, Change, Edit
from tjreader.ui.undo import Steps

TEXT = text_of()
START = span_of(TEXT, "天津").start


def mark(length: int, second: int = 0, annotation_id: str = "a" * 32) -> Annotation:
    """A highlight of so many characters, changed in that second."""
    made = highlight(TEXT, "天津", annotation_id=annotation_id)
    span = replace(made.anchor.spans[0], end=START + length)
    resized = marking.resized(TEXT, made, (span,))
    return replace(resized, updated=f"2026-11-23T10:00:{second:02d}Z")


def resize(before: Annotation, after: Annotation) -> Change:
    return marking.changed(TEXT, Act.RESIZE, Edit(before, after))


def stack_of(*changes: Change) -> Steps:
    steps = Steps()
    for change in changes:
        steps.written(change, undoing=False)
    return steps


def test_moving_an_end_key_by_key_is_one_step() -> None:
    first, second, third = mark(2), mark(3, 1), mark(4, 2)
    steps = stack_of(added(first), resize(first, second), resize(second, third))
    undo = steps.undo_change()
    assert undo is not None
    assert undo.edits == (Edit(third, first),)
    steps.written(undo, undoing=True)
    assert steps.redo_change() == undo.inverse
    assert steps.undo_change() == added(first).inverse


def test_a_pause_begins_another_step() -> None:
    first, second, third = mark(2), mark(3, 1), mark(4, 30)
    steps = stack_of(resize(first, second), resize(second, third))
    undo = steps.undo_change()
    assert undo is not None
    assert undo.edits == (Edit(third, second),)


def test_another_act_between_begins_another_step() -> None:
    first, second = mark(2), mark(3, 1)
    blue = replace(second, colour=Colour.BLUE)
    third = replace(mark(4, 1), colour=Colour.BLUE)
    recolour = marking.changed(TEXT, Act.RECOLOUR, Edit(second, blue))
    steps = stack_of(resize(first, second), recolour, resize(blue, third))
    undo = steps.undo_change()
    assert undo is not None
    assert undo.edits == (Edit(third, blue),)


def test_two_highlights_are_two_steps() -> None:
    one, other = mark(2), mark(2, 0, "b" * 32)
    steps = stack_of(resize(one, mark(3, 1)), resize(other, mark(3, 1, "b" * 32)))
    undo = steps.undo_change()
    assert undo is not None
    assert undo.edits[0].id == "b" * 32


def test_a_step_that_was_undone_is_not_added_to() -> None:
    first, second, third = mark(2), mark(3, 1), mark(4, 1)
    steps = stack_of(resize(first, second), resize(second, third))
    undo = steps.undo_change()
    assert undo is not None
    steps.written(undo, undoing=True)
    steps.written(resize(first, mark(1, 2)), undoing=False)
    assert steps.redo_change() is None
    again = steps.undo_change()
    assert again is not None
    assert again.edits[0].after == first
