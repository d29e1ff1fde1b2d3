"""What the columns of a table of terms are: guessed from their names, or as one says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..desk.languages import language_of
from ..text.hanzi import RANGES
from .ports import Refused
from .termtable import COLUMNS, Field, Layout, TermTable, Use

_SAMPLE = 50
"""Rows that are looked at where the columns have no names."""

_NAMES: dict[Field, tuple[str, ...]] = {
    Field.TERM: ("term", "source term", "chinese", "simplified", "zh", "zh-cn", "zh-hans", "cn",
                 "术语", "原文", "中文", "词条", "源语", "中文术语", "headword", "entry"),
    Field.PINYIN: ("pinyin", "拼音", "reading"),
    Field.RENDERING: ("rendering", "target", "target term", "translation", "译文", "译名", "译语"),
    Field.STATUS: ("status", "状态"),
    Field.LANGUAGE: ("language", "lang", "语言", "语种", "target language"),
    Field.FORM: ("form", "type of form", "形式"),
    Field.SOURCE: ("rendering source", "reference", "origin", "来源", "出处"),
    Field.DATE: ("rendering date", "date", "日期"),
    Field.REMARK: ("rendering note",),
    Field.DOMAIN: ("domain", "subject", "subject field", "field", "type", "领域", "类别", "专业"),
    Field.PART_OF_SPEECH: ("part of speech", "pos", "词性"),
    Field.DEFINITION: ("definition", "定义", "释义"),
    Field.NOTE: ("note", "notes", "comment", "comments", "remark", "备注", "注释", "说明"),
    Field.TAGS: ("tags", "tag", "标签"),
    Field.VARIANTS: ("variants", "variant", "synonyms", "又称", "异形", "别称", "printed_as"),
    Field.SHORTS: ("short forms", "short form", "abbreviation", "简称", "缩写"),
}  # fmt: skip
_LANGUAGES: dict[str, str] = {
    **dict.fromkeys(("en", "english", "英文", "英语", "英译", "英文译名"), "en"),
    **dict.fromkeys(("de", "german", "deutsch", "德文", "德语"), "de"),
    **dict.fromkeys(("fr", "french", "français", "法文", "法语"), "fr"),
    **dict.fromkeys(("es", "spanish", "español", "西班牙语"), "es"),
    **dict.fromkeys(("ru", "russian", "русский", "俄文", "俄语"), "ru"),
    **dict.fromkeys(("ja", "japanese", "日文", "日语"), "ja"),
    **dict.fromkeys(("it", "italian", "italiano"), "it"),
    **dict.fromkeys(("pt", "portuguese"), "pt"),
    **dict.fromkeys(("ko", "korean", "韩文"), "ko"),
}
_HANZI = re.compile(f"[{RANGES}]")
_REGION = re.compile("([a-z]{2})[-_]([a-z]{2})")
_BY_NAME = {name: each for each, names in _NAMES.items() for name in names}
_MAPPED = {"source": Field.TERM, "comment": Field.NOTE}
"""Other words that may be said for a column."""


def guessed(table: TermTable) -> Layout:
    """What the columns seem to be; without a column of terms where nothing can be told."""
    if table.layout is not None:
        return table.layout
    head = [cell.strip().casefold() for cell in (table.rows or ((),))[0]]
    named = _named(head)
    if any(use.field in (Field.TERM, Field.RENDERING) for use in named):
        ours = {each.value for each in COLUMNS} <= set(head)
        return Layout(tuple(named), header=True, ours=ours)
    return Layout(tuple(_unnamed(table)), header=False)


def _named(head: Sequence[str]) -> list[Use]:
    plain = {each.value for each in COLUMNS} <= set(head)
    uses: list[Use] = []
    taken: set[Field] = set()
    for column, name in enumerate(head):
        use = _ours(column, name) if plain else _use(column, name)
        if use is None or (use.field in taken and use.field is not Field.RENDERING):
            continue
        uses.append(use)
        taken.add(use.field)
    if not plain and "source" in head:
        # A source beside a term is where it comes from; alone it is the source language.
        meant = Field.SOURCE if Field.TERM in taken else Field.TERM
        if meant not in taken:
            uses.append(Use(head.index("source"), meant))
    return sorted(uses, key=lambda use: use.column)


def _ours(column: int, name: str) -> Use | None:
    known = next((each for each in COLUMNS if each.value == name), None)
    return Use(column, known) if known else None


def _use(column: int, name: str) -> Use | None:
    if name in _BY_NAME:
        return Use(column, _BY_NAME[name])
    if name in _LANGUAGES:
        return Use(column, Field.RENDERING, _LANGUAGES[name])
    region = _REGION.fullmatch(name)
    if region and region[1] in _LANGUAGES:
        return Use(column, Field.RENDERING, f"{region[1]}-{region[2].upper()}")
    return None


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
    use = _use(0, name)
    found = _MAPPED.get(name) or _BY_NAME.get(name)
    if found is None and name in {each.value for each in Field}:
        found = Field(name)
    if found is None and use is not None:
        found, language = use.field, language or use.language
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
