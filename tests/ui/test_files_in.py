"""How a file comes into the window: from its dialog, and dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program

Drop = Qt.DropAction


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (Drop.CopyAction | Drop.MoveAction, Drop.CopyAction),
        (Drop.LinkAction | Drop.MoveAction, Drop.LinkAction),
        (Drop.MoveAction, Drop.IgnoreAction),
    ],
)
def test_a_file_that_is_dropped_is_read_where_it_is(
    program: Program, qtbot: QtBot, tmp_path: Path, offered: Drop, taken: Drop
) -> None:
    # Who drags would take the file away after a move.
    file = tmp_path / "port.txt"
    file.write_text("天津港。", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    dragged = QDragEnterEvent(QPoint(300, 300), offered, *held)
    program.window.dragEnterEvent(dragged)
    dropped = QDropEvent(QPoint(300, 300), offered, *held)
    program.window.dropEvent(dropped)
    if taken is Drop.IgnoreAction:
        assert not dragged.isAccepted()
        assert not dropped.isAccepted()
        return
    assert dragged.isAccepted()
    assert (dragged.dropAction(), dropped.dropAction()) == (taken, taken)
    qtbot.waitUntil(lambda: program.session.text.title == "port")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_text_is_looked_for_beside_the_one_opened_last(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("one", "other"):
        (folder / f"{name}.txt").write_text(f"{name}。", encoding="utf-8")
    program.session.open_path(folder / "one.txt")
    qtbot.waitUntil(lambda: program.session.text.title == "one")
    program.window.commands["open"].trigger()
    dialog = program.window.findChild(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == folder
    dialog.selectFile("other.txt")
    dialog.accept()
    qtbot.waitUntil(lambda: program.session.text.title == "other")


def test_of_several_files_none_is_opened_and_it_is_said_why(
    program: Program, tmp_path: Path
) -> None:
    title = program.session.text.title
    files = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for file in files:
        file.write_text("天津港。", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    dragged = QDragEnterEvent(QPoint(300, 300), Drop.CopyAction, *held)
    program.window.dragEnterEvent(dragged)
    assert dragged.isAccepted()
    program.window.dropEvent(QDropEvent(QPoint(300, 300), Drop.CopyAction, *held))
    assert "drop one file" in program.window.notice.sentence
    assert program.session.text.title == title
