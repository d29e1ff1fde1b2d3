"""What the heading of a column says that it holds: names known in English and Chinese.

A heading that is a known name is certain. Others are likely: a heading is about its head,
which stands last before a bracket, a mark or a preposition (“客户译名”, “译名（客户）”,
“Client term”, “note on the term”). Where known names overlap there, the longest counts.
Languages may stand anywhere and make renderings of terms in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ..text.hanzi import RANGES
from .termtable import Field

_NAMES: dict[Field, tuple[str, ...]] = {
    Field.TERM: ("term", "source term", "chinese", "simplified", "zh", "zh-cn", "zh-hans", "cn",
                 "术语", "原文", "中文", "词条", "源语", "中文术语", "headword", "entry"),
    Field.PINYIN: ("pinyin", "拼音", "reading"),
    Field.RENDERING: ("rendering", "target", "target term", "translation", "译文", "译名", "译语",
                      "译法", "定译", "equivalent"),
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
CHINESE = "zh"
"""The language of the terms themselves."""

_CHINESE = ("chinese", "simplified chinese", "zh", "zh-cn", "zh-hans", "cn", "中文", "汉语", "汉文",
            "中文名", "简体中文", "简体")  # fmt: skip
_BY_NAME = {name: each for each, names in _NAMES.items() for name in names}
_BY_LANGUAGE = _LANGUAGES | dict.fromkeys(_CHINESE, CHINESE)
_ALONE = {*_BY_LANGUAGE, "type", "field", "entry", "form", "形式", "date", "日期", "language",
          "lang", "语言", "语种"}  # fmt: skip
"""Names that say what a column holds by themselves alone, not as “file type”."""

_REGION = re.compile("(?<![a-z])([a-z]{2})[-_]([a-z]{2})(?![a-z])")
_PARTS = re.compile(r"[()（）\[\]【】〔〕<>《》:：/|,，;；、–—]|\s-+\s|(?<=[^\x00-\x7f])-")
_PREPOSITION = re.compile(r"\s(?:of|for|on|in|by|from|to)\s")
_END = re.compile(r"[\s\d.#*_-]+$")
_NEUTRAL = re.compile(r"(?:名称|名|词|版|[\s_]+(?:name|version|words?))?[\s\d.#*_-]*$")
"""What may follow the name of a language and adds nothing to it."""

_LETTER = re.compile("[^\\W_]")
_HANZI = re.compile(f"[{RANGES}]")
LONGEST = 80
"""Code points of a heading that is looked into: a longer one is none."""

_TAG = 2
"""Letters of a language's tag: so short a word is one at the end of a heading alone."""


class Said(Struct, frozen=True):
    """What a column holds; `language` is the tag of renderings, or empty."""

    field: Field
    language: str = ""


def certain(heading: str) -> Said | None:
    """What a heading says that is a known name, or a language; in any letters."""
    name = heading.strip().casefold()
    if name in _BY_NAME:
        return Said(_BY_NAME[name])
    if name in _LANGUAGES:
        return Said(Field.RENDERING, _LANGUAGES[name])
    region = _REGION.fullmatch(name)
    if region and region[1] in _LANGUAGES:
        return Said(Field.RENDERING, _tag(region))
    return None


def likely(heading: str) -> Said | None:
    """What a heading seems to say that has more words than the known names."""
    name = heading.strip().casefold()
    if len(name) > LONGEST:
        return None
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    field = next((found for part in parts if (found := _head(part))), None)
    language = _language(name, parts)
    if field is None and not any(map(_is_language, parts)):
        return None
    if language and field in (None, Field.TERM, Field.RENDERING):
        return Said(Field.TERM) if language == CHINESE else Said(Field.RENDERING, language)
    return Said(field) if field else None


def _is_language(part: str) -> bool:
    """Whether a part of a heading is about a language: it ends with its name or tag."""
    bare = _NEUTRAL.sub("", part)
    if any(_ends(bare, known) for known in _BY_LANGUAGE):
        return True
    return any(each.end() == len(bare) for each in _REGION.finditer(bare))


def _head(part: str) -> Field | None:
    """What the head of a part is a known name of."""
    known = _known(part)
    if not _PREPOSITION.search(known):  # “part of speech” is a name
        known = _known(_PREPOSITION.split(part)[0])
    return None if known in _ALONE else _BY_NAME.get(known)


def _known(words: str) -> str:
    """The longest known name that words end with, or nothing."""
    ended = _END.sub("", words).replace("_", " ")
    return max((name for name in _BY_NAME if _ends(ended, name)), key=len, default="")


def _ends(words: str, name: str) -> bool:
    """Whether words end with a name, which is no part of a longer Latin word."""
    if not words.endswith(name):
        return False
    before = words[: -len(name)][-1:]
    return not (name[0].isascii() and before.isascii() and _LETTER.match(before))


def _language(name: str, parts: list[str]) -> str:
    """The language that is named anywhere, the longest name first; or nothing."""
    for region in _REGION.finditer(name):
        if region[1] == CHINESE:
            return CHINESE
        if region[1] in _LANGUAGES:
            return _tag(region)
    found = [known for known in _BY_LANGUAGE if _names(known, name, parts)]
    return _BY_LANGUAGE[max(found, key=len)] if found else ""


def _names(known: str, name: str, parts: list[str]) -> bool:
    if not known.isascii() and _HANZI.match(known):
        return known in name
    if len(known) <= _TAG:
        return any(_ends(part, known) for part in parts)
    return any(_ends(name[:at], known) for at in _word_ends(name))


def _word_ends(name: str) -> Iterator[int]:
    """Where Latin words end."""
    yield from (found.end() for found in re.finditer("[^\\W_]+", name))


def _tag(region: re.Match[str]) -> str:
    return f"{region[1]}-{region[2].upper()}"
