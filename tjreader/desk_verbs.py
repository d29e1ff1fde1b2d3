"""The verbs `terms` and `desk` of the command line."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import desk_exchange_verbs, translation_verbs
from .app.opened import OpenedText
from .app.targets import target_language
from .arguments import FINE
from .assembly import Assembly
from .desk.concept import Status
from .desk.languages import ENGLISH, serves
from .parsing import absolute
from .text.document import Text, place_code
from .text.span import Span

SHORT = 8
"""Characters of an id in a list."""

MARKS = {Status.APPROVED: "", Status.PROPOSED: " ?", Status.DEPRECATED: " –"}
"""What stands behind a rendering in a list."""

Ask = Callable[[Assembly, dict[str, Any]], dict[str, Any]]
"""Asks whoever has the notebook."""


def run(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """Do what the command line says.

    Raises:
        Refused: if it cannot be done.
    """
    if options.action in ("export", "import"):
        return desk_exchange_verbs.run(options, parts, ask, say)
    if options.verb == "desk" and options.action:
        return translation_verbs.run(options, parts, ask, say)
    return (terms if options.verb == "terms" else desk)(options, parts, ask, say)


def terms(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """List terms, add one or delete one, as the command line says.

    Raises:
        Refused: if it cannot be done.
    """
    request: dict[str, Any] = {"text": absolute(options.text)}
    if options.action == "add":
        request |= {
            "verb": "terms.add",
            "form": options.form,
            "rendering": options.rendering,
            "status": options.status,
            "language": _target(options, parts),
            "variants": options.variant,
            "note": options.note,
            "for_all_texts": options.for_all_texts,
        }
    elif options.action == "delete":
        request |= {"verb": "terms.delete", "id": options.id}
    else:
        rows = ask(parts, request | _list(options))["terms"]
        if options.language:
            tag = _target(options, parts)
            rows = [row | {"renderings": _into(row["renderings"], tag)} for row in rows]
        return _listed(options, rows, say)
    say(json.dumps(ask(parts, request)["term"], ensure_ascii=False))
    return FINE


def _target(options: Namespace, parts: Assembly) -> str:
    """The language that is meant: what was said, else what the window translates into."""
    return target_language(options.language, parts.settings_file, _opened(options, parts).text.id)


def _opened(options: Namespace, parts: Assembly) -> OpenedText:
    return parts.shipped() if options.text is None else parts.read_file(options.text)


def _into(renderings: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    return [each for each in renderings if serves(each["language"], language)]


def _list(options: Namespace) -> dict[str, Any]:
    return {"verb": "terms.list", "which": options.which}


def _listed(options: Namespace, rows: list[dict[str, Any]], say: Callable[[str], None]) -> int:
    if options.json:
        say(_array(rows))
        return FINE
    for row in rows:
        say(_term(row))
    return FINE


def _term(row: Mapping[str, Any]) -> str:
    """A term on one line."""
    forms = " / ".join(form["words"] for form in row["forms"])
    renderings = "; ".join(
        f"{each['words']}{MARKS[Status(each['status'])]}"
        + (f" [{each['language']}]" if each["language"] != ENGLISH else "")
        for each in row["renderings"]
        if each["words"]
    )
    name = "*" if row["shipped"] else row["id"][:SHORT]
    whole = "" if row["text_id"] else "  (all texts)"
    return f"{name:<{SHORT}}  {forms}  {renderings}".rstrip() + whole


def desk(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """List the translations of a text.

    Raises:
        Refused: if it cannot be done.
    """
    request = {"verb": "desk.list", "text": absolute(options.text)}
    rows = ask(parts, request)["translations"]
    if options.language:
        tag = _target(options, parts)
        rows = [row for row in rows if row["language"] == tag]
    if options.json:
        say(_array(rows))
        return FINE
    for line in _sentences(_opened(options, parts).text, rows):
        say(line)
    return FINE


def _sentences(text: Text, rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield f"{_place(text, row)}  ({row['stage']})  {_line(row['source'])}"
        for words in (row["words"], row["note"] and f"({row['note']})"):
            if words:
                yield "    " + _line(words)
    stages = Counter(row["stage"] for row in rows)
    if rows:
        yield f"{len(rows)} sentences: " + ", ".join(f"{stages[each]} {each}" for each in stages)
    else:
        yield f"No sentence of “{text.title}” has a translation yet."


def _place(text: Text, row: Mapping[str, Any]) -> str:
    if row["start"] is None or row["revision"] != text.revision:
        return "(no place)"
    span = Span(row["start"], row["end"])
    section = text.arrangements[0].section_at(span.start)
    inside = text.paragraphs_in(span)
    return place_code(section, inside[0] if inside else None) if section else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _array(rows: list[dict[str, Any]]) -> str:
    return "[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]"
