"""A layer of marks that is renewed for a few is as one that is made anew."""

from __future__ import annotations

import random

from msgspec.structs import replace

from pagesetting import page_of
from tjreader.app.page import Mark
from tjreader.text.span import Span
from tjreader.ui.reader.marks import MarkLayer

LINES = ("# 一", "天津以善作善成著称。", "天开路演在南开举行。", "新质生产力。")


def test_a_renewed_layer_is_as_one_made_anew() -> None:
    chance = random.Random(2)
    page = page_of(*LINES)
    whole = page.outline[-1].span.end

    def mark(number: int) -> Mark:
        start = chance.randrange(whole - 3)
        spans = (Span(start, start + chance.randrange(1, 4)),)
        return Mark(str(number), spans, "yellow", "tint", has_note=False)

    marks = tuple(mark(n) for n in range(12))
    layer = MarkLayer(page, marks)
    renewed = 0
    for step in range(200):
        at = chance.randrange(len(marks))
        match chance.randrange(4):
            case 0:
                marks = (*marks, mark(100 + step))
            case 1 if len(marks) > 4:
                marks = (*marks[:at], *marks[at + 1 :])
            case 2:
                marks = (*marks[:at], mark(500 + step), *marks[at:])
            case _:
                other = replace(marks[at], pending=not marks[at].pending, colour="pink")
                marks = (*marks[:at], other, *marks[at + 1 :])
        if layer.renew(marks):
            renewed += 1
        else:
            layer = MarkLayer(page, marks)
        fresh = MarkLayer(page, marks)
        for index in range(len(page.outline)):
            assert layer.laid(index) == fresh.laid(index)
    assert renewed > 100
