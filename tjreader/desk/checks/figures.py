"""Whether a sentence and its translation say the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ...lang.numbers import Number, can_read, compare, numbers_in, same
from ...text.span import Span
from ..segments import Pair
from .finding import Finding, FindingKind, key_of

SOURCE = "zh"
"""The language of the texts."""


def check_figures(
    pair: Pair, language: str, settled: Sequence[Span] = (), covering: Sequence[Span] = ()
) -> tuple[Finding, ...]:
    """The numbers that one side says and the other does not.

    A number counts as said by the source if the printed or the corrected form says it, and is
    asked of the translation only if both do.

    Args:
        pair: a sentence with a translation.
        language: of the translation; nothing is found where its numbers are not understood.
        settled: printed places of terms that are rendered as decided; a number in such a term
            is asked of nobody.
        covering: the places of those renderings in the translation.
    """
    if not can_read(language) or not pair.is_translated:
        return ()
    segment = pair.segment
    printed = numbers_in(segment.printed, SOURCE)
    said = numbers_in(pair.words, language)
    either = printed
    if segment.corrected != segment.printed:
        corrected = numbers_in(segment.corrected, SOURCE)
        either = (*printed, *corrected)
        printed = tuple(each for each in printed if any(same(each, one) for one in corrected))
    places = [span.shifted(-segment.span.start) for span in settled if segment.span.covers(span)]
    found = compare(printed, said)
    missing = [each for each in found.missing if not _inside(each, places)]
    extra = [each for each in compare(either, said).extra if not _inside(each, covering)]
    made = [_missing(pair, each) for each in missing]
    made += [_extra(pair, each) for each in extra]
    made += [_bound(pair, *each) for each in found.bounds if not _inside(each[0], places)]
    return tuple(made)


def _inside(number: Number, places: Sequence[Span]) -> bool:
    return any(place.covers(number.span) for place in places)


def _missing(pair: Pair, number: Number) -> Finding:
    segment = pair.segment
    return Finding(
        FindingKind.NUMBER_MISSING,
        key_of(FindingKind.NUMBER_MISSING, segment, _named(number)),
        segment.id,
        segment.section_id,
        number.span.shifted(segment.span.start),
        form=number.span.of(segment.printed),
    )


def _extra(pair: Pair, number: Number) -> Finding:
    segment = pair.segment
    return Finding(
        FindingKind.NUMBER_EXTRA,
        key_of(FindingKind.NUMBER_EXTRA, segment, _named(number)),
        segment.id,
        segment.section_id,
        target=number.span,
        found=number.span.of(pair.words),
    )


def _bound(pair: Pair, one: Number, other: Number) -> Finding:
    segment = pair.segment
    details = (_named(one), one.bound.value, other.bound.value)
    return Finding(
        FindingKind.BOUND_DIFFERS,
        key_of(FindingKind.BOUND_DIFFERS, segment, *details),
        segment.id,
        segment.section_id,
        one.span.shifted(segment.span.start),
        other.span,
        form=one.span.of(segment.printed),
        found=other.span.of(pair.words),
        wanted=one.bound.value,
    )


def _named(number: Number) -> str:
    """A number as part of a key: its kind and value, however it is written."""
    if number.date is not None:
        return "-".join(f"{name[0]}{value}" for name, value in number.date.parts)
    return f"{number.kind.value} {number.value}"
