"""A term as a concept: the forms it has in the source, and what it is rendered with."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ..notes.anchor import Anchor
from .languages import ENGLISH, same, serves


class FormKind(StrEnum):
    """What a source form is to its concept."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    SHORT = "short"  # an abbreviation
    FORBIDDEN = "forbidden"  # a form that ought not to be written


class Status(StrEnum):
    """How far a rendering is decided."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DEPRECATED = "deprecated"  # once proposed or approved, not to be used any more


class SourceForm(Struct, frozen=True):
    """One form of a concept in the source. `pinyin` is word-joined with tone marks, or empty."""

    words: str
    kind: FormKind = FormKind.PREFERRED
    pinyin: str = ""


class Rendering(Struct, frozen=True):
    """What a concept is called in another language.

    `language` is a tag of BCP 47. `source` says where the rendering comes from (an official
    document, a dictionary, one's own), `date` when it was decided (ISO 8601, a day), for
    people. `frozen` is set on the official rendering of a formula, to be used as it stands.
    """

    words: str
    language: str = ENGLISH
    status: Status = Status.PROPOSED
    source: str = ""
    date: str = ""
    note: str = ""
    frozen: bool = False


class Decision(Struct, frozen=True):
    """One line of a concept's log: the approved rendering before and after, and why.

    `date` is ISO 8601 in UTC, for people. Either rendering may be empty.
    """

    language: str
    before: str
    after: str
    reason: str = ""
    date: str = ""


class Concept(Struct, frozen=True, tag="concept"):
    """One entry of the termbase.

    `id` is `uuid4().hex`; entries of a shipped glossary have ids of their own (see
    `glossary`). `text_id` is the text it holds for, None for all texts. `forms` has at least
    one form, none twice; the preferred one first where there is one. `formula` marks a
    political formula (提法). `adopted` is the id of the shipped entry it was taken from and
    stands in place of, or empty; `also_adopted` are those of entries merged into it. `heir_of`
    are the ids of the concepts that were merged into it, or that it was split from. `first`
    is the place it was entered from, `past` as in `Annotation`.
    """

    id: str
    forms: tuple[SourceForm, ...]
    renderings: tuple[Rendering, ...] = ()
    text_id: str | None = None
    domain: str = ""
    part_of_speech: str = ""
    definition: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    formula: bool = False
    first: Anchor | None = None
    adopted: str = ""
    also_adopted: tuple[str, ...] = ()
    heir_of: tuple[str, ...] = ()
    log: tuple[Decision, ...] = ()
    past: tuple[Anchor, ...] = ()
    created: str = ""
    updated: str = ""

    @property
    def name(self) -> str:
        """The form it goes by: the preferred one, else the first."""
        for form in self.forms:
            if form.kind is FormKind.PREFERRED:
                return form.words
        return self.forms[0].words if self.forms else ""

    @property
    def origin(self) -> str:
        """The id of the shipped entry it stands in place of, else its own.

        It stays as it is when the entry is adopted, so what was accepted as fine does too.
        """
        return self.adopted or self.id

    @property
    def stands_for(self) -> tuple[str, ...]:
        """The ids of the other concepts whose rulings hold for it, at its own forms.

        So what was decided at single places, in whatever text, outlives a merge, a split and
        an adoption, and nothing has to be rewritten there.
        """
        return tuple(filter(None, (self.adopted, *self.also_adopted, *self.heir_of)))

    def decided(self, language: str = ENGLISH) -> Rendering | None:
        """The rendering to be used in a language: the first approved, else None."""
        return next(iter(self.renderings_of(Status.APPROVED, language)), None)

    def renderings_of(self, status: Status, language: str = ENGLISH) -> tuple[Rendering, ...]:
        """Its renderings of one status in a language, those with its very tag first.

        Those of "en-GB" are of use for "en" too, and the other way round.
        """
        some = (
            each
            for each in self.renderings
            if each.status is status and serves(each.language, language)
        )
        return tuple(sorted(some, key=lambda each: not same(each.language, language)))
