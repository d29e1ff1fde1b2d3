"""Backups are whole, verified, thinned, and never in the way of a note."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import added, highlight, text_of
from tjreader.app.ports import Refused
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.store import backup, thinning
from tjreader.store.check import count_rows
from tjreader.store.database import Database, create
from tjreader.store.opening import Store, open_store

TEXT = text_of()
DAYS = 40
DAY = datetime(2026, 2, 27, 12, tzinfo=UTC)


def many(number: int, note: str = "天津以善作善成著称。" * 10) -> Change:
    one = highlight(TEXT, "天津", note=note)
    copies = (replace(one, id=f"{n:032x}") for n in range(number))
    return Change(Label(Act.IMPORT), tuple(Edit(None, each) for each in copies))


def nothing() -> None:
    pass


@pytest.fixture
def database(data_dir: Path):
    create(data_dir / "notebook.db")
    made = Database(data_dir / "notebook.db")
    yield made
    made.close()


def test_the_first_start_of_a_day_makes_a_backup_and_the_second_none(data_dir):
    for _ in range(2):
        store = open_store(data_dir).result(30)
        assert store.backed_up.result(30) is None
        store.close().result(30)
    (copy,) = backup.backups_of(data_dir)
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_backup_opens_as_a_notebook_with_all_that_was_stored(data_dir, tmp_path):
    store = open_store(data_dir).result(30)
    store.backed_up.result(30)
    store.notebook.apply(many(5)).result(10)
    store.close().result(10)
    (copy,) = backup.backups_of(data_dir)
    copy.unlink()
    store = open_store(data_dir).result(30)
    store.backed_up.result(30)
    store.close().result(30)
    (copy,) = backup.backups_of(data_dir)
    restored = tmp_path / "restored"
    restored.mkdir()
    (restored / "notebook.db").write_bytes(copy.read_bytes())
    again = open_store(restored).result(30)
    assert len(again.notebook.annotations(TEXT.id).result(10)) == 5
    again.close().result(10)


def test_backups_are_thinned_and_the_newest_always_stays(database, data_dir):
    for day in range(DAYS):
        assert backup.is_due(data_dir, DAY + timedelta(day))
        newest = backup.back_up(database.raw, data_dir, nothing, DAY + timedelta(day))
        assert not backup.is_due(data_dir, DAY + timedelta(day))
        assert newest in backup.backups_of(data_dir)
    made = [(_when(path) - DAY).days for path in backup.backups_of(data_dir)]
    assert made[-thinning.DAILY :] == list(range(DAYS - thinning.DAILY, DAYS))
    assert thinning.DAILY < len(made) < thinning.DAILY + thinning.WEEKLY
    everything = {path.suffix for path in (data_dir / "backups").iterdir()}
    assert everything == {".db", ".jsonl", ".sha256"}
    assert len(list((data_dir / "backups").iterdir())) == 3 * len(made)


def _when(path: Path) -> datetime:
    return datetime.strptime(path.stem, "notebook-%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def test_each_backup_has_its_checksums_and_all_notes_as_lines(database, data_dir):
    copy = backup.back_up(database.raw, data_dir, nothing, DAY)
    lines = copy.with_suffix(".sha256").read_text().splitlines()
    for line in lines:
        value, name = line.split("  ")
        assert hashlib.sha256((copy.parent / name).read_bytes()).hexdigest() == value
    assert [line.split("  ")[1] for line in lines] == [copy.name, copy.stem + ".jsonl"]
    assert backup.is_whole(copy)
    spoiled = bytearray(copy.read_bytes())
    spoiled[-1] ^= 1
    copy.write_bytes(spoiled)
    assert not backup.is_whole(copy)


def test_two_backups_in_one_second_are_two(database, data_dir):
    first = backup.back_up(database.raw, data_dir, nothing, DAY)
    second = backup.back_up(database.raw, data_dir, nothing, DAY)
    assert first != second
    assert backup.is_whole(second)
    assert backup.backups_of(data_dir) == (first, second)


def test_notes_go_through_while_a_backup_is_running(data_dir, monkeypatch):
    """The commit of a note made between two steps is done before the backup is, and in it."""
    monkeypatch.setattr(backup, "PAGES", 2)
    store = open_store(data_dir).result(30)
    store.backed_up.result(30)
    store.notebook.apply(many(400)).result(30)
    store.close().result(30)
    (copy,) = backup.backups_of(data_dir)
    copy.unlink()

    late = highlight(TEXT, "善作", note="while it runs")
    order: list[str] = []
    between = Store._between

    def a_note_comes(store: Store) -> None:
        if not order:
            order.append("asked")
            saved = store.notebook.apply(added(late))
            saved.add_done_callback(lambda done: order.append(f"note {done.exception()}"))
        between(store)

    monkeypatch.setattr(Store, "_between", a_note_comes)
    again = open_store(data_dir).result(30)
    again.backed_up.add_done_callback(lambda done: order.append(f"backup {done.result()}"))
    again.backed_up.result(30)
    again.close().result(30)
    assert order == ["asked", "note None", "backup None"]
    (copy,) = backup.backups_of(data_dir)
    with closing(sqlite3.connect(copy)) as raw:
        assert count_rows(raw)["annotation"] == 401
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_writes_between_two_steps_are_in_the_copy(database, data_dir):
    with database.writing() as connection:
        for number in range(500):
            connection.exec_driver_sql(
                "INSERT INTO text VALUES (?, ?, '', '', 1)", (str(number), "x" * 900)
            )
    steps = 0

    def write() -> None:
        nonlocal steps
        if list(data_dir.rglob("*.part.jsonl")):
            return  # the copy is whole: its notes are being written as lines
        steps += 1
        with database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO text VALUES (?, ?, '', '', 1)", (f"late {steps}", "y" * 900)
            )

    copy = backup.back_up(database.raw, data_dir, write, DAY)
    assert steps > 1
    with closing(sqlite3.connect(copy)) as raw:
        assert count_rows(raw)["text"] == 500 + steps


def test_a_copy_that_is_not_sound_does_not_count(database, data_dir, monkeypatch):
    monkeypatch.setattr(backup, "count_rows", lambda source: {"annotation": 1})
    with pytest.raises(Refused):
        backup.back_up(database.raw, data_dir, nothing, DAY)
    assert list((data_dir / "backups").iterdir()) == []


def test_a_copy_of_a_damaged_file_does_not_count(database, data_dir):
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'text'")
    with pytest.raises(Refused):
        backup.back_up(database.raw, data_dir, nothing, DAY)
    assert backup.backups_of(data_dir) == ()


def test_closing_ends_a_backup_and_leaves_no_half_copy(data_dir, monkeypatch):
    monkeypatch.setattr(backup, "PAGES", 1)
    store = open_store(data_dir).result(30)
    store.backed_up.result(30)
    store.notebook.apply(many(300)).result(30)
    store.close().result(30)
    for path in backup.backups_of(data_dir):
        path.unlink()
    again = open_store(data_dir).result(30)
    again.close().result(30)
    assert again.backed_up.done()
    assert not list(data_dir.rglob("*.part*"))
    third = open_store(data_dir).result(30)
    assert third.backed_up.result(30) is None
    assert len(backup.backups_of(data_dir)) == 1
    third.close().result(30)


def test_the_warning_names_the_folder_and_no_inner_error(tmp_path):
    words = backup.warning_of(OSError(13, "Permission denied"), tmp_path)
    assert str(tmp_path / "backups") in words
    assert "Permission denied" not in words
    assert "\n" not in backup.warning_of(sqlite3.OperationalError("x"), tmp_path)
