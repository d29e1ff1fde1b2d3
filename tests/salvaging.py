"""Notebooks with many notes, to be damaged, and how they are read again."""

from __future__ import annotations

import shutil
from pathlib import Path

from msgspec.structs import replace

from builders import highlight, text_of
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.store.opening import open_store

TEXT = text_of()
DATABASE = "notebook.db"
ROWS = 2000


def written(number: int) -> str:
    return f"{number} 善作善成 " * 9


def import_of(count: int) -> Change:
    one = highlight(TEXT, "天津", "善作")
    notes = (replace(one, id=f"{n:032x}", note=written(n)) for n in range(count))
    return Change(Label(Act.IMPORT), tuple(Edit(None, each) for each in notes))


def filled_with(data_dir: Path, count: int) -> Path:
    store = open_store(data_dir).result(30)
    assert store.backed_up.result(30) is None
    store.library.remember_text(TEXT).result(10)
    store.notebook.apply(import_of(count)).result(60)
    store.close().result(30)
    shutil.rmtree(data_dir / "backups")
    return data_dir / DATABASE


def read(data_dir: Path) -> dict[str, str]:
    """The notes, read as the program does."""
    store = open_store(data_dir).result(30)
    try:
        assert store.backed_up.result(30) is None
        return {each.id: each.note for each in store.notebook.annotations(TEXT.id).result(30)}
    finally:
        store.close().result(30)
