"""Every kind of harm to pages, over and over: nothing ends in a fault, hardly a note is lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salvaging import ROWS, TEXT, filled_with, read, written
from tjreader.app.ports import Refused
from tjreader.store import schema
from tjreader.store.closedcare import ClosedCare
from tjreader.store.opening import open_store
from tjreader.store.replacing import KEPT

PAGE = 4096


def test_no_damage_ends_in_a_fault(data_dir, tell):
    """Flipped bits, garbled pages, cut ends: a sentence, and nearly all rows come back."""
    assert_comes_back(data_dir, 20, tell)


@pytest.mark.long
def test_no_damage_of_three_hundred_ends_in_a_fault(data_dir, tell):
    assert_comes_back(data_dir, 300, tell)


def assert_comes_back(data_dir: Path, times: int, tell: Callable[[str], None]) -> None:
    shares = harmed(filled_with(data_dir, ROWS), data_dir, times)
    least, mean = min(shares), sum(shares) / times
    tell(
        f"{times} files with flipped bits, garbled pages or cut ends: no fault;"
        f" of {ROWS} notes came back, to the letter, {mean:.2%}, of the worst file {least:.2%}"
    )
    assert least >= 0.99


def flips(content: bytearray, start: int, chance: random.Random) -> None:
    """Three bits, wherever they are."""
    for _ in range(3):
        content[start + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)


def header(content: bytearray, start: int, chance: random.Random) -> None:
    """The header of the b-tree page and the first of its pointers to cells."""
    content[start : start + 16] = chance.randbytes(16)


def pointers(content: bytearray, start: int, chance: random.Random) -> None:
    """One bit of what says where the cells are, or how many."""
    content[start + chance.randrange(24)] ^= 1 << chance.randrange(8)


def stretch(content: bytearray, start: int, chance: random.Random) -> None:
    """A stretch of what the page holds."""
    first, length = chance.randrange(PAGE // 2), chance.randrange(1, PAGE // 2)
    content[start + first : start + first + length] = chance.randbytes(length)


def page(content: bytearray, start: int, chance: random.Random) -> None:
    """All of a page, as of a sector that cannot be read."""
    content[start : start + PAGE] = bytes(PAGE) if chance.random() < 0.5 else chance.randbytes(PAGE)


HARMS = (flips, header, pointers, stretch, page)


def harmed(path: Path, data_dir: Path, times: int) -> list[float]:
    """Damage the file so often, each time anew; the share of notes that came back of each.

    Of a file that was cut the share is of the rows it still had.

    The pages that lead to all rows of a table are left out, and the header: what is lost
    with them comes from a backup (tests above). The list of tables is not left out.
    """
    good, chance = path.read_bytes(), random.Random(20250801)
    left_out = roots(path)
    pages = [page for page in range(len(good) // PAGE) if page not in left_out]
    shares = []
    for number in range(times):
        content = bytearray(good)
        lost = 0.0
        kind = number % (len(HARMS) + 1)
        if kind == len(HARMS):
            del content[chance.randrange(len(good) * 9 // 10, len(good)) :]
            lost = 1 - len(content) / len(good)
        else:
            HARMS[kind](content, chance.choice(pages) * PAGE, chance)
        put(path, bytes(content))
        shares.append(min(1.0, comes_back(data_dir) / (1 - lost)))
        shutil.rmtree(data_dir / KEPT, ignore_errors=True)
    return shares


def put(path: Path, content: bytes) -> None:
    """Such a file and nothing beside it: no log, no backup."""
    path.write_bytes(content)
    for log in path.parent.glob(path.name + "-*"):
        log.unlink()
    shutil.rmtree(path.parent / "backups", ignore_errors=True)


def roots(path: Path) -> set[int]:
    """The header's page, and the pages that lead to all rows of one of our tables."""
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT rootpage, name FROM sqlite_master WHERE type = 'table'")
        return {0} | {root - 1 for root, name in found if name in schema.metadata.tables}


def comes_back(data_dir: Path) -> float:
    """Open as the program does, then repair; the share of notes that are there unharmed."""
    opening = open_store(data_dir)
    error = opening.exception(30)
    if error is None:
        store = opening.result()
        error = store.notebook.annotations(TEXT.id).exception(30)
        store.close().result(30)
    if error is not None:
        assert_says_damaged(error)
    shutil.rmtree(data_dir / "backups", ignore_errors=True)
    report = ClosedCare(data_dir).repair().result(60)
    assert report.sound, report
    found = read(data_dir)
    assert ClosedCare(data_dir).check().result(60).sound
    return sum(found.get(f"{n:032x}") == written(n) for n in range(ROWS)) / ROWS


def assert_says_damaged(error: BaseException) -> None:
    assert isinstance(error, Refused), error
    assert error.code == "damaged"
    assert "\n" not in str(error)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_lost_root_is_told_in_a_sentence_and_comes_from_a_backup(data_dir, harm):
    """Every page that leads to others, one after the other, with a backup and without."""
    filled = filled_with(data_dir, 300)
    before = read(data_dir)
    backups = data_dir.parent / "backups"
    shutil.copytree(data_dir / "backups", backups)
    good, chance = filled.read_bytes(), random.Random(4)
    for root in sorted(roots(filled)):
        content = bytearray(good)
        harm(content, root * PAGE, chance)
        for with_backup in (False, True):
            put(filled, bytes(content))
            if with_backup:
                shutil.copytree(backups, data_dir / "backups")
            error = ClosedCare(data_dir).repair().exception(60)
            if error is None:
                error = open_error(data_dir)
            if with_backup:
                assert error is None, (root, error)
                found = read(data_dir)
                assert found.keys() == before.keys()
                assert sum(found[each] != before[each] for each in before) <= 3
            elif error is not None:
                assert_says_damaged(error)
                assert "no backup" in str(error)
                assert filled.read_bytes() == content


def open_error(data_dir: Path) -> BaseException | None:
    opening = open_store(data_dir)
    if opening.exception(30) is None:
        opening.result().close().result(30)
    return opening.exception()
