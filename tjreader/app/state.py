"""What the window remembers of itself: geometry, recent texts, where reading stopped.

Kept apart from the choices: it may be lost without harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert, field
from msgspec.structs import replace

from .jsonfile import read_json, write_json

RECENTS = 10
"""Recent texts that are offered."""

PLACES = 200
"""Texts whose last place is remembered."""

WIDEST = 4000
"""px that nothing beside a page is wide."""

Surround = tuple[int, int, int, int]
"""px at the left, above, at the right and below."""

SURROUND: Surround = (251, 75, 283, 95)
"""What stands around the page in a window that was never arranged, nearly."""


class Place(Struct, frozen=True):
    """Where the reader is: a section and the printed offset at the page's top (-1 = its start).

    `revision` is that of the words the offset counts, where the place is kept for later;
    empty where they are those of the text that is open.
    """

    section_id: str
    offset: int = -1
    revision: str = ""


class Recent(Struct, frozen=True):
    """A text opened before. `path` is empty for pasted words, which the library keeps."""

    text_id: str
    title: str
    revision: str
    path: str = ""


class State(Struct, frozen=True):
    """The window's memory.

    `geometry` and `docks` are Qt's own bytes in base 64; `width` is the window's then, in
    px, and `put_away` names the panels that it hid itself for want of room. `last` is the
    id of the text read last, empty for the shipped one. `places` by text id, oldest first.
    `surround` is the room that bars and panels had around the page, which it keeps until
    they are there.
    """

    geometry: str = ""
    docks: str = ""
    width: int = 0
    put_away: tuple[str, ...] = ()
    last: str = ""
    recents: tuple[Recent, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    surround: Surround = SURROUND

    def with_recent(self, recent: Recent) -> State:
        """The state after a text was opened: it leads the recents."""
        others = tuple(row for row in self.recents if row.text_id != recent.text_id)
        return replace(self, recents=(recent, *others)[:RECENTS], last=recent.text_id)

    def without_recent(self, text_id: str) -> State:
        """The state after a recent text turned out to be gone."""
        others = tuple(row for row in self.recents if row.text_id != text_id)
        last = "" if self.last == text_id else self.last
        return replace(self, recents=others, last=last)

    def with_place(self, text_id: str, place: Place) -> State:
        """The state after the reader moved in a text."""
        places = {key: value for key, value in self.places.items() if key != text_id}
        places[text_id] = place
        return replace(self, places=dict(list(places.items())[-PLACES:]))


def load_state(path: Path) -> State:
    """Read the state file; never fails. What cannot be used is left out."""
    value = read_json(path)
    recents = value.get("recents")
    places = value.get("places")
    width, put_away = value.get("width"), value.get("put_away")
    return State(
        geometry=_text(value, "geometry"),
        docks=_text(value, "docks"),
        width=width if isinstance(width, int) else 0,
        put_away=tuple(name for name in put_away if isinstance(name, str))
        if isinstance(put_away, list)
        else (),
        last=_text(value, "last"),
        recents=tuple(filter(None, map(_recent, recents)))[:RECENTS]
        if isinstance(recents, list)
        else (),
        places=_places(places) if isinstance(places, dict) else {},
        surround=_surround(value.get("surround")),
    )


def save_state(path: Path, state: State) -> None:
    """Write the state file in one step.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    write_json(
        path,
        {
            "geometry": state.geometry,
            "docks": state.docks,
            "width": state.width,
            "put_away": list(state.put_away),
            "last": state.last,
            "recents": [
                {"id": r.text_id, "title": r.title, "revision": r.revision, "path": r.path}
                for r in state.recents
            ],
            "surround": list(state.surround),
            "places": {
                key: [p.section_id, p.offset, p.revision] for key, p in state.places.items()
            },
        },
    )


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key, "")
    return found if isinstance(found, str) else ""


def _surround(value: Any) -> Surround:
    try:
        sides: Surround = convert(value, Surround)
    except ValidationError:
        return SURROUND
    return sides if all(0 <= side < WIDEST for side in sides) else SURROUND


def _recent(row: Any) -> Recent | None:
    if not isinstance(row, dict) or not _text(row, "id"):
        return None
    return Recent(_text(row, "id"), _text(row, "title"), _text(row, "revision"), _text(row, "path"))


def _places(rows: Mapping[str, Any]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for key, row in rows.items():
        match row:
            case [str() as section, int() as offset, *rest] if not isinstance(offset, bool):
                revision = rest[0] if rest and isinstance(rest[0], str) else ""
                found[key] = Place(section, max(-1, offset), revision)
            case _:
                continue
    return found
