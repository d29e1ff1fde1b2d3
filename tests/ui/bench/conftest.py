"""A translator at the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskfilestories import Translator
from tjreader.ui.application import Program


@pytest.fixture
def translator(program: Program, qtbot: QtBot, tmp_path: Path) -> Translator:
    """With files of terms and translations, on the article."""
    return Translator(program, qtbot, tmp_path)
