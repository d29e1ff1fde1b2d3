"""The composition root: the only file that knows every room, and builds the parts.

What is slow to import (SQLAlchemy, jieba, pypinyin) is imported in the method that
first needs it, so that the first page is painted without it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from . import paths
from .app import marking
from .app.library import Library
from .app.opened import OpenedText
from .app.parts import Closable, EditionsPort
from .app.ports import AnalystPort, KnownText, LexiconPort, Refused, StorePort
from .app.underway import untold
from .deskparts import DeskParts
from .editions import Editions, Texts
from .hiding import hidden, openssl
from .lang.token import Analysis
from .notes.annotation import Annotation
from .notes.change import Change
from .text.document import Paragraph, Text
from .text.rendering import View

if TYPE_CHECKING:
    from .app.care import CarePort
    from .app.exchange import Analyses, Order
    from .app.incoming import Incoming
    from .app.underway import Tick
    from .store.thread import StoreThread


class Assembly(DeskParts):
    """The parts of one reader, each made when first asked for; see `app.parts.Parts`.

    Making it touches no file. `prepare` makes the folders.
    """

    def __init__(self, data_dir: Path | None = None) -> None:
        self._folders = paths.folders(data_dir)
        super().__init__(self._folders.cache)
        self._texts = Texts(self._folders.data)
        self._library = Library(self._texts, self._folders.data / "texts.json")
        self._editions = Editions(self._texts, self._library)
        self._lexicon: LexiconPort | None = None
        self._analyst: AnalystPort | None = None

    def prepare(self) -> None:
        """Make the reader's folders.

        Raises:
            Refused: if the data folder cannot be made or written.
        """
        paths.make(self._folders)

    @property
    def folders(self) -> paths.Folders:
        """The reader's folders."""
        return self._folders

    @property
    def data_dir(self) -> Path:
        """The folder of everything this reader owns."""
        return self._folders.data

    @property
    def logs_dir(self) -> Path:
        """The folder of the log."""
        return self._folders.logs

    @property
    def editions(self) -> EditionsPort:
        """Other editions of a text."""
        return self._editions

    @property
    def settings_file(self) -> Path:
        """The choices."""
        return self._folders.settings_file

    @property
    def state_file(self) -> Path:
        """Window geometry, last place, recents: may be lost."""
        return self._folders.state_file

    @property
    def resources(self) -> Path:
        """The program's own files: texts, dictionary, themes, icons.

        Raises:
            Refused: if there are none.
        """
        return paths.resources()

    def shipped(self) -> OpenedText:
        """The article that comes with the program, read once.

        Raises:
            Refused: if its files are missing or damaged.
        """
        return self._library.shipped()

    def read_file(self, path: Path) -> OpenedText:
        """A text file of the reader's, under the id its notes are kept under.

        Raises:
            Refused: if it is no text, too large or cannot be read.
        """
        return self._library.open_file(path)

    def read_words(self, words: str, title: str) -> OpenedText:
        """Pasted words as a text, under the id their notes are kept under.

        Raises:
            Refused: if there is nothing to read in them.
        """
        return self._library.open_words(words, title)

    def page_of(self, words: str, title: str) -> OpenedText:
        """Words of the program's own as a page, which no library keeps."""
        from .formats.plain import read_words

        return replace(read_words(words, title), kept=False)

    def pasted(self, text_id: str) -> OpenedText | None:
        """The words pasted last, if they are the text of this id, else None."""
        return self._library.pasted(text_id)

    def export(
        self,
        order: Order,
        opened: OpenedText,
        annotations: tuple[Annotation, ...],
        analyses: Analyses | None = None,
        tick: Tick = untold,
    ) -> bytes:
        """An annotated text in one of the formats that are written; see `app.parts.Parts`.

        Without `analyses` a paragraph without checked words is cut and read here and now,
        which is slow at the first one.
        """
        from .formats.export import Export
        from .formats.writers import writer

        def analysis(paragraph: Paragraph) -> Analysis | None:
            known = opened.prepared(paragraph.id, View.PRINTED)
            return known or self.analyst().analyse(paragraph.span.of(opened.text.printed))

        chosen = order.selection.of(opened.text, annotations)
        return writer(order.format_id).make(
            Export(
                opened,
                chosen,
                analyses or analysis,
                order.arrangement_id,
                order.content,
                marking.now(),
                tick,
                order.legend,
            )
        )

    def write(self, path: Path, data: bytes) -> None:
        """Write a file in one step.

        Raises:
            Refused: if it cannot be written; an old file of that name stays as it was.
        """
        from .formats.export import write_file

        write_file(path, data)

    def read_notes(self, path: Path) -> Incoming:
        """The notes of a file that was exported, or made in a spreadsheet.

        Raises:
            Refused: if it cannot be read as one.
        """
        from .formats.note_readers import read_notes

        return read_notes(path)

    def plan_import(
        self,
        text: Text,
        known: tuple[Annotation, ...],
        elsewhere: frozenset[str],
        path: str,
        prefer: str,
    ) -> tuple[Change | None, dict[str, Any]]:
        """What importing a file's notes would do; see `app.parts.Parts`."""
        from .app import importing

        incoming = self.read_notes(Path(path))
        whose = importing.prefer_of(prefer)
        plan = importing.plan(text, known, incoming, whose, elsewhere)
        return plan.change, importing.report(text, plan)

    def lexicon(self) -> LexiconPort:
        """The dictionary, opened once.

        Raises:
            Refused: if its file is missing or damaged.
        """
        if self._lexicon is None:
            from .lang.entry import LexiconError
            from .lang.lexicon import Lexicon

            try:
                self._lexicon = Lexicon.in_folder(self.resources / "lexicon")
            except LexiconError as error:
                raise Refused(str(error), "damaged") from error
        return self._lexicon

    def analyst(self) -> AnalystPort:
        """The engine that cuts and reads, in this process; loaded at its first analysis.

        Works less well, but works, where the dictionary cannot be opened.
        """
        if self._analyst is None:
            from .lang.analyst import open_analyst

            self._analyst = open_analyst(self._folders.cache, self.resources / "lexicon")
        return self._analyst

    def first_notes(self, text_id: str) -> tuple[Annotation, ...] | None:
        """See `app.parts.Parts`."""
        from .store.firstlook import first_look

        return first_look(self.data_dir, text_id)

    def open_store(self) -> Future[StorePort]:
        """Start the store thread and open the database on it; see `app.parts.Parts`."""
        from .store.thread import start_store

        return start_store(self._load_store)

    def _load_store(self, thread: StoreThread) -> StorePort:
        """Runs on the store thread: SQLAlchemy is loaded beside the running window."""
        from .app.quotes import QuoteReadings

        with hidden(*openssl()):
            from .store.opening import open_on

        quotes = QuoteReadings(self._texts.shipped, self._words_read)
        store = open_on(thread, self.data_dir, quotes=quotes)
        store.library.texts().add_done_callback(self._learn_texts)
        return store

    def _words_read(self, words: str) -> OpenedText:
        """Kept words as a text, whatever its id: only its paragraphs matter."""
        return self._texts.read_words(words, "")

    def _learn_texts(self, known: Future[tuple[KnownText, ...]]) -> None:
        """The notebook knows which text is which, should the index of texts be lost."""
        if not known.cancelled() and known.exception() is None:
            self._library.learn(known.result())

    def closed_care(self) -> CarePort:
        """Care of a notebook that cannot be opened; see `app.parts.Parts`."""
        from .store.closedcare import ClosedCare

        return ClosedCare(self.data_dir)

    def worker_command(self) -> tuple[str, ...]:
        """The command that starts the language worker, from any folder, frozen or not."""
        return self.command("worker", str(self._folders.cache), str(self.resources / "lexicon"))

    def command(self, *words: str) -> tuple[str, ...]:
        """This program with a command line, from any folder, frozen or not."""
        if getattr(sys, "frozen", False):
            return (sys.executable, *words)
        # Not `-m tjreader`: it would need this very folder, or an installed package, and
        # would look for modules in the folder the reader happens to stand in.
        root = str(Path(__file__).resolve().parent.parent)
        start = (
            f"import sys; sys.path.insert(0, {root!r}); "
            "from tjreader.cli import main; sys.exit(main())"
        )
        return (sys.executable, "-P", "-c", start, *words)

    def serve(self, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> Closable:
        """Listen for commands of other processes on this data folder.

        Raises:
            Refused: with code "readonly" if no address can be made there.
        """
        from .store.bridge import serve

        return serve(self.data_dir, answer)

    def has_owner(self) -> bool:
        """Whether another process seems to have this data folder; `ask_owner` knows."""
        # Not from `store.bridge`: importing that would cost the first paint 40 ms.
        from .store.address import ADDRESS_NAME

        return (self.data_dir / ADDRESS_NAME).exists()

    def sqlite_version(self) -> str:
        """The version of SQLite that keeps the notes."""
        from .store.engine import sqlite_version

        return sqlite_version()

    def ask_owner(self, request: dict[str, Any], patience: float | None = None) -> dict[str, Any]:
        """Hand a request to the process that holds the database.

        Raises:
            Refused: what it refused, or with code "locked" if none answers.
        """
        from .store.bridge import PATIENCE, ask

        return ask(self.data_dir, request, PATIENCE if patience is None else patience)
