"""Translations of sentences that were read from a file, before anything is made of them."""

from __future__ import annotations

from msgspec import Struct

from ..desk.translation import Stage

MOST_SENTENCES = 50_000
"""Sentences of one file."""

LONGEST_SENTENCE = 100_000
"""Code points of a sentence, its translation or its note."""


class IncomingSentence(Struct, frozen=True):
    """A sentence with its translation, as a file has them.

    `number` counts the units of the file from 1, for people. `id` is the sentence's where
    the file says it. `note` is None where the file has none to say.
    """

    number: int
    source: str
    words: str
    language: str = ""
    stage: Stage = Stage.DONE
    note: str | None = None
    id: str = ""


class IncomingSentences(Struct, frozen=True):
    """The sentences of one file that are translated.

    `text_id` says which text they are of, where the file says so. `untranslated` counts
    units without a translation. `skipped` says, a sentence each, what could not be read.
    """

    name: str
    sentences: tuple[IncomingSentence, ...] = ()
    text_id: str = ""
    untranslated: int = 0
    skipped: tuple[str, ...] = ()
