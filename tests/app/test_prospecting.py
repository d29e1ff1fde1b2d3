"""Requests for candidates, their answers, and what is left to review."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from tjreader.app.ports import Refused
from tjreader.app.prospecting import found_in, passages, request, review
from tjreader.desk.candidates import Candidate, candidate_value
from tjreader.desk.concept import Concept, SourceForm
from tjreader.desk.ruling import Verdict
from tjreader.desk.signals import Reason
from tjreader.formats.plain import read_words
from tjreader.lang.token import Analysis, CutSource, Token
from tjreader.text.span import Span

TEXT = read_words("港口发展。\n泊位很多。").text


def candidate(words: str) -> Candidate:
    return Candidate(words, (Reason.REPEATED,), 1.5, (Span(0, 2),), Span(0, 5))


def test_paragraphs_go_with_their_places_and_the_cuts_that_are_known() -> None:
    first = TEXT.paragraphs[0]
    tokens = (Token(Span(0, 2), "", CutSource.CHECKED), Token(Span(2, 5), "", CutSource.CHECKED))
    analysis = Analysis("港口发展。", tokens, (None,) * 5, "hand")
    given = passages(TEXT, lambda each: analysis)
    assert given == [(first.span.start, "港口发展。", ((0, 2), (2, 5))), (6, "泊位很多。", None)]
    assert json.loads(json.dumps(request(3, TEXT)))["prospect"] == [
        [0, "港口发展。", None],
        [6, "泊位很多。", None],
    ]


def test_answers_are_read_or_refused_with_a_sentence() -> None:
    one = candidate("港口")
    assert found_in({"id": 1, "candidates": [candidate_value(one)]}) == (one,)
    with pytest.raises(Refused, match="damaged dictionary"):
        found_in({"id": 1, "error": "damaged dictionary"})
    for odd in ({"id": 1}, {"candidates": 5}, {"candidates": [{}]}):
        with pytest.raises(Refused, match="not understood"):
            found_in(odd)


def test_a_full_form_is_offered_to_the_short_one_that_is_a_term_but_not_to_a_rejected_one() -> None:
    full = candidate("菲特(天津)检测技术有限公司")
    short = replace(candidate("菲特"), full=full.words)
    concept = Concept("c", (SourceForm("菲特"),), text_id=TEXT.id)
    (kin,) = review([full, short], [concept], [], TEXT.id).of(full.words)
    assert (kin.form, kin.name) == ("菲特", full.words)
    assert review([full, short], [], [Verdict("v", "菲特", TEXT.id)], TEXT.id).merges == ()


def test_what_is_decided_is_not_reviewed_again() -> None:
    found = [candidate(words) for words in ("港口", "泊位", "天开高教科创园", "天开园")]
    concept = Concept("c", (SourceForm("港口"),))
    left = review(found, [concept], [Verdict("v", "泊位", TEXT.id)], TEXT.id)
    assert [each.words for each in left.candidates] == ["天开高教科创园", "天开园"]
    assert [(each.form, each.name) for each in left.of("天开园")] == [("天开园", "天开高教科创园")]
    assert left.of("港口") == ()
    assert len(review(found, [], [], TEXT.id, 1).candidates) == 1
