"""Other editions of a text: told from other texts, and given what was made for the text.

Imported when an edition is loaded, never before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..lang.token import Analysis
from ..text.document import Arrangement, Section, Text
from ..text.rendering import View
from ..text.restructure import restructured
from ..text.revision import RevisionMap
from ..text.span import Span
from .library import OWN
from .opened import OpenedText, Prepared
from .ports import Refused
from .sitting import Trail
from .state import Place

LEAST_SHARED = 0.1
"""Share of the printed words that must stand in lines both forms have, to be one text."""


def edition_of(opened: OpenedText, read: OpenedText, name: str) -> OpenedText:
    """What was read as another edition of a text.

    Args:
        opened: the text as it is known.
        read: the words of the other edition.
        name: the file they are from, for the reader.

    Raises:
        Refused: if they are the very words of the text, or have hardly a line in common
            with it.
    """
    old, new = opened.text, read.text
    if old.revision == new.revision:
        raise Refused(f"{name} has the very words of “{old.title}”: there is nothing to revise.")
    way = RevisionMap(old.printed, new.printed)
    if shared(way) < LEAST_SHARED:
        raise Refused(
            f"{name} has hardly a line in common with “{old.title}”, so it is not taken for an "
            "edition of it: open it as a text of its own."
        )
    if old.id.startswith(OWN):
        return replace(read, text=replace(new, id=old.id, title=old.title))
    carried = restructured(old, new.printed, way)
    if carried is None:
        return replace(read, text=replace(new, id=old.id, title=old.title))
    prepared = CarriedAnalyses(opened.prepared, old, carried)
    return OpenedText(carried, prepared, opened.glossary)


def shared(way: RevisionMap) -> float:
    """How much of the old form stands in lines that the new one has too, by their likeness."""
    total = sum(map(len, way.old_lines))
    found = sum(
        pair.likeness * sum(len(line) for line in way.old_lines[pair.old : pair.old_past])
        for pair in way.pairs
    )
    return found / total if total else 0.0


class CarriedAnalyses:
    """The checked analyses of paragraphs whose words, as printed and as corrected, are the same."""

    def __init__(self, prepared: Prepared, old: Text, new: Text) -> None:
        self._prepared = prepared
        before, after = _shapes(old), _shapes(new)
        self._printed = {
            key
            for key, shape in after.items()
            if key in before and shape.words == before[key].words
        }
        self._corrected = {key for key in self._printed if after[key] == before[key]}

    def __call__(self, paragraph_id: str, view: View) -> Analysis | None:
        """See `app.opened.Prepared`."""
        known = self._corrected if view is View.CORRECTED else self._printed
        return self._prepared(paragraph_id, view) if paragraph_id in known else None


class _Shape(Struct, frozen=True):
    """The words of a paragraph, and the errata in it."""

    words: str
    errata: tuple[str, ...]


def _shapes(text: Text) -> dict[str, _Shape]:
    return {
        paragraph.id: _Shape(
            paragraph.span.of(text.printed),
            tuple(each.id for each in text.errata if each.span.intersects(paragraph.span)),
        )
        for paragraph in text.paragraphs
    }


def printed_earlier(current: OpenedText, read: OpenedText) -> Text:
    """An earlier form of a text, with the contents its notes on sections meant.

    Args:
        current: the text, in any form whose contents are known.
        read: the words of the earlier form.
    """
    old = read.text
    if current.text.id.startswith(OWN):
        return replace(old, id=current.text.id)
    way = RevisionMap(current.text.printed, old.printed)
    carried = restructured(current.text, old.printed, way)
    return carried or replace(old, id=current.text.id)


def carried_trail(old: Text, arrangement: Arrangement, words: str, trail: Trail) -> Trail:
    """The places of a trail at the same words of another edition; those that are gone are left out.

    Args:
        old: the edition the places are of.
        arrangement: the order in which the other one is read.
        words: the printed words of that one.
        trail: the places.
    """
    way = RevisionMap(old.printed, words)

    def carried(place: Place) -> Place | None:
        return _carried_place(way, old, arrangement, place)

    return Trail(
        tuple(filter(None, map(carried, trail.back))),
        carried(trail.here) if trail.here else None,
        tuple(filter(None, map(carried, trail.forward))),
    )


def _carried_place(
    way: RevisionMap, old: Text, arrangement: Arrangement, place: Place
) -> Place | None:
    offset = place.offset if place.offset >= 0 else _start_of(old, place.section_id)
    found = None if offset is None else way.place_of(offset)
    if found is None:
        return None
    reached = [
        (paragraph.span.start, section)
        for section in arrangement.sections
        for paragraph in section.paragraphs
        if paragraph.span.end >= found
    ]
    if not reached:
        return None
    start, section = min(reached, key=lambda row: row[0])  # an order need not be that of the file
    at_start = place.offset < 0 and found <= start == section.paragraphs[0].span.start
    return Place(section.id, -1 if at_start else max(found, start))


def carried_progress(old: Text, new: Text, farthest: Mapping[str, int]) -> dict[str, int]:
    """How far the sections of an edition count as read for one who read an earlier one.

    A section is read up to its last words that were seen, but never past old words that
    were not; one without words that were seen is left out.

    Args:
        old: the edition that was read.
        new: the one that is read now.
        farthest: offsets seen in the old one, by section id.
    """
    way = RevisionMap(old.printed, new.printed)
    seen: list[Span] = []
    unseen: list[Span] = []
    for section in _sections(old):
        past = farthest.get(section.id, -1) + 1
        for paragraph in section.paragraphs:
            span = paragraph.span
            turn = min(max(past, span.start), span.end)
            for found, piece in ((seen, Span(span.start, turn)), (unseen, Span(turn, span.end))):
                carried = way.carry(piece) if piece else None
                found.extend([carried.span] if carried else [])
    reached = {section.id: _reached(section, seen, unseen) for section in _sections(new)}
    return {name: offset for name, offset in reached.items() if offset >= 0}


def _reached(section: Section, seen: Sequence[Span], unseen: Sequence[Span]) -> int:
    """The last offset of a section that was seen with all old words before it; -1 if none."""
    inside = [paragraph.span for paragraph in section.paragraphs]
    met = [each for each in unseen if any(each.intersects(span) for span in inside)]
    limit = min((each.start for each in met), default=_end_of(inside))
    ends = [
        min(shared.end, limit)
        for each in seen
        for span in inside
        if (shared := each.intersection(span)) and shared.start < limit
    ]
    return max(ends, default=0) - 1


def _end_of(spans: Sequence[Span]) -> int:
    return max((span.end for span in spans), default=0)


def _sections(text: Text) -> list[Section]:
    """Every section of a text once, whatever orders it is read in."""
    known = {each.id: each for order in reversed(text.arrangements) for each in order.sections}
    return list(known.values())


def _start_of(text: Text, section_id: str) -> int | None:
    """Where the words of a section begin; None where there is no such section, or it has none."""
    for arrangement in text.arrangements:
        for section in arrangement.sections:
            if section.id == section_id and section.paragraphs:
                return section.paragraphs[0].span.start
    return None
