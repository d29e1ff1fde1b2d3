"""The chain of revisions, and the one transaction that goes along it.

This is the only module that imports Alembic, and only when a file is old: it loads
every dialect of SQLAlchemy and takes a second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, delete, insert

from .. import schema
from ..check import count_rows
from . import revision_0001, revision_0002, revision_0003, revision_0004

if TYPE_CHECKING:
    from alembic.operations import Operations


class MigrationFailed(Exception):  # noqa: N818 - its name says it
    """A migration left rows behind or links to nothing; it was rolled back."""


class Revision(Struct, frozen=True):
    """One step. `upgrade` changes tables through Alembic's operations.

    `rows_change` names tables whose number of rows it changes on purpose.
    """

    name: str
    upgrade: Callable[[Operations], None]
    rows_change: frozenset[str] = frozenset()


CHAIN: tuple[Revision, ...] = (
    Revision("0001", revision_0001.upgrade),
    Revision("0002", revision_0002.upgrade),
    Revision("0003", revision_0003.upgrade),
    Revision("0004", revision_0004.upgrade),
)
"""All revisions ever released, oldest first. Released ones are never edited."""


def is_known(revision: str, chain: Sequence[Revision]) -> bool:
    """Whether a file of that revision can be read or brought up to date."""
    return any(step.name == revision for step in chain)


def steps_after(revision: str | None, chain: Sequence[Revision]) -> tuple[Revision, ...]:
    """What a file of that revision (None = an empty one) still lacks."""
    names = [step.name for step in chain]
    return tuple(chain[names.index(revision) + 1 if revision is not None else 0 :])


def migrate(
    connection: Connection,
    raw: sqlite3.Connection,
    revision: str | None,
    chain: Sequence[Revision],
) -> None:
    """Bring a file up to date in one transaction: afterwards it is old or new, never mixed.

    Args:
        connection: SQLAlchemy's connection, whose transactions begin at once; no
            transaction is open.
        raw: the driver's connection under it.
        revision: what the file says it is; None for one without tables.
        chain: the revisions.

    Raises:
        MigrationFailed: if rows were lost or a reference points at nothing.
        sqlalchemy.exc.DBAPIError: from SQLite. In both cases the file is as before.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    # A batch operation drops and recreates a table; with foreign keys on that would
    # cascade to every child. The pragma does nothing inside a transaction.
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            before = count_rows(raw)
            changing = {schema.schema_revision.name}
            for step in steps_after(revision, chain):
                step.upgrade(operations)
                changing |= step.rows_change
            connection.execute(delete(schema.schema_revision))
            connection.execute(insert(schema.schema_revision).values(name=chain[-1].name))
            _verify(raw, before, changing)
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _verify(raw: sqlite3.Connection, before: dict[str, int], changing: set[str]) -> None:
    after = count_rows(raw)
    lost = [
        name for name, rows in before.items() if name not in changing and after.get(name) != rows
    ]
    if lost:
        raise MigrationFailed(f"rows changed in {', '.join(sorted(lost))}")
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise MigrationFailed("a reference points at nothing")
