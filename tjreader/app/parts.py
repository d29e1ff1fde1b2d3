"""What is put together for a window or a command: texts, editions, the store, the engines.

`assembly` builds them; `ports` has the protocols of what they are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..notes.annotation import Annotation
from ..notes.change import Change, ChangeOf, Edit
from ..text.document import Paragraph, Text
from .opened import Edition, OpenedText
from .ports import LexiconPort, StorePort

if TYPE_CHECKING:  # only named here: a start needs none of it
    from ..desk.concept import Concept
    from ..desk.coverage import Coverage
    from ..desk.recognition import Occurrence
    from ..desk.record import DeskEdit, Record
    from ..desk.ruling import Ruling
    from .care import CarePort
    from .deskfiles import DeskFiles
    from .exchange import Analyses, Order
    from .incoming import Incoming
    from .sitting import Bookmark, Trail
    from .underway import Tick


class EditionsPort(Protocol):
    """Other editions of a text. Slow where a text is long: not for the window's own thread."""

    def is_known(self, path: Path) -> bool:
        """Whether a file was opened before, so that it says itself which text it is."""
        ...

    def read_edition(self, of: OpenedText, path: Path) -> Edition:
        """A file as another edition of a text; nothing is changed by reading it.

        Raises:
            Refused: if it cannot be read, has the very words of the text, or none of them.
        """
        ...

    def keep_edition(self, edition: Edition) -> None:
        """Take it for the text's edition from now on.

        Raises:
            Refused: if it cannot be kept.
        """
        ...

    def follow(
        self,
        opened: OpenedText,
        annotations: Sequence[Annotation],
        words: Mapping[str, str | None],
    ) -> tuple[Edit, ...]:
        """What takes annotations to the revision that is open; see `notes.following`.

        Args:
            opened: that revision.
            annotations: of the text, those that stand there already too.
            words: the printed words of earlier revisions by name, None where they are lost.
        """
        ...

    def carry(self, opened: OpenedText, order: str, bookmark: Bookmark, words: str) -> Trail:
        """The places of an earlier revision at the same words of the one that is open.

        Args:
            opened: the text in the revision that is open.
            order: the id of the arrangement it is read in.
            bookmark: the places.
            words: the printed words of that earlier revision.
        """
        ...

    def carry_progress(
        self, opened: OpenedText, read: Mapping[str, tuple[str, Mapping[str, int]]]
    ) -> dict[str, int]:
        """How far the revision that is open counts as read for one who read earlier ones.

        Args:
            opened: the text in the revision that is open.
            read: of earlier revisions by name, their printed words and the farthest
                offset seen of each section.
        """
        ...

    def follow_records(
        self, opened: OpenedText, records: Sequence[Record], words: Mapping[str, str | None]
    ) -> tuple[DeskEdit, ...]:
        """The same for what the desk keeps at places of the text; see `desk.following`."""
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

    @property
    def editions(self) -> EditionsPort:
        """Other editions of a text."""
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

    def coverage_page(self, report: Coverage, ending: str, language: str = "en") -> bytes:
        """A report on a translation as a page: ".html" or ".md", its own words in a language."""
        ...

    def recognise(
        self,
        concepts: tuple[Concept, ...],
        text: Text,
        paragraphs: Sequence[Paragraph],
        rulings: tuple[Ruling, ...],
    ) -> tuple[Occurrence, ...]:
        """All places of terms in some paragraphs. On any thread; slow where there are many."""
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
        self,
        text: Text,
        known: tuple[Annotation, ...],
        elsewhere: frozenset[str],
        path: str,
        prefer: str,
    ) -> tuple[Change | None, dict[str, Any]]:
        """What importing a file's notes would do. On any thread.

        Args:
            text: the text they are meant for.
            known: the notes it has.
            elsewhere: the ids of the notes of other texts.
            path: the file.
            prefer: one of `importing.Prefer`; "" is the usual.

        Returns:
            The change that does it, None where nothing would change; and what
            `importing.report` says of it.

        Raises:
            Refused: if the file cannot be read, or its notes are on another text.
        """
        ...

    @property
    def desk_files(self) -> DeskFiles:
        """Files of terms and sentences, read and written on any thread."""
        ...

    def desk_answer(
        self,
        request: dict[str, Any],
        store: StorePort,
        opened: OpenedText,
        on_change: Callable[[ChangeOf[Any]], None],
    ) -> dict[str, Any]:
        """Do what a request says of the desk of a text; see `desk_requests.answer`.

        Raises:
            Refused: if it cannot be done.
        """
        ...

    def lexicon(self) -> LexiconPort:
        """The dictionary (opened once).

        Raises:
            Refused: if its file is missing or damaged.
        """
        ...

    def first_notes(self, text_id: str) -> tuple[Annotation, ...] | None:
        """The notes of a text as they will most likely be found when the store is open.

        Fast, for the page that has just been painted; None where they cannot be read fast.
        Never fails.
        """
        ...

    def open_store(self) -> Future[StorePort]:
        """Start the store thread and open the database on it.

        The future holds `Refused` with code "locked" while another process has it,
        "damaged", "newer", "readonly" or "full" where it cannot be used.
        """
        ...

    def closed_care(self) -> CarePort:
        """Care of a notebook that cannot be opened; while a store has it, use that store's."""
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

    def ask_owner(self, request: dict[str, Any], patience: float | None = None) -> dict[str, Any]:
        """Hand a request to the process that holds the database.

        Args:
            request: see `app.requests.answer`.
            patience: seconds to wait for the answer, as long as an export may take if None.

        Raises:
            Refused: if none answers.
        """
        ...


class Closable(Protocol):
    """Something to be closed."""

    def close(self) -> None:
        """Let it go; calling it twice is harmless."""
        ...
