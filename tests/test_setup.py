"""dev.py: environments that were left half made, and what it says a system lacks.

What it does on bare systems is proved by packaging/linux/prove_setup.sh.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The Python that made the environment the tests run in: it can make another one, which the
# environment itself, without pip and ensurepip, could only by installing packages.
PYTHON = getattr(sys, "_base_executable", sys.executable)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that knows what a system needs."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("system_parts")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose lock asks for nothing, so that it is set up without a network."""
    folder = tmp_path / "checkout"
    (folder / "packaging").mkdir(parents=True)
    shutil.copy(ROOT / "dev.py", folder)
    for name in ("system_parts.py", "probe_qt.py"):
        shutil.copy(ROOT / "packaging" / name, folder / "packaging")
    (folder / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    return folder


def prepare(checkout: Path) -> str:
    """Make the environment as dev.py does; what it said."""
    code = "import dev; dev.prepare_environment()"
    done = subprocess.run(
        [PYTHON, "-c", code], cwd=checkout, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def python_of(checkout: Path) -> Path:
    """The interpreter of a checkout's environment."""
    return checkout / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(checkout: Path) -> Path:
    """Where dev.py notes what is finished."""
    return checkout / ".venv" / "tjreader-setup.json"


def test_the_second_start_makes_nothing(checkout: Path) -> None:
    assert "Installing" in prepare(checkout)
    assert python_of(checkout).exists()
    assert prepare(checkout) == ""


def test_a_half_made_environment_is_made_again(checkout: Path) -> None:
    (checkout / ".venv" / "lib").mkdir(parents=True)
    (checkout / ".venv" / "lib" / "half").write_text("", encoding="utf-8")
    assert "Removing" in prepare(checkout)
    assert not (checkout / ".venv" / "lib" / "half").exists()
    assert python_of(checkout).exists()


def test_a_file_in_the_way_is_removed(checkout: Path) -> None:
    (checkout / ".venv").write_text("", encoding="utf-8")
    prepare(checkout)
    assert python_of(checkout).exists()


def test_a_moved_checkout_gets_a_new_environment(checkout: Path) -> None:
    prepare(checkout)
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    assert "Removing" in prepare(moved)
    assert json.loads(stamp_of(moved).read_text(encoding="utf-8"))["place"] == str(moved / ".venv")


def test_the_environment_of_another_python_is_made_again(checkout: Path) -> None:
    prepare(checkout)
    stamp = json.loads(stamp_of(checkout).read_text(encoding="utf-8"))
    stamp_of(checkout).write_text(json.dumps(stamp | {"python": "3.9"}), encoding="utf-8")
    assert "Removing" in prepare(checkout)


def test_a_new_lock_is_installed(checkout: Path) -> None:
    prepare(checkout)
    (checkout / "requirements.lock").write_text("# still nothing\n", encoding="utf-8")
    assert "Installing" in prepare(checkout)
    assert prepare(checkout) == ""


def test_a_library_that_was_taken_out_is_missed(checkout: Path) -> None:
    prepare(checkout)
    stamp = json.loads(stamp_of(checkout).read_text(encoding="utf-8"))
    gone = json.dumps(stamp | {"installed": ["gone-1.0.dist-info"]})
    stamp_of(checkout).write_text(gone, encoding="utf-8")
    assert "Installing" in prepare(checkout)


def test_two_at_once_make_one_environment(checkout: Path) -> None:
    code = "import dev; dev.prepare_environment()"
    both = [
        subprocess.Popen([PYTHON, "-c", code], cwd=checkout, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate()[0] for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert sum("Installing" in words for words in said) == 1
    assert not any("Removing" in words for words in said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "dev.py run"),
        (["--help"], 0, "dev.py test"),
        (["fly"], 2, "no command 'fly'"),
        (["setup", "now"], 1, "takes no arguments"),
    ],
)
def test_words_that_are_no_command(checkout: Path, words: list[str], code: int, said: str) -> None:
    done = subprocess.run(
        [PYTHON, "dev.py", *words],
        cwd=checkout,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("manager", "root", "sudo", "begin"),
    [
        ("apt-get", False, True, "sudo sh -c 'apt-get update && apt-get install --yes "),
        ("apt-get", False, False, "su -c 'apt-get update && apt-get install --yes "),
        ("apt-get", True, False, "apt-get update && apt-get install --yes "),
        ("dnf", False, True, "sudo sh -c 'dnf install -y "),
        ("pacman", True, False, "pacman -S --needed --noconfirm "),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="package managers of Linux")
def test_one_command_names_all_that_is_missing(
    parts: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    manager: str,
    root: bool,
    sudo: bool,
    begin: str,
) -> None:
    for name in [manager, *["sudo"] * sudo]:
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    missing = parts.Missing((*parts.LIBRARIES, *parts.OTHER_PARTS))
    lines = [line for line in parts.advice(missing).splitlines() if line.startswith("    ")]
    assert len(lines) == 1
    assert lines[0].strip().startswith(begin)
    for package in missing.packages(manager):
        assert re.search(rf"(?<![\w+-]){re.escape(package)}(?![\w+-])", lines[0]), package


def test_a_library_without_a_known_package_is_named(parts: ModuleType) -> None:
    missing = parts.Missing(("libunheard.so.1",))
    assert "libunheard.so.1" in parts.advice(missing)
    assert not parts.install(missing)


def test_many_libraries_are_said_shortly(parts: ModuleType) -> None:
    said = str(parts.Missing((*parts.LIBRARIES, parts.CHINESE_FACE)))
    assert said.endswith("and a Chinese typeface")
    assert len(said) < 80


def test_this_system_has_what_the_tests_run_on(parts: ModuleType) -> None:
    """The tests are running on Qt, so nothing of it can be missing."""
    assert not parts.missing_for_qt(Path(sys.executable))
