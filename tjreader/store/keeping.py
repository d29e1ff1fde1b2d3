"""How long what was erased is kept, notes and the desk's records, and its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Table,
    case,
    delete,
    false,
    func,
    insert,
    select,
    true,
    union_all,
    update,
)

from . import schema
from .database import Database, next_count

KEPT = timedelta(days=30)
"""How long an erased note can be brought back, at least."""

DAYS_OF_USE = 10
"""On how many days the notebook must have been opened since.

A clock that was set forward says that a month went by; it cannot say that the notebook
was opened on ten days of it. Nor does a notebook that nobody opens lose anything.
"""

_day = schema.day_of_use.c
_DESK = schema.desk_record
_ERASED = (schema.annotation, _DESK)


def open_day(database: Database, now: datetime) -> int:
    """Remember that the notebook was opened on this day, and let go what was kept long enough.

    Args:
        database: the notebook.
        now: the time, aware of its zone.

    Returns:
        How many erased notes and records of the desk were let go.

    Raises:
        sqlalchemy.exc.DBAPIError, Refused: if the file cannot be written; nothing was done.
    """
    moment = now.astimezone(UTC)
    today = moment.date().isoformat()
    with database.writing() as connection:
        known = select(_day.day).where(_day.day == today)
        if connection.execute(known).first() is None:
            ordinal = next_count(connection)
            connection.execute(insert(schema.day_of_use).values(day=today, ordinal=ordinal))
        newest = select(_day.ordinal).order_by(_day.ordinal.desc())
        days_ago = connection.execute(newest.offset(DAYS_OF_USE - 1).limit(1)).scalar()
        return sum(_let_go(connection, table, moment, days_ago) for table in _ERASED)


def _let_go(connection: Connection, table: Table, moment: datetime, days_ago: int | None) -> int:
    """Date what was erased without a date; let go what was erased long enough ago."""
    row = table.c
    undated = row.erased.is_not(None) & row.erased_at.is_(None)
    connection.execute(update(table).where(undated).values(erased_at=_written(moment)))
    if days_ago is None:
        return 0
    long_gone = (row.erased < days_ago) & (row.erased_at < _written(moment - KEPT))
    with_it = _let_rulings_go(connection, long_gone) if table is _DESK else 0
    return with_it + connection.execute(delete(table).where(long_gone)).rowcount


def _let_rulings_go(connection: Connection, long_gone: ColumnElement[bool]) -> int:
    """Let go what was decided at single places on terms that are let go, in whatever text.

    While a term that held for all texts can be brought back, they wait for it there. Those
    on a term that was merged into another, or split, hold for that one as long as it is kept;
    those on an entry of a glossary, whose id has a colon, are never without it.
    """
    gone = _stood_for(long_gone)
    kept = _stood_for(~func.coalesce(long_gone, false()))
    concept_id = func.json_extract(_sound(_DESK), "$.concept_id")
    lost = concept_id.in_(gone) & concept_id.not_in(kept) & ~concept_id.contains(":")
    rulings = (_DESK.c.kind == "ruling") & lost
    return connection.execute(delete(_DESK).where(rulings)).rowcount


def _stood_for(which: ColumnElement[bool]) -> CompoundSelect[tuple[str]]:
    """The ids of some terms, and of those whose heirs they are (see `Concept.heir_of`)."""
    terms = (_DESK.c.kind == "concept") & which
    earlier = func.json_each(_sound(_DESK), "$.heir_of").table_valued("value")
    inherited = select(earlier.c.value).select_from(_DESK.join(earlier, true())).where(terms)
    return union_all(select(_DESK.c.id).where(terms), inherited)


def _sound(records: Table) -> ColumnElement[str | None]:
    """The value of a record; of one that is damaged, nothing."""
    value = records.c.value
    return case((func.json_valid(value) == 1, value))


def _written(moment: datetime) -> str:
    """A time as `erased_at` holds it; such words sort as the times do."""
    return moment.isoformat(timespec="seconds")
