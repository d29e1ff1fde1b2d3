"""Time the search for candidates: the shipped article, and a long text made of given ones.

Usage: python tests/benchmarks/candidates.py [TEXT …]

Prints seconds for each size; the list and the engine are loaded first.
Without TEXT the long text is the article over and over, which repeats more than any real one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tjreader.app.prospecting import passages  # noqa: E402 - needs the path above
from tjreader.desk.candidates import untold  # noqa: E402
from tjreader.formats.plain import read_words  # noqa: E402
from tjreader.formats.shipped import read_shipped  # noqa: E402
from tjreader.lang.analyst import open_analyst  # noqa: E402
from tjreader.prospector import Prospector  # noqa: E402


def main(files: list[str]) -> int:
    """Measure and print; the exit code."""
    article = read_shipped(ROOT / "resources" / "texts" / "tianjin").text
    words = "\n".join(Path(each).read_text(encoding="utf-8-sig") for each in files)
    words = words or article.printed
    with tempfile.TemporaryDirectory() as folder:
        prospector = Prospector(open_analyst(Path(folder), ROOT / "resources" / "lexicon"))
        prospector.prospect([(0, "港口。", None)], untold)
        sizes = (100_000, 300_000, 1_000_000)
        long = [read_words((words * (size // len(words) + 1))[:size]).text for size in sizes]
        for text in (article, *long):
            begun = time.perf_counter()
            found = prospector.prospect(passages(text), untold)
            seconds = time.perf_counter() - begun
            size = len(text.printed)
            sys.stdout.write(f"{size:>9,} characters: {seconds:6.2f} s, {len(found)} candidates\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
