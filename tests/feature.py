"""The article and the checked data it was made from, for the tests that compare them."""

from __future__ import annotations

import csv
import re
from itertools import accumulate
from pathlib import Path

import pytest

from tjreader.text.document import Text

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "texts" / "tianjin"
SOURCE = ROOT.parent / "shared" / "feature"
HANZI = re.compile(r"[\u4e00-\u9fff]")

needs_source = pytest.mark.skipif(not SOURCE.is_dir(), reason="the source folder is not here")


def hanzi(words: str) -> int:
    """How many hanzi."""
    return len(HANZI.findall(words))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the source folder."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def line_start(text: Text, line: int) -> int:
    """Where a line of the printed text begins (lines from 1)."""
    return [0, *accumulate(len(one) + 1 for one in text.printed.split("\n"))][line - 1]
