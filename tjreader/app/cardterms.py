"""The terms of a text as the hover card tells them."""

from __future__ import annotations

from ..desk.concept import FormKind
from ..desk.deciding import decided
from ..desk.glossary import is_of_glossary
from ..desk.languages import ENGLISH
from ..desk.termbook import Known, TermBook
from ..text.document import Paragraph
from ..text.span import Span
from .card import CardTerm


class CardTerms:
    """Asks a term book for the words under the pointer.

    Args:
        book: knows the terms.
        language: of the renderings (BCP 47).
    """

    def __init__(self, book: TermBook, language: str = ENGLISH) -> None:
        self._book = book
        self._language = language

    def at(self, paragraph: Paragraph, place: Span, words: str) -> tuple[CardTerm, ...]:
        """The terms over the words at a printed place, the reader's own first."""
        return tuple(
            card_term(each, self._language) for each in self._book.at(paragraph, place, words)
        )

    def lengths_at(self, words: str, start: int) -> set[int]:
        """The lengths of all terms that stand at a place of some words."""
        return self._book.lengths_at(words, start)

    def opens_name(self, words: str) -> bool:
        """Whether the pinyin of a term that begins with these words has a capital."""
        return self._book.opens_name(words)


def card_term(known: Known, language: str = ENGLISH) -> CardTerm:
    """A term at a place, with what is decided for it there."""
    concept, form, ruling = known.concept, known.form, known.ruling
    answer = decided(concept, ruling, language)
    remarks = (concept.definition, concept.note, answer.rendering.note if answer.rendering else "")
    return CardTerm(
        concept_id=concept.id,
        words=form.words,
        pinyin=form.pinyin,
        rendering=answer.words,
        basis=answer.basis,
        own=not is_of_glossary(concept.id),
        fixed=bool(answer.rendering and answer.rendering.frozen),
        instead=concept.name if form.kind is FormKind.FORBIDDEN else "",
        note="\n".join(each for each in remarks if each),
        reason=ruling.reason if ruling else "",
    )
