"""A sound notebook made of what is left: of a damaged file, of backups, of plain copies."""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Table

from ..app.care import Watch
from ..app.ports import Refused
from . import backup, lostplaces, plaincopy, refusals, schema
from .check import inspect, journal_of
from .database import Database, create
from .examination import is_record
from .migrations import chain
from .salvage import MADE_BY_HAND, Lost, Wreck
from .words import restore_words

log = logging.getLogger(__name__)

_MADE = ("schema_revision", "tally", "note_search_state")
"""Tables whose only row is made, not copied."""

_WRITTEN = ("annotation", "draft", "desk_record", "text", "text_revision")
"""Tables whose rows are set aside, for a person to look at, where they cannot be put back."""

_UPDATED = "coalesce(json_extract(value, '$.updated'), json_extract(value, '$.created'))"
"""When a record of the desk was changed last."""


class Rebuilt(Struct, frozen=True):
    """What a new file was made of.

    `read` rows came from the damaged file, `skipped` could not be read, `added` notes
    came from a backup. `aside` are rows that could be read and are no notes any more;
    `doubtful` the ids of notes with characters that could not be read.
    """

    read: int = 0
    skipped: int = 0
    added: int = 0
    aside: tuple[dict[str, Any], ...] = ()
    doubtful: frozenset[str] = frozenset()


def rebuild(damaged: Path, target: Path, data_dir: Path, watch: Watch) -> Rebuilt:
    """Make a sound file of a damaged one and of the newest backup that can be read.

    Args:
        damaged: a copy of the damaged file, with its log; it may be written to.
        target: the file to make.
        data_dir: the folder with the backups.
        watch: told how far the work is.

    Raises:
        Refused: "damaged" if nothing can be read, neither there nor in a backup, of a file
            that is not simply empty;
            "unreadable" or "newer" if the file is none of ours or of a newer program.
        GivenUp: if `watch` says so.
        OSError, sqlite3.Error: if the new file cannot be written.
    """
    was_empty = _is_empty(damaged)
    try:
        found = salvaged(damaged, target, watch)
    except Lost:
        log.info("the header or the list of tables is lost")
        create(target)
        found = Rebuilt()
    watch(0.7)
    added = _from_newest_backup(target, data_dir, found.doubtful)
    if added is None and not was_empty and (not found.read or _lost_all(found, target)):
        remove(target)
        raise refusals.nothing_left(data_dir / damaged.name)
    with filling(target) as connection:
        lostplaces.settle(connection)
        restore_words(connection, data_dir)
    return replace(found, added=added or 0)


def _is_empty(path: Path) -> bool:
    """Whether a file is there and nothing is in it, nor in its log."""
    if not path.exists():
        return False
    return not any(each.stat().st_size for each in (path, journal_of(path)) if each.exists())


def _lost_all(found: Rebuilt, target: Path) -> bool:
    """Whether notes or records were there and none could be read: that is no repair."""
    with closing(sqlite3.connect(target)) as connection:
        any_left = " UNION ALL ".join(f'SELECT 1 FROM "{name}"' for name in MADE_BY_HAND)
        return bool(found.skipped) and connection.execute(any_left).fetchone() is None


def salvaged(damaged: Path, target: Path, watch: Watch) -> Rebuilt:
    """Make a sound file of what can be read of a damaged one, and of nothing else.

    Raises:
        Lost: if its tables cannot be found; there is no target then.
        Refused: "unreadable" or "newer" if the file is none of ours or of a newer program.
    """
    remove(target)
    wreck = Wreck(damaged)
    try:
        revision = wreck.revision()
        if revision is not None and not chain.is_known(revision, chain.CHAIN):
            raise refusals.newer(damaged)
        create(target)
        return _salvage(wreck, target, watch)
    finally:
        wreck.close()


