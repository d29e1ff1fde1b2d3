"""The two tables of the term form: source forms and renderings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...desk.concept import FormKind, Rendering, SourceForm, Status
from ...desk.languages import language_of
from ..panels.choicebox import KindBox
from ..theme import Theme
from ..ticks import TickBox
from ..tips import plain_tip
from .termsmodel import kind_name, status_name

ROW = 30
"""px of a row."""
IN_CELL = Qt.FocusPolicy.ClickFocus
"""Of what stands in a cell: Tab comes to it by way of the table alone."""


class GrowingTable(QTableWidget):
    """A table that always ends with an empty row, into which the next one is typed."""

    def __init__(self, heads: Sequence[str], name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(0, len(heads), parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.CurrentChanged
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.cellChanged.connect(self._changed)

    def add_row(self, words: Sequence[str], kinds: Mapping[int, QWidget]) -> None:
        """Put a row; `kinds` are the boxes of its columns that are chosen, not typed."""
        self.blockSignals(True)
        row = self.rowCount()
        self.insertRow(row)
        for column, said in enumerate(words):
            self.setItem(row, column, QTableWidgetItem(said))
        for column, box in kinds.items():
            self.setCellWidget(row, column, box)
        self.blockSignals(False)

    def said(self, row: int, column: int) -> str:
        """What is typed in a cell."""
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def chosen(self, row: int, column: int) -> str:
        """The value chosen in a cell."""
        box = self.cellWidget(row, column)
        return str(box.currentData()) if isinstance(box, QComboBox) else ""

    def fit(self, most: int) -> None:
        """Be as high as the rows, at most that many."""
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + ROW * min(max(self.rowCount(), 2), most) + 4)

    def empty_row(self) -> None:
        """Put the empty row; each kind of table knows its own."""
        raise NotImplementedError

    def _changed(self, row: int, column: int) -> None:
        if row == self.rowCount() - 1 and column == 0 and self.said(row, column):
            self.empty_row()

    # The keyboard: Tab goes from cell to cell, and leaves the table at its ends

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in at the first cell, or at the empty row when going back."""
        super().focusInEvent(event)
        reason = event.reason()
        if reason == Qt.FocusReason.TabFocusReason:
            self._come_to(0)
        elif reason == Qt.FocusReason.BacktabFocusReason:
            self._come_to(self.rowCount() - 1)

    def _come_to(self, row: int) -> None:
        if self.currentRow() != row or self.currentColumn() != 0:
            self.setCurrentCell(row, 0)
        else:
            self.edit(self.currentIndex())

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab from a cell that is chosen, not typed."""
        if self._is_end(forwards):
            return self._leave(forwards)
        return super().focusNextPrevChild(forwards)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab from a cell that is typed: at the ends of the table it goes on in the form."""
        hints = QAbstractItemDelegate.EndEditHint
        way = {hints.EditNextItem: True, hints.EditPreviousItem: False}.get(hint)
        if way is None or not self._is_end(way):
            super().closeEditor(editor, hint)
        else:
            super().closeEditor(editor, hints.NoHint)
            self._leave(way)

    def _is_end(self, forwards: bool) -> bool:
        """Whether no cell is to be gone to: the last row is empty, or this is the first cell."""
        row, column = self.currentRow(), self.currentColumn()
        if not forwards:
            return row <= 0 and column <= 0
        return row == self.rowCount() - 1 and not self.said(row, 0)

    def _leave(self, forwards: bool) -> bool:
        """Go on in the form, past all that is in the cells."""
        reasons = Qt.FocusReason
        reason = reasons.TabFocusReason if forwards else reasons.BacktabFocusReason
        found = self.nextInFocusChain() if forwards else self.previousInFocusChain()
        while found is not None and found is not self:
            takes = found.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if takes and found.isVisible() and found.isEnabled() and not self.isAncestorOf(found):
                found.setFocus(reason)
                return True
            found = found.nextInFocusChain() if forwards else found.previousInFocusChain()
        return False


class FormTable(GrowingTable):
    """The forms of a concept in the source."""

    MOST = 5

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            (
                QCoreApplication.translate("FormTable", "Chinese"),
                QCoreApplication.translate("FormTable", "Kind"),
                QCoreApplication.translate("FormTable", "Pinyin"),
            ),
            QCoreApplication.translate("FormTable", "Forms"),
            theme,
            parent,
        )
        self.setColumnWidth(1, 118)
        self.setColumnWidth(2, 200)

    def show_forms(self, forms: Iterable[SourceForm]) -> None:
        """Show these, and an empty row."""
        self.setRowCount(0)
        for form in forms:
            self._add(form.words, form.kind, form.pinyin)
        self.empty_row()

    def forms(self) -> tuple[SourceForm, ...]:
        """What stands in the table; empty rows are none."""
        return tuple(
            SourceForm(self.said(row, 0), FormKind(self.chosen(row, 1)), self.said(row, 2))
            for row in range(self.rowCount())
            if self.said(row, 0)
        )

    def empty_row(self) -> None:
        """The row for the next form."""
        first = self.rowCount() == 0
        self._add("", FormKind.PREFERRED if first else FormKind.VARIANT, "")

    def _add(self, words: str, kind: FormKind, pinyin: str) -> None:
        box = _box(
            self.tr("Kind"), ((kind_name(each), each) for each in FormKind), kind, self._theme
        )
        self.add_row((words, "", pinyin), {1: box})
        self.fit(self.MOST)


