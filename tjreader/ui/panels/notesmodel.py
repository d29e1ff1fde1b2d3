"""The rows of the notes panel: what is shown, in which order, after which filter."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ...app.notefilter import NoteFilter, Order, Placed
from ...notes.anchor import AnchorState
from ...notes.annotation import Annotation, Target
from ...notes.markdown import plain
from ...text.document import Arrangement, Text, place_code

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (its words on one line)."""

    ROW = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class Row(Struct, frozen=True):
    """One annotation as the list draws it.

    `place` is its place code, or says that it has none in this edition; `title` the
    words it is on: its quote, a section's title or the text's, on one line. `order` puts
    rows in order of place, `nth` in the order they were made. `section` is the id of the
    section it stands in, `state` how sure its place is.
    """

    annotation: Annotation
    place: str
    title: str
    order: tuple[int, int, int]
    section: str = ""
    state: AnchorState = AnchorState.EXACT
    nth: int = 0


def row_of(annotation: Annotation, text: Text, arrangement: Arrangement) -> Row:
    """The row of an annotation, in an arrangement of its text."""
    anchor = annotation.anchor
    if annotation.target is Target.TEXT:
        return Row(annotation, "", text.title, (-1, -1, 0))
    sections = arrangement.sections
    if anchor.revision != text.revision or anchor.state is AnchorState.ORPHAN:
        return _row_without_place(annotation, arrangement)
    if anchor.spans:
        start = anchor.spans[0].start
        section = arrangement.section_at(start)
    else:
        start = -1
        section = next((s for s in sections if s.id == anchor.section_id), None)
    if section is None:
        return Row(annotation, "", anchor.quote.replace("\n", " "), (len(sections), start, 0))
    place = place_code(section)
    at, state = sections.index(section), anchor.state
    if start < 0:
        return Row(annotation, place, section.title, (at, -1, 0), section.id, state)
    number = 0
    for index, paragraph in enumerate(section.paragraphs):
        if start in paragraph.span:
            number, place = index, place_code(section, paragraph)
            break
    title = anchor.quote.replace("\n", " ")
    return Row(annotation, place, title, (at, number, start), section.id, state)


def _row_without_place(annotation: Annotation, arrangement: Arrangement) -> Row:
    """The row of an annotation whose words are not in this edition."""
    anchor = annotation.anchor
    titles = {section.id: section.title for section in arrangement.sections}
    title = anchor.quote.replace("\n", " ") or titles.get(anchor.section_id or "", "")
    start = anchor.spans[0].start if anchor.spans else -1
    place = QCoreApplication.translate("NotesModel", "no place")
    order = (len(arrangement.sections), 0, start)
    return Row(annotation, place, title, order, state=AnchorState.ORPHAN)


class NotesModel(QAbstractListModel):
    """Annotations of one text by place; filtering and counting take no more than a look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._wanted = NoteFilter()
        self._order = Order.PLACE

    @property
    def total(self) -> int:
        """How many annotations there are."""
        return len(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its id."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == Roles.ROW:
            return row
        if role == Roles.ID:
            return row.annotation.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            each = row.annotation
            return " ".join(filter(None, (row.place, row.title, plain(each.note), *each.tags)))
        return None

    def show(self, annotations: Iterable[Annotation], text: Text, arrangement: Arrangement) -> None:
        """Show these annotations, by their place in the arrangement."""
        rows = [
            replace(row_of(each, text, arrangement), nth=nth)
            for nth, each in enumerate(annotations)
        ]
        self._rows = sorted(rows, key=lambda row: row.order)
        self._filter()

    def clear(self) -> None:
        """Show none."""
        self._rows = []
        self._filter()

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those that are shown, as they are shown."""
        return tuple(row.annotation for row in self._shown)

    def set_filter(self, wanted: NoteFilter, order: Order = Order.PLACE) -> None:
        """Show only these, in that order."""
        self._wanted = wanted
        self._order = order
        self._filter()

    def row_of_id(self, annotation_id: str) -> int:
        """The number of the row that shows an annotation, -1 if none does."""
        for number, row in enumerate(self._shown):
            if row.annotation.id == annotation_id:
                return number
        return -1

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._rows if self._passes(row)]
        if self._order is not Order.PLACE:
            by_change = self._order is Order.CHANGED
            self._shown.sort(
                key=lambda row: (row.annotation.updated if by_change else "", row.nth),
                reverse=True,
            )
        self.endResetModel()

    def _passes(self, row: Row) -> bool:
        found_by = f"{row.place} {row.title}"
        return self._wanted.passes(Placed(row.annotation, row.section, row.state, found_by))
