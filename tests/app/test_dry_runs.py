"""What a dry run promises an import does, whatever the file and whatever the notebook holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotating import TEXT, annotations, made
from builders import added, erased, highlight
from tjreader.app import marking
from tjreader.app.importing import Prefer
from tjreader.app.opened import OpenedText
from tjreader.app.requests import Services, answer
from tjreader.assembly import Assembly
from tjreader.notes.annotation import Annotation
from tjreader.store.opening import open_store
from tjreader.text.document import Text

COPY = replace(TEXT, id="copy")
FORMATS = ("json", "csv", "xlsx")
FEW = st.sampled_from([letter * 32 for letter in "abcd"])
NOW = "2025-08-03T12:00:00+00:00"


def on(text: Text, note: Annotation) -> Annotation:
    anchor = replace(note.anchor, text_id=text.id)
    past = tuple(replace(each, text_id=text.id) for each in note.past)
    return replace(note, anchor=anchor, past=past)


class Desk:
    """A notebook of two texts with the same words, and an import into the first."""

    def __init__(self, data_dir: Path) -> None:
        self.store = open_store(data_dir).result(30)
        parts = Assembly(data_dir)
        self.services = Services(
            self.store, lambda _: OpenedText(TEXT), plan_import=parts.plan_import
        )

    def hold(self, *notes: Annotation, gone: bool = False) -> None:
        if notes:
            self.store.notebook.apply(added(*notes)).result(30)
            if gone:
                self.store.notebook.apply(erased(*notes)).result(30)

    def take(self, path: Path, prefer: str = "", *, commit: bool) -> dict[str, Any]:
        request = {"verb": "notes.import", "path": str(path), "prefer": prefer, "commit": commit}
        return answer(request, self.services)["report"]

    def notes(self, text: Text = TEXT) -> tuple[Annotation, ...]:
        return self.store.notebook.annotations(text.id).result(30)


@pytest.fixture
def desk(data_dir: Path):
    made = Desk(data_dir)
    yield made
    made.store.close().result(30)


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("format_id", FORMATS)
def test_a_note_whose_id_another_text_has_is_taken_in_beside_it(
    desk: Desk, tmp_path: Path, format_id: str, gone: bool
) -> None:
    """Also where the other was erased: it stays in the list of deleted notes of its text."""
    theirs = highlight(TEXT, "二三", note="words")
    desk.hold(on(COPY, theirs), gone=gone)
    path = tmp_path / f"a.{format_id}"
    path.write_bytes(made(format_id, theirs))
    promised = desk.take(path, commit=False)
    assert len(promised["new"]) == 1
    assert desk.take(path, commit=True) == promised
    (taken,) = desk.notes()
    assert (taken.note, taken.anchor.spans) == ("words", theirs.anchor.spans)
    there = desk.store.notebook.erased(COPY.id).result(30)
    kept = tuple(each.annotation for each in there) if gone else desk.notes(COPY)
    assert kept == (on(COPY, theirs),)
    again = desk.take(path, commit=True)
    assert (again["same"], again["new"]) == (1, [])


def several(unique: bool = True) -> st.SearchStrategy[list[Annotation]]:
    one = st.builds(lambda note, name: replace(note, id=name), annotations(), FEW)
    return st.lists(one, max_size=4, unique_by=(lambda each: each.id) if unique else None)


@settings(max_examples=25)
@given(
    here=several(),
    there=several(),
    gone=st.tuples(st.booleans(), st.booleans()),
    file=several(unique=False).filter(bool),
    format_id=st.sampled_from(FORMATS),
    of=st.sampled_from([TEXT.id, COPY.id]),
    prefer=st.sampled_from(Prefer),
)
def test_what_a_dry_run_promises_is_done(
    tmp_path_factory: pytest.TempPathFactory,
    here: list[Annotation],
    there: list[Annotation],
    gone: tuple[bool, bool],
    file: list[Annotation],
    format_id: str,
    of: str,
    prefer: Prefer,
) -> None:
    folder = tmp_path_factory.mktemp("dry")
    desk = Desk(folder / "data")
    taken = {each.id for each in here}
    path = folder / f"a.{format_id}"
    path.write_bytes(made(format_id, *(on(replace(TEXT, id=of), each) for each in file)))
    with pytest.MonkeyPatch.context() as patch:  # a row without a time is of now
        patch.setattr(marking, "now", lambda: NOW)
        try:
            desk.hold(*here, gone=gone[0])
            apart = (on(COPY, each) for each in there if each.id not in taken)
            desk.hold(*apart, gone=gone[1])
            beside = desk.notes(COPY)
            promised = desk.take(path, prefer, commit=False)
            assert desk.take(path, prefer, commit=True) == promised
            assert desk.notes(COPY) == beside
            now = {each.id for each in desk.notes()}
            assert {each["id"] for each in promised["new"]} <= now
            after = desk.take(path, prefer, commit=True)
            assert after["new"] == []
            assert after["changed"] == []
        finally:
            desk.store.close().result(30)
