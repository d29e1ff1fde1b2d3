"""A form that lists what was deleted at the desk, to bring some of it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...app.deskport import ErasedRecord
from ...desk.concept import Concept
from ...desk.record import Record
from ...desk.ruling import Ruling, RulingKind
from ...desk.translation import Translation
from ...text.clean import shortened
from ..dialogs.question import Question
from ..panels.deleted import day_of
from .termsmodel import shown_rendering

LENGTH = 60
"""Code points of words shown of each."""
WIDE, HIGH = 720, 360
"""px of the list, at least."""


class DeletedForm(Question):
    """Terms, decisions and translations, the last deleted first.

    `chosen(tuple[ErasedRecord, ...])` are those to bring back.
    """

    def __init__(self, erased: Sequence[ErasedRecord], language: str, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Deleted at the Desk"))
        self._erased = tuple(erased)
        self._language = language
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHeaderLabels(
            [self.tr("What"), self.tr("Words"), self.tr("Rendering"), self.tr("Deleted")]
        )
        for each in self._erased:
            self.list.addTopLevelItem(QTreeWidgetItem(self._row(each)))
        self._fit_columns()
        told = self.tr("Kept for thirty days. Bringing back can be undone.")
        if not self._erased:
            told = self.tr("Nothing of this text was deleted at the desk in thirty days.")
        self.list.setVisible(bool(self._erased))
        self.stack(self.tr("Bring back"), self.label(told, quiet=True), self.list, spacing=12)
        self.list.itemSelectionChanged.connect(self._offer)
        self.list.itemDoubleClicked.connect(self.go_on.click)
        if self._erased:
            self.list.setMinimumSize(WIDE, HIGH)
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.setFocus()
        self._offer()

    def answer(self) -> object:
        """Those that are chosen; None where none is."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return tuple(self._erased[row] for row in rows) or None

    def _offer(self) -> None:
        self.go_on.setEnabled(bool(self.list.selectedItems()))

    def _fit_columns(self) -> None:
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        fits, fills = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        for column, mode in enumerate((fits, fills, fills, fits)):
            head.setSectionResizeMode(column, mode)

    def _row(self, each: ErasedRecord) -> list[str]:
        record = each.record
        return [*self._told(record), day_of(each.erased_at)]

    def _told(self, record: Record) -> tuple[str, str, str]:
        """What a record is, the words it is about, and what they are rendered with."""
        if isinstance(record, Concept):
            rendering = shown_rendering(record, self._language)
            return self.tr("Term"), record.name, rendering.words if rendering else ""
        if isinstance(record, Ruling):
            is_none = record.kind is RulingKind.NOT_TERM
            said = self.tr("not this term") if is_none else record.words
            return self.tr("Decision at a place"), record.anchor.quote, said
        if isinstance(record, Translation):
            words = _one_line(record.words or record.note)
            return self.tr("Translation"), shortened(record.anchor.quote, LENGTH), words
        return "", "", ""


def _one_line(words: str) -> str:
    return shortened(" ".join(words.split()), LENGTH)
