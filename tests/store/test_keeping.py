"""Erased notes are kept for thirty days, whatever the clock says, and no longer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import added, erased, highlight, span_of, text_note, text_of
from deskears import Heard
from tjreader.app import places, termbase
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.ports import StorePort
from tjreader.store.database import Database
from tjreader.store.keeping import DAYS_OF_USE, KEPT, open_day

TEXT = text_of()
DAY = timedelta(days=1)


@pytest.fixture
def path(data_dir: Path, opened: Callable[[], StorePort]) -> Path:
    """A notebook with one note that stays and one that was erased just now."""
    store = opened()
    gone = replace(highlight(TEXT, "天津", "善作", note="gone"), tags=("a", "b"))
    store.notebook.apply(added(gone, text_note(TEXT, "stays"))).result(10)
    store.notebook.apply(erased(gone)).result(10)
    store.close().result(10)
    return data_dir / "notebook.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made = Database(path)
    yield made
    made.close()


def left(database: Database) -> dict[str, int]:
    """The rows of the tables of annotations."""
    return {
        name: database.raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in ("annotation", "annotation_span", "annotation_tag")
    }


ALL = {"annotation": 2, "annotation_span": 2, "annotation_tag": 2}
STAYS = {"annotation": 1, "annotation_span": 0, "annotation_tag": 0}


def test_an_erased_note_is_let_go_after_thirty_days_of_reading(database) -> None:
    now = datetime.now(UTC)
    for day in range(30):
        assert open_day(database, now + day * DAY) == 0
    assert left(database) == ALL
    assert open_day(database, now + KEPT + DAY) == 1
    assert left(database) == STAYS


def test_a_clock_set_forward_ends_nothing(database) -> None:
    now = datetime.now(UTC)
    for _ in range(50):
        assert open_day(database, now + 4000 * DAY) == 0
    assert open_day(database, now) == 0
    assert left(database) == ALL


def test_a_clock_set_back_ends_nothing(database) -> None:
    now = datetime.now(UTC)
    for day in range(2 * DAYS_OF_USE):
        assert open_day(database, now - (400 - day) * DAY) == 0
    assert left(database) == ALL


def test_a_notebook_that_nobody_opened_for_a_year_has_all_still(database) -> None:
    now = datetime.now(UTC) + 365 * DAY
    for day in range(DAYS_OF_USE - 1):
        assert open_day(database, now + day * DAY) == 0
    assert open_day(database, now + DAYS_OF_USE * DAY) == 1


def test_what_an_older_program_erased_is_dated_when_it_is_first_seen(database) -> None:
    database.raw.execute("UPDATE annotation SET erased_at = NULL")
    now = datetime.now(UTC) + 5 * DAY
    open_day(database, now)
    dates = database.raw.execute("SELECT erased_at FROM annotation WHERE erased IS NOT NULL")
    assert dates.fetchall() == [(now.isoformat(timespec="seconds"),)]


def test_what_was_brought_back_is_never_let_go(path, opened) -> None:
    store = opened()
    (gone,) = store.notebook.erased(TEXT.id).result(10)
    store.notebook.apply(added(gone.annotation)).result(10)
    store.close().result(10)
    database = Database(path)
    for day in range(3 * DAYS_OF_USE):
        assert open_day(database, datetime.now(UTC) + 4 * day * DAY) == 0
    database.close()


def test_a_start_remembers_the_day_once(path, opened) -> None:
    for _ in range(2):
        store = opened()
        store.backed_up.result(10)
        store.close().result(10)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM day_of_use").fetchone() == (1,)


def test_rulings_in_other_texts_wait_for_a_deleted_term_and_end_with_it(
    data_dir: Path, opened: Callable[[], StorePort]
) -> None:
    """A term for all texts is deleted in one of them; another text has a ruling on it."""
    other = replace(TEXT, id="other")
    store = opened()
    here = Desk(TEXT, (), AtOnce(), Heard())
    here.connect(store.desk)
    termbase.quick_add(here, span_of(TEXT, "天津"), for_all_texts=True)
    (term,) = here.own()
    there = Desk(other, (), AtOnce(), Heard())
    there.connect(store.desk)
    places.render_here(there, term.id, span_of(other, "天津"), "Tientsin", "of 1900")
    deleted = termbase.delete(here, [term.id])
    assert deleted is not None
    again = Desk(other, (), AtOnce(), Heard())
    again.connect(store.desk)
    assert again.own() == ()
    assert [each.words for each in again.rulings()] == ["Tientsin"]  # without its term, no effect
    here.perform(deleted.inverse, undoing=True)
    back = Desk(other, (), AtOnce(), Heard())
    back.connect(store.desk)
    assert back.own() == (term,)
    assert [each.words for each in back.rulings()] == ["Tientsin"]
    termbase.delete(here, [term.id])
    store.close().result(10)
    database, now = Database(data_dir / "notebook.db"), datetime.now(UTC)
    kinds = "SELECT kind FROM desk_record ORDER BY kind"
    for day in range(30):
        assert open_day(database, now + day * DAY) == 0
    assert database.raw.execute(kinds).fetchall() == [("concept",), ("ruling",)]
    assert open_day(database, now + KEPT + DAY) == 2
    assert database.raw.execute(kinds).fetchall() == []
    database.close()
