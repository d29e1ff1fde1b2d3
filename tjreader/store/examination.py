"""A thorough look at a notebook: every page, every row, every text. Changes nothing."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from ..app.care import TAKEN_APART, Fault, Finding, GivenUp, Watch
from ..desk.record import kind_of, record_from, text_of
from ..notes.annotation import Colour, Style, Target
from . import indexcheck, refusals, rows, schema
from .plaincopy import parts_of_notes
from .words import are_right

LARGEST_LIST = 1000
"""Faults that SQLite lists at most; more are not counted."""

_OPCODES = 20_000
"""Steps of SQLite between two questions whether to go on; some milliseconds."""

_AT_ONCE = 500
"""Rows read between two such questions."""

_ONLY_INDEX = re.compile(r"missing from index|wrong # of entries in index|FTS5 table")


class Examination(Struct, frozen=True):
    """What is wrong with a file. `notes` counts what is not erased, 0 where that is unknown."""

    notes: int
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether it must be taken apart: mending in place would build on damaged pages."""
        return any(each.fault in TAKEN_APART for each in self.findings)


def examine(path: Path, watch: Watch) -> Examination:
    """Look at a database file that nobody else has open, with its log; a copy, as a rule.

    Raises:
        GivenUp: if `watch` says so.
        Refused: "unreadable" if it is another program's.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as found:
            return _examine(found, path, watch)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise GivenUp from None
        return _LOST
    except sqlite3.DatabaseError:
        return _LOST


_LOST = Examination(0, (Finding(Fault.LOST, 0),))


def _examine(connection: sqlite3.Connection, path: Path, watch: Watch) -> Examination:
    tables = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    if tables and not tables & schema.metadata.tables.keys():
        raise refusals.foreign(path)
    if schema.annotation.name not in tables:
        return _LOST
    faults = _pages(connection, watch)
    if not faults[Fault.DAMAGED]:
        watch(0.6)
        faults += _texts(connection, tables, watch)
    if not faults[Fault.DAMAGED]:
        watch(0.7)
        try:
            faults += _rows(connection, tables)
            watch(0.8)
            faults += _words(connection, watch)
            faults[Fault.INDEX] += indexcheck.wrong_rows(connection, lambda: watch(0.95))
        except sqlite3.DatabaseError:
            faults[Fault.DAMAGED] += 1
    return Examination(
        _notes(connection), tuple(Finding(each, faults[each]) for each in Fault if faults[each])
    )


def _pages(connection: sqlite3.Connection, watch: Watch) -> Counter[Fault]:
    """What SQLite itself finds: pages, cells, indexes, constraints."""
    stopped = False

    def asked() -> int:
        nonlocal stopped
        try:
            watch(0.3)
        except GivenUp:
            stopped = True
        return stopped

    faults: Counter[Fault] = Counter()
    connection.set_progress_handler(asked, _OPCODES)
    try:
        # A text that is no UTF-8 must not end the look at the rest.
        connection.text_factory = _lenient
        for (said,) in connection.execute(f"PRAGMA integrity_check({LARGEST_LIST})"):
            if said != "ok":
                faults[Fault.INDEX if _ONLY_INDEX.search(said) else Fault.DAMAGED] += 1
    except sqlite3.DatabaseError:
        if stopped:
            raise GivenUp from None
        faults[Fault.DAMAGED] += 1
    finally:
        connection.set_progress_handler(None, 0)
    return faults


def _texts(connection: sqlite3.Connection, tables: set[str], watch: Watch) -> Counter[Fault]:
    """Texts that are no UTF-8 any more, which SQLite does not look at."""
    faults: Counter[Fault] = Counter()

    def text(value: bytes) -> str:
        try:
            return value.decode()
        except UnicodeDecodeError:
            faults[Fault.DAMAGED] += 1
            return _lenient(value)

    connection.text_factory = text
    for table in schema.metadata.sorted_tables:
        if table.name in tables:
            try:
                found = connection.execute(f'SELECT * FROM "{table.name}"')
                while found.fetchmany(_AT_ONCE):
                    watch(0.65)
            except sqlite3.DatabaseError:
                faults[Fault.DAMAGED] += 1
    return faults


def _rows(connection: sqlite3.Connection, tables: set[str]) -> Counter[Fault]:
    """Rows that point nowhere, or are no longer what they were stored as."""
    faults: Counter[Fault] = Counter()
    for name in orphaned_tables(tables):
        faults[Fault.ORPHAN] += connection.execute(
            f'SELECT count(*) FROM "{name}" WHERE {ORPHANED}'
        ).fetchone()[0]
    faults[Fault.UNREADABLE] += sum(1 for _ in unreadable_notes(connection))
    faults[Fault.UNREADABLE] += sum(1 for _ in unreadable_drafts(connection))
    if "annotation_past" in tables:
        faults[Fault.UNREADABLE] += sum(1 for _ in unreadable_pasts(connection))
    if "desk_record" in tables:
        faults[Fault.UNREADABLE] += sum(1 for _ in unreadable_records(connection))
    faults[Fault.COUNTER] += is_behind(connection, tables)
    return faults


ORPHANED = "annotation_id NOT IN (SELECT id FROM annotation)"
"""Of a row that belongs to a note: it belongs to none."""


def orphaned_tables(there: set[str]) -> list[str]:
    """The tables of a file whose rows belong to notes."""
    return [table.name for table in parts_of_notes() if table.name in there]


def unreadable_notes(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of notes that could not be shown: a highlight without a place, odd names."""
    colours, styles, targets = (
        ", ".join(f"'{each.value}'" for each in kind) for kind in (Colour, Style, Target)
    )
    odd = (
        f"target NOT IN ({targets}) OR coalesce(colour, 'yellow') NOT IN ({colours})"
        f" OR coalesce(style, 'tint') NOT IN ({styles})"
        " OR (target = 'highlight') <> (colour IS NOT NULL)"
        " OR (target = 'highlight' AND id NOT IN (SELECT annotation_id FROM annotation_span))"
        " OR id IN (SELECT annotation_id FROM annotation_span"
        ' WHERE start < 0 OR start >= "end")'
    )
    for (annotation_id,) in connection.execute(f"SELECT id FROM annotation WHERE {odd}"):
        yield annotation_id


