"""A text as it was opened, with all that comes with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..lang.token import Analysis
from ..notes.glossary import GlossaryEntry
from ..text.document import Text
from ..text.rendering import View

Prepared = Callable[[str, View], Analysis | None]
"""The checked analysis of a paragraph (by id) in view PRINTED or CORRECTED, or None.

`Analysis.text` is the paragraph's printed words, for CORRECTED with the errata's
rewrites applied; rewrites for display (左图 → 图：) are never in it.
"""


def nothing_prepared(paragraph_id: str, view: View) -> Analysis | None:  # noqa: ARG001
    """A text without checked analyses."""
    return None


class OpenedText(Struct, frozen=True):
    """A text and what came with it. `path` is the reader's own file, None if shipped or pasted.

    `kept` is false for a page of the program's own words, which is no text of the library.
    """

    text: Text
    prepared: Prepared = nothing_prepared
    glossary: tuple[GlossaryEntry, ...] = ()
    path: Path | None = None
    kept: bool = True


class Edition(Struct, frozen=True):
    """A file read as another edition of a text, and not yet taken for it.

    `opened` has the text's id. `known_as` is the id under which the same words are kept as
    a text of their own, empty where they are not.
    """

    opened: OpenedText
    known_as: str = ""
