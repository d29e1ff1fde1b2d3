"""Makes the pages of a text: words, readings and errata set upon what the page shows.

The analyses speak of the printed words (or, for the corrected view, of the printed words
with the errata mended); the page shows them through a `Rendering`. Here the one is laid
upon the other. Nothing slow is asked: the shipped article comes with its analyses, other
texts get the dictionary's first guess until the worker's analysis is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from ..lang.pinyin import joined
from ..lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from ..lang.writing import is_hanzi, stretches
from ..text.document import Paragraph, Section, Text, place_code
from ..text.rendering import Rendering, Role, Run, View, render
from ..text.span import Span, united
from .opened import OpenedText
from .page import ErratumMark, Page, PageParagraph, PageToken, UnseenWords
from .ports import LexiconPort
from .provisional import Guesser
from .termcuts import cut_by_terms

Readings = list[Reading | None]
Places = tuple[int, ...]
"""For each code point of an analysed string: its place on the page, -1 if not shown."""


class Terms(Protocol):
    """Who knows the reader's own terms."""

    def cuts(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """Their printed places in a paragraph, in order, none over another."""
        ...


class PageMaker:
    """Makes pages of one open text.

    Args:
        opened: the text with what came with it.
        lexicon: for first guesses; None until it is open (single characters then).
    """

    def __init__(self, opened: OpenedText, lexicon: LexiconPort | None = None) -> None:
        self._opened = opened
        self._guesser = Guesser(lexicon)
        self._analyses: dict[str, Analysis] = {}
        self._terms: Terms | None = None

    @property
    def trouble(self) -> str | None:
        """What is wrong with the dictionary, in a sentence, or None."""
        return self._guesser.trouble

    def use_lexicon(self, lexicon: LexiconPort) -> None:
        """Guess with this dictionary from now on; pages made before must be renewed."""
        self._guesser = Guesser(lexicon)

    def use_terms(self, terms: Terms) -> None:
        """Make each of these terms one word from now on; pages made before must be renewed."""
        self._terms = terms

    def learn(self, paragraph_id: str, analysis: Analysis) -> None:
        """Take the worker's analysis of a paragraph's printed words.

        Pages made before show it once they are renewed (`Page.renew`).
        """
        self._analyses[paragraph_id] = analysis

    def analysis(self, paragraph: Paragraph, view: View = View.PRINTED) -> Analysis | None:
        """What is known of a paragraph's words in view PRINTED or CORRECTED, or None.

        An analysis of other words than the paragraph has is passed over.
        """
        found = self._opened.prepared(paragraph.id, view)
        if found is None and view is View.PRINTED:
            found = self._analyses.get(paragraph.id)
        if view is View.PRINTED and found is not None:
            printed = paragraph.span.of(self._opened.text.printed)
            return found if found.text == printed else None
        return found

    def page(self, section: Section, arrangement_id: str, view: View) -> Page:
        """A section made ready to read; its paragraphs are made when first looked at."""
        maker = partial(self.paragraph, section=section, view=view)
        return Page(self._opened.text, section, arrangement_id, view, maker)

    def paragraph(self, paragraph: Paragraph, section: Section, view: View) -> PageParagraph:
        """One paragraph made ready."""
        text = self._opened.text
        rendering = render(text.printed, paragraph, text.errata, view)
        laid = self._laid(paragraph, rendering)
        provisional = laid is None
        tokens, readings = laid or self._guesser.guess(rendering.text)
        places = self._terms.cuts(paragraph) if self._terms else ()
        if places:
            tokens = cut_by_terms(rendering, tokens, readings, places)
        return PageParagraph(
            source=paragraph,
            place=place_code(section, paragraph),
            rendering=rendering,
            tokens=tokens,
            readings=readings,
            errata=erratum_marks(text, paragraph, rendering),
            provisional=provisional,
            unseen=unseen_words(text, rendering, self.analysis(paragraph)),
        )

    def _laid(
        self, paragraph: Paragraph, rendering: Rendering
    ) -> tuple[tuple[PageToken, ...], tuple[Reading | None, ...]] | None:
        """Checked or worked-out words laid upon the page, or None where there are none."""
        printed = self.analysis(paragraph)
        if printed is None:
            return None
        if rendering.literal:
            text = rendering.text
            tokens = tuple(
                PageToken(t.span, t.span.of(text), t.pinyin, t.cut) for t in printed.tokens
            )
            return tokens, printed.readings
        main = printed
        if any(run.role is Role.MENDED for run in rendering.runs):
            corrected = self.analysis(paragraph, View.CORRECTED)
            if corrected is None:
                return None
            main = corrected
        places = _places(rendering, paragraph.span.of(self._opened.text.printed), main)
        if places is None:
            return None
        return _lay(rendering, places, main, printed)


def erratum_marks(
    text: Text, paragraph: Paragraph, rendering: Rendering
) -> tuple[ErratumMark, ...]:
    """The errata that touch a paragraph, with their places on the page.

    The places are where the doubtful printed words stand and where their correction
    does; empty where the page shows neither (a deleted word in the corrected view).
    """
    marks: list[ErratumMark] = []
    for erratum in text.errata:
        shared = erratum.span.intersection(paragraph.span)
        if shared is None:
            continue
        places = list(rendering.to_shown(shared))
        places += [
            Span(run.start, run.end)
            for run in rendering.runs
            if run.erratum == erratum.id and run.text
        ]
        marks.append(ErratumMark(erratum, united(places)))
    return tuple(marks)


def unseen_words(
    text: Text, rendering: Rendering, analysis: Analysis | None
) -> tuple[UnseenWords, ...]:
    """The printed words under words for the page alone, read as the analysis has them."""
    found: list[UnseenWords] = []
    for run in rendering.runs:
        if run.role is not Role.DISPLAY or not run.text:
            continue
        words = run.printed.of(text.printed).rstrip()
        if not words:
            continue
        span = Span(run.printed.start, run.printed.start + len(words))
        own = span.shifted(-rendering.paragraph.start)
        readings: Readings = [None] * len(words)
        pinyin = ""
        if analysis:
            readings = list(analysis.readings[own.start : own.end])
            pinyin = " ".join(t.pinyin for t in analysis.tokens if own.covers(t.span))
        found.append(UnseenWords(Span(run.start, run.end), words, pinyin, tuple(readings)))
    return tuple(found)


def _places(rendering: Rendering, printed: str, analysis: Analysis) -> Places | None:
    """The places of an analysis on the page; None if it is of other words."""
    shown: list[int] = []
    words: list[str] = []
    for run in rendering.runs:
        if run.role in (Role.PLAIN, Role.MENDED):
            shown += range(run.start, run.end)
            words.append(run.text)
        elif run.role is Role.DISPLAY:
            shown += [-1] * len(run.printed)
            start = run.printed.start - rendering.paragraph.start
            words.append(printed[start : start + len(run.printed)])
    return tuple(shown) if "".join(words) == analysis.text else None


def _lay(
    rendering: Rendering, places: Places, main: Analysis, printed: Analysis
) -> tuple[tuple[PageToken, ...], tuple[Reading | None, ...]]:
    """Lay the main analysis upon the page; what it does not cover comes from elsewhere."""
    readings: Readings = [None] * len(rendering.text)
    for index, place in enumerate(places):
        if place >= 0:
            readings[place] = main.readings[index]
    tokens = [token for token in (_moved(t, places, main) for t in main.tokens) if token]
    covered = [token.span for token in tokens]
    for run in rendering.runs:
        if run.role is Role.STRUCK:
            _read_struck(run, rendering, printed, readings)
            tokens += _struck_tokens(run, rendering, printed, readings, covered)
        elif run.role is Role.DISPLAY:
            _read_display(run, readings)
            tokens += _display_tokens(run, readings, covered)
    tokens.sort(key=lambda token: token.span)
    return tuple(tokens), tuple(readings)


def _moved(token: Token, places: Places, analysis: Analysis) -> PageToken | None:
    """A token at its place on the page, or None where nothing of it is shown.

    A token partly under words for the page alone keeps the rest of its characters.
    """
    shown = [(i, p) for i, p in enumerate(places[token.span.start : token.span.end]) if p >= 0]
    if not shown:
        return None
    span = Span(shown[0][1], shown[-1][1] + 1)
    words = token.span.of(analysis.text)
    if len(shown) == len(words):
        return PageToken(span, words, token.pinyin, token.cut)
    surface = "".join(words[i] for i, _ in shown)
    kept = [analysis.readings[token.span.start + i] for i, _ in shown]
    return PageToken(span, surface, joined([r.syllable for r in kept if r]), token.cut)


def _read_struck(run: Run, rendering: Rendering, printed: Analysis, readings: Readings) -> None:
    start = run.printed.start - rendering.paragraph.start
    for offset in range(len(run.text)):
        readings[run.start + offset] = printed.readings[start + offset]


def _struck_tokens(
    run: Run,
    rendering: Rendering,
    printed: Analysis,
    readings: Readings,
    covered: list[Span],
) -> Iterator[PageToken]:
    """The printed words inside a struck run; those inside a mended word belong to it."""
    shift = run.start - (run.printed.start - rendering.paragraph.start)
    whole = Span(run.start, run.end)
    if any(span.intersects(whole) for span in covered):
        return
    for token in printed.tokens:
        if token.span.end + shift <= whole.start or token.span.start + shift >= whole.end:
            continue
        span = Span(
            max(token.span.start + shift, whole.start), min(token.span.end + shift, whole.end)
        )
        yield _own_token(span, rendering.text, readings, token.cut)


def _read_display(run: Run, readings: Readings) -> None:
    for offset, (character, syllable) in enumerate(zip(run.text, run.syllables, strict=False)):
        if syllable and is_hanzi(character):
            readings[run.start + offset] = Reading(syllable, ReadingSource.CHECKED)


def _display_tokens(run: Run, readings: Readings, covered: list[Span]) -> Iterator[PageToken]:
    """The words of a display run, unless they stand inside a word of the text."""
    if any(span.intersects(Span(run.start, run.end)) for span in covered):
        return
    for _, span in stretches(run.text):
        words = span.of(run.text)
        syllables = [
            r.syllable for r in readings[run.start + span.start : run.start + span.end] if r
        ]
        yield PageToken(span.shifted(run.start), words, joined(syllables), CutSource.CHECKED)


def _own_token(span: Span, text: str, readings: Readings, cut: CutSource) -> PageToken:
    """A token of just these characters of the page."""
    syllables = [r.syllable for r in readings[span.start : span.end] if r]
    return PageToken(span, span.of(text), joined(syllables), cut)
