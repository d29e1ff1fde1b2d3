"""The line at the window's foot."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program


def test_no_letter_of_it_is_cut_at_its_foot(qtbot: QtBot, start: Callable[..., Program]) -> None:
    line = start().window.status
    for label in (line.place, line.count, line.view, line.saving):
        qtbot.waitUntil(lambda label=label: bool(label.text()))
        qtbot.waitUntil(lambda label=label: label.height() >= label.fontMetrics().height())
