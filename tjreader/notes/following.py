"""Anchors that follow a text from one revision to another.

An anchor of the revision wanted stays as it is, or comes back as it was there. Else its
words are looked for as `notes.landing` says, and where they are gone it is an orphan: it
keeps its words and its history, and has no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from msgspec.structs import replace

from ..text.document import Text
from ..text.folding import fold
from ..text.revision import RevisionMap
from ..text.span import Span
from .anchor import Anchor, AnchorState, anchor_spans, per_paragraph
from .annotation import Annotation, Target
from .change import Edit
from .landing import Ground, Landing, Window, window_at
from .sections import section_like

KEPT = 40
"""Earlier anchors that are kept of one annotation."""
UNSEEN = 0.5
"""Score of a place that nothing could be compared with."""


class Following:
    """Takes annotations, and whatever else has an anchor, to a revision of their text.

    Args:
        new: the revision.
        earlier: those they may stand on, by the name of the revision. Where one is
            missing its anchors are looked for by their own words alone.
    """

    def __init__(self, new: Text, earlier: Mapping[str, Text]) -> None:
        self._new = new
        self._earlier = earlier
        self._ground = Ground(new.printed)
        self._ways: dict[str, RevisionMap] = {}

    @property
    def text(self) -> Text:
        """The revision."""
        return self._new

    def edits(self, annotations: Iterable[Annotation]) -> tuple[Edit, ...]:
        """What takes all of them there; those that are there already need nothing."""
        return tuple(
            Edit(each, self.follow(each))
            for each in annotations
            if each.anchor.revision != self._new.revision
        )

    def follow(self, annotation: Annotation) -> Annotation:
        """An annotation in the new revision, with the anchor it had in its `past`."""
        anchor, past = self.lead(annotation.anchor, annotation.past, annotation.target)
        if anchor is annotation.anchor:
            return annotation
        return replace(annotation, anchor=anchor, past=past)

    def lead(
        self, old: Anchor, past: tuple[Anchor, ...], target: Target = Target.HIGHLIGHT
    ) -> tuple[Anchor, tuple[Anchor, ...]]:
        """An anchor in the new revision, and the earlier ones with it.

        Args:
            old: the anchor; one that is there already is given back.
            past: where it stood before, oldest first.
            target: what it is an anchor of.
        """
        if old.revision == self._new.revision:
            return old, past
        index = returned(old, past, self._new.revision)
        if index is not None:
            return past[index], (*past[:index], *past[index + 1 :], old)
        anchor = self._anchored(target, last_placed(old, past, target))
        return anchor, (*past, old)[-KEPT:]

    def _anchored(self, target: Target, old: Anchor) -> Anchor:
        if target is Target.TEXT:
            return replace(old, revision=self._new.revision)
        if target is Target.SECTION:
            return self._on_section(old)
        landings = self._landings(old)
        spans = _apart(self._new, landings)
        if not spans:
            return _orphan(old, self._new.revision)
        section = self._new.arrangements[0].section_at(spans[0].start)
        made = anchor_spans(self._new, spans, section.id if section else None)
        state, score = _verdict(old, landings, spans)
        return replace(made, state=_worse(old.state, state), score=min(old.score, score))

    def _landings(self, old: Anchor) -> list[Landing | None]:
        """The place of each span of an anchor, None where it is gone."""
        before = self._earlier.get(old.revision)
        if before is None:
            windows = _own_windows(old)
            return [
                self._ground.land(window, span.start, span, None)
                for window, span in zip(windows, old.spans, strict=True)
            ]
        way = self._way(before)
        return [
            self._ground.land(window_at(way.old, span), span.start, span, way) for span in old.spans
        ]

    def _on_section(self, old: Anchor) -> Anchor:
        before, sections = self._earlier.get(old.revision), self._new.arrangements[0].sections
        revision = self._new.revision
        if before is None:
            if any(section.id == old.section_id for section in sections):
                return replace(old, revision=revision, state=AnchorState.CHANGED, score=UNSEEN)
            return _orphan(old, revision)
        section = next(
            (each for each in before.arrangements[0].sections if each.id == old.section_id), None
        )
        found = section and section_like(section, self._new, self._way(before))
        if not section or not found:
            return _orphan(old, revision)
        there, score = found
        same = fold(there.title) == fold(section.title)
        state = AnchorState.EXACT if same else AnchorState.CHANGED
        return replace(
            old,
            revision=revision,
            section_id=there.id,
            state=_worse(old.state, state),
            score=min(old.score, round(score, 3)),
        )

    def _way(self, before: Text) -> RevisionMap:
        way = self._ways.get(before.revision)
        if way is None:
            way = self._ways[before.revision] = RevisionMap(before.printed, self._new.printed)
        return way


def returned(anchor: Anchor, past: tuple[Anchor, ...], revision: str) -> int | None:
    """Which of the earlier anchors a text that goes back to a revision gives back, or None.

    The newest one of that revision, unless a person gave the annotation other ends since: an
    exact anchor that was put elsewhere in its own revision.
    """
    chain = (*past, anchor)
    for index in range(len(past) - 1, -1, -1):
        here, after = chain[index], chain[index + 1]
        if here.revision == after.revision and here.state is AnchorState.EXACT:
            return None
        if here.revision == revision:
            return index
    return None


def last_placed(anchor: Anchor, past: tuple[Anchor, ...], target: Target) -> Anchor:
    """The anchor to start from: an orphan is looked for where it had a place last."""
    for each in (anchor, *reversed(past)):
        if each.state is not AnchorState.ORPHAN and (each.spans or target is not Target.HIGHLIGHT):
            return each
    return anchor


def _orphan(old: Anchor, revision: str) -> Anchor:
    """The anchor of words that are gone. It keeps the name of its section."""
    return replace(old, revision=revision, spans=(), state=AnchorState.ORPHAN, score=0.0)


def _worse(one: AnchorState, other: AnchorState) -> AnchorState:
    """A place that nobody has accepted yet stays as unsure as it was, however surely it follows."""
    order = tuple(AnchorState)
    return max(one, other, key=order.index)


def _own_windows(old: Anchor) -> list[Window]:
    """What an anchor itself knows of its spans, where the revision is lost."""
    quotes = fold(old.quote).split("\n")
    if len(quotes) != len(old.spans):  # a quote that holds line ends is one piece
        quotes = [fold(old.quote)] + [""] * (len(old.spans) - 1)
    prefixes = [fold(old.prefix)] + [""] * (len(quotes) - 1)
    suffixes = [""] * (len(quotes) - 1) + [fold(old.suffix)]
    return [Window(*each) for each in zip(prefixes, quotes, suffixes, strict=True)]


def _apart(new: Text, landings: Iterable[Landing | None]) -> tuple[Span, ...]:
    """The places that were found, one per paragraph.

    Two pieces that landed in one paragraph with other words between them would take those
    in: then only the surer one stands.
    """
    kept: list[Landing] = []
    for landing in sorted(filter(None, landings), key=lambda each: -each.score):
        clash = any(
            landing.span.intersects(other.span)
            or (_shared(new, landing.span, other.span) and not _meet(landing.span, other.span))
            for other in kept
        )
        if not clash:
            kept.append(landing)
    return per_paragraph(new, (each.span for each in kept))


def _shared(new: Text, one: Span, other: Span) -> bool:
    """Whether two stretches touch one paragraph."""
    return bool({*new.paragraphs_in(one)} & {*new.paragraphs_in(other)})


def _meet(one: Span, other: Span) -> bool:
    """Whether nothing but a mark or a space stands between two stretches."""
    first, second = sorted((one, other))
    return second.start - first.end <= 1


def _verdict(
    old: Anchor, landings: list[Landing | None], spans: tuple[Span, ...]
) -> tuple[AnchorState, float]:
    """The state and score of the whole: as sure as its least sure piece."""
    found = [each for each in landings if each is not None]
    score = min(each.score for each in found)
    states = {each.state for each in found}
    places = [each.span for each in found]
    if len(found) < len(landings) or AnchorState.CHANGED in states:
        return AnchorState.CHANGED, round(score * len(found) / len(landings), 3)
    if len(spans) != len(old.spans):
        return AnchorState.CHANGED, score
    in_order = all(a < b for a, b in pairwise(places))
    if AnchorState.MOVED in states or not in_order:
        return AnchorState.MOVED, score
    return AnchorState.EXACT, score
