"""Rulings, translations and first places follow their text to another revision, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import span_of, text_of
from tjreader.desk.concept import Concept, SourceForm
from tjreader.desk.following import record_edits
from tjreader.desk.record import Record, earlier_revisions
from tjreader.desk.ruling import Ruling, RulingKind, Verdict
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import Anchor, AnchorState, anchor_spans
from tjreader.notes.following import Following
from tjreader.text.document import Text
from tjreader.text.sentences import sentences

ONE = "当新质生产力的浪潮奔涌而来。天津始终立于潮头。"
TWO = "天开高教科创园里，一家家企业拔节生长；向上而行！"
OLD = text_of("# 一", ONE, "# 二", TWO)


def at(words: str, text: Text = OLD) -> Anchor:
    return anchor_spans(text, (span_of(text, words),))


def translation(words: str, stage: Stage = Stage.DONE, **more) -> Translation:
    return Translation(words, at(words), "said", stage=stage, **more)


def led(new: Text, *records: Record, old: Text = OLD) -> tuple[Record, ...]:
    edits = record_edits(Following(new, {old.revision: old}), records)
    assert [edit.before for edit in edits] == list(records)
    return tuple(edit.after for edit in edits if edit.after is not None)


def test_a_sentence_that_only_moved_stays_done() -> None:
    new = text_of("# 一", "导语。", ONE, "# 二", TWO)
    (after,) = led(new, translation("天津始终立于潮头。"))
    assert after.stage is Stage.DONE
    assert after.anchor == replace(at("天津始终立于潮头。", new), section_id="s1")
    assert after.past == (at("天津始终立于潮头。"),)


@pytest.mark.parametrize(
    ("line", "now"),
    [
        (ONE.replace("始终立于", "一直站在"), "天津一直站在潮头。"),
        (ONE.replace("潮头", "潮头之上"), "天津始终立于潮头之上。"),
        (ONE.replace("而来。", "而来，"), "当新质生产力的浪潮奔涌而来，天津始终立于潮头。"),
    ],
    ids=["other words", "longer", "joined to the one before"],
)
def test_a_sentence_that_was_changed_is_a_draft_on_the_whole_sentence(line: str, now: str) -> None:
    new = text_of("# 一", line, "# 二", TWO)
    (after,) = led(new, translation("天津始终立于潮头。"))
    assert after.anchor.quote == now
    assert after.anchor.state is AnchorState.CHANGED
    assert after.stage is Stage.DRAFT
    assert after.words == "said"


def test_what_is_open_stays_open_and_what_is_gone_keeps_its_words() -> None:
    new = text_of("# 一", "别的话。", "# 二", TWO)
    opened, lost = translation("天津始终立于潮头。", Stage.OPEN), translation(ONE[:14])
    one, other = led(new, opened, lost)
    assert one.stage is Stage.OPEN
    assert (other.anchor.state, other.stage, other.words) == (
        AnchorState.ORPHAN,
        Stage.DRAFT,
        "said",
    )


def test_traditional_characters_are_no_other_words() -> None:
    new = text_of("# 一", ONE.replace("终", "終").replace("头", "頭"), "# 二", TWO)
    (after,) = led(new, translation("天津始终立于潮头。"))
    assert (after.anchor.quote, after.stage) == ("天津始終立于潮頭。", Stage.DONE)


def test_two_sentences_that_became_one_keep_two_translations() -> None:
    new = text_of("# 一", ONE.replace("而来。", "而来，"), "# 二", TWO)
    first, second = led(new, translation(ONE[:14]), translation("天津始终立于潮头。"))
    assert first.anchor.spans != second.anchor.spans
    assert {first.stage, second.stage} == {Stage.DRAFT, Stage.DONE} or (
        first.stage is second.stage is Stage.DRAFT
    )


def test_a_piece_between_semicolons_stays_a_piece() -> None:
    new = text_of("# 一", "导语。", ONE, "# 二", TWO)
    (after,) = led(new, translation("天开高教科创园里，一家家企业拔节生长；"))
    assert after.anchor.quote == "天开高教科创园里，一家家企业拔节生长；"
    assert after.stage is Stage.DONE


def test_rulings_and_first_places_follow_and_come_back() -> None:
    ruling = Ruling("r", "c", at("新质"), RulingKind.NOT_TERM)
    term = Concept("c", (SourceForm("企业"),), first=at("企业拔节"))
    new = text_of("# 一", "导语。", ONE, "# 二", TWO.replace("拔节", "奋力"))
    there = led(new, ruling, term)
    assert there[0].anchor.spans == (span_of(new, "新质"),)
    assert (there[1].first.quote, there[1].first.state) == ("企业奋力", AnchorState.CHANGED)
    edits = record_edits(Following(OLD, {new.revision: new}), there)
    assert [edit.after.anchor for edit in edits[:1]] == [ruling.anchor]
    assert edits[1].after.first == term.first


def test_what_stands_nowhere_or_here_or_in_another_text_is_left_alone() -> None:
    new = text_of("# 一", ONE)
    elsewhere = text_of("企业。", text_id="other")
    records = (
        Verdict("v", "企业", OLD.id),
        Concept("c", (SourceForm("企业"),)),
        Concept("d", (SourceForm("企业"),), first=at("企业", elsewhere)),
        Translation("t", at(ONE[:14], new)),
    )
    assert record_edits(Following(new, {OLD.revision: OLD}), records) == ()
    assert earlier_revisions(records, new) == frozenset()
    assert earlier_revisions((translation(ONE[:14]),), new) == {OLD.revision}


_LINES = st.lists(st.sampled_from((ONE, TWO, ONE + TWO, "别的。", ONE[:9])), min_size=1, max_size=4)


@given(_LINES, _LINES)
def test_a_translation_stands_on_a_sentence_or_nowhere_and_comes_back(old, new) -> None:
    before, after = text_of("# 一", *old), text_of("# 一", *new, "末。")
    done = [
        Translation(
            f"{paragraph.id}-{span.start}",
            anchor_spans(before, (span.shifted(paragraph.span.start),)),
            "said",
            stage=Stage.DONE,
        )
        for paragraph in before.paragraphs
        for span in sentences(paragraph.span.of(before.printed))
    ]
    there = led(after, *done, old=before)
    for each in there:
        assert each.anchor.revision == after.revision
        if each.anchor.state is AnchorState.EXACT:
            assert each.stage is Stage.DONE
        if each.anchor.state is AnchorState.ORPHAN:
            assert each.stage is Stage.DRAFT
    back = [edit.after for edit in record_edits(Following(before, {after.revision: after}), there)]
    assert [each.anchor for each in back] == [each.anchor for each in done]
