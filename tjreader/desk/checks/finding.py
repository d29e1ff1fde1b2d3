"""What a check finds, and what was accepted of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ...text.span import Span
from ..ruling import Acceptance, Ruling
from ..segments import Segment


class Severity(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"  # to be mended, or accepted with a reason
    DOUBT = "doubt"  # to be looked at
    QUIET = "quiet"  # told where it is asked for


class FindingKind(StrEnum):
    """What was found."""

    TERM_UNUSED = "term unused"  # a decided rendering is not in the sentence
    DECISION_CHANGED = "decision changed"  # an earlier decision is still used
    DEPRECATED_USED = "deprecated used"  # a rendering that is not to be used
    FORBIDDEN_FORM = "forbidden form"  # the source prints a form that ought not to be written
    TWO_RENDERINGS = "two renderings"  # one undecided term rendered in two ways
    TWO_TERMS = "two terms"  # two terms rendered in one way
    NUMBER_MISSING = "number missing"
    NUMBER_EXTRA = "number extra"
    BOUND_DIFFERS = "bound differs"  # "more than" on one side alone
    UNTRANSLATED = "untranslated"  # open, no words yet
    EMPTY = "empty"  # draft or done, and no words
    UNCHANGED = "unchanged"  # the words of the source
    CHINESE_LEFT = "chinese left"  # hanzi or Chinese marks among other words
    UNPAIRED_SOURCE = "unpaired in source"
    UNPAIRED = "unpaired"
    SPACING = "spacing"
    LENGTH = "length"  # done, and very much shorter or longer than is usual

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return _SEVERITIES.get(self, Severity.DOUBT)


_SEVERITIES = {
    FindingKind.TERM_UNUSED: Severity.FAULT,
    FindingKind.DECISION_CHANGED: Severity.FAULT,
    FindingKind.DEPRECATED_USED: Severity.FAULT,
    FindingKind.NUMBER_MISSING: Severity.FAULT,
    FindingKind.NUMBER_EXTRA: Severity.FAULT,
    FindingKind.EMPTY: Severity.FAULT,
    FindingKind.UNCHANGED: Severity.FAULT,
    FindingKind.CHINESE_LEFT: Severity.FAULT,
    FindingKind.UNPAIRED: Severity.FAULT,
    FindingKind.BOUND_DIFFERS: Severity.QUIET,
    FindingKind.UNTRANSLATED: Severity.QUIET,
    FindingKind.UNPAIRED_SOURCE: Severity.QUIET,
    FindingKind.SPACING: Severity.QUIET,
}

TO_REVISIT = frozenset(
    {FindingKind.TERM_UNUSED, FindingKind.DECISION_CHANGED, FindingKind.DEPRECATED_USED}
)
"""The kinds that are the places to go to after a decision has changed."""


class Place(Struct, frozen=True):
    """One of several places: the sentence's id, code points there and in its translation."""

    segment_id: str
    source: Span | None = None
    target: Span | None = None
    words: str = ""


class Finding(Struct, frozen=True):
    """One fault at one place.

    `key` is the same as long as the same fault stands at the same sentence, whatever else is
    written there, and in every edition that has the sentence. `source` is a place in the printed
    text, `target` one in the translation's words, both in code points. `form` is what the
    source says, `found` what the translation does, `wanted` what it ought to, each empty where
    there is none. `concept_ids` are the terms concerned, `places` all places of a finding
    that is about several.
    """

    kind: FindingKind
    key: str
    segment_id: str
    section_id: str
    source: Span | None = None
    target: Span | None = None
    form: str = ""
    found: str = ""
    wanted: str = ""
    concept_ids: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity


class Due(Struct, frozen=True):
    """A term due in a sentence: an occurrence as recognition found it.

    `span` is printed, `form` the words of the form that was recognised, `ruling` what was
    decided at this very place, if anything was. `concept_ids` are all terms that have the form.
    """

    concept_ids: tuple[str, ...]
    span: Span
    form: str
    ruling: Ruling | None = None


class Use(Struct, frozen=True):
    """A rendering of a term that is used in a sentence, without a ruling of that place.

    `key` is the same for renderings that differ in endings, case or articles alone.
    """

    concept_id: str
    key: str
    words: str
    place: Place
    section_id: str


class Checked(Struct, frozen=True):
    """What the check of one sentence gave; `across` needs no more than this."""

    segment: Segment
    findings: tuple[Finding, ...] = ()
    uses: tuple[Use, ...] = ()


class Sifted(Struct, frozen=True):
    """Findings that are open, and those that were accepted as fine, each with its record."""

    open: tuple[Finding, ...] = ()
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()


def sift(findings: Iterable[Finding], acceptances: Iterable[Acceptance], text_id: str) -> Sifted:
    """Part what was accepted from what is open."""
    known = {each.key: each for each in acceptances if each.text_id == text_id}
    waiting: list[Finding] = []
    accepted: list[tuple[Finding, Acceptance]] = []
    for each in findings:
        record = known.get(each.key)
        if record is None:
            waiting.append(each)
        else:
            accepted.append((each, record))
    return Sifted(tuple(waiting), tuple(accepted))


def to_revisit(findings: Iterable[Finding], concept_id: str) -> tuple[Finding, ...]:
    """The places to go to because of what is decided on a term, in the order given."""
    return tuple(
        each for each in findings if each.kind in TO_REVISIT and concept_id in each.concept_ids
    )


def key_of(kind: FindingKind, segment: Segment, *details: str) -> str:
    """The key of a finding at a sentence; the details tell it from others of its kind there."""
    return "|".join((kind.value, segment.mark, *details))


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, with keys that are told apart where one fault stands twice."""
    seen: dict[str, int] = {}
    made: list[Finding] = []
    for each in findings:
        before = seen.get(each.key, 0)
        seen[each.key] = before + 1
        made.append(replace(each, key=f"{each.key}|{before}") if before else each)
    return tuple(made)
