"""Where sentences begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from .span import Span

_CLOSING = "[”’」』）》〉】〕)\\]}]"
_STRAIGHT = "[\"'](?=\\s|$)"  # opens or closes: it closes before a space
_END = "。！？!?｡"
_BEHIND = f"(?:{_CLOSING}|{_STRAIGHT})"
# No possessive group for `_BEHIND`: Python before 3.11.5 takes one that fails for a match.
_PATTERN = (
    f"(?:[{_END}{{more}}]++|…++|\\.(?=(?:{_CLOSING}|[\"'])*(?:\\s|$)))"  # the mark itself
    f"{_BEHIND}*(?!{_BEHIND})"  # closing quotes and brackets go with it
    "(?![，、,；;：:])"  # “……”、 and ！， go on
)


@cache
def _sentence(more: str) -> re.Pattern[str]:
    """Compiled when first needed, which is after the first page is painted."""
    return re.compile(_PATTERN.replace("{more}", more))


def sentences(words: str, *, semicolons: bool = False) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order, in code points of `words`.

    A sentence ends with 。！？…… (or . ! ? before a space) and the closing quotes
    behind it. White space between sentences belongs to none.

    Args:
        words: one paragraph.
        semicolons: whether ； ends a sentence too.
    """
    pattern = _sentence("；;" if semicolons else "")
    ends = [match.end() for match in pattern.finditer(words)]
    found: list[Span] = []
    start = 0
    for end in [*ends, len(words)]:
        piece = words[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = end - len(piece) + len(piece.rstrip())
        if first < last:
            found.append(Span(first, last))
        start = end
    return tuple(found)


def sentence_at(words: str, place: int, *, semicolons: bool = False) -> Span:
    """The sentence of a paragraph that holds a code point, or the one before it.

    Empty only where the paragraph holds nothing but white space.
    """
    found = sentences(words, semicolons=semicolons)
    if not found:
        return Span(0, 0)
    return found[max(0, bisect_right(found, place, key=lambda span: span.start) - 1)]
