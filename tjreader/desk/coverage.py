"""How far a translation is, on one page for an editor: what is done, decided, found, accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..text.document import Text, place_code
from .checks.finding import Due, Finding, FindingKind, Severity, Sifted
from .concept import Concept
from .languages import ENGLISH, serves
from .ruling import Acceptance, RulingKind
from .segments import Pair, Progress, progress


class SectionRow(Struct, frozen=True):
    """One section: its place code and title, its sentences, its findings (quiet ones apart)."""

    code: str
    title: str
    progress: Progress
    terms: int
    decided: int
    open: int
    accepted: int


class TermRow(Struct, frozen=True):
    """A term, how often it occurs and what is proposed for it, or nothing."""

    name: str
    occurrences: int
    proposed: str = ""


class KindRow(Struct, frozen=True):
    """How many findings of one kind are open and accepted."""

    kind: FindingKind
    open: int
    accepted: int


class AcceptedRow(Struct, frozen=True):
    """A finding that was accepted as fine: where, what, why, and on which day."""

    kind: FindingKind
    code: str
    form: str
    found: str
    wanted: str
    reason: str
    date: str


class OpenRow(Struct, frozen=True):
    """A finding that is open: where and what."""

    kind: FindingKind
    code: str
    form: str
    found: str
    wanted: str


class DecisionRow(Struct, frozen=True):
    """A line of the log of decisions."""

    date: str
    name: str
    before: str
    after: str
    reason: str


class Coverage(Struct, frozen=True):
    """The state of a translation. `made` is the moment it was told (ISO 8601, UTC).

    `terms` and `decided` count the terms that occur, `occurrences` their places and `covered`
    those on which it is decided how they are rendered. `open` begins with what is to be mended
    and goes by kind, then by place; `undecided` begins with what occurs most, `decisions` with
    the latest. Findings of the quiet kinds are counted in `kinds` alone.
    """

    title: str
    language: str
    revision: str
    made: str
    sections: tuple[SectionRow, ...]
    total: Progress
    terms: int
    decided: int
    occurrences: int
    covered: int
    kinds: tuple[KindRow, ...]
    open: tuple[OpenRow, ...]
    accepted: tuple[AcceptedRow, ...]
    undecided: tuple[TermRow, ...]
    decisions: tuple[DecisionRow, ...]


_SEVERITIES = list(Severity)
_ORDER = {kind: (_SEVERITIES.index(kind.severity), at) for at, kind in enumerate(FindingKind)}


def coverage(
    text: Text,
    pairs: Sequence[Pair],
    dues: Iterable[Due],
    concepts: Iterable[Concept],
    sifted: Sifted,
    *,
    language: str = ENGLISH,
    made: str = "",
) -> Coverage:
    """Put the report together.

    Args:
        text: the text.
        pairs: its sentences, or those of the sections that are wanted, with translations.
        dues: all terms that occur in them.
        concepts: the termbase.
        sifted: the findings of the check of those sentences.
        language: of the translation.
        made: the moment, ISO 8601.
    """
    by_id = {each.id: each for each in concepts}
    places = _Places(text, pairs)
    some = [each for each in dues if not _is_no_term(each) and places.section_at(each)]
    covered = [each for each in some if _is_covered(each, by_id, language)]
    terms, decided = (Counter(map(places.section_at, each)) for each in (some, covered))
    often = Counter(_first(each, by_id) for each in some)
    undecided = _undecided(some, by_id, language)
    *sections, total = progress(pairs)
    return Coverage(
        title=text.title,
        language=language,
        revision=text.revision,
        made=made,
        sections=tuple(places.row(each, terms, decided, sifted) for each in sections),
        total=total,
        terms=len(often),
        decided=len(often) - len(undecided),
        occurrences=len(some),
        covered=len(covered),
        kinds=_kinds(sifted),
        open=tuple(
            OpenRow(each.kind, places.code(each), each.form, each.found, each.wanted)
            for each in sorted(sifted.open, key=lambda one: _ORDER[one.kind])
            if each.severity is not Severity.QUIET
        ),
        accepted=tuple(_accepted(places, *each) for each in sifted.accepted),
        undecided=undecided,
        decisions=_decisions(by_id.values(), language),
    )


class _Places:
    """Where sentences stand: their section, and the code of a place."""

    def __init__(self, text: Text, pairs: Sequence[Pair]) -> None:
        self._segments = {pair.segment.id: pair.segment for pair in pairs}
        self._paragraphs = {paragraph.id: paragraph for paragraph in text.paragraphs}
        self._arrangement = text.arrangements[0]
        self._wanted = {pair.segment.section_id for pair in pairs}

    def section_at(self, due: Due) -> str:
        """The section a term stands in, or nothing where that is not wanted."""
        section = self._arrangement.section_at(due.span.start)
        return section.id if section is not None and section.id in self._wanted else ""

    def code(self, finding: Finding) -> str:
        """The citable name of a finding's place."""
        segment = self._segments.get(finding.segment_id)
        if segment is None:
            return ""
        section = self._arrangement.section(segment.section_id)
        return place_code(section, self._paragraphs.get(segment.paragraph_id))

    def row(
        self,
        counts: Progress,
        terms: Mapping[str, int],
        decided: Mapping[str, int],
        sifted: Sifted,
    ) -> SectionRow:
        """All of one section."""
        section = self._arrangement.section(counts.section_id)
        return SectionRow(
            code=place_code(section),
            title=section.shown_title,
            progress=counts,
            terms=terms[section.id],
            decided=decided[section.id],
            open=sum(
                each.section_id == section.id and each.severity is not Severity.QUIET
                for each in sifted.open
            ),
            accepted=sum(each.section_id == section.id for each, _record in sifted.accepted),
        )


