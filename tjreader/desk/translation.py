"""The reader's own translation of a sentence."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ..notes.anchor import Anchor
from .languages import ENGLISH


class Stage(StrEnum):
    """How far a sentence is translated."""

    OPEN = "open"
    DRAFT = "draft"
    DONE = "done"


class Translation(Struct, frozen=True, tag="translation"):
    """What a sentence is rendered with.

    `anchor` holds one span, the sentence in its paragraph (`text.sentences`). `words` are
    plain text in `language` (BCP 47). `past` is as in `Annotation`.
    """

    id: str
    anchor: Anchor
    words: str = ""
    language: str = ENGLISH
    stage: Stage = Stage.OPEN
    note: str = ""
    past: tuple[Anchor, ...] = ()
    created: str = ""
    updated: str = ""
