"""The list of the notes panel with its keys and its menu."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from ...notes.annotation import Annotation, Colour
from ..reader.barbuttons import colour_name
from ..session import Session
from .notesmodel import Roles


class NotesList(QListView):
    """Enter or a click goes to the place, N or F2 writes, Del erases, 1-6 recolour.

    `shown(str)` names the annotation to go to, `edited(Annotation)` the note to write,
    `escaped` gives the keyboard back.
    """

    shown = Signal(str)
    edited = Signal(object)
    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Notes"))
        self.clicked.connect(self._go)
        self.doubleClicked.connect(self._edit)
        self.customContextMenuRequested.connect(self._menu)

    def chosen(self) -> Annotation | None:
        """The annotation of the current row, or None."""
        index = self.currentIndex()
        return index.data(Roles.ROW).annotation if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes break into lines at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current row."""
        known = self.chosen()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif known is None or not self._key(Qt.Key(event.key()), known):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, known: Annotation) -> bool:
        """Act by a key; whether it was one of ours."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shown.emit(known.id)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_F2):
            self.edited.emit(known)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._session.notes.erase(known.id)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_6 and known.colour is not None:
            self._session.notes.recolour(known.id, list(Colour)[key - Qt.Key.Key_1].value)
        else:
            return False
        return True

    def _go(self, index: QModelIndex) -> None:
        known = index.data(Roles.ID)
        if known:
            self.shown.emit(known)

    def _edit(self, index: QModelIndex) -> None:
        row = index.data(Roles.ROW)
        if row is not None:
            self.edited.emit(row.annotation)

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        known: Annotation = index.data(Roles.ROW).annotation
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go to the place")).setData(("go", ""))
        menu.addAction(self.tr("Write the note")).setData(("edit", ""))
        if known.colour is not None:
            menu.addSeparator()
            for colour in Colour:
                action = menu.addAction(colour_name(colour))
                action.setCheckable(True)
                action.setChecked(colour is known.colour)
                action.setData(("colour", colour.value))
        menu.addSeparator()
        menu.addAction(self.tr("Erase")).setData(("erase", ""))
        menu.triggered.connect(self._menu_chosen)
        menu.popup(self.viewport().mapToGlobal(point))

    def _menu_chosen(self, action: QAction) -> None:
        known = self.chosen()
        if known is None:
            return
        act, value = action.data()
        if act == "go":
            self.shown.emit(known.id)
        elif act == "edit":
            self.edited.emit(known)
        elif act == "colour":
            self._session.notes.recolour(known.id, value)
        else:
            self._session.notes.erase(known.id)
