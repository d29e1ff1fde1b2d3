"""What taking a file's terms in would do: looked at first, then done in one step.

An entry of the file is one that is here if it has its id, stands in place of the same
shipped entry, or shares forms with it. Such a one only gains: forms, renderings, what is
said nowhere yet. Where both say something and it differs, the version that was changed
last is taken (or always ours, or always the file's, as asked); a file without times never
wins. A second approved rendering comes in as a proposal. Nothing is ever erased.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ..desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from .conceptforms import both, checked
from .importing import Prefer, moment
from .incomingterms import IncomingTerms, MakeId, form_key, fresh_id
from .marking import now
from .ports import Refused

_FIELDS = ("domain", "part_of_speech")
_TEXTS = ("definition", "note")


class Clash(Struct, frozen=True):
    """Something both say of an entry, and that differs; whether the file's is taken.

    `what` names it: "status of …", "definition", … .
    """

    what: str
    mine: str
    theirs: str
    taken: bool


class TermMerge(Struct, frozen=True):
    """An entry that is here and in the file: as it is, as it would be, and what they differ in."""

    before: Concept
    after: Concept
    clashes: tuple[Clash, ...] = ()

    @property
    def forms(self) -> tuple[SourceForm, ...]:
        """The forms it gains."""
        known = {each.words for each in self.before.forms}
        return tuple(each for each in self.after.forms if each.words not in known)

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """The renderings it gains, or that are said otherwise than before."""
        return tuple(each for each in self.after.renderings if each not in self.before.renderings)


class TermPlan(Struct, frozen=True):
    """What would be done.

    `altered` are entries that change, `kept` those that differ and stay as they are.
    `same` counts those that are there with all the file says. `skipped` says, a sentence
    each, what is not taken and why.
    """

    name: str
    new: tuple[Concept, ...] = ()
    altered: tuple[TermMerge, ...] = ()
    kept: tuple[TermMerge, ...] = ()
    same: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def does_nothing(self) -> bool:
        """Whether nothing would be stored."""
        return not (self.new or self.altered)


class Here(Struct, frozen=True):
    """The terms of a desk, shown ones alone (`Desk.concepts`), and which come with the text."""

    text_id: str
    concepts: tuple[Concept, ...]
    is_shipped: Callable[[str], bool]

    def adopters(self) -> dict[str, Concept]:
        """Who stands in place of which shipped entry, by that one's id."""
        return {
            shipped: each
            for each in self.concepts
            for shipped in (each.adopted, *each.also_adopted)
            if shipped
        }


def plan_terms(
    here: Here,
    incoming: IncomingTerms,
    prefer: Prefer = Prefer.NEWER,
    new_id: MakeId = fresh_id,
) -> TermPlan:
    """What taking these terms in would do."""
    return _Planner(here, incoming, prefer, new_id).plan()


class _Gains(Struct):
    """An entry as it comes to be, while others of the file are merged into it."""

    before: Concept
    after: Concept
    clashes: list[Clash] = field(default_factory=list)


