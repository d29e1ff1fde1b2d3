"""The verbs `export` and `import` of the command line."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .app.exchange import PDF, Content, Order, format_for, format_of, legend_of
from .app.opened import OpenedText
from .app.ports import Refused
from .app.sections import section_named
from .app.settings import load
from .arguments import FINE
from .assembly import Assembly
from .notes.anchor import AnchorState
from .notes.annotation import Annotation, Colour, Target
from .notes.fullrecord import full_recorded
from .notes.selection import Selection
from .parsing import absolute
from .text.clean import clean, shortened
from .text.document import Text, place_code

SHOWN = 24
"""Code points of a quote or a note in the list of what an import does."""

Ask = Callable[[Assembly, dict[str, Any]], dict[str, Any]]
"""Asks whoever has the notebook."""

Draw = Callable[[Assembly, Order, OpenedText, tuple[Annotation, ...], Path], None]
"""Writes a PDF; see `ui.pdffile`. Only it loads Qt."""


def export(options: Namespace, parts: Assembly, ask: Ask, draw: Draw) -> int:
    """Write the annotated text to a file or to standard output; `draw` makes a PDF.

    Raises:
        Refused: if it cannot be written, or a choice means nothing in this text.
    """
    if (options.format or Path(options.file).suffix.lower()[1:]) == PDF.id:
        chosen = PDF
    elif options.format:
        chosen = format_of(options.format)
    elif options.file == "-":
        raise Refused("Standard output says nothing of what to write: name a --format.")
    else:
        chosen = format_for(options.file)
    if chosen is PDF and options.file == "-":
        raise Refused("A PDF is written to a file only: name one.")
    opened = _text(options, parts)
    order = Order(
        chosen.id,
        Content(not options.no_pinyin, not options.no_highlights, not options.no_notes),
        selection_of(opened.text, options),
        legend=legend_of(load(parts.settings_file).marks.names),
    )
    request = {"verb": "notes.list", "text": absolute(options.text), "full": True}
    rows = ask(parts, request)["notes"]
    annotations = tuple(full_recorded(opened.text.id, row) for row in rows)
    if chosen is PDF:
        draw(parts, order, opened, annotations, Path(options.file))
        return FINE
    data = parts.export(order, opened, annotations)
    if options.file == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        parts.write(Path(options.file), data)
    return FINE


def selection_of(text: Text, options: Namespace) -> Selection:
    """Which notes the options mean.

    Raises:
        Refused: if a section is none of this text.
    """
    return Selection(
        colours=tuple(Colour(each) for each in options.colour),
        tags=tuple(each.lstrip("#") for each in options.tag),
        kinds=tuple(Target(each) for each in options.kind),
        sections=tuple(section_named(text, each) for each in options.section),
        states=tuple(AnchorState(each) for each in options.state),
        words=clean(options.words),
    )


def take_in(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """Say what importing a file would do, and do it if that is asked for.

    Raises:
        Refused: if the file cannot be read, or its notes are on another text.
    """
    request = {
        "verb": "notes.import",
        "text": absolute(options.text),
        "path": absolute(options.file),
        "commit": options.commit,
        "prefer": options.prefer,
    }
    report = ask(parts, request)["report"]
    if options.json:
        say(json.dumps(report | {"committed": options.commit}, ensure_ascii=False))
        return FINE
    for line in _told(_text(options, parts).text, report, options.commit):
        say(line)
    return FINE


def _text(options: Namespace, parts: Assembly) -> OpenedText:
    return parts.shipped() if options.text is None else parts.read_file(options.text)


def _told(text: Text, report: Mapping[str, Any], committed: bool) -> Iterator[str]:
    """What is done, for people: a line for each note that is new or differs, then the sum."""
    for row in report["new"]:
        yield f"new      {_note(text, row)}"
    for pair in report["changed"]:
        yield f"changed  {_note(text, pair['file'])}"
        yield from _both(pair, "file")
    for pair in report["kept"]:
        yield f"kept     {_note(text, pair['mine'])}"
        yield from _both(pair, "mine")
    for sentence in report["skipped"]:
        yield f"skipped  {sentence}"
    new, changed, kept = (len(report[name]) for name in ("new", "changed", "kept"))
    yield (
        f"{report['name']}: {new} new, {changed} changed, {kept} kept as they are here, "
        f"{report['same']} the same, {len(report['skipped'])} skipped."
    )
    if not (new or changed):
        yield "There is nothing to store."
    elif committed:
        yield "Stored."
    else:
        yield "Nothing was stored; --commit stores it."


def _note(text: Text, row: Mapping[str, Any]) -> str:
    sections = {section.id: section for section in text.arrangements[0].sections}
    paragraphs = {paragraph.id: paragraph for paragraph in text.paragraphs}
    section = sections.get(row["section"])
    place = place_code(section, paragraphs.get(row["paragraph"])) if section else text.title
    words = shortened(row["quote"], SHOWN)
    note = f": {shortened(row['note'], SHOWN)}" if row["note"] else ""
    return f"{place}  {words}{note}"


def _both(pair: Mapping[str, Any], taken: str) -> Iterator[str]:
    """The two versions of a note that differs, and which of them counts."""
    for side, name in (("mine", "here"), ("file", "in the file")):
        row = pair[side]
        look = ", ".join(each for each in (row["colour"], row["style"], *row["tags"]) if each)
        note = shortened(row["note"], SHOWN) or "(no note)"
        mark = "  ← taken" if side == taken else ""
        yield f"         {name}, {row['updated']}: {note} ({look}){mark}".replace(" ()", "")
