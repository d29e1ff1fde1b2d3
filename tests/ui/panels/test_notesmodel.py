"""The rows of the notes list: touched one by one, they end as if all were made anew."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint

from builders import highlight, text_of
from desk import Desk
from tjreader.app.notefilter import Kinds, NoteFilter, Order, Placed
from tjreader.notes.anchor import Anchor, AnchorState, anchor_spans
from tjreader.notes.annotation import Annotation, Colour, Target
from tjreader.text.span import Span
from tjreader.ui.panels.noteplaces import Places
from tjreader.ui.panels.notesmodel import NotesModel
from tjreader.ui.panels.rowsmodel import Roles

TEXT = text_of("# 一", *["天津以善作善成著称。" * 3] * 20)
PLACES = [p.span.start for p in TEXT.paragraphs[1:]]
ORDER = TEXT.arrangements[0]
BASE = highlight(TEXT, "天津")


def made(number: int, chance: random.Random) -> Annotation:
    """A highlight somewhere; one of some has no place, some have a note."""
    start = chance.choice(PLACES) + chance.randrange(6)
    anchor = anchor_spans(TEXT, (Span(start, start + 3),))
    if chance.random() < 0.1:
        anchor = replace(anchor, state=AnchorState.ORPHAN)
    note = chance.choice(("", "dear", "other"))
    tags = chance.choice(((), ("ask",), ("Ask", "idea")))
    colour, updated = chance.choice(list(Colour)), f"2025-01-{chance.randrange(9):03}"
    every = {"note": note, "tags": tags, "colour": colour, "updated": updated}
    if chance.random() < 0.05:
        anchor = Anchor(TEXT.id, TEXT.revision, section_id=ORDER.sections[0].id)
        target = chance.choice((Target.SECTION, Target.TEXT))
        every |= {"colour": None, "style": None, "target": target}
    return replace(BASE, id=f"{number:032x}", anchor=anchor, **every)


def rows(model: NotesModel) -> list[tuple[str, str]]:
    """Id and note of every row shown."""
    shown = [model.index(n).data(Roles.ROW) for n in range(model.rowCount())]
    return [(row.annotation.id, row.annotation.note) for row in shown]


FILTERS = (
    NoteFilter(),
    NoteFilter(words="dear"),
    NoteFilter(words="¶3"),
    NoteFilter(words="1 ¶1"),
    NoteFilter(words="善作"),
    NoteFilter(words="no place"),
    NoteFilter(colours=frozenset({"blue"})),
    NoteFilter(kinds=Kinds.NOTED, state=AnchorState.ORPHAN),
    NoteFilter(section=ORDER.sections[0].id, tag="ASK"),
    NoteFilter(untagged=True, state=AnchorState.EXACT),
)


def listed_anew(every: list[Annotation], wanted: NoteFilter, order: Order) -> list[str]:
    """The ids of the rows, each note asked for its place and sorted with all others."""
    places = Places(TEXT, ORDER)
    found = []
    for number, each in enumerate(every):
        row = places.row(each)
        place = Placed(each, row.section, row.state, f"{row.place} {row.title}")
        if wanted.passes(place):
            found.append((number, each))
    if order is Order.PLACE:
        found.sort(key=lambda pair: (places.key(pair[1]), pair[0]))
    elif order is Order.MADE:
        found.sort(key=lambda pair: -pair[0])
    else:
        found.sort(key=lambda pair: (pair[1].updated, pair[0]), reverse=True)
    return [each.id for _, each in found]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("wanted", FILTERS)
def test_rows_touched_one_by_one_end_as_if_made_anew(wanted: NoteFilter, order: Order) -> None:
    chance = random.Random(3)
    every = [made(n, chance) for n in range(60)]
    model = NotesModel()
    watched = Watched(model)
    model.set_filter(wanted, order)
    model.show(every, TEXT, ORDER)
    assert [each for each, _ in rows(model)] == listed_anew(every, wanted, order)
    resets = 0
    for step in range(120):
        match chance.randrange(5):
            case 0:
                every = [*every, made(1000 + step, chance)]
            case 1:
                gone = chance.sample(every, 2)
                every = [e for e in every if e not in gone]
            case 2:
                at = chance.randrange(len(every))
                other = replace(made(0, chance), id=every[at].id)
                every = [*every[:at], other, *every[at + 1 :]]
            case 3:
                at = chance.randrange(len(every))
                every = [*every[:at], made(5000 + step, chance), *every[at:]]
            case _:
                at = chance.randrange(len(every))
                every[at] = replace(every[at], note="dear", updated=f"2026-01-{step:03}")
        if chance.random() < 0.8:  # else two changes are shown at once
            model.show(every, TEXT, ORDER)
            resets += watched.was_reset
            ids = listed_anew(every, wanted, order)
            assert watched.ids() == ids
            notes = {each.id: each.note for each in every}
            assert rows(model) == [(each, notes[each]) for each in ids]
            assert [each.id for each in model.annotations] == ids
            assert [model.row_of_id(each) for each in ids] == [*range(len(ids))]
            assert model.row_of_id("nobody") == -1
            if len(ids) > 3:
                assert [each.id for each in model.notes(1, 3)] == ids[1:4]
            assert model.total == len(every)
    assert resets < 40


class Watched:
    """The ids of a model's rows, as one knows them who only hears what it tells."""

    def __init__(self, model: NotesModel) -> None:
        self._model = model
        self._ids: list[str] = []
        self._was_reset = False
        model.modelReset.connect(self._reset)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def ids(self) -> list[str]:
        """The rows heard of."""
        return self._ids

    @property
    def was_reset(self) -> bool:
        """Whether all were made anew since this was asked last."""
        was, self._was_reset = self._was_reset, False
        return was

    def _id(self, row: int) -> str:
        return self._model.index(row).data(Roles.KEY)

    def _reset(self) -> None:
        self._ids = [self._id(row) for row in range(self._model.rowCount())]
        self._was_reset = True

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._ids[first:first] = [self._id(row) for row in range(first, last + 1)]

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self._ids[first : last + 1]

    def _changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        for row in range(first.row(), last.row() + 1):
            self._ids[row] = self._id(row)


