"""Terms out of TBX: version 2 (martif) and version 3 in either style, ours and others'.

A data category is an element with a type (`descrip type="definition"`) or one of that name
(`basic:definition`), alone or in a group; all are read the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from ..app.incomingterms import (
    LONGEST_NOTE,
    LONGEST_WORDS,
    MOST_PARTS,
    Custom,
    IncomingTerms,
    MakeId,
    adopted_of,
    decision_of,
    fresh_id,
    is_our_id,
    places_of,
    status_named,
    without_doubles,
)
from ..app.ports import Refused
from ..desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from ..desk.languages import in_language, language_of
from ..notes.tags import tags_of
from ..text.clean import clean
from .names import shown
from .tbx import DEPRECATED, OURS, PREFERRED, RENDERING_STATUS, SUPERSEDED, keyed
from .whole_bytes import read_bytes
from .xml_branches import Branch, read_branches

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file."""

MOST_ENTRIES = 30_000
"""Entries of one file."""

_SECTIONS, _TERMS = ("langSet", "langSec"), ("tig", "ntig", "termSec")
_TYPED = ("descrip", "admin", "termNote", "adminNote", "descripNote", "transacNote", "ref", "xref")
_SHORT = ("shortForm", "abbreviation", "acronym", "initialism", "shortcut")
_STATUSES = {words: status for status, words in RENDERING_STATUS.items()}

Facts = dict[str, list[str]]
"""What is said of an entry, a language or a term, by the name of its kind."""


class _Said(Struct):
    """What the header says, and what is made of the rest."""

    ours: bool = False
    concepts: list[Concept] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def read_tbx(path: Path, custom: Custom | None = None, new_id: MakeId = fresh_id) -> IncomingTerms:
    """The terms of a file of TBX.

    Raises:
        Refused: if it cannot be read, is too large, is made to deceive or is no TBX.
    """
    name = shown(path)
    said, custom = _Said(), custom or Custom()

    def begin(root: str, _: Mapping[str, str]) -> None:
        if root not in ("martif", "tbx"):
            raise Refused(f"{name} is no TBX: it begins with {clean(root)[:40]}.")

    def take(branch: Branch) -> None:
        if branch.name == "sourceDesc":
            said.ours = branch.words().strip() == OURS
            return
        number = len(said.concepts) + len(said.skipped) + 1
        if number > MOST_ENTRIES:
            raise Refused(f"{name} has more than {MOST_ENTRIES:,} entries: import it in parts.")
        try:
            said.concepts.append(_Entry(branch, said.ours, custom).concept(new_id))
        except ValueError as reason:
            said.skipped.append(f"Entry {number}: {reason}.")

    data = read_bytes(path, LARGEST, "terms")
    read_branches(
        data, name, begin, ("sourceDesc", "termEntry", "conceptEntry"), take, doctype="martif"
    )
    return IncomingTerms(shown(Path(path.name)), tuple(said.concepts), tuple(said.skipped))