def prepare(copy: Path, target: Path) -> None:
    """Make a file of the newest revision from a backup, or from its plain copy.

    Raises:
        Refused: "damaged" if neither can be read.
        OSError, sqlite3.Error: if the new file cannot be written.
    """
    remove(target)
    if copy.exists() and backup.is_whole(copy):
        try:
            shutil.copyfile(copy, target)
            found = inspect(target, schema.APPLICATION_ID)
            if chain.is_known(found.revision, chain.CHAIN) and not found.alien:
                bring_up(target, found.revision)
                return
        except Refused:
            pass
        remove(target)
    log.info("the database of a backup is not sound; its plain copy is read")
    words = copy.with_suffix(backup.PLAIN)
    if not backup.is_whole(words):
        raise refusals.unsound_copy(copy)
    create(target)
    with filling(target) as connection:
        plaincopy.fill(connection, plaincopy.read(words))
        count_up(connection, whole_number(plaincopy.head_of(words).get("counter")))


def bring_up(path: Path, revision: str) -> None:
    """Migrate a closed, sound file to the newest revision.

    Raises:
        MigrationFailed, sqlalchemy.exc.DBAPIError: the file is as it was.
    """
    if revision == schema.REVISION:
        return
    database = Database(path)
    try:
        chain.migrate(database.connection, database.raw, revision, chain.CHAIN)
    finally:
        database.close()


def remove(path: Path) -> None:
    """Remove a database file and what belongs to it."""
    for each in (path, journal_of(path), path.with_name(path.name + "-journal")):
        each.unlink(missing_ok=True)


