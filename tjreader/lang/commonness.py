"""What a general word list says of a word: plain values, cheap to import."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct


class Commonness(Struct, frozen=True):
    """How often a word stands in general Chinese, and its part of speech.

    `sort` is the tag of the list ("n" noun, "v" verb, "ns" place …), empty for a word it
    does not have.
    """

    count: int
    sort: str


UNKNOWN = Commonness(0, "")
"""A word the list does not have."""


class WordListPort(Protocol):
    """A general word list."""

    @property
    def total(self) -> int:
        """Words counted in all, more than none."""
        ...

    def of(self, word: str) -> Commonness:
        """What it says of a word in simplified characters."""
        ...
