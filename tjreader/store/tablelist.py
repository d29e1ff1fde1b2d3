"""The list of tables of a damaged file, made anew from what is left of it.

SQLite reads its list of tables whole or not at all: one bad byte in it hides every table.
What it holds of a table stands in one piece, though: its name twice, the number of its root
page, its words `CREATE TABLE`. That is looked for in the bytes of the file, and put into an
empty list. See https://www.sqlite.org/fileformat2.html, section 2.6.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from . import schema
from .check import journal_of
from .database import create

HEADER = 100
"""Bytes of the header of a database."""

_TABLE_PAGES = (0x05, 0x0D)
_KEYED_PAGES = (0x02, 0x0A)
"""Kinds of pages that a table with, and one without row numbers can begin with."""

_PAGE_COUNT = slice(28, 32)
_FREE_PAGES = slice(32, 40)


def fresh_header(path: Path, size: int) -> tuple[bytes, int]:
    """The header of a sound file of ours of `size` bytes, and the size of its pages.

    All its bytes are known. No free pages are claimed.

    Raises:
        OSError, sqlite3.Error: if the file `path` + ".model", which is gone afterwards,
            cannot be made.
    """
    model = _model(path)
    with closing(sqlite3.connect(model)) as connection:
        page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    header = bytearray(model.read_bytes()[:HEADER])
    model.unlink()
    header[_PAGE_COUNT] = (size // page_size).to_bytes(4, "big")
    header[_FREE_PAGES] = bytes(8)
    return bytes(header), page_size


def write_anew(path: Path) -> bool:
    """Give a file, a copy, a list of those of our tables that can be found in it.

    Returns:
        Whether the table of notes is among them; else the file is as it was.

    Raises:
        OSError, sqlite3.Error: if it cannot be written.
    """
    _settle_log(path)
    content = path.read_bytes()
    header, page_size = fresh_header(path, len(content))
    ours = _ours(path)
    found = {name: found for name in ours if (found := _found(content, page_size, name))}
    if schema.annotation.name not in found:
        return False
    # An empty page of a table: no rows, their place begins at the end of the page.
    empty = bytes((0x0D, 0, 0, 0, 0)) + (page_size & 0xFFFF).to_bytes(2, "big") + b"\x00"
    whole = content[: len(content) // page_size * page_size]
    path.write_bytes((header + empty).ljust(page_size, b"\x00") + whole[page_size:])
    for name, (root, said) in found.items():
        _enter(path, name, root, said if _is_understood(said) else ours[name])
    return True


def _model(path: Path) -> Path:
    model = path.with_name(path.name + ".model")
    model.unlink(missing_ok=True)
    create(model)
    return model


def _ours(path: Path) -> dict[str, str]:
    """Our tables and how they are made today."""
    model = _model(path)
    try:
        with closing(sqlite3.connect(model)) as connection:
            found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            return {name: sql for name, sql in found if name in schema.metadata.tables}
    finally:
        model.unlink()


def _settle_log(path: Path) -> None:
    """Put what stands in the log into the file, as far as SQLite can; it needs no list for that."""
    if not journal_of(path).exists():
        return
    settled = path.with_name(path.name + ".settled")
    with contextlib.suppress(sqlite3.Error):
        with (
            closing(sqlite3.connect(path)) as source,
            closing(sqlite3.connect(settled)) as target,
        ):
            source.backup(target)
        settled.replace(path)
    settled.unlink(missing_ok=True)
    journal_of(path).unlink(missing_ok=True)


def _found(content: bytes, page_size: int, name: str) -> tuple[int, str] | None:
    """The root page of a table and how it was made; None if that cannot be found."""
    candidates = [
        (root, said)
        for root, said in _entries(content, name)
        if _is_root(content, page_size, root, said)
    ]
    # What was written before a migration may be left beside what stands now, which is longer.
    return max(candidates, key=lambda each: len(each[1]), default=None)


def _entries(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Root page and words wherever they stand; one of the three names there may be damaged."""
    word = re.escape(name.encode())
    other = b".{%d}" % len(name)
    for names, third in ((word + word, b""), (word + other, word), (other + word, word)):
        pattern = names + rb"(.{1,4}?)(CREATE TABLE " + third + rb".{1,4000}?STRICT)"
        for each in re.finditer(pattern, content, re.DOTALL):
            yield int.from_bytes(each[1], "big"), each[2].decode("utf-8", "replace")


def _is_root(content: bytes, page_size: int, root: int, said: str) -> bool:
    start = (root - 1) * page_size
    if root < 2 or start >= len(content):
        return False
    return content[start] in (_KEYED_PAGES if "WITHOUT ROWID" in said else _TABLE_PAGES)


def _is_understood(said: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(said)
        except sqlite3.Error:
            return False
    return True


def _enter(path: Path, name: str, root: int, said: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('table', ?, ?, ?, ?)", (name, name, root, said)
        )
