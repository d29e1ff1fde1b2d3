"""Which of a reader's notes are meant: by colour, tag, kind, section, state, words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..text.document import Text
from .anchor import AnchorState
from .annotation import Annotation, Colour, Target


class Selection(Struct, frozen=True):
    """A choice of annotations; what is empty asks nothing, so an empty one takes all.

    Within one field any value will do, and every field that is not empty must agree.
    `kinds` are what a note is written on, `sections` ids of sections, `tags` compare
    without regard to capitals, `words` must stand in the quote, the note or a tag, and
    `ids` name the very notes that were chosen by hand.
    """

    colours: tuple[Colour, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[Target, ...] = ()
    sections: tuple[str, ...] = ()
    states: tuple[AnchorState, ...] = ()
    words: str = ""
    ids: frozenset[str] = frozenset()

    def takes(self, text: Text, annotation: Annotation) -> bool:
        """Whether an annotation of that text is meant."""
        return (
            (not self.ids or annotation.id in self.ids)
            and (not self.colours or annotation.colour in self.colours)
            and (not self.kinds or annotation.target in self.kinds)
            and (not self.states or annotation.anchor.state in self.states)
            and (not self.tags or self._tagged(annotation))
            and (not self.sections or section_of(text, annotation) in self.sections)
            and (not self.words or self._speaks(annotation))
        )

    def of(self, text: Text, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Those that are meant, in their order."""
        return tuple(each for each in annotations if self.takes(text, each))

    def _tagged(self, annotation: Annotation) -> bool:
        wanted = {tag.casefold() for tag in self.tags}
        return any(tag.casefold() in wanted for tag in annotation.tags)

    def _speaks(self, annotation: Annotation) -> bool:
        wanted = self.words.casefold()
        spoken = (annotation.anchor.quote, annotation.note, *annotation.tags)
        return any(wanted in words.casefold() for words in spoken)


def section_of(text: Text, annotation: Annotation) -> str | None:
    """The id of the section an annotation stands in, or None for a note on the whole text.

    For one made on another revision it is the section that was noted down then.
    """
    anchor = annotation.anchor
    if anchor.section_id is not None or not anchor.spans or anchor.revision != text.revision:
        return anchor.section_id
    found = text.arrangements[0].section_at(anchor.spans[0].start)
    return found.id if found else None
