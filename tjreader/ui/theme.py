"""The inks of the window: three themes, read from `resources/themes/*.toml`.

Qt's own dark mode has no effect on several platforms, so the theme is ours: one
frozen value per theme, a Fusion palette and one style sheet made from it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ..app.ports import Refused
from ..app.settings import Theme as Choice


@dataclass(frozen=True)
class PageInks:
    """What the page is painted with.

    `soft` is for bylines and margin numbers, `word` lies under the word pointed at,
    `hit` under what Find found, `doubt` marks errata that are not applied.
    """

    paper: QColor
    ink: QColor
    soft: QColor
    heading: QColor
    accent: QColor
    ruby: QColor
    rule: QColor
    selection: QColor
    word: QColor
    hit: QColor
    hit_current: QColor
    doubt: QColor
    struck: QColor
    mended: QColor


@dataclass(frozen=True)
class HighlightInk:
    """One highlight colour: `tint` lies under the words, `line` draws lines and dots."""

    tint: QColor
    line: QColor


@dataclass(frozen=True)
class ChromeInks:
    """What the window around the page is painted with."""

    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    line: QColor
    hover: QColor
    pressed: QColor
    accent: QColor
    accent_text: QColor
    select: QColor
    good: QColor
    warn_back: QColor
    warn_text: QColor
    tip_back: QColor


@dataclass(frozen=True)
class Inks:
    """One theme.

    `highlights` by colour name; `tones` by scheme: tones 1 to 4, then the neutral one.
    """

    name: str
    dark: bool
    page: PageInks
    highlights: Mapping[str, HighlightInk]
    tones: Mapping[str, tuple[QColor, ...]]
    chrome: ChromeInks


Group = TypeVar("Group", PageInks, HighlightInk, ChromeInks)


def load_inks(folder: Path, name: str) -> Inks:
    """Read one theme file.

    Args:
        folder: the folder of themes.
        name: "paper", "sepia" or "dark".

    Raises:
        Refused: if the file is missing or damaged; it names the file.
    """
    path = folder / f"{name}.toml"
    try:
        value = tomllib.loads(path.read_text(encoding="utf-8"))
        return Inks(
            name=name,
            dark=bool(value["dark"]),
            page=_group(PageInks, value["page"]),
            highlights={
                colour: _group(HighlightInk, row) for colour, row in value["highlight"].items()
            },
            tones={
                scheme: tuple(_colour(ink) for ink in row) for scheme, row in value["tones"].items()
            },
            chrome=_group(ChromeInks, value["chrome"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            QCoreApplication.translate(
                "Theme",
                "The theme file {path} is missing or damaged; install the program again.",
            ).format(path=path),
            "damaged",
        ) from error


def _group(kind: type[Group], row: Mapping[str, Any]) -> Group:
    return kind(**{item.name: _colour(row[item.name]) for item in fields(kind)})


def _colour(value: Any) -> QColor:
    colour = QColor(str(value))
    if not colour.isValid():
        raise ValueError("not a colour")
    return colour


def palette_of(inks: Inks) -> QPalette:
    """A Fusion palette for the theme."""
    chrome = inks.chrome
    faint = QColor(chrome.muted)
    faint.setAlphaF(0.55)
    palette = QPalette(chrome.text, chrome.window)
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, chrome.window),
        (role.WindowText, chrome.text),
        (role.Base, chrome.base),
        (role.AlternateBase, chrome.window),
        (role.Text, chrome.text),
        (role.Button, chrome.window),
        (role.ButtonText, chrome.text),
        (role.BrightText, chrome.accent),
        (role.Highlight, chrome.select),
        (role.HighlightedText, chrome.text),
        (role.ToolTipBase, chrome.tip_back),
        (role.ToolTipText, chrome.text),
        (role.PlaceholderText, chrome.muted),
        (role.Link, chrome.accent),
        (role.LinkVisited, chrome.accent),
        (role.Accent, chrome.accent),
        (role.Light, chrome.base),
        (role.Midlight, chrome.hover),
        (role.Mid, chrome.line),
        (role.Dark, chrome.line),
        (role.Shadow, chrome.line),
    ):
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, faint)
    return palette


class ThemeKeeper(QObject):
    """Which theme is on. SYSTEM follows the desktop, live.

    `inks_changed(Inks)` comes after each change, also of the desktop's scheme.
    """

    inks_changed = Signal(object)

    def __init__(self, folder: Path, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._choice = choice
        self._inks = load_inks(folder, self._name())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @property
    def inks(self) -> Inks:
        """The inks now in use."""
        return self._inks

    def choose(self, choice: Choice) -> None:
        """Take another theme.

        Raises:
            Refused: if its file is missing or damaged; the old theme stays.
        """
        self._choice = choice
        self._renew()

    def _name(self) -> str:
        if self._choice is not Choice.SYSTEM:
            return self._choice.value
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "paper"

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:  # noqa: ARG002 - Qt's signature
        self._renew()

    def _renew(self) -> None:
        name = self._name()
        if name != self._inks.name:
            self._inks = load_inks(self._folder, name)
            self.inks_changed.emit(self._inks)
