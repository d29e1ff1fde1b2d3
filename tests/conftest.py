"""What every test stands on: no display, no home of the person who runs it, no silent Qt."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# Before there is an application: a test draws in memory, at 100 %, whatever the desktop says.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("TJREADER_TEST_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_STYLE_OVERRIDE", "QT_FONT_DPI"):
    os.environ.pop(name, None)

ROOT = Path(__file__).resolve().parent.parent

# A slow machine is no fault of the program, and a run must be repeatable.
hypothesis_settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` runs the long forms of the proofs too."""
    parser.addoption("--long", action="store_true", help="run the tests marked `long` too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they were asked for; say so in the count."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture(scope="session", autouse=True)
def _qt_test_mode() -> None:
    """Send Qt's standard places into its test folders."""
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that none reads or writes the real one."""
    folder = tmp_path / "home"
    folder.mkdir()
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(folder))
    for variable, place in (
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_RUNTIME_DIR", ".run"),
    ):
        (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder / place))
    return folder


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty folder for everything a reader owns (`--data-dir`)."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line in this process; see `commanding.runner`."""
    from commanding import runner

    return runner(capsys, monkeypatch, data_dir)


@pytest.fixture
def child_environment(home: Path) -> dict[str, str]:
    """The environment for a process a test starts: this checkout, no display, that home."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}


@pytest.fixture
def bare_environment(child_environment: dict[str, str]) -> dict[str, str]:
    """The same for a process that tells what it has loaded: measuring coverage loads sqlite3."""
    return {
        name: value for name, value in child_environment.items() if not name.startswith("COVERAGE")
    }


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    """A thread of ours that outlives its test would write into the next one's files."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.daemon or not thread.name.startswith("tjreader"):
            continue
        thread.join(timeout=5)
        assert not thread.is_alive(), f"the thread {thread.name} was left running"


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Writes a figure to the terminal, past pytest's capturing: proofs say what they saw."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    reporter = request.config.pluginmanager.getplugin("terminalreporter")

    def line(words: str) -> None:
        with capture.global_and_fixture_disabled():
            reporter.write_line("")
            reporter.write_line(words)

    return line


@pytest.fixture
def python() -> str:
    """The interpreter that runs the tests."""
    return sys.executable
