"""The upper part of the desk: how far one is, and the sentences of the section shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ...desk.segments import Progress
from ...desk.translation import Stage
from ..panels.choicebox import KindBox
from ..panels.parts import ListOrWords, button, quiet_label
from ..panels.rowslist import RowsList
from ..theme import Theme
from ..ticks import TickBox
from ..tips import plain_tip
from .sentencerow import SentenceRow, SentenceRowView, SentencesModel

ALL = "all"
MANY = 1500
"""Rows above which all are as high as each other."""


class SentencesList(RowsList[SentenceRow]):
    """Enter goes on writing, Escape back to the page; `moved` tells of another row."""

    moved = Signal()

    def __init__(
        self, model: SentencesModel, row: SentenceRowView, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, row, parent, even=False)
        self.setMinimumHeight(40)
        self.setAccessibleName(self.tr("Sentences"))
        self.clicked.connect(self.moved)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of another row."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.moved.emit()


class SentenceList(QWidget):
    """Shows rows; `chosen(int)` tells the index of the sentence that was chosen in it.

    `next_wanted` asks for the next open sentence, `write_wanted` for the caret, `left` gives
    the page the keyboard; `filtered` tells that other stages are to be shown.
    """

    chosen = Signal(int)
    next_wanted = Signal()
    write_wanted = Signal()
    left = Signal()
    filtered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SentencesModel(self)
        self._row = SentenceRowView(theme, self)
        self.list = SentencesList(self._model, self._row, self)
        self._make_words()
        self._make_choices()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _make_words(self) -> None:
        self.told = quiet_label(self)
        self._stack = ListOrWords(self.list, self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Sentences of the section that are done"))

    def _make_choices(self) -> None:
        self.stages = KindBox(self.tr("Which sentences"), self)
        self.stages.offer(
            (
                (self.tr("All"), ALL),
                (self.tr("Open"), Stage.OPEN.value),
                (self.tr("Draft"), Stage.DRAFT.value),
                (self.tr("Done"), Stage.DONE.value),
            )
        )
        self.next = button(
            self.tr("Next Open"), self.tr("Go to the next open sentence (Alt+Shift+Down)"), self
        )
        self.follow = TickBox(self.tr("Follow the page"), self)
        self.follow.setToolTip(
            plain_tip(
                self.tr(
                    "Follow the page: a click on it, or going on in it, chooses the sentence here"
                )
            )
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 8)
        head.setSpacing(8)
        head.addWidget(self.stages, 1)
        head.addWidget(self.next)
        head.addWidget(self.follow)
        far = QVBoxLayout()
        far.setContentsMargins(14, 6, 14, 8)
        far.setSpacing(5)
        far.addWidget(self.told)
        far.addWidget(self.bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(far)
        box.addLayout(head)
        box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.list.moved.connect(self._moved)
        self.list.opened.connect(self.write_wanted)
        self.list.escaped.connect(self.left)
        self.next.clicked.connect(self.next_wanted)
        self.stages.currentIndexChanged.connect(self.filtered)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.list.set_theme(theme)
        self.stages.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show sources in the page's face."""
        self.list.set_face(face)

    # What it is told

    def show_rows(self, rows: Sequence[SentenceRow], chosen: int | None) -> None:
        """Show these of the wanted stage; the chosen sentence stays in sight whatever it is."""
        wanted = self.stages.currentData()
        some = [each for each in rows if wanted in (ALL, each.stage.value) or each.at == chosen]
        self._row.full = len(some) > MANY
        self.list.setUniformItemSizes(self._row.full)
        self._model.show_rows(some)
        none_like_that = self.tr("No sentence of this section is like that.")
        none_yet = self.tr("The sentences of the section will stand here.")
        self._stack.show_list(bool(some), none_like_that if rows else none_yet)
        self.select(chosen)

    def renew_rows(self, rows: Sequence[SentenceRow]) -> bool:
        """Some sentences of those told last are others; False where all must be told again."""
        if self.stages.currentData() != ALL:
            return False
        current, shown = self.list.currentIndex(), self.list.viewport().rect()
        in_sight = current.isValid() and shown.intersects(self.list.visualRect(current))
        self._model.renew(rows)
        if in_sight:
            self.list.scrollTo(current)  # it may be higher now
        return True

    def select(self, at: int | None) -> None:
        """Choose the sentence of that index in the list; nothing is told of it."""
        row = -1 if at is None else self._model.row_at(at)
        if row < 0:
            self.list.clearSelection()
            return
        index = self._model.index(row)
        if self.list.currentIndex() != index or not self.list.selectionModel().isSelected(index):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def keep_in_sight(self) -> None:
        """Scroll to the chosen sentence: the list was hidden, or has another height."""
        if self.list.selectionModel().hasSelection():
            self.list.scrollTo(self.list.currentIndex())

    def show_progress(self, here: Progress, whole: Progress) -> None:
        """Say how far the section and the text are."""
        self.bar.setRange(0, max(1, here.all.sentences))
        self.bar.setValue(here.done.sentences)
        section = self.tr("Section: {done} of {all} done").format(
            done=here.done.sentences, all=here.all.sentences
        )
        if here.draft.sentences:
            section += self.tr(", {n} in draft").format(n=here.draft.sentences)
        text = self.tr("Text: {done} of {all} done").format(
            done=whole.done.sentences, all=whole.all.sentences
        )
        self.told.setText(f"{section} · {text}")
        self.next.setEnabled(whole.open.sentences > 0)

    def rows(self) -> list[SentenceRow]:
        """What is listed now."""
        return list(self._model.rows)

    def _moved(self) -> None:
        row = self.list.current()
        if row is not None:
            self.chosen.emit(row.at)
