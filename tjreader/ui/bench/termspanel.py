"""The terms panel: the termbase of the open text, the reader's own and what came with it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ...app import termbase
from ...app.termfilter import Known, Scope, TermFilter, TermOrder, filtered
from ...desk.concept import Concept, Status
from ..deskkeeper import DeskKeeper
from ..panels.choicebox import KindBox
from ..panels.parts import ListOrWords, button, quiet_label
from ..panels.rowsmodel import Roles
from ..theme import Theme
from .filterfield import FilterField
from .termrow import TermRowView
from .termslist import TermsList
from .termsmenu import TermsMenu
from .termsmodel import TermRow, TermsModel, shown_rendering


class TermsPanel(QWidget):
    """The list of terms, what it shows of them, and what one does with them.

    `shown(str)` asks the page for the next occurrence of a concept, `edit_wanted(str)` for
    the form (of a new term if empty), `chosen_changed` tells that another term is chosen,
    `revisit_wanted(str)` asks for what its decision makes to be mended, `left` tells that the
    page may have the keyboard.
    """

    shown = Signal(str)
    edit_wanted = Signal(str)
    chosen_changed = Signal()
    revisit_wanted = Signal(str)
    left = Signal()

    def __init__(self, keeper: DeskKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("termsPanel")
        self._keeper = keeper
        self._wish = TermFilter()
        self._known = Known()
        self._counted = False
        self._model = TermsModel(self)
        self.list = TermsList(self._model, TermRowView(theme, self), self)
        self._words = FilterField(self)
        self._scope = KindBox(self.tr("Which terms"), self)
        self._order = KindBox(self.tr("Order"), self)
        self._count = quiet_label(self, wraps=False)
        self._stack = ListOrWords(self.list, self)
        self._empty = self._stack.words
        self.new = button(self.tr("New…"), self.tr("Enter a term in the form"), self)
        self.edit = button(self.tr("Edit…"), self.tr("Open the term in the form (E)"), self)
        self.approve = button(
            self.tr("Approve"), self.tr("The rendering shown is decided (A)"), self
        )
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self._words.setPlaceholderText(self.tr("Filter terms"))
        self._words.setAccessibleName(self.tr("Filter terms"))
        self._words.setClearButtonEnabled(True)
        self._scope.offer(_scopes())
        self._order.offer(_orders())
        first, second, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._words, 1)
        second.addWidget(self._scope, 1)
        second.addWidget(self._order, 1)
        second.addWidget(self._count)
        for each in (self.new, self.edit, self.approve):
            foot.addWidget(each)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for row, margins in ((first, (10, 4, 10, 4)), (second, (10, 0, 10, 8))):
            row.setContentsMargins(*margins)
            row.setSpacing(6)
            box.addLayout(row)
        box.addWidget(self._stack, 1)
        foot.setContentsMargins(10, 8, 10, 10)
        foot.setSpacing(6)
        box.addLayout(foot)

    def _connect(self) -> None:
        keeper = self._keeper
        keeper.desk_changed.connect(self._desk_changed)
        keeper.desk_loaded.connect(self._soon.start)
        keeper.language_changed.connect(self._soon.start)
        self._words.textChanged.connect(self._wish_changed)
        self._words.into.connect(self.take_keyboard)
        self._words.left.connect(self.left)
        self._scope.currentIndexChanged.connect(self._wish_changed)
        self._order.currentIndexChanged.connect(self._wish_changed)
        self.list.shown.connect(self.shown)
        self.list.clicked.connect(self.list.go)
        self.list.edited.connect(self.edit_chosen)
        self.list.approved.connect(self.approve_chosen)
        self.list.deleted.connect(self.delete_chosen)
        self.list.merged.connect(self.merge_chosen)
        self.list.revisited.connect(self.revisit_chosen)
        self.list.escaped.connect(self.left)
        self.list.moved.connect(self._show_chosen)
        self.list.customContextMenuRequested.connect(self._menu)
        self.new.clicked.connect(self.new_term)
        self.edit.clicked.connect(self.edit_chosen)
        self.approve.clicked.connect(self.approve_chosen)

    # What it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        for part in (self.list, self._scope, self._order):
            part.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show forms in the page's face."""
        self.list.set_face(face)

    def show_known(self, known: Known) -> None:
        """What was counted in the text."""
        self._known, self._counted = known, True
        self.refresh()

    def select(self, concept_id: str) -> None:
        """Choose a term; the filter gives way if it hides it."""
        if self._model.row_of(concept_id) < 0:
            self._words.clear()
            self._scope.setCurrentIndex(0)
            self.refresh()
        row = self._model.row_of(concept_id)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
            self.list.scrollTo(self._model.index(row))

    def select_listed(self, concept_id: str) -> None:
        """Choose a term that was just entered, unless the filter hides it."""
        self.refresh()
        if self._model.row_of(concept_id) >= 0:
            self.select(concept_id)

    def take_keyboard(self) -> None:
        """Have the keyboard, on the first term if none is chosen."""
        if self._model.rowCount() and not self.chosen():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What one does

    def chosen(self) -> tuple[Concept, ...]:
        """The chosen terms, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return tuple(self._model.index(row).data(Roles.ROW).concept for row in rows)

    def new_term(self) -> None:
        """Ask for the empty form."""
        self.edit_wanted.emit("")

    def edit_chosen(self) -> None:
        """Ask for the form of the chosen term."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self.edit_wanted.emit(chosen[0].id)

    def approve_chosen(self) -> None:
        """Decide the rendering shown of each chosen term; each is an undo step of its own."""
        for concept in self.chosen():
            rendering = shown_rendering(concept, self._keeper.desk.language)
            if rendering is not None and rendering.status is not Status.APPROVED:
                self._keeper.act(
                    lambda desk, known=concept.id, words=rendering: termbase.decide(  # type: ignore[misc]
                        desk, known, words.words, words.language
                    )
                )

    def delete_chosen(self) -> None:
        """Delete the chosen terms that are the reader's own; one undo step."""
        own = [each.id for each in self.chosen() if not self._keeper.desk.is_shipped(each.id)]
        if own:
            self._keeper.act(lambda desk: termbase.delete(desk, own))

    def merge_chosen(self) -> None:
        """Make one term of those chosen, the first; one undo step."""
        ids = [each.id for each in self.chosen()]
        if len(ids) > 1:
            self._keeper.act(lambda desk: termbase.merge(desk, ids))

    def adopt_chosen(self) -> None:
        """Take the chosen entries of the glossary for one's own; one undo step."""
        desk = self._keeper.desk
        ids = [each.id for each in self.chosen() if desk.is_shipped(each.id)]
        if ids:
            self._keeper.act(lambda desk: termbase.adopt(desk, ids))

    def _move(self, for_all: bool) -> None:
        ids = [each.id for each in self.chosen()]
        self._keeper.act(lambda desk: termbase.move(desk, ids, for_all_texts=for_all))

    def hold_for_all(self) -> None:
        """Have the chosen terms hold for all texts; one undo step."""
        self._move(True)

    def hold_for_this(self) -> None:
        """Have the chosen terms hold for this text alone; one undo step."""
        self._move(False)

    def revisit_chosen(self) -> None:
        """Ask for the places to go to because of what is decided on the chosen term."""
        for concept in self.chosen()[:1]:
            self.revisit_wanted.emit(concept.id)

    def split_chosen(self, form: str) -> None:
        """Make a term of its own of a form of the chosen one; one undo step."""
        for concept in self.chosen()[:1]:
            self._keeper.act(lambda desk, known=concept.id: termbase.split(desk, known, (form,)))  # type: ignore[misc]

    def _menu(self, at: QPoint) -> None:
        """What can be done with the chosen terms, where the pointer is."""
        if self.chosen():
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> TermsMenu:
        """A menu of what can be done with the chosen terms."""
        return TermsMenu(self, self.chosen(), self._keeper.desk)

    # Inside

    def refresh(self) -> None:
        """Read the terms again; the chosen rows stay chosen."""
        desk = self._keeper.desk
        known, row = [each.id for each in self.chosen()], self.list.currentIndex().row()
        wish = replace(self._wish, language=desk.language)
        found = filtered(desk.concepts(), wish, self._known, desk.is_shipped)
        counts = self._known.counts
        self._model.show_rows(
            TermRow(
                each,
                desk.is_shipped(each.id),
                counts.get(each.id, 0) if self._counted else None,
                desk.language,
            )
            for each in found
        )
        self._choose(known, row)
        total = len(desk.concepts())
        some = self.tr("{shown} of {total}").format(shown=len(found), total=total)
        self._count.setText(some if len(found) < total else str(total))
        self._show_state(len(found), total)
        self._show_chosen()

    def _choose(self, ids: list[str], row: int) -> None:
        """Choose these again, or what adopted them; where all are gone, what came to that row."""
        selection = self.list.selectionModel()
        if not ids or [each.id for each in self.chosen()] == ids:
            return
        rows = self._model.rows_of(ids)
        if not rows and self._model.rowCount():
            rows = [min(row, self._model.rowCount() - 1)]
        for each in rows:
            flag = QItemSelectionModel.SelectionFlag.Select
            selection.setCurrentIndex(self._model.index(each), flag)

    def _show_state(self, found: int, total: int) -> None:
        self._stack.setCurrentIndex(0 if found else 1)
        if not self._keeper.loaded:
            self._empty.setText(self.tr("Opening the notebook…"))
        elif total:
            self._empty.setText(self.tr("No term is like that."))
        else:
            self._empty.setText(
                self.tr(
                    "Your terms will stand here.\n\n"
                    "Select words on the page and press T, then Enter: they are a term. "
                    "What you type before Enter is its rendering.\n\n"
                    "Or press New… (Shift+T) and fill in the form."
                )
            )

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        self.edit.setEnabled(len(chosen) == 1)
        language = self._keeper.desk.language
        waiting = [shown_rendering(each, language) for each in chosen]
        self.approve.setEnabled(
            any(each is not None and each.status is not Status.APPROVED for each in waiting)
        )
        self.chosen_changed.emit()

    def _wish_changed(self) -> None:
        self._wish = replace(
            self._wish,
            words=self._words.text(),
            scope=Scope(self._scope.currentData()),
            order=TermOrder(self._order.currentData()),
        )
        self.refresh()

    def _desk_changed(self, change: object) -> None:  # noqa: ARG002 - the signal's
        self._soon.start()


def _scopes() -> tuple[tuple[str, str], ...]:
    return (
        (QCoreApplication.translate("TermsPanel", "All terms"), Scope.ALL),
        (QCoreApplication.translate("TermsPanel", "In this section"), Scope.HERE),
        (QCoreApplication.translate("TermsPanel", "My own"), Scope.OWN),
        (QCoreApplication.translate("TermsPanel", "The text's glossary"), Scope.SHIPPED),
        (QCoreApplication.translate("TermsPanel", "Not decided"), Scope.UNDECIDED),
        (QCoreApplication.translate("TermsPanel", "Formulae"), Scope.FORMULAE),
    )


def _orders() -> tuple[tuple[str, str], ...]:
    return (
        (QCoreApplication.translate("TermsPanel", "By place"), TermOrder.PLACE),
        (QCoreApplication.translate("TermsPanel", "By number"), TermOrder.COUNT),
        (QCoreApplication.translate("TermsPanel", "By pinyin"), TermOrder.NAME),
        (QCoreApplication.translate("TermsPanel", "Last changed"), TermOrder.CHANGED),
    )
