"""Where a note stood, edition by edition."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...notes.anchor import Anchor, AnchorState
from ...notes.annotation import Annotation
from .reviewmodel import words_of

MOST = 5
"""Anchors that are shown, the newest first."""
AROUND = 6
"""Code points of context."""


class HistoryView(QWidget):
    """The anchors of one note, its present one first; hidden while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QLabel(self)
        self._lines.setObjectName("quiet")
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setWordWrap(True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 14, 6)
        box.addWidget(self._lines)
        self.hide()

    @property
    def words(self) -> str:
        """What is told, empty where it is hidden."""
        return "" if self.isHidden() else self._lines.text()

    def show_history(self, annotation: Annotation | None) -> None:
        """Tell where a note stood; None hides it."""
        if annotation is None or not annotation.past:
            self.hide()
            return
        chain = [annotation.anchor, *reversed(annotation.past)]
        told = [f"{when(n)}: {where(anchor)}" for n, anchor in enumerate(chain[:MOST])]
        if len(chain) > MOST:
            told.append("…")
        self._lines.setText("\n".join(told))
        self.show()


def when(number: int) -> str:
    """How an anchor is called by its age, 0 being the present one."""
    if number == 0:
        return QCoreApplication.translate("Review", "Now")
    if number == 1:
        return QCoreApplication.translate("Review", "Before")
    return QCoreApplication.translate("Review", "Earlier")


def where(anchor: Anchor) -> str:
    """An anchor in words."""
    state = {
        AnchorState.EXACT: QCoreApplication.translate("Review", "sure"),
        AnchorState.MOVED: QCoreApplication.translate("Review", "moved"),
        AnchorState.CHANGED: QCoreApplication.translate("Review", "other words"),
        AnchorState.ORPHAN: QCoreApplication.translate("Review", "no place"),
    }[anchor.state]
    words = words_of(anchor)
    if anchor.state is AnchorState.ORPHAN or not words.words:
        return state
    before = _beside(words.prefix, words.prefix[-AROUND:])
    after = _beside(words.suffix, words.suffix[:AROUND], behind=True)
    return f"{state} · {before}【{words.words}】{after}"


def _beside(known: str, shown: str, *, behind: bool = False) -> str:
    """Context with an ellipsis where there is more of it; never two of them."""
    if len(shown) == len(known):
        return shown
    return shown.rstrip("…") + "…" if behind else "…" + shown.lstrip("…")
