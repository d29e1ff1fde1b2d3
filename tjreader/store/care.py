"""`CarePort`: check, repair, backups and their restoring.

`OpenCare` works on the notebook a store has open. What reads long is done on a copy, beside
the store thread; what writes is one job of the store thread, so that it is wholly before or
wholly behind every act. `ClosedCare` works on a notebook that no store can open.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from ..app.care import Backup, GivenUp, Preview, Report, Restored, Watch, unwatched
from ..app.ports import Refused
from . import backup, refusals
from .comparison import Seen, notes_of, preview_of
from .database import MENDED_SUFFIX, Database
from .examination import Examination, examine
from .mending import mend
from .rebuilding import Rebuilt, complete, filling, prepare, rebuild, remove
from .replacing import place_for, set_aside
from .thread import Rank, StoreThread

log = logging.getLogger(__name__)

T = TypeVar("T")


def beside(
    work: Callable[[], T], refusal_of: Callable[[BaseException], BaseException]
) -> Future[T]:
    """Do long work on a thread of its own; errors become what its future holds."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            result = work()
        except CancelledError:
            future.set_exception(GivenUp())
        except BaseException as error:
            future.set_exception(refusal_of(error))
        else:
            future.set_result(result)

    # A daemon: what it does changes nothing before the store thread does.
    threading.Thread(target=run, name="care", daemon=True).start()
    return future


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for copies, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tjreader-care-") as folder:
        yield Path(folder)


class OpenCare:
    """Care of an open notebook.

    Args:
        thread: the store thread.
        database: the open notebook.
        between: lets acts go first; see `Store`.
        rewritten: called on the store thread when other notes are there than the index knows.
    """

    def __init__(
        self,
        thread: StoreThread,
        database: Database,
        between: Callable[[], None],
        rewritten: Callable[[], None],
    ) -> None:
        self._rewritten = rewritten
        self._thread = thread
        self._database = database
        self._between = between
        self._folder = database.path.parent

    def backups(self) -> Future[tuple[Backup, ...]]:
        """See `CarePort`."""
        return self._beside(lambda: backup.listed(self._folder))

    def preview(self, name: str, watch: Watch = unwatched) -> Future[Preview]:
        """See `CarePort`."""
        return self._beside(lambda: self._preview(name, watch))

    def restore(self, name: str, watch: Watch = unwatched) -> Future[Restored]:
        """See `CarePort`."""
        return self._beside(lambda: self._restore(name, watch))

    def check(self, watch: Watch = unwatched) -> Future[Report]:
        """See `CarePort`."""
        return self._beside(lambda: self._check(watch))

    def repair(self, watch: Watch = unwatched) -> Future[Report]:
        """See `CarePort`."""
        return self._beside(lambda: self._repair(watch))

    # What follows runs beside the store thread.

    def _beside(self, work: Callable[[], T]) -> Future[T]:
        return beside(work, self._thread.refusal_of)

    def _in_turn(self, rank: Rank, work: Callable[[], T]) -> T:
        return self._thread.submit(rank, work).result()

    def _preview(self, name: str, watch: Watch) -> Preview:
        known = named(self._folder, name)
        now = self._in_turn(
            Rank.BACKGROUND, lambda: notes_of(self._database.raw, self._between_watched(watch, 0.1))
        )
        watch(0.5)
        return preview_of(known, now, notes_of_backup(self._folder, name, watch))

    def _restore(self, name: str, watch: Watch) -> Restored:
        named(self._folder, name)
        made = self._database.path.with_name(self._database.path.name + MENDED_SUFFIX)
        try:
            prepare(backup.path_of(self._folder, name), made)
            watch(0.5)
            return self._in_turn(Rank.ACT, lambda: self._replace(made))
        finally:
            remove(made)

    def _check(self, watch: Watch) -> Report:
        with scratch_folder() as folder:
            found = self._examined(folder, watch)
        return Report(str(self._database.path), found.notes, found.findings)

    def _repair(self, watch: Watch) -> Report:
        with scratch_folder() as folder:
            before = self._examined(folder, watch)
        report = Report(str(self._database.path), before.notes, before.findings)
        if not before.findings:
            return report
        watch(0.95)
        if before.broken:
            report = self._in_turn(Rank.ACT, lambda: self._take_apart(report))
        else:
            report = self._in_turn(Rank.ACT, lambda: self._mend(report))
        with scratch_folder() as folder:
            after = self._examined(folder, unwatched)
        return replace(report, notes=after.notes, repaired=not after.findings)

    def _examined(self, folder: Path, watch: Watch) -> Examination:
        copy = folder / self._database.path.name
        between = self._between_watched(watch, 0.1)
        self._in_turn(Rank.BACKGROUND, lambda: backup.copy_pages(self._database.raw, copy, between))
        return examine(copy, watch)

    def _between_watched(self, watch: Watch, done: float) -> Callable[[], None]:
        def between() -> None:
            watch(done)
            self._between()

        return between

    # What follows runs on the store thread, as one job.

    def _replace(self, made: Path) -> Restored:
        now = self._database.raw
        before = backup.back_up(now, self._folder, _nobody_waits)
        with filling(made) as connection:
            keep_the_rest(connection, now)
        self._database.take_over(made)
        self._rewritten()
        return Restored(_alive(now), str(before))

    def _mend(self, report: Report) -> Report:
        try:
            kept = backup.back_up(self._database.raw, self._folder, _nobody_waits)
            with self._database.writing():
                aside = mend(self._database.raw, self._folder)
                put = set_aside(aside, self._folder)
        except (Refused, sqlite3.Error) as error:
            # A key that stands twice, or a page that only writing looks at.
            if not refusals.is_damage(error):
                raise
            return self._take_apart(report)
        self._rewritten()
        return replace(report, kept=str(kept), aside=put)

    def _take_apart(self, report: Report) -> Report:
        kept = place_for(self._folder, self._database.path.name)
        backup.copy_pages(self._database.raw, kept, _nobody_waits)
        made = self._database.path.with_name(self._database.path.name + MENDED_SUFFIX)
        try:
            with scratch_folder() as folder:
                copy = folder / kept.name
                copy.write_bytes(kept.read_bytes())
                found = rebuild(copy, made, self._folder, unwatched)
            self._database.take_over(made)
        finally:
            remove(made)
        self._rewritten()
        return told(report, found, str(kept), self._folder)