def test_a_change_of_one_note_touches_its_row_alone() -> None:
    chance = random.Random(4)
    every = [made(n, chance) for n in range(500)]
    model = NotesModel()
    model.show(every, TEXT, ORDER)
    touched: list[int] = []
    resets: list[str] = []

    class Ear:
        def changed(self, first, last, roles) -> None:
            touched.extend(range(first.row(), last.row() + 1))

        def reset(self) -> None:
            resets.append("all")

    ear = Ear()
    model.dataChanged.connect(ear.changed)
    model.modelReset.connect(ear.reset)
    every[77] = replace(every[77], colour=Colour.PINK)
    model.show(every, TEXT, ORDER)
    assert touched == [model.row_of_id(every[77].id)]
    assert resets == []


def test_far_rows_are_found_by_keys_and_scrolling(desk: Desk) -> None:
    listed = desk.notes.list
    chance = random.Random(5)
    model = listed.model()
    model.show([made(n, chance) for n in range(3000)], TEXT, ORDER)
    desk.notes.board.show_state()
    listed.setCurrentIndex(model.index(2500))
    view = listed.viewport().rect()
    assert view.contains(listed.visualRect(model.index(2500)).center())
    before = listed.visualRect(model.index(2500)).top()
    bar = listed.verticalScrollBar()
    for _ in range(30):  # upwards into rows that were only guessed: nothing jumps
        was, row = bar.value(), listed.indexAt(QPoint(5, view.height() // 2)).row()
        top = listed.visualRect(model.index(row)).top()
        bar.setValue(was - 10)
        assert listed.visualRect(model.index(row)).top() == top + 10
    assert before != listed.visualRect(model.index(2500)).top()
    first, last = model.index(2400), model.index(2600)
    listed.scrollTo(first)
    listed.setCurrentIndex(first)
    listed.scrollTo(last)
    tops = [listed.visualRect(model.index(n)) for n in range(2590, 2601)]
    assert all(a.bottom() + 1 == b.top() for a, b in pairwise(tops))
    bar.setValue(bar.maximum())
    end = listed.visualRect(model.index(model.rowCount() - 1))
    assert end.bottom() + 1 == listed.viewport().height()
    listed.selectionModel().select(last, QItemSelectionModel.SelectionFlag.Select)
    listed.grab()
