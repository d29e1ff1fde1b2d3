"""Where an annotation stands."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from ..text.document import Text
from ..text.span import Span

DOUBTFUL = 0.7
"""Score below which a place is doubtful though its words are the same."""
CONTEXT = 32
"""Code points of context kept before and after a quote."""


class AnchorState(StrEnum):
    """How sure a place is, after the text it was chosen in has changed."""

    EXACT = "exact"
    """Chosen here, or the same words at the place where the change put them."""
    MOVED = "moved"
    """The same words, found elsewhere."""
    CHANGED = "changed"
    """Words much like those that were chosen."""
    ORPHAN = "orphan"
    """Nothing in this revision is like them."""


# As for `Span`: no cycle can lead through it.
class Anchor(Struct, frozen=True, gc=False):
    """A place in one revision of a text.

    A highlight has `spans`, one per paragraph in order of place (never one across
    paragraphs), with its printed words in `quote` (joined by line ends) and the
    printed words around it. A note on a section has `section_id` alone, a note on
    the whole text neither. `state` says how it came to stand there, `score` how like its
    words are to those that were chosen (0 to 1).
    """

    text_id: str
    revision: str
    spans: tuple[Span, ...] = ()
    section_id: str | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    state: AnchorState = AnchorState.EXACT
    score: float = 1.0

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at its place before it is relied on."""
        if self.state is AnchorState.ORPHAN:
            return False  # it has none
        return self.state is AnchorState.CHANGED or self.score < DOUBTFUL


def anchor_spans(text: Text, spans: tuple[Span, ...], section_id: str | None = None) -> Anchor:
    """An anchor on stretches of a text, with its quote and context.

    Args:
        text: the text the spans count in.
        spans: one per paragraph; put in order of place.
        section_id: the section they lie in, if known.

    Raises:
        ValueError: if there is no span, one is empty or reaches past the text, or
            two overlap.
    """
    ordered = tuple(sorted(spans))
    if not ordered or not all(ordered) or ordered[-1].end > len(text.printed):
        raise ValueError("an anchor needs non-empty spans inside the text")
    if any(a.intersects(b) for a, b in pairwise(ordered)):
        raise ValueError("the spans of an anchor must not overlap")
    start, end = ordered[0].start, ordered[-1].end
    return Anchor(
        text_id=text.id,
        revision=text.revision,
        spans=ordered,
        section_id=section_id,
        quote="\n".join(span.of(text.printed) for span in ordered),
        prefix=text.printed[max(0, start - CONTEXT) : start],
        suffix=text.printed[end : end + CONTEXT],
    )


def per_paragraph(text: Text, spans: Iterable[Span]) -> tuple[Span, ...]:
    """One span per paragraph, in order of place: from its first to its last chosen code point.

    Empty where nothing of a paragraph is touched.
    """
    chosen: dict[Span, Span] = {}
    for span in spans:
        for paragraph in text.paragraphs_in(span):
            piece = paragraph.span.intersection(span)
            if piece is None:
                continue
            known = chosen.get(paragraph.span, piece)
            chosen[paragraph.span] = Span(min(known.start, piece.start), max(known.end, piece.end))
    return tuple(sorted(chosen.values()))
