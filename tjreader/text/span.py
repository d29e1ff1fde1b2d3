"""A stretch of the printed text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


# Not watched by the collector of garbage (here and in what is made of spans): nothing in it can
# lead back to it, and a notebook has hundreds of thousands.
class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open stretch `[start, end)` in code points of one string.

    Unless a name says otherwise the string is the printed text of a revision
    (`Text.printed`), so a `Span` means the same place in the model, the store
    and every export.

    Raises:
        ValueError: if `start` is negative or `end` lies before `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """True unless the span is empty."""
        return self.end > self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def intersects(self, other: Span) -> bool:
        """Whether the two share at least one code point (an empty span shares none)."""
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: Span) -> Span | None:
        """The code points shared with `other`, or None where there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shifted(self, by: int) -> Span:
        """The same stretch `by` code points further on (back when negative)."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words of `text` at this place."""
        return text[self.start : self.end]


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order of place, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
