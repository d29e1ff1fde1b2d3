"""The desk's panel: sentences or checks above, the sentence that is worked on below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..deskkeeper import DeskKeeper
from ..theme import Theme
from ..tips import plain_tip
from .checkslist import ChecksList
from .languagenames import language_name
from .sentenceeditor import SentenceEditor
from .sentencelist import SentenceList
from .strays import Strays

SENTENCES, CHECKS = 0, 1
"""The tabs."""
SIZES = {SENTENCES: [280, 440], CHECKS: [375, 345]}
"""How the list and the sentence below it share the height at first, by tab: findings are read."""
LOW, LOWER = 430, 270
"""px of height below which the list goes, then all but the sentence and its translation."""
BESIDE = 820
"""px of width from which the sentence stands beside the list, not below it."""


class DeskPanel(QWidget):
    """Lays the parts out; what they do is `DeskBench`'s."""

    def __init__(self, keeper: DeskKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskPanel")
        self._keeper = keeper
        self.sentences = SentenceList(theme, self)
        self.strays = Strays(keeper, self)
        self.checks = ChecksList(theme, self)
        self.editor = SentenceEditor(keeper, theme, self)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Sentences"))
        self.tabs.addTab(self.tr("Checks"))
        self.into = QToolButton(self)
        self.into.setAutoRaise(True)
        self.into.setToolTip(plain_tip(self.tr("Choose the language that you translate into")))
        self._stack = QStackedWidget(self)
        self.halves = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn_to)
        keeper.desk_loaded.connect(self._show_language)
        keeper.language_changed.connect(self._show_language)
        self._show_language()

    def _lay_out(self) -> None:
        first = QWidget(self)
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sentences, 1)
        column.addWidget(self.strays)
        self._stack.addWidget(first)
        self._stack.addWidget(self.checks)
        self.halves.setObjectName("deskHalves")
        self.halves.setChildrenCollapsible(False)
        self._upper = QWidget(self)
        above = QVBoxLayout(self._upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.into)
        above.addLayout(head)
        above.addWidget(self._stack, 1)
        self.halves.addWidget(self._upper)
        self.halves.addWidget(self.editor)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self._sizes = dict(SIZES)
        self._tab = SENTENCES
        self.halves.setSizes(self._sizes[self._tab])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.halves)

    def _turn_to(self, tab: int) -> None:
        """Show that list, in the room it had when it was last shown."""
        self._sizes[self._tab] = self.halves.sizes()
        self._tab = tab
        self._stack.setCurrentIndex(tab)
        if self.halves.orientation() is Qt.Orientation.Vertical:
            self.halves.setSizes(self._sizes[tab])
        if tab == SENTENCES:
            self.sentences.keep_in_sight()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for part in (self.sentences, self.checks, self.editor):
            part.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show the text's words in the page's face."""
        for part in (self.sentences, self.checks, self.editor):
            part.set_face(face)

    def _show_language(self) -> None:
        name = language_name(self._keeper.desk.language)
        self.into.setText(self.tr("Into {language}").format(language=name))

    def show_count(self, findings: int | None) -> None:
        """How many findings are open, in the tab; None while that is not known."""
        words = self.tr("Checks")
        self.tabs.setTabText(CHECKS, words if findings is None else f"{words} ({findings})")

    def minimumSizeHint(self) -> QSize:
        """Little: in a low window it does with less, see `resizeEvent`."""
        return QSize(300, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is wide, as below the page, the sentence stands beside the list.

        Where it is low it stands alone, and where it is lower still without what helps.
        """
        super().resizeEvent(event)
        wide, high = event.size().width() >= BESIDE, event.size().height()
        self._upper.setVisible(wide or high >= LOW)
        self.editor.be_low(high < LOWER)
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.halves.orientation() != wanted:
            self.halves.setOrientation(wanted)
