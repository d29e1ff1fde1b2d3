"""The key sheet: every command that has a key, by menu, and the keys of the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ..command import QT_TRANSLATE_NOOP, Menu, without_mnemonic
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

NOTES_KEYS = (
    ("Return", "", QT_TRANSLATE_NOOP("Keys", "Go to the place")),
    ("N", "F2", QT_TRANSLATE_NOOP("Keys", "Write the note")),
    ("1", "9", QT_TRANSLATE_NOOP("Keys", "Colours (1 to 6) and styles (7 to 9)")),
    ("T", "", QT_TRANSLATE_NOOP("Keys", "Tags")),
    ("J", "", QT_TRANSLATE_NOOP("Keys", "Merge into one highlight")),
    ("Ctrl+C", "", QT_TRANSLATE_NOOP("Keys", "Copy as Markdown")),
    ("E", "", QT_TRANSLATE_NOOP("Keys", "Export the notes chosen")),
    ("Del", "", QT_TRANSLATE_NOOP("Keys", "Erase")),
)
"""Keys of the list of notes, for all that are chosen in it."""

TERMS_KEYS = (
    ("Return", "", QT_TRANSLATE_NOOP("Keys", "Go to the next place")),
    ("E", "", QT_TRANSLATE_NOOP("Keys", "Edit in the form")),
    ("A", "", QT_TRANSLATE_NOOP("Keys", "Approve the rendering; accept a candidate")),
    ("X", "", QT_TRANSLATE_NOOP("Keys", "Reject a candidate; not a term at this place")),
    ("M", "", QT_TRANSLATE_NOOP("Keys", "Merge into one term")),
    ("Shift+M", "", QT_TRANSLATE_NOOP("Keys", "Merge a candidate into a term of your choice")),
    ("R", "", QT_TRANSLATE_NOOP("Keys", "Places to revisit; another rendering at this place")),
    ("Del", "", QT_TRANSLATE_NOOP("Keys", "Delete")),
)
"""Keys of the lists of terms, of their places and of candidates."""

DESK_KEYS = (
    ("Ctrl+Return", "", QT_TRANSLATE_NOOP("Keys", "The sentence is done; go on")),
    ("Alt+Up", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "Sentence before, after")),
    ("Alt+Shift+Up", "Alt+Shift+Down", QT_TRANSLATE_NOOP("Keys", "Open sentence before, after")),
    ("Alt+1", "Alt+9", QT_TRANSLATE_NOOP("Keys", "Put the rendering of that term in")),
    ("Return", "", QT_TRANSLATE_NOOP("Keys", "In a list: write in that sentence")),
    ("A", "U", QT_TRANSLATE_NOOP("Keys", "Among the checks: accept as fine, not fine after all")),
    ("Esc", "", QT_TRANSLATE_NOOP("Keys", "Back to the page")),
)
"""Keys of the sentence desk and its checks."""


class KeysDialog(SheetDialog):
    """Derived from the table of commands, so that it is never out of date."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("Keys", "Keys"), 640, 620)
        self.heading(self.tr("On the page"))
        self._keys(PAGE_KEYS)
        for menu in Menu:
            rows = [(c.keys, c.plain) for c in COMMANDS if c.menu is menu and c.keys]
            if rows:
                title = QCoreApplication.translate("Menus", menu.value)
                self.heading(without_mnemonic(title))
                self._rows(rows)
        self.heading(self.tr("Among the notes"))
        self._keys(NOTES_KEYS)
        self.heading(self.tr("Among the terms"))
        self._keys(TERMS_KEYS)
        self.heading(self.tr("At the sentence desk"))
        self._keys(DESK_KEYS)
        self.paragraph(
            self.tr(
                "Single letters and digits work while the page has the keyboard (F6), those of the "
                "notes and terms while their list has it (Shift+F7, Shift+F4)."
            ),
            quiet=True,
        )
        self.column.addStretch(1)

    def _keys(self, table: Iterable[tuple[str, str, str]]) -> None:
        self._rows(
            [
                (tuple(filter(None, (one, other))), QCoreApplication.translate("Keys", words))
                for one, other, words in table
            ]
        )

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
