"""Mending a notebook whose pages are sound: indexes, rows that point nowhere, the counter."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from . import lostplaces
from .examination import (
    ORPHANED,
    orphaned_tables,
    unreadable_drafts,
    unreadable_pasts,
    unreadable_records,
)
from .rebuilding import ask_for_index, count_up
from .words import restore_words


def mend(connection: sqlite3.Connection, data_dir: Path) -> list[dict[str, Any]]:
    """Mend an open notebook of the newest revision, inside the caller's transaction.

    Args:
        connection: the notebook.
        data_dir: the folder with the backups, where the words of altered texts may be.

    Returns:
        The rows that were taken out, for a person to look at.

    Raises:
        sqlite3.Error: then the transaction must be rolled back.
    """
    connection.execute("REINDEX")
    aside: list[dict[str, Any]] = []
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for name in orphaned_tables(there):
        aside += _take_out(connection, name, ORPHANED, ())
    for annotation_id in list(unreadable_drafts(connection)):
        aside += _take_out(connection, "draft", "annotation_id = ?", (annotation_id,))
    for annotation_id, position in list(unreadable_pasts(connection)):
        where = "annotation_id = ? AND position = ?"
        aside += _take_out(connection, "annotation_past", where, (annotation_id, position))
    for record_id in list(unreadable_records(connection)):
        aside += _take_out(connection, "desk_record", "id = ?", (record_id,))
    lostplaces.settle(connection)
    restore_words(connection, data_dir)
    count_up(connection)
    ask_for_index(connection)
    return aside


def _take_out(
    connection: sqlite3.Connection, name: str, where: str, values: tuple[str | int, ...]
) -> list[dict[str, Any]]:
    found = connection.execute(f'SELECT * FROM "{name}" WHERE {where}', values)
    names = [column[0] for column in found.description]
    rows = [{name: dict(zip(names, each, strict=True))} for each in found.fetchall()]
    connection.execute(f'DELETE FROM "{name}" WHERE {where}', values)
    return rows
