"""The echoes of a text: clauses that say nearly the same, one below the other."""

from __future__ import annotations

import logging

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...desk.echoes import Echo, echoes
from ...text.document import Text
from ..deskkeeper import DeskKeeper
from ..panels.parts import ListOrWords, quiet_label
from ..panels.rowslist import Key, RowsList
from ..session import Session
from ..theme import Theme
from .echorow import EchoesModel, EchoView

log = logging.getLogger(__name__)


class EchoesPanel(QWidget):
    """Looks for echoes when asked; `shown(Span)` asks the page to go to a clause."""

    shown = Signal(object)
    left = Signal()

    def __init__(
        self, session: Session, keeper: DeskKeeper, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("echoesPanel")
        self._session = session
        self._keeper = keeper
        self._looking: Text | None = None
        self._of: Text | None = None
        self._last: tuple[Echo | None, bool] = (None, False)
        self._model = EchoesModel(session, self)
        self.list = RowsList(self._model, EchoView(session, theme, self), self)
        self.list.setAccessibleName(self.tr("Echoes"))
        self.list.act_on(self.list.opened, Key.Key_Space)
        self._head = quiet_label(self, wraps=False)
        self.look = QPushButton(self.tr("Look for echoes"), self)
        self._stack = ListOrWords(self.list, self)
        self._lay_out()
        self.look.clicked.connect(self.search)
        self.list.opened.connect(self._go)
        self.list.clicked.connect(self._go)
        self.list.escaped.connect(self.left)
        keeper.desk_loaded.connect(self._text_changed)
        self._show_state()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 10, 6)
        head.addWidget(self._head, 1)
        head.addWidget(self.look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.list.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show words in the page's face."""
        self.list.set_face(face)

    def search(self) -> None:
        """Look for echoes in the whole text, on another thread."""
        if self._looking is not None:
            return
        text = self._looking = self._session.text
        formulae = tuple(
            form.words
            for concept in self._keeper.desk.concepts()
            if concept.formula
            for form in concept.forms
        )
        work = self._session.pool.run(lambda: (text, echoes(text, None, formulae)))
        self._session.homecoming.when_done(work, self._found, self._failed)
        self._show_state()

    def _found(self, result: tuple[Text, tuple[Echo, ...]]) -> None:
        text, found = result
        self._looking = None
        if text is self._session.text:
            self._of = text
            self._model.show_rows(found)
        self._show_state()

    def _failed(self, error: BaseException) -> None:
        log.warning("echoes were not looked for: %s", type(error).__name__)
        self._looking = None
        self._show_state()

    def _text_changed(self) -> None:
        if self._of is not self._session.text:
            self._of = None
            self._model.show_rows(())
            self._show_state()

    def _show_state(self) -> None:
        rows = self._model.rowCount()
        self.look.setEnabled(self._looking is None)
        self._head.setText(self.tr("Echoes: {count}").format(count=rows) if rows else "")
        if self._looking is not None:
            why = self.tr("Reading the text…")
        elif self._of is self._session.text:
            why = self.tr("No two clauses say nearly the same.")
        else:
            why = self.tr(
                "What a text says twice in nearly the same words is best rendered the same "
                "way. Clauses that echo each other are listed side by side, with what "
                "differs underlined."
            )
        self._stack.show_list(rows > 0, why)

    def _go(self) -> None:
        echo = self.list.current()
        if echo is not None:
            second = self._last[0] is echo and not self._last[1]
            self._last = (echo, second)
            self.shown.emit(echo.second if second else echo.first)
