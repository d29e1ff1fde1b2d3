"""Words of the page cut by the reader's own terms: each term is one word, whatever it was before.

The words were cut by an analysis, or guessed; here a term takes the place of those it
covers. A word that it cuts through keeps the rest of its characters as a word of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..lang.pinyin import joined
from ..lang.token import CutSource, Reading
from ..text.rendering import Rendering, Role
from ..text.span import Span
from .page import PageToken

Readings = Sequence[Reading | None]


def cut_by_terms(
    rendering: Rendering,
    tokens: tuple[PageToken, ...],
    readings: Readings,
    places: Iterable[Span],
) -> tuple[PageToken, ...]:
    """The words of a paragraph with its terms cut out.

    Args:
        rendering: the paragraph as it is shown.
        tokens: its words, in order.
        readings: one per code point of what is shown.
        places: the printed places of the terms, none over another.

    Returns:
        The words in order. The pinyin of a term is that of the words in it with spaces
        between, as GB/T 16159 writes phrases; where it cuts through a word, that of its
        characters' readings.
    """
    words = _Words(rendering, readings)
    made = list(tokens)
    for place in places:
        pieces = rendering.to_shown(place)
        if not pieces:
            continue
        shown = Span(pieces[0].start, pieces[-1].end)
        first = max(0, bisect_right(made, shown.start, key=lambda token: token.span.start) - 1)
        if first < len(made) and made[first].span.end <= shown.start:
            first += 1
        last = bisect_right(made, shown.end - 1, key=lambda token: token.span.start)
        made[first:last] = words.with_term(made[first:last], shown)
    return tuple(made)


class _Words:
    """What a paragraph shows, read as one reads it: without what is struck out."""

    def __init__(self, rendering: Rendering, readings: Readings) -> None:
        self._text = rendering.text
        self._readings = readings
        self._struck = [
            Span(run.start, run.end) for run in rendering.runs if run.role is Role.STRUCK
        ]

    def with_term(self, touched: Sequence[PageToken], shown: Span) -> list[PageToken]:
        """A term in the place of the words it touches, with what is left of them."""
        made: list[PageToken] = []
        if touched and touched[0].span.start < shown.start:
            made.append(self._rest(touched[0], Span(touched[0].span.start, shown.start)))
        surface = self._words_of(shown)
        made.append(PageToken(shown, surface, self._pinyin(touched, shown), CutSource.TERM))
        if touched and touched[-1].span.end > shown.end:
            made.append(self._rest(touched[-1], Span(shown.end, touched[-1].span.end)))
        return made

    def _rest(self, token: PageToken, span: Span) -> PageToken:
        return PageToken(span, self._words_of(span), joined(self._syllables(span)), token.cut)

    def _pinyin(self, touched: Sequence[PageToken], shown: Span) -> str:
        pieces = []
        for token in touched:
            inside = token.span.intersection(shown)
            if inside is None or (self._is_struck(token.span) and not self._is_struck(shown)):
                continue
            whole = inside == token.span
            pieces.append(token.pinyin if whole else joined(self._syllables(inside)))
        return " ".join(piece for piece in pieces if piece)

    def _is_struck(self, span: Span) -> bool:
        """Whether nothing of a stretch but what is struck out is shown there."""
        return any(struck.covers(span) for struck in self._struck)

    def _places(self, span: Span) -> list[int]:
        """The code points of a stretch that are read."""
        places = range(span.start, span.end)
        if self._is_struck(span):
            return list(places)
        return [at for at in places if not any(at in struck for struck in self._struck)]

    def _words_of(self, span: Span) -> str:
        if not self._struck:
            return span.of(self._text)
        return "".join(self._text[at] for at in self._places(span))

    def _syllables(self, span: Span) -> list[str]:
        known = (self._readings[at] for at in self._places(span))
        return [reading.syllable for reading in known if reading]
