"""The rows of the checks: what was found, where, and why it was accepted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ...desk.checks.finding import Finding, Severity
from ...desk.ruling import Acceptance
from ..panels.rowface import MARGIN, RowFace
from .findingwords import kind_name, severity_name, told
from .lines import broken, view_width

Index = QModelIndex | QPersistentModelIndex

AIR = 7
SIGN = 20
"""px for the sign at the left of a row."""
LINES = 3


class FindingRow(Struct, frozen=True):
    """One finding as the list draws it. `at` is the sentence's index, `place` its place code."""

    finding: Finding
    at: int
    place: str
    acceptance: Acceptance | None = None

    @property
    def head(self) -> str:
        """Its kind, and how many places it is about."""
        name = kind_name(self.finding.kind)
        more = len(self.finding.places)
        return f"{name} · {more}" if more > 1 else name


class FindingRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    ROW = Qt.ItemDataRole.UserRole


class FindingsModel(QAbstractListModel):
    """Findings in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []

    def show(self, rows: Sequence[FindingRow]) -> None:
        """Show these."""
        old, new = self._rows, list(rows)
        if old == new:
            return
        if [each.finding.key for each in old] == [each.finding.key for each in new]:
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def row_of(self, key: str) -> int:
        """The row of the finding of that key, or -1."""
        found = (n for n, row in enumerate(self._rows) if row.finding.key == key)
        return next(found, -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words or its value."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == FindingRoles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            head = f"{severity_name(row.finding.severity)}, {row.head}, {row.place}"
            reason = f" ({row.acceptance.reason})" if row.acceptance else ""
            return f"{head}: {told(row.finding)}{reason}"
        return None


class FindingRowView(RowFace):
    """A sign for how much it matters, kind and place in small, the sentence below them.

    The signs differ in form: a full square is to be mended, an open one looked at, a line is
    told by the way; a tick was accepted.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The head and as many lines as there are."""
        row: FindingRow = index.data(FindingRoles.ROW)
        wide = view_width(option) - 2 * MARGIN - SIGN
        high = QFontMetricsF(self.small).height() + 2
        high += len(broken(told(row.finding), self.note, wide, LINES)) * self._pitch()
        if row.acceptance is not None and row.acceptance.reason:
            high += len(broken(row.acceptance.reason, self.small, wide, LINES)) * self._small()
        return QSize(120, round(high + 2 * AIR))

    def _pitch(self) -> float:
        # Lines with and without Chinese are as high as each other.
        return max(QFontMetricsF(self.note).height(), 19.0)

    def _small(self) -> float:
        return QFontMetricsF(self.small).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: FindingRow = index.data(FindingRoles.ROW)
        box, chrome = QRectF(option.rect), self.theme.chrome
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_ground(painter, option)
        left, right = box.left() + MARGIN + SIGN, box.right() - MARGIN
        small = QFontMetricsF(self.small)
        base = box.top() + AIR + small.ascent()
        self._sign(painter, row, QRectF(box.left() + MARGIN, base - 8, 8, 8))
        end = self.draw_at_right(painter, row.place, right, base)
        self.put(painter, row.head, self.small, chrome.muted, QPointF(left, base), end=end)
        y = box.top() + AIR + small.height() + 2
        wide = box.width() - 2 * MARGIN - SIGN
        for line in broken(told(row.finding), self.note, wide, LINES):
            at = QPointF(left, y + QFontMetricsF(self.note).ascent())
            self.put(painter, line, self.note, chrome.text, at)
            y += self._pitch()
        if row.acceptance is not None:
            for line in broken(row.acceptance.reason, self.small, wide, LINES):
                at = QPointF(left, y + small.ascent())
                self.put(painter, line, self.small, chrome.muted, at)
                y += self._small()
        self.draw_line(painter, box)
        painter.restore()

    def _sign(self, painter: QPainter, row: FindingRow, box: QRectF) -> None:
        chrome, severity = self.theme.chrome, row.finding.severity
        if row.acceptance is not None:
            painter.setPen(QPen(chrome.good, 1.6))
            painter.drawPolyline(
                [
                    QPointF(box.left(), box.center().y()),
                    QPointF(box.left() + 3, box.bottom()),
                    QPointF(box.right() + 1, box.top()),
                ]
            )
        elif severity is Severity.QUIET:
            painter.setPen(QPen(chrome.muted, 1.4))
            painter.drawLine(
                QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
            )
        else:
            painter.setPen(QPen(chrome.accent, 1.4))
            fault = severity is Severity.FAULT
            painter.setBrush(chrome.accent if fault else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 1.5, 1.5)
