"""The list of the notes panel with its keys and its menu."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from ...notes.annotation import Annotation, Colour, Style
from ..keptkeys import KeepsKeys
from ..reader.barbuttons import colour_name, style_name
from ..session import Session
from .lazyrows import LazyRows
from .noteplaces import Row
from .notesacts import NotesActs
from .notesmodel import NotesModel
from .rowsmodel import Roles

Key = Qt.Key


class NotesList(KeepsKeys, LazyRows):
    """Enter or a click goes to the place, N or F2 writes, Del erases, 1-9 give a look.

    With Ctrl and Shift several notes are chosen, and the acts are on all of them; T tags
    J merges, E exports them, Ctrl+C copies.

    `shown(str)` names the annotation to go to, `edited(Annotation)` the note to write,
    `tags_requested()` asks which tags the notes chosen are to have, `export_wanted(frozenset)`
    asks for a file of the notes of these ids, `choice_changed()`
    tells that others are chosen, `escaped` gives the keyboard back.
    """

    shown = Signal(str)
    edited = Signal(object)
    tags_requested = Signal()
    export_wanted = Signal(object)
    choice_changed = Signal()
    escaped = Signal()

    def __init__(self, session: Session, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notes_model = model
        self.setModel(model)
        self.acts = NotesActs(session, self.chosen_notes, model, self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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

    def chosen_stretches(self) -> list[tuple[int, int]]:
        """The rows chosen, in order: the first and the last of each stretch of them."""
        ranges = self.selectionModel().selection()
        return sorted((each.top(), each.bottom()) for each in map(ranges.at, range(ranges.count())))

    def chosen_notes(self) -> list[Annotation]:
        """The annotations of the rows chosen, as they are shown."""
        stretches = self.chosen_stretches()
        return [note for rows in stretches for note in self._notes_model.notes(*rows)]

    def chosen_rows(self) -> list[Row]:
        """The rows chosen, as they are shown."""
        return list(map(self._notes_model.row, self.chosen_notes()))

    def choose(self, ids: Container[str]) -> None:
        """Choose the rows of these annotations besides those that are chosen."""
        chosen, first = QItemSelection(), -1
        model = self._notes_model
        for row, note in enumerate((*model.annotations, None)):
            held = note is not None and note.id in ids
            if held and first < 0:
                first = row
            elif not held and first >= 0:
                chosen.select(model.index(first), model.index(row - 1))
                first = -1
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    @property
    def _several(self) -> bool:
        stretches = self.chosen_stretches()
        return len(stretches) > 1 or any(first < last for first, last in stretches)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.choice_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes break into lines at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.guess_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the rows chosen."""
        known = self.chosen()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Key.Key_Escape and self._several:
            self.setCurrentIndex(self.currentIndex())
        elif event.key() == Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.acts.copy()
        elif known is None or not plain or not self._key(Key(event.key()), known):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, known: Annotation) -> bool:
        """Act by a key; whether it was one of ours."""
        if key in (Key.Key_Return, Key.Key_Enter):
            self.shown.emit(known.id)
        elif key in (Key.Key_N, Key.Key_F2):
            self.edited.emit(known)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.acts.erase()
        elif key == Key.Key_T:
            self.tags_requested.emit()
        elif key == Key.Key_E:
            self.export()
        elif key == Key.Key_J:
            self.acts.merge()
        elif Key.Key_1 <= key <= Key.Key_6:
            self.acts.recolour(list(Colour)[key - Key.Key_1].value)
        elif Key.Key_7 <= key <= Key.Key_9:
            self.acts.restyle(list(Style)[key - Key.Key_7].value)
        else:
            return False
        return True

    def export(self) -> None:
        """Ask for a file of the notes chosen."""
        ids = frozenset(row.annotation.id for row in self.chosen_rows())
        if ids:
            self.export_wanted.emit(ids)

    def _go(self, index: QModelIndex) -> None:
        known = index.data(Roles.KEY)
        choosing = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if known and not QGuiApplication.keyboardModifiers() & choosing:
            self.shown.emit(known)

    def _edit(self, index: QModelIndex) -> None:
        row = index.data(Roles.ROW)
        if row is not None:
            self.edited.emit(row.annotation)

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        notes = self.chosen_notes()
        marks = [note for note in notes if note.colour is not None]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(notes) == 1:
            menu.addAction(self.tr("Go to the place")).setData(("go", ""))
            menu.addAction(self.tr("Write the note")).setData(("edit", ""))
        if marks:
            self._add_looks(menu, marks)
        menu.addSeparator()
        menu.addAction(self.tr("Tags…")).setData(("tags", ""))
        if len(marks) > 1:
            menu.addAction(self.tr("Merge into one highlight")).setData(("merge", ""))
        menu.addAction(self.tr("Copy as Markdown")).setData(("copy", ""))
        menu.addAction(self.tr("Export selected…")).setData(("export", ""))
        menu.addSeparator()
        menu.addAction(self.tr("Erase")).setData(("erase", ""))
        menu.triggered.connect(self._menu_chosen)
        menu.popup(self.viewport().mapToGlobal(point))

    def _add_looks(self, menu: QMenu, marks: list[Annotation]) -> None:
        menu.addSeparator()
        names = self._session.settings.marks.names
        for colour in Colour:
            action = menu.addAction(colour_name(colour, names).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(all(mark.colour is colour for mark in marks))
            action.setData(("colour", colour.value))
        menu.addSeparator()
        for style in Style:
            action = menu.addAction(style_name(style))
            action.setCheckable(True)
            action.setChecked(all(mark.style is style for mark in marks))
            action.setData(("style", style.value))

    def _menu_chosen(self, action: QAction) -> None:
        known = self.chosen()
        if known is None:
            return
        act, value = action.data()
        match act:
            case "go":
                self.shown.emit(known.id)
            case "edit":
                self.edited.emit(known)
            case "colour":
                self.acts.recolour(value)
            case "style":
                self.acts.restyle(value)
            case "tags":
                self.tags_requested.emit()
            case "merge":
                self.acts.merge()
            case "copy":
                self.acts.copy()
            case "export":
                self.export()
            case _:
                self.acts.erase()
