"""A note or record that was acknowledged is there, however the program is killed afterwards.

A real writer process says on its output, after each acknowledgement, what it was told.
It is killed (SIGKILL) at a random moment, over and over, and the next opening must find
every acknowledged one, whole, and nothing in between.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import text_of
from tjreader.store.opening import open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")

TEXT = text_of()

# The writer imports once and forks a child for each life, so that a hundred deaths do
# not cost a hundred starts of the interpreter. Only the child ever opens the notebook.
WRITER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from builders import added, highlight, replaced, text_of
from msgspec.structs import replace
from tjreader.desk.record import DeskChange, DeskEdit
from tjreader.desk.translation import Translation
from tjreader.notes.change import Act, Label
from tjreader.store.opening import open_store

def write(life):
    store = open_store(Path(sys.argv[1])).result(60)
    text, number = text_of(), 0
    while True:
        one = highlight(text, "天津", "善作", note=f"{life}.{number}")
        store.notebook.apply(added(one)).result(60)
        os.write(1, f"new {one.id} {one.note}\\n".encode())
        two = replace(one, note=one.note + " again")
        store.notebook.apply(replaced(one, two)).result(60)
        os.write(1, f"edited {two.id} {two.note}\\n".encode())
        said = Translation("t" + one.id[1:], one.anchor, one.note)
        told = replace(said, words=two.note)
        for before, after in ((None, said), (said, told)):
            change = DeskChange(Label(Act.TRANSLATE), (DeskEdit(before, after),))
            store.desk.apply(change).result(60)
            os.write(1, f"said {after.id} {after.words}\\n".encode())
        number += 1

for life in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            write(life.strip())
        finally:
            os._exit(1)
    os.write(1, f"born {child}\\n".encode())
    _, status = os.waitpid(child, 0)
    os.write(1, f"dead {os.WTERMSIG(status) if os.WIFSIGNALED(status) else -1}\\n".encode())
"""


class Lives:
    """The writer, and what it was promised."""

    def __init__(self, data_dir: Path, environment: dict[str, str]) -> None:
        command = [sys.executable, "-c", WRITER, str(data_dir), str(Path(__file__).parent.parent)]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.promised: dict[str, str] = {}
        self.acknowledged = 0

    def live(self, number: int, seconds: float) -> None:
        """One life: born, killed after so many seconds, its promises written down."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        child = 0
        for line in self.process.stdout:
            word, value, *rest = line.split(maxsplit=2)
            if word == "born":
                child = int(value)
                time.sleep(seconds)
                os.kill(child, signal.SIGKILL)
            elif word == "dead":
                assert value == str(int(signal.SIGKILL)), "the writer ended by itself"
                return
            else:
                self.promised[value] = rest[0].strip()
                self.acknowledged += 1
        raise AssertionError("the writer is gone")

    def end(self) -> None:
        self.process.communicate(timeout=30)


def check(data_dir: Path, promised: dict[str, str]) -> int:
    """Open as the program does and compare; the number of what was found."""
    store = open_store(data_dir).result(60)
    notes = store.notebook.annotations(TEXT.id).result(60)
    found = {each.id: each.note for each in notes}
    found |= {each.id: each.words for each in store.desk.records(TEXT.id).result(60)}
    store.close().result(60)
    assert all(len(each.anchor.spans) == 2 for each in notes)
    for each, note in promised.items():
        # What was stored but not yet acknowledged may be there: it is one step further.
        assert each in found, f"acknowledged and lost: {note}"
        assert found[each] in (note, note + " again")
    return len(found)


def killed(
    times: int, data_dir: Path, environment: dict[str, str], tell: Callable[[str], None]
) -> None:
    chance = random.Random(20250801)
    lives = Lives(data_dir, environment)
    try:
        for number in range(times):
            # From before the first write to hundreds of writes; also while opening.
            lives.live(number, chance.choice((0.005, 0.03, 0.1, 0.2)) * chance.uniform(0.2, 2))
            check(data_dir, lives.promised)
    finally:
        lives.end()
    assert lives.acknowledged > times
    tell(f"a writer killed {times} times: of {lives.acknowledged} acknowledged changes 0 lost")


def test_nothing_acknowledged_is_lost_when_killed_a_hundred_times(
    data_dir, child_environment, tell
):
    killed(100, data_dir, child_environment, tell)


@pytest.mark.long
def test_nothing_acknowledged_is_lost_when_killed_a_thousand_times(
    data_dir, child_environment, tell
):
    killed(1000, data_dir, child_environment, tell)


def test_killed_while_the_notebook_is_made(data_dir, child_environment):
    """There is a whole notebook or none, never half of one."""
    chance = random.Random(1)
    lives = Lives(data_dir, child_environment)
    try:
        for number in range(15):
            for path in data_dir.glob("notebook.db*"):
                path.unlink()
            lives.promised.clear()
            lives.live(number, chance.uniform(0.0, 0.03))
            check(data_dir, lives.promised)
    finally:
        lives.end()
