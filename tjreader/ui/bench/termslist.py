"""The list of terms, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ..panels.rowslist import DELETE, Key, RowsList
from .termrow import TermRowView
from .termsmodel import TermRow, TermsModel


class TermsList(RowsList[TermRow]):
    """Enter or a click goes to the next occurrence; E edits, A approves, M merges, R revisits."""

    shown = Signal(str)
    edited = Signal()
    approved = Signal()
    deleted = Signal()
    merged = Signal()
    revisited = Signal()
    moved = Signal()

    def __init__(self, model: TermsModel, row: TermRowView, parent: QWidget | None = None) -> None:
        super().__init__(model, row, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Terms"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self.edited)
        self.opened.connect(self.go)
        self.act_on(self.edited, Key.Key_E)
        self.act_on(self.approved, Key.Key_A)
        self.act_on(self.merged, Key.Key_M)
        self.act_on(self.revisited, Key.Key_R)
        self.act_on(self.deleted, *DELETE)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.moved.emit()

    def go(self) -> None:
        """Go to the next occurrence of the current term."""
        row = self.current()
        if row is not None:
            self.shown.emit(row.concept.id)
