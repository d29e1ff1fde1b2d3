"""The window's memory: what is kept, what a damaged file costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tjreader.app.state import PLACES, RECENTS, Place, Recent, State, load_state, save_state


def recent(name: str, path: str = "") -> Recent:
    return Recent(name, f"title {name}", "rev", path)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    state = State(geometry="aGk=", docks="bG8=", width=984, put_away=("notes",))
    state = state.with_recent(recent("a", "/x/a.md")).with_recent(recent("b"))
    state = state.with_place("a", Place("s2", 40, "rev")).with_place("b", Place("s1"))
    save_state(tmp_path / "state.json", state)
    assert load_state(tmp_path / "state.json") == state


def test_a_text_opened_again_leads_the_recents_once() -> None:
    state = State()
    for number in range(RECENTS + 5):
        state = state.with_recent(recent(str(number)))
    assert len(state.recents) == RECENTS
    state = state.with_recent(recent("9"))
    assert [r.text_id for r in state.recents][:2] == ["9", "14"]
    assert state.last == "9"
    assert len({r.text_id for r in state.recents}) == RECENTS
    gone = state.without_recent("9")
    assert gone.last == ""
    assert "9" not in {r.text_id for r in gone.recents}


def test_old_places_make_room() -> None:
    state = State()
    for number in range(PLACES + 3):
        state = state.with_place(str(number), Place("s"))
    assert len(state.places) == PLACES
    assert "0" not in state.places
    assert str(PLACES + 2) in state.places


@pytest.mark.parametrize(
    "value",
    [
        "no json",
        "[]",
        json.dumps({"recents": 3, "places": [], "geometry": None, "width": "w", "put_away": 5}),
        json.dumps(
            {"recents": [3, {}, {"id": 5}], "places": {"a": 3, "b": [1, 2], "c": ["s", True]}}
        ),
    ],
)
def test_a_damaged_file_is_an_empty_state(tmp_path: Path, value: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(value, encoding="utf-8")
    assert load_state(path) == State()
    assert load_state(tmp_path / "missing.json") == State()
