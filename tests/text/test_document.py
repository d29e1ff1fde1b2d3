"""Texts, their orders and places."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import EXAMPLE, span_of, text_of
from tjreader.text.document import Arrangement, place_code
from tjreader.text.erratum import Certainty, Erratum, Rewrite, Standing
from tjreader.text.span import Span, united


def test_places_find_their_section_and_paragraph() -> None:
    text = text_of()
    order = text.arrangements[0]
    for section in order.sections:
        assert order.section(section.id) is section
        for paragraph in section.paragraphs:
            for position in range(paragraph.span.start, paragraph.span.end):
                assert order.section_at(position) is section
            assert order.section_at(paragraph.span.end) is None
    assert order.section_at(0) is None  # the markup "# "
    assert order.section_at(10_000) is None
    with pytest.raises(KeyError):
        order.section("none")


def test_an_unknown_order_is_the_usual_one() -> None:
    text = text_of()
    assert text.arrangement("file") is text.arrangements[0]
    assert text.arrangement("contents") is text.arrangements[0]


def test_an_empty_order_has_no_places() -> None:
    assert Arrangement("contents", ()).section_at(0) is None


def test_a_revision_is_the_hash_of_the_words() -> None:
    text = text_of()
    assert text.revision == hashlib.sha256(text.printed.encode()).hexdigest()
    assert text_of(*EXAMPLE).revision == text.revision
    assert text_of(*EXAMPLE, "多一句。").revision != text.revision


def test_paragraphs_in_a_stretch() -> None:
    text = text_of()
    place = span_of(text, "力😀。\n天津")
    words = [p.span.of(text.printed) for p in text.paragraphs_in(place)]
    assert words == ["发展新质𠮷生产力😀。", "天津以善作善成著称。"]
    assert text.paragraphs_in(Span(5, 5)) == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(*[st.integers(0, 9)] * 4)
def test_spans_are_sets_of_places(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    left, right = set(range(one.start, one.end)), set(range(other.start, other.end))
    shared = one.intersection(other)
    assert (set(range(shared.start, shared.end)) if shared else set()) == left & right
    assert len(one) == len(left)
    assert bool(one) is bool(left)
    assert [place for place in range(-1, 10) if place in one] == sorted(left)
    if left and right:
        assert one.intersects(other) is bool(left & right)
        assert one.covers(other) is (right <= left)
    assert one.shifted(3).of("abc" + "0123456789") == one.of("0123456789")


@pytest.mark.parametrize(
    ("kind", "certainty", "rewritten", "standing"),
    [
        ("ok", Certainty.CERTAIN, False, Standing.EXPLAINED),
        ("punct", Certainty.CERTAIN, True, Standing.APPLIED),
        ("punct", Certainty.PROBABLE, True, Standing.APPLIED),
        ("punct", Certainty.PROBABLE, False, Standing.MARKED),
        ("punct", Certainty.POSSIBLE, True, Standing.MARKED),
        ("punct", Certainty.POSSIBLE, False, Standing.MARKED),
    ],
)
def test_standings(kind: str, certainty: Certainty, rewritten: bool, standing: Standing) -> None:
    rewrites = (Rewrite(Span(0, 1), "。", (None,)),) if rewritten else ()
    assert Erratum("e", Span(0, 1), kind, certainty, "", "", "", rewrites).standing is standing


def test_what_people_call_a_place_and_a_section() -> None:
    section = text_of("# 一", "天津。").arrangements[0].sections[0]
    heading, body = section.paragraphs
    assert [place_code(section, each) for each in (None, heading, body)] == ["§1", "§1", "§1 ¶1"]
    assert section.shown_title == "一"
    assert replace(section, editorial=True).shown_title == "[一]"
    assert replace(section, editorial=True, title="").shown_title == ""


def test_spans_that_touch_are_united() -> None:
    spans = [Span(7, 9), Span(0, 2), Span(2, 4), Span(3, 5), Span(8, 8)]
    assert united(spans) == (Span(0, 5), Span(7, 9))
    assert united([]) == ()
