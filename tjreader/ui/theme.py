"""The inks of the window: three themes, read from `resources/themes/*.json`.

Qt's own dark mode has no effect on several platforms, so the theme is ours: one
frozen value per theme, a Fusion palette and one style sheet made from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ..app.ports import Refused
from ..app.settings import Theme as Choice
from .reader.style import DARK, PAPER, SEPIA, Inks


class ChromeInks(Struct, frozen=True):
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


class Theme(Struct, frozen=True):
    """One theme. `tones` by scheme: the colours of tones 1 to 4, then of the neutral one."""

    name: str
    dark: bool
    page: Inks
    tones: Mapping[str, tuple[QColor, ...]]
    chrome: ChromeInks


def load_theme(folder: Path, name: str) -> Theme:
    """Read one theme file.

    Args:
        folder: the folder of themes.
        name: "paper", "sepia" or "dark".

    Raises:
        Refused: if the file is missing or damaged; it names the file.
    """
    path = folder / f"{name}.json"
    try:
        value = json.loads(path.read_bytes())
        return Theme(
            name=name,
            dark=bool(value["dark"]),
            page=_page(value["page"], value["marks"]),
            tones={
                scheme: tuple(_colour(ink) for ink in row) for scheme, row in value["tones"].items()
            },
            chrome=_chrome(value["chrome"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(
            QCoreApplication.translate(
                "Theme",
                "The theme file {path} is missing or damaged; install the program again.",
            ).format(path=path),
            "damaged",
        ) from error


def built_in(name: str) -> Theme:
    """The theme of that name without its file: the page's own inks, few for the rest."""
    page = {"paper": PAPER, "sepia": SEPIA, "dark": DARK}[name]
    ink, paper, rule = QColor(page.ink), QColor(page.paper), QColor(page.faint)
    return Theme(
        name=name,
        dark=name == "dark",
        page=page,
        tones={scheme: (ink,) * 5 for scheme in ("pleco", "dummitt")},
        chrome=ChromeInks(
            window=QColor(page.panel),
            base=paper,
            text=ink,
            muted=QColor(page.muted),
            line=rule,
            hover=QColor(page.word),
            pressed=rule,
            accent=QColor(page.accent),
            accent_text=paper,
            select=QColor(page.word),
            good=QColor(page.mended),
            warn_back=QColor(page.hit),
            warn_text=ink,
            tip_back=paper,
        ),
    )


def _page(row: Mapping[str, Any], marks: Mapping[str, Any]) -> Inks:
    inks = {name: row[name] for name in Inks.__struct_fields__ if name in row}
    tint = float(inks.pop("tint"))
    checked = {key: _colour(value).name() for key, value in inks.items()}
    named = {key: _colour(value).name() for key, value in marks.items()}
    return Inks(**checked, marks=MappingProxyType(named), tint=tint)


def _chrome(row: Mapping[str, Any]) -> ChromeInks:
    return ChromeInks(**{name: _colour(row[name]) for name in ChromeInks.__struct_fields__})


def _colour(value: Any) -> QColor:
    colour = QColor(str(value))
    if not colour.isValid():
        raise ValueError("not a colour")
    return colour


def palette_of(theme: Theme) -> QPalette:
    """A Fusion palette for the theme."""
    chrome = theme.chrome
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

    `theme_changed(Theme)` comes after each change, also of the desktop's scheme. Where a
    theme's file is missing or damaged its built-in inks are taken; `refused` says so, and
    `trouble` does until another theme is on.
    """

    theme_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, folder: Path, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._choice = choice
        self.trouble = ""
        self._theme = self._load()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @property
    def theme(self) -> Theme:
        """The theme now in use."""
        return self._theme

    def choose(self, choice: Choice) -> None:
        """Take another theme."""
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
        if self._name() != self._theme.name:
            self._theme = self._load()
            self.theme_changed.emit(self._theme)
            if self.trouble:
                self.refused.emit(self.trouble)

    def _load(self) -> Theme:
        name, self.trouble = self._name(), ""
        try:
            return load_theme(self._folder, name)
        except Refused as refusal:
            self.trouble = str(refusal)
            return built_in(name)
