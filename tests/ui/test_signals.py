"""PySide6 must survive many emits from Python (6.12.0 does not under Python 3.11)."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject, Signal

EMITS = 5_000


class Counter(QObject):
    """Counts what it hears."""

    heard = Signal(int)
    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sum = 0
        self.times = 0
        self.heard.connect(self.add)
        self.told.connect(self.count)

    def add(self, number: int) -> None:
        """Add up."""
        self.sum += number

    def count(self) -> None:
        """Count."""
        self.times += 1


def test_five_thousand_emits_arrive() -> None:
    counter = Counter()
    for number in range(EMITS):
        counter.heard.emit(number)
        counter.told.emit()
    assert counter.sum == EMITS * (EMITS - 1) // 2
    assert counter.times == EMITS


SCRIPT = f"""
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
for _ in range({EMITS}):
    bell.rung.emit()
print("alive")
"""


def test_a_process_survives_five_thousand_emits(child_environment: dict[str, str]) -> None:
    """In a process of its own: the fault kills the interpreter, not just the test."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        check=False,
        capture_output=True,
        text=True,
        env=child_environment,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
