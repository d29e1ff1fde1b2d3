"""A desk with the article open on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk import Desk, opened_desk


@pytest.fixture
def desk(qtbot: QtBot, data_dir: Path) -> Desk:
    """The article's second section, dictionary and store open."""
    return opened_desk(qtbot, data_dir)
