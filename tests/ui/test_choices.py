"""The panel of type and card: reached by key, every choice of the card is made there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from tjreader.app.settings import HoverMode, LearningStep, ToneColours, load
from tjreader.ui.application import Program
from tjreader.ui.cardchoices import CardChoices

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Offscreen, popups cannot grab the keyboard; nothing here needs them to."""


@pytest.fixture
def choices(program: Program) -> CardChoices:
    program.window.commands["setting"].trigger()
    popup = program.annex.ondemand.setting
    assert popup.isVisible()
    return popup.card


def click(qtbot: QtBot, choices: CardChoices, group: str, value: str) -> None:
    for button in choices.findChildren(QToolButton, value):
        if button.group().objectName() == group:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise LookupError(value)


def test_the_card_can_be_chosen(qtbot: QtBot, program: Program, choices: CardChoices) -> None:
    click(qtbot, choices, "mode", "key")
    click(qtbot, choices, "step", "meaning")
    click(qtbot, choices, "tones", "off")
    hover = program.session.settings.hover
    assert (hover.mode, hover.step, hover.tones) == (
        HoverMode.KEY,
        LearningStep.MEANING,
        ToneColours.OFF,
    )
    assert program.annex.hover.card.look.tones is ToneColours.OFF
    program.session.save()
    assert load(program.session.parts.settings_file).hover == hover


def test_every_choice_is_offered(choices: CardChoices) -> None:
    offered = {button.objectName() for button in choices.findChildren(QToolButton)}
    assert offered == {v.value for kind in (HoverMode, LearningStep, ToneColours) for v in kind}


def test_the_delay_is_a_slider_while_the_pointer_opens_the_card(
    qtbot: QtBot, program: Program, choices: CardChoices
) -> None:
    (slider,) = choices.findChildren(QSlider)
    assert slider.isEnabled()
    slider.setValue(slider.maximum())
    assert program.session.settings.hover.delay == 1000
    click(qtbot, choices, "mode", "off")
    assert not slider.isEnabled()


def test_the_panel_stays_inside_the_window(program: Program, choices: CardChoices) -> None:
    popup, window = program.annex.ondemand.setting, program.window
    right = window.mapToGlobal(window.rect().bottomRight()).x()
    assert popup.geometry().right() <= right
    assert popup.isAncestorOf(choices)


def test_the_language_of_the_window_is_chosen_for_the_next_start(
    qtbot: QtBot, program: Program, choices: CardChoices
) -> None:
    language = program.annex.ondemand.setting.language
    buttons = {button.objectName(): button for button in language.findChildren(QToolButton)}
    assert [buttons[name].text() for name in ("en", "zh_CN")] == ["English", "简体中文"]
    assert buttons["system"].isChecked()
    (waits,) = [one for one in language.findChildren(QLabel) if "next start" in one.text()]
    assert not waits.isVisible()
    qtbot.mouseClick(buttons["zh_CN"], Qt.MouseButton.LeftButton)
    assert buttons["zh_CN"].isChecked()
    assert waits.isVisible()
    program.session.save()
    assert load(program.session.parts.settings_file).language == "zh_CN"
    qtbot.mouseClick(buttons["system"], Qt.MouseButton.LeftButton)
    assert not waits.isVisible()
