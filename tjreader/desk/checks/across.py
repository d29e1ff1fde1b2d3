"""Whether sentences agree with each other: one term one rendering, one rendering one term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .finding import Checked, Finding, FindingKind, Use
from .terms import Termbase


def two_renderings(checked: Iterable[Checked], termbase: Termbase) -> Iterator[Finding]:
    """Terms on which nothing is decided and that are rendered in more than one way.

    One finding a term, at the first place that does not do as most do; `places` has all.
    Where something is decided, each other rendering is found in its own sentence.
    """
    by_concept: dict[str, list[Use]] = {}
    for each in checked:
        for use in each.uses:
            by_concept.setdefault(use.concept_id, []).append(use)
    for concept_id, uses in by_concept.items():
        concept = termbase.concept(concept_id)
        if concept is None or termbase.renderings(concept).decided:
            continue
        counts = Counter(use.key for use in uses)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda key: (counts[key], key))
        odd = next(use for use in uses if use.key != usual)
        common = next(use for use in uses if use.key == usual)
        yield Finding(
            FindingKind.TWO_RENDERINGS,
            "|".join((FindingKind.TWO_RENDERINGS.value, concept.origin, *sorted(counts))),
            odd.place.segment_id,
            odd.section_id,
            odd.place.source,
            odd.place.target,
            form=concept.name,
            found=odd.words,
            wanted=common.words,
            concept_ids=(concept_id,),
            places=tuple(use.place for use in uses),
        )


def two_terms(checked: Iterable[Checked], termbase: Termbase) -> Iterator[Finding]:
    """Renderings that stand for more than one term; a reader cannot tell those apart.

    One finding a rendering, at the first place of the term that came later.
    """
    by_key: dict[str, dict[str, list[Use]]] = {}
    for each in checked:
        for use in each.uses:
            by_key.setdefault(use.key, {}).setdefault(use.concept_id, []).append(use)
    for key, by_concept in by_key.items():
        ids = _apart(by_concept)
        if len(ids) < 2:
            continue
        later = by_concept[ids[1]][0]
        both = [each for each in map(termbase.concept, ids) if each]
        yield Finding(
            FindingKind.TWO_TERMS,
            "|".join((FindingKind.TWO_TERMS.value, key, *sorted(each.origin for each in both))),
            later.place.segment_id,
            later.section_id,
            later.place.source,
            later.place.target,
            form=" / ".join(each.name for each in both),
            found=later.words,
            concept_ids=tuple(ids),
            places=tuple(use.place for each in ids for use in by_concept[each]),
        )


def _apart(by_concept: Mapping[str, Sequence[Use]]) -> list[str]:
    """The terms that stand at places of their own; one form can belong to two entries."""
    found: list[str] = []
    taken: set[object] = set()
    for concept_id, uses in by_concept.items():
        places = {use.place.source for use in uses}
        if not places & taken:
            found.append(concept_id)
        taken |= places
    return found
