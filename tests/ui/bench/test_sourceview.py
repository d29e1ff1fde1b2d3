"""The sentence above its translation: as high as its words, with a bar only where they are more."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk import THEMES
from tjreader.ui.bench.sourceview import MOST, SourceView
from tjreader.ui.theme import load_theme


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only
@pytest.mark.parametrize(("lines", "bar"), [(1, False), (MOST, False), (MOST + 2, True)])
def test_a_bar_is_there_only_where_words_are_out_of_sight(
    qtbot: QtBot, lines: int, bar: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 400)
    view = SourceView(load_theme(THEMES, "dark"), window)
    box = QVBoxLayout(window)
    box.addWidget(view)
    box.addStretch(1)
    window.show()
    view.setStyleSheet("padding: 4px 7px; border: 1px solid red;")
    view.set_face("serif")
    view.show_words("\n".join(["牢记嘱托"] * lines))
    box.activate()
    assert (view.verticalScrollBar().maximum() > 0) == bar
