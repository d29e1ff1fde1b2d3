"""Opening texts: a file, pasted words, a recent text, the shipped article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ..app.library import OWN
from ..app.opened import OpenedText
from ..app.parts import Parts
from ..app.ports import LibraryPort, Refused
from ..app.state import Recent, State
from .refused import in_words
from .tasks import Homecoming, TaskPool


class Opener(QObject):
    """Reads texts and hands them on: `opened(OpenedText, Recent | None)` or `refused`.

    Files are read beside the running window; only the first text is waited for. Of several
    wishes the last one counts: what an earlier one found comes too late.
    """

    opened = Signal(object, object)
    refused = Signal(str)
    mended = Signal(str)  # the refusal that matters no more: another text is open
    gone = Signal(str)  # id of a recent text that cannot be opened any more

    def __init__(
        self, parts: Parts, homecoming: Homecoming, pool: TaskPool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._homecoming = homecoming
        self._pool = pool
        self.library: LibraryPort | None = None
        self._wish: _Wish | None = None
        self._complaint = ""

    def first(self, path: Path | None, state: State) -> None:
        """Open the file of the command line, else the text read last, else the shipped one."""
        last = next((r for r in state.recents if r.text_id == state.last), None)
        wanted = path or (Path(last.path) if last and last.path else None)
        if wanted is None and last is not None:
            pasted = self._parts.pasted(last.text_id)
            if pasted is not None:
                self._words_read(pasted)
                return
        if wanted is not None:
            try:
                self.take_file(self._parts.read_file(wanted))
            except Refused as refusal:
                self._complaint = str(refusal)
                self.refused.emit(self._complaint)
            else:
                return
        try:
            self.opened.emit(self._parts.shipped(), None)  # the refusal stays: it says why
        except Refused as refusal:
            self._without_article(str(refusal))

    def _without_article(self, why: str) -> None:
        """Show a page that says why there is no article and that other texts can be read."""
        title = QCoreApplication.translate("Opening", "The article cannot be opened")
        way_out = QCoreApplication.translate(
            "Opening", "Your own texts can be read all the same: choose File, Open… (Ctrl+O)."
        )
        page = self._parts.page_of(f"# {title}\n\n{in_words(why)}\n\n{way_out}\n", title)
        self.opened.emit(page, None)
        self._complaint = why
        self.refused.emit(why)

    def file(self, path: Path) -> None:
        """Open a text file."""
        self._read(path, None)

    def words(self, words: str, title: str) -> None:
        """Open pasted words."""
        self._wish = None
        try:
            self._words_read(self._parts.read_words(words, title))
        except Refused as refusal:
            self._refuse(str(refusal))

    def shipped(self) -> None:
        """Open the article that came with the program."""
        self._wish = None
        try:
            self._open(self._parts.shipped(), None)
        except Refused as refusal:
            self._refuse(str(refusal))

    def recent(self, recent: Recent) -> None:
        """Open a text that was open before; pasted words come back from the library."""
        if recent.path:
            self._read(Path(recent.path), recent)
        elif self.library is None:
            self._refuse(
                QCoreApplication.translate(
                    "Opening", "Pasted texts are kept in the notebook, which is not open."
                )
            )
        else:
            wish = self._wish = _Wish(self, recent)
            kept = self.library.text_words(recent.text_id, recent.revision)
            self._homecoming.when_done(kept, wish.kept_words, wish.failed)

    def _read(self, path: Path, recent: Recent | None) -> None:
        wish = self._wish = _Wish(self, recent)
        work = self._pool.run(_ReadFile(self._parts, path))
        self._homecoming.when_done(work, wish.file_read, wish.failed)

    def is_latest(self, wish: _Wish) -> bool:
        """Whether nothing else was wished for since."""
        return wish is self._wish

    def take_kept(self, recent: Recent, words: str | None) -> None:
        """The words of a text that was pasted once, None if they are not kept."""
        if words is None:
            self.gone.emit(recent.text_id)
            self._refuse(
                QCoreApplication.translate(
                    "Opening", "“{title}” is not in the notebook any more; paste it again."
                ).format(title=recent.title)
            )
        else:
            self.words(words, recent.title)

    def take_file(self, opened: OpenedText) -> None:
        """A file was read."""
        text = opened.text
        path = str(opened.path) if opened.path else ""
        self._open(opened, Recent(text.id, text.title, text.revision, path))

    def take_edition(self, opened: OpenedText) -> None:
        """Another edition of a text was loaded: it is what is read now."""
        self._wish = None
        if opened.text.id.startswith(OWN):
            self.take_file(opened)
        else:
            self._open(opened, None)

    def _words_read(self, opened: OpenedText) -> None:
        text = opened.text
        self._open(opened, Recent(text.id, text.title, text.revision))

    def _open(self, opened: OpenedText, recent: Recent | None) -> None:
        """Hand a text on; what was said of one that could not be opened is done with."""
        self.opened.emit(opened, recent)
        complaint, self._complaint = self._complaint, ""
        if complaint:
            self.mended.emit(complaint)

    def _refuse(self, sentence: str) -> None:
        self._complaint = sentence
        self.refused.emit(sentence)

    def take_failure(self, recent: Recent | None, error: BaseException) -> None:
        """A text could not be read; one that is gone for good leaves the recents."""
        if not isinstance(error, Refused):
            raise error
        if recent is not None and recent.path and not Path(recent.path).exists():
            self.gone.emit(recent.text_id)
        self._refuse(str(error))


class _Wish:
    """One text that was asked for; what comes of it is passed on while it is the last wish."""

    def __init__(self, opener: Opener, recent: Recent | None) -> None:
        self._opener = opener
        self._recent = recent

    def file_read(self, opened: OpenedText) -> None:
        """The file was read."""
        if self._opener.is_latest(self):
            self._opener.take_file(opened)

    def kept_words(self, words: str | None) -> None:
        """The library was asked for pasted words."""
        if self._recent is not None and self._opener.is_latest(self):
            self._opener.take_kept(self._recent, words)

    def failed(self, error: BaseException) -> None:
        """It could not be read; that is told whatever was wished for since."""
        self._opener.take_failure(self._recent, error)


class _ReadFile:
    """Work for the pool: read one file."""

    def __init__(self, parts: Parts, path: Path) -> None:
        self._parts = parts
        self._path = path

    def __call__(self) -> OpenedText:
        return self._parts.read_file(self._path)
