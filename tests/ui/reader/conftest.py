"""A shown view of a fixed size."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tjreader.ui.reader.view import ReaderView


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    """A view of 1280×800 on the screen, without a text."""
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made
