"""What every text passes before it is read: no characters that are not text."""

from __future__ import annotations

import re

_NO_TEXT = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
# One quick look for either: most texts have neither. It stays inside the first plane,
# because a set that reaches past it takes ten times as long.
_EITHER = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_NONCHARACTERS = tuple(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_BOM = "\ufeff"


def shortened(words: str, length: int) -> str:
    """Words on one line, for a list or a label: the first `length` code points and an ellipsis.

    What is no longer than that stays whole. Runs of white space become one space.
    """
    line = " ".join(words.split())
    return line if len(line) <= length else line[:length] + "…"


def clean(words: str) -> str:
    """The same words without what no text holds.

    Control characters (all of C0 and C1 but TAB and LF), DEL, noncharacters and lone
    surrogates are dropped; a byte order mark at the start too. CR LF, CR, vertical tab,
    form feed, NEL and the line and paragraph separators become LF. All else stays:
    spaces, joiners, bidirectional marks, combining marks, private characters.
    """
    if words[:1] == _BOM:
        words = words[1:]
    if re.search(_EITHER, words):
        words = re.sub(_NO_TEXT, "", re.sub(_LINE_ENDS, "\n", words))
    for character in _NONCHARACTERS:
        if character in words:
            words = words.replace(character, "")
    return words
