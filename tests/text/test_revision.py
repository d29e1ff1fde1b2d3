"""Lines of two printed forms paired, and stretches carried from one to the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.pairing import pair_lines
from tjreader.text.revision import LONGEST_LINE, LONGEST_PIECE, RevisionMap, lines_in
from tjreader.text.span import Span

ONE = "当新质生产力的浪潮奔涌而来，天津始终立于潮头。"
TWO = "天开高教科创园里，一家家企业拔节生长，向上而行。"
THREE = "从渤海之滨到海河两岸，开放的大门越开越大。"
BYLINE = "记者 岳付玉"


def pairs(old: list[str], new: list[str]) -> dict[tuple[int, int], tuple[int, int]]:
    return {(p.old, p.old_past): (p.new, p.new_past) for p in pair_lines(old, new)}


def moved(old: list[str], new: list[str]) -> set[int]:
    return {pair.old for pair in pair_lines(old, new) if pair.moved}


def carried(old: str, new: str, words: str) -> str | None:
    """What the map makes of some words of the old form."""
    start = old.index(words)
    found = RevisionMap(old, new).carry(Span(start, start + len(words)))
    return None if found is None else found.span.of(new)


def test_equal_lines_are_pairs_wherever_they_went() -> None:
    old, new = [ONE, TWO, THREE], [THREE, ONE, TWO]
    assert pairs(old, new) == {(0, 1): (1, 2), (1, 2): (2, 3), (2, 3): (0, 1)}
    assert moved(old, new) == {2}


def test_a_changed_line_is_paired_with_what_it_was_and_not_with_another() -> None:
    new = [ONE.replace("浪潮", "大潮"), "全新的一段，与别的段落毫无关系。", THREE]
    assert pairs([ONE, TWO, THREE], new) == {(0, 1): (0, 1), (2, 3): (2, 3)}


def test_of_two_equal_lines_each_stays_where_it_stands_though_all_around_is_changed() -> None:
    old = [ONE, BYLINE, TWO, BYLINE, THREE]
    new = [f"{ONE}！", f"本报{BYLINE}", f"新{TWO}", BYLINE, f"{THREE}！"]
    assert pairs(old, new) == {(n, n + 1): (n, n + 1) for n in range(5)}


def test_a_line_that_was_split_and_lines_that_were_joined_are_one_pair() -> None:
    halves = [TWO[:9], TWO[9:]]
    assert pairs([ONE, TWO, THREE], [ONE, *halves, THREE])[1, 2] == (1, 3)
    assert pairs([ONE, *halves, THREE], [ONE, TWO, THREE])[1, 3] == (1, 2)


@pytest.mark.parametrize(
    ("new", "words", "there"),
    [
        (f"导语\n{TWO}", "企业拔节", "企业拔节"),
        (TWO.replace("企业", "小企业"), "企业拔节", "企业拔节"),
        (TWO.replace("拔节", "奋力"), "企业拔节", "企业奋力"),
        (TWO.replace("企业拔", "企业大拔"), "企业拔节", "企业大拔节"),
        (TWO.replace("企业拔节生长", ""), "企业拔节", None),
        (THREE, "企业拔节", None),
        ("天開高教科創園裡，一家家企業拔節生長，向上而行。", "企业拔节", "企業拔節"),
    ],
    ids=["shifted", "before it", "replaced", "inside it", "left out", "gone", "traditional"],
)
def test_a_stretch_is_carried_letter_by_letter(new: str, words: str, there: str | None) -> None:
    assert carried(TWO, new, words) == there


def test_a_stretch_over_lines_that_are_joined_is_carried_whole() -> None:
    old = f"{ONE}\n{TWO}\n{THREE}"
    assert carried(old, f"{ONE}{TWO}\n{THREE}", "立于潮头。\n天开高教") == "立于潮头。天开高教"


def test_lines_leave_out_what_is_blank_and_cut_what_is_too_long() -> None:
    words = "  天津 \n\n\t\n滨海\n"
    assert [line.of(words) for line in lines_in(words)] == ["天津", "滨海"]
    long = ("天津" * 30 + "。") * (LONGEST_LINE // 60) + "津" * (2 * LONGEST_PIECE)
    found = lines_in(long)
    assert "".join(line.of(long) for line in found) == long
    assert max(map(len, found)) == LONGEST_PIECE


lines = st.lists(st.text("天津新质生产力开放。，", min_size=1, max_size=30), max_size=12)


@given(lines, lines)
def test_no_line_stands_in_two_pairs(old: list[str], new: list[str]) -> None:
    found = pair_lines(old, new)
    for first, past in (("old", "old_past"), ("new", "new_past")):
        taken = [n for pair in found for n in range(getattr(pair, first), getattr(pair, past))]
        assert len(taken) == len(set(taken))
    assert all(pair.old < pair.old_past <= len(old) for pair in found)
    assert all(pair.new < pair.new_past <= len(new) for pair in found)


@given(lines)
def test_a_form_is_paired_with_itself_line_by_line(old: list[str]) -> None:
    assert pairs(old, old) == {(n, n + 1): (n, n + 1) for n in range(len(old))}
    assert not moved(old, old)


@given(lines, lines, st.data())
def test_a_carried_stretch_lies_in_the_new_form(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = "\n".join(old), "\n".join(new)
    start = data.draw(st.integers(0, len(before)))
    span = Span(start, data.draw(st.integers(start, len(before))))
    found = RevisionMap(before, after).carry(span)
    if found is not None:
        assert found.span
        assert found.span.end <= len(after)
        assert found.kept <= len(span)


@given(st.lists(st.sampled_from([ONE, TWO, THREE, BYLINE, ""]), min_size=1, max_size=6), st.data())
def test_in_the_same_words_one_stays_where_one_is(lines: list[str], data: st.DataObject) -> None:
    words = "\n".join(lines)
    offset = data.draw(st.integers(0, len(words)))
    inside = [line for line in lines_in(words) if line.end > offset]
    found = RevisionMap(words, words).place_of(offset)
    if inside:
        assert found == max(offset, inside[0].start)
    else:
        assert found == (max(line.end for line in lines_in(words)) if lines_in(words) else None)


def test_a_place_goes_with_its_words_and_else_to_those_that_follow() -> None:
    old = f"{ONE}\n{TWO}\n{THREE}"
    at = old.index("一家家企业")
    moved_down = f"{ONE}\n{BYLINE}\n{THREE}\n{TWO}"
    assert RevisionMap(old, moved_down).place_of(at) == moved_down.index("一家家企业")
    gone = f"{ONE}\n{THREE}"
    assert RevisionMap(old, gone).place_of(at) == gone.index(THREE)
    assert RevisionMap(old, ONE).place_of(at) == len(ONE)
    assert RevisionMap(old, "").place_of(at) is None
