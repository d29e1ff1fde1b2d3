"""Themes: complete, readable, and nothing else than a sentence where a file is damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QPushButton,
    QSpinBox,
    QStyleFactory,
)
from pytestqt.qtbot import QtBot

from tjreader.app.ports import Refused
from tjreader.app.settings import Theme as Choice
from tjreader.ui.chrome import style_sheet
from tjreader.ui.reader.painting import SELECTED
from tjreader.ui.theme import Theme, ThemeKeeper, built_in, load_theme, palette_of
from tjreader.ui.ticks import OneOf, TickBox

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "themes"
NAMES = ("paper", "sepia", "dark")


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tinted(theme: Theme, mark: str) -> QColor:
    over, under, share = QColor(theme.page.marks[mark]), QColor(theme.page.paper), theme.page.tint
    mixed = [
        a * share + b * (1 - share) for a, b in zip(over.getRgbF(), under.getRgbF(), strict=True)
    ]
    return QColor.fromRgbF(*mixed[:3])


def selected(theme: Theme, under: QColor) -> QColor:
    over = QColor(theme.page.selection)
    pairs = zip(over.getRgbF(), under.getRgbF(), strict=True)
    return QColor.fromRgbF(*[a * SELECTED + b * (1 - SELECTED) for a, b in pairs][:3])


@pytest.mark.parametrize("name", NAMES)
def test_a_selection_is_seen_over_every_highlight(name: str) -> None:
    theme = load_theme(FOLDER, name)
    page = theme.page
    edge, ink = QColor(page.selection_edge), QColor(page.ink)
    grounds = {"paper": QColor(page.paper), **{m: tinted(theme, m) for m in page.marks}}
    edges = {
        **{f"edge beside {each}": contrast(edge, ground) for each, ground in grounds.items()},
        **{
            f"edge beside what is selected on {each}": contrast(edge, selected(theme, ground))
            for each, ground in grounds.items()
        },
    }
    assert {what: value for what, value in edges.items() if value < 3} == {}
    words = {each: contrast(ink, selected(theme, ground)) for each, ground in grounds.items()}
    assert {what: value for what, value in words.items() if value < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_all_words_can_be_read(name: str) -> None:
    theme = load_theme(FOLDER, name)
    page, chrome = theme.page, theme.chrome
    paper, ink = QColor(page.paper), QColor(page.ink)
    pairs = {
        **{
            f"page.{each}": (QColor(getattr(page, each)), paper)
            for each in ("ink", "muted", "accent", "ruby", "mended")
        },
        **{
            f"ink on {each}": (ink, QColor(getattr(page, each)))
            for each in ("selection", "hit", "hit_current", "word", "panel")
        },
        **{f"ink on {mark}": (ink, tinted(theme, mark)) for mark in page.marks},
        **{
            f"text on {each}": (chrome.text, getattr(chrome, each))
            for each in ("window", "base", "hover", "pressed", "select", "tip_back")
        },
        **{
            f"muted on {each}": (chrome.muted, getattr(chrome, each))
            for each in ("window", "base", "tip_back")
        },
        "accent": (chrome.accent, chrome.window),
        "on accent": (chrome.accent_text, chrome.accent),
        "good": (chrome.good, chrome.window),
        "warning": (chrome.warn_text, chrome.warn_back),
        **{
            f"{scheme} {number}": (ink_, chrome.tip_back)
            for scheme, inks in theme.tones.items()
            for number, ink_ in enumerate(inks, 1)
        },
    }
    faint = {what: round(contrast(*pair), 2) for what, pair in pairs.items()}
    assert {what: value for what, value in faint.items() if value < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_six_marks_and_five_tones(name: str) -> None:
    theme = load_theme(FOLDER, name)
    assert set(theme.page.marks) == {"yellow", "green", "blue", "pink", "orange", "purple"}
    assert {len(inks) for inks in theme.tones.values()} == {5}
    assert theme.dark is (luminance(QColor(theme.page.paper)) < 0.2)


@pytest.mark.parametrize(
    "damage", ["", '{"dark": ', '{"dark": true, "page": {"paper": "no colour"}}']
)
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    (tmp_path / "paper.json").write_text(damage, encoding="utf-8")
    with pytest.raises(Refused, match=r"paper\.json"):
        load_theme(tmp_path, "paper")


def test_the_keeper_tells_of_changes_and_has_inks_of_its_own_where_a_file_is_damaged(
    tmp_path: Path, qtbot: object
) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "themes")
    keeper = ThemeKeeper(folder, Choice.PAPER)
    heard: list[str] = []
    keeper.theme_changed.connect(lambda theme: heard.append(theme.name))
    keeper.choose(Choice.DARK)
    keeper.choose(Choice.DARK)
    (folder / "sepia.json").unlink()
    told: list[str] = []
    keeper.refused.connect(told.append)
    keeper.choose(Choice.SEPIA)
    assert keeper.theme == built_in("sepia")
    assert heard == ["dark", "sepia"]
    assert [keeper.trouble] == told
    assert "sepia.json" in keeper.trouble
    keeper.choose(Choice.PAPER)
    assert keeper.trouble == ""


@pytest.mark.parametrize("name", NAMES)
def test_built_in_inks_can_be_read(name: str) -> None:
    theme = built_in(name)
    page, chrome = theme.page, theme.chrome
    assert contrast(QColor(page.ink), QColor(page.paper)) >= 4.5
    for ground in ("window", "base", "hover", "select", "warn_back", "tip_back"):
        assert contrast(chrome.text, getattr(chrome, ground)) >= 4.5, ground


@pytest.mark.parametrize("name", NAMES)
def test_a_first_button_that_cannot_be_pressed_looks_like_any_such(qtbot: QtBot, name: str) -> None:
    theme = load_theme(FOLDER, name)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(theme))
    first, other = QPushButton("Open", dialog), QPushButton("Open", dialog)
    first.setDefault(True)
    for button in (first, other):
        button.resize(90, 30)
        button.setEnabled(False)
    assert first.grab().toImage() == other.grab().toImage()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_boxes_of_qts_dialogs_keep_their_arrows(
    qtbot: QtBot, name: str, kind: type[QComboBox | QSpinBox]
) -> None:
    theme = load_theme(FOLDER, name)
    box = kind()
    qtbot.addWidget(box)
    box.setStyle(QStyleFactory.create("Fusion"))
    box.setPalette(palette_of(theme))
    box.setStyleSheet(style_sheet(theme))
    box.resize(160, 30)
    corner = box.grab(QRect(box.width() - 17, 4, 13, box.height() - 8)).toImage()
    inks = [corner.pixelColor(x, y) for x in range(13) for y in range(corner.height())]
    inks.sort(key=luminance)
    assert contrast(inks[0], inks[-1]) > 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [TickBox, OneOf])
def test_an_empty_box_is_seen_and_a_chosen_one_looks_otherwise(
    qtbot: QtBot, name: str, kind: type[QAbstractButton]
) -> None:
    # Fusion's own edges are darker than the window and were lost in the dark theme.
    theme = load_theme(FOLDER, name)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyle(QStyleFactory.create("Fusion"))
    dialog.setPalette(palette_of(theme))
    dialog.setStyleSheet(style_sheet(theme))
    button = kind(dialog)
    button.setPalette(palette_of(theme))
    button.resize(button.sizeHint())

    def drawn() -> set[str]:
        picture = dialog.grab(button.geometry()).toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    empty = drawn()
    window = theme.chrome.window
    assert max(contrast(QColor(ink), window) for ink in empty) >= 3
    button.setChecked(True)
    assert theme.chrome.accent.name() in drawn() - empty
