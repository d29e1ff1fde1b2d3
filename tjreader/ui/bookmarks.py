"""The reader stays at the same words when the text that is open is another edition."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ..app.ports import Refused
from ..app.sitting import Bookmark, Trail
from .session import Session


class Bookmarks(QObject):
    """Looks for the words of the session's bookmark in the text that is open.

    The words of an edition that was read in this window are at hand; those of one that was
    read before are asked of the library, as soon as it is there.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.displaced.connect(self._seek)
        session.notes.notes_loaded.connect(self._seek)
        self._seek()

    def _seek(self) -> None:
        bookmark, library = self._session.bookmark, self._session.opener.library
        if bookmark is None:
            return
        errand = _Errand(self._session, bookmark)
        if bookmark.words is not None:
            errand.look_for(bookmark.words)
        elif library is not None:
            words = library.text_words(self._session.text.id, bookmark.revision)
            self._session.homecoming.when_done(words, errand.look_for, errand.failed)


class _Errand:
    """One bookmark that is looked for."""

    def __init__(self, session: Session, bookmark: Bookmark) -> None:
        self._session = session
        self._bookmark = bookmark

    def look_for(self, words: str | None) -> None:
        """The words of the earlier edition are there, or None are kept."""
        session = self._session
        if words is None or session.bookmark is not self._bookmark:
            self.found(None)
            return
        sitting = session.sitting
        work = partial(
            session.parts.editions.carry,
            sitting.opened,
            sitting.arrangement.id,
            self._bookmark,
            words,
        )
        session.homecoming.when_done(session.pool.run(work), self.found, self.failed)

    def found(self, trail: Trail | None) -> None:
        """The places in the edition that is open."""
        self._session.return_to(self._bookmark, trail)

    def failed(self, error: BaseException) -> None:
        """The library has no words to give: the reader stays where the page was shown."""
        if not isinstance(error, Refused):
            raise error
        self.found(None)
