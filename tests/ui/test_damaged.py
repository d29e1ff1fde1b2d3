"""The program's own files are damaged: the window opens, says so, and reads other texts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tjreader import cli, paths
from tjreader.ui.application import Program
from tjreader.ui.theme import built_in

Start = Callable[..., Program]
Leave = Callable[[Program], None]


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own files, of which the article and the themes may be damaged."""
    own, real = tmp_path / "resources", paths.resources()
    own.mkdir()
    for name in ("texts", "themes"):
        shutil.copytree(real / name, own / name)
    for each in real.iterdir():
        if not (own / each.name).exists():
            (own / each.name).symlink_to(each)
    monkeypatch.setattr(paths, "resources", lambda: own)
    return own


def shown(program: Program) -> str:
    """The words of the page."""
    return program.session.text.printed


def test_without_the_article_the_window_says_why_and_reads_other_texts(
    resources: Path, start: Start, leave: Leave, qtbot: QtBot, tmp_path: Path
) -> None:
    (resources / "texts" / "tianjin" / "printed.md").write_text("damaged", encoding="utf-8")
    program = start()
    assert "printed.md" in shown(program)
    assert "File, Open" in shown(program)
    assert "printed.md" in program.window.notice.sentence
    library = program.store.store.library
    assert library.texts().result(10) == ()
    other = tmp_path / "other.txt"
    other.write_text("别的文章。", encoding="utf-8")
    program.session.open_path(other)
    qtbot.waitUntil(lambda: "别的文章。" in shown(program))
    assert program.window.notice.sentence == ""
    leave(program)
    assert "别的文章。" in shown(start())


@pytest.mark.parametrize("missing", [True, False])
def test_without_a_theme_built_in_inks_are_taken(
    resources: Path, start: Start, missing: bool
) -> None:
    file = resources / "themes" / "paper.json"
    if missing:
        file.unlink()
    else:
        file.write_text("dark = ", encoding="utf-8")
    program = start()
    assert program.themes.theme == built_in("paper")
    assert "paper.json" in program.window.notice.sentence
    program.window.commands["theme_dark"].trigger()
    assert program.themes.theme.name == "dark"
    assert program.themes.trouble == ""


ALONE = """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tjreader.ui import lastword
lastword.UNSEEN = frozenset()
app = QApplication(["tjreader"])
def look():
    box = QApplication.activeModalWidget()
    if box is None:
        QTimer.singleShot(10, look)
        return
    label = next(each for each in box.findChildren(QLabel) if each.text())
    print(label.textFormat().name, label.text())
    QTest.mouseClick(box.findChild(QPushButton), Qt.MouseButton.LeftButton)
QTimer.singleShot(10, look)
lastword.show("There is no <b>/opt/resources</b>; install tjreader again.")
print("closed")
"""


def test_a_window_of_its_own_says_why_there_is_no_other(child_environment: dict[str, str]) -> None:
    # In a process of its own: an application whose loop has ended takes no second one well.
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        env=child_environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "PlainText There is no <b>/opt/resources</b>; install tjreader again.",
        "closed",
    ]


MISSING = """
import sys
from pathlib import Path
from tjreader import cli, paths
from tjreader.ui import lastword
paths._resource_places = lambda: (Path("/nowhere/resources"),)
if sys.argv[2] == "seen":
    lastword.show = lambda sentence: print("window:", sentence)
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.parametrize("seen", [True, False])
def test_without_the_programs_own_files_a_window_and_standard_error_say_so(
    data_dir: Path, child_environment: dict[str, str], seen: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSING, str(data_dir), "seen" if seen else "unseen"],
        env=child_environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    sentence = (
        "The program's own files are missing: there is no /nowhere/resources/texts; "
        "install tjreader again.\n"
    )
    assert done.returncode == cli.REFUSED
    assert done.stdout == (f"window: {sentence}" if seen else "")
    assert done.stderr == f"tjreader: {sentence}"


def test_commands_refuse_as_before(
    resources: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (resources / "texts" / "tianjin" / "printed.md").write_text("damaged", encoding="utf-8")
    data = ("--data-dir", str(tmp_path / "data"))
    for words in (("export", *data, "--format", "md", "-"), ("notes", *data)):
        assert cli.main(words) == cli.REFUSED
        assert "printed.md" in capsys.readouterr().err
