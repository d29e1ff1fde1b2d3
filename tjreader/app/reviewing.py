"""What a reader decides on candidates for terms; each verb is one change of the desk."""

from __future__ import annotations

from uuid import uuid4

from msgspec.structs import replace

from ..desk.candidates import Candidate
from ..desk.concept import FormKind, Rendering, SourceForm
from ..desk.record import DeskChange
from ..desk.sifting import Merge
from . import termbase, termentry
from .desk import Desk


def accept(desk: Desk, candidate: Candidate, pinyin: str) -> DeskChange | None:
    """Enter a candidate as a term, at its first place; with what it is short for, if it says.

    Raises:
        Refused: with code "input" if it is no form of a term; here and below.
    """
    span = candidate.places[0]
    made = termbase.quick_concept(desk, span, candidate.words, pinyin)
    if candidate.full:
        full = SourceForm(candidate.full)
        made = replace(made, forms=(full, replace(made.forms[0], kind=FormKind.SHORT)))
    empty = Rendering("", desk.language)
    return termbase.add(desk, replace(made, id=uuid4().hex, renderings=(empty,)))


def join(
    desk: Desk, candidate: Candidate, concept_id: str, kind: FormKind, pinyin: str
) -> DeskChange | None:
    """Enter a candidate as a form of a term that the reader chose."""
    return termbase.add_form(desk, concept_id, candidate.words, kind, pinyin)


def likely_kind(words: str, name: str) -> FormKind:
    """What other words for a term of that name most likely are to it."""
    return FormKind.SHORT if len(words) < len(name) else FormKind.VARIANT


def merge(desk: Desk, candidate: Candidate, suggestion: Merge, pinyin: str) -> DeskChange | None:
    """Enter a candidate as a form of the term it belongs to, which is entered if need be.

    Args:
        desk: the desk.
        candidate: one of the two the suggestion is about.
        suggestion: that `form` is a form of `name`.
        pinyin: the candidate's reading.
    """
    other = suggestion.name if candidate.words == suggestion.form else suggestion.form
    known = termentry.known_term(desk, other)
    kind = likely_kind(suggestion.form, suggestion.name)
    if known is not None:
        mine = kind if candidate.words == suggestion.form else FormKind.VARIANT
        return termbase.add_form(desk, known.id, candidate.words, mine, pinyin)
    made = termbase.quick_concept(desk, candidate.places[0], candidate.words, pinyin)
    own = made.forms[0]
    if candidate.words == suggestion.name:
        forms = (own, SourceForm(suggestion.form, kind))
    else:
        forms = (SourceForm(suggestion.name), replace(own, kind=kind))
    return termbase.add(desk, replace(made, forms=forms))
