"""The key sheet: every command that has a key, by menu, and the keys of the page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ..command import QT_TRANSLATE_NOOP, Menu
from ..commands import COMMANDS
from .sheet import SheetDialog

PAGE_KEYS = (
    ("Left", "Right", QT_TRANSLATE_NOOP("Keys", "Word by word, with its card")),
    ("Up", "Down", QT_TRANSLATE_NOOP("Keys", "Word above, below; scroll")),
    ("Shift+Left", "Shift+Right", QT_TRANSLATE_NOOP("Keys", "Select word by word")),
    ("PgUp", "PgDown", QT_TRANSLATE_NOOP("Keys", "A screen up, down")),
    ("Home", "End", QT_TRANSLATE_NOOP("Keys", "Start, end of the line or section")),
    ("Alt+Up", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "Scroll inside the card")),
    ("Tab", "", QT_TRANSLATE_NOOP("Keys", "Into the bar beside a selection or highlight")),
    (
        "Shift+Left",
        "Shift+Right",
        QT_TRANSLATE_NOOP("Keys", "Move the end of the highlight chosen"),
    ),
    (
        "Alt+Shift+Left",
        "Alt+Shift+Right",
        QT_TRANSLATE_NOOP("Keys", "Move the start of the highlight chosen"),
    ),
    ("Esc", "", QT_TRANSLATE_NOOP("Keys", "Put the card or the selection away")),
)
"""Keys the page answers itself: two key sequences and what they do."""


class KeysDialog(SheetDialog):
    """Derived from the table of commands, so that it is never out of date."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("Keys", "Keys"), 640, 620)
        self.heading(self.tr("On the page"))
        self._rows(
            [
                (tuple(filter(None, (one, other))), QCoreApplication.translate("Keys", words))
                for one, other, words in PAGE_KEYS
            ]
        )
        for menu in Menu:
            rows = [(c.keys, c.plain) for c in COMMANDS if c.menu is menu and c.keys]
            if rows:
                title = QCoreApplication.translate("Menus", menu.value)
                self.heading(title.replace("&", ""))
                self._rows(rows)
        self.paragraph(
            self.tr("Single letters and digits work while the page has the keyboard (F6)."),
            quiet=True,
        )
        self.column.addStretch(1)

    def _rows(self, rows: list[tuple[tuple[str, ...], str]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 200)
        for number, (keys, words) in enumerate(rows):
            shown = [
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys
            ]
            grid.addWidget(self._cell("   ".join(shown), "quiet"), number, 0)
            grid.addWidget(self._cell(words, ""), number, 1)
        self.column.addLayout(grid)

    def _cell(self, words: str, name: str) -> QLabel:
        label = QLabel(self.body)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        return label
