"""The notes panel: all that was written on the text, by place; filter, jump, edit."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...app import marking
from ...app.opened import OpenedText
from ...app.page import Page
from ...notes.annotation import Annotation, Target
from ...notes.change import Change
from ..saving import SavingState
from ..session import Session
from ..theme import Theme
from .noteeditor import NoteEditor
from .noterow import NoteRow
from .notesfilter import NotesFilter
from .noteslist import NotesList
from .notesmodel import NotesModel, Roles


class NotesPanel(QWidget):
    """All annotations of the text.

    `shown(str)` asks the page to go to an annotation, `wanted` asks for the panel to be
    seen (a note is to be written), `left` tells that the page may have the keyboard.
    """

    shown = Signal(str)
    wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notesPanel")
        self._session = session
        self._model = NotesModel(self)
        self._row = NoteRow(theme, self)
        self._row.set_face(session.settings.page.face)
        self._order = ""
        self.editor = NoteEditor(session.notes, self)
        self.editor.hide()
        self.editor.closed.connect(self._editor_closed)
        self._filter = NotesFilter(self)
        self.list = NotesList(session, self)
        self._empty = QLabel(self)
        self._all = QPushButton(self.tr("Show all"), self)
        self._stack = QStackedWidget(self)
        self._on_section = QPushButton(self.tr("Note on the section"), self)
        self._on_text = QPushButton(self.tr("Note on the text"), self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_state()

    def _lay_out(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._row)
        self._empty.setObjectName("quiet")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty_page())
        top = QWidget(self)
        box = QVBoxLayout(top)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._filter)
        box.addWidget(self._stack, 1)
        box.addLayout(self._buttons())
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(top)
        split.addWidget(self.editor)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 14, 14, 14)
        box.addWidget(self._empty)
        box.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 4, 10, 8)
        row.addWidget(self._on_section)
        row.addWidget(self._on_text)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        session, notes = self._session, self._session.notes
        session.text_opened.connect(self._text_opened)
        session.page_shown.connect(self._page_shown)
        notes.notes_changed.connect(self._notes_changed)
        notes.notes_loaded.connect(self._notes_loaded)
        notes.marks_changed.connect(self._refresh_soon)
        notes.saving_changed.connect(self._saving_changed)
        notes.drafts_found.connect(self.show_drafts)
        self._filter.changed.connect(self._filter_changed)
        self._all.clicked.connect(self._show_all)
        self._on_section.clicked.connect(self._section_clicked)
        self._on_text.clicked.connect(self._text_clicked)
        self.list.shown.connect(self.shown)
        self.list.edited.connect(self._edit)
        self.list.escaped.connect(self.left)

    # what it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self._filter.set_theme(theme)
        self.list.viewport().update()

    def set_face(self, face: str) -> None:
        """Show quotes in the page's face."""
        self._row.set_face(face)
        self.list.scheduleDelayedItemsLayout()

    def select(self, annotation_id: str) -> None:
        """Select the row of an annotation; the page stays where it is."""
        row = self._model.row_of_id(annotation_id)
        if row < 0:  # made just now
            self.refresh()
            row = self._model.row_of_id(annotation_id)
        if row >= 0:
            index = self._model.index(row)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def take_keyboard(self) -> None:
        """Have the keyboard: the editor that is open, the list, else the buttons."""
        if not self.editor.isHidden():
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._on_section.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_note(self, annotation: Annotation, is_new: bool) -> None:
        """Open the editor on an annotation (made, but not yet stored, if new)."""
        self.wanted.emit()
        self.editor.open_note(annotation, self._title(annotation), is_new=is_new)
        self.select(annotation.id)

    def note_on_section(self) -> None:
        """Write a note on the section shown, or go on with the one there is."""
        section = self._session.section.id
        for each in self._session.notes.annotations():
            if (
                each.target is Target.SECTION
                and each.anchor.section_id == section
                and self._session.notes.notebook.stands_here(each)
            ):
                self.edit_note(each, is_new=False)
                return
        made = marking.section_note_of(self._session.text, section, "")
        self.edit_note(made, is_new=True)

    def note_on_text(self) -> None:
        """Write a note on the whole text, or go on with the one there is."""
        for each in self._session.notes.annotations():
            if each.target is Target.TEXT:
                self.edit_note(each, is_new=False)
                return
        self.edit_note(marking.text_note_of(self._session.text, ""), is_new=True)

    def commit(self) -> bool:
        """Make what is being typed a change (the window closes); False if refused."""
        return self.editor.commit()

    def show_drafts(self) -> None:
        """Open the oldest note that was being typed when the program last ended."""
        drafts = self._session.notes.drafts()
        if drafts and self.editor.annotation is None:
            self.wanted.emit()
            self.editor.open_draft(drafts[0], self._title(drafts[0].annotation))

    def refresh(self) -> None:
        """Read the annotations again; the selected row stays selected."""
        current = self.list.currentIndex()
        chosen = current.data(Roles.ID) if current.isValid() else None
        at = self.list.verticalScrollBar().value()
        reading = self._session.reading
        self._model.show(self._session.notes.annotations(), reading.text, reading.arrangement)
        self.list.verticalScrollBar().setValue(at)
        row = self._model.row_of_id(chosen) if chosen else -1
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
        self._show_state()

    # inside

    def _title(self, annotation: Annotation) -> str:
        match annotation.target:
            case Target.HIGHLIGHT:
                return annotation.anchor.quote.replace("\n", " ")
            case Target.SECTION:
                sections = self._session.text.arrangements[0].sections
                found = (s.title for s in sections if s.id == annotation.anchor.section_id)
                return self.tr("Section: {title}").format(title=next(found, ""))
            case Target.TEXT:
                return self.tr("Text: {title}").format(title=self._session.text.title)

    def _notes_loaded(self) -> None:
        self._soon.start()

    def _refresh_soon(self) -> None:
        self._soon.start()

    def _notes_changed(self, change: Change) -> None:  # noqa: ARG002 - the signal's
        self._soon.start()

    def _text_opened(self, opened: OpenedText) -> None:  # noqa: ARG002 - the signal's
        self.editor.leave()
        self._model.clear()
        self._soon.start()

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        if page.arrangement_id != self._order:
            self._order = page.arrangement_id
            self._soon.start()

    def _show_state(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        self._filter.show_count(shown, total)
        self._all.setVisible(bool(total))
        if not self._session.notes.known:
            self._show_waiting()
        elif total:
            self._empty.setText(self.tr("No note or highlight matches the filter."))
        else:
            self._empty.setText(
                self.tr(
                    "Your highlights and notes on this text will stand here, in order of place.\n\n"
                    "Select words on the page and choose a colour, or press H.\n\n"
                    "Press N to write a note on the selected words, or on the word of the card.\n\n"
                    "The buttons below write a note on the whole section or text."
                )
            )
        self._stack.setCurrentIndex(0 if shown else 1)

    def _show_waiting(self) -> None:
        """What the notebook holds is not known, so nothing is said of how much it is."""
        self._filter.show_no_count()
        if self._session.notes.state is SavingState.READING:
            self._empty.setText(
                self.tr("The notebook could not be opened, so your notes cannot be shown.")
            )
        else:
            self._empty.setText(self.tr("Opening the notebook…"))

    def _saving_changed(self, state: SavingState) -> None:  # noqa: ARG002 - the signal's
        self._show_state()

    def _filter_changed(self) -> None:
        self._model.set_filter(self._filter.words, self._filter.colours, self._filter.kinds)
        self._show_state()

    def _show_all(self) -> None:
        self._filter.reset()

    def _section_clicked(self) -> None:
        self.note_on_section()

    def _text_clicked(self) -> None:
        self.note_on_text()

    def _editor_closed(self) -> None:
        self.left.emit()
        self.show_drafts()

    def _edit(self, annotation: Annotation) -> None:
        self.edit_note(annotation, is_new=False)
