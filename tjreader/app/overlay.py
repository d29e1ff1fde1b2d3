"""What is shown of a text's notes or desk: what is on disk, with the acts on their way on top."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from ..notes.change import ChangeOf, Kept
from .ports import Refused

T = TypeVar("T", bound=Kept)

_FEW = 1000
"""As many values as are put into what is shown one by one; for more it is made anew."""


class Sent(Struct, Generic[T], frozen=True, eq=False):
    """An act that is not yet on disk. `undoing`: it takes another back, or repeats it."""

    change: ChangeOf[T]
    undoing: bool


class Overlay(Generic[T]):
    """The values of one text, by id, in the order they were made.

    A value that is erased and comes back by undo takes its old place.
    """

    def __init__(self) -> None:
        self._saved: dict[str, T] = {}
        self._foreseen: dict[str, T] = {}
        self._order: dict[str, int] = {}
        self._pending: list[Sent[T]] = []
        self._broken: dict[str, Refused] = {}
        self._shown: tuple[T, ...] | None = None

    @property
    def pending(self) -> tuple[Sent[T], ...]:
        """The acts on their way, in order."""
        return tuple(self._pending)

    def waiting(self) -> frozenset[str]:
        """The ids those acts are about."""
        return frozenset(edit.id for sent in self._pending for edit in sent.change.edits)

    def values(self) -> tuple[T, ...]:
        """All values as shown."""
        if self._shown is None:
            current = self._foreseen | self._saved
            for sent in self._pending:
                _put(current, sent.change)
            ordered = sorted(current.values(), key=lambda each: self._order[each.id])
            self._shown = tuple(ordered)
        return self._shown

    def value(self, value_id: str) -> T | None:
        """One value as shown, or None."""
        for sent in reversed(self._pending):
            for edit in reversed(sent.change.edits):
                if edit.id == value_id:
                    return edit.after
        return self._saved.get(value_id) or self._foreseen.get(value_id)

    def starts_from_shown(self, change: ChangeOf[T]) -> bool:
        """Whether each edit starts from what is shown, those before it done."""
        seen: dict[str, T | None] = {}
        for edit in change.edits:
            before = seen[edit.id] if edit.id in seen else self.value(edit.id)
            if before != edit.before:
                return False
            seen[edit.id] = edit.after
        return True

    def foresee(self, values: Iterable[T]) -> None:
        """What the store will most likely hold, shown until `load` says what it does hold."""
        self._foreseen = {each.id: each for each in values}
        order = [*self._foreseen, *(each for each in self._order if each not in self._foreseen)]
        self._order = {each: index for index, each in enumerate(order)}
        self._shown = None

    def load(self, values: Iterable[T]) -> None:
        """What the store holds, in its order; acts done meanwhile stay on top."""
        self._foreseen = {}
        stored = {each.id: each for each in values}
        order = [*stored, *(each for each in self._order if each not in stored)]
        self._order = {each: index for index, each in enumerate(order)}
        # What a command stored while this was on its way is newer.
        self._saved = stored | self._saved
        self._shown = None

    def send(self, sent: Sent[T]) -> None:
        """An act is on its way."""
        self._pending.append(sent)
        self._remember(sent.change)
        self._shown = self._altered(sent.change)

    def stored(self, change: ChangeOf[T]) -> None:
        """A change is on disk, whoever made it."""
        _put(self._saved, change)
        self._remember(change)
        plain = not self._pending and not self._foreseen
        self._shown = self._altered(change) if plain else None

    def arrived(self, sent: Sent[T]) -> None:
        """An act that was on its way is on disk."""
        # What was first on its way is shown as it is already.
        shown = self._shown if self._pending[0] is sent and not self._foreseen else None
        self._pending.remove(sent)
        self.stored(sent.change)
        self._shown = shown

    def refused(self, sent: Sent[T], refusal: Refused) -> Refused:
        """An act was not stored; why, which is the first cause where it built on another."""
        self._pending.remove(sent)
        self._shown = None
        ids = {edit.id for edit in sent.change.edits}
        if refusal.code == "stale":
            refusal = next((self._broken[each] for each in ids if each in self._broken), refusal)
        waiting = self.waiting()
        known = self._broken | dict.fromkeys(ids, refusal)
        self._broken = {each: why for each, why in known.items() if each in waiting}
        return refusal

    def place_of(self, value_id: str) -> int:
        """Where a value stands in `values()`, -1 if it does not."""
        shown, number = self.values(), self._order.get(value_id)
        if number is None:
            return -1
        at = self._before(shown, number)
        return at if at < len(shown) and shown[at].id == value_id else -1

    def _before(self, shown: Sequence[T], number: int) -> int:
        """How many of what is shown were made before the one of that number."""
        return bisect_left(shown, number, key=lambda each: self._order[each.id])

    def _altered(self, change: ChangeOf[T]) -> tuple[T, ...] | None:
        """What is shown with a change on top, whose values have their numbers; None if unknown."""
        if self._shown is None or len(change.edits) > _FEW:
            return None
        known = list(self._shown)
        for edit in change.edits:
            at = self._before(known, self._order[edit.id])
            there = at < len(known) and known[at].id == edit.id
            if edit.after is not None:
                known[at : at + there] = [edit.after]
            elif there:
                del known[at]
        return tuple(known)

    def _remember(self, change: ChangeOf[T]) -> None:
        for edit in change.edits:
            self._order.setdefault(edit.id, len(self._order))


def _put(values: dict[str, T], change: ChangeOf[T]) -> None:
    for edit in change.edits:
        if edit.after is None:
            values.pop(edit.id, None)
        else:
            values[edit.id] = edit.after
