"""Prints what each part of the program adds to the memory of a process, by loading it.

    python tests/benchmarks/memory.py

MB, where the system tells them (Linux): all of it, and what no file stands behind.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

STEPS = (
    ("Python", ()),
    ("Qt", ("tjreader.ui", "PySide6.QtWidgets")),
    ("until the first paint", ("tjreader.cli", "tjreader.ui.application")),
    ("the window's second half", ("tjreader.ui.annex",)),
    ("SQLAlchemy", ("sqlalchemy",)),
    ("the store", ("tjreader.store.opening", "tjreader.store.bridge")),
)
"""What is loaded, in the order of a start."""


def held() -> tuple[float, float]:
    """MB this process holds now: all, and anonymous."""
    found = {}
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name in ("VmRSS", "RssAnon"):
            found[name] = int(value.split()[0]) / 1024
    return found["VmRSS"], found["RssAnon"]


def main() -> None:
    """Load and print."""
    sys.path.insert(0, str(ROOT))
    before = (0.0, 0.0)
    sys.stdout.write("| loading | MB | of it anonymous |\n|---|---|---|\n")
    for name, modules in STEPS:
        for module in modules:
            importlib.import_module(module)
        now = held()
        sys.stdout.write(f"| {name} | {now[0] - before[0]:.1f} | {now[1] - before[1]:.1f} |\n")
        before = now


if __name__ == "__main__":
    main()
