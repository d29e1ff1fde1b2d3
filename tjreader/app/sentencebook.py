"""The sentences of an open text beside their translations, kept up with what is typed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..desk.languages import ENGLISH
from ..desk.record import DeskEdit, Record
from ..desk.segments import Count, Pair, Progress, Segment, paired
from ..desk.translation import Stage, Translation
from ..notes.anchor import AnchorState
from ..text.document import Text
from ..text.span import Span


class SentenceBook:
    """All sentences of a text in reading order, each with its translation.

    Knows no window and no store. `pairs` go by index; `strays` are translations that stand
    at no sentence of this edition.
    """

    def __init__(
        self,
        text: Text,
        arrangement_id: str,
        found: Sequence[Segment],
        translations: Iterable[Translation],
        language: str = ENGLISH,
    ) -> None:
        self.text = text
        self.arrangement_id = arrangement_id
        self.language = language
        self._segments = tuple(found)
        self._by_span = {each.span: at for at, each in enumerate(found)}
        self._by_id = {each.id: at for at, each in enumerate(found)}
        self._order = sorted(range(len(found)), key=lambda at: found[at].span)
        self._starts = [found[at].span.start for at in self._order]
        self._sizes = [sum(not c.isspace() for c in each.printed) for each in found]
        self._sections: dict[str, list[int]] = {}
        for at, each in enumerate(found):
            self._sections.setdefault(each.section_id, []).append(at)
        self.pairs: list[Pair] = []
        self.strays: tuple[Translation, ...] = ()
        self.take(translations)

    def turn(self, language: str, translations: Iterable[Translation]) -> None:
        """Put the translations into another language to the sentences."""
        self.language = language
        self.take(translations)

    def take(self, translations: Iterable[Translation]) -> None:
        """Put these translations to their sentences anew."""
        laid = paired(self.text, self._segments, translations, self.language)
        self.pairs, self.strays = list(laid.pairs), laid.strays
        self._counts: dict[str, dict[Stage, Count]] = {}
        for at in range(len(self.pairs)):
            self._tally(at, 1)

    def renew(
        self, edits: Iterable[DeskEdit], translations: Iterable[Translation]
    ) -> frozenset[int] | None:
        """Follow a change.

        Args:
            edits: of any records; those of translations count.
            translations: all there are now.

        Returns:
            The indices of sentences that are others now; None where any may be.
        """
        some = [each for each in edits if self._is_ours(each.value)]
        if not some:
            return frozenset()
        places: dict[int, Translation | None] = {}
        for edit in some:
            at = self._alone_at(edit)
            if at is None or at in places:
                self.take(translations)
                return None
            places[at] = edit.after if isinstance(edit.after, Translation) else None
        for at, translation in places.items():
            self._tally(at, -1)
            self.pairs[at] = Pair(self._segments[at], translation)
            self._tally(at, 1)
        return frozenset(places)

    def _is_ours(self, record: Record) -> bool:
        return isinstance(record, Translation) and record.language == self.language

    def _alone_at(self, edit: DeskEdit) -> int | None:
        """The sentence an edit is about, if it is about no other and none else is there."""
        if self.strays:
            return None
        places: set[int] = set()
        for each in (edit.before, edit.after):
            if not isinstance(each, Translation):
                continue
            anchor = each.anchor
            stands = anchor.revision == self.text.revision and len(anchor.spans) == 1
            if anchor.text_id != self.text.id or anchor.state is AnchorState.ORPHAN or not stands:
                return None
            at = self._by_span.get(anchor.spans[0])
            if at is None:
                return None
            places.add(at)
        if len(places) != 1:
            return None
        at = places.pop()
        pair = self.pairs[at]
        known = pair.translation
        return at if not pair.shifted and (known is None or known.id == edit.id) else None

    def _tally(self, at: int, times: int) -> None:
        pair, size = self.pairs[at], self._sizes[at]
        for key in (pair.segment.section_id, ""):
            counts = self._counts.setdefault(key, {})
            count = counts.get(pair.stage, Count())
            counts[pair.stage] = Count(count.sentences + times, count.characters + times * size)

    # What it is asked

    def __len__(self) -> int:
        return len(self.pairs)

    def of_section(self, section_id: str) -> Sequence[int]:
        """The indices of the sentences of a section, in reading order."""
        return self._sections.get(section_id, ())

    def index_of(self, segment_id: str) -> int | None:
        """The index of a sentence, or None."""
        return self._by_id.get(segment_id)

    def at(self, offset: int) -> int | None:
        """The sentence printed at an offset, else the last before it; None before the first."""
        place = bisect_right(self._starts, offset) - 1
        return self._order[place] if place >= 0 else None

    def at_span(self, span: Span) -> int | None:
        """The sentence printed just there, or None."""
        return self._by_span.get(span)

    def next_open(self, after: int, step: int = 1) -> int | None:
        """The next open sentence after one in reading order, round once."""
        total = len(self.pairs)
        for way in range(1, total + 1):
            at = (after + step * way) % total
            if self.pairs[at].stage is Stage.OPEN:
                return at
        return None

    def progress(self, section_id: str = "") -> Progress:
        """How far a section is; the whole text if no section is named."""
        counts = self._counts.get(section_id, {})
        open_, draft, done = (counts.get(stage, Count()) for stage in Stage)
        return Progress(section_id, open_, draft, done)
