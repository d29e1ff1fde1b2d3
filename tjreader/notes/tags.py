"""Tags: short names a reader gives to notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text.clean import clean

TAG_LENGTH = 60
"""Code points of a tag."""

SEPARATORS = ",，、;；\n"
"""What ends a tag where several are typed in one line."""

_BETWEEN = re.compile(f"[{SEPARATORS}]+")


def tag_of(words: str) -> str:
    """Words as a tag: one line without separators and a leading #; may be empty."""
    line = " ".join(_BETWEEN.sub(" ", clean(words)).split()).lstrip("#＃ ")
    return line[:TAG_LENGTH].rstrip()


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Words as the tags of a note: in order, none empty, none twice.

    Two that differ in capitals alone are one, as the first is written.
    """
    kept: dict[str, str] = {}
    for each in words:
        tag = tag_of(each)
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())


def typed_tags(line: str) -> tuple[str, ...]:
    """The tags of a typed line, between its separators."""
    return tags_of(_BETWEEN.split(line))
