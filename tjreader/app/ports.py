"""What the verbs ask of the rooms below.

`store` (SQLAlchemy) and the engines of `lang` (jieba, pypinyin) are loaded after
the first paint, so `app` names them by these protocols and `assembly` hands the
parts in. Everything that may wait returns a `Future`; futures of one port finish
in the order of the calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from ..lang.entry import Entry, Levels, LexiconSource
from ..lang.token import Analysis
from ..notes.annotation import Annotation, Draft, Erased
from ..notes.change import Change
from ..text.document import Text
from .opened import OpenedText

if TYPE_CHECKING:  # only named here: a start needs none of it
    from .exchange import Analyses, Order, Tick
    from .incoming import Incoming


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault of the program
    """A wish that cannot be met. Its text is one sentence for people.

    It names the file and the way out where there is one. `code` tells kinds apart:
    "locked", "newer", "damaged", "full", "readonly", "stale", "unreadable", "input".
    """

    def __init__(self, sentence: str, code: str = "input") -> None:
        super().__init__(sentence)
        self.code = code


class KnownText(Struct, frozen=True):
    """A text the library holds: its id, title, newest revision and where it came from."""

    id: str
    title: str
    revision: str
    source: str


class NotebookPort(Protocol):
    """The notebook of the store. Every future may hold a `Refused`."""

    def annotations(self, text_id: str) -> Future[tuple[Annotation, ...]]:
        """All annotations of a text that are not erased, in the order they were made."""
        ...

    def erased(self, text_id: str) -> Future[tuple[Erased, ...]]:
        """The annotations of a text that were erased and still kept, the last erased first."""
        ...

    def apply(self, change: Change) -> Future[None]:
        """Store a change in one transaction; done means it is on disk.

        Refused with code "stale" if an edit's `before` is not what is stored, and
        then nothing is stored.
        """
        ...

    def save_draft(self, draft: Draft) -> Future[None]:
        """Keep what is being typed, in the place of an earlier draft of the same id."""
        ...

    def drop_draft(self, annotation_id: str) -> Future[None]:
        """Forget the draft of that annotation, if there is one."""
        ...

    def drafts(self, text_id: str) -> Future[tuple[Draft, ...]]:
        """The drafts of a text that were never left, oldest first."""
        ...


class LibraryPort(Protocol):
    """Texts, reading progress and stored analyses of the store."""

    def remember_text(self, text: Text) -> Future[None]:
        """Keep a revision (its printed words) so that its notes never lose their text."""
        ...

    def texts(self) -> Future[tuple[KnownText, ...]]:
        """The texts that were kept, last opened first."""
        ...

    def text_words(self, text_id: str, revision: str) -> Future[str | None]:
        """The printed words of a kept revision, or None."""
        ...

    def progress(self, text_id: str) -> Future[Mapping[str, int]]:
        """Farthest code point seen of each section, by section id (printed offsets)."""
        ...

    def save_progress(self, text_id: str, section_id: str, farthest: int) -> Future[None]:
        """Keep the farthest code point seen; a smaller one does not replace a larger."""
        ...

    def reset_progress(self, text_id: str, section_id: str | None) -> Future[None]:
        """Forget the progress of one section, or of all."""
        ...

    def analyses(
        self, revision: str, engine: str, paragraph_ids: Sequence[str]
    ) -> Future[Mapping[str, Analysis]]:
        """Stored analyses of these paragraphs by that engine, by paragraph id."""
        ...

    def save_analyses(self, revision: str, analyses: Mapping[str, Analysis]) -> Future[None]:
        """Keep analyses by paragraph id; work of the same engine is replaced."""
        ...


class LexiconPort(Protocol):
    """The dictionary, read at once on the caller's thread."""

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Entries whose simplified or traditional form is `word`; empty if none."""
        ...

    def entries_of(self, words: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of several words by word, in one query."""
        ...

    def words_at(self, text: str, start: int) -> tuple[str, ...]:
        """All dictionary words that begin at that code point, longest first."""
        ...

    def levels(self, word: str) -> Levels | None:
        """HSK levels of a word, or None where it is in no list."""
        ...

    @property
    def source(self) -> LexiconSource:
        """Where the dictionary comes from."""
        ...


class AnalystPort(Protocol):
    """The engine that cuts and reads a string (jieba and pypinyin behind it)."""

    @property
    def engine(self) -> str:
        """Its name and version, as in `Analysis.engine`."""
        ...

    def analyse(self, text: str) -> Analysis:
        """Cut and read one paragraph or line. Slow at the first call (1.5 s)."""
        ...


