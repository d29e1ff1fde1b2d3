"""The notes that are shown, in their order, each found by halving."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from ...app.notefilter import Order
from ...notes.annotation import Annotation
from .noteplaces import Places


class InOrder:
    """Notes sorted by a key, of equals those made earlier first; rows count from 0.

    Every note comes with its number: they rise in the order of making. Orders in which
    the last comes first are kept the other way round, so that all are searched alike.
    """

    def __init__(self, order: Order, places: Places | None) -> None:
        self._down = order is not Order.PLACE
        self._key: Callable[[Annotation], Any] = _no_key
        self._alike: Callable[[Sequence[Annotation]], dict[Any, list[int]]] | None = None
        if order is Order.CHANGED:
            self._key, self._alike = _changed, _changed_alike
        elif order is Order.PLACE and places is not None:
            self._key, self._alike = places.key, places.alike
        self._notes: list[Annotation] = []
        self._numbers: list[int] = []
        # As they were filled in, and the index of each row: sorting many notes themselves
        # takes as long as the rest, and most are never looked at.
        self._made: Sequence[Annotation] | None = None

    def fill(self, notes: Sequence[Annotation], numbers: Sequence[int]) -> None:
        """Have these notes, which come in the order they were made."""
        if self._alike is None:
            self._notes, self._numbers = list(notes), list(numbers)
            return
        # By lists of those with the same key: quicker than to sort each note by its key.
        alike = self._alike(notes)
        order = list(chain.from_iterable(map(alike.__getitem__, sorted(alike))))
        if not numbers or numbers[-1] == len(numbers) - 1:  # they are the indices
            self._numbers, self._made = order, notes
        else:
            self._numbers = list(map(numbers.__getitem__, order))
            self._notes = list(map(notes.__getitem__, order))

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, row: int) -> Annotation:
        return self._note(self._turned(row))

    def within(self, first: int, last: int) -> list[Annotation]:
        """The notes of the rows from the first to the last, both with it."""
        if self._down:
            first, last = self._turned(last), self._turned(first)
        if self._made is None:
            found = self._notes[first : last + 1]
        else:
            found = list(map(self._made.__getitem__, self._numbers[first : last + 1]))
        return found[::-1] if self._down else found

    def row_of(self, note: Annotation, number: int) -> int:
        """The row of a note, -1 if it is not shown. Its key must be that of the note shown."""
        at = self._place_of(note, number)
        there = at < len(self._numbers) and self._numbers[at] == number
        return self._turned(at) if there else -1

    def row_to_be(self, note: Annotation, number: int) -> int:
        """The row a note that is not shown would have."""
        at = self._place_of(note, number)
        return len(self._numbers) - at if self._down else at

    def stays(self, old: Annotation, new: Annotation) -> bool:
        """Whether a note that is changed so keeps its row."""
        return bool(self._key(old) == self._key(new))

    def replace(self, row: int, note: Annotation) -> None:
        """Show another note of the same key and number in a row."""
        self._sort_notes()
        self._notes[self._turned(row)] = note

    def take_out(self, row: int) -> None:
        """Show a row no more."""
        self._sort_notes()
        at = self._turned(row)
        del self._notes[at], self._numbers[at]

    def put_in(self, note: Annotation, number: int) -> None:
        """Show one more note."""
        self._sort_notes()
        at = self._place_of(note, number)
        self._notes.insert(at, note)
        self._numbers.insert(at, number)

    def _sort_notes(self) -> None:
        """Have the notes themselves in their order, before one of them is another."""
        if self._made is not None:
            self._notes = list(map(self._made.__getitem__, self._numbers))
            self._made = None

    def _note(self, at: int) -> Annotation:
        return self._notes[at] if self._made is None else self._made[self._numbers[at]]

    def _turned(self, row: int) -> int:
        return len(self._numbers) - 1 - row if self._down else row

    def _place_of(self, note: Annotation, number: int) -> int:
        if self._alike is None:
            return bisect_left(self._numbers, number)
        key = self._key(note)
        places = range(len(self._numbers))
        low = bisect_left(places, key, key=self._key_at)
        high = bisect_right(places, key, low, key=self._key_at)
        return bisect_left(self._numbers, number, low, high)

    def _key_at(self, at: int) -> Any:
        return self._key(self._note(at))


def _no_key(note: Annotation) -> None:
    """All are alike."""
    del note


def _changed(note: Annotation) -> str:
    return note.updated


def _changed_alike(notes: Sequence[Annotation]) -> dict[str, list[int]]:
    """The indices of those changed at the same time, by that time."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        alike[note.updated].append(at)
    return alike
