"""Check, repair, preview and restore of an open notebook."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import added, erased, highlight, replaced, text_note, text_of
from tjreader.app.care import Fault, GivenUp
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Draft
from tjreader.store import backup
from tjreader.store.thread import Rank

TEXT = text_of()


def notes(store: StorePort) -> dict[str, str]:
    return {each.id: each.note for each in store.notebook.annotations(TEXT.id).result(10)}


def backed_up(store: StorePort) -> str:
    """Make a backup of what is there now; its name."""
    folder = store.path.parent
    work = lambda: backup.back_up(store._database.raw, folder, lambda: None)  # noqa: E731
    return store._thread.submit(Rank.ACT, work).result(10).stem


@pytest.fixture
def three(store):
    """A backup of three notes; since then one was added, one erased, one changed."""
    first, second, third = (
        highlight(TEXT, words, note=words) for words in ("天津", "善作", "帆满")
    )
    store.library.remember_text(TEXT).result(10)
    store.notebook.apply(added(first, second, third)).result(10)
    name = backed_up(store)
    fourth = text_note(TEXT, "later")
    store.notebook.apply(added(fourth)).result(10)
    store.notebook.apply(erased(first)).result(10)
    store.notebook.apply(replaced(second, replace(second, note="changed"))).result(10)
    return store, name, (first, second, third, fourth)


def test_a_preview_says_what_comes_back_changes_and_goes(three):
    store, name, (first, second, third, fourth) = three
    found = store.care.preview(name).result(20)
    assert [each.id for each in found.back] == [first.id]
    assert [(now.note, then.note) for now, then in found.changed] == [("changed", "善作")]
    assert [each.id for each in found.gone] == [fourth.id]
    assert found.same == 1
    assert (found.back[0].title, found.back[0].quote) == (TEXT.title, "天津")
    assert found.backup.notes == 3
    assert set(notes(store)) == {second.id, third.id, fourth.id}


def test_a_restored_backup_is_there_and_what_was_before_is_kept(three, opened):
    store, name, (first, second, third, fourth) = three
    done = store.care.restore(name).result(20)
    assert done.notes == 3
    assert notes(store) == {first.id: "天津", second.id: "善作", third.id: "帆满"}
    # The notebook before is a backup of its own, and restoring that takes it all back.
    assert store.care.backups().result(10)[0].name == Path(done.kept).stem
    later = highlight(TEXT, "帆满", note="after it")
    store.notebook.apply(added(later)).result(10)
    store.care.restore(Path(done.kept).stem).result(20)
    assert notes(store) == {second.id: "changed", third.id: "帆满", fourth.id: "later"}
    assert store.care.check().result(20).sound
    store.close().result(10)
    again = opened()
    assert notes(again) == {second.id: "changed", third.id: "帆满", fourth.id: "later"}


def test_notes_that_go_are_erased_and_not_gone(three):
    """Their words stay in the notebook, to be brought back one by one."""
    store, name, (*_, fourth) = three
    store.care.restore(name).result(20)
    store.notebook.apply(added(fourth)).result(10)
    assert notes(store)[fourth.id] == "later"
    store.close().result(10)
    with closing(sqlite3.connect(store.path)) as raw:
        assert raw.execute("SELECT count(*) FROM annotation").fetchone() == (4,)


def test_the_counter_never_goes_back(three):
    store, name, _ = three
    store.care.restore(name).result(20)
    assert store.care.check().result(20).sound
    late = text_note(TEXT, "last")
    store.notebook.apply(added(late)).result(10)
    assert list(notes(store))[-1] == late.id


def test_a_draft_survives_a_restore(three):
    store, name, _ = three
    draft = Draft(text_note(TEXT, "being typed"), is_new=True)
    store.notebook.save_draft(draft).result(10)
    store.care.restore(name).result(20)
    assert store.notebook.drafts(TEXT.id).result(10) == (draft,)


def test_acts_asked_for_during_a_restore_come_after_it(three):
    store, name, _ = three
    done = store.care.restore(name)
    late = [text_note(TEXT, str(number)) for number in range(20)]
    saved = [store.notebook.apply(added(each)) for each in late]
    done.result(20)
    for each in saved:
        each.result(10)
    assert store.care.check().result(20).sound
    known = notes(store)
    with closing(sqlite3.connect(":memory:")) as whole:
        store._thread.submit(Rank.ACT, lambda: store._database.raw.backup(whole)).result(10)
        kept = dict(whole.execute("SELECT id, note FROM annotation"))
    # Each is there, or was there before the replacement and is an erased one now.
    assert all(kept[each.id] == each.note for each in late)
    assert len(known) >= 3


def test_a_backup_whose_database_is_damaged_is_restored_from_its_lines(three, data_dir):
    store, name, (first, second, third, _) = three
    path = data_dir / "backups" / f"{name}.db"
    path.write_bytes(path.read_bytes()[:5000])
    assert {each.id for each in store.care.preview(name).result(20).back} == {first.id}
    store.care.restore(name).result(20)
    assert notes(store) == {first.id: "天津", second.id: "善作", third.id: "帆满"}
    assert store.care.check().result(20).sound
    assert store.library.text_words(TEXT.id, TEXT.revision).result(10) == TEXT.printed


def test_a_backup_with_nothing_readable_is_refused(three, data_dir):
    store, name, _ = three
    before = notes(store)
    for path in (data_dir / "backups").glob(f"{name}.[dj]*"):
        path.write_bytes(b"no")
    for act in (store.care.preview, store.care.restore):
        with pytest.raises(Refused, match=name) as caught:
            act(name).result(20)
        assert caught.value.code == "damaged"
    with pytest.raises(Refused, match="no backup"):
        store.care.restore("notebook-19990101T000000Z").result(20)
    assert notes(store) == before


def test_the_plain_copy_can_be_read_by_a_person_and_a_program(three, data_dir):
    _, name, (first, *_) = three
    lines = (data_dir / "backups" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    head, *rows = map(json.loads, lines)
    assert head["tjreader"] == "notebook"
    assert head["notes"] == 3
    found = {row["annotation"]["id"]: row["annotation"] for row in rows if "annotation" in row}
    assert found[first.id]["quote"] == "天津"
    assert [(each["start"], each["end"]) for each in found[first.id]["annotation_span"]] == [
        (span.start, span.end) for span in first.anchor.spans
    ]
    assert any("天津" in line for line in lines)


def test_a_sound_notebook_is_sound(three):
    store, *_ = three
    report = store.care.check().result(20)
    assert report.sound
    assert (report.notes, report.findings) == (3, ())
    assert store.care.repair().result(20) == report


def spoil(store: StorePort, *statements: str) -> None:
    def work() -> None:
        for statement in statements:
            store._database.raw.execute(statement)

    store._thread.submit(Rank.ACT, work).result(10)


def test_what_points_nowhere_is_found_and_mended(three, data_dir):
    store, *_ = three
    spoil(
        store,
        "PRAGMA foreign_keys=OFF",
        "INSERT INTO annotation_span VALUES ('nobody', 0, 1, 2)",
        "INSERT INTO draft VALUES ('torn', 1, 'example', 1, '{\"id\": ')",
        "UPDATE tally SET value = 1",
        "UPDATE text_revision SET printed = 'other words'",
        "PRAGMA foreign_keys=ON",
    )
    found = {each.fault: each.count for each in store.care.check().result(20).findings}
    assert found == {Fault.ORPHAN: 1, Fault.UNREADABLE: 1, Fault.COUNTER: 1, Fault.WORDS: 1}
    report = store.care.repair().result(20)
    assert report.repaired
    assert report.notes == 3
    assert store.care.check().result(20).sound
    assert store.library.text_words(TEXT.id, TEXT.revision).result(10) == TEXT.printed
    aside = Path(report.aside).read_text(encoding="utf-8")
    assert "nobody" in aside
    assert "torn" in aside
    assert Path(report.kept).parent == data_dir / "backups"


def test_what_cannot_be_mended_is_said(three):
    """No backup has the words of this text, so its fault stays, and is not denied."""
    store, *_ = three
    spoil(store, "INSERT INTO text_revision VALUES ('example', 'unknown', 9, 'words')")
    report = store.care.repair().result(20)
    assert not report.repaired
    assert not report.sound
    assert [each.fault for each in report.findings] == [Fault.WORDS]


def test_an_index_that_does_not_fit_is_made_anew(three):
    store, *_ = three
    spoil(
        store,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'ordinal)', 'ordinal DESC)')"
        " WHERE name = 'annotation_by_text'",
        "PRAGMA writable_schema=RESET",
    )
    report = store.care.repair().result(20)
    assert [each.fault for each in report.findings] == [Fault.INDEX]
    assert report.repaired
    assert report.notes == 3


def test_a_highlight_without_a_place_finds_it_by_its_words_or_stays_as_a_note(three):
    store, _, (_, second, third, _) = three
    spoil(
        store,
        "DELETE FROM annotation_span",
        f"UPDATE annotation SET quote = 'not in the text' WHERE id = '{third.id}'",
    )
    assert store.care.repair().result(20).repaired
    found = {each.id: each for each in store.notebook.annotations(TEXT.id).result(10)}
    assert found[second.id].anchor.spans == second.anchor.spans
    assert found[third.id].note == "not in the text\n\n帆满"
    assert found[third.id].anchor.spans == ()


def test_a_check_can_be_given_up(three):
    store, *_ = three

    def enough(done: float) -> None:
        raise GivenUp

    for act in (store.care.check, store.care.repair):
        assert isinstance(act(enough).exception(20), GivenUp)
    assert isinstance(store.care.preview(three[1], enough).exception(20), GivenUp)
    assert isinstance(store.care.restore(three[1], enough).exception(20), GivenUp)
    assert len(notes(store)) == 3


def test_closing_ends_a_check(three):
    store, *_ = three
    asked = store.care.check()
    store.close().result(10)
    assert asked.exception(20) is None or isinstance(asked.exception(20), (GivenUp, Refused))


def test_a_day_that_begins_while_it_is_open_has_its_backup(three, data_dir, monkeypatch):
    store, *_ = three
    monkeypatch.setattr("tjreader.store.opening.LOOK_AGAIN", 0.0)
    for path in backup.backups_of(data_dir):
        path.unlink()
    store.notebook.apply(added(text_note(TEXT, "next day"))).result(10)
    deadline = time.monotonic() + 10
    while not backup.backups_of(data_dir) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(backup.backups_of(data_dir)) == 1
