"""What a concept must be, and how one becomes another. Pure functions over values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from ..desk.concept import Concept, Decision, FormKind, Rendering, SourceForm, Status
from ..desk.languages import ENGLISH, same
from ..text.clean import clean
from ..text.folding import fold
from .ports import Refused

LONGEST_FORM = 60
"""Code points of a form; longer ones are sentences."""


def clean_line(words: str) -> str:
    """Words on one line, without what no text holds."""
    return " ".join(clean(words).split())


def clean_form(words: str) -> str:
    """A form as it is kept.

    Raises:
        Refused: with code "input" if it is empty, too long or nothing but marks.
    """
    form = clean_line(words)
    if not form:
        raise Refused("A term needs at least one form that is not empty.", "input")
    if not any(map(str.isalnum, form)):
        raise Refused("A term is more than punctuation marks.", "input")
    if len(form) > LONGEST_FORM:
        raise Refused(
            f"A form of a term has at most {LONGEST_FORM} characters; this one has {len(form)}.",
            "input",
        )
    return form


def checked(concept: Concept) -> Concept:
    """The same concept with its words cleaned.

    Raises:
        Refused: with code "input" if it has no form, or one that is empty, too long, or
            there twice.
    """
    forms = tuple(
        replace(each, words=clean_form(each.words), pinyin=clean_line(each.pinyin))
        for each in concept.forms
    )
    if not forms:
        raise Refused("A term needs at least one form that is not empty.", "input")
    twice = _twice(each.words for each in forms)
    if twice:
        raise Refused(f"The form {twice} stands twice in this term.", "input")
    return replace(
        concept,
        forms=_preferred_in_front(forms),
        renderings=tuple(map(_clean_rendering, concept.renderings)),
        domain=clean_line(concept.domain),
        part_of_speech=clean_line(concept.part_of_speech),
        definition=clean(concept.definition).strip(),
        note=clean(concept.note).strip(),
        tags=tuple(dict.fromkeys(filter(None, map(clean_line, concept.tags)))),
    )


def _twice(words: Iterable[str]) -> str:
    seen: set[str] = set()
    for each in words:
        if each in seen:
            return each
        seen.add(each)
    return ""


def _preferred_in_front(forms: Sequence[SourceForm]) -> tuple[SourceForm, ...]:
    """One preferred form, the first; others that are called so are variants."""
    named = [each for each in forms if each.kind is FormKind.PREFERRED]
    others = [
        replace(each, kind=FormKind.VARIANT) if each in named[1:] else each
        for each in forms
        if each not in named[:1]
    ]
    return (*named[:1], *others)


def first_preferred(forms: Sequence[SourceForm]) -> tuple[SourceForm, ...]:
    """Forms of which one is preferred: the one that is, else the first that may be written."""
    if any(each.kind is FormKind.PREFERRED for each in forms):
        return _preferred_in_front(forms)
    fit = next((each for each in forms if each.kind is not FormKind.FORBIDDEN), None)
    if fit is None:
        return tuple(forms)
    rest = tuple(each for each in forms if each is not fit)
    return (replace(fit, kind=FormKind.PREFERRED), *rest)


def _clean_rendering(each: Rendering) -> Rendering:
    return replace(
        each,
        words=clean_line(each.words),
        language=clean_line(each.language) or ENGLISH,
        source=clean_line(each.source),
        date=clean_line(each.date),
        note=clean(each.note).strip(),
    )


def approved(concept: Concept, words: str, language: str, source: str = "") -> Concept:
    """A concept with that rendering approved; it is added where it is not there."""
    for at, each in enumerate(concept.renderings):
        if each.words == words and same(each.language, language):
            if each.status is Status.APPROVED and not (source and source != each.source):
                return concept
            told = replace(
                each, status=Status.APPROVED, source=source or each.source, date=_today()
            )
            rest = concept.renderings
            return replace(concept, renderings=(*rest[:at], told, *rest[at + 1 :]))
    made = Rendering(words, language, Status.APPROVED, source, _today())
    kept = (each for each in concept.renderings if each.words or not same(each.language, language))
    return replace(concept, renderings=(*kept, made))


def with_log(before: Concept | None, after: Concept, reason: str) -> Concept:
    """A concept with one approved rendering a language, and the change of it in its log.

    Where another was approved before, that one is deprecated.
    """
    renderings = list(after.renderings)
    log = list(after.log)
    languages = {each.language.casefold(): each.language for each in renderings}
    if before is not None:
        languages = {each.language.casefold(): each.language for each in before.renderings} | (
            languages
        )
    for language in languages.values():
        old = _decided(before.renderings, language) if before is not None else None
        chosen = _newly(renderings, language, old)
        for at, each in enumerate(renderings):
            is_other = chosen is not None and each.words != chosen.words
            if is_other and each.status is Status.APPROVED and same(each.language, language):
                renderings[at] = replace(each, status=Status.DEPRECATED)
        then, now = old.words if old else "", chosen.words if chosen else ""
        if then != now:
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            log.append(Decision(language, then, now, clean(reason).strip(), moment))
    return replace(after, renderings=tuple(renderings), log=tuple(log))


def _newly(
    renderings: Iterable[Rendering], language: str, old: Rendering | None
) -> Rendering | None:
    """The one approved now: another than before, if there is one."""
    some = [
        each
        for each in renderings
        if each.status is Status.APPROVED and same(each.language, language)
    ]
    return next(
        (each for each in some if old is None or each.words != old.words), some[0] if some else None
    )


def _decided(renderings: Iterable[Rendering], language: str) -> Rendering | None:
    return _newly(renderings, language, None)


def joined(first: Concept, others: Iterable[Concept], is_shipped: Callable[[str], bool]) -> Concept:
    """A concept with all that others have: forms, renderings, notes, tags, log.

    What is preferred, approved, or told once only is the first's.
    """
    whole = first
    for each in others:
        forms = {form.words for form in whole.forms}
        known = {(one.words, one.language.casefold()) for one in whole.renderings}
        taken = [
            one for one in each.renderings if (one.words, one.language.casefold()) not in known
        ]
        adopted = (each.id if is_shipped(each.id) else each.adopted, *each.also_adopted)
        whole = replace(
            whole,
            forms=(
                *whole.forms,
                *(
                    replace(form, kind=FormKind.VARIANT)
                    if form.kind is FormKind.PREFERRED
                    else form
                    for form in each.forms
                    if form.words not in forms
                ),
            ),
            renderings=(*whole.renderings, *(_proposed(whole, one) for one in taken)),
            text_id=None if each.text_id is None else whole.text_id,
            domain=whole.domain or each.domain,
            part_of_speech=whole.part_of_speech or each.part_of_speech,
            definition=both(whole.definition, each.definition),
            note=both(whole.note, each.note),
            tags=(*whole.tags, *each.tags),
            formula=whole.formula or each.formula,
            first=whole.first or each.first,
            also_adopted=(*whole.also_adopted, *filter(None, adopted)),
            heir_of=_inherited(whole, each, is_shipped),
            log=(*whole.log, *each.log),
        )
    return whole


def _inherited(whole: Concept, each: Concept, is_shipped: Callable[[str], bool]) -> tuple[str, ...]:
    """Whose heir a concept is when it takes another's place; each once, and never its own."""
    past = each.heir_of if is_shipped(each.id) else (each.id, *each.heir_of)
    return tuple(one for one in dict.fromkeys((*whole.heir_of, *past)) if one != whole.id)


def _proposed(whole: Concept, rendering: Rendering) -> Rendering:
    """A rendering taken over: no second approved one in its language."""
    decided = _decided(whole.renderings, rendering.language)
    if decided is None or rendering.status is not Status.APPROVED:
        return rendering
    return replace(rendering, status=Status.PROPOSED)


def both(one: str, other: str) -> str:
    """Two notes as one; a note that the other has in it already adds nothing."""
    return one if other in one else "\n\n".join(filter(None, (one, other)))


def clashes(concept: Concept, among: Iterable[Concept]) -> tuple[tuple[str, Concept], ...]:
    """The forms of a concept that others have too, folded, each with the other."""
    forms = {fold(form.words): form.words for form in concept.forms}
    return tuple(
        (forms[folded], other)
        for other in among
        if other.id != concept.id
        for folded in dict.fromkeys(fold(form.words) for form in other.forms)
        if folded in forms
    )


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
