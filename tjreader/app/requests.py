"""What commands ask of the notebook, answered the same whoever has the database.

A command that finds the data folder free opens the store and answers itself; while a
window has it, the same request goes to the window. Requests and answers are JSON values.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..notes.annotation import Annotation, Colour, Style
from ..notes.change import Change, ChangeOf
from ..notes.fullrecord import full_record
from ..notes.record import order_of_place, record
from ..notes.selection import Selection
from ..notes.tags import tag_of, tags_of
from ..text.document import Text
from ..text.span import Span
from . import care_requests, marking
from .asked import among, words
from .foundrows import note_row
from .opened import Edition, OpenedText
from .parts import EditionsPort
from .ports import Refused, StorePort
from .revising import Revised, revise
from .search import Asked, NoteHit, note_group, note_wish

WAIT = 60.0
"""Seconds a request may wait for the store."""


def told_nobody(change: ChangeOf[Any]) -> None:
    """A change made where no window is open."""


def nothing_replaced() -> None:
    """The notes were replaced where no window is open."""


def shown_nowhere(revised: Revised) -> None:
    """Another edition of a text, where no window is open."""


def no_window() -> None:
    """A wish to be raised, where there is no window.

    Raises:
        Refused: always.
    """
    raise Refused("No tjreader window is open.", "input")


def no_import(
    text: Text,  # noqa: ARG001 - the protocol's
    known: tuple[Annotation, ...],  # noqa: ARG001
    elsewhere: frozenset[str],  # noqa: ARG001
    path: str,
    prefer: str,  # noqa: ARG001
) -> tuple[Change | None, dict[str, Any]]:
    """What importing would do, where nothing reads files of notes.

    Raises:
        Refused: always.
    """
    raise Refused(f"{path} cannot be read here.", "input")


PlanImport = Callable[
    [Text, tuple[Annotation, ...], frozenset[str], str, str], tuple[Change | None, dict[str, Any]]
]


def no_desk(
    request: dict[str, Any],
    store: StorePort,  # noqa: ARG001
    opened: OpenedText,  # noqa: ARG001
    on_change: Callable[[ChangeOf[Any]], None],  # noqa: ARG001
) -> dict[str, Any]:
    """What is answered where there is no desk.

    Raises:
        Refused: always.
    """
    raise Refused(f"There is no desk here to ask for {request.get('verb')}.", "input")


DeskAnswer = Callable[
    [dict[str, Any], StorePort, OpenedText, Callable[[ChangeOf[Any]], None]], dict[str, Any]
]
"""Answers a request about terms or translations; see `desk_requests.answer`."""


class Services(Struct, frozen=True):
    """Whom `answer` asks.

    `open_text` gives the text a command named (by id or title; None = the shipped one), or
    raises `Refused`; it must be callable on any thread. `on_change` hears of what was stored: a
    window takes it to its own thread and there calls `Notebook.accept`. `on_raise` brings
    the window to the front, `on_open` also opens a file in it, `on_revised` shows another
    edition that was loaded by `editions`; `on_replaced` hears that the notes may be others
    than before. They return at once. `plan_import` is `Parts.plan_import` and
    `desk` is `Parts.desk_answer`; they must be callable on any thread.
    """

    store: StorePort
    open_text: Callable[[str | None], OpenedText]
    on_change: Callable[[ChangeOf[Any]], None] = told_nobody
    on_raise: Callable[[], None] = no_window
    on_open: Callable[[str], None] | None = None
    on_replaced: Callable[[], None] = nothing_replaced
    editions: EditionsPort | None = None
    on_revised: Callable[[Revised], None] = shown_nowhere
    plan_import: PlanImport = no_import
    desk: DeskAnswer = no_desk


def answer(request: dict[str, Any], services: Services) -> dict[str, Any]:
    """Do what a request says.

    Args:
        request: `{"verb": …}` and the verb's own keys:
            "notes.list": `text` (as `Services.open_text` takes it), `full` for all that is
            known, `tags` for those with any of them alone → `{"notes": [row, …]}` in order
            of place, see `notes.record`, `notes.fullrecord`;
            "notes.import": `text`, `path`, and optionally `commit`, `prefer`
            → `{"report": …}`, see `importing.report`; without `commit` nothing is stored;
            "notes.add": `text`, `start`, `end`, and optionally `note`, `colour`, `style`, `tags`
            → `{"note": row}`;
            "notes.search": `query`, and optionally `text_id` of the text whose notes come first
            → `{"notes": [row, …], "total": n}`, see `foundrows.note_row`;
            "text.revise": `path` of the new edition, and optionally `text`; without it the
            file is asked which text it is, and else it is the shipped one
            → `{"revised": {text, title, revision, exact, moved, changed, orphan}}`;
            "library.texts" → `{"texts": [{id, title, revision, source}, …]}`;
            "raise": optionally `path` of a file to open → `{}`;
            "terms.…", "desk.…": `text`, and see `desk_requests`;
            "care.…": see `care_requests`.
        services: whom to ask.

    Raises:
        Refused: for a request that cannot be met.
    """
    verb = request.get("verb")
    if verb == "notes.list":
        return _list(request, services)
    if verb == "notes.add":
        return _add(request, services)
    if verb == "notes.search":
        wish = note_wish(Asked(words(request, "query")), words(request, "text_id"))
        asked = services.store.search.notes(wish).result(WAIT)
        group = note_group(Asked(words(request, "query")), asked)
        notes = [note_row(hit) for hit in group.hits if isinstance(hit, NoteHit)]
        return {"notes": notes, "total": group.total}
    if verb == "text.revise":
        return _revise(request, services)
    if verb == "notes.import":
        return _import(request, services)
    if verb == "library.texts":
        known = services.store.library.texts().result(WAIT)
        return {
            "texts": [
                {"id": t.id, "title": t.title, "revision": t.revision, "source": t.source}
                for t in known
            ]
        }
    if verb == "raise":
        return _raise(request, services)
    if str(verb).startswith(("terms.", "desk.")):
        opened = services.open_text(words(request, "text") or None)
        return services.desk(request, services.store, opened, services.on_change)
    if str(verb).startswith("care."):
        return care_requests.answer(request, services.store.care, services.on_replaced)
    raise Refused("The open tjreader does not know this request; both must be one version.")


def _list(request: dict[str, Any], services: Services) -> dict[str, Any]:
    text = _text(request, services)
    found = services.store.notebook.annotations(text.id).result(WAIT)
    tags = _tags(request)
    wanted = Selection(tags=tags).of(text, found) if tags else found
    in_order = sorted(wanted, key=lambda each: order_of_place(text, each))
    told = full_record if request.get("full") else record
    return {"notes": [told(text, each) for each in in_order]}


def _add(request: dict[str, Any], services: Services) -> dict[str, Any]:
    text = _text(request, services)
    start, end = _offset(request, "start"), _offset(request, "end")
    if not 0 <= start < end <= len(text.printed):
        raise Refused(
            f"{start} to {end} is no stretch of {text.title}: offsets count its printed "
            f"characters, from 0 to {len(text.printed)}, and the end comes after the start."
        )
    annotation = marking.highlight_of(
        text,
        (Span(start, end),),
        among(request, "colour", Colour.YELLOW),
        among(request, "style", Style.TINT),
        words(request, "note"),
        tags=_tags(request),
    )
    change = marking.added(text, annotation)
    services.store.library.remember_text(text)
    services.store.notebook.apply(change).result(WAIT)
    services.on_change(change)
    return {"note": record(text, annotation)}


def _revise(request: dict[str, Any], services: Services) -> dict[str, Any]:
    editions, path = services.editions, words(request, "path")
    if editions is None or not path:
        raise Refused("No edition can be loaded here: name its file.")
    named = words(request, "text")
    if not named and editions.is_known(Path(path)):
        edition = Edition(services.open_text(path))  # its own words were changed
    else:
        edition = editions.read_edition(services.open_text(named or None), Path(path))
    revised = revise(services.store, editions, edition, path)
    services.on_revised(revised)
    return {"revised": revised.as_json}


def _import(request: dict[str, Any], services: Services) -> dict[str, Any]:
    text = _text(request, services)
    known = services.store.notebook.annotations(text.id).result(WAIT)
    elsewhere = services.store.notebook.ids_elsewhere(text.id).result(WAIT)
    change, report = services.plan_import(
        text, known, elsewhere, words(request, "path"), words(request, "prefer")
    )
    if request.get("commit") and change is not None:
        services.store.library.remember_text(text)
        services.store.notebook.apply(change).result(WAIT)
        services.on_change(change)
    return {"report": report}


def _raise(request: dict[str, Any], services: Services) -> dict[str, Any]:
    path = words(request, "path")
    if path and services.on_open is not None:
        services.on_open(path)
    services.on_raise()
    return {}


def _text(request: dict[str, Any], services: Services) -> Text:
    return services.open_text(words(request, "text") or None).text


def _tags(request: dict[str, Any]) -> tuple[str, ...]:
    value = request.get("tags") or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refused("The tags must be a list of words.")
    if not all(tag_of(each) for each in value):
        raise Refused("A tag needs at least one letter.")
    return tags_of(value)


def _offset(request: dict[str, Any], name: str) -> int:
    value = request.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"The {name} of a highlight must be a whole number.")
    return value
