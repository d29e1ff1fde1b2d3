"""What helps with one sentence: the terms due in it, and the numbers it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from ..desk.concept import Concept
from ..desk.deciding import Basis, Decided, decided
from ..desk.languages import ENGLISH
from ..desk.phrases import find, line_of, phrase_of
from ..desk.recognition import Occurrence
from ..desk.segments import Segment
from ..lang.numbers import Number, can_read, compare, numbers_in
from ..lang.numbers.saying import in_english
from ..text.rendering import View
from ..text.span import Span

_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]+")


class TermDue(Struct, frozen=True):
    """A term of a sentence and what it is to be rendered with there.

    `spans` are its printed places in the sentence. `used`: the translation has those words.
    """

    concept_id: str
    form: str
    spans: tuple[Span, ...]
    decided: Decided
    used: bool = False


class NumberDue(Struct, frozen=True):
    """A number of a sentence.

    `form` are the words of the source, `value` how the target language writes it (empty where
    that is not known), `said` tells whether the translation has it. `span` lies in the words
    shown of the source, in code points.
    """

    form: str
    value: str
    span: Span
    said: bool = False


def words_of(segment: Segment, view: View) -> str:
    """The words of a sentence in a view; where both forms are shown, the corrected ones."""
    return segment.printed if view is View.PRINTED else segment.corrected


def terms_due(
    concept: Callable[[str], Concept | None],
    occurrences: Iterable[Occurrence],
    words: str,
    language: str = ENGLISH,
) -> tuple[TermDue, ...]:
    """The terms of a sentence, those with a rendering first, each once.

    Args:
        concept: finds a concept by its id.
        occurrences: of the sentence, in order of place.
        words: its translation.
        language: of the translation.
    """
    found: dict[tuple[str, str], TermDue] = {}
    line = line_of(words, language) if words.strip() else None
    for each in occurrences:
        known = concept(each.concept_id)
        if known is None:
            continue
        answer = decided(known, each.ruling, language)
        key = each.concept_id, answer.words
        before = found.get(key)
        spans = (*(before.spans if before else ()), each.span)
        used = bool(line and answer.words and find(phrase_of(answer.words, language), line))
        found[key] = TermDue(each.concept_id, each.form.words, spans, answer, used)
    return tuple(sorted(found.values(), key=lambda due: due.decided.basis is Basis.NONE))


def numbers_due(source: str, words: str, language: str = ENGLISH) -> tuple[NumberDue, ...]:
    """The numbers a translation has to say; none in a language whose numbers are not read."""
    if not can_read(language):
        return ()
    asked = [each for each in numbers_in(source, "zh") if each.firm]
    missing = compare(asked, numbers_in(words, language)).missing
    return tuple(
        NumberDue(
            each.span.of(source),
            _value(each, each.span.of(source), language),
            each.span,
            each not in missing,
        )
        for each in asked
    )


def _value(number: Number, form: str, language: str) -> str:
    if language.partition("-")[0].lower() != "en":
        return ""
    # A version is no quantity: 2.0 stays 2.0.
    return form if _DECIMAL.fullmatch(form) else in_english(number)


def insertable(decided_words: str) -> str:
    """What of a rendering is put into a sentence: of "a; b" the first, and no gloss marks."""
    return decided_words.partition(";")[0].strip()
