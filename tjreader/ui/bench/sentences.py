"""The sentences of the open text in the window: read on another thread, kept up with the desk."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from ...app.sentencebook import SentenceBook
from ...desk.record import DeskChange
from ...desk.segments import Segment, segments
from ...text.document import Text
from ..deskkeeper import DeskKeeper
from ..session import Session

log = logging.getLogger(__name__)


class _Cut:
    """A text to be cut into sentences, as values: they go to another thread."""

    def __init__(self, text: Text, arrangement_id: str) -> None:
        self.text = text
        self.arrangement_id = arrangement_id

    def __call__(self) -> tuple[_Cut, tuple[Segment, ...]]:
        """Cut."""
        return self, segments(self.text, self.arrangement_id)


class Sentences(QObject):
    """Keeps the book of the text shown.

    `renewed` tells that the whole book is another one, `changed(frozenset)` that these
    sentences of it are.
    """

    renewed = Signal()
    changed = Signal(object)

    def __init__(self, session: Session, keeper: DeskKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._book: SentenceBook | None = None
        self._cut: _Cut | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        session.order_changed.connect(self._soon.start)
        keeper.desk_loaded.connect(self._loaded)
        keeper.desk_changed.connect(self._desk_changed)
        keeper.language_changed.connect(self._turn)
        self._soon.start()

    @property
    def book(self) -> SentenceBook | None:
        """The sentences of the text shown in its order, None until they are known."""
        book = self._book
        if book is None or book.text is not self._keeper.desk.text:
            return None
        return book if book.arrangement_id == self._session.sitting.arrangement.id else None

    def _loaded(self) -> None:
        book = self.book
        if book is None:
            self._soon.start()
        else:
            book.take(self._keeper.desk.translations())
            self.renewed.emit()

    def _look(self) -> None:
        text, arrangement = self._keeper.desk.text, self._session.sitting.arrangement.id
        self._cut = _Cut(text, arrangement)
        self._session.homecoming.when_done(
            self._session.pool.run(self._cut), self._looked, _not_looked
        )

    def _looked(self, result: tuple[_Cut, tuple[Segment, ...]]) -> None:
        cut, found = result
        if cut is not self._cut or cut.text is not self._keeper.desk.text:
            return  # another text was opened meanwhile: the next one comes
        desk = self._keeper.desk
        self._book = SentenceBook(
            cut.text, cut.arrangement_id, found, desk.translations(), desk.language
        )
        self.renewed.emit()

    def _turn(self) -> None:
        """The desk translates into another language."""
        book, desk = self.book, self._keeper.desk
        if book is not None:
            book.turn(desk.language, desk.translations())
            self.renewed.emit()

    def _desk_changed(self, change: DeskChange) -> None:
        book = self.book
        if book is None:
            return
        changed = book.renew(change.edits, self._keeper.desk.translations())
        if changed is None:
            self.renewed.emit()
        elif changed:
            self.changed.emit(changed)


def _not_looked(error: BaseException) -> None:
    log.warning("sentences were not read: %s", type(error).__name__)
