"""The places of the chosen term, each with the words around it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ...app import places
from ...desk.concept import Concept
from ...desk.concordance import Line, Order, in_order, lines
from ...desk.ruling import RulingKind
from ..deskkeeper import DeskKeeper
from ..panels.choicebox import KindBox
from ..panels.parts import quiet_label
from ..panels.rowslist import Key, RowsList
from ..session import Session
from ..termfinder import TermFinder
from ..theme import Theme
from .kwic import LinesModel, LineView
from .rulingform import RulingForm, RulingWish


class LinesList(RowsList[Line]):
    """Enter or a click goes to the place; X: not this term here, R: rendered otherwise here."""

    refused = Signal()
    rendered = Signal()

    def __init__(self, model: LinesModel, row: LineView, parent: QWidget | None = None) -> None:
        super().__init__(model, row, parent)
        self.setAccessibleName(self.tr("Occurrences"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.act_on(self.refused, Key.Key_X)
        self.act_on(self.rendered, Key.Key_R)


class Occurrences(QWidget):
    """Lines with the words around, sorted as wished; what is decided at a place alone.

    `shown(Span)` asks the page to go to a printed place.
    """

    shown = Signal(object)
    left = Signal()

    def __init__(
        self,
        session: Session,
        keeper: DeskKeeper,
        finder: TermFinder,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._finder = finder
        self._concept: Concept | None = None
        self._lines: tuple[Line, ...] = ()
        self._asked: Line | None = None
        self._model = LinesModel(self)
        self.list = LinesList(self._model, LineView(theme, self), self)
        self._count = quiet_label(self, wraps=False)
        self._order = KindBox(self.tr("Order of the places"), self)
        self._order.offer(
            (
                (self.tr("By place"), Order.PLACE),
                (self.tr("By what stands before"), Order.LEFT),
                (self.tr("By what stands after"), Order.RIGHT),
                (self.tr("By form"), Order.FORM),
            )
        )
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 10, 6)
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addWidget(self._order, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._order.currentIndexChanged.connect(self._sort)
        self.list.opened.connect(self._go)
        self.list.clicked.connect(self._go)
        self.list.refused.connect(self.not_this_term)
        self.list.rendered.connect(self.ask_rendering)
        self.list.escaped.connect(self.left)
        self.list.customContextMenuRequested.connect(self._menu)
        self._finder.found.connect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.list.set_theme(theme)
        self._order.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show words in the page's face."""
        self.list.set_face(face)

    def show_concept(self, concept: Concept | None) -> None:
        """Show the places of a term."""
        if concept != self._concept:
            self._concept = concept
            self.refresh()

    def refresh(self) -> None:
        """Read the places again; the current line stays where it is."""
        current = self.list.current()
        concept = self._concept
        if concept is None or not self._finder.known:
            self._lines = ()
        else:
            found = self._finder.of(concept.id)
            arrangement = self._session.sitting.arrangement
            self._lines = lines(
                self._session.text,
                arrangement,
                (concept,),
                found,
                language=self._keeper.desk.language,
            )
        words = self.tr("Places: {count}").format(count=len(self._lines))
        self._count.setText(words if concept else "")
        self._sort()
        row = self._model.row_of(self._model.key(current)) if current is not None else -1
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def _sort(self) -> None:
        self._model.show_rows(in_order(self._lines, Order(self._order.currentData())))

    def _go(self) -> None:
        line = self.list.current()
        if line is not None:
            self.shown.emit(line.occurrence.span)

    # What is decided at a place alone

    def not_this_term(self) -> None:
        """Ask why these characters are not the term here."""
        self._ask(RulingKind.NOT_TERM)

    def ask_rendering(self) -> None:
        """Ask with which words the term is rendered at this place alone, and why."""
        self._ask(RulingKind.RENDERED)

    def _ask(self, kind: RulingKind) -> None:
        self._asked = self.list.current()
        if self._asked is None:
            return
        form = RulingForm(self._asked, kind, self._is_there, self)
        rendered = kind is RulingKind.RENDERED
        form.chosen.connect(self._render_here if rendered else self._refuse_here)
        form.open()

    def _is_there(self) -> bool:
        """Whether the term that is asked about is there still."""
        asked = self._asked
        return asked is not None and (
            self._keeper.desk.concept(asked.occurrence.concept_id) is not None
        )

    @Slot(object)
    def _render_here(self, wish: RulingWish) -> None:
        if self._asked is not None:
            key, span = self._asked.occurrence.concept_id, self._asked.occurrence.span
            self._keeper.act(
                lambda desk: places.render_here(desk, key, span, wish.words, wish.reason)
            )

    @Slot(object)
    def _refuse_here(self, wish: RulingWish) -> None:
        if self._asked is not None:
            key, span = self._asked.occurrence.concept_id, self._asked.occurrence.span
            self._keeper.act(lambda desk: places.not_this_term(desk, key, span, wish.reason))

    def undo_ruling(self) -> None:
        """What was decided at this place alone holds no more."""
        line = self.list.current()
        if line is not None and line.occurrence.ruling is not None:
            known = line.occurrence.ruling.id
            self._keeper.act(lambda desk: places.unrule(desk, known))

    def _menu(self, at: QPoint) -> None:
        line = self.list.current()
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Render otherwise here… (R)")).triggered.connect(self.ask_rendering)
        menu.addAction(self.tr("Not this term here… (X)")).triggered.connect(self.not_this_term)
        undo = menu.addAction(self.tr("As everywhere again"))
        undo.triggered.connect(self.undo_ruling)
        undo.setEnabled(line.occurrence.ruling is not None)
        menu.popup(self.list.viewport().mapToGlobal(at))
