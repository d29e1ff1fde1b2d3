"""The annotated text as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..notes.fullrecord import full_record
from ..text.document import Paragraph, Section
from .export import Export

FORMAT = "tjreader-annotated-text"
VERSION = 2
"""2: annotations came to hold tags, their state, the words around them and earlier places."""


def to_json(export: Export) -> bytes:
    """The annotated text: one JSON object.

    `paragraphs` are in reading order. `text` is a paragraph's printed words, `start` and
    `end` its place in the printed text; `syllables` has one entry per code point of `text`,
    null for all but hanzi; `words` are `[start, end, pinyin]`, code points of `text`,
    for the words that are read. `colour_names` has what the reader calls the colours, where
    it is something else. Annotations count code points of the printed text.
    """
    made = json.dumps(value_of(export), ensure_ascii=False, indent=1) + "\n"
    return made.encode("utf-8", "replace")


def value_of(export: Export) -> dict[str, Any]:
    """The same as a JSON value."""
    text = export.opened.text
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": text.id,
        "title": text.title,
        "source": text.source,
        "revision": text.revision,
        "order": export.arrangement.id,
        "colour_names": {colour.value: name for colour, name in export.legend.names},
        "sections": list(_sections(export)),
        "paragraphs": list(_paragraphs(export)),
        "annotations": [full_record(text, annotation) for annotation in export.annotations],
    }


def _sections(export: Export) -> Iterator[dict[str, Any]]:
    for part in export.arrangement.parts:
        for section in part.sections:
            yield {
                "id": section.id,
                "number": section.number,
                "title": section.title,
                "editorial": section.editorial,
                "byline": section.byline,
                "part": part.title,
            }


def _paragraphs(export: Export) -> Iterator[dict[str, Any]]:
    sections = export.arrangement.sections
    for index, section in enumerate(sections):
        export.tick(index / len(sections))
        for paragraph in section.paragraphs:
            yield _paragraph(export, section, paragraph)


def _paragraph(export: Export, section: Section, paragraph: Paragraph) -> dict[str, Any]:
    words = paragraph.span.of(export.opened.text.printed)
    analysis = export.analyses(paragraph)
    if analysis is not None and analysis.text != words:
        analysis = None
    return {
        "id": paragraph.id,
        "section": section.id,
        "kind": paragraph.kind.value,
        "number": paragraph.number,
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "text": words,
        "syllables": [r.syllable if r else None for r in analysis.readings]
        if analysis
        else [None] * len(words),
        "words": [[t.span.start, t.span.end, t.pinyin] for t in analysis.tokens if t.pinyin]
        if analysis
        else [],
    }
