"""Where one is in a text: jumps, history, place codes, characters, orders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from builders import text_of
from tjreader.app.editions import carried_trail
from tjreader.app.opened import OpenedText
from tjreader.app.sitting import Sitting, Trail, bookmark_of
from tjreader.app.state import Place
from tjreader.text.document import Arrangement, Part
from tjreader.text.rendering import View


def sitting(*lines: str, place: Place | None = None) -> Sitting:
    text = text_of(*lines)
    sections = text.arrangements[0].sections
    backwards = Arrangement("file", (Part("p", "", "", tuple(reversed(sections))),))
    force_setattr(text, "arrangements", (*text.arrangements, backwards))
    return Sitting(OpenedText(text), "contents", View.PRINTED, place)


LINES = ("# 一", "天津。", "港口海。", "# 二", "新质生产力。", "# 三", "帆 満。")


def test_begins_at_the_first_section_or_at_the_place_remembered() -> None:
    assert sitting(*LINES).section.id == "s1"
    assert sitting(*LINES, place=Place("s2", 20)).place == Place("s2", 20)
    assert sitting(*LINES, place=Place("gone", 3)).section.id == "s1"


def test_back_and_forward_lead_along_the_places_left() -> None:
    here = sitting(*LINES)
    here.moved(5)
    here.jump("s3")
    here.moved(30)
    assert here.back()
    assert here.place == Place("s1", 5)
    assert here.forward()
    assert here.place == Place("s3", 30)
    here.back()
    here.jump("s2")
    assert not here.can_go_forward
    assert not here.forward()


def test_a_jump_to_nowhere_changes_nothing() -> None:
    here = sitting(*LINES)
    with pytest.raises(KeyError):
        here.jump("s9")
    assert not here.jump_to(10_000)
    assert not here.can_go_back


def test_jumps_to_an_offset_find_its_section() -> None:
    here = sitting(*LINES)
    offset = here.text.printed.index("生产力")
    assert here.jump_to(offset)
    assert here.section.id == "s2"
    assert here.place_code(offset) == "§2 ¶1"
    assert here.place_code(offset - 4) == "§2"


def test_neighbours_follow_the_order() -> None:
    here = sitting(*LINES)
    assert here.neighbour(-1) is None
    assert here.neighbour(1).id == "s2"
    assert here.arrange("file")
    assert not here.arrange("file")
    assert here.section.id == "s1"
    assert here.neighbour(-1).id == "s2"
    assert here.neighbour(1) is None


def test_characters_count_hanzi_before_the_place() -> None:
    here = sitting(*LINES)
    assert here.characters == 1 + 2 + 3 + 1 + 5 + 1 + 2
    assert here.characters_before() == 0
    here.jump_to(here.text.printed.index("质"))
    assert here.characters_before() == 1 + 2 + 3 + 1 + 1


def test_a_text_without_hanzi_counts_what_is_no_space() -> None:
    assert sitting("# a", "b c").characters == len("#abc")


@given(st.lists(st.sampled_from(["s1", "s2", "s3"]), max_size=30))
def test_going_all_the_way_back_and_forth_comes_to_the_same_place(jumps: list[str]) -> None:
    here = sitting(*LINES)
    for section in jumps:
        here.jump(section)
    last = here.place
    steps = 0
    while here.back():
        steps += 1
    assert here.place == Place("s1")
    assert steps == len(jumps)
    while here.forward():
        pass
    assert here.place == last


def test_places_of_an_earlier_revision_are_found_by_their_words() -> None:
    old = sitting(*LINES)
    old.moved(old.text.printed.index("口海"))
    old.jump("s3")
    new = text_of("# 零", "新来的一段。", *LINES[:2], "津港口海。", *LINES[3:])
    trail = carried_trail(old.text, new.arrangements[0], new.printed, old.trail)
    assert [place.section_id for place in trail.back] == ["s2"]
    assert new.printed[trail.back[0].offset :].startswith("口海")
    assert trail.here == Place("s4")


def test_a_place_whose_words_are_gone_is_at_the_next_that_are_left() -> None:
    old = sitting(*LINES, place=Place("s2", "".join(f"{line}\n" for line in LINES).index("新质")))
    new = text_of(*LINES[:3], *LINES[5:])
    trail = carried_trail(old.text, new.arrangements[0], new.printed, old.trail)
    assert trail.here is not None
    assert new.printed[trail.here.offset :].startswith("三")
    assert carried_trail(old.text, text_of("x").arrangements[0], "x\n", old.trail).here is None


def test_who_has_moved_on_stays_and_finds_the_old_place_one_step_back() -> None:
    here = sitting(*LINES)
    shown = here.place
    found = Trail((Place("s1", 5), Place("gone", 1)), Place("s3", 30))
    here.jump("s2")
    assert not here.take_trail(found, shown)
    assert here.section.id == "s2"
    assert here.trail.back == (Place("s1", 5), Place("s3", 30), Place("s1"))
    again = sitting(*LINES)
    assert again.take_trail(found, shown)
    assert again.trail == Trail((Place("s1", 5),), Place("s3", 30))


def test_a_text_is_looked_through_only_where_its_words_are_others() -> None:
    here = sitting(*LINES)
    other = text_of(*LINES, "尾。")
    assert bookmark_of(here, None, here.text) is None
    assert bookmark_of(None, Place("s1", 5), other) is None
    assert bookmark_of(None, Place("s1", 5, other.revision), other) is None
    read_before = bookmark_of(None, Place("s1", 5, "old"), other)
    assert read_before is not None
    assert (read_before.revision, read_before.words) == ("old", None)
    read_here = bookmark_of(here, Place("s2", 9), other)
    assert read_here is not None
    assert (read_here.words, read_here.trail) == (here.text.printed, here.trail)
