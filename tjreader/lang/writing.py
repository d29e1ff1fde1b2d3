"""What kind of characters a text is made of: hanzi, numbers, letters, marks.

Both the segmenter and the first guess of the page start from these stretches, so a
number or a dash is the same token before and after a text is analysed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from ..text.hanzi import RANGES
from ..text.span import Span

_HAN = RANGES
_TAIL = (
    "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f"  # combining marks, variation selectors
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"  # skin tones, more selectors
)
_LETTER = f"(?:(?![{_HAN}])[^\\W_][{_TAIL}]*)"

_STRETCH = (
    f"(?P<hanzi>(?:[{_HAN}][{_TAIL}]*)+)"
    "|(?P<number>[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?(?![A-Za-z]))"
    f"|(?P<letters>{_LETTER}+(?:['’.&-]{_LETTER}+)*)"
    f"|(?P<marks>(?P<mark>\\S)(?:(?P=mark)|[{_TAIL}]|\u200d\\S)*)"
)


class Sort(StrEnum):
    """What a stretch is made of."""

    HANZI = "hanzi"  # with the variation selectors behind them
    NUMBER = "number"  # 2.0  8,000  30%
    LETTERS = "letters"  # AI  A320  T-shirt
    MARKS = "marks"  # one mark, or the same one repeated: ， —— ……


def is_hanzi(character: str) -> bool:
    """Whether a character is a hanzi: a CJK ideograph of any block, or 〇."""
    point = ord(character)
    # As `_HAN` has them; asked too often, and too early in a start, for a pattern.
    return (
        0x4E00 <= point <= 0x9FFF
        or 0x3400 <= point <= 0x4DBF
        or point == 0x3007
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x323AF
    )


@cache
def _stretch() -> re.Pattern[str]:
    """Compiled when first needed: a page with checked words is painted without it."""
    return re.compile(_STRETCH)


def stretches(text: str) -> Iterator[tuple[Sort, Span]]:
    """The stretches of a text in order. They leave out only white space."""
    for match in _stretch().finditer(text):
        group = match.lastgroup
        sort = Sort(group) if group in list(Sort) else Sort.MARKS
        yield sort, Span(match.start(), match.end())
