"""The list of deleted notes, from which they come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...app import editing
from ...notes.annotation import Erased
from ...notes.markdown import plain
from ...text.document import Arrangement, Text
from ..session import Session
from .noteplaces import Places, Row
from .noterow import NoteRow
from .rowsmodel import Index, Roles


class DeletedModel(QAbstractListModel):
    """Deleted notes of one text, the last deleted first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Erased, Row]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words, its value or its id."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        _, row = self._shown[index.row()]
        if role == Roles.ROW:
            return row
        if role == Roles.KEY:
            return row.annotation.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = (row.place, row.title, plain(row.annotation.note), *row.annotation.tags)
            return " ".join(filter(None, words))
        return None

    def show(self, erased: Sequence[Erased], text: Text, arrangement: Arrangement) -> None:
        """Show these, each with the day it was deleted on in the place of its place."""
        self.beginResetModel()
        self._shown = []
        places = Places(text, arrangement)
        for each in erased:
            row = places.row(each.annotation)
            day = day_of(each.erased_at)
            made = Row(row.annotation, day or row.place, row.title, row.section)
            self._shown.append((each, made))
        self.endResetModel()

    def clear(self) -> None:
        """Show none."""
        self.beginResetModel()
        self._shown = []
        self.endResetModel()

    def erased_at(self, rows: Sequence[int]) -> list[Erased]:
        """The notes of these rows."""
        return [self._shown[row][0] for row in rows]


class DeletedList(QListView):
    """Enter brings the notes chosen back, Escape leaves."""

    entered_key = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class DeletedPage(QWidget):
    """What was erased from this text in the last thirty days; `closed` goes back to the notes."""

    closed = Signal()

    def __init__(self, session: Session, row: NoteRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = DeletedModel(self)
        self.list = DeletedList(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(row)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Deleted notes"))
        self._about = QLabel(self)
        self._about.setObjectName("quiet")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._restore = QPushButton(self.tr("Bring back"), self)
        self._back = QPushButton(self.tr("Back to the notes"), self)
        self._lay_out()
        self._back.clicked.connect(self._back_clicked)
        self._restore.clicked.connect(self.restore)
        self.list.doubleClicked.connect(self._double_clicked)
        self.list.entered_key.connect(self.restore)
        self.list.escaped.connect(self.closed)
        session.notes.erased_found.connect(self._found)
        self._show([])

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 4)
        head.addWidget(self._about)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 10, 8)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._restore)
        box.addLayout(foot)

    @property
    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, also where the list is empty."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Ask for what was deleted, and have the keyboard."""
        self.renew()
        takes = self._back if self.list.isHidden() else self.list
        takes.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Ask again."""
        self._session.notes.ask_erased()

    def restore(self) -> None:
        """Bring the notes chosen back, in one step."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        chosen = self._model.erased_at(rows)
        if chosen:
            self._session.notes.act(lambda book: editing.restore(book, chosen))

    def _found(self, erased: tuple[Erased, ...]) -> None:
        here = self._session.text.id
        self._show([each for each in erased if each.annotation.anchor.text_id == here])

    def _show(self, erased: list[Erased]) -> None:
        if erased:
            sitting = self._session.sitting
            self._model.show(erased, sitting.text, sitting.arrangement)
            self.list.setCurrentIndex(self._model.index(0))
            self._about.setText(
                self.tr("Deleted notes stay here for thirty days. Bringing back can be undone.")
            )
        else:
            self._model.clear()
            self._about.setText(self.tr("Nothing was deleted from this text in thirty days."))
        was_empty, mine = self.list.isHidden(), self._has_keyboard
        self.list.setVisible(bool(erased))
        if mine and was_empty == bool(erased):
            takes = self.list if erased else self._back  # the keyboard stays on this page
            takes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._restore.setEnabled(bool(erased))

    def _back_clicked(self) -> None:
        self.closed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:  # noqa: ARG002 - Qt's signature
        self.restore()


def day_of(moment: str) -> str:
    """A time as a day for people, in their own zone; empty where it is none."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return ""
