"""What a command of the window is; `commands` has them all."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate's mark
    """Mark a literal for translation. PySide6's own is typed as giving any object."""
    return text


class When(StrEnum):
    """What must be there for a command to be offered."""

    ALWAYS = "always"
    SELECTION = "selection"  # words are selected
    MARKABLE = "markable"  # words are selected, or a highlight is chosen
    WORD = "word"  # the card, or the page's menu, is about a word
    SHORTER = "shorter"  # there is a shorter word where that one begins
    LONGER = "longer"
    HITS = "hits"  # Find has found something
    CAN_UNDO = "can undo"
    CAN_REDO = "can redo"
    CAN_GO_BACK = "can go back"
    CAN_GO_FORWARD = "can go forward"


class Menu(StrEnum):
    """The menus, in order."""

    FILE = QT_TRANSLATE_NOOP("Menus", "&File")
    EDIT = QT_TRANSLATE_NOOP("Menus", "&Edit")
    MARK = QT_TRANSLATE_NOOP("Menus", "&Mark")
    WORD = QT_TRANSLATE_NOOP("Menus", "&Word")
    TERMS = QT_TRANSLATE_NOOP("Menus", "&Terms")
    GO = QT_TRANSLATE_NOOP("Menus", "&Go")
    VIEW = QT_TRANSLATE_NOOP("Menus", "&View")
    HELP = QT_TRANSLATE_NOOP("Menus", "&Help")


class Command(Struct, frozen=True):
    """One command.

    `text` is the menu's (translated in context "Commands"), `keys` portable key
    sequences, the first one is shown. A key without Ctrl, Alt or F (`H`, `[`, `Del`)
    works only while the page has the keyboard, so that typing never sets it off.
    A `choice` groups commands of which one is on ("view"); `toggle` commands are on
    or off. `rule` puts a line before it.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = When.ALWAYS
    choice: str = ""
    toggle: bool = False
    rule: bool = False

    @property
    def page_keys(self) -> tuple[str, ...]:
        """The keys that work on the page alone."""
        return tuple(key for key in self.keys if is_page_key(key))

    @property
    def window_keys(self) -> tuple[str, ...]:
        """The keys that work anywhere in the window."""
        return tuple(key for key in self.keys if not is_page_key(key))

    @property
    def label(self) -> str:
        """The translated text with its mnemonic mark."""
        return QCoreApplication.translate("Commands", self.text)

    @property
    def plain(self) -> str:
        """The translated text as it is read aloud: no mnemonic mark, no ellipsis."""
        return without_mnemonic(self.label).rstrip("…")


def without_mnemonic(label: str) -> str:
    """A menu's text without the mark of its key: "Open…" of "&Open…", "打开…" of "打开(&O)…"."""
    bare = re.sub(r"\(&\w\)", "", label)
    return bare.replace("&&", "\0").replace("&", "").replace("\0", "&")


def is_page_key(key: str) -> bool:
    """Whether a key would also be typed into a text, so that it must stay on the page."""
    bare = key.removeprefix("Shift+")
    return "+" not in bare and not (bare[:1] == "F" and bare[1:].isdigit())
