"""The composition root: the only file that knows every room, and builds the parts.

What is slow to import (SQLAlchemy, jieba, pypinyin) is imported in the method that
first needs it, so that the first page is painted without it.
"""

from __future__ import annotations

import sys
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from . import paths
from .app.opened import OpenedText
from .app.ports import AnalystPort, LexiconPort, Refused, StorePort

if TYPE_CHECKING:
    from .store.thread import StoreThread

SHIPPED = "tianjin"
"""Folder of the article that comes with the program."""


class Assembly:
    """The parts of one reader, each made when first asked for; see `app.ports.Parts`.

    Making it touches no file. `prepare` makes the folders.
    """

    def __init__(self, data_dir: Path | None = None) -> None:
        self._folders = paths.folders(data_dir)
        self._shipped: OpenedText | None = None
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
        if self._shipped is None:
            from .formats.shipped import read_shipped

            self._shipped = read_shipped(self.resources / "texts" / SHIPPED)
        return self._shipped

    def lexicon(self) -> LexiconPort:
        """The dictionary, opened once.

        Raises:
            Refused: if its file is missing or damaged.
        """
        if self._lexicon is None:
            from .lang.entry import LexiconError
            from .lang.lexicon import Lexicon

            folder = self.resources / "lexicon"
            try:
                self._lexicon = Lexicon(folder / "cedict.sqlite", folder / "hsk.tsv")
            except LexiconError as error:
                raise Refused(str(error), "damaged") from error
        return self._lexicon

    def open_store(self) -> Future[StorePort]:
        """Start the store thread and open the database on it; see `app.ports.Parts`."""
        from .store.thread import start_store

        return start_store(self._load_store)

    def _load_store(self, thread: StoreThread) -> StorePort:
        """Runs on the store thread: SQLAlchemy is loaded beside the running window."""
        from .store.opening import open_on

        return open_on(thread, self.data_dir)

    def worker_command(self) -> tuple[str, ...]:
        """The command that starts the language worker, from any folder, frozen or not."""
        if getattr(sys, "frozen", False):
            return (sys.executable, "worker")
        # Not `-m tjreader`: it would need this very folder, or an installed package, and
        # would look for modules in the folder the reader happens to stand in.
        root = str(Path(__file__).resolve().parent.parent)
        start = (
            f"import sys; sys.path.insert(0, {root!r}); "
            "from tjreader.cli import main; sys.exit(main(['worker']))"
        )
        return (sys.executable, "-P", "-c", start)
