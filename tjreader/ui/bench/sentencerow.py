"""The rows of the sentence desk: number, stage, source and translation."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ...desk.translation import Stage
from ..panels.rowface import MARGIN, RowFace
from .lines import broken, view_width

Index = QModelIndex | QPersistentModelIndex

AIR = 7
GUTTER = 46
"""px for the number and the stage at the left of a row."""
LINES = 2
"""Lines shown of the source, and of the translation."""
DOT = 9.0
"""px of the sign of a stage."""


class SentenceRow(Struct, frozen=True):
    """One sentence as the list draws it. `at` is its index in the book."""

    at: int
    id: str
    number: int
    source: str
    words: str
    stage: Stage
    noted: bool = False


class SentenceRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    ROW = Qt.ItemDataRole.UserRole


class SentencesModel(QAbstractListModel):
    """Sentences in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SentenceRow] = []

    def show(self, rows: Sequence[SentenceRow]) -> None:
        """Show these; where they are the same sentences only what differs is told."""
        old, new = self._rows, list(rows)
        if [each.id for each in old] != [each.id for each in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(at), self.index(at))

    def renew(self, rows: Sequence[SentenceRow]) -> None:
        """These sentences, of those that are shown, are others now."""
        for row in rows:
            at = self.row_of(row.at)
            if at >= 0 and self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def row_of(self, at: int) -> int:
        """The row of the sentence of that index, -1 where it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.at == at), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words or its value."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SentenceRoles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.number}, {stage_name(row.stage)}: {row.source} {row.words}"
        return None


def stage_name(stage: Stage) -> str:
    """A stage for people."""
    return {
        Stage.OPEN: QCoreApplication.translate("Sentences", "open"),
        Stage.DRAFT: QCoreApplication.translate("Sentences", "draft"),
        Stage.DONE: QCoreApplication.translate("Sentences", "done"),
    }[stage]


class SentenceRowView(RowFace):
    """Source above translation, each on two lines at most; the stage as a circle that fills.

    `full` rows are all as high as the highest: a list of thousands is laid out at once then.
    """

    full = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as there are."""
        if self.full:
            both = QFontMetricsF(self.quote).height() + QFontMetricsF(self.note).height()
            return QSize(120, round(LINES * both + 2 * AIR + 2))
        row: SentenceRow = index.data(SentenceRoles.ROW)
        wide = view_width(option) - GUTTER - MARGIN
        high = len(broken(row.source, self.quote, wide, LINES)) * QFontMetricsF(self.quote).height()
        high += len(broken(row.words, self.note, wide, LINES)) * QFontMetricsF(self.note).height()
        return QSize(120, round(high + 2 * AIR + (2 if row.words else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: SentenceRow = index.data(SentenceRoles.ROW)
        box, chrome = QRectF(option.rect), self.theme.chrome
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option)
        left, wide = box.left() + GUTTER, box.width() - GUTTER - MARGIN
        y = box.top() + AIR
        base = y + QFontMetricsF(self.quote).ascent()
        self._gutter(painter, row, box.left(), base)
        y = self._lines(painter, row.source, self.quote, chrome.text, QRectF(left, y, wide, 0))
        ink = chrome.text if row.stage is Stage.DONE else chrome.muted
        self._lines(painter, row.words, self.note, ink, QRectF(left, y + 2, wide, 0))
        self.draw_line(painter, box)
        painter.restore()

    def _gutter(self, painter: QPainter, row: SentenceRow, left: float, base: float) -> None:
        """Number and stage, on the first line's base line."""
        small = QFontMetricsF(self.small)
        said = str(row.number)
        right = left + GUTTER - 8
        at = QPointF(right - DOT - 6 - small.horizontalAdvance(said), base)
        self.put(painter, said, self.small, self.theme.chrome.muted, at)
        middle = base - QFontMetricsF(self.quote).xHeight() / 2
        dot = QRectF(right - DOT, middle - DOT / 2, DOT, DOT)
        draw_stage(painter, dot, row.stage, self.theme.chrome.good, self.theme.chrome.muted)
        if row.noted:
            self.put(painter, "*", self.small, self.theme.chrome.muted, QPointF(right + 1, base))

    def _lines(self, painter: QPainter, words: str, face: QFont, ink: QColor, box: QRectF) -> float:
        """Words on their lines; where they end."""
        metrics, y = QFontMetricsF(face), box.top()
        for line in broken(words, face, box.width(), LINES):
            self.put(painter, line, face, ink, QPointF(box.left(), y + metrics.ascent()))
            y += metrics.height()
        return y


def draw_stage(painter: QPainter, box: QRectF, stage: Stage, good: QColor, muted: QColor) -> None:
    """The sign of a stage: a ring, a ring that is half full, a full one."""
    ink = good if stage is Stage.DONE else muted
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(ink if stage is Stage.DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if stage is Stage.DRAFT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(box, 90 * 16, 180 * 16)
