"""The notes as W3C Web Annotations (JSON-LD), which other annotation programs read.

After https://www.w3.org/TR/annotation-model/: each has bodies for its words and its tags,
and for each stretch of the text a target with the place and the quote, so that a reader
who has other offsets can still find it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..notes.annotation import Annotation, Colour, Style, Target
from ..text.document import Text
from ..text.span import Span
from .export import Export
from .page_style import LIGHT, TINT

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_w3c(export: Export) -> bytes:
    """An annotation collection with all its annotations on its first page."""
    text = export.opened.text
    items = [_annotation(text, one) for one in export.annotations]
    source = source_of(text, text.revision)
    collection = {
        "@context": CONTEXT,
        "id": f"{source}#annotations",
        "type": "AnnotationCollection",
        "label": text.title,
        "creator": {"id": "tjreader:", "type": "Software", "name": "tjreader"},
        "created": _time(export.made),
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": f"{source}#annotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    made = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    return made.encode("utf-8", "replace")


def source_of(text: Text, revision: str) -> str:
    """The IRI of one revision of a text."""
    return f"tjreader:text/{quote(text.id, safe='')}/{quote(revision, safe='')}"


def _time(iso: str) -> str:
    """A time as xsd:dateTime in UTC."""
    return iso[:19] + "Z"


def _annotation(text: Text, one: Annotation) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{_uuid(one.id)}",
        "type": "Annotation",
        "motivation": _motivation(one),
        "created": _time(one.created),
        "modified": _time(one.updated),
    }
    bodies = list(_bodies(one))
    if bodies:
        made["body"] = bodies
    if one.colour is not None:
        style = one.style or Style.TINT
        made["stylesheet"] = {"type": "CssStylesheet", "value": _css(one.colour, style)}
    targets = list(_targets(text, one))
    made["target"] = targets if len(targets) > 1 else targets[0]
    return made


def _uuid(name: str) -> str:
    if len(name) != 32:
        return quote(name, safe="")
    return "-".join((name[:8], name[8:12], name[12:16], name[16:20], name[20:]))


def _motivation(one: Annotation) -> str:
    if one.note.strip():
        return "commenting"
    return "tagging" if one.tags else "highlighting"


def _bodies(one: Annotation) -> Iterator[dict[str, str]]:
    if one.note.strip():
        yield {
            "type": "TextualBody",
            "value": one.note,
            "format": "text/plain",
            "purpose": "commenting",
        }
    for tag in one.tags:
        yield {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"}


def _css(colour: Colour, style: Style) -> str:
    red, green, blue = (int(LIGHT[colour][at : at + 2], 16) for at in (1, 3, 5))
    if style is Style.TINT:
        look = f"background-color: rgba({red}, {green}, {blue}, {TINT})"
    else:
        line = "wavy" if style is Style.WAVY else "solid"
        look = f"text-decoration: underline {line} rgb({red}, {green}, {blue})"
    return f".{colour.value}-{style.value} {{ {look}; }}"


def _targets(text: Text, one: Annotation) -> Iterator[Any]:
    source = source_of(text, one.anchor.revision)
    if one.target is Target.TEXT:
        yield source
        return
    if one.target is Target.SECTION:
        section = one.anchor.section_id or ""
        yield {
            "source": source,
            "selector": {"type": "FragmentSelector", "value": quote(section, safe="")},
        }
        return
    look = {}
    if one.colour is not None:
        look = {"styleClass": f"{one.colour.value}-{(one.style or Style.TINT).value}"}
    for span, words, prefix, suffix in _stretches(one):
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        selectors: list[dict[str, Any]] = [place]
        if words:
            quoted = {"type": "TextQuoteSelector", "exact": words}
            quoted |= {"prefix": prefix} if prefix else {}
            quoted |= {"suffix": suffix} if suffix else {}
            selectors.insert(0, quoted)
        yield {"source": source, "selector": selectors, **look}


def _stretches(one: Annotation) -> Iterator[tuple[Span, str, str, str]]:
    """Each stretch with its words and, at the two ends, those around it."""
    anchor = one.anchor
    at, last = 0, len(anchor.spans) - 1
    for index, span in enumerate(anchor.spans):
        words = anchor.quote[at : at + len(span)]
        at += len(span) + 1  # the line end that joins them
        yield (
            span,
            words,
            anchor.prefix if index == 0 else "",
            anchor.suffix if index == last else "",
        )
