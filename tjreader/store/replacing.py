"""Putting a sound file in the place of a notebook, which is kept whatever happens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from ..app.wholefile import write_whole
from .backup import clock
from .check import journal_of
from .database import sync_folder

KEPT = "damaged"
"""Name of the folder, inside the data folder, of the files that were replaced. Nothing in it
is ever removed by the program."""


def place_for(data_dir: Path, name: str) -> Path:
    """A free place in the folder of what was replaced.

    Raises:
        OSError: if the folder cannot be made.
    """
    folder = data_dir / KEPT
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stem, suffix = Path(name).stem, Path(name).suffix
    stamp = clock().strftime("%Y%m%dT%H%M%SZ")
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        place = folder / f"{stem}-{stamp}{again}{suffix}"
        if not place.exists():
            return place
        number += 1


def keep(path: Path, data_dir: Path) -> Path | None:
    """Keep a closed database file, and its log, as they are; None if there is none.

    Raises:
        OSError: if there is no room for them.
    """
    if not path.exists():
        return None
    kept = place_for(data_dir, path.name)
    for source, target in ((path, kept), (journal_of(path), journal_of(kept))):
        if source.exists():
            shutil.copyfile(source, target)
            _sync(target)
    sync_folder(kept.parent)
    return kept


def put_in_place(made: Path, path: Path) -> None:
    """Let a whole, closed file take the place of another, which was kept before.

    Raises:
        OSError: if it cannot; then the old file is still there, or its log is not.
    """
    _sync(made)
    # Its log belongs to the old file: to the new one its pages would be poison.
    journal_of(path).unlink(missing_ok=True)
    made.replace(path)
    sync_folder(path.parent)


def set_aside(rows: Sequence[dict[str, Any]], data_dir: Path) -> str:
    """Write rows that could not be put back into a file; its path, "" where there are none.

    Raises:
        OSError: if it cannot be written.
    """
    if not rows:
        return ""
    place = place_for(data_dir, "set-aside.jsonl")
    lines = [msgspec.json.encode(row) for row in rows]
    write_whole(place, b"\n".join(lines) + b"\n")
    return str(place)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
