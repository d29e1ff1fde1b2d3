"""A text as the words an index keeps and a query is made of.

Each hanzi is a word of its own, so that one character is found as well as ten; letters and
digits are taken by the run; a sign that is no punctuation and not of ASCII (😀, ×) is a word
too. Widths, capitals, traditional characters and marks above letters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from .folding import fold
from .hanzi import RANGES
from .span import Span


class IndexWord(Struct, frozen=True):
    """A word as it is indexed, and where it stands in the text it was taken from."""

    word: str
    span: Span

    @property
    def is_written_on(self) -> bool:
        """Whether what is typed may be the beginning of a longer word: it is no hanzi."""
        return self.word[-1] < "\u2e80"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        f"[{RANGES}]"
        f"|(?:(?![{RANGES}])[^\\W_][\\u0300-\\u036f]*)+"  # letters and digits
        "|[^\\w\\s]"  # punctuation, which is passed over, and other signs
    )


def fold_all(text: str) -> str:
    """The text without differences of width, capitals and traditional forms, one for one."""
    folded = fold(text)
    low = folded.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def index_words(text: str) -> Iterator[IndexWord]:
    """The words of a text, in order."""
    for match in _pattern().finditer(fold_all(text)):
        word = match[0]
        if len(word) == 1 and not word.isalnum() and not _is_sign(word):
            continue
        if not word.isascii():
            word = _bare(word)
        yield IndexWord(word, Span(match.start(), match.end()))


def _is_sign(character: str) -> bool:
    """Whether a mark is kept; those of ASCII (+, =, |) stand between words as punctuation does."""
    return not character.isascii() and unicodedata.category(character)[0] == "S"


def _bare(word: str) -> str:
    """A word without marks above and below its letters (cèyuándì → ceyuandi)."""
    apart = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare) or word
