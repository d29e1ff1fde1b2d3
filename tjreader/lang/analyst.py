"""Cuts and reads one string: the segmenter and the reader behind one door."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ..text.span import Span
from .engine import engine_name
from .entry import LexiconError
from .lexicon import Lexicon
from .pinyin import capitalised, joined
from .reading import Reader
from .segment import Segmenter
from .token import Analysis, CutSource, Reading, Token

log = logging.getLogger(__name__)

SHORTEST_NAME = 3
"""Characters of the shortest proper names that are put together again."""


def open_analyst(cache_dir: Path, lexicon_dir: Path | None) -> Analyst:
    """The engine with the dictionary of a folder; without one if that cannot be opened."""
    if lexicon_dir is not None:
        try:
            return Analyst(cache_dir, Lexicon.in_folder(lexicon_dir))
        except LexiconError as error:
            log.warning("%s", error)
    return Analyst(cache_dir)


class Analyst:
    """The engine that cuts and reads a string.

    Args:
        cache_dir: a folder of ours where jieba keeps its dictionary; see `Segmenter`.
        lexicon: the dictionary; words are cut and read less well without it.
        terms: word-joined pinyin by term (of a glossary); terms are never cut.
    """

    def __init__(
        self,
        cache_dir: Path,
        lexicon: Lexicon | None = None,
        terms: Mapping[str, str] | None = None,
    ) -> None:
        self._terms = dict(terms or {})
        self._engine = engine_name(lexicon.source if lexicon else None, self._terms)
        knows = lru_cache(maxsize=65536)(lexicon.knows) if lexicon else None
        pinyin = lru_cache(maxsize=65536)(lexicon.pinyin) if lexicon else None
        self._reader = Reader(pinyin, self._terms)
        names = lexicon.names(SHORTEST_NAME) if lexicon else ()
        self._segmenter = Segmenter(cache_dir, knows, self._terms, names)

    @property
    def engine(self) -> str:
        """Its name and version, as in `Analysis.engine`."""
        return self._engine

    def load(self) -> None:
        """Load what the first analysis would have to wait for (a second or so)."""
        self._segmenter.load()

    def analyse(self, text: str) -> Analysis:
        """Cut and read one paragraph or line.

        Raises:
            LexiconError: if the dictionary turns out damaged.
        """
        cuts = self._segmenter.cut(text)
        readings = self._reader.read(text, [span for span, _ in cuts])
        tokens = tuple(self._token(text, span, cut, readings) for span, cut in cuts)
        return Analysis(text, tokens, tuple(readings), self._engine)

    def cuts(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words and marks of a text are, without their readings: half-open places.

        Raises:
            LexiconError: if the dictionary turns out damaged.
        """
        return tuple((span.start, span.end) for span, _ in self._segmenter.cut(text))

    def _token(
        self, text: str, span: Span, cut: CutSource, readings: list[Reading | None]
    ) -> Token:
        word = span.of(text)
        if cut is CutSource.TERM and word in self._terms:
            return Token(span, self._terms[word], cut)
        pinyin = joined([r.syllable for r in readings[span.start : span.end] if r])
        if pinyin and self._reader.is_name(word):
            pinyin = capitalised(pinyin)
        return Token(span, pinyin, cut)
