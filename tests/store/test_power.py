"""The power goes, the disk fills up or faults: what was acknowledged is there.

`recordingvfs` writes down what SQLite asks of the system while the program's own store is at
work. A power loss is any moment of that record, with any of what was not yet synced missing.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import recordingvfs
from builders import added, erased, highlight, replaced, text_of
from recordingvfs import FULL, SYNC_FAULT, WRITE_FAULT, Disk, Recorder, Step, recording
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation
from tjreader.store.closedcare import ClosedCare
from tjreader.store.opening import open_store
from tjreader.store.thread import Rank

pytestmark = pytest.mark.skipif(
    recordingvfs.library() is None, reason="this Python's SQLite cannot be reached by ctypes"
)

TEXT = text_of()
DATABASE = "notebook.db"
Tell = Callable[[str], None]


@pytest.fixture
def filled(data_dir: Path) -> Path:
    """A closed notebook of some notes, with its backup of the day."""
    store = open_store(data_dir).result(30)
    store.library.remember_text(TEXT).result(10)
    store.notebook.apply(added(*(highlight(TEXT, "天津") for _ in range(20)))).result(10)
    assert store.backed_up.result(30) is None
    store.close().result(10)
    return data_dir


def pragma(store: StorePort, statement: str) -> None:
    store._thread.submit(Rank.ACT, lambda: store._database.raw.execute(statement)).result(10)


def record(data_dir: Path, commits: int, synchronous: str) -> list[Step]:
    """What the system was asked for while notes were made, changed and acknowledged."""
    recorder = Recorder(data_dir)
    with recording(recorder):
        store = open_store(data_dir).result(30)
        pragma(store, f"PRAGMA synchronous={synchronous}")
        for number in range(commits):
            one = highlight(TEXT, "天津", "善作", note=f"{number} " + "天津以善作善成著称。" * 9)
            store.notebook.apply(added(one)).result(10)
            recorder.tell((one.id, one.note))
            if number % 3 == 0:
                two = replace(one, note=one.note + " again")
                store.notebook.apply(replaced(one, two)).result(10)
                recorder.tell((two.id, two.note))
        store.close().result(10)
    return recorder.steps


def lost(place: Path, found: dict[str, bytes], told: dict[str, str]) -> bool:
    """Whether the program, opened on what the disk holds, lacks something it had told."""
    for path in place.glob(DATABASE + "*"):
        path.unlink()
    for name, data in found.items():
        (place / name).write_bytes(data)
    opening = open_store(place)
    error = opening.exception(30)
    if error is not None:
        assert isinstance(error, Refused)
        return True
    store = opening.result()
    reading = store.notebook.annotations(TEXT.id)
    error = reading.exception(10)
    notes = {} if error else {each.id: each.note for each in reading.result()}
    store.close().result(10)
    assert error is None or isinstance(error, Refused)
    # A change that was stored and not yet acknowledged may be there: one step further.
    return any(notes.get(each) not in (note, f"{note} again") for each, note in told.items())


def losses(data_dir: Path, commits: int, cuts: int, synchronous: str) -> int:
    """How many of so many power losses took something that was acknowledged."""
    start = {path.name: path.read_bytes() for path in data_dir.glob(DATABASE + "*")}
    place = data_dir.parent / "after"
    shutil.copytree(data_dir, place)
    steps = record(data_dir, commits, synchronous)
    assert sum(step.kind == "sync" for step in steps) > (0 if synchronous != "OFF" else -1)
    chance = random.Random(20250801)
    moments = sorted(chance.randrange(len(steps)) for _ in range(cuts))
    disk, told, done, found = Disk(start), {}, 0, 0
    for moment in moments:
        for step in steps[done:moment]:
            if step.kind == "told":
                told[step.told[0]] = step.told[1]
            else:
                disk.do(step)
        done = max(done, moment)
        found += lost(place, disk.after_power_loss(chance), told)
    return found


def test_no_power_loss_takes_what_was_acknowledged(filled, tell):
    assert_nothing_lost(filled, 200, 80, tell)


@pytest.mark.long
def test_none_of_a_thousand_power_losses_takes_what_was_acknowledged(filled, tell):
    assert_nothing_lost(filled, 600, 1000, tell)


def assert_nothing_lost(data_dir: Path, commits: int, cuts: int, tell: Tell) -> None:
    found = losses(data_dir, commits, cuts, "FULL")
    tell(f"{cuts} power losses: {found} took something that was acknowledged")
    assert found == 0


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_proof_sees_what_weaker_syncing_loses(filled, tell, synchronous):
    found = losses(filled, 60, 20, synchronous)
    tell(f"with synchronous={synchronous} {found} of 20 power losses took something")
    assert found > 0


# The disk fills up or faults


class Breaking:
    """Lets the nth write or sync of the notebook's files fail, and those after it."""

    def __init__(self, nth: int, code: int, kinds: tuple[str, ...], lasting: bool) -> None:
        self.left = nth
        self.code = code
        self.kinds = kinds
        self.lasting = lasting
        self.hit = 0

    def __call__(self, step: Step) -> int:
        if step.kind not in self.kinds:
            return 0
        self.left -= 1
        if self.left == 0 or (self.lasting and self.left < 0):
            self.hit += 1
            return self.code
        return 0


