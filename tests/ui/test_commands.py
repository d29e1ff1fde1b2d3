"""The table of commands: ids and handlers both ways, keys once, words translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence

from tjreader.ui.application import Program
from tjreader.ui.commands import BY_ID, COMMANDS, is_page_key
from tjreader.ui.icons import SHAPES

ROOT = Path(__file__).resolve().parents[2]


def test_every_key_is_one_commands() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert "" not in keys
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(BY_ID) == len(COMMANDS)


def test_plain_keys_stay_on_the_page() -> None:
    assert all(map(is_page_key, ("H", "[", "?", "1", "Shift+N", "Del", "/")))
    assert not any(map(is_page_key, ("Ctrl+H", "F1", "Shift+F3", "Alt+Left", "F11")))


def test_mnemonics_are_one_in_each_menu() -> None:
    for menu in {command.menu for command in COMMANDS}:
        letters = Counter(
            found.group(1).lower()
            for command in COMMANDS
            if command.menu is menu and (found := re.search("&(.)", command.text))
        )
        assert [letter for letter, times in letters.items() if times > 1] == [], menu


def test_icons_are_drawn() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(SHAPES)


def test_ids_and_handlers_match_both_ways(program: Program) -> None:
    handlers = program.annex.handlers.table()
    choices = {command.choice for command in COMMANDS if command.choice}
    plain = {command.id for command in COMMANDS if not command.choice}
    assert set(handlers) == choices | plain


def test_every_action_does_something(program: Program) -> None:
    signal = "2triggered(bool)"
    for command in COMMANDS:
        action: QAction = program.window.commands[command.id]
        heard = action.receivers(signal) > 0
        assert heard or action.actionGroup() is not None, command.id


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """What the translation tool finds in the sources."""
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    if not tool.exists():
        found = shutil.which("pyside6-lupdate")
        assert found, "pyside6-lupdate is missing from the environment"
        tool = Path(found)
    out = tmp_path_factory.mktemp("i18n") / "all.ts"
    sources = sorted(str(path) for path in (ROOT / "tjreader" / "ui").rglob("*.py"))
    done = subprocess.run(
        [str(tool), *sources, "-ts", str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return ET.parse(out).getroot()


def messages(catalogue: ET.Element) -> dict[str, set[str]]:
    return {
        context.findtext("name", ""): {m.findtext("source", "") for m in context.iter("message")}
        for context in catalogue.iter("context")
    }


def test_the_tool_finds_every_command_and_menu(catalogue: ET.Element) -> None:
    found = messages(catalogue)
    assert {command.text for command in COMMANDS} <= found["Commands"]
    assert {command.menu.value for command in COMMANDS} <= found["Menus"]


def test_the_tool_finds_what_is_told_outside_widgets(catalogue: ET.Element) -> None:
    found = messages(catalogue)
    assert "change of colour" in found["Undo"]
    assert any("is open already" in text for text in found["Application"])
    assert any("Open Folder" in text for text in found["AboutDialog"])


def test_no_sentence_hides_from_the_tool() -> None:
    alias = re.compile(r"= *(self\.tr|Q\w+\.translate)$", re.MULTILINE)
    hidden = [
        path.name
        for path in (ROOT / "tjreader" / "ui").rglob("*.py")
        if alias.search(path.read_text(encoding="utf-8"))
    ]
    assert hidden == []