class _Planner:
    """Goes through the file once."""

    def __init__(self, here: Here, incoming: IncomingTerms, prefer: Prefer, new_id: MakeId) -> None:
        self._here = here
        self._incoming = incoming
        self._prefer = prefer
        self._new_id = new_id
        self._by_id = {each.id: each for each in here.concepts}
        self._adopters = here.adopters()
        self._by_form: dict[str, list[Concept]] = {}
        for each in here.concepts:
            for key in {form_key(form.words) for form in each.forms}:
                self._by_form.setdefault(key, []).append(each)
        self._new: dict[str, Concept] = {}
        self._gains: dict[str, _Gains] = {}
        self._skipped = list(incoming.skipped)

    def plan(self) -> TermPlan:
        """All that would be done."""
        seen: set[str] = set()
        for each in self._incoming.concepts:
            if each.id in seen:
                self._skipped.append(f"“{each.name}” stands twice in the file; the first counts.")
                continue
            seen.add(each.id)
            try:
                self._take(checked(each))
            except Refused as refusal:
                self._skipped.append(f"“{each.name[:40]}” is left out: {refusal}")
        altered, kept, same = [], [], 0
        for one in self._gains.values():
            merge = TermMerge(one.before, one.after, tuple(one.clashes))
            if one.after != one.before:
                altered.append(merge)
            elif one.clashes:
                kept.append(merge)
            else:
                same += 1
        return TermPlan(
            self._incoming.name,
            tuple(self._new.values()),
            tuple(altered),
            tuple(kept),
            same,
            tuple(self._skipped),
        )

    def _take(self, theirs: Concept) -> None:
        ours = self._known(theirs)
        if ours is None:
            fresh = self._as_new(theirs)
            self._new[fresh.id] = fresh
            return
        gains = self._gains.setdefault(ours.id, _Gains(ours, ours))
        by_id = theirs.id == ours.id or theirs.id in (ours.adopted, *ours.also_adopted)
        merger = _Merger(gains.after, theirs, by_id, self._file_wins(ours, theirs, by_id))
        gains.after = checked(merger.merged())
        gains.clashes += merger.clashes

    def _known(self, theirs: Concept) -> Concept | None:
        """The entry here that the file's is.

        Raises:
            Refused: if it could be more than one.
        """
        known = self._by_id.get(theirs.id) or self._adopters.get(theirs.id)
        if known is None and theirs.adopted:
            known = self._adopters.get(theirs.adopted)
            if known is None and self._here.is_shipped(theirs.adopted):
                return None  # it comes to stand in that one's place here too
        if known is not None:
            return known
        shared = Counter(
            other.id
            for form in theirs.forms
            for other in self._by_form.get(form_key(form.words), ())
        )
        most = max(shared.values(), default=0)
        likely = [self._by_id[each] for each, count in shared.items() if count == most]
        if len(likely) > 1:
            named = [each for each in likely if form_key(each.name) == form_key(theirs.name)]
            likely = named or likely
        if len(likely) > 1:
            names = " and ".join(f"“{each.name}” ({each.id[:8]})" for each in likely[:3])
            raise Refused(f"it could be any of {names}; merge or delete one of them first.")
        return likely[0] if likely else None

    def _as_new(self, theirs: Concept) -> Concept:
        """An entry that comes in whole; one of another text's is one of this text's here."""
        here = self._here
        foreign = theirs.text_id not in (None, here.text_id)
        strange = ":" in theirs.id  # an entry of a glossary that is not here
        adopted = theirs.adopted if here.is_shipped(theirs.adopted) else ""
        also = tuple(each for each in theirs.also_adopted if here.is_shipped(each))
        made = now()
        return replace(
            theirs,
            id=self._new_id() if foreign or strange else theirs.id,
            text_id=here.text_id if foreign else theirs.text_id,
            first=None if foreign else theirs.first,
            past=() if foreign else theirs.past,
            adopted=adopted,
            also_adopted=also,
            created=theirs.created or made,
            updated=theirs.updated or made,
        )

    def _file_wins(self, ours: Concept, theirs: Concept, by_id: bool) -> bool:
        if self._prefer is Prefer.NEWER:
            return by_id and moment(theirs.updated) > moment(ours.updated)
        return self._prefer is Prefer.FILE


