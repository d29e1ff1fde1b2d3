"""Plain values as the rows of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

R = TypeVar("R")
"""The kind of value that a row is."""


class Roles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words).

    `KEY` is by what it is known again: the id of a note.
    """

    ROW = Qt.ItemDataRole.UserRole
    KEY = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel, Generic[R]):
    """Values in the order they are given.

    A kind of rows says what is `told` of one, and by which `key` one is known again when
    others are shown: while the keys are the same, what is chosen and seen stays.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    def told(self, row: R) -> str:
        """All words of a row, as it is read aloud."""
        raise NotImplementedError

    def key(self, row: R) -> object:
        """By what a row is known again; else by all it is."""
        return row

    @property
    def rows(self) -> Sequence[R]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these; where they are the same rows only what differs is told."""
        old, new = self._rows, list(rows)
        if list(map(self.key, old)) != list(map(self.key, new)):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        differing = [at for at, row in enumerate(new) if row != old[at]]
        if differing:
            self.dataChanged.emit(self.index(differing[0]), self.index(differing[-1]))

    def row_of(self, key: object) -> int:
        """The number of the row of that key, -1 if it is not shown."""
        return next((at for at, row in enumerate(self._rows) if self.key(row) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its key."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Roles.ROW:
            return row
        if role == Roles.KEY:
            return self.key(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.told(row)
        return None
