"""The verbs `desk check` and `desk coverage`: what is wrong in a translation, and how far it is."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .app.marking import now
from .app.ports import Refused
from .app.proofing import Proof, proof
from .app.sections import section_named
from .app.targets import target_language
from .arguments import FINE
from .assembly import Assembly
from .desk.checks.finding import Finding, FindingKind, Severity
from .desk.record import record_from
from .parsing import absolute
from .text.clean import clean, shortened
from .text.document import Text, place_code
from .text.span import Span

Ask = Callable[[Assembly, dict[str, Any]], dict[str, Any]]
"""Asks whoever has the notebook."""

LONG = 40
"""Code points of a quotation."""

_K = FindingKind
TOLD = {
    _K.TERM_UNUSED: "{form} is decided as “{wanted}”, which is not here{instead}.",
    _K.DECISION_CHANGED: "“{found}” was decided for {form} before; now it is {now}.",
    _K.DEPRECATED_USED: "“{found}” is not to be used for {form}{better}.",
    _K.FORBIDDEN_FORM: "The text prints {form}, a form that ought not to be written{better}.",
    _K.TWO_RENDERINGS: "{form} is “{found}” here and “{wanted}” elsewhere; nothing is decided.",
    _K.TWO_TERMS: "“{found}” stands for more than one term: {form}.",
    _K.NUMBER_MISSING: "The number {form} is not in the translation.",
    _K.NUMBER_EXTRA: "The number {found} is not in the text.",
    _K.BOUND_DIFFERS: "{form} and “{found}” differ in “more than”, “nearly” or the like.",
    _K.UNTRANSLATED: "Not translated yet.",
    _K.EMPTY: "It is marked as translated, and has no words.",
    _K.UNCHANGED: "The translation is the sentence itself.",
    _K.CHINESE_LEFT: "“{found}” was left in Chinese.",
    _K.UNPAIRED_SOURCE: "The text prints {form} without its fellow.",
    _K.UNPAIRED: "{found} has no fellow.",
    _K.SPACING: "There is a space too much.",
    _K.LENGTH: "The translation is unusually {wanted} for this sentence.",
}
"""What is said of each kind."""


def run(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """Do what the command line says.

    Raises:
        Refused: if it cannot be done.
    """
    return (check if options.action == "check" else report)(options, parts, ask, say)


def check(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """Say what is found in a translation.

    Raises:
        Refused: if a section is none of the text.
    """
    found = _proof(options, parts, ask)
    told = [
        each for each in found.sifted.open if options.all or each.severity is not Severity.QUIET
    ]
    if options.json:
        rows = [finding_row(found.text, each) for each in told]
        say("[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]")
        return FINE
    for line in _lines(found, told):
        say(line)
    return FINE


def report(options: Namespace, parts: Assembly, ask: Ask, say: Callable[[str], None]) -> int:
    """Write the coverage report to a file, or to standard output as Markdown.

    Raises:
        Refused: if the ending of the file says nothing, or it cannot be written.
    """
    ending = Path(options.file).suffix.lower() if options.file != "-" else ".md"
    if ending not in (".html", ".md"):
        raise Refused(f"Name the file .html or .md: {clean(options.file)} says neither.", "input")
    page = parts.coverage_page(_proof(options, parts, ask).coverage(now()), ending, options.words)
    if options.file == "-":
        say(page.decode("utf-8").rstrip("\n"))
    else:
        parts.write(Path(options.file), page)
    return FINE


def finding_row(text: Text, finding: Finding) -> dict[str, Any]:
    """A finding for programs: spans are code points, of the printed text and the translation."""
    return {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "key": finding.key,
        "place": _place(text, finding),
        "section": finding.section_id,
        "sentence": finding.segment_id,
        "source": _ends(finding.source),
        "translation": _ends(finding.target),
        "form": finding.form,
        "found": finding.found,
        "wanted": finding.wanted,
        "terms": list(finding.concept_ids),
        "places": [
            {
                "sentence": each.segment_id,
                "source": _ends(each.source),
                "translation": _ends(each.target),
                "words": each.words,
            }
            for each in finding.places
        ],
        "told": sentence(finding),
    }


def sentence(finding: Finding) -> str:
    """What is said of a finding, in plain English."""
    form, found, wanted = (
        shortened(each, LONG) for each in (finding.form, finding.found, finding.wanted)
    )
    return TOLD[finding.kind].format(
        form=form,
        found=found,
        wanted=wanted,
        now=f"“{wanted}”" if wanted else "not decided",
        better=f"; it is “{wanted}”" if wanted else "",
        instead=f" (“{found}” is)" if found else "",
    )


def _proof(options: Namespace, parts: Assembly, ask: Ask) -> Proof:
    opened = parts.shipped() if options.text is None else parts.read_file(options.text)
    lines = ask(parts, {"verb": "desk.records", "text": absolute(options.text)})["records"]
    section = section_named(opened.text, options.section) if options.section else None
    return proof(
        opened,
        map(record_from, lines),
        parts.recognise,
        language=target_language(options.language, parts.settings_file, opened.text.id),
        section_id=section,
    )


def _lines(found: Proof, told: list[Finding]) -> Iterator[str]:
    for each in told:
        yield f"{_place(found.text, each):<8}  {each.severity.value:<5}  {sentence(each)}"
    counts = Counter(pair.stage.value for pair in found.paired.pairs)
    stages = ", ".join(f"{counts[name]} {name}" for name in ("done", "draft", "open"))
    kinds = Counter(each.severity for each in found.sifted.open)
    severities = ", ".join(f"{kinds[each]} {each.value}" for each in Severity)
    yield (
        f"{len(found.paired.pairs)} sentences: {stages}. Findings: {severities}, "
        f"{len(found.sifted.accepted)} accepted."
    )
    if found.paired.strays:
        yield f"{len(found.paired.strays)} translations stand at no sentence of this edition."


def _place(text: Text, finding: Finding) -> str:
    section = text.arrangements[0].section(finding.section_id)
    paragraph_id = finding.segment_id.rpartition(".")[0]
    paragraph = next((each for each in section.paragraphs if each.id == paragraph_id), None)
    return place_code(section, paragraph)


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
