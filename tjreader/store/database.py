"""The open database: one connection, its pragmas, its transactions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    bindparam,
    create_engine,
    event,
    insert,
    update,
)
from sqlalchemy.pool import StaticPool

from ..app.ports import Refused
from . import refusals, schema
from .check import journal_of

SCRATCH_SUFFIX = ".new"
MENDED_SUFFIX = ".mended"
"""Names of files that are being made beside the notebook."""


class Database:
    """One open database file. Used on the thread that opened it, and by nobody else.

    Nothing here checks the file: `opening` does, before this touches it.
    """

    def __init__(self, path: Path, refusal: Refused | None = None) -> None:
        """Open an existing file.

        Args:
            path: the file.
            refusal: why nothing may be written; what `writing` raises then.

        Raises:
            sqlite3.Error, sqlalchemy.exc.DBAPIError: if SQLite cannot.
        """
        self.path = path
        self.refusal = refusal
        self.raw = _connect(path)
        self._engine = _engine_over(self.raw)
        self._connection = self._engine.connect()
        self._identity = _identity(path)
        self._rescued: Path | None = None

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's connection, for a migration; all else goes through transactions."""
        return self._connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads: one state of the notebook from first to last."""
        with self._connection.begin():
            yield self._connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; left without an error it is on disk, else nothing of it is.

        Raises:
            Refused: "damaged" if the file was removed or replaced under us (SQLite would
                go on writing into a file that nobody will find again); the file's own
                refusal if it was opened with one.
        """
        if self.refusal is not None:
            raise self.refusal
        if _identity(self.path) != self._identity:
            raise refusals.gone(self.path, self._rescue())
        with self._connection.begin():
            yield self._connection

    def take_over(self, path: Path) -> None:
        """Become another file's content, in one transaction: afterwards it is old or new.

        Args:
            path: a sound, closed notebook of the newest revision.

        Raises:
            Refused: "damaged" if our own file was removed under us.
            sqlite3.Error: if it cannot be written; it is as it was.
        """
        if self.refusal is not None:
            raise self.refusal
        if _identity(self.path) != self._identity:
            raise refusals.gone(self.path, self._rescue())
        with contextlib.closing(sqlite3.connect(path)) as source:
            source.backup(self.raw)

    def _rescue(self) -> Path | None:
        """Write what a removed file held into the folder of backups, once."""
        if self._rescued is None or not self._rescued.exists():
            folder = self.path.parent / refusals.BACKUPS
            name = f"{self.path.stem}-rescued-{os.getpid()}{self.path.suffix}"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with contextlib.closing(sqlite3.connect(folder / name)) as copy:
                    self.raw.backup(copy)
            except (OSError, sqlite3.Error):
                return None
            self._rescued = folder / name
        return self._rescued

    def close(self) -> None:
        """Close the file: its log is written into it and removed."""
        self._connection.close()
        self._engine.dispose()
        self.raw.close()


_MORE: BindParameter[int] = bindparam("more")
_COUNT = (
    update(schema.tally).values(value=schema.tally.c.value + _MORE).returning(schema.tally.c.value)
)


def next_count(connection: Connection) -> int:
    """The next number of the notebook's counter: later acts have larger ones."""
    return next_counts(connection, 1)[0]


def next_counts(connection: Connection, how_many: int) -> range:
    """The next numbers of the notebook's counter, in order."""
    last: int = connection.execute(_COUNT, {"more": how_many}).scalar_one()
    return range(last - how_many + 1, last + 1)


def create(path: Path) -> None:
    """Make a new, empty notebook.

    It is made under another name and put in place whole, so that a file of this name
    always has its tables and its header, whenever the program was killed.

    Raises:
        OSError, sqlite3.Error, sqlalchemy.exc.DBAPIError: if it cannot be made; then
            nothing is left behind.
    """
    scratch = path.with_name(path.name + SCRATCH_SUFFIX)
    _remove(scratch)
    try:
        with contextlib.closing(sqlite3.connect(scratch, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode=MEMORY")
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
            engine = _engine_over(raw)
            with engine.begin() as connection:
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.schema_revision).values(name=schema.REVISION))
                connection.execute(insert(schema.tally).values(id=1, value=0))
            engine.dispose()
        # A hard link refuses where a rename would replace: no file is ever overwritten.
        _put_in_place(scratch, path)
    finally:
        _remove(scratch)


def remove_scratch(path: Path) -> None:
    """Remove what a program killed while it made or mended the notebook left behind.

    Raises:
        OSError: if it cannot be removed.
    """
    for suffix in (SCRATCH_SUFFIX, MENDED_SUFFIX):
        _remove(path.with_name(path.name + suffix))


def _put_in_place(scratch: Path, path: Path) -> None:
    try:
        path.hardlink_to(scratch)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links; the lock is ours, so look and rename
        if path.exists():
            raise FileExistsError(path) from None
        scratch.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(scratch: Path) -> None:
    for leftover in (scratch, journal_of(scratch), scratch.with_name(scratch.name + "-journal")):
        leftover.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    """A connection as the notebook needs it. The driver begins no transaction by itself."""
    # mode=rw: a file that vanished meanwhile is an error, not a new empty database.
    raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        # Before the first look at the log, so that SQLite keeps its index in memory
        # and no second connection can ever take part (facts: the WAL-reset bug).
        raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        mode = raw.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode != "wal":  # pragma: no cover - a file system that cannot: still safe, slower
            raw.execute("PRAGMA journal_mode=TRUNCATE")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("COMMIT")
    except BaseException:
        raw.close()
        raise
    return raw


def _engine_over(raw: sqlite3.Connection) -> Engine:
    """SQLAlchemy over one given connection, with transactions that begin at once."""

    def given() -> sqlite3.Connection:
        return raw

    # hide_parameters: what a reader wrote must never reach a log through an error.
    engine = create_engine("sqlite://", creator=given, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A deferred BEGIN that reads and then writes fails at once and waits for nobody.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
