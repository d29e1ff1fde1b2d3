"""Going to a note wherever it is: in the open text, or in another that is opened for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ..app.opened import OpenedText
from ..app.ports import KnownText, LibraryPort, Refused
from ..app.searchports import FoundNote
from ..app.state import Recent
from .session import Session


class Visits(QObject):
    """Opens the text of a note and tells when the note can be shown: `arrived(str id)`."""

    arrived = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: FoundNote | None = None
        session.text_opened.connect(self._text_opened)
        # After all others have shown the page and the notes: the jump needs both.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._arrive)
        session.page_shown.connect(self._shown)
        session.notes.notes_loaded.connect(self._shown)

    def is_here(self, note: FoundNote) -> bool:
        """Whether it is a note on the open text."""
        return self._session.page is not None and note.text_id == self._session.text.id

    def go(self, note: FoundNote) -> None:
        """Go to a note; where its text cannot be opened a sentence says why."""
        self._wanted = note
        if self.is_here(note):
            self._arrive()
            return
        if self._is_shipped(note.text_id):
            self._session.open_shipped()
            return
        library = self._session.opener.library
        if library is None:
            self._lose(self.tr("The text of this note is in the notebook, which is not open."))
            return
        errand = _Errand(self, note, library)
        self._session.homecoming.when_done(library.texts(), errand.texts_known, errand.failed)

    def open_known(self, note: FoundNote, known: KnownText | None) -> None:
        """Open the text of a note: its file, or else the words the notebook keeps."""
        if note is not self._wanted:
            return
        if known is None:
            self._lose(self.tr("The text of this note is not in the notebook any more."))
            return
        path = known.source if Path(known.source).is_absolute() else ""
        if path and not Path(path).exists():
            path = ""
        self._session.opener.recent(Recent(known.id, known.title, known.revision, path))

    def lose(self, note: FoundNote, error: BaseException) -> None:
        """The notebook could not be asked."""
        if not isinstance(error, Refused):
            raise error
        if note is self._wanted:
            self._lose(str(error))

    def _lose(self, sentence: str) -> None:
        self._wanted = None
        self.refused.emit(sentence)

    def _is_shipped(self, text_id: str) -> bool:
        try:
            return self._session.parts.shipped().text.id == text_id
        except Refused:
            return False

    def _text_opened(self, opened: OpenedText) -> None:
        if self._wanted is not None and opened.text.id != self._wanted.text_id:
            self._wanted = None  # the reader has gone elsewhere

    def _shown(self) -> None:
        self._soon.start()

    def _arrive(self) -> None:
        note = self._wanted
        if note is None or not self.is_here(note) or not self._session.notes.known:
            return
        self._wanted = None
        self.arrived.emit(note.id)


class _Errand:
    """One question to the library about the text of a note."""

    def __init__(self, visits: Visits, note: FoundNote, library: LibraryPort) -> None:
        self._visits = visits
        self._note = note
        self._library = library

    def texts_known(self, texts: tuple[KnownText, ...]) -> None:
        """The texts of the library."""
        known = next((text for text in texts if text.id == self._note.text_id), None)
        self._visits.open_known(self._note, known)

    def failed(self, error: BaseException) -> None:
        """The library could not be asked."""
        self._visits.lose(self._note, error)
