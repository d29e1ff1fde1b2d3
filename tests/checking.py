"""Sentences, terms and translations for tests of the checks: a text with what was decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builders import span_of
from tjreader.desk.checks.checker import Checker, Report
from tjreader.desk.checks.finding import Due, Finding
from tjreader.desk.concept import Concept, Decision, FormKind, Rendering, SourceForm, Status
from tjreader.desk.ruling import Ruling
from tjreader.desk.segments import Paired, paired, segments
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import anchor_spans
from tjreader.text.document import Text
from tjreader.text.span import Span


def concept(
    form: str,
    decided: str = "",
    *,
    proposed: Iterable[str] = (),
    deprecated: Iterable[str] = (),
    earlier: Iterable[str] = (),
    forbidden: Iterable[str] = (),
    name: str = "",
) -> Concept:
    """A term with its renderings; `earlier` are those decided before."""
    renderings = [Rendering(decided, status=Status.APPROVED)] if decided else []
    renderings += [Rendering(each) for each in proposed]
    renderings += [Rendering(each, status=Status.DEPRECATED) for each in deprecated]
    forms = [SourceForm(form), *(SourceForm(each, FormKind.FORBIDDEN) for each in forbidden)]
    log = tuple(Decision("en", each, decided) for each in earlier)
    return Concept(name or form, tuple(forms), tuple(renderings), log=log)


def dues_of(
    text: Text, concepts: Iterable[Concept], rulings: Mapping[Span, Ruling] | None = None
) -> list[Due]:
    """Where the terms stand, looked for one by one; a longer term hides those inside it."""
    forms: dict[str, list[str]] = {}
    for each in concepts:
        for form in each.forms:
            forms.setdefault(form.words, []).append(each.id)
    found: list[Due] = []
    taken: set[int] = set()
    for form in sorted(forms, key=len, reverse=True):
        at = text.printed.find(form)
        while at >= 0:
            span = Span(at, at + len(form))
            if not taken & set(range(span.start, span.end)):
                taken |= set(range(span.start, span.end))
                found.append(Due(tuple(forms[form]), span, form, (rulings or {}).get(span)))
            at = text.printed.find(form, at + 1)
    return found


def translations_of(text: Text, said: Mapping[str, str], stage: Stage = Stage.DONE) -> Paired:
    """All sentences of a text; those that begin with a key are translated so."""
    some = segments(text)
    made = []
    for words, translation in said.items():
        own = [each for each in some if each.span.start == span_of(text, words).start]
        assert len(own) == 1, words
        anchor = anchor_spans(text, (own[0].span,))
        made.append(Translation(f"t{own[0].id}", anchor, translation, stage=stage))
    return paired(text, some, made)


def check(
    text: Text,
    said: Mapping[str, str],
    *concepts: Concept,
    rulings: Mapping[Span, Ruling] | None = None,
    stage: Stage = Stage.DONE,
    language: str = "en",
) -> Report:
    """Check translations of sentences, each named by its first words."""
    pairs = translations_of(text, said, stage).pairs
    return Checker(concepts, language).text(pairs, dues_of(text, concepts, rulings))


def kinds_at(report: Report, text: Text, words: str) -> list[str]:
    """What was found in the sentence that begins with these words."""
    return [each.kind.value for each in findings_at(report, text, words)]


def findings_at(report: Report, text: Text, words: str) -> list[Finding]:
    """The findings in the sentence that begins with these words."""
    start = span_of(text, words).start
    (own,) = (one for one in report.checked if one.segment.span.start == start)
    return list(own.findings)
