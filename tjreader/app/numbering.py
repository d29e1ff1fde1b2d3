"""What is different in a long row of values, found without looking at each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

_STEP = 1024
"""Values that are compared at once: as tuples, which compares the very same ones by address."""


class Place(Struct, Generic[T], frozen=True):
    """A value with its place in the row and the number it has there."""

    at: int
    number: int
    value: T


class Difference(Struct, Generic[T], frozen=True):
    """What went from a row, by its old place, and what came into it, by its new one.

    A value in the place of another has its number. What did neither is as it was.
    """

    gone: tuple[Place[T], ...] = ()
    come: tuple[Place[T], ...] = ()

    @property
    def size(self) -> int:
        """How many came and went."""
        return len(self.gone) + len(self.come)


class Numbered(Generic[T]):
    """A row of values, each with a number it keeps while others come and go.

    Numbers rise with the place in the row. Values are the same when they are equal.

    Args:
        values: the row.
        most: how many may come and go at once and still be told one by one.
    """

    def __init__(self, values: tuple[T, ...] = (), most: int = 1000) -> None:
        self._most = most
        self._begin(values)

    def _begin(self, values: tuple[T, ...]) -> None:
        """Number all anew."""
        self.values = values
        # A range while they are the places, as they mostly are: there is nothing to make then.
        self.numbers: Sequence[int] = range(len(values))
        self._next = len(values)

    def place_of(self, number: int) -> int:
        """The place of a number that is in the row."""
        return bisect_left(self.numbers, number)

    def take(self, values: tuple[T, ...]) -> Difference[T] | None:
        """Be another row, and tell what is different.

        None where all were numbered anew: more are different than are told one by one, or
        no number was free between two others.
        """
        change = self._taken(values)
        if change is None:
            self._begin(values)
        self.values = values
        return change

    def _taken(self, values: tuple[T, ...]) -> Difference[T] | None:
        """What is different, with the numbers as they are then; None if that is not told."""
        old, numbers = self.values, self.numbers
        if values is old:
            return Difference()
        head, tail = _alike_ends(old, values)
        before, after = range(head, len(old) - tail), range(head, len(values) - tail)
        if len(before) == len(after):
            places = _differing(old, values, before)
            if 2 * len(places) > self._most:
                return None
            gone = tuple(Place(at, numbers[at], old[at]) for at in places)
            come = tuple(Place(at, numbers[at], values[at]) for at in places)
            return Difference(gone, come)
        if abs(len(before) - len(after)) > self._most:
            return None
        gone_at, come_at = _apart(old, values, before, after)
        if len(gone_at) + len(come_at) > self._most:
            return None
        if not gone_at and come_at[0] == self._next == len(numbers):  # the last are new
            self.numbers, self._next = range(len(values)), len(values)
            return Difference((), tuple(Place(at, at, values[at]) for at in come_at))
        gone = tuple(Place(at, numbers[at], old[at]) for at in gone_at)
        self.numbers = numbers = numbers if isinstance(numbers, list) else list(numbers)
        for at in reversed(gone_at):
            del numbers[at]
        free = self._free(come_at)
        if free is None:
            return None
        come = tuple(
            Place(at, number, values[at]) for at, number in zip(come_at, free, strict=True)
        )
        for place in come:
            numbers.insert(place.at, place.number)
        return Difference(gone, come)

    def _free(self, places: Sequence[int]) -> list[int] | None:
        """Numbers for these places of the row to be, which have none yet; None without room."""
        found: list[int] = []
        for done, at in enumerate(places):
            known = at - done  # its place among those that have a number
            last = self.numbers[known - 1] if known else -1
            if done and places[done - 1] == at - 1:
                last = max(last, found[-1])
            if known == len(self.numbers):
                number = max(self._next, last + 1)
                self._next = number + 1
            elif last + 1 < self.numbers[known]:
                number = last + 1
            else:
                return None
            found.append(number)
        return found


def _alike_ends(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[int, int]:
    """How many are the same at the start, and of the rest at the end."""
    count = min(len(one), len(other))
    head = _first_difference(one, other, 0, 0, count)
    tail = 0
    while tail < count - head:
        step = min(_STEP, count - head - tail)
        ends = len(one) - tail, len(other) - tail
        if one[ends[0] - step : ends[0]] != other[ends[1] - step : ends[1]]:
            while one[len(one) - tail - 1] == other[len(other) - tail - 1]:
                tail += 1
            break
        tail += step
    return head, tail


def _first_difference(
    one: tuple[T, ...], other: tuple[T, ...], start: int, shift: int, stop: int
) -> int:
    """The first place from `start` to before `stop` where they differ, else `stop`."""
    at = start
    while at < stop:
        end = min(at + _STEP, stop)
        if one[at:end] != other[at + shift : end + shift]:
            while one[at] == other[at + shift]:
                at += 1
            return at
        at = end
    return stop


def _differing(one: tuple[T, ...], other: tuple[T, ...], within: range) -> list[int]:
    """The places where two rows of the same length differ."""
    found = []
    at = within.start
    while (at := _first_difference(one, other, at, 0, within.stop)) < within.stop:
        found.append(at)
        at += 1
    return found


def _apart(
    old: tuple[T, ...], new: tuple[T, ...], before: range, after: range
) -> tuple[Sequence[int], Sequence[int]]:
    """The places of what went and of what came, where only one of both happened; else all."""
    if len(before) > len(after):
        missing = _missing(old, new, before, after)
        return (missing, ()) if missing is not None else (before, after)
    missing = _missing(new, old, after, before)
    return ((), missing) if missing is not None else (before, after)


def _missing(
    long: tuple[T, ...], short: tuple[T, ...], within: range, those: range
) -> list[int] | None:
    """The places of `long` that are not in `short`; None if that is not all that differs."""
    found: list[int] = []
    at = within.start
    extra = len(within) - len(those)
    while len(found) < extra:
        shift = those.start - within.start - len(found)
        at = _first_difference(long, short, at, shift, those.stop - shift)
        found.append(at)
        at += 1
    shift = those.start - within.start - extra
    return found if long[at : within.stop] == short[at + shift : those.stop] else None
