"""What is loaded when the first page is painted, in a process of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

SCRIPT = """
import json, sys
from pathlib import Path
from tjreader.assembly import Assembly
from tjreader.cli import _annex
from tjreader.ui import application

DESK = ("tjreader.desk", "tjreader.app.desk", "tjreader.app.termbase", "tjreader.ui.desk")
loaded = {}

class Watched(application.Program):
    def _after_paint(self):
        names = ("jieba", "pypinyin", "sqlalchemy", "numpy", "sqlite3", "alembic", "ahocorasick_rs")
        loaded["at paint"] = [name for name in names if name in sys.modules]
        loaded["desk"] = [name for name in sys.modules if name.startswith(DESK)]
        loaded["section"] = self.session.section.id
        self.usable.connect(self._marked)
        self.session.notes.notes_loaded.connect(self._enough)
        super()._after_paint()

    def _marked(self):
        loaded["marks"] = [mark.colour for mark in self.session.notes.marks()]
        loaded["at marks"] = "sqlalchemy" in sys.modules

    def _enough(self):
        loaded["open"] = "sqlalchemy" in sys.modules
        loaded["kept"] = [mark.colour for mark in self.session.notes.marks()]
        self.window.close()

application.Program = Watched
parts = Assembly(Path(sys.argv[1]))
parts.prepare()
code = application.run(parts, application.Options(), _annex)
print(json.dumps(loaded | {"code": code}))
"""


@pytest.fixture
def opened_twice(
    python: str, bare_environment: dict[str, str], data_dir: Path
) -> dict[str, object]:
    """A start on a notebook in which something is highlighted."""
    words = ("notes", "add", "--start", "60", "--end", "70", "--colour", "blue")
    made = [python, "-m", "tjreader", "--data-dir", str(data_dir), *words]
    subprocess.run(made, env=bare_environment, capture_output=True, timeout=120, check=True)
    return begun(python, bare_environment, data_dir)


@pytest.fixture
def started(python: str, bare_environment: dict[str, str], data_dir: Path) -> dict[str, object]:
    return begun(python, bare_environment, data_dir)


def begun(python: str, environment: dict[str, str], data_dir: Path) -> dict[str, object]:
    """What a start tells of itself."""
    done = subprocess.run(
        [python, "-c", SCRIPT, str(data_dir)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_nothing_slow_is_loaded_at_the_first_paint(started: dict[str, object]) -> None:
    assert started["at paint"] == []
    # Of the desk only what is next to nothing: words of the command line, late imports.
    slight = ("_arguments", ".deskparts")
    assert [name for name in started["desk"] if not name.endswith(slight)] == []
    assert started["marks"] == []
    assert started["open"] is True
    assert started["code"] == 0


def test_marks_are_there_before_the_notebook_is_open(opened_twice: dict[str, object]) -> None:
    assert opened_twice["at paint"] == []
    assert opened_twice["marks"] == ["blue"]
    assert opened_twice["at marks"] is False
    assert opened_twice["kept"] == ["blue"]


def test_a_second_start_raises_the_first_window(
    python: str, child_environment: dict[str, str], data_dir: Path
) -> None:
    first = subprocess.Popen(
        [python, "-m", "tjreader", "--data-dir", str(data_dir)], env=child_environment
    )
    try:
        _wait_for(data_dir / "window.json", first)
        second = subprocess.run(
            [python, "-m", "tjreader", "--data-dir", str(data_dir)],
            env=child_environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        first.kill()
        first.wait()
    assert second.returncode == 0
    assert "open already" in second.stdout
    assert second.stderr == ""


def _wait_for(file: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if file.exists():
            return
        assert process.poll() is None
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"{file.name} did not come")
