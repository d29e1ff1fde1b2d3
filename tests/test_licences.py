"""Everything that is shipped is named with its licence, and its text comes along."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "licences"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """The index the About box shows."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def collector() -> ModuleType:
    """The script that gathers the licences."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "packaging"))
        return importlib.import_module("collect_licences")


def test_every_named_text_is_there(rows: list[dict[str, Any]]) -> None:
    named = {file for row in rows for file in (row["file"], *row["also"])}
    there = {file.name for file in FOLDER.glob("*.txt")}
    assert named == there
    assert all((FOLDER / name).stat().st_size > 400 for name in named)


def test_every_row_is_whole(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert all(row[key] for key in ("name", "version", "licence", "note", "file")), row


def test_what_is_shipped_is_named(rows: list[dict[str, Any]], collector: ModuleType) -> None:
    named = {row["name"].lower().replace("_", "-") for row in rows}
    assert set(collector.shipped()) <= named
    assert {"cc-cedict", "python", "complete hsk vocabulary"} <= named


def test_the_texts_are_those_of_the_installed_versions(collector: ModuleType) -> None:
    """Versions may differ from one Python to another; names, licences and texts may not."""
    files = collector.collected()
    index = json.loads(files.pop("index.json"))
    kept = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    for row in (*index, *kept):
        row.pop("version")
    assert index == kept
    assert set(files) <= {file.name for file in FOLDER.iterdir()}


def test_the_dictionary_is_attributed() -> None:
    text = (FOLDER / "cc-cedict.txt").read_text(encoding="utf-8")
    for words in ("CC-CEDICT", "MDBG", "CC BY-SA 4.0", "converted", "by-sa/4.0"):
        assert words in text


def test_qt_can_be_replaced() -> None:
    text = (FOLDER / "qt.txt").read_text(encoding="utf-8")
    assert "LGPL-3.0.txt" in text
    assert "replace them" in text
