"""Hostile files: opened or refused in one sentence, soon, in little memory, and no more."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile import TEXTS
from hostile_notes import NOTEBOOKS, NOTES, TABLES
from hostile_packages import XML, ZIPS
from hostile_terms import TBX, TERM_SHEETS, TERM_TABLES, TMX, XLF

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be forked here")

OPENING = Path(__file__).with_name("hostile_opening.py")
SECONDS = 2.0
"""Of the processor; other work on this machine does not count."""
MB = 300
NAMES = [
    f"{family} {name}"
    for family, files in (
        ("text", TEXTS),
        ("json", NOTES),
        ("csv", TABLES),
        ("zip", ZIPS),
        ("xml", XML),
        ("tbx", TBX),
        ("terms", TERM_TABLES),
        ("sheet", TERM_SHEETS),
        ("tmx", TMX),
        ("xlf", XLF),
        ("notebook", NOTEBOOKS),
    )
    for name in files
]
Told = dict[str, dict[str, Any]]


def opened(
    folder: Path, environment: dict[str, str], part: str = "", *before: str
) -> tuple[Told, str]:
    """What became of the cases with that in their names, and the errors printed."""
    done = subprocess.run(
        [*before, sys.executable, str(OPENING), str(folder), part],
        env=environment,
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {f"{each['family']} {each['name']}": each for each in lines}, done.stderr


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All cases, opened once; beside their folder stands one that must stay empty."""
    place = tmp_path_factory.mktemp("hostile")
    home = place / "home"
    home.mkdir()
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "PYTHONPATH": str(OPENING.parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
    found, errors = opened(place / "in", environment)
    assert errors == ""
    assert sorted(each.name for each in place.iterdir()) == ["home", "in"]
    assert list(home.iterdir()) == []
    for number, (key, each) in enumerate(found.items()):
        if each["cpu"] > SECONDS:  # who shares a core with others is counted more: once more
            again, _ = opened(place / f"again{number}", environment, key)
            each["cpu"] = min(each["cpu"], again[key]["cpu"])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_does_no_harm(told: Told, name: str) -> None:
    found = told[name]
    assert found["trace"] == ""
    assert found["expected"] in found["said"]
    assert "Error" not in found["said"]
    assert "\n" not in found["said"]
    if found["said"] != "opens":
        assert found["said"].endswith(".")
    assert found["cpu"] <= SECONDS
    assert found["mb"] <= MB
    assert found["touched"] == []
    assert found["left"] == []


def test_what_it_costs_is_told(told: Told, tell: Callable[[str], None]) -> None:
    assert set(told) == set(NAMES)
    slow = max(told.values(), key=lambda each: each["cpu"])
    large = max(told.values(), key=lambda each: each["mb"])
    tell(
        f"{len(told)} hostile files: at most {slow['cpu']:.2f} s ({slow['family']} {slow['name']})"
        f" and {large['mb']:.0f} MB ({large['family']} {large['name']})"
    )


def test_the_watch_sees_what_it_must(tmp_path: Path, child_environment: dict[str, str]) -> None:
    code = (
        "import os, socket, sys; from pathlib import Path; from hostile_opening import Watch\n"
        "inside, outside = map(Path, sys.argv[1:])\n"
        "watch = Watch(inside); (inside / 'a').write_text('x'); assert watch.seen == []\n"
        "(outside / 'b').write_text('x'); (outside / 'c').mkdir()\n"
        "try: socket.create_connection(('127.0.0.1', 9), 0.01)\n"
        "except OSError: pass\n"
        "print(len(watch.seen), 'socket.connect' in watch.seen)"
    )
    folders = [tmp_path / name for name in ("inside", "outside")]
    for folder in folders:
        folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, folders)],
        env=child_environment | {"PYTHONPATH": f"{OPENING.parent}:{OPENING.parent.parent}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["4", "True"]


def _traces() -> bool:
    return (
        shutil.which("strace") is not None
        and not subprocess.run(["strace", "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not _traces(), reason="strace is missing or not allowed here")
def test_the_system_sees_no_way_out(
    tmp_path: Path, child_environment: dict[str, str], request: pytest.FixtureRequest
) -> None:
    record = tmp_path / "calls.txt"
    tracing = ("strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(record))
    environment = child_environment | {"PYTHONPATH": str(OPENING.parent.parent)}
    part = "" if request.config.getoption("--long") else "json"
    found, _ = opened(tmp_path / "in", environment, part, *tracing)
    assert len(found) >= len(NOTES)
    calls = record.read_text(encoding="utf-8", errors="replace")
    assert not re.search(r"AF_INET6?|AF_PACKET|AF_NETLINK", calls)
    assert len(re.findall(r"execve\(", calls)) == 1
