"""Files of notes and notebooks that mean harm: JSON, CSV and SQLite, made here, kept nowhere."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotating import TEXT, made
from builders import added, highlight
from hostile import Hostile
from tjreader.store.opening import open_store

HEAD = (
    '{"format": "tjreader-annotated-text", "version": 2, '
    f'"id": "{TEXT.id}", "revision": "{TEXT.revision}", '
)


def note(**changed: Any) -> bytes:
    """Our JSON with one note, some of which is something else."""
    whole = json.loads(made("json", highlight(TEXT, "二三", note="x")))
    whole["annotations"][0] |= changed
    return json.dumps(whole).encode()


def raw_note(old: bytes, new: bytes) -> bytes:
    """Our JSON with one note, with other bytes in it."""
    whole = note()
    assert old in whole
    return whole.replace(old, new, 1)


NOTES: dict[str, Hostile] = {
    "empty": Hostile(b"", "empty"),
    "zeros": Hostile(bytes(4096), "no export of this program"),
    "depth 100k": Hostile(b"[" * 100_000 + b"]" * 100_000, "no export of this program"),
    "depth 100k in a note": Hostile(
        f'{HEAD}"annotations": [{"[" * 100_000}{"]" * 100_000}]}}'.encode(),
        "no export of this program",
    ),
    "nan": Hostile(raw_note(b'"score": 1.0', b'"score": NaN'), "no export of this program"),
    "1e400": Hostile(raw_note(b'"score": 1.0', b'"score": 1e400'), "cannot be read"),
    "a name twice": Hostile(raw_note(b'"note": "x"', b'"note": "x", "note": "y"'), "twice"),
    "start after end": Hostile(note(spans=[[5, 3]]), "not a span"),
    "minus one": Hostile(note(spans=[[-1, 3]]), "not a span"),
    "2^63": Hostile(note(spans=[[0, 2**63]]), "behind the end"),
    "a path for an id": Hostile(note(id="../../evil"), "id"),
    "a long note": Hostile(note(note="一" * 1_000_001), "a million"),
    "a lone surrogate": Hostile(
        raw_note(b'"note": "x"', b'"note": "\\ud800"'), "no export of this program"
    ),
    "markup": Hostile(note(note='<img src="file:///etc/passwd">', tags=["<script>"])),
    "a hundred thousand notes that are none": Hostile(
        f'{HEAD}"annotations": [{",".join(["{}"] * 100_000)}]}}'.encode(), "cannot be read"
    ),
    "gzip": Hostile(gzip.compress(bytes(10_000_000), mtime=0), "no export of this program"),
    "xml": Hostile(b"<!DOCTYPE a [<!ENTITY a 'b'>]><a>&a;</a>", "no export of this program"),
}
"""Files called `.json`: what is said of one is a refusal, or of a note that is left out."""

TABLES: dict[str, Hostile] = {
    "empty": Hostile(b"", "empty"),
    "formulas": Hostile("quote,note\n二三,=cmd()\n四五,+1\n六七,@x\n八,-1\n".encode()),
    "nul": Hostile("quote,note\n二三,\x00\n".encode() * 50, "not a text"),
    "an open quote": Hostile('quote,note\n"二三,x\n'.encode(), "no table"),
    "a cell of 3 million": Hostile(f"quote,note\n二三,{'a' * 3_000_000}\n".encode(), "no table"),
    "100k columns": Hostile(b"quote,note" + b",x" * 100_000 + "\n二三,x\n".encode()),
    "200k rows": Hostile(("quote,note\n" + "二,x\n" * 200_001).encode(), "more than 200,000 rows"),
    "numbers": Hostile(f"quote,start,end\n海,0,{2**63}\n海,-1,3\n".encode(), "whole numbers"),
    "utf-16": Hostile("quote,note\n二三,x\n".encode("utf-16"), "UTF-16"),
    "zip": Hostile(b"PK\x03\x04" + bytes(100), "ZIP"),
}
"""Files called `.csv`."""


def template(folder: Path) -> Path:
    """A sound, closed notebook with some notes."""
    store = open_store(folder).result(30)
    for _ in range(20):
        store.notebook.apply(added(highlight(TEXT, "二三", note="天津以善作善成著称。" * 20)))
    store.backed_up.result(30)
    store.close().result(30)
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return folder


def _told(*statements: str) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return harm


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return harm


def _fifth(raw: bytes) -> bytes:
    return raw[:16] + raw[16:100][::-1] + raw[100:]


_NEWER = "UPDATE schema_revision SET name = '9999'"
_WIPE = "AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END"

NOTEBOOKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "triggers": (_told(f"CREATE TRIGGER t {_WIPE}"), "never wrote"),
    "a view": (_told("CREATE VIEW v AS SELECT * FROM annotation"), "never wrote"),
    "of another program": (_told("PRAGMA application_id=4660"), "notebook.db"),
    "without an id": (_told("PRAGMA application_id=0"), "notebook.db"),
    "newer": (_told(_NEWER, "CREATE TABLE mood (x)"), "newer tjreader"),
    "newer with other tables": (
        _told(_NEWER, "ALTER TABLE annotation RENAME COLUMN note TO words"),
        "newer tjreader",
    ),
    "0 bytes": (_bytes(lambda raw: raw[:0]), "notebook.db"),
    "one letter": (_bytes(lambda raw: raw[:1]), "notebook.db"),
    "cut in the middle": (_bytes(lambda raw: raw[: len(raw) // 2]), "notebook.db"),
    "noise": (_bytes(lambda raw: bytes(range(256)) * (len(raw) // 256)), "notebook.db"),
    "its head turned round": (_bytes(_fifth), "notebook.db"),
    "a text": (_bytes(lambda raw: "天津".encode() * (len(raw) // 6)), "notebook.db"),
    "sound": (_bytes(bytes), "opens"),
}
"""Notebooks by what was done to a sound one, and a word of what is said; none loses a byte."""
