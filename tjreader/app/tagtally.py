"""The tags of the notes of a text, counted again only as far as a change touched them."""

from __future__ import annotations

from collections import Counter

from ..notes.annotation import Annotation
from .notefilter import counted
from .numbering import Difference, Numbered


class TagTally:
    """`tags` has each tag with how many notes have it, as `notefilter.tags_in_use` says."""

    def __init__(self) -> None:
        self._known: Numbered[Annotation] = Numbered()
        self._notes: Counter[tuple[str, ...]] = Counter()
        self.tags: dict[str, int] = {}

    def count(self, notes: tuple[Annotation, ...]) -> bool:
        """Count the tags of these notes; whether others may be offered now."""
        change = self._known.take(notes)
        if change is not None and not any(e.value.tags for e in (*change.gone, *change.come)):
            return False
        if change is None or not self._follow(change):
            # Most have none, and those without a tag are not told.
            self._notes = Counter([note.tags for note in notes if note.tags])
        tags = counted(self._notes)
        same = list(tags.items()) == list(self.tags.items())
        self.tags = tags
        return not same

    def _follow(self, change: Difference[Annotation]) -> bool:
        """Count what came and went; false where a tag is written in two ways.

        Then the note that was made first says which is shown, so the order matters.
        """
        for each in filter(None, (place.value.tags for place in change.gone)):
            self._notes[each] -= 1
            if not self._notes[each]:
                del self._notes[each]
        for each in filter(None, (place.value.tags for place in change.come)):
            self._notes[each] += 1
        written = {tag for tags in self._notes for tag in tags}
        return len({tag.casefold() for tag in written}) == len(written)
