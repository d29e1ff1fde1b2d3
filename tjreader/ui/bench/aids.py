"""What helps with the chosen sentence: its terms with their renderings, its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

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
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from ...app.sentenceaids import NumberDue, TermDue, insertable
from ...desk.deciding import Basis
from ..icons import pixmap
from ..panels.rowface import GAP, MARGIN, RowFace

Index = QModelIndex | QPersistentModelIndex
Aid = TermDue | NumberDue

AIR = 3
KEY = 18
"""px for the digit at the left of a term."""
SHARE = 0.4
"""Of the width that the words of the source may take."""
MOST = 6
"""Rows seen at once."""


class AidRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (all its words)."""

    AID = Qt.ItemDataRole.UserRole
    KEY = Qt.ItemDataRole.UserRole + 1


class AidsModel(QAbstractListModel):
    """Terms first, then numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aids: tuple[Aid, ...] = ()

    def show(self, terms: Sequence[TermDue], numbers: Sequence[NumberDue]) -> None:
        """Show these; rows that stay the same rows keep their place."""
        aids: tuple[Aid, ...] = (*terms, *numbers)
        if aids == self._aids:
            return
        if len(aids) == len(self._aids):
            self._aids = aids
            self.dataChanged.emit(self.index(0), self.index(len(aids) - 1))
            return
        self.beginResetModel()
        self._aids = aids
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._aids)

    def words(self, row: int) -> str:
        """What a row puts into the translation, empty where it has nothing to put."""
        if not 0 <= row < len(self._aids):
            return ""
        aid = self._aids[row]
        return insertable(aid.decided.words) if isinstance(aid, TermDue) else aid.value

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its key."""
        if not index.isValid() or index.row() >= len(self._aids):
            return None
        aid = self._aids[index.row()]
        if role == AidRoles.AID:
            return aid
        if role == AidRoles.KEY:
            is_term = isinstance(aid, TermDue) and bool(aid.decided.words)
            return str(index.row() + 1) if is_term and index.row() < 9 else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{aid.form}: {_said(aid)}, {_state(aid)}"
        return None


def _said(aid: Aid) -> str:
    if isinstance(aid, NumberDue):
        return aid.value
    if aid.decided.basis is Basis.NONE or not aid.decided.words:
        return QCoreApplication.translate("Aids", "not rendered yet")
    return aid.decided.words


def _state(aid: Aid) -> str:
    is_there = aid.said if isinstance(aid, NumberDue) else aid.used
    if is_there:
        return QCoreApplication.translate("Aids", "is in the translation")
    return QCoreApplication.translate("Aids", "is not in the translation")


class AidView(RowFace):
    """The key, the words of the source, what they are rendered with, a tick where that is there.

    A decided rendering stands in full ink, one that is only proposed in quiet ink and slanted.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(120, round(QFontMetricsF(self.quote).height() + 2 * AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        aid: Aid = index.data(AidRoles.AID)
        box, chrome = QRectF(option.rect), self.theme.chrome
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver and _puts(aid):
            painter.fillRect(box, chrome.hover)
        metrics = QFontMetricsF(self.quote)
        base = box.top() + AIR + metrics.ascent()
        left, right = box.left() + MARGIN, box.right() - MARGIN
        self.put(painter, index.data(AidRoles.KEY), self.small, chrome.muted, QPointF(left, base))
        right = self._tick(painter, aid, box, right)
        left += KEY
        form = aid.form
        if isinstance(aid, TermDue) and len(aid.spans) > 1:
            form += f" ×{len(aid.spans)}"
        room = (right - left) * SHARE
        ink = chrome.text if _puts(aid) else chrome.muted
        self.put(painter, form, self.quote, ink, QPointF(left, base), end=left + room)
        left += room + GAP
        face, quiet = self.note, _is_quiet(aid)
        if quiet:
            face = type(face)(face)
            face.setItalic(True)
        ink = chrome.muted if quiet else chrome.text
        self.put(painter, _said(aid), face, ink, QPointF(left, base), end=right)
        painter.restore()

    def _tick(self, painter: QPainter, aid: Aid, box: QRectF, right: float) -> float:
        """A tick where the translation has it; where what stands before it ends."""
        if aid.said if isinstance(aid, NumberDue) else aid.used:
            scale = painter.device().devicePixelRatio()
            picture = pixmap("tick", self.theme.chrome.good, 16, scale)
            painter.drawPixmap(QPointF(right - 16, box.center().y() - 8), picture)
        return right - 16 - GAP


def _puts(aid: Aid) -> bool:
    return bool(aid.value if isinstance(aid, NumberDue) else aid.decided.words)


def _is_quiet(aid: Aid) -> bool:
    if isinstance(aid, NumberDue):
        return False
    return aid.decided.basis in (Basis.PROPOSED, Basis.NONE)


class AidsList(QListView):
    """As high as its rows; `wanted(str)` asks to put words into the translation."""

    wanted = Signal(str)

    def __init__(self, model: AidsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aids = model
        self._most = MOST
        self.setModel(model)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Terms and numbers of the sentence"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Be as high as the rows are, up to those there is room for."""
        self.setMaximumHeight(self.high(self._most))
        self.setVisible(self._aids.rowCount() > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows, up to those there is room for."""
        return QSize(120, self.high(self._most))

    def minimumSizeHint(self) -> QSize:
        """One row can be read where there is little room."""
        return QSize(120, self.high(1))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._aids.rowCount()

    def let(self, most: int) -> None:
        """Be as high as so many rows at most."""
        if most != self._most:
            self._most = most
            self.setMaximumHeight(self.high(most))
            self.updateGeometry()

    def high(self, most: int) -> int:
        """Tell the px that its rows take, up to so many of them."""
        return max(0, self.sizeHintForRow(0)) * min(self._aids.rowCount(), most)

    def _clicked(self, index: QModelIndex) -> None:
        self.put(index.row())

    def put(self, row: int) -> None:
        """Wish for the words of a row in the translation."""
        words = self._aids.words(row)
        if words:
            self.wanted.emit(words)
