"""The notes of the text in a list: filter, bar of acts on several, what is said of none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...app.settings import ColourNames
from ...app.tagtally import TagTally
from ...notes.annotation import Annotation
from ...text.document import place_code
from ..saving import SavingState
from ..session import Session
from ..theme import Theme
from .bulkbar import BulkBar
from .emptynotes import EmptyNotes
from .noterow import NoteRow
from .notesfilter import NotesFilter
from .noteslist import NotesList
from .notesmodel import NotesModel

_TAGS_AFTER = 50
"""ms till the tags of the notes are counted: the rows are drawn first."""


class NotesBoard(QWidget):
    """Shows all annotations, or those the filter lets through.

    `tags_known(object)` names the tags there are, each with its count, the most used first.
    """

    tags_known = Signal(object)

    def __init__(self, session: Session, row: NoteRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tally = TagTally()
        self._to_count = QTimer(self, singleShot=True, interval=_TAGS_AFTER)
        self._to_count.timeout.connect(self._count_tags)
        self._model = NotesModel(self)
        self.filter = NotesFilter(self)
        self.bulk = BulkBar(self)
        self.list = NotesList(session, self._model, self)
        self.list.setItemDelegate(row)
        self._empty = EmptyNotes(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.filter)
        box.addWidget(self.bulk)
        box.addWidget(self._stack, 1)
        self._connect()
        self.show_state()

    def _connect(self) -> None:
        bulk, acts = self.bulk, self.list.acts
        self.filter.changed.connect(self._filter_changed)
        self._empty.all_wanted.connect(self.filter.reset)
        self.list.choice_changed.connect(self._choice_changed)
        self.list.tags_requested.connect(self._ask_tags)
        bulk.colour_chosen.connect(acts.recolour)
        bulk.style_chosen.connect(acts.restyle)
        bulk.tagged.connect(acts.tag)
        bulk.untagged.connect(acts.untag)
        bulk.merge_requested.connect(acts.merge)
        bulk.copy_requested.connect(acts.copy)
        bulk.export_requested.connect(self.list.export)
        bulk.erase_requested.connect(acts.erase)
        bulk.left.connect(self._to_list)

    @property
    def empty(self) -> bool:
        """Whether no note is shown."""
        return not self._model.rowCount()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.filter.set_theme(theme)
        self.bulk.set_theme(theme)
        self.list.viewport().update()

    def set_names(self, names: ColourNames) -> None:
        """Call the colours by the reader's names."""
        self.filter.set_names(names)
        self.bulk.set_names(names)

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

    def clear(self) -> None:
        """Show nothing, and look for everything: another text is coming."""
        self.filter.reset()
        self._model.clear()

    def refresh(self) -> None:
        """Read the annotations again; the rows that were chosen stay chosen."""
        current, chosen = self.list.chosen(), self.list.chosen_notes()
        at = self.list.verticalScrollBar().value()
        sitting, notes = self._session.sitting, self._session.notes.annotations()
        self.filter.offer_sections(
            (f"{place_code(section)} {section.title}", section.id)
            for section in sitting.arrangement.sections
        )
        self._model.show(notes, sitting.text, sitting.arrangement)
        self.list.verticalScrollBar().setValue(at)
        self._to_count.start()  # from when the rows are sorted on
        self._choose_again(current, chosen)
        self.show_state()

    def show_state(self) -> None:
        """Say how many notes are shown, or why none is."""
        shown, total = self._model.rowCount(), self._model.total
        self.filter.show_count(shown, total)
        if not self._session.notes.known:
            self._show_waiting()
        elif total:
            self._empty.say_unmatched()
        else:
            self._empty.say_none()
        self._stack.setCurrentIndex(0 if shown else 1)

    def _show_waiting(self) -> None:
        """What the notebook holds is not known, so nothing is said of how much it is."""
        self.filter.show_no_count()
        if self._session.notes.state is SavingState.READING:
            self._empty.say_closed()
        elif self._session.notes.state is SavingState.WAITING:
            self._empty.say_waiting()
        else:
            self._empty.say_opening()

    def _choose_again(self, current: Annotation | None, chosen: list[Annotation]) -> None:
        """Choose the rows that were chosen before, where the list did not keep that itself."""
        now, still = self.list.chosen(), self.list.chosen_notes()
        kept = (now.id if now else "") == (current.id if current else "")
        if not kept or len(still) != len(chosen):
            row = self._model.row_of_id(current.id) if current else -1
            if row >= 0:
                self.list.setCurrentIndex(self._model.index(row))
            if len(chosen) > 1:
                self.list.choose({each.id for each in chosen})
        self._choice_changed()

    def _choice_changed(self) -> None:
        chosen = self.list.chosen_notes()
        self.bulk.show_chosen(chosen, self._tags() if len(chosen) > 1 else self._tally.tags)

    def _ask_tags(self) -> None:
        self.bulk.ask_tags(self.list.chosen_notes(), self._tags())

    def _tags(self) -> dict[str, int]:
        """The tags of the notes, counted now if that was put off."""
        if self._to_count.isActive():
            self._to_count.stop()
            self._count_tags()
        return self._tally.tags

    def _count_tags(self) -> None:
        if self._tally.count(self._session.notes.annotations()):
            self.filter.offer_tags(self._tally.tags)
            self.tags_known.emit(self._tally.tags)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter_changed(self) -> None:
        self._model.set_filter(self.filter.wanted, self.filter.order)
        self.show_state()
