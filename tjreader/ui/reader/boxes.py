"""Classes of characters for line breaking and spacing, after the rules of Chinese setting."""

from __future__ import annotations

from enum import IntEnum


class Class(IntEnum):
    """How a character behaves in a line."""

    HANZI = 0  # and everything that may break on both sides
    OPEN = 1  # never ends a line
    CLOSE = 2  # never begins a line; half of it is space when full-width
    STOP = 3  # 。，、；：！？: as CLOSE
    MIDDLE = 4  # · / and the like: never begins a line
    DASH = 5  # —— …… ～: never begins a line, never parted
    LATIN = 6  # letters and digits: not parted among themselves
    SPACE = 7
    POINT = 8  # . , : between letters and digits: never begins a line


OPENING = frozenset("（《〈「『【〔〖｛［〘〚“‘([{")
CLOSING = frozenset("）》〉」』】〕〗｝］〙〛”’)]}")
STOPS = frozenset("。，、；：！？．")
MIDDLES = frozenset("·・／•‧/")
DASHES = frozenset("—…―⸺～–")
POINTS = frozenset(".,:;!?%‰℃°′″'\"-+*=&_@#\\|~^<>")
SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u200b\u3000")
CURLY = frozenset("“”‘’")


def class_of(letter: str) -> Class:
    """The class of one character by itself (curly quotes count as Chinese)."""
    if "\u4e00" <= letter <= "\u9fff":
        return Class.HANZI
    for kinds, found in _TABLE:
        if letter in kinds:
            return found
    if letter < "\u2e80" and letter.isalnum():
        return Class.LATIN
    return Class.HANZI


_TABLE = (
    (STOPS, Class.STOP),
    (OPENING, Class.OPEN),
    (CLOSING, Class.CLOSE),
    (DASHES, Class.DASH),
    (MIDDLES, Class.MIDDLE),
    (SPACES, Class.SPACE),
    (POINTS, Class.POINT),
)


def is_latin(letter: str) -> bool:
    """Whether a character is a letter or digit set in the manner of the West."""
    return letter < "\u2e80" and letter.isalnum()


def latin_quotes(text: str) -> frozenset[int]:
    """Places of curly quotes that stand among Latin letters, as in Xi’an or “GDP growth”.

    A quote is Latin when the nearest character inside it and the one outside are, or
    when the text holds no Chinese at all.
    """
    places = [i for i, letter in enumerate(text) if letter in CURLY]
    if not places:
        return frozenset()
    if not any("\u2e80" <= letter <= "\uffef" or letter > "\uffff" for letter in text):
        return frozenset(places)
    return frozenset(i for i in places if _near_latin(text, i, -1) and _near_latin(text, i, 1))


def _near_latin(text: str, place: int, step: int) -> bool:
    at = place + step
    return 0 <= at < len(text) and is_latin(text[at])
