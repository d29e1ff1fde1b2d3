"""After a restore and a repair: tags and earlier places are there, and every note is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from msgspec.structs import replace

from builders import added, highlight, replaced, text_note, text_of
from tjreader.app.care import Fault
from tjreader.app.searchports import NoteColumn, NoteWish
from tjreader.notes.anchor import AnchorState
from tjreader.store.closedcare import ClosedCare
from tjreader.text.indexing import index_words
from tjreader.text.matching import Phrase

TEXT = text_of()
ONE = replace(highlight(TEXT, "天津", note="first"), tags=("经济", "to check"))
MOVED = replace(
    highlight(TEXT, "善作", note="moved"),
    tags=("经济",),
    past=(highlight(TEXT, "帆满").anchor, highlight(TEXT, "天津").anchor),
)
MOVED = replace(MOVED, anchor=replace(MOVED.anchor, state=AnchorState.MOVED, score=0.75))
LATE = replace(text_note(TEXT, "late 之后"), tags=("新",))


def found(store, words: str) -> set[str]:
    phrase = Phrase(
        (NoteColumn.NOTE, NoteColumn.QUOTE, NoteColumn.TAGS),
        tuple(each.word for each in index_words(words)),
    )
    return {note.id for note in store.search.notes(NoteWish(((phrase,),))).result(30).notes}


def notes(store) -> dict:
    return {each.id: each for each in store.notebook.annotations(TEXT.id).result(30)}


def tags(store) -> dict[str, int]:
    return {each.tag: each.notes for each in store.search.tags().result(30)}


@pytest.fixture
def written(opened, data_dir):
    """An open notebook; its backup has two notes as they were written, it has others now."""
    store = opened()
    store.backed_up.result(30)
    store.library.remember_text(TEXT).result(30)
    store.notebook.apply(added(ONE, MOVED)).result(30)
    store.close().result(30)
    for path in (data_dir / "backups").iterdir():
        path.unlink()
    store = opened()
    store.backed_up.result(30)  # of today
    bare = replace(MOVED, tags=("other",), past=(), anchor=highlight(TEXT, "帆满").anchor)
    store.notebook.apply(replaced(MOVED, bare)).result(30)
    store.notebook.apply(added(LATE)).result(30)
    assert found(store, "之后") == {LATE.id}
    assert store.search.is_in_step().result(30)
    return store


def backup_of(care) -> str:
    (one,) = care.backups().result(30)
    return one.name


def assert_as_written(store) -> None:
    there = notes(store)
    assert there[ONE.id] == ONE
    assert there[MOVED.id] == MOVED
    assert tags(store)["经济"] == 2
    assert found(store, "经济") == {ONE.id, MOVED.id}
    assert found(store, "other") == set()
    assert store.search.is_in_step().result(30)


def test_an_open_notebook_restored_has_tags_and_places_and_is_searched(written):
    written.care.restore(backup_of(written.care)).result(30)
    assert LATE.id not in notes(written)
    assert found(written, "之后") == set()
    assert_as_written(written)
    assert written.care.check().result(30).sound
    written.notebook.apply(added(LATE)).result(30)
    assert found(written, "之后") == {LATE.id}
    assert written.search.is_in_step().result(30)


def test_a_closed_notebook_restored_has_tags_and_places_and_is_searched(written, opened, data_dir):
    written.close().result(30)
    care = ClosedCare(data_dir)
    care.restore(backup_of(care)).result(30)
    store = opened()
    assert_as_written(store)
    assert found(store, "之后") == set()


def spoil(data_dir, *statements: str) -> None:
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize(
    ("harm", "count"),
    [
        ("DELETE FROM note_search WHERE rowid = (SELECT min(rowid) FROM note_search)", 1),
        ("INSERT INTO note_search (rowid, note) VALUES (99999, 'nobody')", 1),
        ("UPDATE note_search SET tags = 'wrong'", 3),
        ("DELETE FROM note_search_content", 1),
        ("DROP TABLE note_search", 1),
    ],
)
@pytest.mark.parametrize("is_open", [True, False])
def test_an_index_out_of_step_is_told_and_made_anew(
    written, opened, data_dir, harm, count, is_open
):
    written.close().result(30)
    spoil(data_dir, harm)
    store = opened() if is_open else None
    care = store.care if store else ClosedCare(data_dir)
    report = care.check().result(30)
    assert [(each.fault, each.count) for each in report.findings] == [(Fault.INDEX, count)]
    assert not report.sound
    report = care.repair().result(30)
    assert report.repaired
    assert report.notes == 3
    store = store or opened()
    assert found(store, "之后") == {LATE.id}
    assert found(store, "经济") == {ONE.id}
    assert found(store, "nobody") == set()
    assert store.search.is_in_step().result(30)
    assert store.care.check().result(30).sound


def test_a_notebook_taken_apart_is_searched(written, opened, data_dir):
    before = notes(written)
    written.close().result(30)
    path = data_dir / "notebook.db"
    with closing(sqlite3.connect(path)) as raw:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'annotation_by_text'"
        (page,) = raw.execute(sql).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    report = ClosedCare(data_dir).repair().result(30)
    assert report.read > 0
    assert report.repaired
    store = opened()
    assert notes(store) == before
    assert found(store, "之后") == {LATE.id}
    assert store.search.is_in_step().result(30)
