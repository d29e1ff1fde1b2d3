"""The annotated text as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..lang.token import Analysis
from ..text.document import Paragraph, Section, Text

FORMAT = "tjreader-annotated-text"
VERSION = 1


def annotated_json(
    text: Text, analyses: Mapping[str, Analysis], annotations: Sequence[Mapping[str, Any]]
) -> str:
    """The text as one JSON object, with a line end.

    Args:
        text: the text.
        analyses: by paragraph id; of the printed words.
        annotations: rows as `tjreader notes --json` lists them.

    Returns:
        `format, version, id, title, revision, source, sections, paragraphs,
        annotations`. Paragraphs stand in reading order with the printed words; places
        in `words` count code points of the paragraph, `start` and `end` those of the
        printed text.
    """
    parts = text.arrangements[0].parts
    value = {
        "format": FORMAT,
        "version": VERSION,
        "id": text.id,
        "title": text.title,
        "revision": text.revision,
        "source": text.source,
        "sections": [_section(section, part.title) for part in parts for section in part.sections],
        "paragraphs": [
            _paragraph(text, section, paragraph, analyses.get(paragraph.id))
            for part in parts
            for section in part.sections
            for paragraph in section.paragraphs
        ],
        "annotations": [dict(row) for row in annotations],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _section(section: Section, part: str) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "editorial": section.editorial,
        "part": part,
    }


def _paragraph(
    text: Text, section: Section, paragraph: Paragraph, analysis: Analysis | None
) -> dict[str, Any]:
    words = paragraph.span.of(text.printed)
    readings = analysis.readings if analysis else (None,) * len(words)
    return {
        "id": paragraph.id,
        "section": section.id,
        "kind": paragraph.kind.value,
        "number": paragraph.number,
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "text": words,
        "syllables": [None if reading is None else reading.syllable for reading in readings],
        "words": [
            [token.span.start, token.span.end, token.pinyin]
            for token in (analysis.tokens if analysis else ())
            if token.pinyin
        ],
    }
