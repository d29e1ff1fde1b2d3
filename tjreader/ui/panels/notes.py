"""The notes panel: all that was written on the text, by place; filter, jump, edit."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...app import marking
from ...app.opened import OpenedText
from ...app.page import Page
from ...app.settings import ColourNames
from ...notes.annotation import Annotation, Target
from ...notes.change import Change
from ..icons import icon
from ..saving import SavingState
from ..session import Session
from ..theme import Theme
from .deleted import DeletedPage
from .noteeditor import NoteEditor
from .noterow import NoteRow
from .notesboard import NotesBoard


class NotesPanel(QWidget):
    """All annotations of the text.

    `shown(str)` asks the page to go to an annotation, `wanted` asks for the panel to be
    seen (a note is to be written), `export_wanted(frozenset)` asks for a file of the notes
    of these ids, `left` tells that the page may have the keyboard.
    """

    shown = Signal(str)
    wanted = Signal()
    export_wanted = Signal(object)
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notesPanel")
        self._session = session
        self._row = NoteRow(theme, self)
        self._row.set_face(session.settings.page.face)
        self._order = ""
        self.editor = NoteEditor(session.notes, theme, self)
        self.editor.hide()
        self.editor.closed.connect(self._editor_closed)
        self.board = NotesBoard(session, self._row, self)
        self.list = self.board.list
        self._deleted: DeletedPage | None = None
        self._on_section = QPushButton(self.tr("Section note"), self)
        self._on_text = QPushButton(self.tr("Text note"), self)
        self._to_deleted = QToolButton(self)
        self._to_deleted.setToolTip(self.tr("Deleted notes"))
        self._to_deleted.setAccessibleName(self.tr("Deleted notes"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        top = QWidget(self)
        box = QVBoxLayout(top)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.board, 1)
        box.addLayout(self._buttons())
        self._pages = QStackedWidget(self)
        self._pages.addWidget(top)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pages)
        split.addWidget(self.editor)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 4, 10, 8)
        row.addWidget(self._on_section)
        row.addWidget(self._on_text)
        row.addStretch(1)
        row.addWidget(self._to_deleted)
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
        self._on_section.clicked.connect(self._section_clicked)
        self._on_text.clicked.connect(self._text_clicked)
        self.list.shown.connect(self.shown)
        self.list.edited.connect(self._edit)
        self.list.export_wanted.connect(self.export_wanted)
        self.list.escaped.connect(self.left)
        self.board.tags_known.connect(self.editor.offer_tags)
        self._to_deleted.clicked.connect(self.show_deleted)

    @property
    def deleted(self) -> DeletedPage:
        """What was deleted from this text, made when it is first looked at."""
        if self._deleted is None:
            self._deleted = DeletedPage(self._session, self._row, self)
            self._pages.addWidget(self._deleted)
            self._deleted.closed.connect(self.show_notes)
        return self._deleted

    # what it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self.board.set_theme(theme)
        self.editor.set_theme(theme)
        self._to_deleted.setIcon(icon("erase", theme.chrome.muted, size=18))
        if self._deleted is not None:
            self._deleted.list.viewport().update()

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        self.board.set_names(names)

    def set_face(self, face: str) -> None:
        """Show quotes in the page's face."""
        self._row.set_face(face)
        self.list.guess_anew()

    def select(self, annotation_id: str) -> None:
        """Select the row of an annotation; the page stays where it is."""
        self.board.select(annotation_id)

    def take_keyboard(self) -> None:
        """Have the keyboard: the editor that is open, the list, else the buttons."""
        if not self.editor.isHidden():
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._deleted is not None and self._pages.currentWidget() is self._deleted:
            self._deleted.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.board.empty:
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
        """Read the annotations again; the rows that were chosen stay chosen."""
        self.board.refresh()

    def show_deleted(self) -> None:
        """Show what was deleted from this text."""
        self.wanted.emit()
        self._pages.setCurrentWidget(self.deleted)
        self.deleted.open()

    def show_notes(self) -> None:
        """Show the notes again."""
        self._pages.setCurrentIndex(0)
        self.take_keyboard()

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
        if self._deleted is not None and self._pages.currentWidget() is self._deleted:
            self._deleted.renew()

    def _text_opened(self, opened: OpenedText) -> None:  # noqa: ARG002 - the signal's
        self.editor.leave()
        self._pages.setCurrentIndex(0)
        self.board.clear()
        self._soon.start()

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        if page.arrangement_id != self._order:
            self._order = page.arrangement_id
            self._soon.start()

    def _saving_changed(self, state: SavingState) -> None:  # noqa: ARG002 - the signal's
        self.board.show_state()

    def _section_clicked(self) -> None:
        self.note_on_section()

    def _text_clicked(self) -> None:
        self.note_on_text()

    def _editor_closed(self) -> None:
        self.left.emit()
        self.show_drafts()

    def _edit(self, annotation: Annotation) -> None:
        self.edit_note(annotation, is_new=False)
