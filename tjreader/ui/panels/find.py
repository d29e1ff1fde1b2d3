"""Find in the text: hits as one types, marked on the page and in its scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...app.find import Found, Hit
from ...app.opened import OpenedText
from ...app.page import Page
from ..icons import icon
from ..session import Session
from ..theme import Theme
from .findrow import HIT, HitRow, HitsModel

PAUSE = 120
"""ms after the last key until the text is searched."""


class FindField(QLineEdit):
    """The field. Enter goes on, Shift+Enter back, Escape leaves; not while composing."""

    stepped = Signal(int)
    escaped = Signal()
    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter, Escape and Down; while composing they are the input method's."""
        key = event.key()
        if self.composing:
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape and plain keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            )
            if self.composing or event.key() == Qt.Key.Key_Escape or (event.text() and not control):
                event.accept()
                return True
        return super().event(event)


class FindPanel(QWidget):
    """Finds characters, pinyin and initials in the open text.

    `hits_changed(tuple of printed spans, index of the current one)` is for the page's
    marks, `shown(Span)` asks the page to go there, `closed` tells that the page may have
    the keyboard back. `found_changed(bool)` tells whether there are hits.
    """

    hits_changed = Signal(object, int)
    shown = Signal(object)
    closed = Signal()
    found_changed = Signal(bool)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findPanel")
        self._session = session
        self._found = Found("")
        self._current = -1
        self._gone_to = False
        self.field = FindField(self)
        self.field.setPlaceholderText(self.tr("Characters, pinyin or initials"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Find in the text"))
        self._previous = self._step_button(self.tr("Previous hit (Shift+F3)"))
        self._next = self._step_button(self.tr("Next hit (F3)"))
        self._count = QLabel(self)
        self._model = HitsModel(self)
        self._row = HitRow(theme, self)
        self._row.set_face(session.settings.page.face)
        self.list = QListView(self)
        self._empty = QLabel(self)
        self._unread = QLabel(self)
        self._stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.search)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._tell)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_state()

    def _step_button(self, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        for label in (self._count, self._empty, self._unread):
            label.setObjectName("quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._count)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 10, 14, 10)
        self._unread.setContentsMargins(14, 4, 14, 8)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._row)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Hits"))
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        counted = QHBoxLayout()
        counted.setContentsMargins(12, 0, 12, 0)
        counted.addWidget(self._count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addLayout(counted)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._unread)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.stepped.connect(self.step)
        self.field.escaped.connect(self.close_find)
        self.field.down.connect(self._into_list)
        self._previous.clicked.connect(self.go_previous)
        self._next.clicked.connect(self.go_next)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self._session.text_opened.connect(self._text_opened)
        self._session.page_shown.connect(self._page_shown)
        self._session.page_renewed.connect(self._page_renewed)

    @property
    def query(self) -> str:
        """What was looked for last."""
        return self._found.query

    # what it is told

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self._previous.setIcon(icon("previous", theme.chrome.text))
        self._next.setIcon(icon("next", theme.chrome.text))
        self.list.viewport().update()

    def set_face(self, face: str) -> None:
        """Show the context in the page's face."""
        self._row.set_face(face)
        self.list.viewport().update()

    def open_find(self, words: str = "") -> None:
        """Take the keyboard; words that are selected on the page are looked for."""
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._again.start()

    def close_find(self) -> None:
        """Take the marks off the page and give it the keyboard; the words stay."""
        self._pause.stop()
        self._again.stop()
        self.hits_changed.emit((), -1)
        self.closed.emit()

    def go_next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        self.step(1)

    def go_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go so many hits on. The first time to the one that is current already."""
        if self._pause.isActive():
            self.search()
        count = len(self._found.hits)
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
        self._found = self._session.words.find(self.field.text())
        self._gone_to = False
        self._model.show(self._found.hits)
        self._current = self._nearest()
        self._show_state()
        self._select_row()
        self._tell()
        if self._current >= 0 and self._found.hits[self._current].section_id == (
            self._session.section.id
        ):
            self.shown.emit(self._found.hits[self._current].span)
        self.found_changed.emit(bool(self._found.hits))

    # inside

    def _nearest(self) -> int:
        """The first hit of this section from the reader's place on, else the first in it."""
        section, place = self._session.section.id, self._session.reading.place.offset
        here = [i for i, hit in enumerate(self._found.hits) if hit.section_id == section]
        later = [i for i in here if self._found.hits[i].span.start >= place]
        if later or here:
            return (later or here)[0]
        return 0 if self._found.hits else -1

    def _go(self) -> None:
        self._gone_to = True
        hit: Hit = self._found.hits[self._current]
        self._select_row()
        self._show_state()
        self.shown.emit(hit.span)
        self._tell()

    def _select_row(self) -> None:
        if self._current >= 0:
            index = self._model.index(self._current)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _tell(self) -> None:
        if self.isVisible():
            self.hits_changed.emit(tuple(hit.span for hit in self._found.hits), self._current)

    def _typed(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        self._pause.start()

    def _into_list(self) -> None:
        if self._found.hits:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(HIT) is not None:
            self._current = index.row()
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves from the list too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_find()
        else:
            super().keyPressEvent(event)

    def _text_opened(self, opened: OpenedText) -> None:  # noqa: ARG002 - the signal's
        self._found = Found("")
        self._current = -1
        self._model.show(())
        self._show_state()
        self.found_changed.emit(False)
        if self.isVisible() and self.field.text():
            self._pause.start()

    def _page_shown(self, page: Page, place: int) -> None:  # noqa: ARG002 - the signal's
        # The page forgets its marks with each page; it is shown by the same signal.
        if self._found.hits:
            self._again.start()

    def _page_renewed(self, indices: list[int]) -> None:  # noqa: ARG002 - the signal's
        if self._found.unread and self.isVisible():
            self._pause.start()

    def _show_state(self) -> None:
        found, typed = self._found, self._found.query.strip()
        count = len(found.hits)
        for button in (self._previous, self._next):
            button.setEnabled(bool(count))
        if not count:
            self._count.clear()
        elif self._current >= 0:
            many = f"{count}+" if found.more else str(count)
            self._count.setText(
                self.tr("{number} of {count}").format(number=self._current + 1, count=many)
            )
        if typed:
            self._empty.setText(self.tr("“{words}” is not in this text.").format(words=typed))
        else:
            self._empty.setText(
                self.tr(
                    "Find 新质 by its characters, by pinyin with or without tones (xīnzhì, "
                    "xin zhi), or by its initials (xz).\n\nEnter goes to the next hit, "
                    "Shift+Enter to the one before, Escape back to the page."
                )
            )
        self._unread.setVisible(bool(found.unread))
        self._unread.setText(
            self.tr("Paragraphs not yet read for pinyin: {count}").format(count=found.unread)
        )
        self._stack.setCurrentIndex(0 if count else 1)
