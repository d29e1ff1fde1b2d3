"""Annotations and drafts come back as they were, in order, or are refused whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
)
from msgspec.structs import replace

from builders import (
    added,
    erased,
    highlight,
    replaced,
    section_note,
    span_of,
    text_note,
    text_of,
)
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.anchor import AnchorState
from tjreader.notes.annotation import Annotation, Colour, Draft, Style
from tjreader.notes.change import Act, Change, Edit, Label
from tjreader.store.opening import open_store

TEXT = text_of()


def test_annotations_come_back_in_the_order_they_were_made(store, opened):
    wide = highlight(TEXT, "新质𠮷生产力😀", "善作善成", note="两段\n“note”", colour=Colour.PURPLE)
    made = [
        wide,
        section_note(TEXT, "s2", "海"),
        text_note(TEXT, ""),
        highlight(TEXT, "天津", style=Style.WAVY),
    ]
    for each in made:
        store.notebook.apply(added(each)).result(10)
    other = text_of("# 别的", "别的文章。", text_id="other")
    store.notebook.apply(added(highlight(other, "文章"))).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == tuple(made)
    store.close().result(10)
    assert opened().notebook.annotations(TEXT.id).result(10) == tuple(made)
    assert made[0].anchor.spans == (span_of(TEXT, "新质𠮷生产力😀"), span_of(TEXT, "善作善成"))


def test_order_does_not_follow_the_clock(store):
    late = replace(highlight(TEXT, "天津"), created="2030-01-01T00:00:00+00:00")
    early = replace(highlight(TEXT, "善作"), created="1999-01-01T00:00:00+00:00")
    store.notebook.apply(added(late)).result(10)
    store.notebook.apply(added(early)).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == (late, early)


def test_erasing_and_taking_it_back_keeps_the_place_in_the_order(store):
    first, second = highlight(TEXT, "天津"), highlight(TEXT, "善作")
    store.notebook.apply(added(first)).result(10)
    store.notebook.apply(added(second)).result(10)
    gone = erased(first)
    store.notebook.apply(gone).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == (second,)
    store.notebook.apply(gone.inverse).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == (first, second)


def test_an_erased_annotation_is_only_marked(store, data_dir):
    one = highlight(TEXT, "天津", note="kept")
    store.notebook.apply(added(one)).result(10)
    store.notebook.apply(erased(one)).result(10)
    store.close().result(10)
    with sqlite3.connect(data_dir / "notebook.db") as connection:
        rows = connection.execute("SELECT id, note, erased IS NOT NULL FROM annotation").fetchall()
    connection.close()
    assert rows == [(one.id, "kept", 1)]


def test_tags_and_earlier_places_come_back_in_their_order(store, opened):
    one = highlight(TEXT, "天津", note="n")
    earlier = tuple(
        replace(one.anchor, revision=str(n) * 64, state=state, score=n / 3)
        for n, state in ((1, AnchorState.EXACT), (2, AnchorState.MOVED))
    )
    here = replace(one.anchor, state=AnchorState.CHANGED, score=0.1 + 0.2)
    rich = replace(one, anchor=here, tags=("问", "典故", "ask"), past=earlier)
    bare = section_note(TEXT, "s1", "no tags")
    store.notebook.apply(added(rich, bare)).result(10)
    store.close().result(10)
    again = opened()
    assert again.notebook.annotations(TEXT.id).result(10) == (rich, bare)
    fewer = replace(rich, tags=("ask",), past=earlier[:1])
    change = replaced(rich, fewer)
    again.notebook.apply(change).result(10)
    assert again.notebook.annotations(TEXT.id).result(10) == (fewer, bare)
    again.notebook.apply(change.inverse).result(10)
    assert again.notebook.annotations(TEXT.id).result(10) == (rich, bare)


def test_what_was_erased_is_listed_whole_with_the_last_first(store):
    first = replace(highlight(TEXT, "天津", note="first"), tags=("a",))
    second, third = highlight(TEXT, "善作"), text_note(TEXT, "stays")
    store.notebook.apply(added(first, second, third)).result(10)
    both = erased(second, first)
    store.notebook.apply(both).result(10)
    gone = store.notebook.erased(TEXT.id).result(10)
    assert [each.annotation for each in gone] == [first, second]
    assert all(datetime.fromisoformat(each.erased_at).tzinfo for each in gone)
    assert store.notebook.erased("other").result(10) == ()
    store.notebook.apply(both.inverse).result(10)
    assert store.notebook.erased(TEXT.id).result(10) == ()
    assert store.notebook.annotations(TEXT.id).result(10) == (first, second, third)


def test_a_draft_keeps_its_tags_and_one_of_before_there_were_tags_is_read(store, data_dir, opened):
    tagged = Draft(replace(highlight(TEXT, "天津", note="更多"), tags=("问",)), is_new=True)
    store.notebook.save_draft(tagged).result(10)
    store.close().result(10)
    connection = sqlite3.connect(data_dir / "notebook.db")
    (value,) = connection.execute("SELECT value FROM draft").fetchone()
    old = {
        key: part
        for key, part in json.loads(value).items()
        if key not in ("tags", "past", "state", "score")
    }
    row = ("old", 99, TEXT.id, 1, json.dumps(old | {"id": "old"}))
    connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
    bare = replace(tagged, annotation=replace(tagged.annotation, id="old", tags=()))
    assert opened().notebook.drafts(TEXT.id).result(10) == (tagged, bare)


def test_one_change_of_thousands_is_stored_whole_and_taken_back(store):
    many = [highlight(TEXT, "天津", note=str(n)) for n in range(1201)]
    change = added(*many)
    store.notebook.apply(change).result(30)
    assert store.notebook.annotations(TEXT.id).result(30) == tuple(many)
    altered = [replace(each, colour=Colour.PINK, tags=("all",)) for each in many]
    recolour = Change(
        Label(Act.RECOLOUR), tuple(Edit(a, b) for a, b in zip(many, altered, strict=True))
    )
    store.notebook.apply(recolour).result(30)
    assert store.notebook.annotations(TEXT.id).result(30) == tuple(altered)
    store.notebook.apply(recolour.inverse).result(30)
    store.notebook.apply(change.inverse).result(30)
    assert store.notebook.annotations(TEXT.id).result(30) == ()
    gone = store.notebook.erased(TEXT.id).result(30)
    assert [each.annotation for each in gone] == many


@pytest.mark.parametrize("wrong", ["other words", None])
def test_a_stale_edit_is_refused_with_all_its_neighbours(store, wrong):
    one, two = highlight(TEXT, "天津", note="as stored"), highlight(TEXT, "善作")
    store.notebook.apply(added(one)).result(10)
    before = None if wrong is None else replace(one, note=wrong)
    change = Change(
        Label(Act.EDIT_NOTE), (Edit(None, two), Edit(before, replace(one, note="newer")))
    )
    with pytest.raises(Refused) as refused:
        store.notebook.apply(change).result(10)
    assert refused.value.code == "stale"
    assert store.notebook.annotations(TEXT.id).result(10) == (one,)


def test_edits_of_one_change_build_on_each_other(store):
    one = highlight(TEXT, "天津")
    blue = replace(one, colour=Colour.BLUE)
    change = Change(Label(Act.IMPORT), (Edit(None, one), Edit(one, blue)))
    store.notebook.apply(change).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == (blue,)
    store.notebook.apply(change.inverse).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == ()


@pytest.mark.parametrize(
    "bad",
    [
        replace(highlight(TEXT, "天津"), colour=None),
        replace(text_note(TEXT, "x"), style=Style.WAVY),
        replace(highlight(TEXT, "天津"), note="\ud800"),
        replace(highlight(TEXT, "天津"), id=""),
        replace(highlight(TEXT, "天津"), tags=("a", "a")),
        replace(highlight(TEXT, "天津"), tags=("",)),
        replace(highlight(TEXT, "天津"), anchor=replace(highlight(TEXT, "天津").anchor, score=2.0)),
    ],
    ids=[
        *("highlight without a colour", "note with a style", "lone surrogate", "no id"),
        *("a tag twice", "a tag without a name", "a score of more than all"),
    ],
)
def test_what_no_notebook_can_hold_is_refused_without_its_words(store, bad):
    with pytest.raises(Refused) as refused:
        store.notebook.apply(added(bad)).result(10)
    assert refused.value.code == "input"
    assert "天津" not in str(refused.value)
    good = highlight(TEXT, "善作")
    store.notebook.apply(added(good)).result(10)
    assert store.notebook.annotations(TEXT.id).result(10) == (good,)


def test_a_number_past_what_sqlite_holds_is_refused(store):
    one = highlight(TEXT, "天津")
    span = replace(one.anchor.spans[0], end=2**63)
    bad = replace(one, anchor=replace(one.anchor, spans=(span,)))
    with pytest.raises(Refused) as refused:
        store.notebook.apply(added(bad)).result(10)
    assert refused.value.code == "input"


def test_acts_are_done_in_order_without_waiting(store):
    one = highlight(TEXT, "天津")
    states = [one, *(replace(one, note=str(n)) for n in range(50))]
    futures = [store.notebook.apply(added(one))]
    futures += [store.notebook.apply(replaced(a, b)) for a, b in pairwise(states)]
    found = store.notebook.annotations(TEXT.id)
    assert found.result(10) == (states[-1],)
    assert all(future.done() and future.exception() is None for future in futures)


def test_drafts_survive_and_are_replaced_and_dropped(store, opened):
    new = Draft(text_note(TEXT, "typing…"), is_new=True)
    old = Draft(highlight(TEXT, "天津", note="更多"), is_new=False)
    store.notebook.save_draft(new).result(10)
    store.notebook.save_draft(old).result(10)
    longer = replace(new, annotation=replace(new.annotation, note="typing… more"))
    store.notebook.save_draft(longer).result(10)
    store.close().result(10)
    again = opened()
    assert again.notebook.drafts(TEXT.id).result(10) == (longer, old)
    assert again.notebook.drafts("other").result(10) == ()
    again.notebook.drop_draft(new.annotation.id).result(10)
    again.notebook.drop_draft("never there").result(10)
    assert again.notebook.drafts(TEXT.id).result(10) == (old,)


def test_a_row_from_elsewhere_is_damage_not_a_traceback(store, opened, data_dir):
    store.notebook.apply(added(highlight(TEXT, "天津"))).result(10)
    store.notebook.save_draft(Draft(text_note(TEXT, "x"), is_new=True)).result(10)
    store.close().result(10)
    connection = sqlite3.connect(data_dir / "notebook.db")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE annotation SET colour = 'ultraviolet'")
    connection.execute("UPDATE draft SET value = '[]'")
    connection.commit()
    connection.close()
    again = opened()
    for asked in (again.notebook.annotations(TEXT.id), again.notebook.drafts(TEXT.id)):
        with pytest.raises(Refused) as refused:
            asked.result(10)
        assert refused.value.code == "damaged"


def test_what_is_asked_after_closing_is_refused(store):
    closing = store.close()
    assert store.close() is closing
    with pytest.raises(Refused) as refused:
        store.notebook.annotations(TEXT.id).result(10)
    assert refused.value.code == "locked"


WORDS = ["新质𠮷生产力😀", "天津", "善作善成", "海天阔", "帆满"]
NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class NotebookMachine(RuleBasedStateMachine):
    """The notebook against a dict, with undo, refusals and reopening in between."""

    ids = Bundle("ids")
    done = Bundle("done")
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.store: StorePort = open_store(Path(self.place.name)).result(30)
        self.model: dict[str, Annotation] = {}
        self.order: dict[str, int] = {}

    def apply(self, change: Change) -> Change:
        self.store.notebook.apply(change).result(30)
        for edit in change.edits:
            self.order.setdefault(edit.id, len(self.order))
            if edit.after is None:
                self.model.pop(edit.id)
            else:
                self.model[edit.id] = edit.after
        return change

    @rule(target=ids, words=st.sampled_from(WORDS), note=NOTES)
    def make(self, words: str, note: str) -> str:
        one = highlight(TEXT, words, note=note)
        self.apply(added(one))
        return one.id

    @rule(target=done, each=ids, note=NOTES, colour=st.sampled_from(Colour))
    def alter(self, each: str, note: str, colour: Colour) -> Change | None:
        before = self.model.get(each)
        if before is None:
            return None
        return self.apply(replaced(before, replace(before, note=note, colour=colour)))

    @rule(target=done, each=ids)
    def erase(self, each: str) -> Change | None:
        before = self.model.get(each)
        return None if before is None else self.apply(erased(before))

    @rule(change=consumes(done))
    def undo(self, change: Change | None) -> None:
        if change is None:
            return
        edit = change.inverse.edits[0]
        if self.model.get(edit.id) == edit.before:
            self.apply(change.inverse)
        else:
            with pytest.raises(Refused):
                self.store.notebook.apply(change.inverse).result(30)

    @rule()
    def reopen(self) -> None:
        self.store.close().result(30)
        self.store = open_store(Path(self.place.name)).result(30)

    @rule()
    def killed(self) -> None:
        """Go on from the files as they are at this moment, as after a SIGKILL."""
        place = tempfile.TemporaryDirectory()
        for name in ("notebook.db", "notebook.db-wal"):
            path = Path(self.place.name) / name
            if path.exists():
                shutil.copyfile(path, Path(place.name) / name)
        self.store.close().result(30)
        self.place.cleanup()
        self.place = place
        self.store = open_store(Path(place.name)).result(30)

    @invariant()
    def same(self) -> None:
        expected = sorted(self.model.values(), key=lambda each: self.order[each.id])
        assert self.store.notebook.annotations(TEXT.id).result(30) == tuple(expected)

    def teardown(self) -> None:
        self.store.close().result(30)
        self.place.cleanup()


TestNotebookMachine = NotebookMachine.TestCase
TestNotebookMachine.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
