"""Folding: what editions print differently compares equal, and every place stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.text.folding import fold
from tjreader.text.variants import SIMPLIFIED, TRADITIONAL

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("發展新質生產力", "发展新质生产力"),
        ("在裡面、在裏面", "在里面、在里面"),
        ("ＡＩ＋１００％", "AI+100%"),
        ("「鋼鐵」『絲路』", "“钢铁”‘丝路’"),
        ("新质𠮷生产力😀", "新质𠮷生产力😀"),
        ("\u3000\u3000天津", "  天津"),
    ],
)
def test_forms_of_other_editions_are_made_the_same(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_every_place_stays_and_folding_twice_changes_nothing(words: str) -> None:
    assert len(fold(words)) == len(words)
    assert fold(fold(words)) == fold(words)
    assert fold(words).count("\n") == words.count("\n")


def test_the_table_is_one_for_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL)) > 4000
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


def test_the_table_is_what_opencc_says() -> None:
    script = ROOT / "packaging" / "build_folding.py"
    checked = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert checked.returncode == 0
