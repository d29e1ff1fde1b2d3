"""Terms that were read from a file, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import msgspec
from msgspec import Struct

from ..desk.concept import Concept, Decision, FormKind, Rendering, SourceForm, Status
from ..desk.languages import ENGLISH
from ..notes.anchor import Anchor
from ..text.clean import clean
from ..text.folding import fold
from .incoming import LAST
from .termtable import TermTable

LONGEST_WORDS = 10_000
"""Code points of one form or rendering."""

LONGEST_NOTE = 200_000
"""Code points of a definition, a note, a remark."""

MOST_PARTS = 1000
"""Forms, renderings or decisions of one concept."""

_OUR_ID = re.compile("[0-9a-f]{32}")
_PLACES = tuple[Anchor | None, ...]
_decisions, _anchors = msgspec.json.Decoder(Decision), msgspec.json.Decoder(_PLACES)


class IncomingTerms(Struct, frozen=True):
    """The terms of one file. `skipped` says, a sentence each, what could not be taken."""

    name: str
    concepts: tuple[Concept, ...] = ()
    skipped: tuple[str, ...] = ()


class TermSource(Struct, frozen=True):
    """What a file of terms gives: whole terms, or a table whose columns have to be told.

    Exactly one of the two is there.
    """

    terms: IncomingTerms | None = None
    table: TermTable | None = None


class Custom(Struct, frozen=True):
    """What is taken where a file does not say it.

    `text_id` None: the terms hold for all texts.
    """

    language: str = ENGLISH
    status: Status = Status.APPROVED
    text_id: str | None = None


def fresh_id() -> str:
    """The id of a new concept."""
    return uuid4().hex


MakeId = Callable[[], str]


def is_our_id(words: str) -> bool:
    """Whether these words are an id as the program makes them, which is like no other."""
    return _OUR_ID.fullmatch(words) is not None


def line_of(words: str) -> str:
    """Words of a form or rendering: what stands between the white space around them."""
    return clean(words).strip()


def same_form(first: str, second: str) -> bool:
    """Whether two forms are one, whatever their width and script."""
    return fold(first).casefold() == fold(second).casefold()


def form_key(words: str) -> str:
    """What two forms share that are the same."""
    return fold(words).casefold()


def without_doubles(
    forms: list[SourceForm], renderings: list[Rendering]
) -> tuple[tuple[SourceForm, ...], tuple[Rendering, ...]]:
    """Forms and renderings with none twice, and one preferred form first at most."""
    kept: dict[str, SourceForm] = {}
    for form in forms:
        kept.setdefault(form.words, form)
    said: dict[tuple[str, str], Rendering] = {}
    for one in renderings:
        said.setdefault((one.words, one.language.casefold()), one)
    return tuple(kept.values()), tuple(said.values())


_KINDS: dict[str, FormKind] = {
    **{each.value: each for each in FormKind},
    **dict.fromkeys(("main", "首选", "正式", "full"), FormKind.PREFERRED),
    **dict.fromkeys(("synonym", "异形", "变体", "同义"), FormKind.VARIANT),
    **dict.fromkeys(("abbreviation", "acronym", "简称", "缩写", "缩略"), FormKind.SHORT),
    **dict.fromkeys(("禁用", "deprecated", "do not use"), FormKind.FORBIDDEN),
}
_STATUSES: dict[str, Status] = {
    **{each.value: each for each in Status},
    **dict.fromkeys(("preferred", "accepted", "decided", "final", "已定", "首选"), Status.APPROVED),
    **dict.fromkeys(
        ("admitted", "draft", "suggested", "new", "待定", "建议", "候选"), Status.PROPOSED
    ),
    **dict.fromkeys(
        ("forbidden", "superseded", "obsolete", "rejected", "禁用", "弃用", "停用"),
        Status.DEPRECATED,
    ),
}


def kind_named(words: str) -> FormKind | None:
    """The kind of form a file calls so, if any."""
    return _KINDS.get(words.strip().casefold())


def status_named(words: str) -> Status | None:
    """The status a file calls so, if any."""
    return _STATUSES.get(words.strip().casefold())


def is_yes(words: str) -> bool:
    """Whether a cell says yes."""
    return words.strip().casefold() in ("yes", "true", "1", "x", "y", "是", "✓")


def decision_of(words: str) -> Decision | None:
    """A decision as a file of ours has it; what somebody made something else of counts as none."""
    try:
        return _decisions.decode(words)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


Places = tuple[Anchor | None, tuple[Anchor, ...]]
"""Where an entry was made from, and where that was in earlier editions."""


def places_of(words: str) -> Places:
    """The places of an entry as a file of ours has them; what are none count as none."""
    try:
        found = _anchors.decode(words) or (None,)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None, ()
    first, past = found[0], [each for each in found[1 : MOST_PARTS + 1] if each is not None]
    if any(span.end > LAST for each in (first, *past) if each for span in each.spans):
        return None, ()
    return first, tuple(past)


def adopted_of(lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """The id of the entry that one stands in place of, and those it stands in place of too."""
    names = [line.strip() for line in lines[:MOST_PARTS]]
    return (names[0], tuple(filter(None, names[1:]))) if names else ("", ())
