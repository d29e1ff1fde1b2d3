"""The candidates panel: what may be a term of the text, to be accepted, rejected, merged by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ...app import places, reviewing
from ...app.prospecting import Review, review
from ...desk.candidates import Candidate
from ...desk.concept import FormKind
from ...desk.record import DeskChange
from ...lang.token import Analysis
from ...text.document import Paragraph
from ...text.span import Span
from ..deskkeeper import DeskKeeper
from ..panels.elided import ElidedLabel
from ..panels.parts import ListOrWords, button, quiet_label
from ..panels.rowslist import Key, RowsList
from ..prospecting import Prospecting
from ..session import Session
from ..theme import Theme
from .candidatesmodel import CandidatesModel, CandidateView
from .contextline import ContextLine
from .mergeform import MergeForm
from .termsmodel import TermRow

Read = Callable[[Span], str]
"""The pinyin of words at a printed place."""


class CandidatesList(RowsList[Candidate | str]):
    """Enter or A accepts, X or Del rejects, a click goes to the first place.

    M merges with the term it is most like, Shift+M asks for one.
    """

    rejected = Signal()
    merged = Signal()
    joined = Signal()
    shown = Signal()

    def __init__(
        self, model: CandidatesModel, row: CandidateView, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, row, parent)
        self.setAccessibleName(self.tr("Candidates for terms"))
        self.act_on(self.opened, Key.Key_A)
        self.act_on(self.rejected, Key.Key_X, Key.Key_Delete)
        self.act_on(self.shown, Key.Key_Space)
        self.clicked.connect(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M asks with Shift."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() != Key.Key_M or control:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.joined.emit()
        else:
            self.merged.emit()


class CandidatesPanel(QWidget):
    """Looks for candidates when asked, and goes through them key after key.

    `shown(Span)` asks the page to go to a printed place, `left` tells that it may have the
    keyboard. Each decision is one undo step; what is rejected is not offered again.
    """

    shown = Signal(object)
    left = Signal()

    def __init__(
        self,
        session: Session,
        keeper: DeskKeeper,
        read: Read,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("candidatesPanel")
        self._session = session
        self._keeper = keeper
        self._read = read
        self._theme, self._face = theme, "serif"
        self._asked: Candidate | None = None
        self._found: tuple[Candidate, ...] | None = None
        self._of_revision = ""
        self._review = Review()
        self.prospecting = Prospecting(session.parts.worker_command(), self)
        self._model = CandidatesModel(self)
        self.list = CandidatesList(self._model, CandidateView(theme, self), self)
        self.context = ContextLine(theme, self)
        self.kin = ElidedLabel(self)
        self.kin.setObjectName("quiet")
        self._head = quiet_label(self, wraps=False)
        self._bar = QProgressBar(self)
        self._stack = ListOrWords(self.list, self)
        self.look = button(self.tr("Look for terms"), self.tr("Read the whole text"), self)
        self.accept = button(self.tr("Accept"), self.tr("It is a term (A)"), self)
        self.reject = button(self.tr("Reject"), self.tr("It is none, here (X)"), self)
        self.merge = button(
            self.tr("Merge"), self.tr("It is a form of a term (M); choose which (Shift+M)"), self
        )
        self.old = button(self.tr("Rejected"), self.tr("Show what was rejected"), self)
        self.old.setCheckable(True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setMaximum(100)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(14, 6, 10, 6)
        head.addWidget(self._head, 1)
        head.addWidget(self.look)
        foot.setContentsMargins(10, 8, 10, 10)
        foot.setSpacing(6)
        for each in (self.accept, self.reject, self.merge):
            foot.addWidget(each)
        foot.addStretch(1)
        foot.addWidget(self.old)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._bar)
        box.addWidget(self._stack, 1)
        about = QVBoxLayout()
        about.setContentsMargins(14, 8, 14, 0)
        about.setSpacing(2)
        about.addWidget(self.context)
        about.addWidget(self.kin)
        box.addLayout(about)
        box.addLayout(foot)

    def _connect(self) -> None:
        search = self.prospecting
        search.progressed.connect(self._progressed)
        search.found.connect(self._have)
        search.failed.connect(self._failed)
        search.cancelled.connect(self.refresh)
        self._keeper.desk_changed.connect(self._desk_changed)
        self._keeper.desk_loaded.connect(self._text_changed)
        self.look.clicked.connect(self.search)
        self.accept.clicked.connect(self.accept_current)
        self.reject.clicked.connect(self.reject_current)
        self.merge.clicked.connect(self.merge_current)
        self.old.toggled.connect(self._soon.start)
        self.list.opened.connect(self.accept_current)
        self.list.rejected.connect(self.reject_current)
        self.list.merged.connect(self.merge_current)
        self.list.joined.connect(self.ask_term)
        self.list.shown.connect(self._go)
        self.list.escaped.connect(self.left)
        self.list.selectionModel().currentChanged.connect(self._show_current)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme
        self.list.set_theme(theme)
        self.context.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show words in the page's face."""
        self._face = face
        self.list.set_face(face)
        self.context.set_face(face)

    # Looking

    def search(self) -> None:
        """Look for candidates, or stop looking."""
        if self.prospecting.running:
            self.prospecting.cancel()
            return
        self._found = None
        self.prospecting.start(self._session.text, self._known)
        self.refresh()

    def search_once(self) -> None:
        """Look for candidates, unless they are known or looked for."""
        if self._found is None and not self.prospecting.running:
            self.search()

    def _known(self, paragraph: Paragraph) -> Analysis | None:
        return self._session.words.analyses()(paragraph)

    def _progressed(self, share: float) -> None:
        self._bar.setValue(round(share * 100))

    def _have(self, revision: str, candidates: tuple[Candidate, ...]) -> None:
        self._found, self._of_revision = candidates, revision
        self.refresh()
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))

    def _failed(self, sentence: str) -> None:
        self._session.refused.emit(sentence)
        self.refresh()

    def stop(self) -> None:
        """End a search that is under way; the window closes."""
        self.prospecting.cancel()

    # Deciding

    def current(self) -> Candidate | None:
        """The candidate chosen, None on a rejected one or none."""
        row = self.list.current()
        return row if isinstance(row, Candidate) else None

    def accept_current(self) -> None:
        """It is a term; of a rejected one: it may be offered again."""
        row = self.list.current()
        if isinstance(row, Candidate):
            pinyin = self._read(row.places[0])
            self._do(lambda desk: reviewing.accept(desk, row, pinyin))
        elif row:
            self._do(lambda desk: places.unreject(desk, row))

    def reject_current(self) -> None:
        """It is none; it is not offered again in this text."""
        candidate = self.current()
        if candidate is not None:
            self._do(lambda desk: places.reject(desk, candidate.words))

    def merge_current(self) -> None:
        """It is a form of the term it is most like; where it is like none, ask which."""
        candidate = self.current()
        suggested = self._review.of(candidate.words) if candidate else ()
        if candidate is not None and suggested:
            pinyin = self._read(candidate.places[0])
            self._do(lambda desk: reviewing.merge(desk, candidate, suggested[0], pinyin))
        else:
            self.ask_term()

    def ask_term(self) -> None:
        """It is a form of a term that the reader chooses."""
        candidate, terms = self.current(), self._terms()
        if candidate is None or not terms:
            return
        self._asked = candidate
        ask = MergeForm(candidate.words, terms, self._theme, self._face, self)
        ask.chosen.connect(self._join)
        ask.open()

    def _join(self, answer: tuple[str, FormKind]) -> None:
        candidate, self._asked = self._asked, None
        if candidate is not None:
            pinyin = self._read(candidate.places[0])
            self._do(lambda desk: reviewing.join(desk, candidate, *answer, pinyin))

    def _has_terms(self) -> bool:
        return bool(self._keeper.desk.concepts())

    def _terms(self) -> list[TermRow]:
        desk = self._keeper.desk
        return [
            TermRow(each, desk.is_shipped(each.id), language=desk.language)
            for each in desk.concepts()
        ]

    def _do(self, make: Callable[..., DeskChange | None]) -> None:
        """Do it and go on to the next row."""
        row = self.list.currentIndex().row()
        if self._keeper.act(make) is not None:
            self.refresh()
            count = self._model.rowCount()
            if count:
                self.list.setCurrentIndex(self._model.index(min(row, count - 1)))

    def _go(self) -> None:
        candidate = self.current()
        if candidate is not None:
            self.shown.emit(candidate.places[0])

    # Showing

    def refresh(self) -> None:
        """Sift again what was found by what is decided."""
        row = self.list.currentIndex().row()
        desk, text = self._keeper.desk, self._session.text
        if self._of_revision != text.revision:
            self._found = None
        self._review = review(self._found or (), desk.concepts(), desk.verdicts(), text.id)
        rejected = [each.words for each in desk.verdicts()]
        rows = rejected if self.old.isChecked() else list(self._review.candidates)
        self._model.show_rows(rows)
        if 0 <= row < len(rows):
            self.list.setCurrentIndex(self._model.index(row))
        self.old.setEnabled(bool(rejected) or self.old.isChecked())
        self._show_state(len(rows))

    def _show_state(self, rows: int) -> None:
        running = self.prospecting.running
        self._bar.setVisible(running)
        self.look.setText(self.tr("Cancel") if running else self.tr("Look for terms"))
        self._head.setText(self.tr("Candidates: {count}").format(count=rows) if rows else "")
        if running:
            why = self.tr("Reading the text…")
        elif self._found is None:
            why = self.tr(
                "What the text repeats, quotes, abbreviates or names may be a term.\n\n"
                "Look for terms, then go through them: A accepts, X rejects, M merges with the "
                "term it is most like, Shift+M with one you choose."
            )
        elif self.old.isChecked():
            why = self.tr("Nothing is rejected.")
        else:
            why = self.tr("Nothing is left to decide.")
        for each in (self.reject, self.merge):  # of what is rejected already neither is asked
            each.setVisible(not self.old.isChecked())
        self._stack.show_list(rows > 0, why)
        self._show_current()

    def _show_current(self) -> None:
        candidate = self.current()
        index = self.list.currentIndex()
        self.reject.setEnabled(candidate is not None)
        self.accept.setEnabled(index.isValid())
        rejected = index.isValid() and candidate is None
        self.accept.setText(self.tr("Offer again") if rejected else self.tr("Accept"))
        suggested = self._review.of(candidate.words) if candidate else ()
        self.merge.setText(self.tr("Merge") if suggested else self.tr("Merge…"))
        self.merge.setEnabled(bool(suggested) or (candidate is not None and self._has_terms()))
        self._show_about(candidate)

    def _show_about(self, candidate: Candidate | None) -> None:
        """The sentence a candidate stands in first, and the term it could be merged with."""
        self.context.clear()
        self.kin.setText("")
        if candidate is None:
            return
        place = candidate.definition or candidate.places[0]
        self.context.show_words(self._session.text.printed, candidate.context, place)
        for first in self._review.of(candidate.words)[:1]:
            other = first.name if candidate.words == first.form else first.form
            self.kin.setText(self.tr("M: a form of the same term as {words}").format(words=other))

    def _desk_changed(self, change: object) -> None:  # noqa: ARG002 - the signal's
        self._soon.start()

    def _text_changed(self) -> None:
        if self._of_revision != self._session.text.revision:
            self.prospecting.cancel()
        self._soon.start()
