"""Opening the notebook: check first, change nothing that is not sound, then be ready."""

from __future__ import annotations

import atexit
import contextlib
import logging
import shutil
import sqlite3
import tempfile
import time
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from ..app.care import CarePort
from ..app.deskport import DeskPort
from ..app.ports import LibraryPort, NotebookPort, Refused, StorePort
from ..app.searchports import QuoteReader, SearchPort
from . import backup, keeping, refusals, schema
from .care import OpenCare
from .check import inspect, journal_of
from .database import Database, create, remove_scratch
from .desk import StoredDesk
from .index import NoteIndex
from .library import StoredLibrary
from .lock import DATABASE_NAME, DataLock
from .migrations import chain
from .notebook import StoredNotebook
from .search import StoredSearch
from .thread import Rank, StoreThread, start_store

log = logging.getLogger(__name__)

LOOK_AGAIN = 600.0
"""Seconds between two looks whether a new day has begun, which has its own backup."""

AT_EXIT = 10.0
"""Seconds the end of the program waits for a store that nobody closed."""


class Opened(Struct):
    """A database that was opened, a warning, and a folder of copies that goes with it."""

    database: Database
    warning: str | None = None
    copies: tempfile.TemporaryDirectory[str] | None = None


class Store:
    """`StorePort`: the open database behind its thread."""

    def __init__(
        self,
        thread: StoreThread,
        opened: Opened,
        lock: DataLock | None,
        quotes: QuoteReader | None = None,
    ) -> None:
        """Over an open database. `lock` is released at the end, if given."""
        self._thread = thread
        self._database = opened.database
        self._copies = opened.copies
        self._lock = lock
        self._warning = opened.warning
        index = NoteIndex(self._database, quotes)
        self._notebook = StoredNotebook(thread, self._database, index)
        self._desk = StoredDesk(thread, self._database)
        self._library = StoredLibrary(thread, self._database, index.renew_readings)
        self._search = StoredSearch(thread, self._database, index)
        self._search.complete()
        self._care = OpenCare(thread, self._database, self._between, self._search.begin_anew)
        self._backed_up = thread.submit(Rank.BACKGROUND, self._take_care)
        self._looked = time.monotonic()
        thread.at_rest = self._at_rest
        # A program that ends without closing (an error, a command cut short) still
        # finishes what is queued and leaves no log behind.
        atexit.register(self._close_at_exit)

    @property
    def notebook(self) -> NotebookPort:
        """Annotations and drafts."""
        return self._notebook

    @property
    def desk(self) -> DeskPort:
        """What the translator's desk keeps."""
        return self._desk

    @property
    def library(self) -> LibraryPort:
        """Texts, progress, analyses."""
        return self._library

    @property
    def search(self) -> SearchPort:
        """What is found in the notes of all texts."""
        return self._search

    @property
    def care(self) -> CarePort:
        """See `StorePort`."""
        return self._care

    @property
    def read_only(self) -> Refused | None:
        """See `StorePort`."""
        return self._database.refusal

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
            if self._copies is not None:
                self._copies.cleanup()
            if self._lock is not None:
                self._lock.release()

    def _take_care(self) -> str | None:
        warning = self._back_up()
        if not self._thread.closing and self.read_only is None:
            self._tidy()  # after the backup, which has it all still
        return warning

    def _at_rest(self) -> None:
        """Nothing waits. A window that stays open for days has its daily backup too."""
        if time.monotonic() - self._looked > LOOK_AGAIN:
            self._looked = time.monotonic()
            self._thread.submit(Rank.BACKGROUND, self._take_care)

    def _back_up(self) -> str | None:
        folder = self._database.path.parent
        if self.read_only is not None or not backup.is_due(folder):
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

    def _tidy(self) -> None:
        try:
            keeping.open_day(self._database, datetime.now(UTC))
        except Exception as error:
            # Nobody asked for it; the next start tries again.
            log.warning("erased notes were not looked through: %s", type(error).__name__)

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
        opened = _open_database(path)
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
    return Store(thread, opened, own, quotes)


def _open_database(path: Path) -> Opened:
    warning = None
    if not path.exists():
        if journal_of(path).exists():
            # A new file beside an old log would take the log's pages for its own.
            raise refusals.damaged(journal_of(path), f"is there without {path.name}")
        create(path)
        if backup.backups_of(path.parent):
            warning = (
                f"{path} was missing, so a new notebook was begun. “Restore a Backup” in the "
                f"File menu brings the old one back; its backups are in "
                f"{path.parent / refusals.BACKUPS}."
            )
        return Opened(Database(path), warning)
    found = inspect(path, schema.APPLICATION_ID)
    if not chain.is_known(found.revision, chain.CHAIN):
        return _open_newer(path)
    if found.alien:
        # We never make any: it would run inside our own writes.
        raise refusals.damaged(path, "holds what tjreader never wrote")
    with contextlib.suppress(FileNotFoundError), path.open("r+b"):
        pass  # SQLite would open a read-only file and fail at the first note
    remove_scratch(path)
    if found.revision != schema.REVISION:
        warning = bring_up_to_date(path, found.revision, chain.CHAIN)
    return Opened(Database(path), warning)


def _open_newer(path: Path) -> Opened:
    """Open a copy of a newer program's notebook, to read what we know of it.

    Raises:
        Refused: "newer" if its tables are no longer those we know.
    """
    refusal = refusals.newer(path)
    folder = tempfile.TemporaryDirectory(prefix="tjreader-newer-")
    try:
        copy = Path(folder.name) / path.name
        shutil.copyfile(path, copy)
        if journal_of(path).exists():
            shutil.copyfile(journal_of(path), journal_of(copy))
        database = Database(copy, refusal)
        try:
            with database.reading() as connection:
                for table in schema.metadata.sorted_tables:
                    connection.execute(select(table).limit(1))
        except DBAPIError:
            database.close()
            raise refusal from None
    except BaseException:
        folder.cleanup()
        raise
    return Opened(database, str(refusal), folder)


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
