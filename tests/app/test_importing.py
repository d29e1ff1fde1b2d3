"""What an import would do, and that it is one step in a real notebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotating import TEXT, made, notes
from builders import added, erased, highlight, text_of
from tjreader.app.importing import Prefer, plan, prefer_of
from tjreader.app.incoming import Incoming
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.app.requests import Services, answer
from tjreader.assembly import Assembly
from tjreader.notes.annotation import Annotation, Colour
from tjreader.notes.change import Act, Change
from tjreader.store.opening import open_store

LATER = "2025-08-02T12:00:00+00:00"
MINE = highlight(TEXT, "二三", note="mine")


def incoming(*annotations: Annotation, text_id: str = TEXT.id) -> Incoming:
    return Incoming("a.json", annotations, text_id=text_id, revision=TEXT.revision)


@pytest.mark.parametrize(
    ("prefer", "updated", "taken"),
    [
        (Prefer.NEWER, LATER, True),
        (Prefer.NEWER, MINE.updated, False),
        (Prefer.NEWER, "2025-07-01T12:00:00+00:00", False),
        (Prefer.NEWER, "2025-08-01T14:00:00+05:00", False),  # a later clock, an earlier moment
        (Prefer.MINE, LATER, False),
        (Prefer.FILE, "2025-07-01T12:00:00+00:00", True),
    ],
)
def test_the_version_that_counts(prefer: Prefer, updated: str, taken: bool) -> None:
    theirs = replace(MINE, note="theirs", updated=updated)
    found = plan(TEXT, (MINE,), incoming(theirs), prefer)
    (each,) = found.differing
    assert (each.mine, each.theirs, each.taken) == (MINE, theirs, taken)
    assert (found.change is not None) is taken
    assert (found.changed, found.kept) == (((each,), ()) if taken else ((), (each,)))


def test_a_note_that_says_the_same_is_no_change_whenever_it_was_written() -> None:
    found = plan(TEXT, (MINE,), incoming(replace(MINE, updated=LATER)))
    assert (found.same, found.change) == (1, None)


def test_our_place_on_the_open_revision_is_kept() -> None:
    elsewhere = replace(MINE.anchor, revision="f" * 64)
    theirs = replace(MINE, anchor=elsewhere, note="newer", updated=LATER)
    (each,) = plan(TEXT, (MINE,), incoming(theirs)).changed
    assert each.theirs.note == "newer"
    assert each.theirs.anchor == MINE.anchor
    old = replace(MINE, anchor=elsewhere)
    (other,) = plan(TEXT, (old,), incoming(replace(MINE, updated=LATER))).changed
    assert other.theirs.anchor == MINE.anchor


def test_notes_on_another_text_are_refused_and_on_the_same_words_taken() -> None:
    other = text_of("别的文章。", text_id="other")
    with pytest.raises(Refused, match="open that text first"):
        plan(other, (), incoming(MINE))
    copy = replace(TEXT, id="copy")
    (one,) = plan(copy, (), incoming(MINE)).new
    assert one.anchor.text_id == "copy"


def test_prefer_has_three_names() -> None:
    assert prefer_of("") is Prefer.NEWER
    with pytest.raises(Refused, match="newer, mine, file"):
        prefer_of("theirs")


# --- in a notebook


@pytest.fixture
def told() -> list[Change]:
    return []


@pytest.fixture
def services(data_dir: Path, told: list[Change]):
    store = open_store(data_dir).result(30)

    def open_text(_: str | None) -> OpenedText:
        return OpenedText(TEXT)

    parts = Assembly(data_dir)
    yield Services(store, open_text, told.append, plan_import=parts.plan_import)
    store.close().result(30)


def stored(services: Services) -> tuple[Annotation, ...]:
    return services.store.notebook.annotations(TEXT.id).result(30)


def ask(services: Services, path: Path, **more: object) -> dict[str, object]:
    return answer({"verb": "notes.import", "path": str(path), **more}, services)["report"]


def test_an_import_is_looked_at_first_and_is_one_step(
    services: Services, told: list[Change], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(made("json"))
    report = ask(services, path)
    assert len(report["new"]) == len(notes())
    assert stored(services) == ()
    ask(services, path, commit=True)
    assert len(stored(services)) == len(notes())
    (change,) = told
    assert (change.label.act, change.label.words) == (Act.IMPORT, "a.json")
    services.store.notebook.apply(change.inverse).result(30)
    assert stored(services) == ()
    services.store.notebook.apply(change).result(30)
    assert len(stored(services)) == len(notes())
    assert ask(services, path, commit=True)["same"] == len(notes())
    assert len(told) == 1


def test_the_whole_notebook_goes_through_a_file(services: Services, tmp_path: Path) -> None:
    services.store.notebook.apply(added(*notes())).result(30)
    before = stored(services)
    path = tmp_path / "a.json"
    path.write_bytes(made("json", *before))
    services.store.notebook.apply(erased(*before)).result(30)
    assert stored(services) == ()
    ask(services, path, commit=True)
    assert stored(services) == before


def test_both_versions_of_a_conflict_are_told(services: Services, tmp_path: Path) -> None:
    services.store.notebook.apply(added(MINE)).result(30)
    theirs = replace(MINE, note="theirs", colour=Colour.BLUE, updated=LATER)
    path = tmp_path / "a.json"
    path.write_bytes(made("json", theirs))
    (pair,) = ask(services, path)["changed"]
    assert (pair["mine"]["note"], pair["file"]["note"]) == ("mine", "theirs")
    (pair,) = ask(services, path, prefer="mine", commit=True)["kept"]
    assert stored(services) == (MINE,)
    json.dumps(pair)


def test_what_is_wrong_is_refused(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    with pytest.raises(Refused, match="no export of this program"):
        ask(services, path, commit=True)
    path.write_bytes(made("json"))
    with pytest.raises(Refused, match="newer, mine, file"):
        ask(services, path, prefer="theirs")
    assert stored(services) == ()


def test_notes_of_the_same_words_under_another_name_stand_beside_those_they_come_from(
    services: Services, tmp_path: Path
) -> None:
    """The dry run and the import agree; a second import finds them there."""
    copy = replace(TEXT, id="copy")
    other = replace(services, open_text=lambda _: OpenedText(copy))
    services.store.notebook.apply(added(MINE)).result(30)
    path = tmp_path / "a.json"
    path.write_bytes(made("json", MINE))
    assert len(ask(other, path)["new"]) == 1
    assert len(ask(other, path, commit=True)["new"]) == 1
    assert stored(services) == (MINE,)
    (taken,) = services.store.notebook.annotations("copy").result(30)
    assert (taken.anchor.text_id, taken.note) == ("copy", MINE.note)
    assert ask(other, path, commit=True)["same"] == 1


def test_a_note_that_was_taken_in_under_its_own_name_is_the_same_note() -> None:
    copy = replace(TEXT, id="copy")
    here = replace(MINE, anchor=replace(MINE.anchor, text_id="copy"))
    found = plan(copy, (here,), incoming(MINE))
    assert (found.same, found.change) == (1, None)
