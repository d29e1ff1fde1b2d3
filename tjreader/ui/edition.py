"""Loading another edition of the text shown, from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from ..app.opened import Edition, OpenedText
from ..app.parts import EditionsPort
from ..app.ports import Refused
from ..app.revising import refuse_other_notes
from ..desk.record import Record, text_of
from ..notes.annotation import Annotation
from .deskkeeper import DeskKeeper
from .session import Session


class EditionLoader(QObject):
    """Reads an edition beside the window and shows it; its notes follow by `Follower`.

    Of several wishes the last one counts.
    """

    def __init__(self, session: Session, desk: DeskKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._notes = 0
        self._path = Path()
        self._edition: Edition | None = None

    def load(self, path: Path) -> None:
        """Read a file as another edition of the text shown; a refusal is a sentence."""
        self._path = path
        session = self._session
        work = _Read(session.parts.editions, session.reading.opened, path)
        session.homecoming.when_done(session.pool.run(work), self._read, self._failed)

    def _read(self, edition: Edition) -> None:
        self._edition = edition
        port = self._session.notes.port
        if edition.known_as and port is not None:
            found = port.annotations(edition.known_as)
            self._session.homecoming.when_done(found, self._not_swallowed, self._failed)
        else:
            self._keep(edition)

    def _not_swallowed(self, annotations: tuple[Annotation, ...]) -> None:
        self._notes = len(annotations)
        port, edition = self._desk.port, self._edition
        if port is not None and edition is not None:
            found = port.records(edition.known_as)
            self._session.homecoming.when_done(found, self._nor_at_the_desk, self._failed)

    def _nor_at_the_desk(self, records: tuple[Record, ...]) -> None:
        known_as = self._edition.known_as if self._edition else ""
        own = sum(text_of(each) == known_as for each in records)
        try:
            refuse_other_notes(self._notes + own, str(self._path))
        except Refused as refusal:
            self._session.refused.emit(str(refusal))
        else:
            if self._edition is not None:
                self._keep(self._edition)

    def _keep(self, edition: Edition) -> None:
        work = _Keep(self._session.parts.editions, edition)
        self._session.homecoming.when_done(self._session.pool.run(work), self._kept, self._failed)

    def _kept(self, opened: OpenedText) -> None:
        if self._session.text.id == opened.text.id:  # the reader may have opened another text
            self._session.opener.take_edition(opened)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        self._session.refused.emit(str(error))


class _Read:
    """Work for the pool: read a file as an edition."""

    def __init__(self, editions: EditionsPort, of: OpenedText, path: Path) -> None:
        self._editions = editions
        self._of = of
        self._path = path

    def __call__(self) -> Edition:
        return self._editions.read_edition(self._of, self._path)


class _Keep:
    """Work for the pool: take an edition for the text's own."""

    def __init__(self, editions: EditionsPort, edition: Edition) -> None:
        self._editions = editions
        self._edition = edition

    def __call__(self) -> OpenedText:
        self._editions.keep_edition(self._edition)
        return self._edition.opened
