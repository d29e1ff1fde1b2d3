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
from deskmaking import SHIPPED, again
from tjreader.app import places, termbase
from tjreader.app.ports import StorePort
from tjreader.desk.recognition import Recogniser
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
    here = again(store)
    termbase.quick_add(here, span_of(TEXT, "天津"), for_all_texts=True)
    (term,) = here.own()
    there = again(store, other)
    places.render_here(there, term.id, span_of(other, "天津"), "Tientsin", "of 1900")
    deleted = termbase.delete(here, [term.id])
    assert deleted is not None
    alone = again(store, other)
    assert alone.own() == ()
    assert [each.words for each in alone.rulings()] == ["Tientsin"]  # without its term, no effect
    here.perform(deleted.inverse, undoing=True)
    back = again(store, other)
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


def test_rulings_in_other_texts_outlive_the_term_that_was_merged_away(
    data_dir: Path, opened: Callable[[], StorePort]
) -> None:
    """Two terms for all texts are merged in one text; another text has a ruling on the one."""
    other = replace(TEXT, id="other")
    store = opened()
    here = again(store)
    termbase.quick_add(here, span_of(TEXT, "善作善成"), for_all_texts=True)
    termbase.quick_add(here, span_of(TEXT, "天津"), for_all_texts=True)
    first, second = here.own()
    there = again(store, other)
    places.render_here(there, second.id, span_of(other, "天津"), "Tientsin", "of 1900")
    termbase.merge(here, [first.id, second.id])
    store.close().result(10)
    database, now = Database(data_dir / "notebook.db"), datetime.now(UTC)
    for day in range(30):
        assert open_day(database, now + day * DAY) == 0
    assert open_day(database, now + KEPT + DAY) == 1
    assert open_day(database, now + KEPT + 2 * DAY) == 0
    database.close()
    store = opened()
    there = again(store, other)
    (whole,) = there.own()
    found = Recogniser(there.own()).occurrences(other, None, there.rulings())
    assert {each.concept_id for each in found} == {whole.id}
    assert [each.ruling.words for each in found if each.ruling] == ["Tientsin"]
    termbase.delete(again(store), [whole.id])
    store.close().result(10)
    database = Database(data_dir / "notebook.db")
    for day in range(2 * DAYS_OF_USE):
        open_day(database, now + 2 * KEPT + day * DAY)
    assert database.raw.execute("SELECT kind FROM desk_record").fetchall() == []
    database.close()


def test_rulings_on_an_entry_of_the_glossary_outlive_what_was_split_from_its_adoption(
    data_dir: Path, opened: Callable[[], StorePort]
) -> None:
    """What was split from an adopted entry is deleted for good; the entry is there still."""
    store = opened()
    here = again(store)
    places.not_this_term(here, SHIPPED, span_of(TEXT, "善作善成"))
    termbase.add_form(here, SHIPPED, "天津")
    (own,) = here.own()
    termbase.split(here, own.id, ["天津"])
    termbase.delete(here, [each.id for each in here.own() if each.id != own.id])
    store.close().result(10)
    database, now = Database(data_dir / "notebook.db"), datetime.now(UTC)
    for day in range(2 * DAYS_OF_USE):
        open_day(database, now + 2 * KEPT + day * DAY)
    kinds = "SELECT kind FROM desk_record ORDER BY kind"
    assert database.raw.execute(kinds).fetchall() == [("concept",), ("ruling",)]
    database.close()
