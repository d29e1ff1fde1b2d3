"""The verb `candidates` of the command line."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from .app.ports import Refused
from .app.prospecting import Review, passages, review
from .arguments import FINE
from .assembly import Assembly
from .desk.candidates import Candidate
from .desk.concept import Concept
from .desk.glossary import shipped_concepts
from .desk.record import Record, record_from
from .desk.ruling import Verdict
from .parsing import absolute
from .text.clean import shortened
from .text.document import Text, place_code
from .text.rendering import View

Ask = Callable[[Assembly, dict[str, Any]], dict[str, Any]]
"""Asks whoever has the notebook."""

SHOWN = 40
"""Code points of the sentence in a list for people."""


def run(
    options: Namespace,
    parts: Assembly,
    ask: Ask,
    write: Callable[[str], None],
) -> int:
    """List the candidates of a text.

    Args:
        options: `text`, `top`, `json`, `all`.
        parts: the parts of the program.
        ask: asks whoever has the notebook what was decided.
        write: takes a line.

    Raises:
        Refused: if the text cannot be read or `--top` is no number above nothing.
    """
    if options.top < 1:
        raise Refused("--top must be 1 or more.")
    opened = parts.shipped() if options.text is None else parts.read_file(options.text)
    text = opened.text
    given = passages(text, lambda each: opened.prepared(each.id, View.PRINTED))
    found = parts.prospect(given)
    records: list[Record] = []
    if not options.all:
        answer = ask(parts, {"verb": "desk.records", "text": absolute(options.text)})
        records += map(record_from, answer["records"])
        records += shipped_concepts(text.id, opened.glossary)
    concepts = [each for each in records if isinstance(each, Concept)]
    verdicts = [each for each in records if isinstance(each, Verdict)]
    told = review(found, concepts, verdicts, text.id, options.top)
    if options.json:
        rows = [candidate_row(text, told, each) for each in told.candidates]
        write("[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]")
        return FINE
    for each in told.candidates:
        write(_line(text, each))
    return FINE


def candidate_row(text: Text, told: Review, candidate: Candidate) -> dict[str, Any]:
    """One candidate as a JSON value; places are code points of the printed text."""
    definition = candidate.definition
    return {
        "words": candidate.words,
        "reasons": [reason.value for reason in candidate.reasons],
        "score": candidate.score,
        "count": candidate.count,
        "places": [[place.start, place.end] for place in candidate.places],
        "context": candidate.context.of(text.printed),
        "full": candidate.full,
        "definition": None if definition is None else [definition.start, definition.end],
        "merges": [
            {"form": each.form, "name": each.name, "kind": each.kinship.value}
            for each in told.of(candidate.words)
        ],
    }


def _line(text: Text, candidate: Candidate) -> str:
    """One candidate for people: words, how often, why, where first, the sentence."""
    first = candidate.places[0]
    section = text.arrangements[0].section_at(first.start)
    paragraph = text.paragraphs_in(first)[0]
    where = place_code(section, paragraph) if section is not None else ""
    reasons = ", ".join(reason.value for reason in candidate.reasons)
    sentence = shortened(candidate.context.of(text.printed), SHOWN)
    return "\t".join((candidate.words, str(candidate.count), reasons, where, sentence))
