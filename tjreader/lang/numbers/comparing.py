"""Whether a sentence and its translation say the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .number import Bound, Number, NumberKind

_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        (NumberKind.PERCENT, NumberKind.FRACTION),  # 五分之一, 20 per cent
        (NumberKind.TIMES, NumberKind.PLAIN),  # 3倍, three times; 双 and "double"
        (NumberKind.ORDINAL, NumberKind.PLAIN),  # 第1000艘, vessel no. 1,000
        (NumberKind.FRACTION, NumberKind.PLAIN),  # 两年半, 2.5 years
        (NumberKind.FRACTION, NumberKind.ORDINAL),  # "a third"
        (NumberKind.FRACTION, NumberKind.TIMES),
    )
)


class Comparison(Struct, frozen=True):
    """What two sentences do not have in common.

    `missing` are numbers of the first that the second does not say, `extra` those of the second
    that the first does not. `bounds` are pairs of the same value with another bound.
    """

    missing: tuple[Number, ...] = ()
    extra: tuple[Number, ...] = ()
    bounds: tuple[tuple[Number, Number], ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return not (self.missing or self.extra)


def same(one: Number, other: Number) -> bool:
    """Whether two numbers say the same: equal in value, and of kinds that can be equal.

    Bounds make no difference here. A date is the same as another where every part said in both
    is equal and one part is said in both.
    """
    if one.any_year or other.any_year:
        plain = other if one.any_year else one
        return plain.any_year or _is_a_year(plain)
    if one.date is not None and other.date is not None:
        mine, theirs = dict(one.date.parts), dict(other.date.parts)
        shared = mine.keys() & theirs.keys()
        return bool(shared) and all(mine[name] == theirs[name] for name in shared)
    if one.date is not None:
        return any(_says(other, name, value) for name, value in one.date.parts)
    if other.date is not None:
        return any(_says(one, name, value) for name, value in other.date.parts)
    if one.kind is not other.kind and frozenset((one.kind, other.kind)) not in _ALIKE:
        return False
    return not set(one.values).isdisjoint(other.values)


def compare(source: Sequence[Number], translation: Sequence[Number]) -> Comparison:
    """What the numbers of a sentence and of its translation do not have in common.

    A number that is said twice may be said once in the translation, and the other way round:
    only values are compared. A date of the one may be said in parts by the other.
    """
    return Comparison(
        tuple(each for each in source if each.firm and not _said(each, translation)),
        tuple(each for each in translation if each.firm and not _said(each, source)),
        tuple(_bounds(source, translation)),
    )


def _said(number: Number, others: Sequence[Number]) -> bool:
    if number.date is None:
        return any(same(number, other) for other in others)
    return all(
        any(_says(other, name, value) for other in others) for name, value in number.date.parts
    )


def _says(other: Number, name: str, value: int) -> bool:
    """Whether a number says that part of a date."""
    if other.date is not None:
        return (name, value) in other.date.parts
    if other.any_year:
        return name == "year"
    if name == "month" or other.kind not in (NumberKind.PLAIN, NumberKind.ORDINAL):
        return False  # "July" is not said by "7"
    return value in other.values


def _is_a_year(number: Number) -> bool:
    if number.date is not None:
        return number.date.year is not None
    return (
        number.kind is NumberKind.PLAIN
        and number.value.denominator == 1
        and (1800 <= number.value <= 2200)
    )


def _bounds(
    source: Sequence[Number], translation: Sequence[Number]
) -> Iterator[tuple[Number, Number]]:
    """Pairs of one value of which one side says more than, and the other does not."""
    for one in source:
        if not one.firm or one.date is not None:
            continue
        found = [other for other in translation if other.date is None and same(one, other)]
        if found and not any(_agree(one.bound, other.bound) for other in found):
            yield one, found[0]


def _agree(one: Bound, other: Bound) -> bool:
    """Whether two bounds can stand for each other: about is near anything but the exact."""
    if one is other:
        return True
    return Bound.ABOUT in (one, other) and Bound.EXACT not in (one, other)
