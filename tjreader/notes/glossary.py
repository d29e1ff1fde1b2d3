"""The glossary that comes with a text."""

from __future__ import annotations

from msgspec import Struct


class GlossaryEntry(Struct, frozen=True):
    """One term of a shipped glossary. `pinyin` is word-joined, `english` a proposal.

    `printed_as` is the faulty form the text prints, where it does.
    """

    term: str
    pinyin: str
    type: str
    english: str
    note: str
    printed_as: str = ""