class RenderingTable(GrowingTable):
    """What a concept is rendered with. `language` is that of a row that is typed anew."""

    MOST = 5

    def __init__(self, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            (
                QCoreApplication.translate("RenderingTable", "Rendering"),
                QCoreApplication.translate("RenderingTable", "Language"),
                QCoreApplication.translate("RenderingTable", "Status"),
                QCoreApplication.translate("RenderingTable", "Official"),
                QCoreApplication.translate("RenderingTable", "Source"),
                QCoreApplication.translate("RenderingTable", "Date"),
                QCoreApplication.translate("RenderingTable", "Note"),
            ),
            QCoreApplication.translate("RenderingTable", "Renderings"),
            theme,
            parent,
        )
        self._language = language
        for column, width in _WIDTHS:
            self.setColumnWidth(column, width)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(56)
        head.setSectionResizeMode(_OFFICIAL, QHeaderView.ResizeMode.ResizeToContents)
        official = self.horizontalHeaderItem(_OFFICIAL)
        if official is not None:
            official.setToolTip(plain_tip(self._why_official()))

    def _why_official(self) -> str:
        return self.tr("The official rendering, to be used as it stands")

    def show_renderings(self, renderings: Iterable[Rendering]) -> None:
        """Show these, and an empty row."""
        self.setRowCount(0)
        for each in renderings:
            if each.words:
                self._add(each)
        self.empty_row()

    def renderings(self) -> tuple[Rendering, ...]:
        """What stands in the table; empty rows are none."""
        return tuple(
            Rendering(
                self.said(row, _WORDS),
                language_of(self.said(row, _TAG)) or self._language,
                Status(self.chosen(row, _STATUS)),
                self.said(row, _SOURCE),
                self.said(row, _DATE),
                self.said(row, _NOTE),
                self._is_official(row),
            )
            for row in range(self.rowCount())
            if self.said(row, _WORDS)
        )

    def wrong_language(self) -> str:
        """What is typed for a language and is no tag of one; empty where all is well."""
        return next(
            (
                self.said(row, _TAG)
                for row in range(self.rowCount())
                if self.said(row, _WORDS)
                and self.said(row, _TAG)
                and not language_of(self.said(row, _TAG))
            ),
            "",
        )

    def empty_row(self) -> None:
        """The row for the next rendering."""
        self._add(Rendering("", self._language))

    def _is_official(self, row: int) -> bool:
        cell = self.cellWidget(row, _OFFICIAL)
        return isinstance(cell, TickCell) and cell.tick.isChecked()

    def _add(self, shown: Rendering) -> None:
        box = _box(
            self.tr("Status"),
            ((status_name(each), each) for each in Status),
            shown.status,
            self._theme,
        )
        tick = TickCell(self._why_official(), shown.frozen)
        words = (shown.words, shown.language, "", "", shown.source, shown.date, shown.note)
        self.add_row(words, {_STATUS: box, _OFFICIAL: tick})
        self.fit(self.MOST)


_WORDS, _TAG, _STATUS, _OFFICIAL, _SOURCE, _DATE, _NOTE = range(7)
"""The columns of renderings."""
_WIDTHS = ((_TAG, 72), (_STATUS, 118), (_SOURCE, 104), (_DATE, 92), (_NOTE, 138))
"""px of columns; the rendering has what is left."""


class TickCell(QWidget):
    """A box to tick in a cell."""

    def __init__(self, name: str, on: bool) -> None:
        super().__init__()
        self.tick = TickBox("", self)
        self.tick.setChecked(on)
        self.tick.setAccessibleName(name)
        self.tick.setToolTip(plain_tip(name))
        self.tick.setFocusPolicy(IN_CELL)
        self.setFocusPolicy(IN_CELL)
        self.setFocusProxy(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)  # below the column's name
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _box(name: str, choices: Iterable[tuple[str, str]], chosen: str, theme: Theme) -> KindBox:
    box = KindBox(name)
    box.offer(choices)
    box.setCurrentIndex(box.findData(chosen))
    box.set_theme(theme)
    box.setFocusPolicy(IN_CELL)
    return box
