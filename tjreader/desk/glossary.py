"""The glossary that comes with a text, read as concepts with ids of their own."""

from __future__ import annotations

from collections.abc import Iterable

from ..notes.glossary import GlossaryEntry
from .concept import Concept, FormKind, Rendering, SourceForm

FORMULA = "political"
"""The type of the entries that are political formulae (提法)."""


def shipped_id(text_id: str, term: str) -> str:
    """The id of a glossary's entry; no concept of the reader's own has such a one."""
    return f"{text_id}:{term}"


def shipped_concepts(text_id: str, glossary: Iterable[GlossaryEntry]) -> tuple[Concept, ...]:
    """The entries of a text's glossary as concepts, in its order.

    Its English is a proposal. A form that the text prints by mistake is a forbidden form:
    it is known as the term, and ought not to be written.
    """
    return tuple(_concept(text_id, each) for each in glossary)


def _concept(text_id: str, entry: GlossaryEntry) -> Concept:
    forms = [SourceForm(entry.term, FormKind.PREFERRED, entry.pinyin)]
    if entry.printed_as and entry.printed_as != entry.term:
        forms.append(SourceForm(entry.printed_as, FormKind.FORBIDDEN))
    return Concept(
        id=shipped_id(text_id, entry.term),
        forms=tuple(forms),
        renderings=(Rendering(entry.english),) if entry.english else (),
        text_id=text_id,
        domain=entry.type,
        note=entry.note,
        formula=entry.type == FORMULA,
    )
