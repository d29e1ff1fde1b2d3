"""At most one process has a notebook, and its end, however it comes, lets it go."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from refusing import refused
from tjreader.app.ports import Refused
from tjreader.store.lock import DataLock
from tjreader.store.opening import open_store

DATABASE = "notebook.db"


HOLDER = """
import sys
from pathlib import Path
from tjreader.store.opening import open_store
store = open_store(Path(sys.argv[1])).result(30)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(data_dir: Path, child_environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the notebook open until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data_dir)],
        env=child_environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_notebook_open_elsewhere_is_refused_until_that_process_ends(holder, data_dir, opened):
    answer = refused(data_dir)
    assert answer.code == "locked"
    assert str(data_dir / DATABASE) in str(answer)
    holder.kill()
    holder.wait(30)
    opened()


def test_the_lock_of_the_same_process_counts_too(data_dir, store):
    assert refused(data_dir).code == "locked"


def test_a_lock_taken_before_stays_the_callers(data_dir):
    lock = DataLock.take(data_dir)
    store = open_store(data_dir, lock).result(30)
    store.close().result(30)
    assert lock.held
    assert refused(data_dir).code == "locked"
    lock.release()
    lock.release()
    open_store(data_dir).result(30).close().result(30)


def test_a_refused_opening_lets_the_lock_go(data_dir):
    (data_dir / DATABASE).write_bytes(b"")
    refused(data_dir)
    DataLock.take(data_dir).release()


RACERS = """
import os, sys, time
from pathlib import Path
from tjreader.app.ports import Refused
from tjreader.store.opening import open_store

start, told = time.monotonic() + 0.5, os.dup(1)
for _ in range(int(sys.argv[2])):
    if os.fork() == 0:
        time.sleep(max(0, start - time.monotonic()))
        try:
            store = open_store(Path(sys.argv[1])).result(60)
        except Refused as refusal:
            answer = refusal.code
        else:
            answer = "owner"
        os.write(told, answer.encode() + b"\\n")
        sys.stdin.read()  # the owner stays open until all have tried
        os._exit(0)
os.close(0)
os.close(1)
os.close(told)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
"""


RACE = 100


def race(data_dir: Path, environment: dict[str, str]) -> list[str]:
    """The answers of so many starts at one moment."""
    with subprocess.Popen(
        [sys.executable, "-c", RACERS, str(data_dir), str(RACE)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as racing:
        assert racing.stdout is not None
        answers = sorted(racing.stdout.readline().strip() for _ in range(RACE))
        racing.communicate(timeout=60)
    return answers


forks = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="starting so many interpreters takes too long"
)


@forks
def test_of_a_hundred_starts_one_owns_the_notebook(data_dir, child_environment):
    assert race(data_dir, child_environment) == ["locked"] * (RACE - 1) + ["owner"]


@forks
@pytest.mark.long
def test_of_each_of_a_hundred_races_one_owns_the_notebook(data_dir, child_environment, tell):
    for _ in range(100):
        assert race(data_dir, child_environment) == ["locked"] * (RACE - 1) + ["owner"]
    tell(f"100 races of {RACE} starts: one writer each")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other locks")
def test_a_disk_that_knows_no_locks_is_named_and_nothing_is_opened(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def none(handle: int, kind: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(Refused, match=r"notebook\.lock"):
        DataLock.take(data_dir)
    monkeypatch.undo()
    DataLock.take(data_dir).release()
