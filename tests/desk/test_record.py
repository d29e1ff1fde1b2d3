"""Records of the desk as JSON: what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from tjreader.desk.record import Record, kind_of, record_from, record_text
from tjreader.desk.ruling import Acceptance, Ruling, RulingKind, Verdict
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import Anchor
from tjreader.text.span import Span

words = st.text(min_size=1, max_size=8)
anchors = st.builds(
    lambda start, length, quote: Anchor("t", "r", (Span(start, start + length),), None, quote),
    st.integers(0, 10**6),
    st.integers(1, 40),
    words,
)
forms = st.builds(SourceForm, words, st.sampled_from(FormKind), words)
renderings = st.builds(
    Rendering, words, st.just("en-GB"), st.sampled_from(Status), words, words, words, st.booleans()
)
concepts = st.builds(
    Concept,
    id=words,
    forms=st.lists(forms, min_size=1, max_size=3).map(tuple),
    renderings=st.lists(renderings, max_size=3).map(tuple),
    text_id=st.none() | words,
    first=st.none() | anchors,
)
records = st.one_of(
    concepts,
    st.builds(Ruling, words, words, anchors, st.sampled_from(RulingKind), words, words),
    st.builds(Translation, words, anchors, words, st.just("en"), st.sampled_from(Stage), words),
    st.builds(Verdict, words, words, st.none() | words),
    st.builds(Acceptance, words, words, words, words),
)


@given(records)
def test_a_record_comes_back_as_it_was(value: Record) -> None:
    line = record_text(value)
    assert "\n" not in line
    assert record_from(line) == value


@given(records)
def test_a_name_of_a_later_program_is_passed_over(value: Record) -> None:
    later = record_text(value)[:-1] + ',"colour_of_paper":3}'
    assert record_from(later) == value


def test_kinds_have_names() -> None:
    assert kind_of(Concept("1", ())) == "concept"
    assert kind_of(Verdict("1", "的")) == "verdict"


@pytest.mark.parametrize("text", ["", "{}", '{"type":"concept"}', '{"type":"x","id":"1"}', "[1]"])
def test_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        record_from(text)


def test_the_decided_rendering_is_the_first_approved() -> None:
    concept = Concept(
        "1",
        (SourceForm("津门", FormKind.SHORT), SourceForm("天津")),
        (
            Rendering("Tientsin", status=Status.DEPRECATED),
            Rendering("Tianjin", language="en-GB", status=Status.APPROVED),
            Rendering("Tianjin (DE)", language="de", status=Status.APPROVED),
        ),
    )
    assert concept.name == "天津"
    assert concept.decided() == concept.renderings[1]
    assert concept.decided("de") == concept.renderings[2]
    assert concept.decided("fr") is None
