"""Which keys a field or a list keeps from the window's shortcuts, composing or not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tjreader.ui.bench.notefield import NoteField
from tjreader.ui.bench.quickterm import RenderingField
from tjreader.ui.bench.translationedit import TranslationEdit
from tjreader.ui.panels.findfield import FindField
from tjreader.ui.panels.findlist import FindList
from tjreader.ui.panels.noteedit import NoteEdit
from tjreader.ui.panels.tagfield import TagField

Key, Mod = Qt.Key, Qt.KeyboardModifier
KEYS = {
    "n": (Key.Key_N, Mod.NoModifier, "n"),
    "N": (Key.Key_N, Mod.ShiftModifier, "N"),
    "escape": (Key.Key_Escape, Mod.NoModifier, "\x1b"),
    "enter": (Key.Key_Return, Mod.NoModifier, "\r"),
    "ctrl+enter": (Key.Key_Return, Mod.ControlModifier, "\r"),
    "ctrl+b": (Key.Key_B, Mod.ControlModifier, "\x02"),
    "ctrl+c": (Key.Key_C, Mod.ControlModifier, "\x03"),
    "alt+up": (Key.Key_Up, Mod.AltModifier, ""),
    "alt+n": (Key.Key_N, Mod.AltModifier, "n"),
    "f3": (Key.Key_F3, Mod.NoModifier, ""),
}
TYPED = {"n", "N", "escape", "enter"}
FIELDS = {
    FindField: (TYPED, set(KEYS)),
    TagField: (TYPED, set(KEYS)),
    NoteEdit: (TYPED, set(KEYS)),
    TranslationEdit: (TYPED | {"ctrl+enter", "alt+up"}, set(KEYS)),
    NoteField: ({"escape", "ctrl+enter", "alt+up"}, set()),
    RenderingField: (TYPED | {"ctrl+enter", "alt+n"}, TYPED | {"ctrl+enter", "alt+n"}),
}
"""What each keeps, and what while something is composed, besides what Qt's own class keeps."""


def kept(widget: QWidget) -> set[str]:
    """The keys that the window does not get."""
    found = set()
    for name, (key, modifiers, text) in KEYS.items():
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(widget, event)
        if event.isAccepted():
            found.add(name)
    return found


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_a_field_keeps_what_is_typed_or_acts_in_it(kind: type[QWidget], qtbot: QtBot) -> None:
    field = kind()
    plain = QPlainTextEdit() if isinstance(field, QPlainTextEdit) else QLineEdit()
    for each in (field, plain):
        qtbot.addWidget(each)
    own, composing = FIELDS[kind]
    of_qt = kept(plain)
    assert kept(field) == own | of_qt
    QApplication.sendEvent(field, QInputMethodEvent("nihao", []))
    assert kept(field) == composing | of_qt
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    assert kept(field) == own | of_qt


def test_a_list_keeps_the_key_of_copying(qtbot: QtBot) -> None:
    listed = FindList()
    qtbot.addWidget(listed)
    assert kept(listed) == {"ctrl+c"}
