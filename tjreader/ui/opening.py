"""Opening texts: a file, pasted words, a recent text, the shipped article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ..app.opened import OpenedText
from ..app.ports import LibraryPort, Parts, Refused
from ..app.state import Recent, State
from .tasks import Homecoming, TaskPool


class Opener(QObject):
    """Reads texts and hands them on: `opened(OpenedText, Recent | None)` or `refused`.

    Files are read beside the running window; only the first text is waited for.
    """

    opened = Signal(object, object)
    refused = Signal(str)
    gone = Signal(str)  # id of a recent text that cannot be opened any more

    def __init__(
        self, parts: Parts, homecoming: Homecoming, pool: TaskPool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._homecoming = homecoming
        self._pool = pool
        self.library: LibraryPort | None = None
        self._wanted: Recent | None = None

    def first(self, path: Path | None, state: State) -> None:
        """Open the file of the command line, else the text read last, else the shipped one.

        Raises:
            Refused: if not even the shipped text can be read.
        """
        last = next((r for r in state.recents if r.text_id == state.last and r.path), None)
        wanted = path or (Path(last.path) if last else None)
        if wanted is not None:
            try:
                self._file_read(self._parts.read_file(wanted))
            except Refused as refusal:
                self.refused.emit(str(refusal))
            else:
                return
        self.opened.emit(self._parts.shipped(), None)

    def file(self, path: Path) -> None:
        """Open a text file."""
        read = _ReadFile(self._parts, path)
        self._homecoming.when_done(self._pool.run(read), self._file_read, self._failed)

    def words(self, words: str, title: str) -> None:
        """Open pasted words."""
        try:
            self._words_read(self._parts.read_words(words, title))
        except Refused as refusal:
            self.refused.emit(str(refusal))

    def shipped(self) -> None:
        """Open the article that came with the program."""
        try:
            self.opened.emit(self._parts.shipped(), None)
        except Refused as refusal:
            self.refused.emit(str(refusal))

    def recent(self, recent: Recent) -> None:
        """Open a text that was open before; pasted words come back from the library."""
        self._wanted = recent
        if recent.path:
            self.file(Path(recent.path))
        elif self.library is None:
            self.refused.emit(
                QCoreApplication.translate(
                    "Opening", "Pasted texts are kept in the notebook, which is not open."
                )
            )
        else:
            kept = self.library.text_words(recent.text_id, recent.revision)
            self._homecoming.when_done(kept, self._kept_words, self._failed)

    def _kept_words(self, words: str | None) -> None:
        recent = self._wanted
        if recent is None:
            return
        if words is None:
            self.gone.emit(recent.text_id)
            self.refused.emit(
                QCoreApplication.translate(
                    "Opening", "“{title}” is not in the notebook any more; paste it again."
                ).format(title=recent.title)
            )
        else:
            self.words(words, recent.title)

    def _file_read(self, opened: OpenedText) -> None:
        text = opened.text
        path = str(opened.path) if opened.path else ""
        self.opened.emit(opened, Recent(text.id, text.title, text.revision, path))

    def _words_read(self, opened: OpenedText) -> None:
        text = opened.text
        self.opened.emit(opened, Recent(text.id, text.title, text.revision))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        recent, self._wanted = self._wanted, None
        if recent is not None and recent.path and not Path(recent.path).exists():
            self.gone.emit(recent.text_id)
        self.refused.emit(str(error))


class _ReadFile:
    """Work for the pool: read one file."""

    def __init__(self, parts: Parts, path: Path) -> None:
        self._parts = parts
        self._path = path

    def __call__(self) -> OpenedText:
        return self._parts.read_file(self._path)
