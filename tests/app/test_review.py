"""What is to be looked at after notes followed, and what a person makes of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import highlight, section_note, span_of, text_note, text_of
from tjreader.app import review
from tjreader.app.ports import Refused
from tjreader.app.review import Concern
from tjreader.notes.anchor import AnchorState
from tjreader.notes.annotation import Annotation
from tjreader.notes.change import Act, Edit
from tjreader.notes.following import Following
from tjreader.text.span import Span

ONE = "当新质生产力的浪潮奔涌而来，天津始终立于潮头。"
TWO = "天开高教科创园里，一家家企业拔节生长，向上而行。"
THREE = "从渤海之滨到海河两岸，开放的大门越开越大。"
OLD = text_of("# 一", ONE, TWO, "# 二", THREE)
NEW = text_of("# 一", TWO.replace("拔节", "奋力"), ONE, "# 二", "别的话。")


def followed(words: str) -> Annotation:
    return Following(NEW, {OLD.revision: OLD}).follow(highlight(OLD, words))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("企业拔节", Concern.CHANGED),
        ("渤海之滨", Concern.ORPHAN),
        ("浪潮", Concern.MOVED),
    ],
)
def test_each_note_is_listed_for_its_reason(words: str, why: Concern) -> None:
    assert review.concern(followed(words), NEW) is why


def test_what_stands_surely_is_not_listed_and_what_stands_elsewhere_has_no_place() -> None:
    mark = highlight(NEW, "浪潮")
    assert review.concern(mark, NEW) is None
    assert review.concern(mark, OLD) is Concern.ORPHAN
    unsure = replace(mark, anchor=replace(mark.anchor, score=0.4))
    assert review.concern(unsure, NEW) is Concern.CHANGED


def test_outcomes_are_counted_and_the_change_is_named_by_the_text() -> None:
    notes = [followed(words) for words in ("企业拔节", "渤海之滨", "浪潮")]
    edits = tuple(Edit(None, each) for each in notes)
    found = review.outcome(edits)
    assert (found.exact, found.moved, found.changed, found.orphan) == (0, 1, 1, 1)
    assert (found.total, found.to_review) == (3, 3)
    change = review.followed(NEW, edits)
    assert (change.label.act, change.label.words) == (Act.FOLLOW, NEW.title)


def test_accepting_makes_places_sure_and_leaves_orphans_alone() -> None:
    changed, lost = followed("企业拔节"), followed("渤海之滨")
    change = review.accepted(NEW, (changed, lost))
    assert change is not None
    assert [edit.id for edit in change.edits] == [changed.id]
    after = change.edits[0].after
    assert after is not None
    assert review.concern(after, NEW) is None
    assert (after.anchor.spans, after.past) == (changed.anchor.spans, changed.past)
    assert review.accepted(NEW, (lost, after)) is None


def test_placing_by_hand_gives_an_orphan_the_words_chosen_and_keeps_its_history() -> None:
    lost = followed("渤海之滨")
    change = review.placed(NEW, lost, (span_of(NEW, "别的"),))
    after = change.edits[0].after
    assert after is not None
    assert (after.anchor.quote, after.anchor.section_id) == ("别的", "s2")
    assert after.anchor.state is AnchorState.EXACT
    assert after.past == (*lost.past, lost.anchor)
    back = Following(OLD, {NEW.revision: NEW}).follow(after)
    assert back.anchor.quote == "渤海之滨"
    with pytest.raises(Refused):
        review.placed(NEW, lost, (Span(0, 1),))


def test_a_note_on_a_section_is_placed_on_the_section_of_the_words() -> None:
    note = section_note(OLD, "s9", "记")
    after = review.placed(NEW, note, (span_of(NEW, "别的"),)).edits[0].after
    assert after is not None
    assert (after.anchor.section_id, after.anchor.spans) == ("s2", ())
    assert after.anchor.revision == NEW.revision


def test_taking_a_place_away_keeps_the_words_of_before() -> None:
    changed = followed("企业拔节")
    change = review.unplaced(NEW, (changed, text_note(NEW, "n")))
    assert change is not None
    assert len(change.edits) == 1
    after = change.edits[0].after
    assert after is not None
    assert (after.anchor.quote, after.anchor.spans) == ("企业拔节", ())
    assert review.concern(after, NEW) is Concern.ORPHAN
    assert review.unplaced(NEW, (after,)) is None


def test_the_revisions_that_are_needed_are_those_notes_have_stood_on() -> None:
    lost = followed("渤海之滨")
    assert review.revisions_of((lost,), NEW) == frozenset()
    assert review.revisions_of((lost,), text_of("别")) == {OLD.revision, NEW.revision}
