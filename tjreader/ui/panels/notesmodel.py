"""The rows of the notes panel: what is shown, in which order, after which filter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from itertools import compress
from operator import is_not
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...app.notefilter import NoteFilter, Order, Placed
from ...notes.annotation import Annotation
from ...notes.markdown import plain
from ...text.document import Arrangement, Text
from .noteplaces import Places, Row

Index = QModelIndex | QPersistentModelIndex

_FEW = 100
"""As many notes as one change may touch and still be shown row by row."""
_KEPT = 2000
"""Rows that are kept once made."""


class Roles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (its words on one line)."""

    ROW = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class NotesModel(QAbstractListModel):
    """Annotations of one text by place.

    Only whole-number keys are made for all of them; a `Row` is made when it is drawn or
    asked for. When the same text is shown again with a few notes changed, only the rows of
    those are touched.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: Places | None = None
        self._all: tuple[Annotation, ...] = ()
        self._nth: dict[str, int] = {}
        self._shown: list[Annotation] = []
        self._keys: list[int] = []
        self._rows: dict[str, Row] = {}
        self._wanted = NoteFilter()
        self._order = Order.PLACE

    @property
    def total(self) -> int:
        """How many annotations there are."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its id."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        each = self._shown[index.row()]
        if role == Roles.ID:
            return each.id
        if role == Roles.ROW:
            return self._row(each)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._row(each)
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
        elif every is not self._all and not self._show_changed(every):
            self._show_all(every)

    def clear(self) -> None:
        """Show none."""
        self._show_all(())

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Those that are shown, as they are shown."""
        return tuple(self._shown)

    def set_filter(self, wanted: NoteFilter, order: Order = Order.PLACE) -> None:
        """Show only these, in that order."""
        self._wanted = wanted
        self._order = order
        self._filter()

    def row_of_id(self, annotation_id: str) -> int:
        """The number of the row that shows an annotation, -1 if none does."""
        for number, each in enumerate(self._shown):
            if each.id == annotation_id:
                return number
        return -1

    @property
    def _known_places(self) -> Places:
        if self._places is None:
            raise LookupError("no text is shown yet")
        return self._places

    def _row(self, each: Annotation) -> Row:
        known = self._rows.get(each.id)
        if known is None or known.annotation is not each:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            known = self._rows[each.id] = self._known_places.row(each)
        return known

    # All anew

    def _show_all(self, every: tuple[Annotation, ...]) -> None:
        self._all = every
        self._nth = {}
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        shown: Iterable[Annotation] = self._all
        if self._wanted != NoteFilter():
            shown = [each for each in self._all if self._passes(each)]
        if self._order is Order.PLACE and self._places is not None:
            found = list(shown)
            keys = self._places.keys(found)
            order = sorted(range(len(keys)), key=keys.__getitem__)
            self._shown = list(map(found.__getitem__, order))
            self._keys = []
        else:
            self._shown = list(shown)[::-1]
            if self._order is Order.CHANGED:
                self._shown.sort(key=lambda each: each.updated, reverse=True)
            self._keys = []
        self.endResetModel()

    def _passes(self, each: Annotation) -> bool:
        row = self._known_places.row(each)
        found_by = f"{row.place} {row.title}" if self._wanted.words else ""
        return self._wanted.passes(Placed(each, row.section, row.state, found_by))

    # Only what changed

    def _show_changed(self, every: tuple[Annotation, ...]) -> bool:
        """Touch the rows of what changed; False if that is no less work than all anew."""
        if self._order is not Order.PLACE:
            return False
        old = self._all
        if len(every) == len(old):
            gone = list(compress(old, map(is_not, old, every)))
            come = list(compress(every, map(is_not, every, old)))
        else:
            head = _alike(old, every)
            tail = _alike(old[head:][::-1], every[head:][::-1])
            gone = list(old[head : len(old) - tail])
            come = list(every[head : len(every) - tail])
        if len(gone) > _FEW or len(come) > _FEW:
            return False
        if len(self._keys) != len(self._shown):
            self._keys = self._known_places.keys(self._shown)
        self._all = every
        renewed = {each.id: each for each in come}
        if self._nth and not gone and every[len(old) :] == tuple(come):
            self._nth.update({e.id: at for at, e in enumerate(come, len(self._nth))})
        elif not all(each.id in self._nth for each in come) or len(gone) < len(come):
            self._nth = {}
        for each in gone:
            self._rows.pop(each.id, None)
            self._replace(each, renewed.pop(each.id, None))
        for each in renewed.values():
            self._put_in(each)
        return True

    def _replace(self, old: Annotation, new: Annotation | None) -> None:
        at = self._at(old)
        same_place = new is not None and self._known_places.key(new) == self._known_places.key(old)
        if at >= 0 and new is not None and same_place and self._passes(new):
            self._shown[at] = new
            index = self.index(at)
            self.dataChanged.emit(index, index)
            return
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at], self._keys[at]
            self.endRemoveRows()
        if new is not None:
            self._put_in(new)

    def _put_in(self, new: Annotation) -> None:
        if not self._passes(new):
            return
        key = self._known_places.key(new)
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at] == key and self._made_before(at, new):
            at += 1
        self.beginInsertRows(QModelIndex(), at, at)
        self._shown.insert(at, new)
        self._keys.insert(at, key)
        self.endInsertRows()

    def _made_before(self, at: int, other: Annotation) -> bool:
        """Whether the note of a row was made before another."""
        if not self._nth:
            self._nth = {each.id: number for number, each in enumerate(self._all)}
        return self._nth.get(self._shown[at].id, -1) < self._nth[other.id]

    def _at(self, old: Annotation) -> int:
        """The row of what was shown, -1 if the filter leaves it out."""
        key = self._known_places.key(old)
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at] == key:
            if self._shown[at] is old:
                return at
            at += 1
        return -1


def _alike(one: tuple[Annotation, ...], other: tuple[Annotation, ...]) -> int:
    """How many are the very same from the start on."""
    count = min(len(one), len(other))
    return next((at for at, differs in enumerate(map(is_not, one, other)) if differs), count)
