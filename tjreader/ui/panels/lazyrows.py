"""A list of very many rows of different heights, of which only those in sight are measured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ..reader.heights import Heights
from .rowsmodel import Index

_SAMPLE = 24
"""Rows that are measured to guess the height of the others."""
_GUESS = 60
_TRIES = 6

Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint


class LazyRows(QAbstractItemView):
    """A column of rows. A row out of sight has a guessed height until it comes into sight.

    What is seen stays where it is when a guess above it turns out to be wrong; only the
    scroll bar's handle moves a little. `QListView` asks every row for its height first,
    which takes seconds for 100,000 of them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = Heights([])
        self._measured = bytearray()
        self._settling = False
        self._stale = True  # heights that are known may be others now
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Heights

    def doItemsLayout(self) -> None:
        """Guess all heights anew, unless rows only came or went; the top row stays there."""
        if self._stale or len(self._heights) != self._count():
            self._guess_all()
        else:
            super().doItemsLayout()

    def _guess_all(self) -> None:
        self._stale = False
        row, inside = self._top_row()
        count = self._count()
        self._heights, self._measured = Heights([]), bytearray()
        sample = [self._height_of(each) for each in range(min(count, _SAMPLE))]
        guess = round(sum(sample) / len(sample)) if sample else _GUESS
        heights: list[float] = [*sample, *([guess] * (count - len(sample)))]
        self._heights = Heights(heights)
        self._measured = bytearray(b"\1" * len(sample) + bytes(count - len(sample)))
        super().doItemsLayout()
        if count:
            row = min(row, count - 1)
            self.verticalScrollBar().setValue(int(self._heights.top(row)) + inside)
            self._settle()

    def guess_anew(self) -> None:
        """Rows have other heights now: they break into other lines, or have another face."""
        self._stale = True
        self.scheduleDelayedItemsLayout()

    def reset(self) -> None:
        """All rows are others."""
        self._stale = True
        super().reset()

    def changeEvent(self, event: QEvent) -> None:
        """Another face or style gives rows other heights."""
        self._stale = True
        super().changeEvent(event)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows and the window."""
        self._settle()
        super().updateGeometries()

    def _top_row(self) -> tuple[int, int]:
        """The row at the top, and how many px of it are above the window."""
        if not len(self._heights):
            return 0, 0
        value = self.verticalOffset()
        row = self._heights.at(value)
        return row, value - int(self._heights.top(row))

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0

    def _height_of(self, row: int) -> int:
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return max(1, self.itemDelegateForIndex(index).sizeHint(option, index).height())

    def _measure(self, row: int) -> float:
        """Know the height of a row; how much it is more than was guessed."""
        if self._measured[row] or row >= self._count():
            return 0
        self._measured[row] = 1
        return self._heights.put(row, self._height_of(row))

    def _settle(self, *, at_end: bool = False) -> None:
        """Measure the rows in sight and fit the scroll bar; `at_end`: be at the very end."""
        if self._settling:
            return
        self._settling = True
        bar, high = self.verticalScrollBar(), self.viewport().height()
        value = bar.value()
        if len(self._heights):
            value = self._measured_from(value, high, at_end=at_end)
        bar.setSingleStep(20)
        bar.setPageStep(high)
        bar.setRange(0, max(0, round(self._heights.total) - high))
        bar.setValue(value)
        self._settling = False

    def _measured_from(self, value: int, high: int, *, at_end: bool) -> int:
        """Measure what is seen from `value` on; where that is afterwards."""
        row = self._heights.at(value)
        grown = self._measure(row)
        if self._heights.top(row) < value:
            value = max(0, value + round(grown))  # its end stays where it is
        for _ in range(_TRIES):  # the last rows may be lower than guessed, so go up then
            row = self._heights.at(value)
            while row < len(self._heights) and self._heights.top(row) < value + high:
                self._measure(row)
                row += 1
            longest = max(0, round(self._heights.total) - high)
            if value == longest or (value < longest and not at_end):
                break
            value = longest
        return value

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show other rows."""
        del dx, dy
        bar = self.verticalScrollBar()
        self._settle(at_end=0 < bar.maximum() <= bar.value())
        self.viewport().update()

    # What the model tells

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Measure these rows again if they are seen."""
        for row in range(first.row(), min(last.row() + 1, len(self._measured))):
            self._measured[row] = 0
        self._settle()
        super().dataChanged(first, last, list(roles))
        self.viewport().update()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Make room for them; what is seen stays."""
        self._splice(start, start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Close the gap; what is seen stays."""
        super().rowsAboutToBeRemoved(parent, start, end)
        self._splice(start, end + 1, 0)
        self.scheduleDelayedItemsLayout()

    def _splice(self, start: int, stop: int, count: int) -> None:
        if start > len(self._heights):
            return  # a layout is to come anyway
        top, value = self._heights.top(start), self.verticalOffset()
        before = self._heights.total
        self._heights.splice(start, stop, [_GUESS] * count)
        self._measured[start:stop] = bytes(count)
        if top < value:
            self._settling = True
            bar = self.verticalScrollBar()
            bar.setMaximum(max(bar.maximum(), value + _GUESS * count))
            bar.setValue(max(0, value + round(self._heights.total - before)))
            self._settling = False

    # Where things are

    def visualRect(self, index: Index) -> QRect:
        """Where a row is in the window, or would be below or above it."""
        self.executeDelayedItemsLayout()
        row = index.row()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = int(self._heights.top(row)) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), int(self._heights[row]))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the window."""
        self.executeDelayedItemsLayout()
        row = self._row_at(point.y() + self.verticalOffset())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def _row_at(self, y: int) -> int:
        if not 0 <= y < self._heights.total:
            return -1
        return self._heights.at(y)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a row into sight."""
        self.executeDelayedItemsLayout()
        row, high, bar = index.row(), self.viewport().height(), self.verticalScrollBar()
        if not 0 <= row < len(self._heights):
            return
        for _ in range(_TRIES):  # rows that come into sight with it may push it out again
            self._measure(row)
            top, value = int(self._heights.top(row)), bar.value()
            size = int(self._heights[row])
            if hint is Hint.PositionAtCenter:
                wanted = top + size // 2 - high // 2
            elif hint is Hint.PositionAtTop or top < value:
                wanted = top
            elif hint is Hint.PositionAtBottom or top + size > value + high:
                wanted = min(top, top + size - high)
            else:
                wanted = value
            self._settle()
            bar.setValue(wanted)
            if wanted == value and bar.value() == value:
                break
        self.viewport().update()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the window."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled, px."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """No row is hidden."""
        del index
        return False

    # Keys and choice

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row a key leads to."""
        del modifiers
        self.executeDelayedItemsLayout()
        count, row = len(self._heights), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = self.viewport().height()
        if action is Move.MoveHome or row < 0:
            row = 0
        elif action is Move.MoveEnd:
            row = count - 1
        elif action in (Move.MoveUp, Move.MovePrevious):
            row -= 1
        elif action in (Move.MoveDown, Move.MoveNext):
            row += 1
        elif action is Move.MovePageUp:
            row = min(row - 1, self._heights.at(max(0.0, self._heights.top(row) - page)))
        elif action is Move.MovePageDown:
            row = max(row + 1, self._heights.at(self._heights.top(row) + page))
        return self.model().index(max(0, min(row, count - 1)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that touch a stretch of the window."""
        self.executeDelayedItemsLayout()
        up, down = sorted((rect.top(), rect.bottom()))
        first, last = up + self.verticalOffset(), down + self.verticalOffset()
        chosen = QItemSelection()
        if len(self._heights) and last >= 0 and first < self._heights.total:
            model = self.model()
            rows = self._heights.at(max(0, first)), self._heights.at(last)
            chosen.select(model.index(rows[0], 0), model.index(rows[1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The part of the window where rows of a choice are."""
        seen, region = self._seen(self.viewport().rect()), QRegion()
        if seen:
            for row in seen:
                index = self.model().index(row, 0)
                if selection.contains(index):
                    region += self.visualRect(index)
        return region

    # Drawing

    def _seen(self, rect: QRect) -> range:
        """The rows in a part of the window."""
        if not len(self._heights) or rect.top() + self.verticalOffset() >= self._heights.total:
            return range(0)
        first = self._heights.at(rect.top() + self.verticalOffset())
        return range(first, self._heights.at(rect.bottom() + self.verticalOffset()) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual, current = option.state, self.currentIndex().row()
        hovered = self._row_at(_pointer_in(self.viewport()) + self.verticalOffset())
        chosen: QItemSelectionModel | None = self.selectionModel()
        for row in self._seen(event.rect()):
            index = self.model().index(row, 0)
            state = usual
            if chosen is not None and chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == hovered:
                state |= QStyle.StateFlag.State_MouseOver
            if row != current or not self.hasFocus():
                state &= ~QStyle.StateFlag.State_HasFocus
            option.state = state
            option.rect = self.visualRect(index)
            self.itemDelegateForIndex(index).paint(painter, option, index)
        painter.end()


def _pointer_in(viewport: QWidget) -> int:
    """How far below its top the pointer is, px; far above where it is elsewhere."""
    return viewport.mapFromGlobal(QCursor.pos()).y() if viewport.underMouse() else -(1 << 30)