def told(report: Report, found: Rebuilt, kept: str, data_dir: Path) -> Report:
    """A report of a notebook that was taken apart."""
    put = set_aside(found.aside, data_dir)
    return replace(
        report,
        read=found.read,
        skipped=found.skipped,
        added=found.added,
        kept=kept,
        aside=put,
    )


def named(data_dir: Path, name: str) -> Backup:
    """The backup of a name.

    Raises:
        Refused: if there is none (any more).
    """
    for each in backup.listed(data_dir):
        if each.name == name:
            return each
    raise refusals.no_backup(data_dir / refusals.BACKUPS, name)


def notes_of_backup(data_dir: Path, name: str, watch: Watch) -> dict[str, Seen]:
    """The notes of a backup, read from a copy of it.

    Raises:
        Refused: "damaged" if neither it nor its plain copy can be read.
    """
    with scratch_folder() as folder:
        copy = folder / "then.db"
        prepare(backup.path_of(data_dir, name), copy)

        def between() -> None:
            watch(0.8)

        with closing(sqlite3.connect(copy)) as connection:
            return notes_of(connection, between)


def keep_the_rest(connection: sqlite3.Connection, now: sqlite3.Connection) -> None:
    """Before a backup takes the place of the notebook: what only the notebook has.

    Its younger notes become erased ones, which can be brought back one by one; texts,
    drafts and progress stay. The counter never goes back.
    """
    complete(connection, now, backup.clock().isoformat(timespec="seconds"))


def _alive(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT count(*) FROM annotation WHERE erased IS NULL")
    return int(found.fetchone()[0])


def _nobody_waits() -> None:
    """What this is part of is one job: nothing is to be run between two steps of it."""
