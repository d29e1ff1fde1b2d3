"""The echoes of a text: clauses that say nearly the same, one below the other."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ...desk.echoes import Echo, Same, echoes
from ...text.document import Text
from ...text.span import Span
from ..deskkeeper import DeskKeeper
from ..reader.faces import choose, font
from ..session import Session
from ..theme import Theme

log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex

MARGIN = 14
AIR = 8
BETWEEN = 3
GAP = 10


class EchoRoles(IntEnum):
    """What a row can be asked for, besides `DisplayRole` (both clauses)."""

    ECHO = Qt.ItemDataRole.UserRole


class EchoesModel(QAbstractListModel):
    """Echoes, the likest first, of one text."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._echoes: tuple[Echo, ...] = ()

    def show(self, found: Sequence[Echo]) -> None:
        """Show these."""
        self.beginResetModel()
        self._echoes = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._echoes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Both clauses, or the value."""
        if not index.isValid() or index.row() >= len(self._echoes):
            return None
        echo = self._echoes[index.row()]
        if role == EchoRoles.ECHO:
            return echo
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            printed = self._session.text.printed
            return f"{echo.first.of(printed)} / {echo.second.of(printed)}"
        return None


class EchoView(QStyledItemDelegate):
    """Two clauses with their place codes; what differs is underlined."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.set_face("serif")

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._theme = theme

    def set_face(self, face: str) -> None:
        """Set the words in the page's face ("serif", "sans" or a family's name)."""
        faces = choose(face)
        self._words: QFont = font((faces.text, faces.latin), 14)
        self._small: QFont = font((QFontInfo(QFont()).family(), faces.sans), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines."""
        return QSize(120, round(2 * QFontMetricsF(self._words).height() + BETWEEN + 2 * AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        echo: Echo = index.data(EchoRoles.ECHO)
        box, chrome = QRectF(option.rect), self._theme.chrome
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, chrome.select)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, chrome.hover)
        left, right = box.left() + MARGIN, box.right() - MARGIN
        metrics = QFontMetricsF(self._words)
        base = box.top() + AIR + metrics.ascent()
        for span, only, second in (
            (echo.first, (Same.FIRST, Same.OTHER), False),
            (echo.second, (Same.SECOND, Same.OTHER), True),
        ):
            place = self._session.sitting.place_code(span.start)
            wide = QFontMetricsF(self._small).horizontalAdvance(place)
            painter.setFont(self._small)
            painter.setPen(chrome.muted)
            painter.drawText(QPointF(right - wide, base), place)
            pieces = [
                (piece.second if second else piece.first, piece.same in only)
                for piece in echo.pieces
            ]
            self._clause(painter, pieces, QPointF(left, base), right - wide - GAP)
            base += metrics.height() + BETWEEN
        painter.setPen(chrome.line)
        painter.drawLine(QPointF(left, box.bottom() - 0.5), QPointF(right, box.bottom() - 0.5))
        painter.restore()

    def _clause(
        self, painter: QPainter, pieces: Sequence[tuple[Span, bool]], at: QPointF, right: float
    ) -> None:
        printed, metrics, chrome = (
            self._session.text.printed,
            QFontMetricsF(self._words),
            self._theme.chrome,
        )
        painter.setFont(self._words)
        x = at.x()
        for span, differs in pieces:
            words = span.of(printed)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - x)
            if not shown or not words:
                continue
            painter.setPen(chrome.text if differs else chrome.muted)
            painter.drawText(QPointF(x, at.y()), shown)
            wide = metrics.horizontalAdvance(shown)
            if differs:
                painter.setPen(QPen(chrome.accent, 1.4))
                y = at.y() + metrics.descent() * 0.55
                painter.drawLine(QPointF(x, y), QPointF(x + wide, y))
            x += wide
            if shown != words:
                break

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """No tooltip: words of the text must never be taken for markup."""
        del event, view, option, index
        return False


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
            self._model.show(found)
        self._show_state()

    def _failed(self, error: BaseException) -> None:
        log.warning("echoes were not looked for: %s", type(error).__name__)
        self._looking = None
        self._show_state()

    def _text_changed(self) -> None:
        if self._of is not self._session.text:
            self._of = None
            self._model.show(())
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
        echo = index.data(EchoRoles.ECHO) if index.isValid() else None
        if echo is not None:
            second = self._last[0] is echo and not self._last[1]
            self._last = (echo, second)
            self.shown.emit(echo.second if second else echo.first)