def unreadable_drafts(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of drafts that are none."""
    for annotation_id, value in connection.execute("SELECT annotation_id, value FROM draft"):
        if not _is_read_by(rows.annotation_from, value):
            yield annotation_id


def unreadable_pasts(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Earlier places of notes that are none: note and position."""
    found = connection.execute("SELECT annotation_id, position, value FROM annotation_past")
    for annotation_id, position, value in found:
        if not _is_read_by(rows.anchor_from, value):
            yield annotation_id, position


def unreadable_records(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of the desk's records that are none, or not those of their rows."""
    for row in connection.execute("SELECT id, kind, text_id, value FROM desk_record"):
        if not is_record(*row):
            yield row[0]


def is_record(record_id: object, kind: object, text_id: object, value: str) -> bool:
    """Whether a row of the desk holds a record, and the one that its columns name."""
    try:
        found = record_from(value)
    except (ValueError, TypeError, RecursionError):
        return False
    return (found.id, kind_of(found), text_of(found)) == (record_id, kind, text_id)


def _is_read_by(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def is_behind(connection: sqlite3.Connection, tables: set[str]) -> bool:
    """Whether the counter is smaller than a number it gave."""
    largest = ", ".join(
        f"coalesce((SELECT max({column}) FROM {name}), 0)"
        for name in ("annotation", "desk_record")
        if name in tables
        for column in ("ordinal", "erased")
    )
    found = connection.execute(
        f"SELECT coalesce((SELECT max(value) FROM tally), -1) < max({largest})"
    ).fetchone()
    return bool(found[0])


def _words(connection: sqlite3.Connection, watch: Watch) -> Counter[Fault]:
    """Texts that are not those they were kept as: their revision is their checksum."""
    faults: Counter[Fault] = Counter()
    for revision, printed in connection.execute("SELECT revision, printed FROM text_revision"):
        watch(0.9)
        if not are_right(printed, revision):
            faults[Fault.WORDS] += 1
    return faults


def _notes(connection: sqlite3.Connection) -> int:
    try:
        found = connection.execute("SELECT count(*) FROM annotation WHERE erased IS NULL")
        return int(found.fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def _lenient(value: bytes) -> str:
    return value.decode("utf-8", "replace")
