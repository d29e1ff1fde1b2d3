"""The verbs `terms export`, `terms import`, `desk export` and `desk import`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from .app.marking import now
from .app.opened import OpenedText
from .app.ports import Refused
from .app.proofing import concepts_of
from .app.sections import section_named
from .app.sentenceexport import SentenceWish, Shelf, outgoing
from .app.targets import target_language
from .app.termformats import (
    SENTENCE_FORMATS,
    TERM_FORMATS,
    WITH_TERMS,
    DeskFormat,
    desk_format,
    desk_format_for,
)
from .arguments import FINE
from .assembly import Assembly
from .desk.concept import Concept
from .desk.record import record_from
from .desk.ruling import Ruling
from .desk.translation import Translation
from .text.clean import shortened

SHOWN = 30
"""Code points of words in the list of what an import does."""

Ask = Callable[[Assembly, dict[str, Any]], dict[str, Any]]
"""Asks whoever has the notebook."""

Say = Callable[[str], None]


def run(options: Namespace, parts: Assembly, ask: Ask, say: Say) -> int:
    """Do what the command line says.

    Raises:
        Refused: if it cannot be done.
    """
    if options.verb == "terms":
        verb = export_terms if options.action == "export" else import_terms
    else:
        verb = export_sentences if options.action == "export" else import_sentences
    return verb(options, parts, ask, say)


def export_terms(options: Namespace, parts: Assembly, ask: Ask, _: Say) -> int:
    """Write the terms to a file or to standard output.

    Raises:
        Refused: if there are none, or it cannot be written.
    """
    chosen = _format(options, TERM_FORMATS)
    request = {"verb": "terms.list", "text": _absolute(options.text), "which": options.which}
    rows = ask(parts, request)["terms"]
    concepts = tuple(msgspec.convert(row | {"type": "concept"}, Concept) for row in rows)
    text = _text(options, parts).text
    language = target_language(options.language, parts.settings_file, text.id)
    data = parts.desk_files.terms(chosen.id, concepts, text.title, language)
    return _put(options, parts, data, chosen)


def export_sentences(options: Namespace, parts: Assembly, ask: Ask, _: Say) -> int:
    """Write the sentences with their translations to a file or to standard output.

    Raises:
        Refused: if there are none, or it cannot be written.
    """
    chosen = _format(options, SENTENCE_FORMATS)
    opened = _text(options, parts)
    text = opened.text
    request = {"verb": "desk.records", "text": _absolute(options.text)}
    records = tuple(map(record_from, ask(parts, request)["records"]))
    shelf = Shelf(
        concepts_of(opened, records),
        tuple(each for each in records if isinstance(each, Ruling)),
        tuple(each for each in records if isinstance(each, Translation)),
    )
    wish = SentenceWish(
        target_language(options.language, parts.settings_file, text.id),
        tuple(section_named(text, each) for each in options.section),
        options.done,
        chosen.id in WITH_TERMS,
        options.words,
    )
    work = outgoing(text, shelf, wish, parts.recognise, made=now())
    return _put(options, parts, parts.desk_files.sentences(chosen.id, work), chosen)


def _format(options: Namespace, formats: tuple[DeskFormat, ...]) -> DeskFormat:
    if options.format:
        return desk_format(options.format, formats)
    if options.file == "-":
        raise Refused("Standard output says nothing of what to write: name a --format.")
    return desk_format_for(options.file, formats)


def _put(options: Namespace, parts: Assembly, data: bytes, chosen: DeskFormat) -> int:
    if options.file == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        parts.write(Path(options.file), data)
    if chosen.lost and sys.stderr is not None:
        sys.stderr.write(f"Not in it: {chosen.lost}.\n")
    return FINE


def import_terms(options: Namespace, parts: Assembly, ask: Ask, say: Say) -> int:
    """Say what taking in a file's terms would do, and do it if that is asked for.

    Raises:
        Refused: if the file cannot be read, or its columns cannot be told.
    """
    asked = {name: getattr(options, name) for name in ("columns", "status", "for_all_texts")}
    asked |= {"language": _target(options, parts)}
    report = _planned(options, parts, ask, {"verb": "terms.import"} | asked)
    return _told(options, say, report, _term_lines)


def import_sentences(options: Namespace, parts: Assembly, ask: Ask, say: Say) -> int:
    """Say what taking in a file's translations would do, and do it if that is asked for.

    Raises:
        Refused: if the file cannot be read, or is of another text.
    """
    asked = {"verb": "desk.import", "language": _target(options, parts)}
    return _told(options, say, _planned(options, parts, ask, asked), _sentence_lines)


def _target(options: Namespace, parts: Assembly) -> str:
    text_id = _text(options, parts).text.id
    return target_language(options.language, parts.settings_file, text_id)


def _planned(
    options: Namespace, parts: Assembly, ask: Ask, asked: dict[str, Any]
) -> dict[str, Any]:
    request = asked | {
        "text": _absolute(options.text),
        "path": _absolute(options.file),
        "prefer": options.prefer,
        "commit": options.commit,
    }
    report: dict[str, Any] = ask(parts, request)["report"]
    return report


def _told(
    options: Namespace,
    say: Say,
    report: dict[str, Any],
    told: Callable[[Mapping[str, Any]], Iterator[str]],
) -> int:
    if options.json:
        say(json.dumps(report | {"committed": options.commit}, ensure_ascii=False))
        return FINE
    for line in told(report):
        say(line)
    for sentence in report["skipped"]:
        say(f"skipped  {sentence}")
    new, changed, kept = (len(report[name]) for name in ("new", "changed", "kept"))
    say(
        f"{report['name']}: {new} new, {changed} changed, {kept} kept as they are here, "
        f"{report['same']} the same, {len(report['skipped'])} skipped."
    )
    stored = "Stored." if options.commit else "Nothing was stored; --commit stores it."
    say(stored if new or changed else "There is nothing to store.")
    return FINE


def _term_lines(report: Mapping[str, Any]) -> Iterator[str]:
    if report["columns"]:
        named = (
            (each["column"], f" “{each['name']}”" if each["name"] else "", each["holds"])
            for each in report["columns"]
        )
        yield "columns  " + ", ".join(f"{at}{name} = {holds}" for at, name, holds in named)
    for row in report["new"]:
        yield f"new      {' / '.join(row['forms'])}{_renderings(row)}"
    for row in report["changed"]:
        forms = "".join(f" +{each}" for each in row["forms"])
        yield f"changed  {row['name']}{forms}{_renderings(row)}"
        yield from _clashes(row)
    for row in report["kept"]:
        yield f"kept     {row['name']}"
        yield from _clashes(row)


def _renderings(row: Mapping[str, Any]) -> str:
    told = (f"{shortened(each['words'], 2 * SHOWN)} ({each['language']}, {each['status']})"
            for each in row["renderings"])  # fmt: skip
    made = "; ".join(told)
    return f": {made}" if made else ""


def _clashes(row: Mapping[str, Any]) -> Iterator[str]:
    for each in row["clashes"]:
        mine, theirs = shortened(each["mine"], SHOWN), shortened(each["file"], SHOWN)
        first, second = ("", "  ← taken") if each["taken"] else ("  ← stays", "")
        yield f"         {each['what']}, here: {mine}{first}"
        yield f"         {each['what']}, in the file: {theirs}{second}"


def _sentence_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for row in report["new"]:
        yield f"new      {row['place']}  {shortened(row['source'], SHOWN)}"
        yield f"         {shortened(row['words'], 2 * SHOWN)} ({row['stage']})"
    for name in ("changed", "kept"):
        for row in report[name]:
            yield f"{name:<8} {row['place']}  {shortened(row['source'], SHOWN)}"
            for side, where in (("mine", "here"), ("file", "in the file")):
                words = shortened(row[side]["words"], 2 * SHOWN)
                won = "taken" if side == "file" else "stays"
                taken = f"  ← {won}" if (side == "file") == (name == "changed") else ""
                yield f"         {where}: {words} ({row[side]['stage']}){taken}"
    for row in report["lost"]:
        yield f"no place {shortened(row['source'], SHOWN)}: {shortened(row['words'], SHOWN)}"
    if report["untranslated"]:
        yield f"{report['untranslated']} units of the file have no translation."


def _text(options: Namespace, parts: Assembly) -> OpenedText:
    return parts.shipped() if options.text is None else parts.read_file(options.text)


def _absolute(path: Path | None) -> str | None:
    """A path that means the same in the process that will open it."""
    return None if path is None else str(path.expanduser().absolute())
