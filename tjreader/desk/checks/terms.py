"""Whether the terms of a sentence are rendered as was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ...text.folding import fold
from ...text.span import Span
from ..concept import Concept, FormKind, Status
from ..phrases import Line, alternatives, find, key_of, phrase_of
from ..ruling import RulingKind
from ..segments import Pair
from .finding import Due, Finding, FindingKind, Place, Use
from .finding import key_of as finding_key


class Renderings(Struct, frozen=True):
    """What may and may not stand for a concept in one language."""

    decided: str
    proposed: tuple[str, ...]
    deprecated: tuple[str, ...]
    earlier: tuple[str, ...]  # once decided, and not now

    @property
    def fine(self) -> tuple[str, ...]:
        """What it can be rendered with as things stand."""
        return (self.decided,) if self.decided else self.proposed


class TermCheck(Struct, frozen=True):
    """What came of the terms of one sentence.

    `settled` are printed places of terms that are rendered as decided, and `covering` the
    places of their renderings: numbers in them are part of the term.
    """

    findings: tuple[Finding, ...] = ()
    uses: tuple[Use, ...] = ()
    settled: tuple[Span, ...] = ()
    covering: tuple[Span, ...] = ()


def renderings_of(concept: Concept, language: str) -> Renderings:
    """A concept's renderings in one language, sorted by what may be done with them."""
    decided = concept.decided(language)
    words = decided.words if decided else ""
    now = key_of(words, language) if words else ""
    proposed = tuple(each.words for each in concept.renderings_of(Status.PROPOSED, language))
    approved = tuple(each.words for each in concept.renderings_of(Status.APPROVED, language))
    deprecated = tuple(each.words for each in concept.renderings_of(Status.DEPRECATED, language))
    logged: dict[str, str] = {}
    for line in concept.log:
        if line.language.partition("-")[0].lower() == language.partition("-")[0].lower():
            for each in (line.before, line.after):
                if each and key_of(each, language) != now:
                    logged.setdefault(key_of(each, language), each)
    # What was proposed again after all is no earlier decision any more.
    for each in proposed:
        logged.pop(key_of(each, language), None)
    return Renderings(words, (*approved[1:], *proposed), deprecated, tuple(logged.values()))


