"""What the verbs ask of the rooms below.

`store` (SQLAlchemy) and the engines of `lang` (jieba, pypinyin) are loaded after
the first paint, so `app` names them by these protocols and `assembly` hands the
parts in. Everything that may wait returns a `Future`; futures of one port finish
in the order of the calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from ..lang.entry import Entry, Levels, LexiconSource, WordsFound, WordWish
from ..lang.token import Analysis
from ..notes.annotation import Annotation, Draft, Erased
from ..notes.change import Change
from ..text.document import Text

if TYPE_CHECKING:  # only named here: a start needs none of it
    from .care import CarePort
    from .deskport import DeskPort
    from .searchports import SearchPort


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

    def ids_elsewhere(self, text_id: str) -> Future[frozenset[str]]:
        """The ids of the annotations of all other texts, erased ones that are still kept too."""
        ...

    def apply(self, change: Change) -> Future[None]:
        """Store a change in one transaction; done means it is on disk.

        Refused with code "stale" if an edit's `before` is not what is stored, and
        then nothing is stored. `change.also` are records of the desk, stored with it.
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


class ReadSoFar(Struct, frozen=True):
    """How far a text was read.

    Attributes:
        farthest: code point seen of each section of a revision, by section id (printed
            offsets of that revision).
        earlier: the same for revisions whose reading has not followed to that one, by name.
    """

    farthest: Mapping[str, int] = {}
    earlier: Mapping[str, Mapping[str, int]] = {}


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

    def progress(self, text_id: str, revision: str) -> Future[ReadSoFar]:
        """How far a revision was read, and what has not followed to it yet."""
        ...

    def save_progress(
        self, text_id: str, revision: str, section_id: str, farthest: int
    ) -> Future[None]:
        """Keep the farthest code point seen; a smaller one does not replace a larger."""
        ...

    def reset_progress(self, text_id: str, revision: str, section_id: str | None) -> Future[None]:
        """Forget the progress of one section, or of all in whatever revision."""
        ...

    def settle_progress(
        self, text_id: str, revision: str, earlier: Sequence[str], farthest: Mapping[str, int]
    ) -> Future[None]:
        """What was read of these earlier revisions has followed: keep where it stands now."""
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

    def search(self, wish: WordWish) -> WordsFound:
        """The entries that match, the likeliest first; some ms, on any thread."""
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
    def desk(self) -> DeskPort:
        """What the translator's desk keeps."""
        ...

    @property
    def library(self) -> LibraryPort:
        """Texts, progress, analyses."""
        ...

    @property
    def search(self) -> SearchPort:
        """What is found in the notes of all texts."""
        ...

    @property
    def care(self) -> CarePort:
        """Backups, check and repair."""
        ...

    @property
    def read_only(self) -> Refused | None:
        """Why nothing can be written (a newer program's notebook, read from a copy), or None."""
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
