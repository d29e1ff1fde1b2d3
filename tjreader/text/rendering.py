"""From the printed paragraph to the words on the page, and back.

The page may show other words than were printed: 左图 as 图：, an erratum mended,
or both forms side by side. A `Rendering` keeps the two apart and maps places in
both directions. Places on the page are code points of `Rendering.text`; turning
them into Qt's UTF-16 units is the view's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from .document import Paragraph
from .erratum import Erratum, Rewrite, Standing
from .span import Span


class View(StrEnum):
    """Which form of a faulty place the page shows."""

    PRINTED = "printed"
    CORRECTED = "corrected"
    BOTH = "both"


class Role(StrEnum):
    """Why a run of the page reads as it does."""

    PLAIN = "plain"  # as printed
    STRUCK = "struck"  # as printed, shown beside its correction (view "both")
    MENDED = "mended"  # the correction
    DISPLAY = "display"  # other words for the page alone


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the page of one role.

    `printed` is what it stands for in the printed text: the same number of code
    points for PLAIN and STRUCK, any number (also none) for MENDED and DISPLAY.
    `start` is its place on the page in code points. `syllables` as in `Rewrite`.
    """

    role: Role
    start: int
    text: str
    printed: Span
    erratum: str | None = None
    syllables: tuple[str | None, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends on the page, in code points."""
        return self.start + len(self.text)

    @property
    def literal(self) -> bool:
        """Whether its code points are the printed ones, one for one."""
        return self.role in (Role.PLAIN, Role.STRUCK)


@dataclass(frozen=True)
class Rendering:
    """The words of one paragraph on the page."""

    paragraph: Span
    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        """What the page shows."""
        return "".join(run.text for run in self.runs)

    @property
    def literal(self) -> bool:
        """Whether the page shows just what was printed."""
        return all(run.role is Role.PLAIN for run in self.runs)

    def run_at(self, place: int) -> Run | None:
        """The run that holds that code point of the page, or None past the end."""
        for run in self.runs:
            if run.start <= place < run.end:
                return run
        return None

    def to_shown(self, span: Span) -> tuple[Span, ...]:
        """Where a printed stretch stands on the page, in code points of `text`.

        Neighbouring pieces are joined. A mended place belongs to the stretch when
        its printed words do, or, where it has none, when it lies inside.
        """
        pieces: list[Span] = []
        for run in self.runs:
            piece = self._shown_piece(run, span)
            if piece is None:
                continue
            if pieces and pieces[-1].end == piece.start:
                pieces[-1] = Span(pieces[-1].start, piece.end)
            else:
                pieces.append(piece)
        return tuple(pieces)

    @staticmethod
    def _shown_piece(run: Run, span: Span) -> Span | None:
        if run.literal:
            shared = run.printed.intersection(span)
            if shared is None:
                return None
            return shared.shifted(run.start - run.printed.start)
        if not run.text:
            return None
        if run.printed:
            inside = run.printed.intersects(span)
        else:
            inside = span.start < run.printed.start < span.end
        return Span(run.start, run.end) if inside else None

    def to_printed(self, shown: Span) -> Span:
        """The printed stretch that a stretch of the page stands for.

        A mended place counts whole. Where the page's words were never printed (an
        insertion alone) the stretch grows to the printed code point before it, or
        after it at the start of the paragraph; it is empty only in an empty paragraph.
        """
        start: int | None = None
        end = self.paragraph.start
        for run in self.runs:
            low, high = max(run.start, shown.start), min(run.end, shown.end)
            if low >= high:
                continue
            if run.literal:
                first = run.printed.start + low - run.start
                last = run.printed.start + high - run.start
            else:
                first, last = run.printed.start, run.printed.end
            start = first if start is None else min(start, first)
            end = max(end, last)
        if start is None:
            place = self.printed_place(shown.start)
            return Span(place, place)
        if start < end:
            return Span(start, end)
        if start > self.paragraph.start:
            return Span(start - 1, end)
        return Span(start, min(end + 1, self.paragraph.end))

    def printed_place(self, place: int) -> int:
        """The printed offset of a caret at that code point of the page."""
        for run in self.runs:
            if place < run.end:
                if run.literal:
                    return run.printed.start + max(0, place - run.start)
                return run.printed.start
        return self.paragraph.end

    def shown_place(self, position: int) -> int:
        """The page's code point that shows a printed offset (its end past the last)."""
        for run in self.runs:
            if run.literal:
                if position in run.printed:
                    return run.start + position - run.printed.start
                if position < run.printed.start:
                    return run.start
            elif run.text and (position in run.printed or position < run.printed.start):
                return run.start
        return len(self.text)


def render(
    printed: str, paragraph: Paragraph, errata: tuple[Erratum, ...], view: View
) -> Rendering:
    """Set one paragraph's words in a view.

    Args:
        printed: the whole printed text.
        paragraph: the paragraph to set.
        errata: errata of the text; those outside the paragraph or not applied are
            passed over.
        view: which form of faulty places to show.

    Returns:
        The runs in order of place. Rewrites that overlap an earlier one are dropped.
    """
    runs: list[Run] = []
    shown = 0
    at = paragraph.span.start

    def put(
        role: Role, words: str, span: Span, rewrite: Rewrite | None, erratum: str | None
    ) -> None:
        nonlocal shown
        if not words and not span:
            return
        syllables = rewrite.syllables if rewrite else ()
        runs.append(Run(role, shown, words, span, erratum, syllables))
        shown += len(words)

    for rewrite, role, erratum in _rewrites(paragraph, errata, view):
        if rewrite.span.start < at:
            continue
        plain = Span(at, rewrite.span.start)
        put(Role.PLAIN, plain.of(printed), plain, None, None)
        if role is Role.MENDED and view is View.BOTH and rewrite.span:
            put(Role.STRUCK, rewrite.span.of(printed), rewrite.span, None, erratum)
        put(role, rewrite.text, rewrite.span, rewrite, erratum)
        at = rewrite.span.end
    rest = Span(at, paragraph.span.end)
    put(Role.PLAIN, rest.of(printed), rest, None, None)
    return Rendering(paragraph.span, tuple(runs))


def _rewrites(
    paragraph: Paragraph, errata: tuple[Erratum, ...], view: View
) -> list[tuple[Rewrite, Role, str | None]]:
    found: list[tuple[Rewrite, Role, str | None]] = [
        (rewrite, Role.DISPLAY, None) for rewrite in paragraph.display
    ]
    if view is not View.PRINTED:
        found += [
            (rewrite, Role.MENDED, erratum.id)
            for erratum in errata
            if erratum.standing is Standing.APPLIED and paragraph.span.intersects(erratum.span)
            for rewrite in erratum.rewrites
            if paragraph.span.covers(rewrite.span)
        ]
    return sorted(found, key=lambda row: (row[0].span.start, row[0].span.end))
