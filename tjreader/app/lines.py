"""What the command line says of a line: its words and its pinyin, as plain values."""

from __future__ import annotations

from typing import Any

from ..lang.token import Analysis

_CLOSING = frozenset("，。、；：？！）】」』》〉”’…—·,.;:?!)]}%％")
_OPENING = frozenset("（【「『《〈“‘([{")


def pinyin_value(analysis: Analysis) -> dict[str, Any]:
    """The JSON object of one line.

    Returns:
        `text` as it came in, `syllables` with one tone-marked syllable or None for each
        code point of it, `words` as `[start, end, pinyin]` (code points, half-open) for
        the words that are read.
    """
    return {
        "text": analysis.text,
        "syllables": [None if r is None else r.syllable for r in analysis.readings],
        "words": [[t.span.start, t.span.end, t.pinyin] for t in analysis.tokens if t.pinyin],
    }


def pinyin_words(analysis: Analysis) -> str:
    """The line as pinyin: words with spaces between them, all other characters as they are."""
    return _joined([token.pinyin or token.span.of(analysis.text) for token in analysis.tokens])


def _joined(pieces: list[str]) -> str:
    """Pieces with a space between words and none on the inner side of punctuation."""
    line = ""
    for piece in pieces:
        tight = not line or piece[0] in _CLOSING or line[-1] in _OPENING
        line += piece if tight else " " + piece
    return line


def segmented(analysis: Analysis) -> str:
    """The line's words and other tokens, one space between any two."""
    return " ".join(token.span.of(analysis.text) for token in analysis.tokens)
