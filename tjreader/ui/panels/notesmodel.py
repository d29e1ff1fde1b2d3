"""The rows of the notes panel: what is shown, in which order, after which filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...app.notefilter import NoteFilter, Order
from ...app.numbering import Difference, Numbered
from ...notes.annotation import Annotation
from ...notes.markdown import plain
from ...text.document import Arrangement, Text
from .noteplaces import Places, Row
from .notesorder import InOrder
from .rowsmodel import Index, Roles

_FEW = 100
"""As many notes as one change may touch and still be shown row by row."""
_KEPT = 2000
"""Rows that are kept once made."""


class NotesModel(QAbstractListModel):
    """Annotations of one text by place, or by when they were made or changed.

    Only whole-number keys are made for all of them; a `Row` is made when it is drawn or
    asked for. When the same text is shown again with a few notes changed, only the rows of
    those are touched.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: Places | None = None
        self._all: Numbered[Annotation] = Numbered((), _FEW)
        self._number_of: dict[str, int] | None = None
        self._wanted = NoteFilter()
        self._order = Order.PLACE
        self._shown = InOrder(self._order, None)
        self._rows: dict[str, Row] = {}

    @property
    def total(self) -> int:
        """How many annotations there are."""
        return len(self._all.values)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its id."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        each = self._shown[index.row()]
        if role == Roles.KEY:
            return each.id
        if role == Roles.ROW:
            return self.row(each)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(each)
            return " ".join(filter(None, (row.place, row.title, plain(each.note), *each.tags)))
        return None

    def show(self, annotations: Iterable[Annotation], text: Text, arrangement: Arrangement) -> None:
        """Show these annotations, in the order they were made, by place in the arrangement."""
        every = tuple(annotations)
        places = self._places
        if places is None or places.text is not text or places.arrangement is not arrangement:
            self._places = Places(text, arrangement)
            self._rows = {}
            self._show_all(every)
            return
        change = self._all.take(every)
        if change is None:
            self._number_of = None
            self._filter()
        else:
            self._show_change(change)

    def clear(self) -> None:
        """Show none."""
        self._show_all(())

    def notes(self, first: int, last: int) -> list[Annotation]:
        """Those of the rows from the first to the last, both with it."""
        return self._shown.within(first, last)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those that are shown, as they are shown."""
        return tuple(self._shown.within(0, len(self._shown) - 1))

    def set_filter(self, wanted: NoteFilter, order: Order = Order.PLACE) -> None:
        """Show only these, in that order."""
        self._wanted = wanted
        self._order = order
        self._filter()

    def row_of_id(self, annotation_id: str) -> int:
        """The number of the row that shows an annotation, -1 if none does."""
        numbers = self._number_of
        if numbers is None:
            ids = (each.id for each in self._all.values)
            numbers = self._number_of = dict(zip(ids, self._all.numbers, strict=True))
        number = numbers.get(annotation_id)
        if number is None:
            return -1
        return self._shown.row_of(self._all.values[self._all.place_of(number)], number)

    def row(self, each: Annotation) -> Row:
        """An annotation as it is drawn."""
        known = self._rows.get(each.id)
        if known is None or known.annotation is not each:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            known = self._rows[each.id] = self._known_places.row(each)
        return known

    @property
    def _known_places(self) -> Places:
        if self._places is None:
            raise LookupError("no text is shown yet")
        return self._places

    # All anew

    def _show_all(self, every: tuple[Annotation, ...]) -> None:
        self._all = Numbered(every, _FEW)
        self._number_of = None
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        notes: tuple[Annotation, ...] | list[Annotation] = self._all.values
        numbers: Sequence[int] = self._all.numbers
        if notes and self._wanted != NoteFilter():
            passing = self._known_places.passing(self._wanted, notes)
            notes = list(map(notes.__getitem__, passing))
            numbers = list(map(numbers.__getitem__, passing))
        self._shown = InOrder(self._order, self._places)
        self._shown.fill(notes, numbers)
        self.endResetModel()

    def _passes(self, each: Annotation) -> bool:
        known = self._known_places
        return self._wanted == NoteFilter() or known.passes(self._wanted, each)

    # Only what changed

    def _show_change(self, change: Difference[Annotation]) -> None:
        """Touch the rows of what changed."""
        come = {place.number: place.value for place in change.come}
        if self._number_of is not None:
            for place in change.gone:
                self._number_of.pop(place.value.id, None)
            self._number_of |= {place.value.id: place.number for place in change.come}
        for place in change.gone:
            self._replace(place.number, place.value, come.pop(place.number, None))
        for number, note in come.items():
            self._put_in(number, note)

    def _replace(self, number: int, old: Annotation, new: Annotation | None) -> None:
        row = self._shown.row_of(old, number)
        if row >= 0 and new is not None and self._shown.stays(old, new) and self._passes(new):
            self._shown.replace(row, new)
            index = self.index(row)
            self.dataChanged.emit(index, index)
            return
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            self._shown.take_out(row)
            self.endRemoveRows()
        if new is not None:
            self._put_in(number, new)

    def _put_in(self, number: int, note: Annotation) -> None:
        if self._passes(note):
            row = self._shown.row_to_be(note, number)
            self.beginInsertRows(QModelIndex(), row, row)
            self._shown.put_in(note, number)
            self.endInsertRows()
