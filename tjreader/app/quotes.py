"""How quotes are read: from the readings that are known of their texts, never by an engine."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from ..lang.token import Analysis
from ..notes.anchor import Anchor
from ..text.document import Paragraph, Text
from ..text.rendering import View
from ..text.span import Span
from .opened import OpenedText
from .ports import Refused
from .searchports import KeptWords

log = logging.getLogger(__name__)

TEXTS_KEPT = 4
"""Revisions whose paragraphs are remembered."""


class _Known(Struct, frozen=True):
    """A text and where the analyses of its paragraphs come from."""

    text: Text
    analyses: Callable[[tuple[Paragraph, ...]], dict[str, Analysis]]


class QuoteReadings:
    """`QuoteReader` for the shipped article and for texts the store keeps.

    Args:
        shipped: gives the article, or raises `Refused`.
        read: makes a text of printed words, or raises `Refused`.
    """

    def __init__(
        self, shipped: Callable[[], OpenedText], read: Callable[[str], OpenedText]
    ) -> None:
        self._shipped = shipped
        self._read = read
        self._texts: OrderedDict[str, Text | None] = OrderedDict()

    def syllables(self, anchor: Anchor, kept: KeptWords) -> tuple[str, ...]:
        """See `searchports.QuoteReader`."""
        none = ("",) * len(anchor.quote)
        known = self._known(anchor.text_id, anchor.revision, kept) if anchor.spans else None
        if known is None:
            return none
        found: list[str] = []
        for span in anchor.spans:
            if found:
                found.append("")  # the line end between two stretches
            found += _syllables(known, span)
        return tuple(found) if len(found) == len(anchor.quote) else none

    def extent(
        self, text_id: str, revision: str, paragraph_ids: Iterable[str], kept: KeptWords
    ) -> Span | None:
        """See `searchports.QuoteReader`."""
        known = self._known(text_id, revision, kept)
        wanted = set(paragraph_ids)
        spans = [p.span for p in known.text.paragraphs if p.id in wanted] if known else []
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _known(self, text_id: str, revision: str, kept: KeptWords) -> _Known | None:
        shipped = self._article()
        if shipped is not None and (text_id, revision) == (shipped.text.id, shipped.text.revision):
            return _Known(shipped.text, partial(_prepared, shipped))
        text = self._text(text_id, revision, kept)
        return None if text is None else _Known(text, partial(_stored, kept, revision))

    def _article(self) -> OpenedText | None:
        try:
            return self._shipped()
        except Refused:
            return None

    def _text(self, text_id: str, revision: str, kept: KeptWords) -> Text | None:
        """The text of a kept revision; only its paragraphs matter."""
        if revision in self._texts:
            self._texts.move_to_end(revision)
            return self._texts[revision]
        words = kept.words(text_id, revision)
        if words is None:  # not yet kept, perhaps: it is asked for again
            return None
        text: Text | None = None
        try:
            text = self._read(words).text
        except Refused as refusal:
            log.warning("the readings of a text are not known: %s", refusal.code)
        self._texts[revision] = text if text is not None and text.revision == revision else None
        if len(self._texts) > TEXTS_KEPT:
            self._texts.popitem(last=False)
        return self._texts[revision]


def _syllables(known: _Known, span: Span) -> list[str]:
    """A syllable for each code point of a stretch."""
    found = [""] * len(span)
    paragraphs = known.text.paragraphs_in(span)
    analyses = known.analyses(paragraphs)
    for paragraph in paragraphs:
        analysis = analyses.get(paragraph.id)
        if analysis is None or analysis.text != paragraph.span.of(known.text.printed):
            continue
        base = paragraph.span.start
        for place in range(max(span.start, base), min(span.end, paragraph.span.end)):
            reading = analysis.readings[place - base]
            if reading is not None:
                found[place - span.start] = reading.syllable
    return found


def _prepared(opened: OpenedText, paragraphs: tuple[Paragraph, ...]) -> dict[str, Analysis]:
    found: dict[str, Analysis] = {}
    for paragraph in paragraphs:
        try:
            analysis = opened.prepared(paragraph.id, View.PRINTED)
        except Refused:
            continue
        if analysis is not None:
            found[paragraph.id] = analysis
    return found


def _stored(
    kept: KeptWords, revision: str, paragraphs: tuple[Paragraph, ...]
) -> dict[str, Analysis]:
    return dict(kept.analyses(revision, [paragraph.id for paragraph in paragraphs]))
