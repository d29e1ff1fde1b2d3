"""Anchors that follow their text to another revision, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import highlight, section_note, span_of, text_note, text_of
from tjreader.notes.anchor import Anchor, AnchorState, anchor_spans
from tjreader.notes.annotation import Annotation
from tjreader.notes.following import Following
from tjreader.text.document import Text
from tjreader.text.span import Span

ONE = "当新质生产力的浪潮奔涌而来，天津始终立于潮头。"
TWO = "天开高教科创园里，一家家企业拔节生长，向上而行。"
THREE = "从渤海之滨到海河两岸，开放的大门越开越大。"
FOUR = "一年来，这里的企业越来越多，故事也越来越多。"
OLD = text_of("# 一", ONE, TWO, "# 二", THREE, FOUR)


def followed(annotation: Annotation, new: Text, *earlier: Text) -> Annotation:
    known = {text.revision: text for text in earlier or (OLD,)}
    return Following(new, known).follow(annotation)


def anchor(new: Text, *words: str) -> Anchor:
    """The anchor that a highlight on `words` of `OLD` has in `new`."""
    return followed(highlight(OLD, *words), new).anchor


def test_an_anchor_of_the_revision_wanted_stays_the_very_same() -> None:
    mark = highlight(OLD, "企业拔节")
    assert followed(mark, OLD) is mark
    assert Following(OLD, {}).edits([mark]) == ()


def test_words_that_only_stand_further_on_are_exact_with_quote_and_context_anew() -> None:
    new = text_of("# 一", "导语。", ONE, TWO, "# 二", THREE, FOUR)
    found = anchor(new, "企业拔节")
    assert found == anchor_spans(new, (span_of(new, "企业拔节"),), "s1")
    assert found.state is AnchorState.EXACT
    assert found.score == 1.0


@pytest.mark.parametrize(
    ("two", "words", "now", "state"),
    [
        (TWO.replace("家家", "批批"), "企业拔节", "企业拔节", AnchorState.EXACT),
        (TWO.replace("拔节", "奋力"), "企业拔节", "企业奋力", AnchorState.CHANGED),
        (TWO.replace("企业拔", "企业大拔"), "企业拔节", "企业大拔节", AnchorState.CHANGED),
        (TWO.replace("生长", "生活"), "长", "活", AnchorState.CHANGED),
        (
            "天開高教科創園裡，一家家企業拔節生長，向上而行。",
            "企业拔节",
            "企業拔節",
            AnchorState.EXACT,
        ),
        (TWO.replace("，一家家企业拔节生长", ""), "企业拔节", "", AnchorState.ORPHAN),
        (TWO.replace("，一家家企业拔节生长", ""), "长", "", AnchorState.ORPHAN),
    ],
    ids=["beside", "half", "inside", "one letter", "traditional", "left out", "one letter gone"],
)
def test_a_highlight_in_a_changed_line(two: str, words: str, now: str, state: AnchorState) -> None:
    found = anchor(text_of("# 一", ONE, two, "# 二", THREE, FOUR), words)
    assert (found.quote if found.spans else "", found.state) == (now, state)
    assert found.is_doubtful is (state is AnchorState.CHANGED)


def test_words_that_stand_elsewhere_now_are_moved() -> None:
    new = text_of("# 一", FOUR, ONE, TWO, "# 二", THREE)
    found = anchor(new, "故事也")
    assert found.state is AnchorState.MOVED
    assert [span.of(new.printed) for span in found.spans] == ["故事也"]
    assert found.section_id == "s1"


def test_words_left_out_are_not_found_in_like_words_that_were_there_before() -> None:
    again = "海河两岸的企业越来越多，故事也越来越多。"
    old = text_of("# 一", ONE, FOUR, "# 二", THREE, again)
    new = text_of("# 一", ONE, "# 二", THREE, again)
    found = followed(highlight(old, "企业越来越多，故事也"), new, old).anchor
    assert found.state is AnchorState.ORPHAN


def test_an_orphan_keeps_its_words_and_comes_back_with_a_later_revision() -> None:
    without = text_of("# 一", ONE, "# 二", THREE, FOUR)
    mark = highlight(OLD, "企业拔节", note="词")
    lost = followed(mark, without)
    assert (lost.anchor.state, lost.anchor.spans, lost.anchor.score) == (AnchorState.ORPHAN, (), 0)
    assert (lost.anchor.quote, lost.note, lost.past) == ("企业拔节", "词", (mark.anchor,))
    later = text_of("# 一", "导语。", ONE, TWO, "# 二", THREE, FOUR)
    found = followed(lost, later, OLD, without)
    assert found.anchor.quote == "企业拔节"
    assert found.anchor.state is AnchorState.EXACT
    assert found.past == (mark.anchor, lost.anchor)


def test_a_highlight_over_two_paragraphs_keeps_both_or_says_that_it_changed() -> None:
    mark = ("拔节生长，向上而行。", "从渤海之滨")
    shifted = text_of("# 一", "导语。", ONE, TWO, "# 二", THREE, FOUR)
    both = anchor(shifted, *mark)
    assert (both.quote, both.state) == ("\n".join(mark), AnchorState.EXACT)
    one = anchor(text_of("# 一", ONE, TWO, "# 二", FOUR), *mark)
    assert (one.quote, one.state) == (mark[0], AnchorState.CHANGED)
    assert one.score < both.score


def test_a_highlight_over_paragraphs_that_became_one_is_one_span() -> None:
    joined = text_of("# 一", ONE + TWO, "# 二", THREE, FOUR)
    found = anchor(joined, "立于潮头。", "天开高教")
    assert found.quote == "立于潮头。天开高教"


def test_without_the_old_words_an_anchor_is_found_by_its_own() -> None:
    mark = highlight(OLD, "企业拔节")
    new = text_of("# 一", "导语。", ONE, TWO, "# 二", THREE, FOUR)
    found = Following(new, {}).follow(mark).anchor
    assert (found.quote, found.state) == ("企业拔节", AnchorState.MOVED)
    gone = Following(text_of("# 一", FOUR), {}).follow(mark).anchor
    assert gone.state is AnchorState.ORPHAN


def test_notes_on_sections_follow_their_section_and_notes_on_the_text_stay() -> None:
    new = text_of("# 新", "全新的一段。", "# 一", ONE, TWO, "# 二", THREE, FOUR)
    on_section, on_text = section_note(OLD, "s2", "记"), text_note(OLD, "全文")
    moved = followed(on_section, new).anchor
    assert (moved.section_id, moved.state, moved.revision) == (
        "s3",
        AnchorState.EXACT,
        new.revision,
    )
    assert followed(on_text, new).anchor == Anchor(OLD.id, new.revision)
    other = text_of("# 一", ONE, TWO, "# 改了的名", THREE, FOUR)
    assert followed(on_section, other).anchor.state is AnchorState.CHANGED
    gone = followed(on_section, text_of("# 一", ONE, TWO)).anchor
    assert (gone.state, gone.section_id) == (AnchorState.ORPHAN, "s2")


def test_a_section_without_its_old_words_is_doubtful_or_gone() -> None:
    on_section = section_note(OLD, "s2", "记")
    known = Following(text_of("# 甲", ONE, "# 乙", TWO), {}).follow(on_section).anchor
    assert known.is_doubtful
    assert known.section_id == "s2"
    gone = Following(text_of("# 甲", ONE), {}).follow(on_section).anchor
    assert gone.state is AnchorState.ORPHAN


def test_going_back_gives_the_very_anchor_and_history_does_not_grow() -> None:
    new = text_of("# 一", ONE, TWO.replace("拔节", "奋力"), "# 二", THREE, FOUR)
    mark = highlight(OLD, "企业拔节")
    there = followed(mark, new)
    back = followed(there, OLD, OLD, new)
    assert back.anchor == mark.anchor
    assert back.past == (there.anchor,)
    again = followed(back, new, OLD, new)
    assert (again.anchor, again.past) == (there.anchor, (mark.anchor,))


def test_other_ends_that_a_person_gave_it_are_not_taken_back() -> None:
    new = text_of("# 一", "导语。", ONE, TWO, "# 二", THREE, FOUR)
    there = followed(highlight(OLD, "企业拔节"), new)
    longer = anchor_spans(new, (span_of(new, "企业拔节生长"),), "s1")
    resized = replace(there, anchor=longer, past=(*there.past, there.anchor))
    assert followed(resized, OLD, OLD, new).anchor.quote == "企业拔节生长"


def test_a_place_given_by_hand_does_not_undo_where_it_stood_before() -> None:
    new = text_of("# 一", ONE, "# 二", THREE, FOUR)
    mark = highlight(OLD, "企业拔节")
    lost = followed(mark, new)
    by_hand = anchor_spans(new, (span_of(new, "企业"),), "s2")
    placed = replace(lost, anchor=by_hand, past=(*lost.past, lost.anchor))
    assert followed(placed, OLD, OLD, new).anchor == mark.anchor


def test_a_place_that_nobody_accepted_stays_doubtful_however_surely_it_follows() -> None:
    changed = text_of("# 一", ONE, TWO.replace("拔节", "奋力"), "# 二", THREE, FOUR)
    later = text_of("# 一", "导语。", ONE, TWO.replace("拔节", "奋力"), "# 二", THREE, FOUR)
    found = followed(highlight(OLD, "企业拔节"), changed)
    again = followed(found, later, OLD, changed).anchor
    assert (again.quote, again.state) == ("企业奋力", AnchorState.CHANGED)
    assert again.is_doubtful
    sure = replace(found, anchor=replace(found.anchor, state=AnchorState.EXACT, score=1.0))
    assert followed(sure, later, OLD, changed).anchor.state is AnchorState.EXACT


# What holds of any two revisions

LETTERS = "天津新质生产力开放的，"
paragraphs = st.lists(
    st.text(LETTERS, min_size=1, max_size=25).filter(str.strip), min_size=1, max_size=6
)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text and another edition of it: lines changed, left out, put in, moved."""
    old = draw(paragraphs)
    new = [line for line in old if draw(st.integers(0, 5))]
    for index, line in enumerate(new):
        if draw(st.booleans()):
            at = draw(st.integers(0, len(line)))
            cut = draw(st.integers(0, 3))
            new[index] = line[:at] + draw(st.text(LETTERS, max_size=3)) + line[at + cut :] or "天"
    if draw(st.booleans()):
        new = draw(st.permutations(new))
    return text_of("# 一", *old), text_of("# 一", *new, *draw(paragraphs)[:1])