class _Merger:
    """Merges one entry of the file into one that is here."""

    def __init__(self, ours: Concept, theirs: Concept, by_id: bool, file_wins: bool) -> None:
        self._ours = ours
        self._theirs = theirs
        self._by_id = by_id
        self._file_wins = file_wins
        self.clashes: list[Clash] = []

    def merged(self) -> Concept:
        """Ours with all that theirs adds."""
        ours, theirs = self._ours, self._theirs
        told: dict[str, Any] = {
            name: self._either(name.replace("_", " "), getattr(ours, name), getattr(theirs, name))
            for name in _FIELDS
        }
        for name in _TEXTS:  # those of a stranger are added, those of another version differ
            mine, said = getattr(ours, name), getattr(theirs, name)
            told[name] = self._either(name, mine, said) if self._by_id else both(mine, said)
        known = {each.casefold() for each in ours.tags}
        return replace(
            ours,
            forms=self._forms(),
            renderings=self._renderings(),
            tags=(*ours.tags, *(each for each in theirs.tags if each.casefold() not in known)),
            formula=ours.formula or theirs.formula,
            first=ours.first or (theirs.first if theirs.text_id == ours.text_id else None),
            log=(*ours.log, *(each for each in theirs.log if each not in ours.log)),
            **told,
        )

    def _either(self, what: str, mine: str, said: str) -> str:
        """What both say; where it differs it is a clash."""
        if not said.strip() or said == mine:
            return mine
        if not mine.strip():
            return said
        self.clashes.append(Clash(what, mine, said, self._file_wins))
        return said if self._file_wins else mine

    def _forms(self) -> tuple[SourceForm, ...]:
        forms = {each.words: each for each in self._ours.forms}
        folded = {form_key(each) for each in forms}
        has_preferred = any(each.kind is FormKind.PREFERRED for each in forms.values())
        for each in self._theirs.forms:
            mine = forms.get(each.words)
            if mine is not None:
                forms[each.words] = self._form(mine, each)
            elif self._by_id or form_key(each.words) not in folded:
                demoted = has_preferred and each.kind is FormKind.PREFERRED
                forms[each.words] = replace(each, kind=FormKind.VARIANT) if demoted else each
                has_preferred = has_preferred or each.kind is FormKind.PREFERRED
        return tuple(forms.values())

    def _form(self, mine: SourceForm, said: SourceForm) -> SourceForm:
        pinyin = self._either(f"pinyin of {mine.words}", mine.pinyin, said.pinyin)
        kind = mine.kind
        if self._by_id and said.kind is not kind:
            words = self._either(f"kind of {mine.words}", kind.value, said.kind.value)
            kind = FormKind(words)
        return replace(mine, kind=kind, pinyin=pinyin)

    def _renderings(self) -> tuple[Rendering, ...]:
        made = list(self._ours.renderings)
        for said in self._theirs.renderings:
            at = next((n for n, each in enumerate(made) if _is_one(each, said)), None)
            if at is not None:
                made[at] = self._rendering(made, made[at], said)
            elif said.words.strip():
                made = [each for each in made if each.words.strip() or not _alike(each, said)]
                made.append(self._added(made, said))
        return tuple(made)

    def _rendering(self, made: Sequence[Rendering], mine: Rendering, said: Rendering) -> Rendering:
        """One that both have."""
        of = f"of “{mine.words}”"
        status = mine.status
        if said.status is not status:
            decides = status is Status.PROPOSED and said.status is Status.APPROVED
            if decides and _approved(made, said) is None:
                status = said.status
            else:
                self._either(f"status {of}", status.value, said.status.value)
                status = said.status if self._file_wins else status
        return replace(
            mine,
            status=status,
            source=self._either(f"source {of}", mine.source, said.source),
            date=self._either(f"date {of}", mine.date, said.date),
            note=self._either(f"note {of}", mine.note, said.note),
            frozen=mine.frozen or said.frozen,
        )

    def _added(self, made: Sequence[Rendering], said: Rendering) -> Rendering:
        """One that only the file has; a second approved one is a proposal, unless it wins."""
        rival = _approved(made, said) if said.status is Status.APPROVED else None
        if rival is None:
            return said
        self.clashes.append(Clash("rendering", rival.words, said.words, self._file_wins))
        return said if self._file_wins else replace(said, status=Status.PROPOSED)


def _alike(one: Rendering, other: Rendering) -> bool:
    """Whether two renderings are in one language."""
    return one.language.casefold() == other.language.casefold()


def _is_one(one: Rendering, other: Rendering) -> bool:
    return one.words == other.words and _alike(one, other)


def _approved(made: Iterable[Rendering], said: Rendering) -> Rendering | None:
    """The approved rendering in the language of another, if that is not the one."""
    return next(
        (
            each
            for each in made
            if each.status is Status.APPROVED and _alike(each, said) and each.words != said.words
        ),
        None,
    )
