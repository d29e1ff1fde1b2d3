"""What the columns of a table of terms are: guessed from their names, or as one says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..desk.languages import language_of
from ..text.hanzi import RANGES
from .headings import certain, likely
from .ports import Refused
from .termtable import COLUMNS, Field, Layout, TermTable, Use

_SAMPLE = 50
"""Rows that are looked at where the columns have no names."""

_HANZI = re.compile(f"[{RANGES}]")
_MAPPED = {"source": Field.TERM, "comment": Field.NOTE}
"""Other words that may be said for a column."""


def guessed(table: TermTable) -> Layout:
    """What the columns seem to be; without a column of terms where nothing can be told."""
    if table.layout is not None:
        return table.layout
    head = [cell.strip().casefold() for cell in (table.rows or ((),))[0]]
    if {each.value for each in COLUMNS} <= set(head):
        uses = [Use(head.index(each.value), each) for each in COLUMNS]
        return Layout(tuple(sorted(uses, key=_place)), header=True, ours=True)
    named = _certain(head)
    sure = any(use.field in _TELLING for use in named)
    more = _likely(table, head, named)
    if sure or any(use.field in _TELLING and _is_above(table, use.column) for use in more):
        return Layout(tuple(sorted((*named, *more), key=_place)), header=True)
    return Layout(tuple(_unnamed(table)), header=False)


_TELLING = (Field.TERM, Field.RENDERING)
"""What at least one column must be for the first row to be names."""


def _place(use: Use) -> int:
    return use.column


def _certain(head: Sequence[str]) -> list[Use]:
    """The columns whose headings are known names; each field but renderings once."""
    uses: list[Use] = []
    for column, name in enumerate(head):
        said = certain(name)
        if said is not None and _is_free(said.field, uses):
            uses.append(Use(column, said.field, said.language))
    if "source" in head:
        # A source beside a term is where it comes from; alone it is the source language.
        meant = Field.TERM if _is_free(Field.TERM, uses) else Field.SOURCE
        if _is_free(meant, uses):
            uses.append(Use(head.index("source"), meant))
    return uses


def _likely(table: TermTable, head: Sequence[str], named: Sequence[Use]) -> list[Use]:
    """The other columns, as far as their headings seem to say what they are.

    What such a heading calls a term is a rendering where no Chinese stands below it.
    """
    known = {use.column for use in named}
    uses: list[Use] = []
    for column, name in enumerate(head):
        said = None if column in known or certain(name) else likely(name)
        if said is None:
            continue
        field, below = said.field, _below(table, column)
        if field is Field.TERM and below and not _HANZI.search(below):
            field = Field.RENDERING
        if _is_free(field, (*named, *uses)):
            uses.append(Use(column, field, said.language))
    return uses


def _is_free(field: Field, uses: Iterable[Use]) -> bool:
    return field is Field.RENDERING or all(use.field is not field for use in uses)


def _below(table: TermTable, column: int) -> str:
    """What stands below a heading in the first rows."""
    return "".join(row[column] for row in table.rows[1:_SAMPLE] if column < len(row)).strip()


def _is_above(table: TermTable, column: int) -> bool:
    """Whether a first cell is written otherwise than those below, and so is no word among them."""
    below = _below(table, column)
    chinese = bool(_HANZI.search(table.rows[0][column]))
    return bool(below) and chinese is not bool(_HANZI.search(below))


def _unnamed(table: TermTable) -> list[Use]:
    """Columns without names: the most hanzi are the terms, the next other words renderings."""
    sample = table.rows[:_SAMPLE]
    width = max(map(len, sample), default=0)
    columns = ["".join(row[at] for row in sample if at < len(row)) for at in range(min(width, 50))]
    hanzi = [len(_HANZI.findall(words)) for words in columns]
    if not any(hanzi):
        return []
    term = hanzi.index(max(hanzi))
    others = [at for at, words in enumerate(columns) if at != term and words.strip()]
    fields = (Field.RENDERING, Field.NOTE)
    return [Use(term, Field.TERM), *map(Use, others, fields)]


def layout_of(said: str, table: TermTable) -> Layout:
    """What one says the columns are, as "term=A,rendering:de=C,note=Remarks".

    A column is a letter, a number counted from 1, or its name in the first row. A
    rendering may name its language after a colon. What is said of no column is not read.

    Raises:
        Refused: if a word is no column of the table or nothing one can be taken for.
    """
    head = [cell.strip().casefold() for cell in (table.rows or ((),))[0]]
    width = max(map(len, table.rows[:_SAMPLE]), default=0)
    uses, named = [], False
    for part in filter(None, (each.strip() for each in said.split(","))):
        what, _, where = part.partition("=")
        field, language = _field(what)
        uses.append(Use(_column(where.strip(), head, width, table.name), field, language))
        named = named or where.strip().casefold() in head
    if not any(use.field is Field.TERM for use in uses):
        raise Refused("The columns do not say where the terms are: add term=A to them.")
    return Layout(tuple(uses), header=named or guessed(table).header)


def _field(what: str) -> tuple[Field, str]:
    name, _, language = what.strip().partition(":")
    name = name.strip().casefold()
    said = certain(name)
    found = _MAPPED.get(name)
    if found is None and said is not None:
        found, language = said.field, language or said.language
    if found is None and name in {each.value for each in Field}:
        found = Field(name)
    if found is None:
        names = ", ".join(each.value for each in Field)
        raise Refused(f"“{name}” is nothing a column can hold: choose among {names}.")
    tag = language_of(language)
    if language and not tag:
        raise Refused(f"“{language}” is no tag of a language: write it as en, fr or pt-BR.")
    return found, tag


def _column(where: str, head: Sequence[str], width: int, name: str) -> int:
    if where.casefold() in head:
        return head.index(where.casefold())
    column = -1
    if re.fullmatch("[A-Za-z]{1,2}", where):
        for letter in where.upper():
            column = (column + 1) * 26 + ord(letter) - ord("A")
    elif re.fullmatch("[0-9]{1,4}", where):
        column = int(where) - 1
    if not 0 <= column < width:
        raise Refused(f"{name} has no column “{where}”: it has {width}.")
    return column
