"""What the columns of a table of terms are: guessed, shown over its first rows, to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from ...app.incomingterms import Custom
from ...app.termtable import Field, Layout, TermTable, Use
from ...desk.concept import Status
from ...desk.languages import language_of
from ...text.clean import shortened
from ..dialogs.question import Question, form
from ..panels.choicebox import KindBox
from ..theme import Theme

SAMPLE = 6
"""Rows that are shown."""

SHOWN = 80
"""Code points of a cell."""

ROW = 28
COLUMN = 150
"""px of a row and of a column."""

KINDS, LANGUAGES = 0, 1
"""The rows of what is chosen, above the sample."""


class Columns(Struct, frozen=True):
    """What the reader said of a table."""

    layout: Layout
    custom: Custom


class ColumnsDialog(Question):
    """Asks what the columns are. `chosen(Columns)` when the reader goes on.

    Args:
        parent: the window.
        table: what was read.
        columns: what they seem to be, or were said to be before.
        text_id: the open text's.
        theme: its inks.
    """

    def __init__(
        self, parent: QWidget, table: TermTable, columns: Columns, text_id: str, theme: Theme
    ) -> None:
        super().__init__(parent, self.tr("Import Terms"))
        self._table = table
        self._text_id = text_id
        self._usual = columns.custom.language
        self._theme = theme
        self._width = max((len(row) for row in table.rows), default=0)
        self.names = self.box(self.tr("The first row is &names"), columns.layout.header)
        self.sample = QTableWidget(2, self._width, self)
        self.kinds: list[KindBox] = []
        self.languages: list[QLineEdit] = []
        self._build_sample(columns.layout)
        self._build_rest(columns.custom)
        self.fault = self.label()
        self.fault.setObjectName("fault")
        self._lay_out()
        self.names.toggled.connect(self._show_sample)
        self._show_sample()

    def _build_sample(self, layout: Layout) -> None:
        sample = self.sample
        sample.setAccessibleName(self.tr("The first rows of the table"))
        sample.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        sample.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sample.setShowGrid(False)
        sample.setWordWrap(False)
        sample.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sample.verticalHeader().setDefaultSectionSize(ROW)
        sample.verticalHeader().setHighlightSections(False)
        head = sample.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setDefaultSectionSize(COLUMN)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(70)
        if self._width * COLUMN < 800:
            head.setStretchLastSection(True)
        uses = {each.column: each for each in reversed(layout.uses)}
        for column in range(self._width):
            self._add_column(column, uses.get(column))

    def _add_column(self, column: int, use: Use | None) -> None:
        letter = letters(column)
        kind = KindBox(self.tr("What column {letter} holds").format(letter=letter), self)
        kind.set_theme(self._theme)
        kind.offer(self._fields())
        kind.setCurrentIndex(max(0, kind.findData(use.field.value if use else "")))
        kind.currentIndexChanged.connect(self._kind_changed)
        language = QLineEdit(use.language if use else "", self)
        language.setAccessibleName(self.tr("Language of column {letter}").format(letter=letter))
        language.textChanged.connect(self._show_state)
        self.kinds.append(kind)
        self.languages.append(language)
        self.sample.setCellWidget(KINDS, column, kind)
        self.sample.setCellWidget(LANGUAGES, column, language)

    def _build_rest(self, custom: Custom) -> None:
        self.language = QLineEdit(custom.language, self)
        self.language.setAccessibleName(self.tr("Language of the renderings"))
        self.language.setMaximumWidth(120)
        self.language.textChanged.connect(self._show_state)
        self.status = KindBox(self.tr("Renderings without a status"), self)
        self.status.offer(
            (
                (self.tr("are approved"), Status.APPROVED.value),
                (self.tr("are proposed"), Status.PROPOSED.value),
            )
        )
        self.status.setCurrentIndex(max(0, self.status.findData(custom.status.value)))
        self.holds = KindBox(self.tr("Where they hold"), self)
        self.holds.offer(((self.tr("this text only"), "here"), (self.tr("all texts"), "all")))
        self.holds.setCurrentIndex(0 if custom.text_id else 1)
        for box in (self.status, self.holds):
            box.set_theme(self._theme)

    def _lay_out(self) -> None:
        count = max(0, len(self._table.rows) - self.names.isChecked())
        words = self.tr("{name} has {count} rows. Say what its columns hold; no more is read.")
        about = self.label(words.format(name=self._table.name, count=count))
        rows = form()
        rows.addRow(self.tr("Language of the renderings:"), self.language)
        rows.addRow(self.tr("Renderings without a status:"), self.status)
        rows.addRow(self.tr("The terms hold for:"), self.holds)
        self.stack(self.tr("Go On"), about, self.sample, self.names, rows, self.fault, spacing=12)
        chain = (*self.kinds, *self.languages, self.names, self.language, self.status, self.holds)
        for before, after in pairwise((*chain, self.go_on)):
            self.setTabOrder(before, after)
        if self.kinds:
            self.kinds[0].setFocus()
        head = self.sample.horizontalHeader().sizeHint().height()
        self.sample.setMinimumHeight(head + ROW * (2 + SAMPLE) + 18)
        self.resize(min(900, max(560, 140 + self._width * COLUMN)), 520)

    def _fields(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("not read"), ""),
            (self.tr("Term"), Field.TERM.value),
            (self.tr("Rendering"), Field.RENDERING.value),
            (self.tr("Pinyin"), Field.PINYIN.value),
            (self.tr("Variants"), Field.VARIANTS.value),
            (self.tr("Short forms"), Field.SHORTS.value),
            (self.tr("Kind of form"), Field.FORM.value),
            (self.tr("Language"), Field.LANGUAGE.value),
            (self.tr("Status"), Field.STATUS.value),
            (self.tr("Source"), Field.SOURCE.value),
            (self.tr("Date"), Field.DATE.value),
            (self.tr("Note on the rendering"), Field.REMARK.value),
            (self.tr("Official (yes or no)"), Field.FROZEN.value),
            (self.tr("Domain"), Field.DOMAIN.value),
            (self.tr("Part of speech"), Field.PART_OF_SPEECH.value),
            (self.tr("Definition"), Field.DEFINITION.value),
            (self.tr("Note"), Field.NOTE.value),
            (self.tr("Tags"), Field.TAGS.value),
            (self.tr("Formula (yes or no)"), Field.FORMULA.value),
            (self.tr("Id"), Field.ID.value),
        )

    # What is chosen

    def layout_said(self) -> Layout:
        """What the columns are said to be now."""
        uses = []
        for column, kind in enumerate(self.kinds):
            if not kind.currentData():
                continue
            field = Field(str(kind.currentData()))
            tag = language_of(self.languages[column].text())
            uses.append(Use(column, field, tag if field is Field.RENDERING else ""))
        return Layout(tuple(uses), self.names.isChecked())

    def answer(self) -> Columns:
        """What is chosen now."""
        here = self.holds.currentData() == "here"
        custom = Custom(
            language_of(self.language.text()) or self._usual,
            Status(str(self.status.currentData())),
            self._text_id if here else None,
        )
        return Columns(self.layout_said(), custom)

    @Slot()
    def _kind_changed(self) -> None:
        """What a column holds that no other can hold is taken from the other."""
        changed = self.sender()
        for other in self.kinds:
            same = isinstance(changed, KindBox) and other.currentData() == changed.currentData()
            if other is changed or not same or other.currentData() in ("", Field.RENDERING.value):
                continue
            other.blockSignals(True)
            other.setCurrentIndex(0)
            other.blockSignals(False)
        self._show_sample()

    # What is shown

    @Slot()
    def _show_sample(self) -> None:
        header = self.names.isChecked()
        rows = self._table.rows[int(header) :][:SAMPLE]
        self.sample.setRowCount(2 + len(rows))
        names = self._table.rows[0] if header and self._table.rows else ()
        numbers = [str(at + 1 + header) for at in range(len(rows))]
        self.sample.setVerticalHeaderLabels([self.tr("Holds"), self.tr("Language"), *numbers])
        heads = [_head(at, names) for at in range(self._width)]
        self.sample.setHorizontalHeaderLabels(heads)
        for number, cells in enumerate(rows, 2):
            for column in range(self._width):
                words = cells[column] if column < len(cells) else ""
                item = QTableWidgetItem(shortened(words, SHOWN))
                if not self.kinds[column].currentData():
                    item.setForeground(QColor(self._theme.chrome.muted))
                self.sample.setItem(number, column, item)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        for kind, language in zip(self.kinds, self.languages, strict=True):
            renders = kind.currentData() == Field.RENDERING.value
            language.setEnabled(renders)  # the style draws nothing where it is not
            language.setPlaceholderText(self.language.text().strip() if renders else "")
        trouble = self._trouble()
        self.fault.setText(trouble)
        self.go_on.setEnabled(not trouble)

    def _trouble(self) -> str:
        if not any(map(any, self._table.rows)):
            return self.tr("{name} holds no rows.").format(name=self._table.name)
        if self.layout_said().column_of(Field.TERM) is None:
            return self.tr("Say which column holds the terms.")
        lines = [self.language, *(each for each in self.languages if each.isEnabled())]
        for line in lines:
            words = line.text().strip()
            if words and not language_of(words):
                told = self.tr("“{words}” is no tag of a language: write en, en-GB, de, …")
                return told.format(words=shortened(words, 20))
        return ""


def _head(column: int, names: Sequence[str]) -> str:
    """A column's letter, and its name where the first row has names."""
    name = shortened(names[column].strip(), 24) if column < len(names) else ""
    return f"{letters(column)} · {name}" if name else letters(column)


def letters(column: int) -> str:
    """A column's name as spreadsheets call it, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
