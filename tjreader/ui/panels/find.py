"""Search everywhere: hits as one types, by kind; those in the text are marked on the page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...app.find import Found, Hit
from ...app.opened import OpenedText
from ...app.page import Page
from ...app.search import Group, Kind, NoteHit, TagHit, TermHit, WordHit
from ..searching import Searcher
from ..session import Session
from ..theme import Theme
from .findhead import FindHead
from .findlist import FindList
from .findmodel import ROW, FindModel, FindRow, Part
from .findorigin import Origin
from .findrow import HitRow
from .parts import quiet_label

PAUSE = 120
"""ms after the last key until it is looked for."""


class FindPanel(QWidget):
    """Finds characters, pinyin, initials and English in text, notes, terms and dictionary.

    `hits_changed(tuple of printed spans, index of the current one)` is for the page's
    marks, `shown(Span)` asks the page to go there, `note_wanted(FoundNote)` to go to a note,
    perhaps of another text; `closed` tells that the page may have the keyboard back.
    `found_changed(bool)` tells whether there are hits. At `typing_began` the page is to
    keep in mind where it stands; `return_wanted` asks it to go back there.
    """

    hits_changed = Signal(object, int)
    shown = Signal(object)
    note_wanted = Signal(object)
    closed = Signal()
    found_changed = Signal(bool)
    typing_began = Signal()
    return_wanted = Signal()

    def __init__(
        self, session: Session, searcher: Searcher, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findPanel")
        self._session = session
        self._searcher = searcher
        self._found = Found("")
        self._kind = Kind.TEXT
        self._current = -1
        self._gone_to = False
        self._in_sight = True
        self._origin = Origin(session)
        self.head = FindHead(self)
        self.field = self.head.field
        self._model = FindModel(self)
        self._row = HitRow(theme, self)
        self._row.set_face(session.settings.page.face)
        self.list = FindList(self)
        self._empty = quiet_label(self)
        self._unread = quiet_label(self)
        self._stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.search)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._tell)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_state()

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 10, 14, 10)
        self._unread.setContentsMargins(14, 4, 14, 8)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._row)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._unread)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.stepped.connect(self.step)
        self.field.escaped.connect(self._escaped)
        self.field.down.connect(self._into_list)
        self.head.previous.clicked.connect(self.go_previous)
        self.head.next.clicked.connect(self.go_next)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self._searcher.grouped.connect(self._grouped)
        self._searcher.renewed.connect(self._renewed)
        self._session.text_opened.connect(self._text_opened)
        self._session.page_shown.connect(self._page_shown)
        self._session.page_renewed.connect(self._page_renewed)
        self._session.notes.notes_changed.connect(self._renewed)

    @property
    def query(self) -> str:
        """What was looked for last."""
        return self._found.query

    # what it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self.head.set_theme(theme)
        self.list.viewport().update()

    def set_face(self, face: str) -> None:
        """Show Chinese in the page's face."""
        self._row.set_face(face)
        self.list.scheduleDelayedItemsLayout()

    def set_in_sight(self, seen: bool) -> None:
        """Mark the hits on the page only while the panel is not behind another one."""
        if seen == self._in_sight:
            return
        self._in_sight = seen
        if not seen:
            self.hits_changed.emit((), -1)
        elif self.field.text().strip() != self._found.query.strip():
            self.search()
        else:
            self._again.start()

    def open_find(self, words: str = "") -> None:
        """Take the keyboard; words that are selected on the page are looked for."""
        self._origin.end()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._again.start()

    def close_find(self) -> None:
        """Take the marks off the page and give it the keyboard; the words stay."""
        self._pause.stop()
        self._again.stop()
        self._origin.end()
        self.hits_changed.emit((), -1)
        self.closed.emit()

    def go_next(self) -> None:
        """Go to the next hit of this kind; after the last comes the first."""
        self.step(1)

    def go_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go so many hits on. The first time to the one that is current already."""
        if self._pause.isActive():
            self.search()
        if not self._model.group(self._kind).hits and self._model.kinds:
            self._kind, self._current, self._gone_to = self._model.kinds[0], -1, False
        count = len(self._model.group(self._kind).hits)
        if not count:
            return
        if self._current < 0:
            self._current = 0 if by > 0 else count - 1
        elif self._gone_to or by < 0:
            self._current = (self._current + by) % count
        self._go()

    def search(self) -> None:
        """Look for what is typed, now."""
        self._pause.stop()
        typed = self.field.text()
        if typed.strip() != self._found.query.strip():
            self._model.clear()
        self._found = self._searcher.find(typed)
        self._kind, self._gone_to = Kind.TEXT, False
        hits = self._found.hits
        self._model.show(Group(Kind.TEXT, hits, len(hits), self._found.more))
        if not typed.strip():
            self._model.clear()
        self._searcher.ask(typed)
        place = self._origin.place
        self._current = _nearest(self._found, place.section_id, place.offset)
        self._select_row()
        self._show_state()
        self._tell()
        here = self._session.section.id
        if self._origin.is_begun and self._current >= 0 and hits[self._current].section_id == here:
            self.shown.emit(hits[self._current].span)
            self._origin.led()
        self.found_changed.emit(bool(self._model.kinds))

    # inside

    def _grouped(self, group: Group) -> None:
        """The hits of another kind are there."""
        self._model.show(group)
        if self._current < 0 or self._current >= len(self._model.group(self._kind).hits):
            self._current = -1
        self._select_row()
        self._show_state()
        self.found_changed.emit(bool(self._model.kinds))

    def _go(self) -> None:
        """Show the current hit; another text is only opened where that was asked for."""
        self._origin.end()
        self._gone_to = True
        self._select_row()
        self._show_state()
        hit = self._model.group(self._kind).hits[self._current]
        if isinstance(hit, Hit):
            self.shown.emit(hit.span)
            self._tell()
        elif isinstance(hit, NoteHit) and hit.note.text_id == self._session.text.id:
            self.note_wanted.emit(hit.note)

    def _select_row(self) -> None:
        if self._current >= 0 and self._model.group(self._kind).hits:
            index = self._model.index(self._model.bring(self._kind, self._current))
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _tell(self) -> None:
        if self._in_sight and self.isVisible():
            current = self._current if self._kind is Kind.TEXT else -1
            self.hits_changed.emit(tuple(hit.span for hit in self._found.hits), current)

    def _typed(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        if self._origin.begin():
            self.typing_began.emit()
        self._pause.start()

    def _escaped(self) -> None:
        """Leave; a page that was only led about by what was typed goes back."""
        if self._origin.is_left:
            self.return_wanted.emit()
        self.close_find()

    def _into_list(self) -> None:
        if self._model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0))

    def _chosen(self, index: QModelIndex) -> None:
        """A row was clicked, or Enter pressed on it."""
        row: FindRow | None = index.data(ROW)
        if row is None:
            return
        if row.part in (Part.HEAD, Part.MORE):
            self._model.unfold(row.kind)
            self.list.setCurrentIndex(self._model.index(self._model.head_of(row.kind)))
        elif row.part is Part.HIT:
            self._kind, self._current = row.kind, row.number
            self._go()
            self._act_on(row)

    def _act_on(self, row: FindRow) -> None:
        """What choosing does besides showing the hit."""
        match row.hit:
            case NoteHit() as hit if hit.note.text_id != self._session.text.id:
                self.note_wanted.emit(hit.note)
            case TagHit() as hit:
                self.field.setText(f"#{hit.name}")
            case TermHit() | WordHit():
                self.list.scheduleDelayedItemsLayout()  # it tells all its senses now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves from the list too."""
        if event.key() == Qt.Key.Key_Escape:
            self._escaped()
        else:
            super().keyPressEvent(event)

    def _text_opened(self, opened: OpenedText) -> None:  # noqa: ARG002 - the signal's
        self._found = Found("")
        self._kind, self._current = Kind.TEXT, -1
        self._origin.end()
        self._model.clear()
        self._show_state()
        self.found_changed.emit(False)
        self.hits_changed.emit((), -1)
        if self._in_sight and self.isVisible() and self.field.text():
            self._pause.start()

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        # The page forgets its marks with each page; it is shown by the same signal.
        if self._found.hits:
            self._again.start()

    def _page_renewed(self, indices: list[int]) -> None:  # noqa: ARG002 - the signal's
        if self._found.unread and self.isVisible():
            self._pause.start()

    def _renewed(self) -> None:
        """The notes are others now, or can be searched now: ask for them again."""
        if self._found.query.strip():
            self._searcher.ask(self._found.query)

    def _show_state(self) -> None:
        typed = self._found.query.strip()
        group = self._model.group(self._kind)
        kinds = self._model.kinds
        unsure = not typed or self._found.unread or self._searcher.asked.for_tag
        elsewhere = not unsure and bool(kinds) and Kind.TEXT not in kinds
        self.head.show_count(group, self._current, any_hits=bool(kinds), elsewhere=elsewhere)
        self._empty.setText(
            self.tr("“{words}” was found nowhere.").format(words=typed) if typed else _hint()
        )
        self._unread.setVisible(bool(self._found.unread))
        self._unread.setText(
            self.tr("Paragraphs not yet read for pinyin: {count}").format(count=self._found.unread)
        )
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)


def _hint() -> str:
    return QCoreApplication.translate(
        "Find",
        "Find 新质 by its characters, by pinyin with or without tones (xīnzhì, xin zhi), or by "
        "its initials (xz); in this text, in all your notes, among terms and in the dictionary, "
        "which also answers to English. #tag finds the notes with a tag.\n\n"
        "Enter goes to the next hit, Shift+Enter to the one before, ↓ into the list, Escape "
        "back to the page.",
    )


def _nearest(found: Found, section_id: str, place: int) -> int:
    """The first hit of a section from a printed offset on, else the first in it, else the first."""
    if not found.hits:
        return -1
    here = [i for i, hit in enumerate(found.hits) if hit.section_id == section_id]
    later = [i for i in here if found.hits[i].span.start >= place]
    return (later or here or [0])[0]
