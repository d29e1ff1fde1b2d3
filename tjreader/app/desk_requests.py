"""What commands ask of the desk; see `requests`. Answers are JSON values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from ..desk.languages import ENGLISH
from ..desk.record import DeskChange, record_text
from ..desk.translation import Translation
from ..notes.anchor import Anchor, AnchorState, anchor_spans
from ..text.document import Text
from ..text.span import Span
from . import termbase
from .asked import among, words
from .conceptforms import clashes, clean_line
from .desk import Desk
from .homing import AtOnce
from .marking import section_of
from .opened import OpenedText
from .ports import Refused, StorePort

DeskImport = Callable[[dict[str, Any], Desk], dict[str, Any]]
"""Answers a request to take a file in for a desk; see `desk_exchange.answer`."""


def no_import(request: dict[str, Any], _: Desk) -> dict[str, Any]:
    """What importing would do, where nothing reads files of terms and sentences.

    Raises:
        Refused: always.
    """
    raise Refused(f"{request.get('path')} cannot be read here.")


SHORTEST_ID = 4
"""Characters of the beginning of an id that names a term."""


def answer(
    request: dict[str, Any],
    store: StorePort,
    opened: OpenedText,
    on_change: Callable[[DeskChange], None],
    take_in: DeskImport = no_import,
) -> dict[str, Any]:
    """Do what a request says of the desk of a text.

    Args:
        request: `{"verb": …}` and the verb's own keys:
            "terms.list": optionally `which` ("own", "shipped") → `{"terms": [row, …]}`, see
            `term_row`;
            "terms.add": `form`, and optionally `rendering`, `status`, `language`, `variants`,
            `note`, `for_all_texts` → `{"term": row}` with `also_in`, the names of other
            terms that have one of its forms;
            "terms.delete": `id`, or its beginning → `{"term": row}`;
            "desk.list": optionally `full` → `{"translations": [row, …]}` in order of place,
            see `sentence_row`; a full row has all there is in `record`;
            "desk.records" → `{"records": [line, …]}`, all of them, see `desk.record`;
            "terms.import", "desk.import": see `desk_exchange.answer`.
        store: where it is kept.
        opened: the text.
        on_change: hears of what was stored.
        take_in: answers the imports.

    Raises:
        Refused: for a request that cannot be met.
    """
    ear = _Ear(on_change)
    desk = Desk(opened.text, opened.glossary, AtOnce(), ear)
    desk.connect(store.desk)
    verb = request.get("verb")
    if verb == "terms.list":
        which = request.get("which")
        found = {"own": desk.own, "shipped": desk.shipped}.get(str(which), desk.concepts)()
        return {"terms": [term_row(desk, each) for each in found]}
    if verb == "desk.records":
        return {"records": [record_text(each) for each in desk.records()]}
    if verb == "desk.list":
        in_order = sorted(desk.translations(), key=_place)
        if request.get("full"):
            rows = [sentence_row(each) | {"record": msgspec.to_builtins(each)} for each in in_order]
            return {"translations": rows}
        return {"translations": [sentence_row(each) for each in in_order]}
    if verb not in ("terms.import", "desk.import") or request.get("commit"):
        store.library.remember_text(opened.text)
    if verb in ("terms.import", "desk.import"):
        return take_in(request, desk)
    if verb == "terms.add":
        made = termbase.add(desk, _concept(request, opened.text))
        return {"term": _changed(desk, made)}
    if verb == "terms.delete":
        known = _named(desk, request.get("id"))
        row = term_row(desk, known)
        termbase.delete(desk, [known.id])
        return {"term": row}
    raise Refused("The open tjreader does not know this request; both must be one version.")


def term_row(desk: Desk, concept: Concept) -> dict[str, Any]:
    """A concept for programs: all it has, its name, and whether it is of the text's glossary."""
    row: dict[str, Any] = msgspec.to_builtins(concept)
    del row["type"]
    return {"id": concept.id, "name": concept.name, "shipped": desk.is_shipped(concept.id)} | row


