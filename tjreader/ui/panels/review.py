"""The review panel: notes that followed their text to another edition and want to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ...app import review
from ...app.opened import OpenedText
from ...app.ports import Refused
from ...app.review import Concern
from ...notes.annotation import Annotation
from ...notes.change import Change
from ...text.span import Span
from ..session import Session
from ..theme import Theme
from .history import HistoryView
from .parts import ListOrWords, button
from .reviewmodel import ReviewModel, ReviewRow
from .reviewrow import ReviewRowView
from .rowslist import Key, RowsList
from .rowsmodel import Roles


class ReviewList(RowsList[ReviewRow]):
    """Enter or a click goes to the place; A accepts, P places by hand, U takes the place away."""

    shown = Signal(str)
    accepted = Signal()
    placed = Signal()
    unplaced = Signal()
    moved = Signal()

    def __init__(
        self, model: ReviewModel, row: ReviewRowView, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, row, parent, even=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Notes to review"))
        self.clicked.connect(self._clicked)
        self.opened.connect(self._go)
        self.act_on(self.accepted, Key.Key_A)
        self.act_on(self.placed, Key.Key_P)
        self.act_on(self.unplaced, Key.Key_U)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.moved.emit()

    def _go(self) -> None:
        self._clicked(self.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        known = index.data(Roles.KEY) if index.isValid() else None
        if known:
            self.shown.emit(known)


class ReviewPanel(QWidget):
    """Accept the place that was found, place by hand, or say that there is none.

    `shown(str)` asks the page to go to a note, `place_wanted` for the words selected there
    (they come by `place`), `follow_wanted` that notes of another edition follow to this one,
    `left` tells that the page may have the keyboard.
    """

    shown = Signal(str)
    place_wanted = Signal()
    follow_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPanel")
        self._session = session
        self._selection = False
        self._model = ReviewModel(self)
        self.list = ReviewList(self._model, ReviewRowView(theme, self), self)
        self.list.set_face(session.settings.page.face)
        self._stack = ListOrWords(self.list, self)
        self.accept = button(self.tr("Accept"), self.tr("The place is right (A)"), self)
        self.put = button(
            self.tr("Place here"),
            self.tr("Put the note on the words selected on the page (P)"),
            self,
        )
        self.remove = button(self.tr("No place"), self.tr("The place is wrong (U)"), self)
        self.accept_all = button(
            self.tr("Accept all"), self.tr("All places that were found are right"), self
        )
        self.follow = button(
            self.tr("Take along"), self.tr("Look for notes of another edition in this one"), self
        )
        self.history = HistoryView(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_state()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack, 1)
        box.addWidget(self.history)
        for row in ((self.accept, self.put, self.remove), (self.accept_all, self.follow)):
            line = QHBoxLayout()
            line.setContentsMargins(10, 4, 10, 4)
            line.setSpacing(6)
            for each in row:
                line.addWidget(each)
            line.addStretch(1)
            box.addLayout(line)

    def _connect(self) -> None:
        session, notes = self._session, self._session.notes
        session.text_opened.connect(self._text_opened)
        notes.notes_changed.connect(self._notes_changed)
        notes.notes_loaded.connect(self._soon.start)
        notes.marks_changed.connect(self._soon.start)
        self.list.shown.connect(self.shown)
        self.list.escaped.connect(self.left)
        self.list.accepted.connect(self.accept_chosen)
        self.list.placed.connect(self.place_wanted)
        self.list.unplaced.connect(self.unplace_chosen)
        self.list.moved.connect(self._show_chosen)
        self.accept.clicked.connect(self.accept_chosen)
        self.put.clicked.connect(self.place_wanted)
        self.remove.clicked.connect(self.unplace_chosen)
        self.accept_all.clicked.connect(self.accept_every)
        self.follow.clicked.connect(self.follow_wanted)

    # What it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.list.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show quotes in the page's face."""
        self.list.set_face(face)

    def offer_place(self, selected: bool) -> None:
        """Whether words are selected on the page, so that a note can be placed there."""
        self._selection = selected
        self._show_chosen()

    def select(self, annotation_id: str) -> None:
        """Select the row of a note, if it is listed; the page stays where it is."""
        row = self._model.row_of(annotation_id)
        if row >= 0:
            self._choose(row)

    def take_keyboard(self) -> None:
        """Have the keyboard, on the first note if none is chosen."""
        if self._model.total and not self.list.currentIndex().isValid():
            self._choose(1)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    # What one does

    def chosen(self) -> tuple[Annotation, ...]:
        """The notes of the chosen rows, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        found = (self._model.index(row).data(Roles.ROW).annotation for row in rows)
        return tuple(each for each in found if each is not None)

    def accept_chosen(self) -> None:
        """The places of the chosen notes are right; one undo step."""
        self._do(review.accepted(self._session.text, self.chosen()))

    def accept_every(self) -> None:
        """All places that were found are right; one undo step."""
        self._do(review.accepted(self._session.text, self._model.annotations()))

    def unplace_chosen(self) -> None:
        """The chosen notes stand on wrong words; one undo step."""
        self._do(review.unplaced(self._session.text, self.chosen()))

    def place(self, spans: Sequence[Span]) -> None:
        """Put the chosen note on these printed stretches."""
        chosen = self.chosen()
        if len(chosen) != 1 or not spans:
            self._session.notice.emit(
                self.tr("Choose one note here, and select on the page the words it belongs to.")
            )
            return
        try:
            self._do(review.placed(self._session.text, chosen[0], spans))
        except Refused as refusal:
            self._session.refused.emit(str(refusal))

    def _do(self, change: Change | None) -> None:
        """Do a change and go on to the next row, so that key after key reviews the list."""
        if change is None:
            return
        row = min((index.row() for index in self.list.selectionModel().selectedRows()), default=1)
        if self._session.notes.do(change) is not None:
            self.refresh()
            if self._model.total and not self.chosen():
                row = min(row, self._model.rowCount() - 1)
                heading = self._model.index(row).data(Roles.KEY) is None
                self._choose(row + 1 if heading else row)

    # Inside

    def refresh(self) -> None:
        """Read the notes again; the chosen rows stay chosen."""
        known = [each.id for each in self.chosen()]
        at = self.list.verticalScrollBar().value()
        if not self._model.show(self._session.notes.annotations(), self._session.text):
            self._show_state()
            return
        selection = self.list.selectionModel()
        for each in known:
            row = self._model.row_of(each)
            if row >= 0:
                flag = QItemSelectionModel.SelectionFlag.Select
                selection.setCurrentIndex(self._model.index(row), flag)
        self.list.verticalScrollBar().setValue(at)
        self._show_state()

    def _text_opened(self, opened: OpenedText) -> None:  # noqa: ARG002 - the signal's
        self._soon.start()

    def _notes_changed(self, change: Change) -> None:  # noqa: ARG002 - the signal's
        self._soon.start()

    def _show_state(self) -> None:
        listed = bool(self._model.total)
        if not self._session.notes.known:
            why = self.tr("Opening the notebook…")
        else:
            why = self.tr(
                "There is nothing to review.\n\n"
                "When a text is changed, your notes follow to its new edition: when its file "
                "was changed and is opened again, or when you choose File, Load a Changed "
                "Edition….\n\n"
                "Notes that were moved, that stand on other words now or have no place any "
                "more are listed here until you have looked at them."
            )
        self._stack.show_list(listed, why)
        for each in (self.accept, self.put, self.remove, self.accept_all):
            each.setVisible(listed)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """What can be done with the chosen rows, and where the note stood."""
        text, chosen = self._session.text, self.chosen()
        found = [review.concern(each, text) for each in chosen]
        placed = [each for each in found if each is not Concern.ORPHAN]
        self.accept.setEnabled(bool(placed))
        self.remove.setEnabled(bool(placed))
        self.put.setEnabled(len(chosen) == 1 and self._selection)
        self.accept_all.setEnabled(self._model.any_placed)
        self.follow.setVisible(self._model.any_elsewhere)
        self.history.show_history(chosen[0] if len(chosen) == 1 else None)