class _Entry:
    """One entry of a file."""

    def __init__(self, branch: Branch, ours: bool, custom: Custom) -> None:
        self._branch = branch
        self._ours = ours
        self._custom = custom
        self._facts = self._all(branch)

    def concept(self, new_id: MakeId) -> Concept:
        """What it is.

        Raises:
            ValueError: if it is none; the text says why, without a full stop.
        """
        forms: list[SourceForm] = []
        renderings: list[tuple[int, Rendering]] = []
        speech, definitions = "", list(self._facts.get("definition", ()))
        for index, section in enumerate(self._branch.each(*_SECTIONS)):
            tag = language_of(section.attributes.get("lang", ""))
            is_source = index == 0 if self._ours else in_language(tag, "zh")
            definitions += self._all(section).get("definition", [])
            for term, facts in self._terms(section):
                if is_source:
                    forms.append(self._form(term, facts, bool(forms)))
                    speech = speech or _one(facts, "partOfSpeech")
                else:
                    renderings.append(self._rendering(term, facts, tag))
        if not forms:
            raise ValueError("it has no Chinese term")
        if max(len(forms), len(renderings)) > MOST_PARTS:
            raise ValueError("it has more forms or renderings than an entry can have")
        renderings.sort(key=lambda each: each[0])
        return self._made(new_id, forms, [each for _, each in renderings], speech, definitions)

    def _made(
        self,
        new_id: MakeId,
        forms: list[SourceForm],
        renderings: list[Rendering],
        speech: str,
        definitions: list[str],
    ) -> Concept:
        facts = self._facts
        own, said = without_doubles(forms, renderings)
        text_id = _one(facts, "text") or None
        first, past = places_of(_one(facts, "places"))
        adopted, also = adopted_of(facts.get("adopted", []))
        return Concept(
            id=self._id() or new_id(),
            forms=own,
            renderings=said,
            text_id=text_id if self._ours else self._custom.text_id,
            domain=_one(facts, "subjectField"),
            part_of_speech=_one(facts, "part of speech") or speech,
            definition="\n".join(dict.fromkeys(definitions)),
            note="\n".join(facts.get("note", ())),
            tags=tags_of([*facts.get("projectSubset", ()), *facts.get("customerSubset", ())]),
            formula=_one(facts, "formula") == "yes",
            first=first,
            adopted=adopted,
            also_adopted=also,
            log=tuple(filter(None, map(decision_of, facts.get("decision", [])[:MOST_PARTS]))),
            past=past,
            created=_one(facts, "origination"),
            updated=_one(facts, "modification"),
        )

    def _id(self) -> str:
        """Our own id, where the file is ours and has one."""
        if not self._ours:
            return ""
        said = _one(self._facts, "id")
        if said and len(said) <= 200 and not set(said) & set("\t\n"):
            return said
        name = self._branch.attributes.get("id", "")[1:]
        return name if is_our_id(name) else ""

    def _terms(self, section: Branch) -> Iterator[tuple[str, Facts]]:
        for place in section.each(*_TERMS):
            group = place.first("termGrp") or place
            term = group.first("term")
            words = self._words(term).strip() if term is not None else ""
            if len(words) > LONGEST_WORDS:
                raise ValueError(f"a term is longer than {LONGEST_WORDS:,} characters")
            if words:
                facts = self._all(place)
                if group is not place:
                    facts = self._all(group) | facts
                yield words, facts

    def _form(self, words: str, facts: Facts, known: bool) -> SourceForm:
        status, kind = _one(facts, "administrativeStatus"), _one(facts, "termType")
        if status in (DEPRECATED, SUPERSEDED) or status_named(status) is Status.DEPRECATED:
            found = FormKind.FORBIDDEN
        elif kind in _SHORT:
            found = FormKind.SHORT
        elif self._ours:
            found = FormKind.PREFERRED if status == PREFERRED else FormKind.VARIANT
        else:
            found = FormKind.VARIANT if known or kind == "variant" else FormKind.PREFERRED
        return SourceForm(words, found, _one(facts, "pinyin"))

    def _rendering(self, words: str, facts: Facts, tag: str) -> tuple[int, Rendering]:
        """A rendering, and where it stands among all, if the file says that."""
        status = _one(facts, "administrativeStatus")
        known = _STATUSES.get(status) or status_named(status)
        if status == SUPERSEDED:
            known = Status.DEPRECATED
        order = _one(facts, "order")
        rendering = Rendering(
            words,
            _one(facts, "language") if self._ours and tag == "und" else tag,
            known or self._custom.status,
            _one(facts, "source"),
            _one(facts, "date") or _one(facts, "modification"),
            "\n".join(facts.get("note", ())),
            _one(facts, "frozen") == "yes",
        )
        return (int(order) if order.isdecimal() and len(order) < 6 else 0), rendering

    def _all(self, branch: Branch) -> Facts:
        """What is said right here, in groups or without."""
        facts: Facts = {}
        for kind, words in self._each(branch):
            if not (words.strip() or self._ours):
                continue
            if len(words) > LONGEST_NOTE:
                raise ValueError(f"a note is longer than {LONGEST_NOTE:,} characters")
            facts.setdefault(kind, []).append(words)
        return facts

    def _each(self, branch: Branch) -> Iterator[tuple[str, str]]:
        for one in branch.parts:
            if isinstance(one, str) or one.name in (*_SECTIONS, *_TERMS, "term", "termGrp"):
                continue
            if one.name == "transacGrp":
                yield from self._transaction(one)
            elif one.name.endswith("Grp"):
                yield from self._each(one)
            elif one.name == "note":
                yield keyed(self._words(one)) if self._ours else ("note", self._words(one))
            elif one.name in _TYPED:
                yield one.attributes.get("type", ""), self._words(one)
            else:
                yield one.name, self._words(one)

    def _transaction(self, group: Branch) -> Iterator[tuple[str, str]]:
        """When it was made or changed: the whole time where our note has it, else the day."""
        act = group.first("transac") or group.first("transactionType")
        if act is None:
            return
        whole = group.first("note") if self._ours else None
        time = whole or group.first("date")
        if time is not None:
            yield self._words(act).strip(), self._words(time)

    def _words(self, branch: Branch) -> str:
        words = clean(branch.words())
        return words if self._ours else words.strip()


def _one(facts: Facts, kind: str) -> str:
    return next(iter(facts.get(kind, ())), "")
