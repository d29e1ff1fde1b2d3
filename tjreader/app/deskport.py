"""What the desk asks of the store; apart from `ports` because a start needs none of it."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from msgspec import Struct

from ..desk.record import DeskChange, Record


class ErasedRecord(Struct, frozen=True):
    """A record as it was when it was taken away. `erased_at` is ISO 8601 in UTC, for people."""

    record: Record
    erased_at: str


class DeskPort(Protocol):
    """The desk's records in the store. Every future may hold a `Refused`."""

    def records(self, text_id: str) -> Future[tuple[Record, ...]]:
        """The records of a text and those for all texts, in the order they were made."""
        ...

    def erased(self, text_id: str) -> Future[tuple[ErasedRecord, ...]]:
        """The records of those that were taken away and are still kept, the last first."""
        ...

    def apply(self, change: DeskChange) -> Future[None]:
        """Store a change in one transaction; done means it is on disk.

        Refused with code "stale" if an edit's `before` is not what is stored, and
        then nothing is stored.
        """
        ...