@contextlib.contextmanager
def filling(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on a file that nobody else has open; kept unless something is raised.

    Its index of notes is made anew when it is opened: rows were put past it.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        ask_for_index(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()


def ask_for_index(connection: sqlite3.Connection) -> None:
    """Note that the index of notes is to be made anew."""
    connection.execute(f"DELETE FROM {schema.note_search_state.name}")


def count_up(connection: sqlite3.Connection, at_least: int = 0) -> None:
    """See that the notebook's counter stands behind no number it ever gave."""
    largest = ", ".join(
        f'coalesce((SELECT max("{column}") FROM "{table.name}"), 0)'
        for table in schema.metadata.sorted_tables
        for column in ("ordinal", "erased", "opened")
        if column in table.c
    )
    connection.execute(f"UPDATE tally SET value = max(value, ?, {largest})", (at_least,))


def whole_number(value: object) -> int:
    """A counter as it was read from somewhere; 0 where it is none."""
    return value if isinstance(value, int) and 0 <= value < 1 << 53 else 0


def take(connection: sqlite3.Connection, name: str, row: dict[str, Any]) -> bool:
    """Put a row into a table; whether it was taken, if need be under a new place in the order."""
    tries = [row]
    if "ordinal" in row:
        sql = f'SELECT coalesce(max(ordinal), 0) + 1 FROM "{name}"'
        tries.append(row | {"ordinal": connection.execute(sql).fetchone()[0]})
    for each in tries:
        try:
            plaincopy.insert(connection, name, each)
        except (sqlite3.Error, OverflowError, ValueError):
            continue
        return True
    return False


def _salvage(wreck: Wreck, target: Path, watch: Watch) -> Rebuilt:
    """Put the readable rows into the new file; old revisions lack columns: defaults."""
    read, counter = 0, 0
    aside: list[dict[str, Any]] = []
    with filling(target) as connection:
        for name, row in wreck.everything(watch):
            if name in _MADE:
                counter = max(counter, whole_number(row.get("value")))
            elif _is_whole(name, row) and (
                take(connection, name, row) or _with_a_text(connection, name, row)
            ):
                read += 1
            elif name in _WRITTEN:
                aside.append({name: row})
        count_up(connection, counter)
    return Rebuilt(read, wreck.skipped, 0, tuple(aside), frozenset(wreck.doubtful))


def _is_whole(name: str, row: dict[str, Any]) -> bool:
    """Whether a row may be put back: one of the desk is read as a whole or not at all."""
    if name != schema.desk_record.name:
        return True
    value = str(row.get("value"))
    return is_record(row.get("id"), row.get("kind"), row.get("text_id"), value)


def _with_a_text(connection: sqlite3.Connection, name: str, row: dict[str, Any]) -> bool:
    """Words of a text whose own row could not be read: it gets another one."""
    if name != "text_revision":
        return False
    text = {"id": row["text_id"], "title": str(row["text_id"])[:8], "source": ""}
    take(connection, "text", text | {"revision": row["revision"], "opened": 0})
    return take(connection, name, row)


def _from_newest_backup(target: Path, data_dir: Path, doubtful: frozenset[str]) -> int | None:
    """Complete a new file; how many notes were added, None if no backup can be read."""
    source = target.with_name(target.name + ".backup")
    for each in backup.listed(data_dir):
        try:
            prepare(backup.path_of(data_dir, each.name), source)
            with filling(target) as connection, closing(sqlite3.connect(source)) as old:
                _drop_doubtful(connection, old, doubtful)
                return complete(connection, old)
        except Refused:
            continue
        finally:
            remove(source)
    return None


def _drop_doubtful(
    connection: sqlite3.Connection, old: sqlite3.Connection, doubtful: frozenset[str]
) -> None:
    """Let the backup's form of a note or record win that was not changed since and is garbled."""
    updated = {"annotation": "updated", "desk_record": _UPDATED}
    for one in doubtful:
        for name, when in updated.items():
            sql = f'SELECT {when} FROM "{name}" WHERE id = ?'
            now, then = (each.execute(sql, (one,)).fetchone() for each in (connection, old))
            if now is not None and now == then:
                connection.execute(f'DELETE FROM "{name}" WHERE id = ?', (one,))


def complete(connection: sqlite3.Connection, old: sqlite3.Connection, erased_at: str = "") -> int:
    """Add what another notebook has and this one lacks.

    What belongs to a note (its stretches, its tags) is added where the note is the same.

    Args:
        connection: the notebook to complete, in a transaction.
        old: the other one, of the same revision; only read.
        erased_at: a time, if the added notes shall be erased ones, which can be brought
            back; "" to add them as they are. Erasing only marks a note, so one that is
            not there at all was lost by damage, or is younger.

    Returns:
        How many notes were added.
    """
    count_up(connection, _counter(old))
    erased = _counter(connection)
    here, there = _notes(connection), _notes(old)
    lacking = there.keys() - here.keys()
    same = {each for each in there.keys() & here.keys() if here[each] == there[each]}
    for table in schema.metadata.sorted_tables:
        if table.name in (*_MADE, "analysis"):
            continue
        for row in _rows(old, table, lacking, lacking | same):
            if erased_at and table.name in MADE_BY_HAND and row["erased"] is None:
                erased += 1
                row |= {"erased": erased, "erased_at": erased_at}
            take(connection, table.name, row)  # what is there already is not taken
    count_up(connection)
    return len(lacking)


def _counter(connection: sqlite3.Connection) -> int:
    return whole_number(connection.execute("SELECT max(value) FROM tally").fetchone()[0])


def _notes(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    found = connection.execute("SELECT id, updated, quote FROM annotation")
    return {annotation_id: (updated, quote) for annotation_id, updated, quote in found}


def _rows(
    old: sqlite3.Connection, table: Table, lacking: set[str], with_parts: set[str]
) -> Iterator[dict[str, Any]]:
    is_part = table in plaincopy.parts_of_notes()
    found = old.execute(f'SELECT * FROM "{table.name}"')
    names = [column[0] for column in found.description]
    for values in found:
        row = dict(zip(names, values, strict=True))
        if is_part and row["annotation_id"] not in with_parts:
            continue
        if table.name == "annotation" and row["id"] not in lacking:
            continue
        yield row
