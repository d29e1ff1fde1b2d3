"""The index of texts is convenience: the notebook knows which text is which."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tjreader.app.ports import StorePort
from tjreader.assembly import Assembly


@contextmanager
def started(data_dir: Path) -> Iterator[tuple[Assembly, StorePort]]:
    """A program with its notebook open."""
    parts = Assembly(data_dir)
    parts.prepare()
    store = parts.open_store().result(30)
    try:
        yield parts, store
    finally:
        store.close().result(30)


def test_a_lost_index_comes_back_with_the_notebook(data_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "书.txt"
    path.write_text("一二三。", encoding="utf-8")
    with started(data_dir) as (parts, store):
        old = parts.read_file(path).text
        store.library.remember_text(old).result(30)
        assert store.library.text_words(old.id, old.revision).result(30) == "一二三。"
    index = data_dir / "texts.json"
    index.unlink()
    path.write_text("一二三四。", encoding="utf-8")
    with started(data_dir) as (parts, store):
        until = time.monotonic() + 30
        while not index.exists() and time.monotonic() < until:
            time.sleep(0.01)
        new = parts.read_file(path).text
        assert new.id == old.id
        store.library.remember_text(new).result(30)
        # The words the old notes stand on are still there beside the new ones.
        assert store.library.text_words(old.id, old.revision).result(30) == "一二三。"
        assert store.library.text_words(new.id, new.revision).result(30) == "一二三四。"
