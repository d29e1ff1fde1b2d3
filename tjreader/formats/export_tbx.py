"""Terms as TBX: version 3 (ISO 30042:2019, TBX-Basic in the DCA style) and version 2.

Version 3 holds all there is. Version 2 (martif) is what OmegaT and most other tools read:
they take each target term of an entry for a suggestion and show every note, so it has
neither deprecated renderings nor what only this program understands.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..app.incomingterms import is_our_id
from ..desk.concept import Concept, Rendering, SourceForm, Status
from ..desk.languages import language_of
from .markup import escaped
from .tbx import (
    FORM_STATUS,
    OURS,
    PARTS_OF_SPEECH,
    RENDERING_STATUS,
    SOURCE,
    TERM_TYPES,
    V3,
    day_of,
    unkeyed,
)
from .termexport import TermExport

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_tbx3(export: TermExport) -> bytes:
    """All terms, whole, as TBX-Basic."""
    made = [
        f'{_XML}<tbx type="TBX-Basic" style="dca" xml:lang="{SOURCE}" xmlns="{V3}">\n'
        f"<tbxHeader><fileDesc>{_title(export)}<sourceDesc><p>{OURS}</p></sourceDesc>"
        "</fileDesc></tbxHeader>\n<text><body>\n"
    ]
    for number, concept in enumerate(export.concepts, 1):
        export.tick(number / len(export.concepts))
        made.append(
            f'<conceptEntry id="{_id(concept, number)}">{"".join(_whole(concept))}'
            f"{''.join(_sections(concept))}</conceptEntry>\n"
        )
    made.append("</body></text>\n</tbx>\n")
    return "".join(made).encode("utf-8", "replace")


def to_tbx2(export: TermExport) -> bytes:
    """The terms as other programs show them."""
    made = [
        f'{_XML}<martif type="TBX" xml:lang="{SOURCE}">\n'
        f"<martifHeader><fileDesc>{_title(export)}<sourceDesc><p>{OURS}</p></sourceDesc>"
        "</fileDesc></martifHeader>\n<text><body>\n"
    ]
    for number, concept in enumerate(export.concepts, 1):
        export.tick(number / len(export.concepts))
        made.append(
            f'<termEntry id="{_id(concept, number)}">{"".join(_shown(concept))}'
            f"{''.join(_sets(concept))}</termEntry>\n"
        )
    made.append("</body></text>\n</martif>\n")
    return "".join(made).encode("utf-8", "replace")


def _title(export: TermExport) -> str:
    return f"<titleStmt><title>{escaped(export.title)}</title></titleStmt>" if export.title else ""


def _id(concept: Concept, number: int) -> str:
    """A name for the entry that XML allows; it is our own id where that is one of ours."""
    return f"c{concept.id}" if is_our_id(concept.id) else f"e{number}"


# --- what is said of the whole entry


def _shown(concept: Concept) -> Iterator[str]:
    """What people read of an entry."""
    if concept.domain:
        yield f'<descrip type="subjectField">{escaped(concept.domain)}</descrip>'
    if concept.definition:
        yield f'<descrip type="definition">{escaped(concept.definition)}</descrip>'
    if concept.note:
        yield _note(unkeyed(concept.note))
    for tag in concept.tags:
        yield f'<admin type="projectSubset">{escaped(tag)}</admin>'
    if concept.formula:
        yield _note("formula: yes")
    if concept.part_of_speech and concept.part_of_speech not in PARTS_OF_SPEECH:
        yield _note(f"part of speech: {concept.part_of_speech}")


def _whole(concept: Concept) -> Iterator[str]:
    """All that is said of an entry."""
    yield from _shown(concept)
    if not is_our_id(concept.id):
        yield _note(f"id: {concept.id}")
    if concept.text_id:
        yield _note(f"text: {concept.text_id}")
    adopted = (concept.adopted, *concept.also_adopted)
    if any(adopted):
        yield from (_note(f"adopted: {each}") for each in adopted)
    if concept.first or concept.past:
        places = msgspec.json.encode((concept.first, *concept.past)).decode()
        yield _note(f"places: {places}")
    for decision in concept.log:
        yield _note(f"decision: {msgspec.json.encode(decision).decode()}")
    for act, time in (("origination", concept.created), ("modification", concept.updated)):
        if time:
            yield _transaction(act, time)


def _note(words: str) -> str:
    return f"<note>{escaped(words)}</note>"


def _transaction(act: str, time: str) -> str:
    """When an entry was made or changed: the day for all, the whole time in a note."""
    day = day_of(time)
    dated = f"<date>{day}</date>" if day else ""
    note = "" if day == time else _note(time)
    return f'<transacGrp><transac type="transactionType">{act}</transac>{dated}{note}</transacGrp>'


# --- terms


def _term_note(kind: str, words: str) -> str:
    return f'<termNote type="{kind}">{words}</termNote>'


def _form_notes(concept: Concept, index: int) -> str:
    form = concept.forms[index]
    notes = _term_note("administrativeStatus", FORM_STATUS[form.kind])
    if form.kind in TERM_TYPES:
        notes += _term_note("termType", TERM_TYPES[form.kind])
    if not index and concept.part_of_speech:
        known = concept.part_of_speech in PARTS_OF_SPEECH
        notes += _term_note("partOfSpeech", concept.part_of_speech if known else "other")
    return notes


def _pinyin(form: SourceForm) -> str:
    return _note(f"pinyin: {form.pinyin}") if form.pinyin else ""


def _sections(concept: Concept) -> Iterator[str]:
    """The languages of an entry of version 3; the first is that of the forms."""
    yield f'<langSec xml:lang="{SOURCE}">'
    for index, form in enumerate(concept.forms):
        yield (
            f"<termSec><term>{escaped(form.words)}</term>{_form_notes(concept, index)}"
            f"{_pinyin(form)}</termSec>"
        )
    yield "</langSec>"
    groups = _by_language(concept)
    orders = [at for group in groups.values() for at, _ in group]
    ordered = orders == sorted(orders)
    for tag, group in groups.items():
        yield f'<langSec xml:lang="{tag or "und"}">'
        for at, one in group:
            order = "" if ordered else _note(f"order: {at + 1}")
            yield f"<termSec>{_rendering(one, tag)}{order}</termSec>"
        yield "</langSec>"


def _by_language(concept: Concept) -> dict[str, list[tuple[int, Rendering]]]:
    """The renderings with their numbers by tag; under "" those whose language is no tag."""
    groups: dict[str, list[tuple[int, Rendering]]] = {}
    for at, one in enumerate(concept.renderings):
        tag = one.language if language_of(one.language) == one.language else ""
        groups.setdefault(tag, []).append((at, one))
    return groups


def _rendering(one: Rendering, tag: str) -> str:
    made = f"<term>{escaped(one.words)}</term>"
    made += _term_note("administrativeStatus", RENDERING_STATUS[one.status])
    if one.source:
        made += f'<admin type="source">{escaped(one.source)}</admin>'
    if one.note:
        made += _note(unkeyed(one.note))
    if one.date and day_of(one.date) == one.date:
        made += _transaction("modification", one.date)
    elif one.date:
        made += _note(f"date: {one.date}")
    if one.frozen:
        made += _note("frozen: yes")
    return made + ("" if tag else _note(f"language: {one.language}"))


def _sets(concept: Concept) -> Iterator[str]:
    """The languages of an entry of version 2."""
    yield f'<langSet xml:lang="{SOURCE}">'
    for index, form in enumerate(concept.forms):
        yield (
            f"<tig><term>{escaped(form.words)}</term>{_form_notes(concept, index)}"
            f"{_pinyin(form)}</tig>"
        )
    yield "</langSet>"
    for tag, group in _by_language(concept).items():
        used = [one for _, one in group if one.status is not Status.DEPRECATED]
        if not (used and tag):
            continue
        yield f'<langSet xml:lang="{tag}">'
        for one in used:
            source = f'<admin type="source">{escaped(one.source)}</admin>' if one.source else ""
            frozen = _note("frozen: yes") if one.frozen else ""
            note = _note(unkeyed(one.note)) if one.note else ""
            yield (
                f"<tig><term>{escaped(one.words)}</term>"
                f"{_term_note('administrativeStatus', RENDERING_STATUS[one.status])}"
                f"{source}{note}{frozen}</tig>"
            )
        yield "</langSet>"
