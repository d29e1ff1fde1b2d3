"""Whether the index of notes in a file that nobody has open fits the notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from .index import AT_ONCE, RECIPE, book_word, written_words
from .schema import NOTE_SEARCH, note_search_state

_NOTES = "SELECT ordinal, id, text_id, note, quote FROM annotation WHERE erased IS NULL"
_TAGS = "SELECT tag FROM annotation_tag WHERE annotation_id = ? ORDER BY position"
_ROW = f"SELECT note, quote, tags, book FROM {NOTE_SEARCH} WHERE rowid = ?"


def wrong_rows(connection: sqlite3.Connection, between: Callable[[], None]) -> int:
    """How many rows of the index are missing, too many or other than the notes ask for.

    An index that is not whole, or of another make, is no fault: it is made anew as soon as the
    notebook is opened. The columns of readings are not compared; they are learned by and by.

    Args:
        connection: a sound file; left as it is.
        between: called now and then; what it raises ends the work.

    Returns:
        The number; 1 for an index that cannot be read.
    """
    try:
        if not _is_whole(connection):
            return 0
        connection.execute("SAVEPOINT look")
        try:
            connection.execute(
                f"INSERT INTO {NOTE_SEARCH} ({NOTE_SEARCH}) VALUES ('integrity-check')"
            )
            return _compared(connection, between)
        finally:
            connection.execute("ROLLBACK TO look")
            connection.execute("RELEASE look")
    except sqlite3.DatabaseError:
        return 1


def _is_whole(connection: sqlite3.Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE name = ?"
    if connection.execute(sql, (note_search_state.name,)).fetchone() is None:
        return False
    found = connection.execute(f"SELECT recipe, done FROM {note_search_state.name}").fetchall()
    return found == [(RECIPE, None)]


def _compared(connection: sqlite3.Connection, between: Callable[[], None]) -> int:
    known = connection.execute(f"SELECT count(*) FROM {NOTE_SEARCH}").fetchone()[0]
    wrong, there = 0, 0
    for number, (ordinal, note_id, text_id, note, quote) in enumerate(connection.execute(_NOTES)):
        if number % AT_ONCE == 0:
            between()
        found = connection.execute(_ROW, (ordinal,)).fetchone()
        there += found is not None
        tags = [tag for (tag,) in connection.execute(_TAGS, (note_id,))]
        wrong += found != (*written_words(note, quote, tags), book_word(text_id))
    return int(wrong + known - there)
