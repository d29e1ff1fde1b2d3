"""A layer of marks that is renewed for a few is as one that is made anew."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from pagesetting import page_of
from tjreader.app import markplaces
from tjreader.app.markplaces import MarkPlaces
from tjreader.app.page import Mark, Page
from tjreader.text.span import Span
from tjreader.ui.reader.marks import Laid, MarkLayer

LINES = ("# 一", "天津以善作善成著称。", "天开路演在南开举行。", "新质生产力。")


def laid_one_by_one(page: Page, marks: tuple[Mark, ...], index: int) -> list[Laid]:
    """What is laid upon a paragraph, each mark looked at with each paragraph."""
    rows = []
    for mark in marks:
        touched = [
            (n, span)
            for span in mark.spans
            for n, paragraph in enumerate(page.outline)
            if paragraph.span.intersects(span)
        ]
        for nth, (held, span) in enumerate(touched, 1):
            shown = page.paragraph(index).rendering.to_shown(span) if held == index else ()
            if shown:
                rows.append((mark, shown, nth == len(touched)))
    rows.sort(key=lambda row: (row[1][0].start, -row[1][-1].end))
    made: list[Laid] = []
    for mark, shown, ends in rows:
        taken = {o.level for o in made if any(a.intersects(b) for a in o.shown for b in shown)}
        level = next(n for n in range(len(made) + 1) if n not in taken)
        made.append(Laid(mark, shown, level, ends))
    return made


@pytest.mark.parametrize("stretch", [4, 256])
def test_a_renewed_layer_lays_what_one_made_anew_does(stretch, monkeypatch) -> None:
    monkeypatch.setattr(markplaces, "_STRETCH", stretch)
    chance = random.Random(2)
    page = page_of(*LINES)
    whole = page.outline[-1].span.end

    def mark(number: int) -> Mark:
        starts = sorted(chance.sample(range(whole - 9), chance.choice((1, 1, 2))))
        spans = tuple(Span(start, start + chance.randrange(1, 9)) for start in starts)
        return Mark(str(number), spans, "yellow", "tint", has_note=False)

    marks = tuple(mark(n) for n in range(12))
    places = MarkPlaces(marks)
    layer = MarkLayer(page, places)
    for step in range(200):
        at = chance.randrange(len(marks))
        match chance.randrange(5):
            case 0:
                marks = (*marks, mark(100 + step))
            case 1 if len(marks) > 4:
                marks = (*marks[:at], *marks[at + 1 :])
            case 2:
                marks = (*marks[:at], mark(500 + step), *marks[at:])
            case 3:
                marks = (*marks[:at], replace(mark(0), id=marks[at].id), *marks[at + 1 :])
            case _:
                other = replace(marks[at], pending=not marks[at].pending, colour="pink")
                marks = (*marks[:at], other, *marks[at + 1 :])
        layer.renew(marks)
        assert places.marks == marks
        for index in range(len(page.outline)):
            assert layer.laid(index) == laid_one_by_one(page, marks, index)


def test_a_mark_elsewhere_leaves_what_is_laid() -> None:
    page = page_of(*LINES)
    first, last = (
        Mark(n, (Span(at, at + 1),), "yellow", "tint", has_note=False)
        for n, at in (("1", page.outline[1].span.start), ("2", page.outline[3].span.start))
    )
    layer = MarkLayer(page, MarkPlaces((first, last)))
    kept, renewed = layer.laid(1), layer.laid(3)
    layer.renew((first, replace(last, colour="pink")))
    assert layer.laid(1) is kept
    assert layer.laid(3) is not renewed
    assert layer.laid(3)[0].mark.colour == "pink"
