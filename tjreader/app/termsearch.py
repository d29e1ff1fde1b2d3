"""Searching terms, the reader's own and the glossary's: by form, pinyin, initials, rendering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from ..desk.concept import Concept, SourceForm, Status
from ..desk.deciding import decided
from ..desk.glossary import is_of_glossary, shipped_concepts
from ..desk.languages import ENGLISH
from ..lang.pinyin import split
from ..notes.glossary import GlossaryEntry
from ..text.indexing import IndexWord, fold_all, index_words
from .find import heard
from .query import Spoken
from .search import Asked, Group, Kind, TermHit, place_in, spoken_from

NOTHING = 9
"""The rank of a term that does not answer."""


def all_terms(
    text_id: str, glossary: Iterable[GlossaryEntry], own: Sequence[Concept] = ()
) -> tuple[Concept, ...]:
    """The reader's own terms, then the entries of a glossary that none of them stands for."""
    adopted = {known for each in own for known in (each.adopted, *each.also_adopted)}
    shipped = shipped_concepts(text_id, glossary)
    return (*own, *(each for each in shipped if each.id not in adopted))


class Terms:
    """Concepts, made ready to be searched."""

    def __init__(self, concepts: Iterable[Concept] = (), language: str = ENGLISH) -> None:
        self.concepts = tuple(concepts)
        self.language = language
        self._terms = [_Term(concept, language) for concept in self.concepts]

    def renewed(self, concepts: Iterable[Concept]) -> Terms:
        """The same for other concepts; what is known of those that stayed is kept."""
        made = Terms((), self.language)
        made.concepts = tuple(concepts)
        known = {id(term.concept): term for term in self._terms}
        made._terms = [
            known.get(id(concept)) or _Term(concept, self.language) for concept in made.concepts
        ]
        return made

    def find(self, asked: Asked) -> Group:
        """The terms that match, the likeliest first, else in the order of the concepts."""
        if asked.for_tag or not asked.words:
            return Group(Kind.TERMS)
        ranked = ((*term.rank(asked), n, term) for n, term in enumerate(self._terms))
        found = sorted(row for row in ranked if row[0] < NOTHING)
        hits = tuple(term.hit(form) for _, form, _, term in found)
        return Group(Kind.TERMS, hits, len(hits))


class _Term:
    """A concept with what it is searched by."""

    def __init__(self, concept: Concept, language: str) -> None:
        self.concept = concept
        self._language = language

    @cached_property
    def _forms(self) -> list[str]:
        return [fold_all(form.words) for form in self.concept.forms]

    @cached_property
    def _sounds(self) -> list[tuple[int, Spoken]]:
        """The readings of the forms that have one, with the forms' numbers."""
        found: list[tuple[int, Spoken]] = []
        for number, form in enumerate(self.concept.forms):
            syllables = split(form.pinyin) or ()
            if syllables:
                found.append((number, spoken_from("字" * len(syllables), syllables)))
        return found

    @cached_property
    def _renderings(self) -> _Written:
        return _Written(each.words for each in self.concept.renderings)

    @cached_property
    def _remarks(self) -> _Written:
        concept = self.concept
        return _Written((concept.definition, concept.note, *concept.tags, concept.domain))

    def rank(self, asked: Asked) -> tuple[int, int]:
        """How well it answers, 0 the best, and by which form; `NOTHING` if it does not."""
        characters, query = asked.query.characters, asked.query
        places = [form.find(characters) for form in self._forms]
        if characters in self._forms:
            return 0, self._forms.index(characters)
        if 0 in places:
            return 1, places.index(0)
        inside = next((number for number, place in enumerate(places) if place > 0), None)
        if inside is not None:
            return 2, inside
        if query.is_spoken:
            for number, sounds in self._sounds:
                if next(heard(query, sounds), None) is not None:
                    return 3, number
        if asked.blocks and self._renderings.hold(asked.blocks):
            return 4, 0
        if asked.blocks and self._remarks.hold(asked.blocks):
            return 5, 0
        return NOTHING, 0

    def hit(self, number: int) -> TermHit:
        """It as it is shown, found by one of its forms."""
        concept = self.concept
        form = concept.forms[number] if concept.forms else SourceForm("")
        answer = decided(concept, None, self._language)
        others = (
            each.words
            for status in (Status.APPROVED, Status.PROPOSED)
            for each in concept.renderings_of(status, self._language)
            if each.words != answer.words
        )
        renderings = "; ".join(filter(None, (answer.words, *others)))
        remarks = (renderings, concept.definition, concept.note)
        senses = " — ".join(" ".join(each.split()) for each in remarks if each)
        tag = answer.rendering.language if answer.rendering else ""
        own = not is_of_glossary(concept.id)
        return TermHit(concept, form, answer.words, tag, senses, own)


class _Written:
    """Words of a term that are no Chinese, cut into words when they may hold what is asked."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._text = "\n".join(each for each in lines if each)
        self._folded = fold_all(self._text)
        self._words: list[str] | None = None

    def hold(self, blocks: Sequence[Sequence[IndexWord]]) -> bool:
        """Whether all of these words stand there, those of a block beside each other."""
        if self._folded.isascii() and not all(b[0].word in self._folded for b in blocks):
            return False
        if self._words is None:
            self._words = [each.word for each in index_words(self._text)]
        return all(place_in(self._words, block) is not None for block in blocks)
