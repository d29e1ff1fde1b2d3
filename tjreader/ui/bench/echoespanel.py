"""The echoes of a text: clauses that say nearly the same, one below the other."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...desk.echoes import Echo, echoes
from ...text.document import Text
from ..deskkeeper import DeskKeeper
from ..panels.rowsmodel import Roles
from ..session import Session
from ..theme import Theme
from .echorow import EchoesModel, EchoView

log = logging.getLogger(__name__)


class EchoesList(QListView):
    """Enter or a click goes to the first clause, then to the second, and so on."""

    shown = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Echoes"))
        self.clicked.connect(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.shown.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


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
        self._row = EchoView(session, theme, self)
        self.list = EchoesList(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._row)
        self._head = QLabel(self)
        self._empty = QLabel(self)
        self.look = QPushButton(self.tr("Look for echoes"), self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.look.clicked.connect(self.search)
        self.list.shown.connect(self._go)
        self.list.escaped.connect(self.left)
        keeper.desk_loaded.connect(self._text_changed)
        self._show_state()

    def _lay_out(self) -> None:
        for label in (self._head, self._empty):
            label.setObjectName("quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 14, 14, 14)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
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
        self._row.set_theme(theme)
        self.list.viewport().update()

    def set_face(self, face: str) -> None:
        """Show words in the page's face."""
        self._row.set_face(face)
        self.list.scheduleDelayedItemsLayout()

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
        self._stack.setCurrentIndex(0 if rows else 1)
        self._head.setText(self.tr("Echoes: {count}").format(count=rows) if rows else "")
        if self._looking is not None:
            self._empty.setText(self.tr("Reading the text…"))
        elif self._of is self._session.text:
            self._empty.setText(self.tr("No two clauses say nearly the same."))
        else:
            self._empty.setText(
                self.tr(
                    "What a text says twice in nearly the same words is best rendered the same "
                    "way. Clauses that echo each other are listed side by side, with what "
                    "differs underlined."
                )
            )

    def _go(self) -> None:
        index = self.list.currentIndex()
        echo = index.data(Roles.ROW) if index.isValid() else None
        if echo is not None:
            second = self._last[0] is echo and not self._last[1]
            self._last = (echo, second)
            self.shown.emit(echo.second if second else echo.first)
