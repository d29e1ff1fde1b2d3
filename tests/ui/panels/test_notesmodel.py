"""The rows of the notes list: touched one by one, they end as if all were made anew."""

from __future__ import annotations

import random
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QPoint

from builders import highlight, text_of
from desk import Desk
from tjreader.app.notefilter import NoteFilter
from tjreader.notes.anchor import AnchorState, anchor_spans
from tjreader.notes.annotation import Annotation, Colour
from tjreader.text.span import Span
from tjreader.ui.panels.notesmodel import NotesModel, Roles

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
    return replace(BASE, id=f"{number:032x}", anchor=anchor, note=note)


def rows(model: NotesModel) -> list[tuple[str, str]]:
    """Id and note of every row shown."""
    shown = [model.index(n).data(Roles.ROW) for n in range(model.rowCount())]
    return [(row.annotation.id, row.annotation.note) for row in shown]


def test_rows_touched_one_by_one_end_as_if_made_anew() -> None:
    chance = random.Random(3)
    for wanted in (NoteFilter(), NoteFilter(words="dear")):
        every = [made(n, chance) for n in range(60)]
        model = NotesModel()
        model.set_filter(wanted)
        model.show(every, TEXT, ORDER)
        for step in range(150):
            match chance.randrange(4):
                case 0:
                    every = [*every, made(1000 + step, chance)]
                case 1:
                    every = [e for e in every if e is not chance.choice(every)]
                case 2:
                    at = chance.randrange(len(every))
                    other = replace(made(0, chance), id=every[at].id)
                    every = [*every[:at], other, *every[at + 1 :]]
                case _:
                    at = chance.randrange(len(every))
                    every = [*every[:at], made(5000 + step, chance), *every[at:]]
            model.show(every, TEXT, ORDER)
            fresh = NotesModel()
            fresh.set_filter(wanted)
            fresh.show(every, TEXT, ORDER)
            assert rows(model) == rows(fresh)
            assert model.total == len(every)


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
