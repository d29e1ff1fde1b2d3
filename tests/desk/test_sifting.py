"""Candidates against what is decided, and merge suggestions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prospects import found_in
from tjreader.desk.candidates import Candidate
from tjreader.desk.concept import Concept, SourceForm
from tjreader.desk.ruling import Verdict
from tjreader.desk.sifting import Kinship, Merge, merges, sifted
from tjreader.desk.signals import Reason
from tjreader.text.folding import fold
from tjreader.text.span import Span


def candidate(words: str, full: str = "") -> Candidate:
    return Candidate(words, (Reason.QUOTED,), 1.0, (Span(0, len(words)),), Span(0, 20), full)


def concept(*forms: str, text_id: str | None = None) -> Concept:
    return Concept("c", tuple(map(SourceForm, forms)), text_id=text_id)


def words(found: tuple[Candidate, ...]) -> list[str]:
    return [each.words for each in found]


def test_terms_and_rejected_ones_are_left_out_however_they_are_printed() -> None:
    found = [candidate("新質生產力"), candidate("「三量」"), candidate("天开园"), candidate("港口")]
    decided = concept("天开高教科创园", "天开园")
    rejected = (Verdict("v", "新质生产力"), Verdict("w", "“三量”", "here"))
    assert words(sifted(found, [decided], rejected, "here")) == ["港口"]


def test_what_was_decided_for_another_text_does_not_count() -> None:
    found = [candidate("港口"), candidate("泊位")]
    other = concept("港口", text_id="there")
    assert words(sifted(found, [other], [Verdict("v", "泊位", "there")], "here")) == [
        "港口",
        "泊位",
    ]


WORDS = st.text("新质質园三量", min_size=1, max_size=3)


@given(st.lists(WORDS), st.lists(WORDS), st.lists(WORDS))
def test_rejected_ones_never_come_back_and_sifting_twice_changes_nothing(
    all_of: list[str], terms: list[str], rejected: list[str]
) -> None:
    concepts = [concept(each) for each in terms]
    verdicts = [Verdict("v", each) for each in rejected]
    once = sifted(map(candidate, all_of), concepts, verdicts, "t")
    decided = set(map(fold, terms + rejected))
    assert words(once) == [each for each in all_of if fold(each) not in decided]
    assert sifted(once, concepts, verdicts, "t") == once


def test_short_forms_and_variants_are_suggested() -> None:
    found = [
        candidate("天开高教科创园"),
        candidate("天开园"),
        candidate("京津冀协同发展"),
        candidate("京津冀的协同发展"),
        candidate("港口"),
        candidate("港口建设"),
        candidate("海工园", "临江产业园"),
    ]
    assert set(merges(found)) == {
        Merge("天开园", "天开高教科创园", Kinship.SHORT),
        Merge("京津冀协同发展", "京津冀的协同发展", Kinship.VARIANT),
        Merge("海工园", "临江产业园", Kinship.SHORT),
    }


def test_a_suggestion_is_made_once_of_two_of_one_length() -> None:
    found = [candidate("示范园区"), candidate("示范小区")]
    told = merges(found)
    assert len(told) == 1
    assert told[0].kinship is Kinship.VARIANT


@given(st.lists(WORDS, unique=True))
def test_suggestions_are_of_candidates_and_never_of_one_with_itself(all_of: list[str]) -> None:
    for each in merges(list(map(candidate, all_of))):
        assert each.form in all_of
        assert each.name in all_of
        assert fold(each.form) != fold(each.name)


def test_suggestions_come_from_a_text_too() -> None:
    found = found_in("走进|友发|钢管|集团|（|以下简称|友发|）|。", known={"走进": (9, "v")})
    assert Merge("友发", "友发钢管集团", Kinship.SHORT) in merges(found)
