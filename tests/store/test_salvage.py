"""Damaged files: what can be read comes back, the damaged file stays, nothing ends in a fault."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import added, highlight, section_note, text_of
from tjreader.app.care import Fault
from tjreader.app.ports import Refused
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.store.closedcare import ClosedCare
from tjreader.store.opening import open_store
from tjreader.store.replacing import KEPT

TEXT = text_of()
DATABASE = "notebook.db"
ROWS = 2000


def import_of(count: int) -> Change:
    one = highlight(TEXT, "天津", "善作")
    notes = (replace(one, id=f"{n:032x}", note=f"{n} 善作善成 " * 9) for n in range(count))
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
    assert [each.fault for each in report.findings] == [Fault.LOST]
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


def test_a_closed_notebook_is_restored_and_the_damaged_one_kept(filled, data_dir):
    before = read(data_dir)
    overwrite(filled, 0, 8192)
    damaged = filled.read_bytes()
    care = ClosedCare(data_dir)
    (backup,) = care.backups().result(10)
    assert len(care.preview(backup.name).result(30).back) == 300
    done = care.restore(backup.name).result(30)
    assert done.notes == 300
    assert Path(done.kept).read_bytes() == damaged
    assert read(data_dir) == before


def test_no_damage_ends_in_a_fault(data_dir, tell):
    """Flipped bits, garbled pages, cut ends: a sentence, and nearly all rows come back."""
    assert_comes_back(data_dir, 20, tell)


@pytest.mark.long
def test_no_damage_of_three_hundred_ends_in_a_fault(data_dir, tell):
    assert_comes_back(data_dir, 300, tell)


def assert_comes_back(data_dir: Path, times: int, tell: Callable[[str], None]) -> None:
    least, mean = harmed(filled_with(data_dir, ROWS), data_dir, times)
    tell(
        f"{times} files with flipped bits or cut ends: no fault;"
        f" of {ROWS} rows came back {mean:.2%}, of the worst file {least:.2%}"
    )
    assert least >= 0.99


def harmed(path: Path, data_dir: Path, times: int) -> tuple[float, float]:
    """Damage the file so often, each time anew; the least and the mean share that came back.

    Of a file that was cut the share is of the rows it still had.

    The pages that hold the list of tables or lead to all rows of one are left out: what is
    lost with them comes from a backup (tests above).
    """
    good, chance = path.read_bytes(), random.Random(20250801)
    roots = {page_of(path, name) // 4096 for name in tables_of(path)} | {0}
    pages = [page for page in range(len(good) // 4096) if page not in roots]
    shares = []
    for number in range(times):
        content = bytearray(good)
        lost = 0.0
        if number % 3 == 2:
            cut = chance.randrange(len(good) * 9 // 10, len(good))
            del content[cut:]
            lost = 1 - cut / len(good)
        else:
            for _ in range(1 + number % 3):
                place = chance.choice(pages) * 4096 + chance.randrange(4096)
                content[place] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        for log in path.parent.glob(path.name + "-*"):
            log.unlink()
        shares.append(min(1.0, comes_back(data_dir) / (1 - lost)))
        shutil.rmtree(data_dir / "backups", ignore_errors=True)
        shutil.rmtree(data_dir / KEPT, ignore_errors=True)
    return min(shares), sum(shares) / times


def tables_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM sqlite_master")]


def comes_back(data_dir: Path) -> float:
    """Open as the program does, then repair; the share of notes that are there."""
    opening = open_store(data_dir)
    error = opening.exception(30)
    if error is None:
        store = opening.result()
        error = store.notebook.annotations(TEXT.id).exception(30)
        store.close().result(30)
    if error is not None:
        assert isinstance(error, Refused)
        assert error.code == "damaged"
        assert "\n" not in str(error)
    shutil.rmtree(data_dir / "backups", ignore_errors=True)
    report = ClosedCare(data_dir).repair().result(60)
    assert report.sound, report
    return len(read(data_dir)) / ROWS
