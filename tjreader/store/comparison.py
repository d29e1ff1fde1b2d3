"""Two notebooks side by side: what one has, the other has not, or has otherwise."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from ..app.care import Backup, NoteLine, Preview
from ..desk.concept import Concept
from ..desk.record import record_from
from ..desk.ruling import Acceptance, Verdict
from ..desk.translation import Translation
from ..notes.annotation import Target
from ..notes.markdown import plain
from . import plaincopy

_STEP = 500
"""Rows read between two looks at what waits."""

_SHOWN = 200
"""Code points of a quote and of a note that a line keeps."""

_LOOKED_AT = 2000
"""Code points of a note of which its line is made."""

_LEFT_OUT = ("ordinal", "erased", "erased_at")
"""Columns that say nothing of what a note is."""


class Seen(Struct, frozen=True):
    """A note as it is listed, and a checksum of all that it is."""

    line: NoteLine
    sum: bytes
    is_note: bool = False

    @property
    def told(self) -> NoteLine:
        """The line for people: what is written on a note as it reads."""
        if not self.is_note:
            return self.line
        return replace(self.line, note=plain(self.line.note)[:_SHOWN])


def notes_of(connection: sqlite3.Connection, between: Callable[[], None]) -> dict[str, Seen]:
    """What is not erased of a notebook, by id: its notes, then what the desk keeps.

    Both in the order they were made.

    Args:
        connection: an open notebook of the newest revision; only read.
        between: called every few rows; what it raises ends the work.
    """
    titles = dict(connection.execute("SELECT id, title FROM text").fetchall())
    parts = _parts(connection, between)
    found = connection.execute("SELECT * FROM annotation WHERE erased IS NULL ORDER BY ordinal")
    names = [column[0] for column in found.description]
    seen: dict[str, Seen] = {}
    while rows := found.fetchmany(_STEP):
        for values in rows:
            row = dict(zip(names, values, strict=True))
            own = tuple(value for name, value in row.items() if name not in _LEFT_OUT)
            whole = repr((own, parts.get(row["id"]))).encode("utf-8", "surrogatepass")
            line = NoteLine(
                id=row["id"],
                title=titles.get(row["text_id"], ""),
                quote=row["quote"][:_SHOWN],
                note=row["note"][:_LOOKED_AT],
                updated=row["updated"],
                text_id=row["text_id"],
                section_id=(row["section_id"] or "") if row["target"] == Target.SECTION else "",
            )
            seen[row["id"]] = Seen(line, hashlib.blake2b(whole, digest_size=16).digest(), True)
        between()
    return seen | _records(connection, titles, between)


def _records(
    connection: sqlite3.Connection, titles: dict[str, str], between: Callable[[], None]
) -> dict[str, Seen]:
    """What the desk keeps, told as notes are: what it is about, and what was decided."""
    found = connection.execute(
        "SELECT id, text_id, value FROM desk_record WHERE erased IS NULL ORDER BY ordinal"
    )
    seen: dict[str, Seen] = {}
    while rows := found.fetchmany(_STEP):
        for record_id, text_id, value in rows:
            about, decided, updated = _told(value)
            line = NoteLine(
                id=record_id,
                title=titles.get(text_id, ""),
                quote=about[:_SHOWN],
                note=decided[:_SHOWN],
                updated=updated,
            )
            whole = repr((text_id, value)).encode("utf-8", "surrogatepass")
            seen[record_id] = Seen(line, hashlib.blake2b(whole, digest_size=16).digest())
        between()
    return seen


def _told(value: str) -> tuple[str, str, str]:
    """What a record is about, what was decided, and when."""
    try:
        record = record_from(value)
    except (ValueError, RecursionError):
        return "", "", ""
    if isinstance(record, Concept):
        words = "; ".join(each.words for each in record.renderings if each.words)
        return record.name, words or record.note, record.updated
    if isinstance(record, Verdict):
        return record.words, "", record.created
    if isinstance(record, Acceptance):
        return "", record.reason, record.created
    decided = record.words or (record.note if isinstance(record, Translation) else record.reason)
    return record.anchor.quote, decided, record.updated


def preview_of(backup: Backup, now: dict[str, Seen], then: dict[str, Seen]) -> Preview:
    """What would be different if the notes of then took the place of those of now."""
    changed = tuple(
        (now[each].told, seen.told)
        for each, seen in then.items()
        if each in now and now[each].sum != seen.sum
    )
    back = tuple(seen.told for each, seen in then.items() if each not in now)
    gone = tuple(seen.told for each, seen in now.items() if each not in then)
    same = len(now) - len(gone) - len(changed)
    return Preview(backup, back, changed, gone, same)


def _parts(
    connection: sqlite3.Connection, between: Callable[[], None]
) -> dict[str, list[tuple[object, ...]]]:
    parts: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for table in plaincopy.parts_of_notes():
        found = connection.execute(
            f'SELECT annotation_id, * FROM "{table.name}" ORDER BY annotation_id, position'
        )
        while rows := found.fetchmany(_STEP):
            for annotation_id, *rest in rows:
                parts[annotation_id].append((table.name, *rest))
            between()
    return parts
