"""Marks are made once each, and again only for what changed."""

from __future__ import annotations

from msgspec.structs import replace

from builders import highlight, text_of
from tjreader.app.marksheet import MarkSheet
from tjreader.notes.annotation import Colour

TEXT = text_of("# 一", "天津以善作善成著称。")


def test_a_mark_stays_the_same_object_until_its_highlight_changes() -> None:
    one = highlight(TEXT, "天津", annotation_id="1" * 32)
    two = highlight(TEXT, "著称", annotation_id="2" * 32)
    sheet = MarkSheet(lambda _each: True)
    first = sheet.of((one, two), ())
    again = sheet.of((one, two), {two.id})
    assert again[0] is first[0]
    assert (again[1].pending, first[1].pending) == (True, False)
    settled = sheet.of((one, replace(two, colour=Colour.PINK)), ())
    assert settled[0] is first[0]
    assert (settled[1].pending, settled[1].colour) == (False, "pink")
    assert sheet.of((one,), ()) == (first[0],)