@st.composite
def marked(draw: st.DrawFn) -> tuple[Text, Text, Annotation]:
    """Two editions and a highlight in one paragraph of the first."""
    old, new = draw(revisions())
    paragraph = draw(st.sampled_from(old.paragraphs)).span
    start = draw(st.integers(paragraph.start, paragraph.end - 1))
    span = Span(start, draw(st.integers(start + 1, paragraph.end)))
    made = highlight(old, old.paragraphs[0].span.of(old.printed))
    return old, new, replace(made, anchor=anchor_spans(old, (span,), "s1"))


@given(marked())
def test_old_new_old_returns_the_anchor(case: tuple[Text, Text, Annotation]) -> None:
    old, new, mark = case
    there = followed(mark, new, old)
    back = followed(there, old, old, new)
    assert back.anchor == mark.anchor
    assert replace(back, anchor=mark.anchor, past=()) == mark


@given(marked())
def test_without_its_history_a_sure_anchor_comes_back_to_its_place(
    case: tuple[Text, Text, Annotation],
) -> None:
    old, new, mark = case
    there = followed(mark, new, old).anchor
    if there.state is AnchorState.EXACT and not there.is_doubtful:
        back = followed(replace(mark, anchor=there), old, new).anchor
        if back.state is AnchorState.EXACT and not back.is_doubtful:
            assert back.quote == mark.anchor.quote


@given(marked())
def test_following_is_idempotent_and_stands_in_the_text(
    case: tuple[Text, Text, Annotation],
) -> None:
    old, new, mark = case
    there = followed(mark, new, old)
    assert followed(there, new, old) is there
    assert followed(mark, new, old) == there
    found = there.anchor
    assert found.revision == new.revision
    assert 0 <= found.score <= 1
    assert bool(found.spans) is (found.state is not AnchorState.ORPHAN)
    if found.spans:
        placed = anchor_spans(new, found.spans, found.section_id)
        assert replace(found, state=AnchorState.EXACT, score=1.0) == placed


@given(revisions())
def test_following_to_the_same_words_is_following_to_the_same_places(
    case: tuple[Text, Text],
) -> None:
    old, _ = case
    copy = replace(old, revision="another name of the same words")
    mark = highlight(old, old.paragraphs[-1].span.of(old.printed))
    assert followed(mark, copy, old).anchor == replace(mark.anchor, revision=copy.revision)
