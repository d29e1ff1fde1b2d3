"""From the printed paragraph to the words on the page, and back.

The page may show other words than were printed: 左图 as 图：, an erratum mended,
or both forms side by side. A `Rendering` keeps the two apart and maps places in
both directions. Places on the page are code points of `Rendering.text`; turning
them into Qt's UTF-16 units is the view's work.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

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


class Run(Struct, frozen=True):
    """A stretch of the page of one role.

    `printed` is what it stands for in the printed text: the same number of code
    points for PLAIN and STRUCK, any number (also none) for MENDED and DISPLAY.
    `start` is its place on the page in code points. `syllables` as in `Rewrite`.
    `host` is set on words that were put in where nothing was printed: the printed code
    point they go with (物流中 + 心 goes with 中, an opening quote with what it opens).
    """

    role: Role
    start: int
    text: str
    printed: Span
    erratum: str | None = None
    syllables: tuple[str | None, ...] = ()
    host: Span | None = None

    @property
    def end(self) -> int:
        """Where it ends on the page, in code points."""
        return self.start + len(self.text)

    @property
    def literal(self) -> bool:
        """Whether its code points are the printed ones, one for one."""
        return self.role in (Role.PLAIN, Role.STRUCK)


class Rendering(Struct, frozen=True, dict=True):
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

    @cached_property
    def _starts(self) -> list[int]:
        """Where the runs begin on the page; never falls."""
        return [run.start for run in self.runs]

    @cached_property
    def _printed_ends(self) -> list[int]:
        """Where the runs' printed stretches end; never falls."""
        return [run.printed.end for run in self.runs]

    def _runs_from(self, place: int) -> tuple[Run, ...]:
        """The runs from the one that holds that code point of the page on."""
        return self.runs[max(0, bisect_right(self._starts, place) - 1) :]

    def to_shown(self, span: Span) -> tuple[Span, ...]:
        """Where a printed stretch stands on the page, in code points of `text`.

        Neighbouring pieces are joined. A mended place belongs to the stretch when one
        of its printed words does, or, where it has none, when its `host` does.
        """
        pieces: list[Span] = []
        for run in self.runs[bisect_left(self._printed_ends, span.start) :]:
            if run.printed.start > span.end:
                break
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
        inside = (run.host or run.printed).intersects(span)
        return Span(run.start, run.end) if inside else None

    def to_printed(self, shown: Span) -> Span:
        """The printed stretch that a stretch of the page stands for.

        A mended place counts whole. Where the page's words were never printed (an
        insertion alone) it is the code point they go with, so it is empty only where
        `shown` is or the paragraph has no printed words.
        """
        start: int | None = None
        end = self.paragraph.start
        host: Span | None = None
        for run in self._runs_from(shown.start):
            if run.start >= shown.end:
                break
            low, high = max(run.start, shown.start), min(run.end, shown.end)
            if low >= high:
                continue
            if run.host:
                host = host or run.host
                continue
            if run.literal:
                first = run.printed.start + low - run.start
                last = run.printed.start + high - run.start
            else:
                first, last = run.printed.start, run.printed.end
            start = first if start is None else min(start, first)
            end = max(end, last)
        if start is not None:
            return Span(start, end)
        if host is not None:
            return host
        place = self.printed_place(shown.start)
        return Span(place, place)

    def printed_place(self, place: int) -> int:
        """The printed offset of a caret at that code point of the page."""
        for run in self._runs_from(place):
            if place < run.end:
                if run.literal:
                    return run.printed.start + max(0, place - run.start)
                return run.printed.start
        return self.paragraph.end

    def shown_place(self, position: int) -> int:
        """The page's code point that shows a printed offset (its end past the last).

        Words that are not shown give way to the next that are.
        """
        for run in self.runs[bisect_right(self._printed_ends, position) :]:
            if run.literal:
                return run.start + max(0, position - run.printed.start)
            if run.text:
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
        The runs in order of place. Where rewrites overlap, those for display stand, and
        of two errata the one that begins first; the other is not applied at all.
    """
    runs: list[Run] = []
    shown = 0
    at = paragraph.span.start

    def put(role: Role, words: str, span: Span, rewrite: Rewrite, erratum: str | None) -> None:
        nonlocal shown
        if not words and not span:
            return
        host = None if span or role is Role.STRUCK else _host(words, span.start, printed, paragraph)
        syllables = () if role is Role.STRUCK else rewrite.syllables
        runs.append(Run(role, shown, words, span, erratum, syllables, host))
        shown += len(words)

    for rewrite, role, erratum in _rewrites(paragraph, errata, view):
        plain = Span(at, rewrite.span.start)
        put(Role.PLAIN, plain.of(printed), plain, _NOTHING, None)
        if role is Role.MENDED and view is View.BOTH and rewrite.span:
            put(Role.STRUCK, rewrite.span.of(printed), rewrite.span, _NOTHING, erratum)
        put(role, rewrite.text, rewrite.span, rewrite, erratum)
        at = rewrite.span.end
    rest = Span(at, paragraph.span.end)
    put(Role.PLAIN, rest.of(printed), rest, _NOTHING, None)
    return Rendering(paragraph.span, tuple(runs))


_NOTHING = Rewrite(Span(0, 0), "")
_OPENING = frozenset("“‘「『（《〈【〔([{")
_BREAKS = frozenset(" \t\u3000，。、；：？！…”’」』）》〉】〕,.;:?!)]}")


def _host(words: str, place: int, printed: str, paragraph: Paragraph) -> Span | None:
    """The printed code point that words put in at `place` go with, or None if there is none."""
    span = paragraph.span
    before, after = Span(max(place - 1, 0), place), Span(place, place + 1)
    leans_on = words[:1] in _OPENING or (place > span.start and before.of(printed) in _BREAKS)
    if words[-1:] in _BREAKS:
        leans_on = False
    if place < span.end and (leans_on or place == span.start):
        return after
    return before if place > span.start else None


Found = tuple[Rewrite, Role, str | None]


def _rewrites(paragraph: Paragraph, errata: tuple[Erratum, ...], view: View) -> list[Found]:
    """What is shown otherwise than printed, in order of place, without overlaps."""
    taken: list[Found] = [(rewrite, Role.DISPLAY, None) for rewrite in paragraph.display]
    if view is not View.PRINTED:
        for erratum in sorted(errata, key=lambda one: one.span.start):
            if not erratum.span.intersects(paragraph.span):
                continue
            if erratum.standing is not Standing.APPLIED:
                continue
            own = [r for r in erratum.rewrites if paragraph.span.covers(r.span)]
            if not any(_clash(one, other) for one in own for other, _, _ in taken):
                taken += [(rewrite, Role.MENDED, erratum.id) for rewrite in own]
    return sorted(taken, key=lambda row: (row[0].span.start, row[0].span.end))


def _clash(one: Rewrite, other: Rewrite) -> bool:
    """Whether two rewrites want the same printed words, or one is put inside the other."""
    return one.span.start < other.span.end and other.span.start < one.span.end