def sentence_row(translation: Translation) -> dict[str, Any]:
    """A translation for programs; `start` and `end` are None where it has no place."""
    anchor = translation.anchor
    start, end = (anchor.spans[0].start, anchor.spans[0].end) if anchor.spans else (None, None)
    return {
        "id": translation.id,
        "revision": anchor.revision,
        "section": anchor.section_id,
        "start": start,
        "end": end,
        "state": anchor.state.value,
        "source": anchor.quote,
        "words": translation.words,
        "language": translation.language,
        "stage": translation.stage.value,
        "note": translation.note,
        "created": translation.created,
        "updated": translation.updated,
    }


class _Ear:
    """Hears what became of the one act of a command: it is told on, or raised."""

    def __init__(self, on_change: Callable[[DeskChange], None]) -> None:
        self._on_change = on_change

    def desk_loaded(self) -> None:
        """See `desk.Listener`."""

    def desk_refused(self, refusal: Refused) -> None:
        """See `desk.Listener`."""
        raise refusal

    def change_made(self, change: DeskChange) -> None:
        """See `desk.Listener`."""

    def change_saved(self, change: DeskChange, undoing: bool) -> None:  # noqa: ARG002
        """See `desk.Listener`."""
        self._on_change(change)

    def change_refused(self, change: DeskChange, refusal: Refused) -> None:  # noqa: ARG002
        """See `desk.Listener`."""
        raise refusal


def _changed(desk: Desk, change: DeskChange | None) -> dict[str, Any]:
    made = change.edits[0].after if change is not None else None
    if not isinstance(made, Concept):
        raise Refused("That term is there already.")
    also = dict.fromkeys(other.name for _, other in clashes(made, desk.concepts()))
    return term_row(desk, made) | {"also_in": list(also)}


def _concept(request: dict[str, Any], text: Text) -> Concept:
    form, rendering = words(request, "form"), words(request, "rendering")
    variants = request.get("variants") or []
    if not isinstance(variants, list) or not all(isinstance(each, str) for each in variants):
        raise Refused("The variants must be a list of words.")
    status = among(request, "status", Status.PROPOSED)
    if status is not Status.PROPOSED and not clean_line(rendering):
        raise Refused(f"Only a rendering can be {status.value}; name one.")
    forms = [SourceForm(form), *(SourceForm(each, FormKind.VARIANT) for each in variants)]
    language = words(request, "language") or ENGLISH
    return Concept(
        id="",
        forms=tuple(forms),
        renderings=(Rendering(rendering, language, status),) if rendering else (),
        text_id=None if request.get("for_all_texts") else text.id,
        note=words(request, "note"),
        first=_first_place(text, clean_line(form)),
    )


def _first_place(text: Text, form: str) -> Anchor | None:
    """Where a form stands first in a text, inside one paragraph."""
    start = text.printed.find(form) if form else -1
    while start >= 0:
        span = Span(start, start + len(form))
        if any(each.span.covers(span) for each in text.paragraphs_in(span)):
            return anchor_spans(text, (span,), section_of(text, start))
        start = text.printed.find(form, start + 1)
    return None


def _named(desk: Desk, name: object) -> Concept:
    """The term of the reader's own, or shipped one, that an id or its beginning names."""
    if not isinstance(name, str) or not name:
        raise Refused("Name the id of a term; “tjreader terms” lists them.")
    known = desk.concept(name)
    if known is not None:
        return known
    found = [each for each in desk.own() if each.id.startswith(name)]
    if len(found) == 1 and len(name) >= SHORTEST_ID:
        return found[0]
    if found:
        raise Refused(f"The id {clean_line(name)} is the beginning of more than one, or too short.")
    raise Refused(f"There is no term of yours with the id {clean_line(name)}.")


def _place(translation: Translation) -> tuple[bool, int]:
    """The order of place; those without one come last."""
    anchor = translation.anchor
    lost = anchor.state is AnchorState.ORPHAN or not anchor.spans
    return lost, 0 if lost else anchor.spans[0].start
