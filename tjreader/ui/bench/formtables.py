"""The two tables of the term form: source forms and renderings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...desk.concept import FormKind, Rendering, SourceForm, Status
from ..panels.choicebox import KindBox
from ..theme import Theme
from .termsmodel import kind_name, status_name

ROW = 30
"""px of a row."""


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

    def add_row(self, words: Sequence[str], kinds: dict[int, QComboBox]) -> None:
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
        if row == self.rowCount() - 1 and self.said(row, column):
            self.empty_row()


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
    """What a concept is rendered with."""

    MOST = 5

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            (
                QCoreApplication.translate("RenderingTable", "Rendering"),
                QCoreApplication.translate("RenderingTable", "Language"),
                QCoreApplication.translate("RenderingTable", "Status"),
                QCoreApplication.translate("RenderingTable", "Source"),
                QCoreApplication.translate("RenderingTable", "Date"),
            ),
            QCoreApplication.translate("RenderingTable", "Renderings"),
            theme,
            parent,
        )
        for column, width in ((1, 84), (2, 118), (3, 150), (4, 92)):
            self.setColumnWidth(column, width)
        self._kept: list[Rendering | None] = []

    def show_renderings(self, renderings: Iterable[Rendering]) -> None:
        """Show these, and an empty row."""
        self.setRowCount(0)
        self._kept = []
        for each in renderings:
            if each.words:
                self._add(each, each)
        self.empty_row()

    def renderings(self) -> tuple[Rendering, ...]:
        """What stands in the table; empty rows are none."""
        found: list[Rendering] = []
        for row in range(self.rowCount()):
            words = self.said(row, 0)
            if not words:
                continue
            known = self._kept[row]
            found.append(
                Rendering(
                    words,
                    self.said(row, 1) or "en",
                    Status(self.chosen(row, 2)),
                    self.said(row, 3),
                    self.said(row, 4),
                    known.note if known else "",
                    known.frozen if known else False,
                )
            )
        return tuple(found)

    def empty_row(self) -> None:
        """The row for the next rendering."""
        self._add(Rendering(""), None)

    def _add(self, shown: Rendering, known: Rendering | None) -> None:
        self._kept.append(known)
        box = _box(
            self.tr("Status"),
            ((status_name(each), each) for each in Status),
            shown.status,
            self._theme,
        )
        words = (shown.words, shown.language, "", shown.source, shown.date)
        self.add_row(words, {2: box})
        self.fit(self.MOST)


def _box(name: str, choices: Iterable[tuple[str, str]], chosen: str, theme: Theme) -> KindBox:
    box = KindBox(name)
    box.offer(choices)
    box.setCurrentIndex(box.findData(chosen))
    box.set_theme(theme)
    return box
