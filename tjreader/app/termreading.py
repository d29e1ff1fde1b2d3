"""A table of terms as concepts, once it is told what its columns are."""

from __future__ import annotations

import re

from msgspec import Struct, field

from ..desk.concept import Concept, Decision, FormKind, Rendering, SourceForm
from ..desk.languages import language_of
from ..notes.tags import typed_tags
from .incomingterms import (
    LONGEST_NOTE,
    LONGEST_WORDS,
    MOST_PARTS,
    Custom,
    IncomingTerms,
    MakeId,
    Places,
    adopted_of,
    decision_of,
    form_key,
    fresh_id,
    is_our_id,
    is_yes,
    kind_named,
    line_of,
    places_of,
    status_named,
    without_doubles,
)
from .ports import Refused
from .termtable import Field, Layout, TermTable

_ID = re.compile(r"[^\t\n]{1,200}")
_SEVERAL = re.compile("[;；\n|、]+")
_PLAIN = (Field.DOMAIN, Field.PART_OF_SPEECH, Field.DEFINITION, Field.NOTE, Field.CREATED,
          Field.UPDATED, Field.ADOPTED, Field.TEXT, Field.TAGS, Field.FORMULA)  # fmt: skip

Row = dict[Field, str]


class _Gathered(Struct):
    """What the rows of one concept say."""

    id: str
    forms: list[SourceForm] = field(default_factory=list)
    renderings: list[Rendering] = field(default_factory=list)
    log: list[Decision] = field(default_factory=list)
    once: Row = field(default_factory=dict)
    places: Places = (None, ())


def concepts_of(
    table: TermTable, layout: Layout, custom: Custom | None = None, new_id: MakeId = fresh_id
) -> IncomingTerms:
    """The concepts of a table, in the order of their first rows.

    Rows with the same id, or without one with the same term, are one concept. A row that
    can be none is left out and named.

    Raises:
        Refused: if no column is taken for the terms.
    """
    if layout.column_of(Field.TERM) is None:
        raise Refused(
            f"No column of {table.name} is known to hold the terms: say which, "
            "as in --map term=A,rendering=B."
        )
    custom = custom or Custom()
    found: dict[str, _Gathered] = {}
    skipped = list(table.remarks)
    for number, cells in enumerate(table.rows[layout.header :], 1 + layout.header):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            _take(found, cells, layout, custom, new_id)
        except ValueError as reason:
            skipped.append(f"Row {number}: {reason}.")
    made = []
    for one in found.values():
        if one.forms:
            made.append(_concept(one, custom, layout))
        else:
            skipped.append(f"The entry {one.id} has no term.")
    return IncomingTerms(table.name, tuple(made), tuple(skipped))


def _take(
    found: dict[str, _Gathered],
    cells: tuple[str, ...],
    layout: Layout,
    custom: Custom,
    new_id: MakeId,
) -> None:
    """Take one row in.

    Raises:
        ValueError: if it can be none; the text says why, without a full stop.
    """
    row: Row = {}
    for use in layout.uses:
        if use.column < len(cells):
            row.setdefault(use.field, cells[use.column])
    term, known_id = line_of(row.get(Field.TERM, "")), row.get(Field.ID, "").strip()
    if known_id and not _ID.fullmatch(known_id):
        raise ValueError("the id is none")
    if not (term or known_id):
        raise ValueError("there is no term in it")
    _see_lengths(row)
    renderings = _renderings(cells, layout, row, custom)
    key = f"id {known_id}" if known_id else f"term {form_key(term)}"
    if key not in found:
        keeps = known_id and (layout.ours or is_our_id(known_id))
        found[key] = _Gathered(known_id if keeps else new_id())
    one = found[key]
    one.forms += _forms(row, term, bool(one.forms))
    one.renderings += renderings
    decision = decision_of(row.get(Field.LOG, ""))
    one.log += [decision] if decision else []
    if row.get(Field.FIRST, "").strip():
        one.places = places_of(row[Field.FIRST])
    for each in _PLAIN:
        if row.get(each, "").strip():
            one.once.setdefault(each, row[each])
    if max(len(one.forms), len(one.renderings), len(one.log)) > MOST_PARTS:
        raise ValueError("the entry has more forms or renderings than one can have")


def _see_lengths(row: Row) -> None:
    for each, words in row.items():
        several = each in (Field.VARIANTS, Field.SHORTS, Field.FIRST, Field.LOG)
        longest = LONGEST_WORDS
        if several or each in (Field.DEFINITION, Field.NOTE, Field.REMARK):
            longest = LONGEST_NOTE
        if len(words) > longest:
            raise ValueError(f"the {each.value} is longer than {longest:,} characters")


def _forms(row: Row, term: str, known: bool) -> list[SourceForm]:
    made = []
    if term:
        usual = FormKind.VARIANT if known else FormKind.PREFERRED
        kind = kind_named(row.get(Field.FORM, "")) or usual
        made.append(SourceForm(term, kind, row.get(Field.PINYIN, "").strip()))
    for several, kind in ((Field.VARIANTS, FormKind.VARIANT), (Field.SHORTS, FormKind.SHORT)):
        words = (line_of(each) for each in _SEVERAL.split(row.get(several, "")))
        made += [SourceForm(each, kind) for each in words if each]
    return made


def _renderings(
    cells: tuple[str, ...], layout: Layout, row: Row, custom: Custom
) -> list[Rendering]:
    """The renderings of a row: one for each column of renderings with words in it."""
    made = []
    status = status_named(row.get(Field.STATUS, ""))
    for use in layout.uses:
        if use.field is not Field.RENDERING or use.column >= len(cells):
            continue
        words = line_of(cells[use.column])
        if not words and not (layout.ours and status):
            continue
        if len(words) > LONGEST_WORDS:
            raise ValueError(f"the rendering is longer than {LONGEST_WORDS:,} characters")
        language = use.language or language_of(row.get(Field.LANGUAGE, "")) or custom.language
        made.append(
            Rendering(
                words,
                language,
                status or custom.status,
                row.get(Field.SOURCE, ""),
                row.get(Field.DATE, ""),
                row.get(Field.REMARK, ""),
                is_yes(row.get(Field.FROZEN, "")),
            )
        )
    return made


def _concept(one: _Gathered, custom: Custom, layout: Layout) -> Concept:
    once = one.once
    forms, renderings = without_doubles(one.forms, one.renderings)
    text_id = once.get(Field.TEXT, "").strip() or None
    adopted, also = adopted_of(once.get(Field.ADOPTED, "").split("\n"))
    return Concept(
        id=one.id,
        forms=forms,
        renderings=renderings,
        text_id=text_id if layout.ours else custom.text_id,
        domain=once.get(Field.DOMAIN, ""),
        part_of_speech=once.get(Field.PART_OF_SPEECH, ""),
        definition=once.get(Field.DEFINITION, ""),
        note=once.get(Field.NOTE, ""),
        tags=typed_tags(once.get(Field.TAGS, "")),
        formula=is_yes(once.get(Field.FORMULA, "")),
        first=one.places[0],
        adopted=adopted,
        also_adopted=also,
        log=tuple(one.log),
        past=one.places[1],
        created=once.get(Field.CREATED, ""),
        updated=once.get(Field.UPDATED, ""),
    )
