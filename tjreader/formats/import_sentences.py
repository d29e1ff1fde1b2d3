"""Translated sentences out of TMX (any version) and XLIFF 2.x, ours and others'."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from ..app.incomingsentences import (
    LONGEST_SENTENCE,
    MOST_SENTENCES,
    IncomingSentence,
    IncomingSentences,
)
from ..app.ports import Refused
from ..desk.languages import ENGLISH, in_language, language_of, serves
from ..desk.translation import Stage
from ..text.clean import clean
from .export_xliff import DRAFT
from .names import shown
from .whole_bytes import read_bytes
from .xml_branches import Branch, read_branches

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file."""

_CODES = ("bpt", "ept", "ph", "it", "ut")
"""Elements of TMX that hold the codes of another program, not words."""

_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,6}")
_SOURCE = "zh"


class _Gathered(Struct):
    """What a file has said so far."""

    name: str
    language: str
    text_id: str = ""
    target: str = ""
    count: int = 0
    untranslated: int = 0
    sentences: list[IncomingSentence] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def take(self, one: IncomingSentence) -> None:
        """Take a unit in, or say why not."""
        if self.count > MOST_SENTENCES:
            raise Refused(
                f"{self.name} has more than {MOST_SENTENCES:,} sentences: import it in parts."
            )
        if not one.words.strip():
            self.untranslated += 1
        elif max(len(one.source), len(one.words), len(one.note or "")) > LONGEST_SENTENCE:
            self.skipped.append(
                f"Unit {one.number} is longer than {LONGEST_SENTENCE:,} characters."
            )
        else:
            self.sentences.append(one)

    def done(self, path: Path) -> IncomingSentences:
        """All of it."""
        return IncomingSentences(
            shown(Path(path.name)),
            tuple(self.sentences),
            self.text_id,
            self.untranslated,
            tuple(self.skipped),
        )


def read_tmx(path: Path, language: str = ENGLISH) -> IncomingSentences:
    """The units of a translation memory that have Chinese words and some in the language.

    Raises:
        Refused: if it cannot be read, is too large, is made to deceive or is no TMX.
    """
    name = shown(path)
    found = _Gathered(name, language)

    def begin(root: str, _: Mapping[str, str]) -> None:
        if root != "tmx":
            raise Refused(f"{name} is no TMX: it begins with {clean(root)[:40]}.")

    def take(branch: Branch) -> None:
        if branch.name == "header":
            found.text_id = _properties(branch).get("x-text", "")
            return
        found.count += 1
        said = _memory_unit(branch, found)
        if said is not None:
            found.take(said)

    data = read_bytes(path, LARGEST, "sentences")
    read_branches(data, name, begin, ("header", "tu"), take, doctype="tmx")
    return found.done(path)


def _properties(branch: Branch) -> dict[str, str]:
    return {one.attributes.get("type", ""): clean(one.words()) for one in branch.each("prop")}


def _memory_unit(branch: Branch, found: _Gathered) -> IncomingSentence | None:
    source, target, language = None, None, ""
    for each in branch.each("tuv"):
        tag, segment = language_of(each.attributes.get("lang", "")), each.first("seg")
        if segment is None:
            continue
        if in_language(tag, _SOURCE) and source is None:
            source = segment
        elif serves(tag, found.language) and target is None:
            target, language = segment, tag
    if source is None or target is None:
        found.untranslated += 1
        return None
    said, note = _properties(branch), branch.first("note")
    return IncomingSentence(
        found.count,
        clean(source.words(_CODES)),
        clean(target.words(_CODES)),
        language,
        Stage(stage) if (stage := said.get("x-stage", "")) in list(Stage) else Stage.DONE,
        clean(note.words()) if note is not None else None,
        clean(branch.attributes.get("tuid", "")),
    )


def read_xliff(path: Path, language: str = ENGLISH) -> IncomingSentences:
    """The segments of a file of XLIFF 2.x that have a target.

    Raises:
        Refused: if it cannot be read, is too large, is made to deceive, is no XLIFF 2, or
            is in other languages.
    """
    name = shown(path)
    found = _Gathered(name, language)

    def begin(root: str, attributes: Mapping[str, str]) -> None:
        if root != "xliff":
            raise Refused(f"{name} is no XLIFF: it begins with {clean(root)[:40]}.")
        if not attributes.get("version", "").startswith("2"):
            raise Refused(f"{name} is XLIFF {clean(attributes.get('version', ''))[:8]}: "
                          "save it as XLIFF 2.")  # fmt: skip
        found.target = language_of(attributes.get("trgLang", ""))
        if not in_language(attributes.get("srcLang", ""), _SOURCE):
            raise Refused(f"{name} does not translate from Chinese.")
        if found.target and not serves(found.target, language):
            raise Refused(f"{name} translates into {found.target}, not into {language}.")

    def take(branch: Branch) -> None:
        for said in _segments(branch, found):
            found.take(said)

    read_branches(read_bytes(path, LARGEST, "sentences"), name, begin, ("unit",), take)
    return found.done(path)


def _segments(unit: Branch, found: _Gathered) -> Iterator[IncomingSentence]:
    segments = list(unit.each("segment"))
    notes = unit.first("notes")
    note = None
    if notes is not None:
        said = [one for one in notes.each("note") if one.attributes.get("category") != "place"]
        note = "\n".join(clean(one.words()) for one in said)
    for segment in segments:
        found.count += 1
        source, target = segment.first("source"), segment.first("target")
        if source is None or target is None:
            found.untranslated += 1
            continue
        own = len(segments) == 1
        yield IncomingSentence(
            found.count,
            clean(_inline(source)),
            clean(_inline(target)),
            found.target,
            _stage(segment.attributes),
            note if own else None,
            clean(unit.attributes.get("name", "")) if own else "",
        )


def _stage(attributes: Mapping[str, str]) -> Stage:
    """What the state says; "translated" is done unless it is our own draft."""
    state = attributes.get("state", "initial")
    if state == "initial" or (state == "translated" and attributes.get("subState") == DRAFT):
        return Stage.DRAFT
    return Stage.DONE


def _inline(branch: Branch, without: Collection[str] = ("ph", "sc", "ec", "sm", "em")) -> str:
    """The words of a segment; `cp` is a character that XML cannot hold, cleaned away later."""
    made = ""
    for one in branch.parts:
        if isinstance(one, str):
            made += one
        elif one.name == "cp":
            code = one.attributes.get("hex", "")
            made += chr(int(code, 16)) if _character(code) else ""
        elif one.name not in without:
            made += _inline(one)
    return made


def _character(code: str) -> bool:
    return _HEXADECIMAL.fullmatch(code) is not None and int(code, 16) < 0x110000


def read_sentences(path: Path, language: str = ENGLISH) -> IncomingSentences:
    """The translated sentences of a file, as the ending of its name says what it is.

    Raises:
        Refused: if it cannot be read, or its name says nothing.
    """
    suffix = path.suffix.lower()
    if suffix == ".tmx":
        return read_tmx(path, language)
    if suffix in (".xlf", ".xliff"):
        return read_xliff(path, language)
    raise Refused(
        f"Sentences are read from .tmx and .xlf files, and {shown(path)} is neither: "
        "export them as one of these first."
    )
