"""The work on one text as it goes out and comes in: its sentences with their translations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from ..desk.languages import ENGLISH
from ..desk.segments import Segment, paired, segments
from ..desk.translation import Stage, Translation
from ..notes.anchor import Anchor, anchor_spans
from ..text.document import Text, place_code
from ..text.span import Span


class Due(Struct, frozen=True):
    """A term in a sentence, and what it is to be rendered with.

    `span` counts code points of the sentence's words. `name` is the form the entry goes by,
    `words` the decided rendering or empty; `proposed` are the renderings proposed where none
    is decided.
    """

    span: Span
    name: str
    words: str = ""
    definition: str = ""
    proposed: tuple[str, ...] = ()


class Sentence(Struct, frozen=True):
    """One sentence of the source.

    `id` is the same in every edition that has the sentence (`Segment.mark`); `place` is the
    citable name of its paragraph ("§2 ¶3"), for people. `anchor` is where it stands, for a
    translation that is new.
    """

    id: str
    place: str
    words: str
    translation: Translation | None = None
    due: tuple[Due, ...] = ()
    anchor: Anchor | None = None

    @property
    def stage(self) -> Stage:
        """How far it is."""
        return self.translation.stage if self.translation is not None else Stage.OPEN

    @property
    def rendered(self) -> str:
        """The words of its translation, or nothing."""
        return self.translation.words if self.translation else ""


class Deskwork(Struct, frozen=True):
    """A text's sentences in order. `made` is when (ISO 8601), `language` the target's tag.

    `words` is the tag of the language in which a page of them speaks itself.
    """

    text_id: str
    title: str
    revision: str
    sentences: tuple[Sentence, ...]
    language: str = ENGLISH
    source_language: str = "zh-CN"
    made: str = ""
    words: str = "en"

    def translated(self) -> Iterator[Sentence]:
        """The sentences that have a translation with words in it."""
        return (each for each in self.sentences if each.rendered.strip())


DueOf = Callable[[Segment], Sequence[Due]]
"""The terms in a sentence, with places in its printed words."""


def nothing_due(_: Segment) -> Sequence[Due]:
    """Where no terms are asked for."""
    return ()


def work_of(
    text: Text,
    translations: Iterable[Translation],
    *,
    language: str = ENGLISH,
    section_ids: Sequence[str] = (),
    due: DueOf = nothing_due,
    made: str = "",
) -> Deskwork:
    """The sentences of a text with their translations, in the usual order.

    Args:
        text: the text, in the edition that is open.
        translations: all there are.
        language: the one that is looked at.
        section_ids: only the sentences of these sections; of all if there are none.
        due: the terms in a sentence.
        made: when.
    """
    found = tuple(
        each for each in segments(text) if not section_ids or each.section_id in section_ids
    )
    sections = {each.id: each for each in text.arrangements[0].sections}
    paragraphs = {each.id: each for each in text.paragraphs}
    sentences = []
    for pair in paired(text, found, translations, language).pairs:
        one = pair.segment
        section, paragraph = sections[one.section_id], paragraphs[one.paragraph_id]
        sentences.append(
            Sentence(
                one.mark,
                place_code(section, paragraph),
                one.printed,
                pair.translation,
                tuple(due(one)),
                anchor_spans(text, (one.span,), one.section_id),
            )
        )
    return Deskwork(text.id, text.title, text.revision, tuple(sentences), language, made=made)