class Termbase:
    """All concepts and what may stand for them in one language, worked out when first asked."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self.language = language
        self._concepts = {each.id: each for each in concepts}
        self._renderings: dict[str, Renderings] = {}

    def concept(self, concept_id: str) -> Concept | None:
        """The concept of that id, or None."""
        return self._concepts.get(concept_id)

    def renderings(self, concept: Concept) -> Renderings:
        """What may and may not stand for one of its concepts."""
        found = self._renderings.get(concept.id)
        if found is None:
            found = self._renderings[concept.id] = renderings_of(concept, self.language)
        return found


def check_terms(
    pair: Pair, dues: Sequence[Due], termbase: Termbase, line: Line | None
) -> TermCheck:
    """Look at all terms due in a sentence.

    Args:
        pair: the sentence.
        dues: the terms in it, in order of place.
        termbase: all terms, in the language of the translation.
        line: its translation taken apart, None where it is not translated.
    """
    sentence = _Sentence(pair, termbase, line)
    for due in sorted(dues, key=lambda each: each.ruling is None):  # what rulings use is fine
        sentence.look_at(due)
    return sentence.result()


class _Sentence:
    """Collects what is found in one sentence."""

    def __init__(self, pair: Pair, termbase: Termbase, line: Line | None) -> None:
        self._pair, self._termbase, self._line = pair, termbase, line
        self._language = termbase.language
        self._findings: list[Finding] = []
        self._uses: list[Use] = []
        self._settled: list[Span] = []
        self._covering: list[Span] = []
        self._told: set[str] = set()
        self._found: dict[str, tuple[Span, ...]] = {}

    def result(self) -> TermCheck:
        """All of it."""
        return TermCheck(
            tuple(self._findings), tuple(self._uses), tuple(self._settled), tuple(self._covering)
        )

    def look_at(self, due: Due) -> None:
        """One term at one place."""
        if due.ruling is not None and due.ruling.kind is RulingKind.NOT_TERM:
            return
        known = map(self._termbase.concept, due.concept_ids)
        here = [each for each in known if each is not None]
        if not here:
            return
        self._form(due, here)
        if self._line is None:
            return
        if due.ruling is not None:
            self._ruled(due, due.ruling.words, here)
        elif not self._is_rendered(due, here):
            self._unrendered(due, here)

    def _form(self, due: Due, here: Sequence[Concept]) -> None:
        """A form that ought not to be written."""
        if not all(any(f.kind is FormKind.FORBIDDEN for f in each.forms) for each in here):
            return
        written = fold(due.form)
        for concept in here:
            kinds = [each.kind for each in concept.forms if fold(each.words) == written]
            if kinds != [FormKind.FORBIDDEN]:
                return
        concept = here[0]
        wanted = concept.name if fold(concept.name) != written else ""
        self._add(FindingKind.FORBIDDEN_FORM, due, here, (due.form,), wanted=wanted)

    def _ruled(self, due: Due, words: str, here: Sequence[Concept]) -> None:
        spans = self._find(words)
        if spans:
            self._settle(due, spans)
        else:
            details = ("ruled", key_of(words, self._language))
            self._add(FindingKind.TERM_UNUSED, due, here, details, wanted=words)

    def _is_rendered(self, due: Due, here: Sequence[Concept]) -> bool:
        """Whether one of the terms is rendered as decided; its other renderings are noted."""
        rendered = False
        for concept in here:
            renderings = self._termbase.renderings(concept)
            allowed = [span for each in renderings.fine for span in self._find(each)]
            self._note_uses(due, concept, renderings.fine)
            if renderings.decided and allowed:
                self._settle(due, tuple(allowed))
                rendered = True
            self._worn(due, concept, renderings, allowed)
        return rendered

    def _note_uses(self, due: Due, concept: Concept, fine: Sequence[str]) -> None:
        for words in (one for each in fine for one in alternatives(each)):
            for span in self._find(words)[:1]:
                segment = self._pair.segment
                place = Place(segment.id, due.span, span, span.of(self._words))
                key = key_of(words, self._language)
                self._uses.append(Use(concept.id, key, words, place, segment.section_id))

    def _worn(
        self, due: Due, concept: Concept, renderings: Renderings, allowed: Sequence[Span]
    ) -> None:
        """Renderings that are not to be used any more, outside those that are."""
        earlier = {key_of(each, self._language) for each in renderings.earlier}
        for words in dict.fromkeys((*renderings.earlier, *renderings.deprecated)):
            key = key_of(words, self._language)
            changed = key in earlier
            kind = FindingKind.DECISION_CHANGED if changed else FindingKind.DEPRECATED_USED
            for span in self._find(words):
                if any(span.intersects(other) for other in (*allowed, *self._covering)):
                    continue
                told = f"{concept.id}\n{key}\n{span.start}"
                if told not in self._told:
                    self._told.add(told)
                    self._told.add(concept.id)
                    self._add(
                        kind,
                        due,
                        (concept,),
                        (concept.origin, key),
                        target=span,
                        wanted=renderings.decided,
                    )

    def _unrendered(self, due: Due, here: Sequence[Concept]) -> None:
        """No decided rendering stands there, though there is one."""
        decided = [self._termbase.renderings(each).decided for each in here]
        wanted = next((each for each in decided if each), "")
        # A term that may be another one, on which nothing is decided, can be that one.
        if not wanted or not all(decided) or any(each.id in self._told for each in here):
            return
        self._told.update(each.id for each in here)
        other = [
            w for each in here for w in self._termbase.renderings(each).proposed if self._find(w)
        ]
        target = self._find(other[0])[0] if other else None
        ids = tuple(each.id for each in here)
        self._add(FindingKind.TERM_UNUSED, due, here, ids, target=target, wanted=wanted)

    def _settle(self, due: Due, spans: Sequence[Span]) -> None:
        self._settled.append(due.span)
        self._covering += spans

    @property
    def _words(self) -> str:
        return self._pair.words

    def _find(self, words: str) -> tuple[Span, ...]:
        if self._line is None or not words:
            return ()
        known = self._found.get(words)
        if known is None:
            known = self._found[words] = find(phrase_of(words, self._language), self._line)
        return known

    def _add(
        self,
        kind: FindingKind,
        due: Due,
        here: Sequence[Concept],
        details: Sequence[str],
        *,
        target: Span | None = None,
        wanted: str = "",
    ) -> None:
        segment = self._pair.segment
        self._findings.append(
            Finding(
                kind,
                finding_key(kind, segment, *details),
                segment.id,
                segment.section_id,
                due.span,
                target,
                form=due.form,
                found=target.of(self._words) if target else "",
                wanted=wanted,
                concept_ids=tuple(each.id for each in here),
            )
        )


def dues_by_segment(pairs: Sequence[Pair], dues: Sequence[Due]) -> Iterator[tuple[Due, ...]]:
    """The terms of each sentence, in the order of the sentences; a term lies in one of them."""
    ordered = sorted(dues, key=lambda due: due.span)
    places = sorted(range(len(pairs)), key=lambda at: pairs[at].segment.span)
    sorted_dues: dict[int, tuple[Due, ...]] = {}
    first = 0
    for at in places:
        span = pairs[at].segment.span
        while first < len(ordered) and ordered[first].span.start < span.start:
            first += 1
        past = first
        while past < len(ordered) and ordered[past].span.start < span.end:
            past += 1
        sorted_dues[at] = tuple(ordered[first:past])
        first = past
    for at in range(len(pairs)):
        yield sorted_dues[at]
