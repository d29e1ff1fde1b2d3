"""The findings of the checks, and what one does with them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ...desk.checks.finding import Finding, FindingKind, Severity
from ...desk.ruling import Acceptance
from ..panels.choicebox import KindBox
from ..panels.parts import ListOrWords, button
from ..panels.rowslist import Key, RowsList
from ..theme import Theme
from .findingrow import FindingRow, FindingRowView, FindingsModel
from .findingwords import kind_name

OPEN, WITH_QUIET, ACCEPTED = "open", "quiet", "accepted"
ALL, HERE = "all", "here"


class Wish(Struct, frozen=True):
    """Which findings are to be listed: accepted or not, of one kind, in one section."""

    state: str
    kind: FindingKind | None
    section_id: str

    def holds(self, finding: Finding, acceptance: Acceptance | None) -> bool:
        """Whether one is."""
        if (acceptance is not None) != (self.state == ACCEPTED):
            return False
        if self.kind not in (None, finding.kind):
            return False
        if self.state == OPEN and finding.severity is Severity.QUIET:
            return False
        return self.section_id in ("", finding.section_id)


class FindingsList(RowsList[FindingRow]):
    """A click goes to the place, Enter goes there to write; A accepts, U takes that back."""

    accepted = Signal()
    unaccepted = Signal()

    def __init__(
        self, model: FindingsModel, row: FindingRowView, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, row, parent, even=False)
        self.setMinimumHeight(40)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # there can be thousands by the way
        self.setAccessibleName(self.tr("Findings"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.act_on(self.accepted, Key.Key_A)
        self.act_on(self.unaccepted, Key.Key_U)


class ChecksList(QWidget):
    """Shows the rows that are asked for.

    `shown(FindingRow)` wishes to go to a finding, `entered` to write there, `accept_wanted` and
    `unaccept_wanted` what they say; `filtered` tells that other rows are asked for, `left`
    gives the page the keyboard.
    """

    shown = Signal(object)
    entered = Signal(object)
    accept_wanted = Signal(object)
    unaccept_wanted = Signal(object)
    filtered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._concept = ""
        self._model = FindingsModel(self)
        self.list = FindingsList(self._model, FindingRowView(theme, self), self)
        self._make_choices()
        self._make_words()
        self.all = button(self.tr("All Findings"), self.tr("Show all findings again"), self)
        self.accept = button(
            self.tr("Accept as Fine…"), self.tr("It is fine as it is, with a reason (A)"), self
        )
        self.unaccept = button(
            self.tr("Not Fine After All"), self.tr("Tell the finding again (U)"), self
        )
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._offer_kinds(())

    def _make_choices(self) -> None:
        self.states = KindBox(self.tr("Which findings"), self)
        self.states.offer(
            (
                (self.tr("To look at"), OPEN),
                (self.tr("Minor ones too"), WITH_QUIET),
                (self.tr("Accepted"), ACCEPTED),
            )
        )
        self.places = KindBox(self.tr("Where"), self)
        self.places.offer(((self.tr("Whole text"), ALL), (self.tr("This section"), HERE)))
        self.kinds = KindBox(self.tr("Which kind"), self)

    def _make_words(self) -> None:
        self._term = QLabel(self)
        self._term.setTextFormat(Qt.TextFormat.PlainText)
        self._term.setWordWrap(True)
        self._stack = ListOrWords(self.list, self)

    def _lay_out(self) -> None:
        self._todo = QWidget(self)
        todo = QHBoxLayout(self._todo)
        todo.setContentsMargins(14, 6, 10, 0)
        todo.addWidget(self._term, 1)
        todo.addWidget(self.all)
        self._todo.hide()
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(10, 6, 10, 8)
        head.setSpacing(6)
        for box in (self.states, self.kinds, self.places):
            head.addWidget(box, 1)
        foot.setContentsMargins(10, 8, 10, 8)
        foot.setSpacing(6)
        foot.addWidget(self.accept)
        foot.addWidget(self.unaccept)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._todo)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for box in (self.states, self.kinds, self.places):
            box.currentIndexChanged.connect(self.filtered)
        self.list.clicked.connect(self._go)
        self.list.opened.connect(self._enter)
        self.list.accepted.connect(self._accept)
        self.list.unaccepted.connect(self._unaccept)
        self.list.escaped.connect(self.left)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.accept.clicked.connect(self._accept)
        self.unaccept.clicked.connect(self._unaccept)
        self.all.clicked.connect(self.show_all)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for part in (self.list, self.states, self.kinds, self.places):
            part.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show words of the text in the page's face."""
        self.list.set_face(face)

    def take_keyboard(self) -> None:
        """Have the keyboard, on the first finding if none is chosen."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose_one()

    def _choose_one(self) -> None:
        """The row the keys act on is one that is seen to be chosen."""
        if self._model.rowCount() and not self.list.selectionModel().hasSelection():
            self._choose(max(0, self.list.currentIndex().row()))

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)

    # What is asked for

    @property
    def concept_id(self) -> str:
        """The term whose places are to be revisited, empty for all findings."""
        return self._concept

    def show_term(self, concept_id: str, name: str) -> None:
        """Show only the places to go to because of what is decided on a term."""
        self._concept = concept_id
        self._term.setText(self.tr("Places to revisit: {term}").format(term=name))
        self._todo.show()
        for box in (self.states, self.kinds, self.places):
            box.setCurrentIndex(0)
        self.filtered.emit()

    def show_all(self) -> None:
        """Show all findings again."""
        self._concept = ""
        self._todo.hide()
        self.filtered.emit()

    def wish(self, section_id: str) -> Wish:
        """Which findings are asked for, while that section is shown."""
        kind, here = self.kinds.currentData(), self.places.currentData() == HERE
        return Wish(
            self.states.currentData(),
            None if kind in (ALL, None) else FindingKind(kind),
            section_id if here else "",
        )

    # What it is told

    def show_rows(self, rows: Sequence[FindingRow], kinds: Sequence[FindingKind], why: str) -> None:
        """Show these; `why` says why there are none. `kinds` are all there are of."""
        current = self.current()
        row_before = self.list.currentIndex().row()
        self._offer_kinds(kinds)
        self._model.show_rows(rows)
        self._stack.show_list(bool(rows), why)
        if current is not None:
            row = self._model.row_of(current.finding.key)
            # What was mended or accepted gives its place to the next one.
            row = row if row >= 0 else min(row_before, len(rows) - 1)
            if row >= 0 and self.list.currentIndex().row() != row:
                self._choose(row)
        if self.list.hasFocus():
            self._choose_one()
        self._offer()

    def _offer_kinds(self, kinds: Sequence[FindingKind]) -> None:
        rest = ((kind_name(each), each.value) for each in kinds)
        self.kinds.offer(((self.tr("All kinds"), ALL), *rest))

    def current(self) -> FindingRow | None:
        """The finding that is chosen."""
        return self.list.current()

    def rows(self) -> list[FindingRow]:
        """What is listed now."""
        return list(self._model.rows)

    def _offer(self) -> None:
        row = self.current()
        self.accept.setEnabled(row is not None)
        self.unaccept.setVisible(row is not None and row.acceptance is not None)

    def _go(self) -> None:
        row = self.current()
        if row is not None:
            self.shown.emit(row)

    def _enter(self) -> None:
        row = self.current()
        if row is not None:
            self.entered.emit(row)

    def _accept(self) -> None:
        row = self.current()
        if row is not None:
            self.accept_wanted.emit(row)

    def _unaccept(self) -> None:
        row = self.current()
        if row is not None and row.acceptance is not None:
            self.unaccept_wanted.emit(row)

    def _menu(self, at: QPoint) -> None:
        row = self.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go to the place (Enter)")).triggered.connect(self._enter)
        menu.addAction(self.tr("Accept as fine… (A)")).triggered.connect(self._accept)
        back = menu.addAction(self.tr("Not fine after all (U)"))
        back.triggered.connect(self._unaccept)
        back.setEnabled(row.acceptance is not None)
        menu.popup(self.list.viewport().mapToGlobal(at))
