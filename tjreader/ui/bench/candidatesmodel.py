"""The rows of the candidates panel, and how one is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...desk.candidates import Candidate
from ...desk.signals import Reason
from ..reader.faces import choose, font
from ..theme import Theme

Index = QModelIndex | QPersistentModelIndex

MARGIN = 14
AIR = 7
BETWEEN = 2
GAP = 10


class CandidateRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    CANDIDATE = Qt.ItemDataRole.UserRole


class CandidatesModel(QAbstractListModel):
    """Candidates, the likeliest first, or words that were rejected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Candidate | str, ...] = ()

    def show(self, rows: Sequence[Candidate | str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words or its value."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CandidateRoles.CANDIDATE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.words}, {row.count}, {why(row)}"
        return None


def why(candidate: Candidate) -> str:
    """Why some words are offered."""
    names = {
        Reason.REPEATED: QCoreApplication.translate("Candidates", "repeated"),
        Reason.QUOTED: QCoreApplication.translate("Candidates", "in quotes"),
        Reason.DEFINED: QCoreApplication.translate("Candidates", "short form"),
        Reason.PERSON: QCoreApplication.translate("Candidates", "person"),
        Reason.ORGANISATION: QCoreApplication.translate("Candidates", "organisation"),
        Reason.PLACE: QCoreApplication.translate("Candidates", "place"),
        Reason.TITLE: QCoreApplication.translate("Candidates", "title"),
        Reason.FORMULA: QCoreApplication.translate("Candidates", "numbered formula"),
        Reason.COMPOUND: QCoreApplication.translate("Candidates", "not in the dictionary"),
    }
    return " · ".join(names[each] for each in candidate.reasons)


class CandidateView(QStyledItemDelegate):
    """The words with their number; below them why they are offered."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set the words in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._words: QFont = font((faces.text, faces.latin), 15)
        self._small: QFont = font((QFontInfo(QFont()).family(), faces.sans), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines."""
        high = QFontMetricsF(self._words).height() + BETWEEN + QFontMetricsF(self._small).height()
        return QSize(120, round(high + 2 * AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: Candidate | str = index.data(CandidateRoles.CANDIDATE)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left, right = box.left() + MARGIN, box.right() - MARGIN
        words, small = QFontMetricsF(self._words), QFontMetricsF(self._small)
        base = box.top() + AIR + words.ascent()
        said, count, reasons = _told(row)
        wide = small.horizontalAdvance(count)
        painter.setFont(self._small)
        painter.setPen(chrome.muted)
        painter.drawText(QPointF(right - wide, base), count)
        below = box.top() + AIR + words.height() + BETWEEN + small.ascent()
        reasons = small.elidedText(reasons, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, below), reasons)
        painter.setFont(self._words)
        painter.setPen(chrome.text)
        said = words.elidedText(said, Qt.TextElideMode.ElideRight, right - wide - GAP - left)
        painter.drawText(QPointF(left, base), said)
        painter.setPen(chrome.line)
        painter.drawLine(QPointF(left, box.bottom() - 0.5), QPointF(right, box.bottom() - 0.5))
        painter.restore()

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: words of the text must never be taken for markup."""
        del event, view, option, index
        return False


def _told(row: Candidate | str) -> tuple[str, str, str]:
    """Words, number, reasons."""
    if isinstance(row, str):
        return row, "", QCoreApplication.translate("Candidates", "rejected")
    full = f"  ({row.full})" if row.full else ""
    return row.words + full, str(row.count), why(row)
