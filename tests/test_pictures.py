"""Pictures of the program, taken by its command in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QImage

from tjreader.ui.scenes import DESK, SCENES, SMALL


def taken(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    """The command, ended."""
    command = [sys.executable, "-P", "-m", "tjreader", *words]
    return subprocess.run(command, capture_output=True, env=environment, timeout=180, check=False)


def test_pictures_are_taken_without_a_display(
    child_environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    done = taken(child_environment, "screenshot", str(folder), "--only", "dark", "--only", "search")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    dark, search = QImage(str(folder / "dark.png")), QImage(str(folder / "search.png"))
    assert dark.size() == search.size()
    assert (dark.width(), dark.height()) == (1280, 800)
    assert dark.pixelColor(640, 790).lightness() < 100 < search.pixelColor(640, 790).lightness()


def test_pictures_of_the_life_of_a_notebook_are_taken_when_all_is_done(
    child_environment: dict[str, str], tmp_path: Path
) -> None:
    names = [each.name for each in SCENES if each.size == SMALL]
    only = [word for name in names for word in ("--only", name)]
    done = taken(child_environment, "screenshot", str(tmp_path), *only)
    plugin = "This plugin does not support propagateSizeHints()"  # offscreen only
    assert (done.returncode, set(done.stderr.decode().splitlines())) == (0, {plugin})
    pictures = [QImage(str(tmp_path / f"{name}.png")) for name in names]
    assert {(each.width(), each.height()) for each in pictures} == {SMALL}
    assert all(one != other for one, other in pairwise(pictures))


def test_pictures_of_a_translators_pass_are_taken_with_the_report_beside_them(
    child_environment: dict[str, str], tmp_path: Path
) -> None:
    names = [each.name for each in SCENES if each.size == DESK]
    only = [word for name in names for word in ("--only", name)]
    done = taken(child_environment, "screenshot", str(tmp_path), *only)
    assert done.returncode == 0, done.stderr.decode()
    pictures = [QImage(str(tmp_path / f"{name}.png")) for name in names]
    assert {(each.width(), each.height()) for each in pictures} == {DESK}
    assert all(one != other for one, other in pairwise(pictures))
    report = (tmp_path / "coverage.html").read_text(encoding="utf-8")
    assert "number missing" in report
    assert "decision changed" in report
