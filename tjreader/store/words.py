"""The kept words of texts: their revision is their checksum, and backups have them too."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from . import backup


def are_right(printed: str, revision: str) -> bool:
    """Whether words are those a revision was named after (see `text.document.revision_of`)."""
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest() == revision


def restore_words(connection: sqlite3.Connection, data_dir: Path) -> None:
    """Replace the words of altered texts by those of a backup that has them right."""
    for text_id, revision, printed in connection.execute(
        "SELECT text_id, revision, printed FROM text_revision"
    ).fetchall():
        if are_right(printed, revision):
            continue
        for path in reversed(backup.backups_of(data_dir)):
            words = _words(path, text_id, revision)
            if words is not None:
                connection.execute(
                    "UPDATE text_revision SET printed = ? WHERE text_id = ? AND revision = ?",
                    (words, text_id, revision),
                )
                break


def _words(path: Path, text_id: str, revision: str) -> str | None:
    sql = "SELECT printed FROM text_revision WHERE text_id = ? AND revision = ?"
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True)) as connection:
        found = connection.execute(sql, (text_id, revision)).fetchone()
        if found is not None and are_right(found[0], revision):
            return str(found[0])
    return None