class StorePort(Protocol):
    """The open database: one store thread behind two ports."""

    @property
    def notebook(self) -> NotebookPort:
        """Annotations and drafts."""
        ...

    @property
    def library(self) -> LibraryPort:
        """Texts, progress, analyses."""
        ...

    @property
    def warning(self) -> str | None:
        """A sentence the reader must see (backup failed, a new notebook begun), or None."""
        ...

    @property
    def backed_up(self) -> Future[str | None]:
        """Today's backup, made behind all else: a warning, or None; cancelled by `close`."""
        ...

    def close(self) -> Future[None]:
        """Finish all that is queued, then let the database and the lock go."""
        ...


class Parts(Protocol):
    """What `assembly` builds for a window or a command; heavy parts at the first call."""

    @property
    def data_dir(self) -> Path:
        """The folder of everything this reader owns."""
        ...

    @property
    def logs_dir(self) -> Path:
        """The folder of the log."""
        ...

    @property
    def settings_file(self) -> Path:
        """The choices."""
        ...

    @property
    def state_file(self) -> Path:
        """Window geometry, last place, recents: may be lost."""
        ...

    @property
    def resources(self) -> Path:
        """The program's own files: texts, dictionary, themes, licences.

        Raises:
            Refused: if there are none.
        """
        ...

    def sqlite_version(self) -> str:
        """The version of SQLite that keeps the notes, as "3.51.3"."""
        ...

    def shipped(self) -> OpenedText:
        """The article that comes with the program. Fast: no jieba, pypinyin, SQLAlchemy.

        Raises:
            Refused: if its files are missing or damaged.
        """
        ...

    def read_file(self, path: Path) -> OpenedText:
        """A text file of the reader's.

        Raises:
            Refused: if it is no text, too large or cannot be read.
        """
        ...

    def read_words(self, words: str, title: str) -> OpenedText:
        """Pasted words as a text.

        Raises:
            Refused: if there is nothing to read in them.
        """
        ...

    def page_of(self, words: str, title: str) -> OpenedText:
        """Words of the program's own as a page, which no library keeps."""
        ...

    def pasted(self, text_id: str) -> OpenedText | None:
        """The words pasted last, if they are the text of this id; fast, as `shipped`."""
        ...

    def export(
        self,
        order: Order,
        opened: OpenedText,
        annotations: tuple[Annotation, ...],
        analyses: Analyses | None = None,
        tick: Tick = ...,
    ) -> bytes:
        """An annotated text in one of the formats that are written. On any thread.

        Raises:
            Refused: if the format is not known.
            Cancelled: where `tick` raised it.
        """
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Write a file in one step. On any thread.

        Raises:
            Refused: if it cannot be written; an old file of that name stays as it was.
        """
        ...

    def read_notes(self, path: Path) -> Incoming:
        """The notes of a file. On any thread.

        Raises:
            Refused: if it cannot be read as one.
        """
        ...

    def plan_import(
        self, text: Text, known: tuple[Annotation, ...], path: str, prefer: str
    ) -> tuple[Change | None, dict[str, Any]]:
        """What importing a file's notes would do. On any thread.

        Args:
            text: the text they are meant for.
            known: the notes it has.
            path: the file.
            prefer: one of `importing.Prefer`; "" is the usual.

        Returns:
            The change that does it, None where nothing would change; and what
            `importing.report` says of it.

        Raises:
            Refused: if the file cannot be read, or its notes are on another text.
        """
        ...

    def lexicon(self) -> LexiconPort:
        """The dictionary (opened once).

        Raises:
            Refused: if its file is missing or damaged.
        """
        ...

    def open_store(self) -> Future[StorePort]:
        """Start the store thread and open the database on it.

        The future holds `Refused` with code "locked" while another process has it,
        "damaged", "newer", "readonly" or "full" where it cannot be used.
        """
        ...

    def worker_command(self) -> tuple[str, ...]:
        """The command that starts the language worker (works frozen too)."""
        ...

    def serve(self, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> Closable:
        """Listen for commands of other processes on this data folder.

        `answer` is called on a thread of its own, one request at a time.
        """
        ...

    def has_owner(self) -> bool:
        """Whether another process seems to have this data folder; cheap, `ask_owner` knows."""
        ...

    def ask_owner(self, request: dict[str, Any]) -> dict[str, Any]:
        """Hand a request to the process that holds the database.

        Raises:
            Refused: if none answers.
        """
        ...


class Closable(Protocol):
    """Something to be closed."""

    def close(self) -> None:
        """Let it go; calling it twice is harmless."""
        ...
