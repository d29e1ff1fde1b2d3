"""Measures the program against its limits and prints a Markdown table.

    python3 dev.py bench [--runs N] [--platform NAME]

All in one run on one machine: times to start are ratios to the least window of the same
kind (`hello.py`), taken in turn with it. Exit code 0 when every limit is kept, else 1.
The machine should be quiet.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


UNWANTED = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    # An installed program is compiled; with this each start would compile it again.
    "PYTHONDONTWRITEBYTECODE",
)
"""What the environment of the one who measures must not decide."""


@dataclass(frozen=True)
class Figure:
    """One row of the table."""

    name: str
    value: float
    limit: float
    unit: str
    detail: str = ""

    @property
    def kept(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.limit

    def row(self) -> str:
        """The row in Markdown. What has no limit of its own is told all the same."""
        shown = f"{self.value:.2f}" if self.unit == "×" else f"{self.value:.1f}"
        if self.limit == math.inf:
            limit, mark = "", ""
        else:
            limit, mark = f"≤ {self.limit:g} {self.unit}", "✓" if self.kept else "✗"
        return f"| {self.name} | {shown} {self.unit} | {limit} | {mark} | {self.detail} |"


class Bench:
    """Starts processes and gathers what they report."""

    def __init__(self, runs: int, platform_name: str, folder: Path) -> None:
        self.runs = runs
        self.folder = folder
        self.data = folder / "data"
        self.other_data = folder / "other"
        self.environment = {
            name: value for name, value in os.environ.items() if name not in UNWANTED
        }
        self.environment |= {"QT_QPA_PLATFORM": platform_name, "PYTHONPATH": str(ROOT)}

    def say(self, words: str) -> None:
        """Progress, beside the table."""
        sys.stderr.write(words + "\n")

    def hello(self) -> float:
        """s from process start to the line painted."""
        begun = time.monotonic()
        done = self._run(str(HERE / "hello.py"))
        return float(done.stdout) - begun

    def start(self, book: Path | None = None) -> dict[str, Any]:
        """Start the program, let it report and close; times in s since its start.

        A book is read in a data folder of its own: a start without a text opens the one
        that was read last, which would not be the article then.
        """
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        begun = time.monotonic()
        self._run(
            *("-m", "tjreader", "--data-dir", str(self.other_data if book else self.data)),
            *("--report-times", str(report), *([str(book)] if book else [])),
        )
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        told["painted"] -= begun
        told["usable"] -= begun
        told["opened"] -= begun
        return told

    def inside(self) -> dict[str, Any]:
        """What is measured inside one running window."""
        report = self.folder / "inside.json"
        self._run(str(HERE / "inside.py"), str(self.folder / "inside"), str(report))
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return told

    def command(self, *arguments: str) -> str:
        """One verb of the command line; its output."""
        return self._run("-m", "tjreader", "--data-dir", str(self.data), *arguments).stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return done


def starts(bench: Bench) -> list[Figure]:
    """Times from the start of the process, in turn with the floor's."""
    book = long_text(bench.folder / "long.txt")
    for colour, start in (("yellow", 60), ("blue", 75), ("green", 90), ("pink", 120)):
        bench.command(
            *("notes", "add", "--start", str(start), "--end", str(start + 8)),
            *("--colour", colour, "--note", "测试"),
        )
    floor, article, long = [], [], []
    for run in range(bench.runs + 1):
        bench.say(f"start {run}/{bench.runs}")
        found = (bench.hello(), bench.start(), bench.start(book))
        if run:  # the first round only warms the caches
            floor.append(found[0])
            article.append(found[1])
            long.append(found[2])
    hello = statistics.median(floor)
    painted = statistics.median(one["painted"] for one in article)
    usable = statistics.median(one["usable"] for one in article)
    opened = statistics.median(one["painted"] for one in long)
    notebook = statistics.median(one["opened"] for one in article)
    usable_mb = statistics.median(one["usable_kb"] for one in article) / 1024
    open_mb = statistics.median(one["peak_kb"] for one in article) / 1024
    loaded = sorted({name for one in (*article, *long) for name in one["loaded"]})
    return [
        Figure("start → article painted", painted / hello, 1.75, "×", ms(painted, hello)),
        Figure("start → usable with marks", usable / hello, 3.5, "×", ms(usable, hello)),
        Figure("start → notebook open", notebook / hello, math.inf, "×", ms(notebook, hello)),
        Figure("peak memory until usable", usable_mb, 110.0, "MB", "what the process ever held"),
        Figure(
            "… until the notebook is open", open_mb, math.inf, "MB", "what the process ever held"
        ),
        Figure("1,000,000 characters painted", opened / painted, 1.3, "×", ms(opened, painted)),
        Figure(
            "heavy libraries at the first paint", len(loaded), 0, "", ", ".join(loaded) or "none"
        ),
    ]


def ms(value: float, base: float) -> str:
    """What a ratio was made of."""
    return f"{value * 1000:.0f} ms / {base * 1000:.0f} ms"


def long_text(path: Path) -> Path:
    """A text of a million characters, the article's paragraphs over and over."""
    words = (ROOT / "resources/texts/tianjin/printed.md").read_text(encoding="utf-8")
    lines = [line for line in words.splitlines() if line and not line.startswith("#")]
    made, size, number = [], 0, 0
    while size < 1_000_000:
        number += 1
        made.append(f"# 第{number}章")
        made += lines
        size += sum(map(len, lines))
    path.write_text("\n\n".join(made) + "\n", encoding="utf-8")
    return path


LIMITS = (
    ("section switch", "section", 50.0, "median"),
    ("pinyin on and off", "ruby", 50.0, "median"),
    ("resize, one step", "resize", 50.0, "median"),
    ("scroll with pinyin, warm", "warm", 8.0, "p95"),
    ("scroll with pinyin, cold", "cold", 25.0, "p95"),
    ("hover: end of delay → card painted", "hover", 8.0, "p95"),
)


def figures_inside(bench: Bench) -> list[Figure]:
    """Times inside the window, in ms, and its memory."""
    bench.say("inside the window")
    told = bench.inside()
    found = []
    for name, key, limit, kind in LIMITS:
        values = sorted(told[key])
        at = statistics.median(values) if kind == "median" else percentile(values, 95)
        detail = f"{kind} of {len(values)}; median {statistics.median(values):.1f}, "
        found.append(Figure(name, at, limit, "ms", detail + f"most {values[-1]:.1f}"))
    memory = told["peak_kb"] / 1024
    found.append(Figure("… after all these acts", memory, math.inf, "MB", "peak of that window"))
    return found


def percentile(values: list[float], share: int) -> float:
    """The value below which so many of a hundred lie; `values` in order."""
    return values[min(len(values) - 1, round(len(values) * share / 100))]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="starts of each kind (default 9)")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tjreader-bench-") as folder:
        bench = Bench(options.runs, options.platform, Path(folder))
        figures = starts(bench) + figures_inside(bench)
    machine = (platform.system(), platform.machine(), f"Python {platform.python_version()}")
    lines = [
        f"{', '.join(machine)}, {os.cpu_count()} processors, Qt on {options.platform}, "
        f"medians of {options.runs} starts",
        "",
        "| what | seen | limit | | of what |",
        "|---|---|---|---|---|",
        *(figure.row() for figure in figures),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
