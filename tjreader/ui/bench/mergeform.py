"""A small form: a candidate is another form of a term, and of which."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ...app.reviewing import likely_kind
from ...app.termfilter import Known, TermFilter, TermOrder, filtered
from ...desk.concept import Concept, FormKind
from ..dialogs.question import Question, form
from ..panels.choicebox import KindBox
from ..panels.findfield import FindField
from ..panels.rowslist import RowsList
from ..theme import Theme
from .termrow import TermRowView
from .termsmodel import TermRow, TermsModel, kind_name

KINDS = (FormKind.VARIANT, FormKind.SHORT, FormKind.FORBIDDEN)
"""What another form of a term can be to it."""
ROWS = 7
"""Terms seen at once."""


class MergeForm(Question):
    """Asks for the term, found as one types, and for what the form is to it.

    `chosen((concept id, FormKind))` is the answer. Up and Down go through the terms while the
    field has the keyboard; Enter goes on.

    Args:
        words: the candidate.
        terms: the terms of the desk, each as its list shows it.
        theme: inks.
        face: of the page.
        parent: the panel.
    """

    def __init__(
        self,
        words: str,
        terms: Iterable[TermRow],
        theme: Theme,
        face: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, self.tr("Merge into a Term"))
        self._words = words
        self._terms = {each.concept.id: each for each in terms}
        self.field = FindField(self)
        self.field.setPlaceholderText(self.tr("Form, pinyin or rendering of the term"))
        self.field.setClearButtonEnabled(True)
        self._model = TermsModel(self)
        self.list = RowsList(self._model, TermRowView(theme, self), self)
        self.list.setAccessibleName(self.tr("Terms"))
        self.list.set_face(face)
        self.kind = KindBox(self.tr("What the form is to the term"), self)
        self.kind.set_theme(theme)
        self.kind.offer((kind_name(each), each.value) for each in KINDS)
        self._kind_chosen = False
        rows = form()
        rows.addRow(self.tr("Kind of form"), self.kind)
        told = self.label(self.tr("{words} is another form of:").format(words=words))
        self.stack(self.tr("Merge"), told, self.field, self.list, rows, spacing=10)
        self.setMinimumWidth(460)
        self._connect()
        self._filter("")
        if self._model.rowCount():
            high = self.list.sizeHintForRow(0)
            self.list.setMinimumHeight(ROWS * high + 2 * self.list.frameWidth())
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._filter)
        self.field.stepped.connect(self.go_on.click)
        self.field.down.connect(self.list.setFocus)
        self.field.escaped.connect(self.reject)
        self.list.opened.connect(self.go_on.click)
        self.list.escaped.connect(self.reject)
        self.list.doubleClicked.connect(self.go_on.click)
        self.kind.activated.connect(self._choose_kind)
        self.list.selectionModel().currentChanged.connect(self._offer)

    def answer(self) -> object:
        """The id of the term's concept, and what the form is to it."""
        row = self.list.current()
        return None if row is None else (row.concept.id, FormKind(self.kind.currentData()))

    def _filter(self, words: str) -> None:
        wish = TermFilter(words, order=TermOrder.NAME)
        concepts = (each.concept for each in self._terms.values())
        found = filtered(concepts, wish, Known(), self._is_shipped)
        self._model.show_rows(self._terms[each.id] for each in _nearest(found, words))
        if found:
            self.list.setCurrentIndex(self._model.index(0))
        self._offer()

    def _is_shipped(self, concept_id: str) -> bool:
        return self._terms[concept_id].shipped

    def _offer(self, now: QModelIndex | None = None) -> None:  # noqa: ARG002 - the signal's
        row = self.list.current()
        self.go_on.setEnabled(row is not None)
        if row is not None and not self._kind_chosen:
            self.kind.setCurrentIndex(KINDS.index(likely_kind(self._words, row.concept.name)))

    def _choose_kind(self) -> None:
        self._kind_chosen = True  # from here on it is the reader's


def _nearest(found: Iterable[Concept], words: str) -> list[Concept]:
    """Those of a form that is typed whole come first."""
    return sorted(found, key=lambda each: all(form.words != words for form in each.forms))
