"""Damaged files: what can be read comes back, the damaged file stays, nothing ends in a fault."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from builders import added, section_note
from salvaging import DATABASE, TEXT, filled_with, import_of, read
from tjreader.app.care import Fault
from tjreader.app.ports import Refused
from tjreader.store.closedcare import ClosedCare
from tjreader.store.opening import open_store
from tjreader.store.replacing import KEPT
from tjreader.store.thread import Rank


def repaired(data_dir: Path) -> tuple[dict[str, str], str]:
    report = ClosedCare(data_dir).repair().result(60)
    assert report.repaired, report
    return read(data_dir), report.kept


@pytest.fixture
def filled(data_dir: Path) -> Path:
    return filled_with(data_dir, 300)


def page_of(path: Path, name: str) -> int:
    """Where the root page of a table begins."""
    with closing(sqlite3.connect(path)) as raw:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return (raw.execute(sql, (name,)).fetchone()[0] - 1) * 4096


def overwrite(path: Path, start: int, length: int, chance: random.Random | None = None) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = (chance or random.Random(start)).randbytes(length)
    path.write_bytes(content)


def test_a_damaged_middle_costs_only_its_own_rows(filled, data_dir):
    overwrite(filled, filled.stat().st_size // 2, 4096)
    damaged = filled.read_bytes()
    found, kept = repaired(data_dir)
    assert 250 <= len(found) <= 300
    assert Path(kept).read_bytes() == damaged
    assert Path(kept).parent == data_dir / KEPT


def test_a_backup_gives_what_the_damage_took(data_dir):
    store = open_store(data_dir).result(30)
    store.backed_up.result(30)
    store.library.remember_text(TEXT).result(10)
    store.notebook.apply(import_of(300)).result(30)
    store.close().result(30)
    shutil.rmtree(data_dir / "backups")
    read(data_dir)  # makes the backup of the day
    store = open_store(data_dir).result(30)
    late = section_note(TEXT, "s1", "after the backup")
    store.notebook.apply(added(late)).result(10)
    store.close().result(30)
    path = data_dir / DATABASE
    for part in (4, 2):
        overwrite(path, path.stat().st_size // part // 4096 * 4096, 4096)
    report = ClosedCare(data_dir).repair().result(60)
    assert report.repaired
    assert report.added > 0
    found = read(data_dir)
    assert len(found) == 301
    assert found[late.id] == "after the backup"


@pytest.mark.parametrize("harm", ["root", "header and root", "empty", "gone", "noise"])
def test_without_header_or_root_the_newest_backup_comes_back(filled, data_dir, harm):
    before = read(data_dir)
    if harm == "root":
        overwrite(filled, 100, 3000)
    elif harm == "header and root":
        overwrite(filled, 0, 4096)
    elif harm == "noise":
        filled.write_bytes(random.Random(1).randbytes(50_000))
    elif harm == "empty":
        filled.write_bytes(b"")
    else:
        filled.unlink()
    report = ClosedCare(data_dir).check().result(30)
    fault = Fault.EMPTY if harm == "empty" else Fault.LOST
    assert [each.fault for each in report.findings] == [fault]
    found, kept = repaired(data_dir)
    assert found == before
    assert bool(kept) == (harm != "gone")


def test_without_any_database_the_lines_come_back(filled, data_dir):
    before = read(data_dir)
    for path in (filled, *(data_dir / "backups").glob("*.db")):
        path.write_bytes(b"lost")
    assert repaired(data_dir)[0] == before


def test_a_damaged_header_alone_is_written_anew(filled, data_dir):
    before = read(data_dir)
    shutil.rmtree(data_dir / "backups")
    overwrite(filled, 0, 100)
    assert repaired(data_dir)[0] == before


def test_with_nothing_left_it_is_said_and_the_file_stays(filled, data_dir):
    filled.write_bytes(b"nothing at all")
    with pytest.raises(Refused) as caught:
        ClosedCare(data_dir).repair().result(30)
    assert caught.value.code == "damaged"
    assert "no backup" in str(caught.value)
    assert filled.read_bytes() == b"nothing at all"
    shutil.rmtree(data_dir)
    with pytest.raises(Refused, match="no notebook"):
        ClosedCare(data_dir).check().result(30)


def test_another_programs_file_is_left_alone(data_dir):
    path = data_dir / DATABASE
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE bookmarks (x)")
        raw.commit()
    before = path.read_bytes()
    for act in (ClosedCare(data_dir).check, ClosedCare(data_dir).repair):
        with pytest.raises(Refused) as caught:
            act().result(30)
        assert caught.value.code == "unreadable"
    assert path.read_bytes() == before


def test_a_newer_programs_file_is_left_alone(filled, data_dir):
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("UPDATE schema_revision SET name = '9999'")
        raw.commit()
    before = filled.read_bytes()
    with pytest.raises(Refused) as caught:
        ClosedCare(data_dir).repair().result(30)
    assert caught.value.code == "newer"
    assert filled.read_bytes() == before


def test_a_note_that_is_no_text_any_more_is_a_sentence_and_comes_back(filled, data_dir):
    before = read(data_dir)
    content = filled.read_bytes()
    place = content.index("7 善作善成".encode()) + 3
    filled.write_bytes(content[:place] + b"\xff" + content[place + 1 :])
    store = open_store(data_dir).result(30)
    error = store.notebook.annotations(TEXT.id).exception(10)
    store.close().result(30)
    assert isinstance(error, Refused)
    assert error.code == "damaged"
    assert "善" not in str(error)
    assert repaired(data_dir)[0] == before  # from the backup: it was not changed since


def test_what_lies_in_the_log_comes_back_too(filled, data_dir, opened):
    """Killed with a full log, then damaged: what was acknowledged last is in the log only."""
    store = opened()
    late = section_note(TEXT, "s1", "in the log")
    store.notebook.apply(added(late)).result(10)
    crashed = data_dir.parent / "crashed"
    shutil.copytree(data_dir, crashed, ignore=shutil.ignore_patterns("backups"))
    overwrite(crashed / DATABASE, (crashed / DATABASE).stat().st_size // 2, 4096)
    found, kept = repaired(crashed)
    assert found[late.id] == "in the log"
    assert Path(kept).with_name(Path(kept).name + "-wal").exists()


def test_a_lost_list_of_tables_is_found_also_beside_a_full_log(filled, data_dir, opened):
    """Killed with a full log, and the first page of the file gone: both are looked through."""
    before = read(data_dir)
    store = opened()
    store.notebook.apply(added(section_note(TEXT, "s1", "in the log"))).result(10)
    crashed = data_dir.parent / "crashed"
    shutil.copytree(data_dir, crashed, ignore=shutil.ignore_patterns("backups"))
    overwrite(crashed / DATABASE, 0, 4096)
    found, _ = repaired(crashed)
    assert before.items() <= found.items()


def test_a_page_that_is_damaged_while_the_notebook_is_open_costs_only_its_own_rows(
    filled, data_dir, opened
):
    """The same store writes and reads on afterwards; the damaged file is kept."""
    before = read(data_dir)
    store = opened()
    assert store.backed_up.result(30) is None
    shutil.rmtree(data_dir / "backups")
    with filled.open("r+b") as file:
        leaf = next(at for at in range(40 * 4096, filled.stat().st_size, 4096) if _leaf(file, at))
        file.seek(leaf)
        file.write(random.Random(1).randbytes(4096))
    forget = partial(store._database.raw.execute, "PRAGMA shrink_memory")  # what it has read
    store._thread.submit(Rank.ACT, forget).result(10)
    report = store.care.repair().result(60)
    assert report.repaired
    assert Path(report.kept).exists()
    late = section_note(TEXT, "s1", "written afterwards")
    store.notebook.apply(added(late)).result(10)
    found = {each.id: each.note for each in store.notebook.annotations(TEXT.id).result(30)}
    assert found.pop(late.id) == "written afterwards"
    assert found.items() <= before.items()
    assert len(found) >= 270
    assert store.care.check().result(30).sound


def _leaf(file: BinaryIO, at: int) -> bool:
    """Whether a leaf of a table or an index begins there."""
    file.seek(at)
    return file.read(1) in (b"\x0a", b"\x0d")


def test_a_closed_notebook_is_restored_and_the_damaged_one_kept(filled, data_dir):
    before = read(data_dir)
    overwrite(filled, 0, filled.stat().st_size)
    damaged = filled.read_bytes()
    care = ClosedCare(data_dir)
    (backup,) = care.backups().result(10)
    assert len(care.preview(backup.name).result(30).back) == 300
    done = care.restore(backup.name).result(30)
    assert done.notes == 300
    assert Path(done.kept).read_bytes() == damaged
    assert read(data_dir) == before


def test_a_lost_table_of_notes_without_a_backup_is_not_called_repaired(filled, data_dir):
    overwrite(filled, page_of(filled, "annotation"), 4096)
    damaged = filled.read_bytes()
    with pytest.raises(Refused, match="no backup"):
        ClosedCare(data_dir).repair().result(30)
    assert filled.read_bytes() == damaged


def test_a_lost_list_of_tables_costs_no_note(filled, data_dir):
    """Their pages are found by what is left of the list, also where the header is gone."""
    before = read(data_dir)
    shutil.rmtree(data_dir / "backups")
    overwrite(filled, 0, 4096)
    assert repaired(data_dir)[0] == before


def test_a_garbled_name_in_the_list_of_tables_costs_no_note(filled, data_dir):
    before = read(data_dir)
    shutil.rmtree(data_dir / "backups")
    content = filled.read_bytes()
    assert content.count(b"tableannotationannotation") == 1
    for name in (b"table?nnotationannotation", b"tableannotation?nnotation"):
        filled.write_bytes(content.replace(b"tableannotationannotation", name))
        assert repaired(data_dir)[0] == before
        shutil.rmtree(data_dir / "backups")


def test_an_empty_file_without_a_backup_is_kept_and_a_new_notebook_begun(data_dir):
    """What a full disk or a broken copy leaves behind is no dead end."""
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / DATABASE
    path.write_bytes(b"")
    care = ClosedCare(data_dir)
    report = care.check().result(30)
    assert [each.fault for each in report.findings] == [Fault.EMPTY]
    assert path.read_bytes() == b""
    assert repaired(data_dir)[0] == {}
    (kept,) = (data_dir / KEPT).iterdir()
    assert kept.read_bytes() == b""
    assert care.check().result(30).sound
