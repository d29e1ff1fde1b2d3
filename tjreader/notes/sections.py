"""Which section of a new revision a section of an earlier one is."""

from __future__ import annotations

from collections import Counter

from ..text.document import Section, Text
from ..text.folding import fold
from ..text.revision import RevisionMap

SHARE = 0.5
"""Of the words of a section that are still there, how many must stand in one section."""


def section_like(section: Section, new: Text, way: RevisionMap) -> tuple[Section, float] | None:
    """The section that holds most words of an earlier one.

    Args:
        section: of the earlier revision.
        new: the new revision.
        way: the map from there to it.

    Returns:
        The section and how much of the old one's words it has (0 to 1); the one of the
        same title where the words are gone; None where there is neither.
    """
    found: Counter[str] = Counter()
    total = 0
    for paragraph in section.paragraphs:
        total += len(paragraph.span)
        carried = way.carry(paragraph.span)
        there = None if carried is None else new.arrangements[0].section_at(carried.span.start)
        if carried is not None and there is not None:
            found[there.id] += carried.kept
    for section_id, kept in found.most_common(1):
        if kept >= SHARE * found.total() and kept:
            return new.arrangements[0].section(section_id), min(1.0, kept / max(1, total))
    title = fold(section.title)
    same = [each for each in new.arrangements[0].sections if fold(each.title) == title]
    return (same[0], 0.5) if title and len(same) == 1 else None
