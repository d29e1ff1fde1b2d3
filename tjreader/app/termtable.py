"""Terms as a table: its columns, what each is taken for, and concepts as rows.

A concept has as many rows as the longest of its forms, renderings and decisions: the first
row has its first form, its first rendering, its first decision and all that is said once,
the second row the second of each. Each row has the id, so that a sheet may be sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec
from msgspec import Struct

from ..desk.concept import Concept

MOST_ROWS = 200_000
"""Rows of one table."""

YES = "yes"
"""What stands in a column that says yes or nothing."""


class Field(StrEnum):
    """What a column holds; the value is its name in the first row."""

    ID = "id"
    TERM = "term"
    FORM = "form"  # preferred, variant, short, forbidden
    PINYIN = "pinyin"
    RENDERING = "rendering"
    LANGUAGE = "language"
    STATUS = "status"
    SOURCE = "rendering source"
    DATE = "rendering date"
    FROZEN = "frozen"
    REMARK = "rendering note"
    DOMAIN = "domain"
    PART_OF_SPEECH = "part of speech"
    DEFINITION = "definition"
    NOTE = "note"
    TAGS = "tags"
    FORMULA = "formula"
    TEXT = "text"
    ADOPTED = "adopted"
    FIRST = "first place"
    LOG = "log"
    CREATED = "created"
    UPDATED = "updated"
    VARIANTS = "variants"  # read, never written: several further forms in one cell
    SHORTS = "short forms"  # the same


COLUMNS = tuple(each for each in Field if each not in (Field.VARIANTS, Field.SHORTS))
"""What is written, in this order. `first place` (with the earlier ones behind it) and `log`
are JSON, for programs; `adopted` has each id on a line of its own."""


class Use(Struct, frozen=True):
    """What a column (counted from 0) is taken for.

    `language` is that of a column of renderings which has no column of languages beside it.
    """

    column: int
    field: Field
    language: str = ""


class Layout(Struct, frozen=True):
    """What the columns of a table are taken for.

    `header` says that the first row is names. `ours` says that they are those of `COLUMNS`.
    """

    uses: tuple[Use, ...] = ()
    header: bool = True
    ours: bool = False

    def column_of(self, field: Field) -> int | None:
        """The first column with that in it."""
        return next((each.column for each in self.uses if each.field is field), None)


class TermTable(Struct, frozen=True):
    """A table as it was read: cells without what no text holds, rows of any length.

    `layout` is known where the kind of file says what its columns are.
    `remarks` says, a sentence each, what of it could not be read.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()
    layout: Layout | None = None


def rows_of(concepts: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    """The rows of concepts, one cell for each of `COLUMNS`; without the row of names."""
    for concept in concepts:
        count = max(len(concept.forms), len(concept.renderings), len(concept.log), 1)
        for index in range(count):
            cells = {Field.ID: concept.id} | (_once(concept) if not index else {})
            cells |= _form(concept, index) | _rendering(concept, index) | _decision(concept, index)
            yield tuple(cells.get(each, "") for each in COLUMNS)


def _once(concept: Concept) -> dict[Field, str]:
    first = ""
    if concept.first or concept.past:
        first = msgspec.json.encode((concept.first, *concept.past)).decode()
    adopted = (concept.adopted, *concept.also_adopted)
    return {
        Field.DOMAIN: concept.domain,
        Field.PART_OF_SPEECH: concept.part_of_speech,
        Field.DEFINITION: concept.definition,
        Field.NOTE: concept.note,
        Field.TAGS: ", ".join(concept.tags),
        Field.FORMULA: YES if concept.formula else "",
        Field.TEXT: concept.text_id or "",
        Field.ADOPTED: "\n".join(adopted) if any(adopted) else "",
        Field.FIRST: first,
        Field.CREATED: concept.created,
        Field.UPDATED: concept.updated,
    }


def _form(concept: Concept, index: int) -> dict[Field, str]:
    if index >= len(concept.forms):
        return {}
    form = concept.forms[index]
    return {Field.TERM: form.words, Field.FORM: form.kind.value, Field.PINYIN: form.pinyin}


def _rendering(concept: Concept, index: int) -> dict[Field, str]:
    if index >= len(concept.renderings):
        return {}
    one = concept.renderings[index]
    return {
        Field.RENDERING: one.words,
        Field.LANGUAGE: one.language,
        Field.STATUS: one.status.value,
        Field.SOURCE: one.source,
        Field.DATE: one.date,
        Field.FROZEN: YES if one.frozen else "",
        Field.REMARK: one.note,
    }


def _decision(concept: Concept, index: int) -> dict[Field, str]:
    if index >= len(concept.log):
        return {}
    return {Field.LOG: msgspec.json.encode(concept.log[index]).decode()}
