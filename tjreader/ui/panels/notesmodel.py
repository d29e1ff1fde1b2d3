"""The rows of the notes panel: what is shown, in which order, after which filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
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

from ...notes.anchor import AnchorState
from ...notes.annotation import Annotation, Target
from ...text.document import Arrangement, Text, place_code

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (its words on one line)."""

    ROW = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class Kinds(StrEnum):
    """Which annotations the list shows."""

    ALL = "all"
    NOTED = "noted"  # with a note
    HIGHLIGHTS = "highlights"  # highlights without a note
    SECTION = "section"
    TEXT = "text"


class Row(Struct, frozen=True):
    """One annotation as the list draws it.

    `place` is its place code, or says that it has none in this edition; `title` the
    words it is on: its quote, a section's title or the text's, on one line. `order` puts
    rows in order of place.
    """

    annotation: Annotation
    place: str
    title: str
    order: tuple[int, int, int]


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
    if start < 0:
        return Row(annotation, place, section.title, (sections.index(section), -1, 0))
    number = 0
    for index, paragraph in enumerate(section.paragraphs):
        if start in paragraph.span:
            number, place = index, place_code(section, paragraph)
            break
    title = anchor.quote.replace("\n", " ")
    return Row(annotation, place, title, (sections.index(section), number, start))


def _row_without_place(annotation: Annotation, arrangement: Arrangement) -> Row:
    """The row of an annotation whose words are not in this edition."""
    anchor = annotation.anchor
    titles = {section.id: section.title for section in arrangement.sections}
    title = anchor.quote.replace("\n", " ") or titles.get(anchor.section_id or "", "")
    start = anchor.spans[0].start if anchor.spans else -1
    place = QCoreApplication.translate("NotesModel", "no place")
    return Row(annotation, place, title, (len(arrangement.sections), 0, start))


class NotesModel(QAbstractListModel):
    """Annotations of one text by place; filtering and counting take no more than a look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._words = ""
        self._colours: frozenset[str] = frozenset()
        self._kinds = Kinds.ALL

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
            return " ".join(filter(None, (row.place, row.title, row.annotation.note)))
        return None

    def show(self, annotations: Iterable[Annotation], text: Text, arrangement: Arrangement) -> None:
        """Show these annotations, by their place in the arrangement."""
        rows = [row_of(each, text, arrangement) for each in annotations]
        self._rows = sorted(rows, key=lambda row: row.order)
        self._filter()

    def clear(self) -> None:
        """Show none."""
        self._rows = []
        self._filter()

    def set_filter(self, words: str, colours: Sequence[str], kinds: Kinds) -> None:
        """Show only what holds the words, in these colours (none = all), of this kind."""
        self._words = words.strip().casefold()
        self._colours = frozenset(colours)
        self._kinds = kinds
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
        self.endResetModel()

    def _passes(self, row: Row) -> bool:
        each = row.annotation
        if self._colours and (each.colour is None or each.colour.value not in self._colours):
            return False
        if not _of_kind(each, self._kinds):
            return False
        if not self._words:
            return True
        return (
            self._words in each.note.casefold()
            or self._words in row.title.casefold()
            or self._words in row.place.casefold()
        )


def _of_kind(annotation: Annotation, kinds: Kinds) -> bool:
    match kinds:
        case Kinds.ALL:
            return True
        case Kinds.NOTED:
            return bool(annotation.note)
        case Kinds.HIGHLIGHTS:
            return annotation.target is Target.HIGHLIGHT and not annotation.note
        case Kinds.SECTION:
            return annotation.target is Target.SECTION
        case Kinds.TEXT:
            return annotation.target is Target.TEXT
