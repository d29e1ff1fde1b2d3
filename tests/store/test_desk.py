"""The desk's records in everything that keeps a notebook whole."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import NOON, added, highlight, span_of, text_of
from tjreader.app.care import Fault
from tjreader.app.ports import Refused, StorePort
from tjreader.desk.concept import Concept, Rendering, SourceForm
from tjreader.desk.record import DeskChange, DeskEdit, Record
from tjreader.desk.ruling import Acceptance, Ruling, RulingKind, Verdict
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import anchor_spans
from tjreader.notes.change import Act, Label
from tjreader.store import backup
from tjreader.store.closedcare import ClosedCare
from tjreader.store.database import Database
from tjreader.store.keeping import DAYS_OF_USE, open_day
from tjreader.store.opening import open_store
from tjreader.store.thread import Rank

TEXT = text_of()
ANCHOR = anchor_spans(TEXT, (span_of(TEXT, "善作善成"),), "s1")
RECORDS: tuple[Record, ...] = (
    Concept("c", (SourceForm("善作善成"),), (Rendering('𠮷 "act"'),), TEXT.id, created=NOON),
    Concept("d", (SourceForm("天津"),), created=NOON, updated=NOON),
    Ruling("r", "c", ANCHOR, RulingKind.RENDERED, "to act"),
    Translation("t", ANCHOR, "line\nline", stage=Stage.DONE, updated=NOON),
    Verdict("v", "发展", TEXT.id, NOON),
    Acceptance("a", TEXT.id, "key", "fine", NOON),
)


def change_of(*edits: tuple[Record | None, Record | None]) -> DeskChange:
    return DeskChange(Label(Act.TERM), tuple(DeskEdit(*each) for each in edits))


def put(store: StorePort, *records: Record) -> None:
    store.desk.apply(change_of(*((None, each) for each in records))).result(10)


def kept(store: StorePort) -> tuple[Record, ...]:
    return store.desk.records(TEXT.id).result(10)


def backed_up(store: StorePort) -> str:
    """Make a backup of what is there now; its name."""
    folder = store.path.parent
    work = lambda: backup.back_up(store._database.raw, folder, lambda: None)  # noqa: E731
    return store._thread.submit(Rank.ACT, work).result(10).stem


@pytest.fixture
def filled(store: StorePort) -> StorePort:
    store.library.remember_text(TEXT).result(10)
    put(store, *RECORDS)
    return store


def rows_of(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT * FROM desk_record ORDER BY ordinal").fetchall()


def test_records_come_back_as_they_were_in_their_order(filled, opened):
    assert kept(filled) == RECORDS
    assert filled.desk.records("other").result(10) == (RECORDS[1],)
    filled.close().result(10)
    assert kept(opened()) == RECORDS


def test_a_record_and_a_note_are_stored_together_or_not_at_all(filled):
    note = highlight(TEXT, "天津")
    stale = DeskEdit(replace(RECORDS[0], note="another"), None)
    with pytest.raises(Refused) as refused:
        filled.notebook.apply(replace(added(note), also=(stale,))).result(10)
    assert refused.value.code == "stale"
    assert filled.notebook.annotations(TEXT.id).result(10) == ()
    good = replace(added(note), also=(DeskEdit(RECORDS[0], None),))
    filled.notebook.apply(good).result(10)
    assert kept(filled) == RECORDS[1:]
    filled.notebook.apply(good.inverse).result(10)
    assert kept(filled) == RECORDS
    assert filled.notebook.annotations(TEXT.id).result(10) == ()


def test_what_was_taken_away_is_let_go_with_erased_notes(filled, data_dir):
    filled.desk.apply(change_of((RECORDS[4], None))).result(10)
    (gone,) = filled.desk.erased(TEXT.id).result(10)
    assert gone.record == RECORDS[4]
    filled.close().result(10)
    database = Database(data_dir / "notebook.db")
    now = datetime.now(UTC)
    let_go = [open_day(database, now + timedelta(days=each)) for each in range(40)]
    database.close()
    assert sum(let_go) == 1
    assert let_go.index(1) >= DAYS_OF_USE
    assert [row[0] for row in rows_of(data_dir / "notebook.db")] == ["c", "d", "r", "t", "a"]


def test_a_restored_backup_has_its_records_and_younger_ones_can_be_brought_back(filled):
    name = backed_up(filled)
    later = Verdict("w", "later", TEXT.id, NOON)
    put(filled, later)
    changed = replace(RECORDS[0], note="changed")
    filled.desk.apply(change_of((RECORDS[0], changed), (RECORDS[5], None))).result(10)
    found = filled.care.preview(name).result(20)
    assert [each.id for each in found.back] == ["a"]
    assert [each.id for each in found.gone] == ["w"]
    assert found.gone[0].quote == "later"
    assert [(now.note, then.quote) for now, then in found.changed] == [('𠮷 "act"', "善作善成")]
    filled.care.restore(name).result(20)
    assert kept(filled) == RECORDS
    assert [each.record for each in filled.desk.erased(TEXT.id).result(10)] == [later]
    assert filled.care.check().result(20).sound


def test_a_plain_copy_alone_brings_the_records_back(filled, data_dir):
    name = backed_up(filled)
    plain = data_dir / "backups" / f"{name}.jsonl"
    lines = [json.loads(line) for line in plain.read_text("utf-8").splitlines()]
    told = [line["desk_record"] for line in lines if "desk_record" in line]
    assert [each["value"]["type"] for each in told][:3] == ["concept", "concept", "ruling"]
    copy = data_dir / "backups" / f"{name}.db"
    copy.write_bytes(b"no database at all" * 99)
    filled.desk.apply(change_of(*((each, None) for each in RECORDS))).result(10)
    filled.care.restore(name).result(20)
    assert kept(filled) == RECORDS


def test_a_row_that_is_no_record_is_found_and_put_aside(filled, data_dir):
    filled.close().result(10)
    path = data_dir / "notebook.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE desk_record SET value = '{\"type\": \"verdict\"}' WHERE id = 'v'")
        raw.execute("UPDATE desk_record SET value = replace(value, '天津', '津') WHERE id = 'd'")
        raw.execute("UPDATE desk_record SET text_id = 'other' WHERE id = 'a'")
        raw.execute("UPDATE tally SET value = 1")
        raw.commit()
    care = ClosedCare(data_dir)
    found = {each.fault: each.count for each in care.check().result(20).findings}
    assert found == {Fault.UNREADABLE: 2, Fault.COUNTER: 1}
    report = care.repair().result(20)
    assert report.repaired
    aside = Path(report.aside).read_text("utf-8")
    assert aside.count("desk_record") == 2
    store = open_store(data_dir).result(30)
    assert [each.id for each in kept(store)] == ["c", "d", "r", "t"]
    store.close().result(10)


def many(number: int) -> tuple[Translation, ...]:
    return tuple(Translation(f"t{n:05}", ANCHOR, f"{n} words " * 40) for n in range(number))


@pytest.mark.parametrize("with_backup", [False, True], ids=["alone", "with a backup"])
def test_records_are_read_out_of_a_damaged_file(filled, data_dir, with_backup):
    put(filled, *many(200))
    if with_backup:
        backed_up(filled)
    filled.close().result(10)
    if not with_backup:
        for each in (data_dir / "backups").iterdir():
            each.unlink()
    path = data_dir / "notebook.db"
    content = bytearray(path.read_bytes())
    place = content.index(b"100 words 100 words")
    content[place - place % 4096 : place - place % 4096 + 4096] = bytes(range(256)) * 16
    path.write_bytes(content)
    report = ClosedCare(data_dir).repair().result(60)
    assert report.repaired
    store = open_store(data_dir).result(30)
    found = kept(store)
    store.close().result(10)
    wanted = {*RECORDS, *many(200)}
    assert set(found) <= wanted
    assert len(found) == len(wanted) if with_backup else len(found) > 150


def test_one_garbled_letter_of_a_record_comes_from_the_backup(filled, data_dir):
    backed_up(filled)
    filled.close().result(10)
    path = data_dir / "notebook.db"
    content = path.read_bytes()
    assert content.count(b"line\\nline") == 1
    path.write_bytes(content.replace(b"line\\nline", b"li\xffe\\nline"))
    report = ClosedCare(data_dir).repair().result(60)
    assert report.repaired
    store = open_store(data_dir).result(30)
    assert set(kept(store)) == set(RECORDS)
    store.close().result(10)


def test_a_file_without_its_list_of_tables_gives_the_records_back(filled, data_dir):
    filled.close().result(10)
    for each in (data_dir / "backups").iterdir():
        each.unlink()
    path = data_dir / "notebook.db"
    content = bytearray(path.read_bytes())
    content[100:108] = b"\xff" * 8  # the head of the list's first page
    path.write_bytes(content)
    assert ClosedCare(data_dir).repair().result(60).repaired
    store = open_store(data_dir).result(30)
    assert kept(store) == RECORDS
    store.close().result(10)


DATABASES = Path(__file__).parent.parent / "data" / "databases"


def test_a_file_of_the_program_before_opens_and_takes_records(data_dir, opened):
    (data_dir / "notebook.db").write_bytes((DATABASES / "0003.db").read_bytes())
    store = opened()
    assert store.warning is None
    assert kept(store) == ()
    put(store, *RECORDS)
    store.close().result(10)
    again = opened()
    assert kept(again) == RECORDS
    (note,) = again.notebook.annotations("example").result(10)
    assert note.note == "kept since 0003"


def test_a_file_of_the_fourth_revision_keeps_all_five_kinds(data_dir, opened):
    (data_dir / "notebook.db").write_bytes((DATABASES / "0004.db").read_bytes())
    store = opened()
    assert [each.id[0] for each in kept(store)] == ["c", "d", "e", "f", "a", "b"]
    assert [type(each) for each in kept(store)] == [type(each) for each in RECORDS]
    (gone,) = store.desk.erased("example").result(10)
    assert gone.record.name == "海天"
