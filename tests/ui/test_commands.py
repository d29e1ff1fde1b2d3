"""The table of commands: ids and handlers both ways, keys once, words translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.app.page import WordPlace
from tjreader.text.span import Span
from tjreader.ui.application import Program
from tjreader.ui.command import is_page_key
from tjreader.ui.commands import BY_ID, COMMANDS
from tjreader.ui.icons import SHAPES

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., Program]


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


WORD_COMMANDS = ("word_shorter", "word_longer", "card_pin", "card_copy", "card_step")


def offered(program: Program) -> set[str]:
    commands = program.window.commands
    return {name for name in WORD_COMMANDS if commands[name].isEnabled()}


def test_the_commands_of_a_word_are_offered_when_they_can_act(
    program: Program, qtbot: QtBot
) -> None:
    assert offered(program) == set()
    hover, commands = program.annex.hover, program.window.commands
    page = program.window.view.page
    span = span_of(program.session.text, "新质生产力")
    index = page.index_at(span.start)
    assert index is not None
    shown = page.paragraph(index).rendering.to_shown(span)[0]
    hover.show_at(WordPlace(index, Span(shown.start, shown.start + 2), recut=True))
    qtbot.waitUntil(lambda: offered(program) == set(WORD_COMMANDS))
    commands["word_shorter"].trigger()
    qtbot.waitUntil(lambda: "word_shorter" not in offered(program))
    assert len(hover.place.span) == 1
    assert "word_longer" in offered(program)
    longest = 0
    while commands["word_longer"].isEnabled():
        commands["word_longer"].trigger()
        longest, before = len(hover.place.span), longest
        assert longest > before
        qtbot.waitUntil(lambda: not program.annex._cuts.isActive())
    assert longest == 5
    assert offered(program) == set(WORD_COMMANDS) - {"word_longer"}
    hover.hide()
    qtbot.waitUntil(lambda: offered(program) == set())


def test_a_word_nothing_is_known_of_has_no_commands_of_a_card(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "letters.txt"
    file.write_text("qwxz 天津", encoding="utf-8")
    program = start(file)
    hover = program.annex.hover
    hover.show_at(WordPlace(0, Span(0, 4)))
    assert hover.place is not None
    assert not hover.card.isVisible()
    assert offered(program) == set()
    hover.show_at(WordPlace(0, Span(5, 7)))
    qtbot.waitUntil(lambda: "card_copy" in offered(program))


def test_a_command_of_the_page_shows_its_key_under_whatever_name(program: Program) -> None:
    for command in COMMANDS:
        if command.page_keys and not command.window_keys:
            key = QKeySequence(command.page_keys[0]).toString(
                QKeySequence.SequenceFormat.NativeText
            )
            assert program.window.commands[command.id].text().endswith(f"\t{key}"), command.id
