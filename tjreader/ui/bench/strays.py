"""What was written for places that this edition of the text does not have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...app import places, translating
from ...desk.ruling import Ruling, RulingKind
from ...desk.translation import Translation
from ...notes.anchor import AnchorState
from ...text.clean import shortened
from ..deskkeeper import DeskKeeper
from ..panels.parts import button, quiet_label

LENGTH = 60
"""Code points of a row's words."""
MOST = 4
"""Rows seen at once."""
RECORD = Qt.ItemDataRole.UserRole

Stray = Translation | Ruling


class StraysList(QListWidget):
    """Del deletes, Escape goes back to the page."""

    deleted = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current row."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class Strays(QWidget):
    """Translations and rulings without a place; not seen where there are none.

    `place_wanted(str)` asks to put the translation of that id to the chosen sentence.
    """

    place_wanted = Signal(str)
    left = Signal()

    def __init__(self, keeper: DeskKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._free = False
        self._title = quiet_label(self)
        self.list = StraysList(self)
        self.list.setAccessibleName(self.tr("Without a place in this edition"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.copy = button(self.tr("Copy"), self.tr("Copy the words"), self)
        self.place = button(
            self.tr("Place Here"), self.tr("Put it to the chosen sentence, if that has none"), self
        )
        self.delete = button(self.tr("Delete"), self.tr("Delete it (Del)"), self)
        self._lay_out()
        self.copy.clicked.connect(self.copy_words)
        self.place.clicked.connect(self._place)
        self.delete.clicked.connect(self.delete_chosen)
        self.list.deleted.connect(self.delete_chosen)
        self.list.escaped.connect(self.left)
        self.list.currentRowChanged.connect(self._offer)
        self.hide()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for each in (self.copy, self.place, self.delete):
            foot.addWidget(each)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 12, 8)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self.list)
        box.addLayout(foot)

    def show_strays(self, translations: Sequence[Translation]) -> None:
        """Show these translations, and the rulings of the desk that have no place."""
        desk = self._keeper.desk
        ruled = desk.ruled()
        rulings = [
            each
            for each in desk.rulings()
            if each.concept_id in ruled  # else it waits for its term to come back
            and (
                each.anchor.revision != desk.text.revision
                or each.anchor.state is AnchorState.ORPHAN
            )
        ]
        strays: list[Stray] = [*translations, *rulings]
        known = self._chosen()
        self.list.clear()
        for each in strays:
            item = QListWidgetItem(self._line(each))
            item.setData(RECORD, each.id)
            self.list.addItem(item)
            if known is not None and each.id == known.id:
                self.list.setCurrentItem(item)
        high = self.list.sizeHintForRow(0) if strays else 0
        self.list.setFixedHeight(high * min(len(strays), MOST) + 4)
        self._title.setText(self.tr("Without a place in this edition: {n}").format(n=len(strays)))
        self.setVisible(bool(strays))
        self._offer()

    def _line(self, stray: Stray) -> str:
        quote = shortened(stray.anchor.quote, LENGTH // 2)
        if isinstance(stray, Ruling):
            said = stray.words if stray.kind is RulingKind.RENDERED else self.tr("not this term")
            return self.tr("Decision on {quote}: {words}").format(quote=quote, words=said)
        return f"{quote}  {shortened(stray.words or stray.note, LENGTH)}"

    def offer_place(self, free: bool) -> None:
        """Whether there is a chosen sentence without a translation."""
        self._free = free
        self._offer()

    def _chosen(self) -> Stray | None:
        row = self.list.currentRow()
        found = self._keeper.desk.record(self.list.item(row).data(RECORD)) if row >= 0 else None
        return found if isinstance(found, Translation | Ruling) else None

    def _offer(self) -> None:
        chosen = self._chosen()
        for each in (self.copy, self.delete):
            each.setEnabled(chosen is not None)
        self.place.setEnabled(isinstance(chosen, Translation) and self._free)

    def copy_words(self) -> None:
        """Copy what was written."""
        chosen = self._chosen()
        if chosen is not None:
            QGuiApplication.clipboard().setText(chosen.words)

    def _place(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Translation):
            self.place_wanted.emit(chosen.id)

    def delete_chosen(self) -> None:
        """Delete it; one undo step."""
        chosen = self._chosen()
        if isinstance(chosen, Translation):
            self._keeper.act(lambda desk: translating.discard(desk, chosen.id))
        elif chosen is not None:
            self._keeper.act(lambda desk: places.unrule(desk, chosen.id))
