"""The way on at a section's end."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tjreader.ui.reader.foot import FootButton


@pytest.mark.parametrize("title", ["", "二", "第二节", "天开实践 打造新质生产力策源地"])
def test_the_caption_has_room_over_a_short_title(qtbot: QtBot, title: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button = FootButton(host, True)
    button.show_words("Previous section", title)
    assert button.sizeHint().width() - button.margins >= max(
        QFontMetricsF(button.caption_face).horizontalAdvance("Previous section"),
        QFontMetricsF(button.title_face).horizontalAdvance(title),
    )
