"""The work on one text as it goes out and comes in: its sentences with their translations."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..desk.translation import Translation
from ..notes.anchor import Anchor
from ..text.span import Span


class Due(Struct, frozen=True):
    """A term in a sentence, and what it is to be rendered with.

    `span` counts code points of the sentence's words. `name` is the form the entry goes by,
    `words` the decided rendering or empty.
    """

    span: Span
    name: str
    words: str = ""
    definition: str = ""


class Sentence(Struct, frozen=True):
    """One sentence of the source.

    `id` is the same whenever the text is cut; `place` is the citable name of its paragraph
    ("§2¶3"), for people. `anchor` is where it stands, for a translation that is new.
    """

    id: str
    place: str
    words: str
    translation: Translation | None = None
    due: tuple[Due, ...] = ()
    anchor: Anchor | None = None

    @property
    def rendered(self) -> str:
        """The words of its translation, or nothing."""
        return self.translation.words if self.translation else ""


class Deskwork(Struct, frozen=True):
    """A text's sentences in order. `made` is when (ISO 8601), `language` the target's tag."""

    text_id: str
    title: str
    revision: str
    sentences: tuple[Sentence, ...]
    language: str = "en"
    source_language: str = "zh-CN"
    made: str = ""

    def translated(self) -> Iterator[Sentence]:
        """The sentences that have a translation with words in it."""
        return (each for each in self.sentences if each.rendered.strip())
