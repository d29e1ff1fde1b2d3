"""The rows of the terms panel."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ...desk.concept import Concept, FormKind, Rendering, Status
from ...desk.languages import ENGLISH

Index = QModelIndex | QPersistentModelIndex


class TermRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    ROW = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class TermRow(Struct, frozen=True):
    """One term as the list draws it. `count` is of the whole text, None while unknown.

    `language` is what is translated into.
    """

    concept: Concept
    shipped: bool
    count: int | None = None
    language: str = ENGLISH

    @property
    def pinyin(self) -> str:
        """The pinyin of the form it goes by."""
        name = self.concept.name
        return next((form.pinyin for form in self.concept.forms if form.words == name), "")

    @property
    def others(self) -> tuple[str, ...]:
        """Its other forms that may be written."""
        name = self.concept.name
        return tuple(
            form.words
            for form in self.concept.forms
            if form.words != name and form.kind is not FormKind.FORBIDDEN
        )

    @property
    def rendering(self) -> Rendering | None:
        """The rendering that is shown: the approved one, else the first proposed with words."""
        return shown_rendering(self.concept, self.language)

    @property
    def elsewhere(self) -> str:
        """What it is in another language, with that one's tag, where it is not rendered here."""
        told = (each for each in self.concept.renderings if each.words and not self.rendering)
        each = next((each for each in told if each.status is not Status.DEPRECATED), None)
        return f"{each.language}: {each.words}" if each is not None else ""


def shown_rendering(concept: Concept, language: str) -> Rendering | None:
    """The approved rendering of a term in a language, else the first proposed with words."""
    some = (
        *concept.renderings_of(Status.APPROVED, language),
        *concept.renderings_of(Status.PROPOSED, language),
    )
    return next((each for each in some if each.words), None)


class TermsModel(QAbstractListModel):
    """Terms in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TermRow] = []

    def show(self, rows: Iterable[TermRow]) -> None:
        """Show these; a list of the same terms keeps its selection."""
        rows = list(rows)
        if [each.concept.id for each in rows] == [each.concept.id for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or the id of its concept."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == TermRoles.ROW:
            return row
        if role == TermRoles.ID:
            return row.concept.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(row)
        return None

    def row_of(self, concept_id: str) -> int:
        """The number of the row of a concept, -1 if it is not listed."""
        for number, row in enumerate(self._rows):
            if row.concept.id == concept_id:
                return number
        return -1


def status_name(status: Status) -> str:
    """What a status is called."""
    return {
        Status.PROPOSED: QCoreApplication.translate("Terms", "proposed"),
        Status.APPROVED: QCoreApplication.translate("Terms", "approved"),
        Status.DEPRECATED: QCoreApplication.translate("Terms", "deprecated"),
    }[status]


def kind_name(kind: FormKind) -> str:
    """What a kind of form is called."""
    return {
        FormKind.PREFERRED: QCoreApplication.translate("Terms", "preferred"),
        FormKind.VARIANT: QCoreApplication.translate("Terms", "variant"),
        FormKind.SHORT: QCoreApplication.translate("Terms", "short form"),
        FormKind.FORBIDDEN: QCoreApplication.translate("Terms", "forbidden"),
    }[kind]


def told(row: TermRow) -> str:
    """A row as it is read aloud."""
    rendering = row.rendering
    if rendering is None:
        said = QCoreApplication.translate("Terms", "not rendered yet")
    else:
        said = f"{rendering.words} ({status_name(rendering.status)})"
    count = "" if row.count is None else str(row.count)
    return ", ".join(filter(None, (row.concept.name, row.pinyin, said, count)))
