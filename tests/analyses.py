"""Analyses for tests, in a notation of their own.

`analysed("发展/fā.zhǎn ， 天津/Tiān.jīn _ 好/hǎo")` is the analysis of `发展，天津 好`: words
between spaces, the syllables of each after a slash, `_` for a space in the text.
"""

from __future__ import annotations

from tjreader.app.opened import OpenedText
from tjreader.lang.pinyin import joined
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.text.document import Paragraph, Text
from tjreader.text.rendering import View
from tjreader.text.span import Span


def analysed(notation: str, source: ReadingSource = ReadingSource.PHRASE) -> Analysis:
    """The analysis the notation tells."""
    text = ""
    tokens: list[Token] = []
    readings: list[Reading | None] = []
    for piece in notation.split():
        if piece == "_":
            text += " "
            readings.append(None)
            continue
        word, _, told = piece.partition("/")
        syllables = told.split(".") if told else []
        span = Span(len(text), len(text) + len(word))
        tokens.append(Token(span, joined(syllables), CutSource.DICTIONARY))
        readings += [Reading(s.lower(), source) for s in syllables] or [None] * len(word)
        text += word
    return Analysis(text, tuple(tokens), tuple(readings), "notation")


def opened_with(text: Text, **known: Analysis) -> OpenedText:
    """The text with checked analyses: `p0` is that paragraph printed, `p0_corrected` mended."""

    def prepared(paragraph_id: str, view: View) -> Analysis | None:
        name = paragraph_id if view is View.PRINTED else f"{paragraph_id}_corrected"
        return known.get(name)

    return OpenedText(text, prepared)


def paragraph_of(text: Text, paragraph_id: str) -> Paragraph:
    """The paragraph of that id."""
    return next(p for p in text.paragraphs if p.id == paragraph_id)
