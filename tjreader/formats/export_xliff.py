"""Sentences with their translations as XLIFF 2.1, the terms due in them marked.

Each sentence is a unit of one segment. The terms stand in the unit's glossary (the module
of the standard) and around their words in the source. What is a draft is "translated" with
a substate of ours; another program that goes on with it takes the substate away.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..app.deskwork import Deskwork, Due, Sentence
from ..desk.translation import Stage
from .markup import escaped

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of all 2.x."""

DRAFT = "tjreader:draft"
"""The substate of a draft."""

STATES = {
    Stage.OPEN: 'state="initial"',
    Stage.DRAFT: f'state="translated" subState="{DRAFT}"',
    Stage.DONE: 'state="final"',
}


def to_xliff(work: Deskwork) -> bytes:
    """All sentences, with or without a translation."""
    made = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{XLIFF}" '
        'xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" version="2.1" '
        f'srcLang="{escaped(work.source_language)}" trgLang="{escaped(work.language)}" '
        'xml:space="preserve">\n'
        f'<file id="f1" original="{_attribute(work.text_id)}" canResegment="no">'
        f'<notes><note category="title">{escaped(work.title)}</note>'
        f'<note category="revision">{escaped(work.revision)}</note></notes>\n'
    ]
    made += [_unit(number, each) for number, each in enumerate(work.sentences, 1)]
    made.append("</file>\n</xliff>\n")
    return "".join(made).encode("utf-8", "replace")


def _unit(number: int, sentence: Sentence) -> str:
    one = sentence.translation
    notes = f'<note category="place">{escaped(sentence.place)}</note>'
    if one is not None and one.note:
        notes += f'<note category="translator">{escaped(one.note)}</note>'
    stage = one.stage if one is not None else Stage.OPEN
    target = f"<target>{escaped(one.words)}</target>" if one is not None else ""
    if not target or not sentence.rendered:
        stage = Stage.OPEN  # every other state needs a target
        target = ""
    marked = list(_apart(sentence))
    return (
        f'<unit id="u{number}" name="{_attribute(sentence.id)}">'
        f"{_glossary(sentence, marked)}<notes>{notes}</notes>"
        f'<segment id="s{number}" {STATES[stage]}><source>{_source(sentence, marked)}</source>'
        f"{target}</segment></unit>\n"
    )


def _apart(sentence: Sentence) -> Iterator[int]:
    """Which of the terms can be marked: elements cannot cross, so the first of two stands."""
    end = 0
    spans = [each.span for each in sentence.due]
    numbers = sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end))
    for at in numbers:
        span = sentence.due[at].span
        if span and end <= span.start and span.end <= len(sentence.words):
            end = span.end
            yield at


def _glossary(sentence: Sentence, marked: list[int]) -> str:
    entries = "".join(
        _entry(one, f' ref="#m{at + 1}"' if at in marked else "")
        for at, one in enumerate(sentence.due)
        if one.words or one.definition  # the standard asks for one of them
    )
    return f"<gls:glossary>{entries}</gls:glossary>" if entries else ""


def _entry(one: Due, ref: str) -> str:
    words = f"<gls:translation>{escaped(one.words)}</gls:translation>" if one.words else ""
    said = f"<gls:definition>{escaped(one.definition)}</gls:definition>" if one.definition else ""
    term = f"<gls:term>{escaped(one.name)}</gls:term>"
    return f"<gls:glossEntry{ref}>{term}{words}{said}</gls:glossEntry>"


def _source(sentence: Sentence, marked: list[int]) -> str:
    made, last = "", 0
    for at in marked:
        one = sentence.due[at]
        value = f' value="{_attribute(one.words)}"' if one.words else ""
        made += escaped(sentence.words[last : one.span.start])
        made += (
            f'<mrk id="m{at + 1}" type="term"{value}>{escaped(one.span.of(sentence.words))}</mrk>'
        )
        last = one.span.end
    return made + escaped(sentence.words[last:])


def _attribute(words: str) -> str:
    """Words in an attribute, where a parser would make spaces of line ends."""
    return escaped(words).replace("\t", "&#9;").replace("\n", "&#10;")
