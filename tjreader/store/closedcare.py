"""`CarePort` for a notebook that no store has open, as a rule because it cannot be opened."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy.exc import DBAPIError

from ..app.care import (
    TAKEN_APART,
    Backup,
    Fault,
    Finding,
    Preview,
    Report,
    Restored,
    Watch,
    unwatched,
)
from ..app.ports import Refused
from . import backup, refusals, schema
from .care import beside, keep_the_rest, named, notes_of_backup, scratch_folder, told
from .check import inspect, journal_of
from .comparison import Seen, notes_of, preview_of
from .database import MENDED_SUFFIX, Database
from .examination import examine
from .lock import DATABASE_NAME, DataLock
from .mending import mend
from .migrations import chain
from .rebuilding import bring_up, filling, prepare, rebuild, remove, salvaged
from .replacing import keep, put_in_place, set_aside
from .salvage import Lost

T = TypeVar("T")


class ClosedCare:
    """Care of a closed notebook. Each call takes the lock of the folder for its time."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir
        self._path = data_dir / DATABASE_NAME

    def backups(self) -> Future[tuple[Backup, ...]]:
        """See `CarePort`."""
        return beside(lambda: backup.listed(self._folder), self._refusal_of)

    def preview(self, name: str, watch: Watch = unwatched) -> Future[Preview]:
        """See `CarePort`."""
        return self._locked(lambda: self._preview(name, watch))

    def restore(self, name: str, watch: Watch = unwatched) -> Future[Restored]:
        """See `CarePort`."""
        return self._locked(lambda: self._restore(name, watch))

    def check(self, watch: Watch = unwatched) -> Future[Report]:
        """See `CarePort`."""
        return self._locked(lambda: self._check(watch))

    def repair(self, watch: Watch = unwatched) -> Future[Report]:
        """See `CarePort`."""
        return self._locked(lambda: self._repair(watch))

    # What follows runs on a thread of its own.

    def _locked(self, work: Callable[[], T]) -> Future[T]:
        def locked() -> T:
            lock = DataLock.take(self._folder)
            try:
                return work()
            finally:
                lock.release()

        return beside(locked, self._refusal_of)

    def _refusal_of(self, error: BaseException) -> BaseException:
        return refusals.refusal_of(error, self._path)

    def _check(self, watch: Watch) -> Report:
        if not self._path.exists():
            if not backup.listed(self._folder):
                raise refusals.no_notebook(self._path)
            return Report(str(self._path), 0, (Finding(Fault.LOST, 0),))
        if not self._path.stat().st_size:
            return Report(str(self._path), 0, (Finding(Fault.EMPTY, 0),))
        with scratch_folder() as folder:
            found = examine(self._copy(folder), watch)
            findings = found.findings
            if not found.broken and not self._can_be_opened(folder):
                findings = (Finding(Fault.DAMAGED, 1), *findings)
        return Report(str(self._path), found.notes, findings)

    def _can_be_opened(self, folder: Path) -> bool:
        """Whether the look before opening passes a file in which `examine` found nothing broken.

        Raises:
            Refused: if it is a notebook, but not one that this program can write.
        """
        try:
            found = inspect(self._copy(folder), schema.APPLICATION_ID)
        except Refused as refusal:
            if refusal.code != "damaged":
                raise
            return False
        if not chain.is_known(found.revision, chain.CHAIN):
            raise refusals.newer(self._path)
        return True

    def _repair(self, watch: Watch) -> Report:
        report = self._check(watch)
        if not report.findings:
            return report
        watch(0.95)
        faults = {each.fault for each in report.findings}
        report = self._take_apart(report) if faults & TAKEN_APART else self._mend(report)
        after = self._check(unwatched)
        return replace(report, notes=after.notes, repaired=not after.findings)

    def _mend(self, report: Report) -> Report:
        try:
            return self._mended_in_place(report)
        except (Refused, sqlite3.Error, DBAPIError) as error:
            # A key that stands twice, or a page that only writing looks at.
            if not refusals.is_damage(error):
                raise
        return self._take_apart(report)

    def _mended_in_place(self, report: Report) -> Report:
        with scratch_folder() as folder:
            bring_up(self._path, inspect(self._copy(folder), schema.APPLICATION_ID).revision)
        database = Database(self._path)
        try:
            kept = backup.back_up(database.raw, self._folder, _nobody_waits)
            with database.writing():
                put = set_aside(mend(database.raw, self._folder), self._folder)
        finally:
            database.close()
        return replace(report, kept=str(kept), aside=put)

    def _take_apart(self, report: Report) -> Report:
        made = self._path.with_name(self._path.name + MENDED_SUFFIX)
        try:
            with scratch_folder() as folder:
                found = rebuild(self._copy(folder), made, self._folder, unwatched)
            kept = keep(self._path, self._folder)
            put_in_place(made, self._path)
        finally:
            remove(made)
        return told(report, found, str(kept or ""), self._folder)

    def _preview(self, name: str, watch: Watch) -> Preview:
        known = named(self._folder, name)
        now: dict[str, Seen] = {}
        with scratch_folder() as folder:
            present = self._readable(folder, watch)
            if present is not None:
                with closing(sqlite3.connect(present)) as connection:
                    now = notes_of(connection, _nobody_waits)
        watch(0.7)
        return preview_of(known, now, notes_of_backup(self._folder, name, watch))

    def _restore(self, name: str, watch: Watch) -> Restored:
        named(self._folder, name)
        made = self._path.with_name(self._path.name + MENDED_SUFFIX)
        try:
            prepare(backup.path_of(self._folder, name), made)
            with scratch_folder() as folder:
                present = self._readable(folder, watch)
                if present is not None:
                    with filling(made) as new, closing(sqlite3.connect(present)) as old:
                        keep_the_rest(new, old)
            kept = keep(self._path, self._folder)
            with closing(sqlite3.connect(made)) as connection:
                alive = "SELECT count(*) FROM annotation WHERE erased IS NULL"
                notes = int(connection.execute(alive).fetchone()[0])
            put_in_place(made, self._path)
        finally:
            remove(made)
        return Restored(notes, str(kept or ""))

    def _readable(self, folder: Path, watch: Watch) -> Path | None:
        """What can be read of the present file, as a sound file; None if nothing can."""
        if not self._path.exists():
            return None
        target = folder / "now.db"
        try:
            salvaged(self._copy(folder), target, watch)
        except (Lost, Refused):
            return None
        return target

    def _copy(self, folder: Path) -> Path:
        copy = folder / self._path.name
        if self._path.exists():
            shutil.copyfile(self._path, copy)
            if journal_of(self._path).exists():
                shutil.copyfile(journal_of(self._path), journal_of(copy))
        return copy


def _nobody_waits() -> None:
    """Nobody else is at work on a closed notebook."""
