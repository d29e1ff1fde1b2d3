"""Bad files and folders: a sentence that names the file, and not one byte changed."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import added, highlight, text_of
from refusing import picture, refused
from tjreader.app.ports import Refused, StorePort
from tjreader.store import database
from tjreader.store.opening import open_store

TEXT = text_of()
DATABASE = "notebook.db"


@pytest.fixture
def filled(data_dir: Path, opened: Callable[[], StorePort]) -> Path:
    """A sound, closed notebook of 300 notes."""
    store = opened()
    for number in range(300):
        note = f"{number} " + "天津以善作善成著称。" * 8
        store.notebook.apply(added(highlight(TEXT, "天津", note=note)))
    assert store.backed_up.result(30) is None
    store.close().result(30)
    shutil.rmtree(data_dir / "backups")
    return data_dir


def garble(path: Path, start: int, length: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = random.Random(start).randbytes(length)
    path.write_bytes(bytes(content))


def noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(40_000))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def broken_header(path: Path) -> None:
    garble(path, 16, 84)


def broken_root(path: Path) -> None:
    garble(path, 100, 2000)


def broken_middle(path: Path) -> None:
    garble(path, path.stat().st_size // 2, 9000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def one_letter(path: Path) -> None:
    path.write_bytes(b"S")


def no_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id=0x746A7264")
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def two_revisions(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_revision VALUES ('0000')")
    connection.close()


def a_trigger(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END"
        )
    connection.close()


@pytest.mark.parametrize(
    "harm",
    [
        a_trigger,
        noise,
        cut_short,
        broken_header,
        broken_root,
        broken_middle,
        empty,
        one_letter,
        no_tables,
        two_revisions,
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(filled, harm):
    path = filled / DATABASE
    harm(path)
    before = picture(filled)
    answer = refused(filled)
    assert answer.code == "damaged"
    assert str(path) in str(answer)
    assert "newest backup" not in str(answer)  # there is none
    assert "Check the Notebook" in str(answer)
    assert picture(filled) == before


def test_a_damaged_file_beside_backups_names_the_newest(filled):
    for day in ("20250801", "20250803", "20250802"):
        (filled / "backups").mkdir(exist_ok=True)
        (filled / "backups" / f"notebook-{day}T120000Z.db").touch()
    empty(filled / DATABASE)
    assert str(filled / "backups" / "notebook-20250803T120000Z.db") in str(refused(filled))


def make_newer(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_revision SET name = '9999'")
        for statement in statements:
            connection.execute(statement)
    connection.close()


NEWER = (
    "CREATE TABLE mood (annotation_id TEXT PRIMARY KEY) STRICT",
    "ALTER TABLE annotation ADD COLUMN mood TEXT",
    "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM mood; END",
)
"""What a later program may have added: it is no damage."""


def read_only(data_dir: Path, opened: Callable[[], StorePort]) -> None:
    store = opened()
    assert store.read_only is not None
    assert store.read_only.code == "newer"
    assert str(data_dir / DATABASE) in str(store.read_only)
    assert store.warning == str(store.read_only)
    assert len(store.notebook.annotations(TEXT.id).result(10)) == 300
    writes = (
        store.notebook.apply(added(highlight(TEXT, "善作"))),
        store.library.remember_text(TEXT),
        store.library.save_progress(TEXT.id, TEXT.revision, "s1", 3),
        store.care.repair(),
    )
    assert store.care.check().result(20).notes == 300
    for each in writes[:3]:
        error = each.exception(10)
        assert isinstance(error, Refused)
        assert error.code == "newer"
    writes[3].exception(20)
    assert store.backed_up.result(10) is None
    store.close().result(10)


def test_a_newer_file_is_read_from_a_copy_and_left_alone(filled, opened):
    make_newer(filled / DATABASE, *NEWER)
    before = picture(filled)
    read_only(filled, opened)
    assert picture(filled) == before


def test_a_newer_file_after_a_crash_is_left_alone_too(filled, opened, child_environment):
    make_newer(filled / DATABASE)
    leave_a_log(filled / DATABASE, child_environment)
    before = picture(filled)
    read_only(filled, opened)
    assert picture(filled) == before


def test_a_newer_file_with_other_tables_is_refused_and_left_alone(filled):
    make_newer(filled / DATABASE, "ALTER TABLE annotation RENAME COLUMN note TO words")
    before = picture(filled)
    answer = refused(filled)
    assert answer.code == "newer"
    assert picture(filled) == before


@pytest.mark.parametrize("identity", [0, 0x1234])
def test_a_file_of_another_program_is_refused_and_left_alone(filled, identity):
    path = filled / DATABASE
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id={identity}")
    connection.close()
    before = picture(filled)
    answer = refused(filled)
    assert answer.code == "unreadable"
    assert str(path) in str(answer)
    assert picture(filled) == before


CRASHED = """
import os, sys
from pathlib import Path
from tjreader.store import database
from tjreader.store.database import next_count
open_one = database.Database(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    with open_one.writing() as connection:
        next_count(connection)
os._exit(0)
"""


def leave_a_log(path: Path, environment: dict[str, str], writes: int = 3) -> Path:
    """Write to the file in a process that ends without closing it."""
    command = [sys.executable, "-c", CRASHED, str(path), str(writes)]
    subprocess.run(command, env=environment, check=True, timeout=60)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0
    return log


def test_after_a_crash_the_log_is_read_and_the_notebook_goes_on(filled, opened, child_environment):
    leave_a_log(filled / DATABASE, child_environment)
    store = opened()
    assert store.warning is None
    assert len(store.notebook.annotations(TEXT.id).result(10)) == 300
    store.close().result(10)
    with sqlite3.connect(filled / DATABASE) as connection:
        # The days it was opened on are counted too, when there was time to look.
        counted = "SELECT value - (SELECT count(*) FROM day_of_use) FROM tally"
        assert connection.execute(counted).fetchone() == (303,)
    connection.close()


def test_damage_after_a_crash_is_found_on_a_copy(filled, child_environment):
    path = filled / DATABASE
    leave_a_log(path, child_environment)
    broken_middle(path)
    before = picture(filled)
    assert refused(filled).code == "damaged"
    assert picture(filled) == before


def test_a_log_without_its_database_is_refused(filled, child_environment):
    path = filled / DATABASE
    log = leave_a_log(path, child_environment)
    path.unlink()
    before = picture(filled)
    answer = refused(filled)
    assert answer.code == "damaged"
    assert log.name in str(answer)
    assert picture(filled) == before


def test_no_room_for_looking_is_no_damage(filled, child_environment, monkeypatch):
    leave_a_log(filled / DATABASE, child_environment)

    def no_room(*where: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("tjreader.store.check.shutil.copyfile", no_room)
    assert refused(filled).code == "full"


def test_a_missing_database_beside_backups_is_begun_anew_and_said(filled, opened):
    store = opened()
    assert store.backed_up.result(30) is None
    store.close().result(30)
    (filled / DATABASE).unlink()
    again = opened()
    assert "backups" in (again.warning or "").lower()
    assert again.notebook.annotations(TEXT.id).result(10) == ()


def test_a_file_in_place_of_the_folder(tmp_path):
    place = tmp_path / "data"
    place.write_text("not a folder")
    answer = refused(place)
    assert answer.code == "readonly"
    assert str(answer).startswith(f"{place} is a file where a folder")
    assert place.read_text() == "not a folder"
    assert str(refused(place / "deep")).startswith(f"{place} is a file where a folder")


@pytest.fixture
def unwritable(filled: Path) -> Iterator[Path]:
    """A notebook in a folder that cannot be written, for root too."""
    if os.name != "posix":
        pytest.skip("folders of Windows have no such bit")
    everything = [filled, filled / DATABASE]
    by_attribute = os.geteuid() == 0
    if by_attribute:
        done = subprocess.run(["chattr", "+i", *everything], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("root writes everywhere and this file system has no immutable files")
    else:
        filled.chmod(0o500)
        (filled / DATABASE).chmod(0o400)
    yield filled
    if by_attribute:
        subprocess.run(["chattr", "-i", *everything], check=True)
    filled.chmod(0o700)


def test_an_unwritable_folder(unwritable):
    before = picture(unwritable)
    answer = refused(unwritable)
    assert answer.code == "readonly"
    assert str(unwritable) in str(answer)
    assert picture(unwritable) == before


def test_an_unwritable_file(filled):
    path = filled / DATABASE
    path.rename(filled / "elsewhere.db")
    path.mkdir()  # what no user, root neither, can open as a file
    answer = refused(filled)
    assert answer.code == "readonly"
    assert str(answer).startswith(f"{path} is a folder where a file")
    assert "Make it writable" not in str(answer)


def test_a_folder_in_place_of_the_lock(tmp_path):
    path = tmp_path / "notebook.lock"
    path.mkdir()
    assert str(refused(tmp_path)).startswith(f"{path} is a folder where a file")


def test_a_folder_with_a_strange_name(tmp_path):
    place = tmp_path / "数据 #1?mode=ro%41&x"
    for _ in range(2):
        store = open_store(place).result(30)
        store.notebook.apply(added(highlight(TEXT, "天津"))).result(10)
        assert store.backed_up.result(30) is None
        store.close().result(10)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [place.name]


def test_what_a_killed_first_start_left_is_cleared_away(filled, opened):
    (filled / "notebook.db.new").hardlink_to(filled / DATABASE)
    store = opened()
    assert not (filled / "notebook.db.new").exists()
    assert len(store.notebook.annotations(TEXT.id).result(10)) == 300


def test_a_new_notebook_never_replaces_a_file(tmp_path):
    path = tmp_path / DATABASE
    path.write_bytes(b"words")
    with pytest.raises(FileExistsError):
        database.create(path)
    assert path.read_bytes() == b"words"
    assert [each.name for each in tmp_path.glob("notebook*")] == [DATABASE]


def test_a_file_system_without_hard_links(data_dir, opened, monkeypatch):
    def no_links(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    (data_dir / "x.db").write_bytes(b"words")
    with pytest.raises(FileExistsError):
        database.create(data_dir / "x.db")
    store = opened()
    store.notebook.apply(added(highlight(TEXT, "善作"))).result(10)


def test_a_fault_of_the_program_stays_a_fault(store):
    error = store.notebook.apply(None).exception(10)
    assert isinstance(error, AttributeError)


def test_the_store_thread_ends_with_the_store(store):
    assert "store" in {thread.name for thread in threading.enumerate()}
    store.close().result(10)
    for thread in threading.enumerate():
        if thread.name == "store":
            thread.join(10)
    assert "store" not in {thread.name for thread in threading.enumerate()}
