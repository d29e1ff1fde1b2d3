"""Marks are made once each, and again only for what changed."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from builders import highlight, text_of
from tjreader.app import marking, marksheet, overlay
from tjreader.app.marksheet import MarkSheet
from tjreader.app.overlay import Overlay, Sent
from tjreader.app.page import Mark
from tjreader.app.ports import Refused
from tjreader.notes.annotation import Annotation, Colour, Target
from tjreader.notes.change import Act, Change, Edit, Label

TEXT = text_of("# 一", "天津以善作善成著称。")
NOBODY: frozenset[str] = frozenset()


def test_a_mark_stays_the_same_object_until_its_highlight_changes() -> None:
    one = highlight(TEXT, "天津", annotation_id="1" * 32)
    two = highlight(TEXT, "著称", annotation_id="2" * 32)
    sheet = MarkSheet(lambda _each: True, [one.id, two.id].index)
    first = sheet.of((one, two), NOBODY)
    again = sheet.of((one, two), frozenset({two.id}))
    assert again[0] is first[0]
    assert (again[1].pending, first[1].pending) == (True, False)
    settled = sheet.of((one, replace(two, colour=Colour.PINK)), NOBODY)
    assert settled[0] is first[0]
    assert (settled[1].pending, settled[1].colour) == (False, "pink")
    assert sheet.of((one,), NOBODY) == (first[0],)


class Naive:
    """What is shown of some acts, each time made from nothing."""

    def __init__(self) -> None:
        self.saved: dict[str, Annotation] = {}
        self.pending: list[Sent] = []
        self.order: list[str] = []

    def remember(self, change: Change) -> None:
        """The order in which notes were first made."""
        self.order += [each.id for each in change.edits if each.id not in self.order]

    @staticmethod
    def put(notes: dict[str, Annotation], change: Change) -> None:
        for edit in change.edits:
            if edit.after is None:
                notes.pop(edit.id, None)
            else:
                notes[edit.id] = edit.after

    def shown(self) -> tuple[Annotation, ...]:
        notes = dict(self.saved)
        for sent in self.pending:
            self.put(notes, sent.change)
        return tuple(notes[each] for each in self.order if each in notes)

    def marks(self) -> tuple[Mark, ...]:
        waiting = {edit.id for sent in self.pending for edit in sent.change.edits}
        return tuple(
            marking.mark_of(each, pending=each.id in waiting)
            for each in self.shown()
            if each.target is Target.HIGHLIGHT
        )


def some_change(naive: Naive, chance: random.Random, step: int) -> Change:
    """New notes, altered, erased and returning ones, several at once."""
    shown = {each.id: each for each in naive.shown()}
    edits = []
    for number in range(chance.randrange(1, 4)):
        known = chance.choice(naive.order) if naive.order else ""
        old = shown.get(known)
        kind = chance.randrange(4)
        if kind == 0 or not known:
            new = highlight(TEXT, "天津", annotation_id=f"{step:016x}{number:016x}")
            if chance.random() < 0.2:
                new = replace(new, target=Target.TEXT)
            edits.append(Edit(None, new))
        elif any(edit.id == known for edit in edits):
            continue
        elif old is None:
            edits.append(Edit(None, highlight(TEXT, "著称", annotation_id=known)))
        elif kind == 1:
            edits.append(Edit(old, None))
        else:
            edits.append(Edit(old, replace(old, note=f"{step}", colour=Colour.PINK)))
    if not edits:
        return some_change(naive, chance, step)
    return Change(Label(Act.NOTE, ""), tuple(edits))


@pytest.mark.parametrize("few", [1000, 2, 0])
def test_what_is_shown_of_any_acts_is_what_all_of_them_make(few, monkeypatch) -> None:
    monkeypatch.setattr(overlay, "_FEW", few)
    monkeypatch.setattr(marksheet, "_FEW", few)
    for seed in range(12):
        chance = random.Random(seed)
        shown, naive = Overlay(), Naive()
        sheet = MarkSheet(lambda _each: True, shown.place_of)
        for step in range(80):
            kind = chance.randrange(8)
            if kind < 4:
                sent = Sent(some_change(naive, chance, step), undoing=False)
                shown.send(sent)
                naive.pending.append(sent)
                naive.remember(sent.change)
            elif kind == 4:
                change = some_change(naive, chance, step)
                shown.stored(change)
                naive.put(naive.saved, change)
                naive.remember(change)
            elif naive.pending and kind < 7:
                sent = naive.pending.pop(0)
                shown.arrived(sent)
                naive.put(naive.saved, sent.change)
            elif naive.pending:
                sent = naive.pending.pop(chance.randrange(len(naive.pending)))
                shown.refused(sent, Refused("no", "full"))
            if chance.random() < 0.7:  # else several acts are between two looks
                wanted = naive.shown()
                assert shown.values() == wanted
                assert [shown.place_of(e.id) for e in wanted] == [*range(len(wanted))]
                gone = [each for each in naive.order if each not in {e.id for e in wanted}]
                assert all(shown.place_of(each) == -1 for each in gone)
                assert sheet.of(shown.values(), shown.waiting()) == naive.marks()
