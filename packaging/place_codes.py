"""Line numbers of the source's remarks, told as places of the page.

Who reads sees no lines of a file: "as in line 143" becomes "as in §7 ¶2".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LINES = re.compile(r"\blines? (\d+(?:(?:, | and )\d+)*)")


def told_by_place(words: str, codes: Mapping[int, str]) -> str:
    """A remark with place codes for line numbers.

    Args:
        words: the remark.
        codes: the place code of each line, such as `§7 ¶2`.

    Raises:
        KeyError: if a line it speaks of is no line of a section.
    """

    def places(found: re.Match[str]) -> str:
        return re.sub(r"\d+", lambda number: codes[int(number.group())], found.group(1))

    return LINES.sub(places, words)
