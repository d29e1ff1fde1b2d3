"""Notes of a text before the notebook is open: right, or none, and no file is touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import added, highlight, text_of
from tjreader.store.firstlook import first_look
from tjreader.store.lock import DATABASE_NAME, DataLock
from tjreader.store.opening import open_store


@pytest.fixture
def text():
    return text_of()


@pytest.fixture
def kept(data_dir: Path, text):
    """Two highlights, stored and the notebook closed."""
    made = [highlight(text, "善作善成"), highlight(text, "生产力")]
    store = open_store(data_dir).result(20)
    for each in made:
        store.notebook.apply(added(each)).result(20)
    found = store.notebook.annotations(text.id).result(20)
    store.close().result(20)
    return found


def test_it_finds_what_the_notebook_finds(data_dir: Path, text, kept) -> None:
    assert first_look(data_dir, text.id) == kept
    assert first_look(data_dir, "another") == ()


def test_without_a_notebook_there_is_nothing_and_nothing_is_made(data_dir: Path) -> None:
    assert first_look(data_dir, "any") == ()
    assert list(data_dir.iterdir()) == []


def test_no_byte_is_changed(data_dir: Path, text, kept) -> None:
    before = (data_dir / DATABASE_NAME).read_bytes()
    first_look(data_dir, text.id)
    assert (data_dir / DATABASE_NAME).read_bytes() == before
    assert not (data_dir / f"{DATABASE_NAME}-wal").exists()


def test_it_waits_for_nobody(data_dir: Path, text, kept) -> None:
    lock = DataLock.take(data_dir)
    assert first_look(data_dir, text.id) is None
    lock.release()
    assert first_look(data_dir, text.id) == kept


def test_the_lock_is_free_afterwards(data_dir: Path, text, kept) -> None:
    first_look(data_dir, text.id)
    DataLock.take(data_dir).release()


def test_after_an_unclean_end_it_does_not_look(data_dir: Path, text, kept) -> None:
    (data_dir / f"{DATABASE_NAME}-wal").write_bytes(b"x" * 64)
    assert first_look(data_dir, text.id) is None


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA application_id=7",
        "UPDATE schema_revision SET name = '9999'",
        "CREATE VIEW other AS SELECT 1",
        "DROP TABLE annotation_tag",
        "UPDATE annotation_past SET value = '{'",
    ],
)
def test_what_is_not_as_we_left_it_is_not_read(data_dir: Path, text, kept, change: str) -> None:
    with closing(sqlite3.connect(data_dir / DATABASE_NAME)) as connection:
        if "past" in change:
            connection.execute(
                "INSERT INTO annotation_past (annotation_id, position, value) VALUES (?, 0, 'x')",
                (kept[0].id,),
            )
        connection.execute(change)
        connection.commit()
    assert first_look(data_dir, text.id) is None


@pytest.mark.parametrize("damage", [b"", b"damaged", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_damaged_file_gives_nothing(data_dir: Path, damage: bytes) -> None:
    (data_dir / DATABASE_NAME).write_bytes(damage)
    assert first_look(data_dir, "any") is None
