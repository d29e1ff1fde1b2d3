"""The reader stays at the same words of a changed text: at once, at the next start, going back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import span_of
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program

Start = Callable[..., Program]
HERE = "自建研以来，围绕绿色低碳"
THERE = "围绕“科技创新策源地、科研成果孵化区"
ADDED = "这一段是新添的话，此前没有印过。" * 8


def words_at_top(program: Program, count: int = 8) -> str:
    """The printed words at the top of the page."""
    start = program.session.sitting.place.offset
    return program.session.text.printed[start : start + count]


def go_to(program: Program, words: str) -> None:
    program.session.go_to(span_of(program.session.text, words).start)


def before(words: str, line: str, added: str) -> str:
    """A printed form with a paragraph more before the line that holds some words."""
    start = words.rindex("\n", 0, words.index(line)) + 1
    return f"{words[:start]}{added}\n\n{words[start:]}"


@pytest.fixture
def edition(program: Program, tmp_path: Path) -> Path:
    """The article with a paragraph added to each of two sections, and a word less in one."""
    words = before(program.session.text.printed, THERE, ADDED)
    words = before(words, HERE, ADDED).replace("自建研以来，围绕", "自建研之日起，围绕")
    file = tmp_path / "revised.md"
    file.write_text(words, "utf-8")
    return file


def load(program: Program, qtbot: QtBot, file: Path) -> None:
    annex = program.annex
    assert isinstance(annex, Annex)
    annex.load_edition(str(file))
    qtbot.waitUntil(lambda: program.session.text.printed == file.read_text("utf-8"))


def test_an_edition_loaded_in_the_window_leaves_the_reader_at_the_words_read(
    program: Program, qtbot: QtBot, edition: Path
) -> None:
    go_to(program, THERE)
    go_to(program, HERE)
    load(program, qtbot, edition)
    qtbot.waitUntil(lambda: words_at_top(program).startswith("自建研之日起"))
    program.session.go_back()
    assert words_at_top(program) == THERE[:8]
    program.session.go_forward()
    assert words_at_top(program).startswith("自建研之日起")


def test_the_place_of_a_text_changed_while_it_was_closed_is_found_at_the_next_start(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot, tmp_path: Path
) -> None:
    lines = [f"第{number}段：{chr(0x4E00 + number) * 60}。" for number in range(40)]
    file = tmp_path / "long.md"
    file.write_text("\n\n".join(lines), "utf-8")
    first = start(file)
    go_to(first, "第25段")
    assert words_at_top(first, 4) == "第25段"
    leave(first)
    file.write_text("\n\n".join([*(ADDED for _ in range(5)), *lines]), "utf-8")
    second = start(file)
    qtbot.waitUntil(lambda: words_at_top(second, 4) == "第25段")
    leave(second)
    third = start(file)
    assert words_at_top(third, 4) == "第25段"


def test_who_has_moved_on_meanwhile_is_not_called_back(
    start: Start, leave: Callable[[Program], None], qtbot: QtBot, tmp_path: Path
) -> None:
    lines = [f"第{number}段：{chr(0x4E00 + number) * 60}。" for number in range(40)]
    file = tmp_path / "long.md"
    file.write_text("\n\n".join(lines), "utf-8")
    first = start(file)
    go_to(first, "第25段")
    leave(first)
    file.write_text("\n\n".join([*(ADDED for _ in range(5)), *lines]), "utf-8")
    second = start(file, ready=False)
    go_to(second, "第3段")
    qtbot.waitUntil(lambda: second.session.notes.known and second.session.bookmark is None)
    assert words_at_top(second, 3) == "第3段"