def _is_no_term(due: Due) -> bool:
    return due.ruling is not None and due.ruling.kind is RulingKind.NOT_TERM


def _is_covered(due: Due, concepts: Mapping[str, Concept], language: str) -> bool:
    """Whether it is decided how the term is rendered there."""
    if due.ruling is not None:
        return True
    here = [concepts[each] for each in due.concept_ids if each in concepts]
    return any(each.decided(language) is not None for each in here)


def _first(due: Due, concepts: Mapping[str, Concept]) -> str:
    return next((each for each in due.concept_ids if each in concepts), "")


def _undecided(
    some: Iterable[Due], concepts: Mapping[str, Concept], language: str
) -> tuple[TermRow, ...]:
    """Terms on which nothing is decided for the whole text, the most frequent first."""
    counts = Counter(_first(each, concepts) for each in some)
    rows = []
    for concept_id, count in counts.items():
        concept = concepts.get(concept_id)
        if concept is None or concept.decided(language) is not None:
            continue
        proposed = next(
            (each.words for each in concept.renderings if serves(each.language, language)), ""
        )
        rows.append(TermRow(concept.name, count, proposed))
    return tuple(sorted(rows, key=lambda row: (-row.occurrences, row.name)))


def _kinds(sifted: Sifted) -> tuple[KindRow, ...]:
    waiting = Counter(each.kind for each in sifted.open)
    fine = Counter(each.kind for each, _record in sifted.accepted)
    return tuple(
        KindRow(kind, waiting[kind], fine[kind])
        for kind in FindingKind
        if waiting[kind] or fine[kind]
    )


def _accepted(places: _Places, finding: Finding, record: Acceptance) -> AcceptedRow:
    return AcceptedRow(
        finding.kind,
        places.code(finding),
        finding.form,
        finding.found,
        finding.wanted,
        record.reason,
        record.created[:10],
    )


def _decisions(concepts: Iterable[Concept], language: str) -> tuple[DecisionRow, ...]:
    rows = [
        DecisionRow(line.date, each.name, line.before, line.after, line.reason)
        for each in concepts
        for line in each.log
        if serves(line.language, language)
    ]
    return tuple(sorted(rows, key=lambda row: row.date, reverse=True))
