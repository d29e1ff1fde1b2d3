"""Folding: forms of one word that editions print differently are made the same, one for one."""

from __future__ import annotations

import unicodedata
from functools import cache

from .variants import SIMPLIFIED, TRADITIONAL

_QUOTES = dict(zip("「」『』﹁﹂﹃﹄", "“”‘’“”‘’", strict=True))


@cache
def _table() -> dict[int, str]:
    """What each character is folded to; made when first needed."""
    table = {
        place: form
        for place in (0x3000, *range(0xFF01, 0xFFEF))
        if len(form := unicodedata.normalize("NFKC", chr(place))) == 1
    }
    table |= {ord(old): new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
    return table | {ord(mark): other for mark, other in _QUOTES.items()}


def fold(words: str) -> str:
    """The same words in simplified characters, half width, with curled quotation marks.

    Every code point becomes one, so a place in the folded words is the same place in
    `words`. Folding twice changes nothing more. Which simplified form a character has is
    decided without its neighbours (乾 is always folded to 干): good for comparing, not for
    reading.
    """
    return words.translate(_table())