class Told:
    """A store, and what it acknowledged or refused."""

    def __init__(self, store: StorePort) -> None:
        self.store = store
        self.kept: dict[str, Annotation | None] = {}
        self.unsure: set[str] = set()

    def act(self, before: Annotation | None, after: Annotation | None) -> bool:
        one = after or before
        assert one is not None
        if before is None and after is not None:
            change = added(after)
        elif before is not None and after is None:
            change = erased(before)
        else:
            assert before is not None
            assert after is not None
            change = replaced(before, after)
        error = self.store.notebook.apply(change).exception(20)
        if error is None:
            self.kept[one.id] = after
            return True
        assert isinstance(error, Refused)
        assert error.code in ("full", "unreadable", "readonly", "stale", "damaged")
        assert DATABASE in str(error)
        self.unsure.add(one.id)
        return False


def work(told: Told) -> None:
    """What a reader does: some notes, one changed, one erased."""
    for number in range(5):
        one = highlight(TEXT, "天津", "善作", note=f"{number}" * 200)
        if told.act(None, one) and number % 2:
            told.act(one, replace(one, note="changed"))
        elif number == 2:
            told.act(one, None)


def broken_at(data_dir: Path, nth: int, code: int, lasting: bool) -> bool:
    """Work with a fault at the nth step; whether there was one. All must be well after it."""
    kinds = ("sync",) if code == SYNC_FAULT else ("write",)
    breaking = Breaking(nth, code, kinds, lasting)
    recorder = Recorder(data_dir)
    with recording(recorder):
        store = open_store(data_dir).result(30)
        told = Told(store)
        recorder.fault = breaking
        work(told)
        hit = breaking.hit > 0
        recorder.fault = recordingvfs.no_fault
        # The next note after the fault is gone goes in, or is refused in a sentence.
        told.act(None, highlight(TEXT, "帆满", note="after it"))
        store.close().result(20)
    again = open_store(data_dir).result(30)
    found = {each.id: each for each in again.notebook.annotations(TEXT.id).result(10)}
    again.close().result(10)
    for each, value in told.kept.items():
        if each not in told.unsure:
            assert found.get(each) == value, (nth, code, lasting)
    assert ClosedCare(data_dir).check().result(30).sound
    return hit


CODES = {"full": FULL, "write fault": WRITE_FAULT, "sync fault": SYNC_FAULT}


def breaks(filled: Path, every: int, code: int) -> int:
    number = 0
    for nth in range(1, 10_000, every):
        place = filled.parent / "broken"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(filled, place)
        if not broken_at(place, nth, code, lasting=nth % 2 == 0):
            break
        number += 1
    return number


@pytest.mark.parametrize("code", CODES)
def test_a_fault_at_any_write_loses_nothing_acknowledged(filled, tell, code):
    every = 3 if code == "sync fault" else 12
    number = breaks(filled, every, CODES[code])
    tell(f"{code}: {number} places (every {every}), nothing acknowledged lost")
    assert number > 1


@pytest.mark.long
@pytest.mark.parametrize("code", CODES)
def test_a_fault_at_every_write_loses_nothing_acknowledged(filled, tell, code):
    number = breaks(filled, 1, CODES[code])
    tell(f"{code}: {number} places (every one), nothing acknowledged lost")
    assert number > 5
