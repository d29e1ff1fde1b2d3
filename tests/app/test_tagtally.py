"""Tags counted again only where a change touched one, against counting one by one."""

from __future__ import annotations

import random

from msgspec.structs import replace

from builders import highlight, text_of
from tjreader.app.notefilter import tags_in_use
from tjreader.app.tagtally import TagTally
from tjreader.notes.annotation import Annotation

BASE = highlight(text_of("# 一", "天津以善作善成著称。"), "天津")
TAGS = ((), (), ("Ask",), ("ask", "idea"), ("数字",), ("idea",))


def counted(notes: tuple[Annotation, ...]) -> list[tuple[str, int]]:
    """Each tag as it was first written, and its notes."""
    every = [tag for note in notes for tag in note.tags]
    folded = [tag.casefold() for tag in every]
    pairs = {each: (every[folded.index(each)], folded.count(each)) for each in set(folded)}
    return [pairs[each] for each in sorted(pairs, key=lambda each: (-pairs[each][1], each))]


def test_the_tally_is_what_counting_gives() -> None:
    chance = random.Random(6)
    notes: tuple[Annotation, ...] = ()
    tally, same = TagTally(), 0
    for step in range(300):
        at = chance.randrange(len(notes) + 1)
        made = replace(BASE, id=f"{step:032x}", tags=chance.choice(TAGS))
        notes = (*notes[:at], made, *notes[at + chance.randrange(3) :])
        before = list(tally.tags.items())
        told = tally.count(notes)
        assert list(tally.tags.items()) == counted(notes) == list(tags_in_use(notes).items())
        assert told is (before != counted(notes))
        same += not told
    assert same > 20
