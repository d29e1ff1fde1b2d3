"""Where one is in a text: section, order, view, and the way back.

Offsets are code points of the printed text.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from ..text.document import Arrangement, Paragraph, Section, Text, place_code
from ..text.rendering import View
from .opened import OpenedText
from .state import Place

HISTORY = 100
"""Places kept for Back."""

REBROKEN = 40
"""Code points by which the top of a page can differ though nobody has moved: its lines are
broken anew when the window is another."""

SPACE = re.compile(r"\s+")


@cache
def _hanzi() -> re.Pattern[str]:
    """Runs of hanzi: unified and compatibility ideographs, and 〇.

    Compiled when something is counted: a set this wide takes 2 ms.
    """
    return re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


class Trail(Struct, frozen=True):
    """The places before, the one where the reader is (None where it is lost), those after."""

    back: tuple[Place, ...]
    here: Place | None
    forward: tuple[Place, ...] = ()


class Bookmark(Struct, frozen=True):
    """A trail in an earlier revision of the text that is open.

    `words` are the printed words of that revision, None where the library has to be asked.
    `shown` is where the page stands until the same words are found in it.
    """

    revision: str
    words: str | None
    trail: Trail
    shown: Place


class Sitting:
    """One open text and the reader's place in it. Knows nothing of windows and stores."""

    def __init__(
        self, opened: OpenedText, arrangement_id: str, view: View, place: Place | None = None
    ) -> None:
        self.opened = opened
        self.arrangement: Arrangement = opened.text.arrangement(arrangement_id)
        self.view = view
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._counts: dict[str, list[int]] = {}
        first = self.arrangement.sections[0]
        known = {section.id for section in self.arrangement.sections}
        self._place = Place(first.id)
        if place is not None and place.section_id in known:
            self._place = Place(place.section_id, place.offset)

    @property
    def text(self) -> Text:
        """The text."""
        return self.opened.text

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._place

    @property
    def section(self) -> Section:
        """The section shown."""
        return self.arrangement.section(self._place.section_id)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._forward)

    @property
    def trail(self) -> Trail:
        """The places before, here, and after."""
        return Trail(tuple(self._back), self._place, tuple(self._forward))

    def is_still_at(self, place: Place) -> bool:
        """Whether the reader has gone nowhere since the page was first shown at a place."""
        if self._back or self._forward or place.section_id != self._place.section_id:
            return False
        return abs(self._place.offset - place.offset) <= REBROKEN

    def take_trail(self, trail: Trail, shown: Place) -> bool:
        """Take places that were found in this revision; whether the reader is elsewhere now.

        Args:
            trail: the places.
            shown: where the page was shown meanwhile. Who has moved on from there stays;
                the place is one step back then.
        """
        known = {section.id for section in self.arrangement.sections}
        back = [place for place in trail.back if place.section_id in known]
        here = trail.here if trail.here and trail.here.section_id in known else None
        if self.is_still_at(shown):
            self._back = back
            self._forward = [place for place in trail.forward if place.section_id in known]
            self._place = here or self._place
            return here is not None
        self._back = [*back, *((here,) if here else ()), *self._back][-HISTORY:]
        return False

    def moved(self, offset: int) -> None:
        """The page was scrolled: `offset` is now at its top. Makes no step of history."""
        self._place = replace(self._place, offset=offset)

    def jump(self, section_id: str, offset: int = -1) -> None:
        """Go to a place; the one left is kept for Back.

        Raises:
            KeyError: if the text has no such section.
        """
        self.arrangement.section(section_id)
        self._back = [*self._back, self._place][-HISTORY:]
        self._forward.clear()
        self._place = Place(section_id, offset)

    def jump_to(self, offset: int) -> bool:
        """Go to a printed offset, in whatever section it stands; False if in none."""
        section = self.section_of(offset)
        if section is None:
            return False
        self.jump(section.id, offset)
        return True

    def neighbour(self, step: int) -> Section | None:
        """The section so many steps on (back when negative), or None past either end."""
        sections = self.arrangement.sections
        index = [section.id for section in sections].index(self._place.section_id) + step
        return sections[index] if 0 <= index < len(sections) else None

    def back(self) -> bool:
        """Go to the place before the last jump; False if there is none."""
        return self._walk(self._back, self._forward)

    def forward(self) -> bool:
        """Undo `back`; False if there is nothing to undo."""
        return self._walk(self._forward, self._back)

    def _walk(self, source: list[Place], target: list[Place]) -> bool:
        if not source:
            return False
        target.append(self._place)
        self._place = source.pop()
        return True

    def arrange(self, arrangement_id: str) -> bool:
        """Take another reading order and stay where one is; False if it is the same."""
        arrangement = self.text.arrangement(arrangement_id)
        if arrangement.id == self.arrangement.id:
            return False
        self.arrangement = arrangement
        known = {section.id for section in arrangement.sections}
        self._back = [place for place in self._back if place.section_id in known]
        self._forward = [place for place in self._forward if place.section_id in known]
        if self._place.section_id not in known:
            section = self.section_of(self._place.offset) or arrangement.sections[0]
            self._place = Place(section.id, self._place.offset)
        return True

    def section_of(self, offset: int) -> Section | None:
        """The section that holds a printed offset (the end of a paragraph counts), or None."""
        found = self.arrangement.section_at(offset)
        if found is None and offset > 0:
            found = self.arrangement.section_at(offset - 1)
        return found

    def place_code(self, offset: int | None = None) -> str:
        """The citable name of a place: `§2 ¶3`, or `§2` at a paragraph without a number.

        Args:
            offset: a printed offset; the reader's place if None.
        """
        if offset is None:
            offset = self._place.offset
            section: Section | None = self.section
        else:
            section = self.section_of(offset)
        if section is None:
            return ""
        return place_code(section, paragraph_at(section, offset))

    @cached_property
    def characters(self) -> int:
        """How many hanzi the text prints (all characters but spaces where it has none)."""
        return self._count(0, len(self.text.printed))

    @cached_property
    def _by_hanzi(self) -> bool:
        return _hanzi().search(self.text.printed) is not None

    def characters_before(self) -> int:
        """How many of them stand before the reader's place, in this reading order."""
        total = 0
        for section in self.arrangement.sections:
            if section.id == self._place.section_id:
                break
            total += self._counts_of(section)[-1]
        section, offset = self.section, self._place.offset
        counts = self._counts_of(section)
        for index, paragraph in enumerate(section.paragraphs):
            if paragraph.span.start <= offset <= paragraph.span.end:
                return total + counts[index] + self._count(paragraph.span.start, offset)
        return total

    def _counts_of(self, section: Section) -> list[int]:
        """Characters before each paragraph of a section, then all of it."""
        counts = self._counts.get(section.id)
        if counts is None:
            spans = (paragraph.span for paragraph in section.paragraphs)
            counts = [0, *accumulate(self._count(span.start, span.end) for span in spans)]
            self._counts[section.id] = counts
        return counts

    def _count(self, start: int, end: int) -> int:
        words = self.text.printed[start:end]
        if self._by_hanzi:
            return len(words) - len(_hanzi().sub("", words))
        return len(SPACE.sub("", words))


def paragraph_at(section: Section, offset: int) -> Paragraph | None:
    """The paragraph of a section at a printed offset, else the next one in place, else None."""
    for paragraph in section.paragraphs:
        if paragraph.span.start <= offset <= paragraph.span.end:
            return paragraph
    if offset < 0:
        return next((p for p in section.paragraphs if p.number is not None), None)
    return None


def bookmark_of(sitting: Sitting | None, known: Place | None, text: Text) -> Bookmark | None:
    """What has to be found again in a text that is opened, None where it is as it was.

    Args:
        sitting: what was open until now.
        known: where the text was left last.
        text: the text that is opened.
    """
    if sitting is not None and sitting.text.id == text.id:
        old = sitting.text
        if old.revision != text.revision:
            return Bookmark(old.revision, old.printed, sitting.trail, sitting.place)
    elif known is not None and known.revision not in ("", text.revision):
        return Bookmark(known.revision, None, Trail((), known), known)
    return None
