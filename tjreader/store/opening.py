"""Opening the notebook: check first, change nothing that is not sound, then be ready."""

from __future__ import annotations

import atexit
import contextlib
import logging
import sqlite3
from concurrent.futures import Future
from pathlib import Path

from ..app.ports import LibraryPort, NotebookPort, Refused, StorePort
from ..app.searchports import QuoteReader, SearchPort
from . import backup, refusals, schema
from .check import inspect, journal_of
from .database import Database, create, remove_scratch
from .index import NoteIndex
from .library import StoredLibrary
from .lock import DATABASE_NAME, DataLock
from .migrations import chain
from .notebook import StoredNotebook
from .search import StoredSearch
from .thread import Rank, StoreThread, start_store

log = logging.getLogger(__name__)

AT_EXIT = 10.0
"""Seconds the end of the program waits for a store that nobody closed."""


class Store:
    """`StorePort`: the open database behind its thread."""

    def __init__(
        self,
        thread: StoreThread,
        database: Database,
        lock: DataLock | None,
        warning: str | None,
        quotes: QuoteReader | None = None,
    ) -> None:
        """Over an open database. `lock` is released at the end, if given."""
        self._thread = thread
        self._database = database
        self._lock = lock
        self._warning = warning
        index = NoteIndex(database, quotes)
        self._notebook = StoredNotebook(thread, database, index)
        self._library = StoredLibrary(thread, database, index.renew_readings)
        self._search = StoredSearch(thread, database, index)
        self._search.complete()
        self._backed_up = thread.submit(Rank.BACKGROUND, self._back_up)
        # A program that ends without closing (an error, a command cut short) still
        # finishes what is queued and leaves no log behind.
        atexit.register(self._close_at_exit)

    @property
    def notebook(self) -> NotebookPort:
        """Annotations and drafts."""
        return self._notebook

    @property
    def library(self) -> LibraryPort:
        """Texts, progress, analyses."""
        return self._library

    @property
    def search(self) -> SearchPort:
        """What is found in the notes of all texts."""
        return self._search

    @property
    def backed_up(self) -> Future[str | None]:
        """See `StorePort`."""
        return self._backed_up

    @property
    def warning(self) -> str | None:
        """See `StorePort`. Today's backup runs after opening and may add one."""
        return self._warning

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    def close(self) -> Future[None]:
        """See `StorePort`."""
        return self._thread.close(self._end)

    def _close_at_exit(self) -> None:
        with contextlib.suppress(TimeoutError):
            self.close().result(AT_EXIT)

    def _end(self) -> None:
        atexit.unregister(self._close_at_exit)
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _back_up(self) -> str | None:
        folder = self._database.path.parent
        if not backup.is_due(folder):
            return None
        try:
            backup.back_up(self._database.raw, folder, self._between)
        except backup.Stopped:
            return None
        except (OSError, sqlite3.Error, Refused) as error:
            warning = backup.warning_of(error, folder)
            self._warning = self._warning or warning
            return warning
        return None

    def _between(self) -> None:
        if self._thread.closing:
            raise backup.Stopped
        self._thread.run_waiting(Rank.BACKGROUND)


def open_store(
    data_dir: Path, lock: DataLock | None = None, quotes: QuoteReader | None = None
) -> Future[StorePort]:
    """Open the notebook of a data folder on a store thread of its own.

    Whoever must not wait for SQLAlchemy calls `thread.start_store` with a function that
    imports this module and calls `open_on`.

    Args:
        data_dir: the folder of everything; made if it is missing.
        lock: the folder's lock if the caller has it already; it stays the caller's.
        quotes: how quotes are read, for the index of notes; None where that does not matter.

    Returns:
        A future of the store, or of `Refused` with code "locked", "newer", "damaged",
        "unreadable", "readonly" or "full". No file was changed then.
    """
    return start_store(lambda thread: open_on(thread, data_dir, lock, quotes))


def open_on(
    thread: StoreThread,
    data_dir: Path,
    lock: DataLock | None = None,
    quotes: QuoteReader | None = None,
) -> Store:
    """As `open_store`, on the store thread that will own the connection.

    Raises:
        Refused: as in `open_store`.
    """
    own = DataLock.take(data_dir) if lock is None else None
    path = data_dir / DATABASE_NAME
    try:
        database, warning = _open_database(path)
    except BaseException as error:
        if own is not None:
            own.release()
        refusal = refusals.refusal_of(error, path)
        if refusal is error:
            raise
        raise refusal from None

    def refusal_of(error: BaseException) -> BaseException:
        return refusals.refusal_of(error, path)

    thread.refusal_of = refusal_of
    return Store(thread, database, own, warning, quotes)


def _open_database(path: Path) -> tuple[Database, str | None]:
    warning = None
    if not path.exists():
        if journal_of(path).exists():
            # A new file beside an old log would take the log's pages for its own.
            raise refusals.damaged(journal_of(path), f"is there without {path.name}: it")
        create(path)
        if backup.backups_of(path.parent):
            warning = (
                f"{path} was missing, so a new notebook was begun. "
                f"Backups of the old one are in {path.parent / refusals.BACKUPS}."
            )
        return Database(path), warning
    found = inspect(path, schema.APPLICATION_ID)
    if not chain.is_known(found.revision, chain.CHAIN):
        raise refusals.newer(path)
    with contextlib.suppress(FileNotFoundError), path.open("r+b"):
        pass  # SQLite would open a read-only file and fail at the first note
    remove_scratch(path)
    if found.revision != schema.REVISION:
        warning = bring_up_to_date(path, found.revision, chain.CHAIN)
    return Database(path), warning


def bring_up_to_date(path: Path, revision: str, steps: tuple[chain.Revision, ...]) -> str | None:
    """Back up and migrate a sound older file.

    Returns:
        A warning if no backup could be made (the migration itself is one transaction).

    Raises:
        Refused: if the migration failed ("damaged", "full"); the file is as it was.
    """
    warning = None
    database = Database(path)
    try:
        try:
            backup.back_up(database.raw, path.parent, _nobody_waits)
        except (OSError, sqlite3.Error, Refused) as error:
            warning = backup.warning_of(error, path.parent)
        chain.migrate(database.connection, database.raw, revision, steps)
    except Exception as error:
        log.error("migration failed: %s", type(error).__name__)
        refusal = refusals.refusal_of(error, path)
        if refusal is error:
            refusal = refusals.damaged(path, "could not be brought to this version")
        raise refusal from None
    finally:
        database.close()
    return warning


def _nobody_waits() -> None:
    """Before opening there is nothing to run between two steps of a backup."""
