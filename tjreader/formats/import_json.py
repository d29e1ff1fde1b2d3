"""Notes out of our own JSON, of every version that was ever written.

The file may be long (it holds the text too) and may come from anybody: only the notes are
built, each by itself, and one that is damaged does not cost the others.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from ..app.incoming import LONGEST_NOTE, MOST, Incoming
from ..app.ports import Refused
from ..notes.anchor import AnchorState
from ..notes.annotation import Annotation, Colour, Style, Target
from ..notes.fullrecord import full_recorded
from ..text.clean import clean, shortened
from .export_json import FORMAT, VERSION
from .names import shown
from .whole_bytes import read_bytes

LARGEST = 128 * 1024 * 1024
"""Bytes of the largest file; one of a text of a million characters has about 90 MB."""

_MOST_TAGS, _MOST_PAST = 200, 1000
_ID = re.compile(r"[0-9A-Za-z_.-]{1,64}")
_PLACE = tuple[int, int]
_FAULTS = (msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError)


class _Place(Struct):
    revision: str
    spans: list[_PLACE]
    section: str | None
    quote: str
    prefix: str = ""
    suffix: str = ""
    state: AnchorState = AnchorState.EXACT
    score: float = 1.0


class _Row(_Place, kw_only=True):
    id: str
    kind: Target
    colour: Colour | None
    style: Style | None
    note: str
    created: str
    updated: str
    tags: list[str] = field(default_factory=list)
    past: list[_Place] = field(default_factory=list)
    noted_section: str | None = ""


class _File(Struct):
    format: str
    version: int
    id: str
    revision: str
    annotations: list[msgspec.Raw]
    title: str = ""


_FILES, _ROWS = msgspec.json.Decoder(_File), msgspec.json.Decoder(_Row)


def read_json_notes(path: Path) -> Incoming:
    """The notes of a file that `export --format json` wrote.

    Raises:
        Refused: if it cannot be read, is too large, or is no such file.
    """
    name = shown(path)
    found = _file(read_bytes(path, LARGEST), name)
    if found.version > VERSION:
        raise Refused(f"{name} was written by a newer tjreader: bring this one up to date first.")
    if len(found.annotations) > MOST:
        raise Refused(f"{name} holds more than {MOST:,} notes, which is more than anybody writes.")
    annotations, skipped = [], []
    for number, raw in enumerate(found.annotations, 1):
        try:
            annotations.append(_annotation(bytes(raw)))
        except _FAULTS as error:
            skipped.append(f"Note {number} cannot be read: {_reason(error)}.")
    return Incoming(
        shown(Path(path.name)),
        tuple(annotations),
        (),
        tuple(skipped),
        clean(found.id),
        clean(found.revision),
        shortened(clean(found.title), 80),
    )


def _file(raw: bytes, name: str) -> _File:
    try:
        found = _FILES.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        found = None
    if found is None or found.format != FORMAT or found.version < 1:
        raise Refused(
            f"{name} is no export of this program, or it is damaged: "
            "choose a file that “Export” or “tjreader export --format json” wrote."
        )
    return found


def _annotation(raw: bytes) -> Annotation:
    """One note.

    Raises:
        MsgspecError, ValueError, TypeError, KeyError, RecursionError: if it is none.
    """
    json.loads(raw, object_pairs_hook=_once)
    row = _ROWS.decode(raw)
    if not _ID.fullmatch(row.id):
        raise ValueError("its id is none")
    if len(row.note) > LONGEST_NOTE:
        raise ValueError("it is longer than a million characters")
    if len(row.tags) > _MOST_TAGS or len(row.past) > _MOST_PAST:
        raise ValueError("it has more tags or earlier places than a note can have")
    if (row.kind is Target.HIGHLIGHT) != (row.colour is not None and row.style is not None):
        raise ValueError("highlights have a colour and a style, other notes have none")
    for time in (row.created, row.updated):
        if datetime.fromisoformat(time).tzinfo is None:
            raise ValueError("its times name no time zone")
    value: dict[str, Any] = msgspec.to_builtins(row)
    if row.noted_section == "":
        del value["noted_section"]
    cleaned = _cleaned(value)
    return full_recorded("", cleaned)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no name stands twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands in it twice")
    return found


def _cleaned(value: Any) -> Any:
    """The same with all words cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return value


def _reason(error: Exception) -> str:
    """What is wrong, in a few words; it may quote nothing but names of ours."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return shortened(clean(str(error)), 120).rstrip(".") or type(error).__name__
