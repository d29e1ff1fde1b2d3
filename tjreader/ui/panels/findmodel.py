"""What was found, as rows: a head for each kind with its count, then its hits."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from ...app.find import Hit
from ...app.search import Group, Kind, NoteHit, TagHit, TermHit, WordHit
from ...notes.markdown import plain
from .rowsmodel import Index

HIT = Qt.ItemDataRole.UserRole
"""A row's hit; None for heads and for the row that tells of more."""

ROW = Qt.ItemDataRole.UserRole + 1

FOLDED = 6
"""Hits shown of one kind while others have some too, until the reader asks for all."""


class Part(IntEnum):
    """What a row is."""

    HEAD = 0
    HIT = 1
    MORE = 2
    TROUBLE = 3


class FindRow(Struct, frozen=True):
    """One row. `number` is the hit's place in its group; `words` a head's or a note's."""

    part: Part
    kind: Kind
    number: int = -1
    hit: object | None = None
    words: str = ""
    count: str = ""


class FindModel(QAbstractListModel):
    """The groups in their order; those without hits are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[Kind, Group] = {}
        self._open: set[Kind] = set()
        self._from: dict[Kind, int] = {}
        self._rows: list[FindRow] = []

    # What is shown

    def clear(self) -> None:
        """Show nothing; groups are folded again."""
        self._groups.clear()
        self._open.clear()
        self._from.clear()
        self._lay()

    def show(self, group: Group) -> None:
        """Show this group in the place of an older one."""
        self._groups[group.kind] = group
        self._lay()

    def unfold(self, kind: Kind) -> None:
        """Show all hits of a kind, or again only the first ones."""
        self._open.symmetric_difference_update({kind})
        self._lay()

    def bring(self, kind: Kind, number: int) -> int:
        """The row of a hit, which is made to be shown."""
        first, last = self._window(kind)
        if not first <= number < last:
            hits = len(self._groups[kind].hits)
            self._from[kind] = max(0, min(number - 1, hits - FOLDED))
            self._lay()
        return self.row_of(kind, number)

    # What is there

    def group(self, kind: Kind) -> Group:
        """The hits of a kind."""
        return self._groups.get(kind, Group(kind))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that have hits, in order."""
        return tuple(kind for kind in Kind if self.group(kind).hits)

    def row_of(self, kind: Kind, number: int) -> int:
        """The row of a hit, -1 if it is not shown."""
        for at, row in enumerate(self._rows):
            if row.kind is kind and row.number == number:
                return at
        return -1

    def head_of(self, kind: Kind) -> int:
        """The row of a kind's head, -1 if it has none."""
        for at, row in enumerate(self._rows):
            if row.kind is kind and row.part is Part.HEAD:
                return at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, its hit, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == HIT:
            return row.hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Troubles can be read, not chosen."""
        usual = super().flags(index)
        if index.isValid() and self._rows[index.row()].part is Part.TROUBLE:
            return Qt.ItemFlag.ItemIsEnabled
        return usual

    def _lay(self) -> None:
        self.beginResetModel()
        rows: list[FindRow] = []
        for kind in Kind:
            group = self.group(kind)
            if group.trouble:
                rows.append(FindRow(Part.HEAD, kind, words=title(kind)))
                rows.append(FindRow(Part.TROUBLE, kind, words=group.trouble))
            elif group.hits:
                rows += self._group_rows(group)
        self._rows = rows
        self.endResetModel()

    def _group_rows(self, group: Group) -> list[FindRow]:
        count = f"{group.total:,}" + ("+" if group.more else "")
        first, last = self._window(group.kind)
        head = FindRow(Part.HEAD, group.kind, words=title(group.kind), count=count)
        hits = [
            FindRow(Part.HIT, group.kind, number, group.hits[number])
            for number in range(first, last)
        ]
        foot = []
        if len(hits) < len(group.hits):
            words = QCoreApplication.translate("Find", "Show all {count}").format(
                count=f"{len(group.hits):,}"
            )
            foot = [FindRow(Part.MORE, group.kind, words=words)]
        elif group.kind in self._open and len(self.kinds) > 1 and len(hits) > FOLDED:
            words = QCoreApplication.translate("Find", "Show fewer")
            foot = [FindRow(Part.MORE, group.kind, words=words)]
        return [head, *hits, *foot]

    def _window(self, kind: Kind) -> tuple[int, int]:
        """The hits of a kind that are shown: from the first to before the last."""
        hits = len(self.group(kind).hits)
        if kind in self._open or self.kinds == (kind,) or hits <= FOLDED + 1:
            return 0, hits
        first = max(0, min(self._from.get(kind, 0), hits - FOLDED))
        return first, first + FOLDED


def title(kind: Kind) -> str:
    """The head of a group."""
    match kind:
        case Kind.TEXT:
            return QCoreApplication.translate("Find", "In this text")
        case Kind.NOTES:
            return QCoreApplication.translate("Find", "Notes and highlights")
        case Kind.TAGS:
            return QCoreApplication.translate("Find", "Tags")
        case Kind.TERMS:
            return QCoreApplication.translate("Find", "Terms")
        case Kind.WORDS:
            return QCoreApplication.translate("Find", "Dictionary")


def told(row: FindRow) -> str:
    """A row in words, as it is read aloud."""
    match row.hit:
        case Hit() as hit:
            return f"{hit.place} {hit.before}{hit.words}{hit.after}"
        case NoteHit() as hit:
            return " ".join(filter(None, (hit.note.quote, plain(hit.note.note), hit.title)))
        case TagHit() as hit:
            return f"#{hit.name} {hit.notes}"
        case TermHit() as hit:
            return f"{hit.name} {hit.pinyin} {hit.rendering}"
        case WordHit() as hit:
            entry = hit.entry
            return f"{entry.simplified} {entry.pinyin} {'; '.join(entry.meanings)}"
    return f"{row.words} {row.count}".strip()


def copied(row: FindRow) -> str:
    """What copying a row gives: for words and terms word, pinyin and sense between tabs."""
    match row.hit:
        case Hit() as hit:
            return f"{hit.before}{hit.words}{hit.after}"
        case NoteHit() as hit:
            return "\n".join(filter(None, (hit.note.quote, hit.note.note)))
        case TermHit() as hit:
            return "\t".join((hit.name, hit.pinyin, hit.rendering))
        case WordHit() as hit:
            entry = hit.entry
            return "\t".join((entry.simplified, entry.pinyin, "; ".join(entry.meanings)))
    return told(row)
