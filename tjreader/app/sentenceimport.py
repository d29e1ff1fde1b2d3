"""What taking in a file's translations would do: looked at first, then done in one step.

A translation belongs to the sentence with its id, as long as that has the same words, else
to every sentence of the same words, whatever their width and script. Where a sentence has
a translation that differs, the further one stands (done before draft), ours if both are as
far; or always ours, or always the file's, as asked. Nothing is ever erased.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from ..desk.record import DeskEdit
from ..desk.translation import Stage, Translation
from ..text.folding import fold
from .deskwork import Deskwork, Sentence
from .importing import Prefer
from .incomingsentences import IncomingSentence, IncomingSentences
from .incomingterms import MakeId, fresh_id
from .ports import Refused

_FAR = {Stage.OPEN: 0, Stage.DRAFT: 1, Stage.DONE: 2}


class SentenceDifference(Struct, frozen=True):
    """A sentence both have a translation of and that differs; whether the file's is taken."""

    sentence: Sentence
    mine: Translation
    theirs: Translation
    taken: bool


class SentencePlan(Struct, frozen=True):
    """What would be done. `same` counts translations that are there already.

    `lost` are those whose sentence is not in the text. `new` are pairs of a sentence and
    its translation.
    """

    name: str
    new: tuple[tuple[Sentence, Translation], ...] = ()
    differing: tuple[SentenceDifference, ...] = ()
    same: int = 0
    lost: tuple[IncomingSentence, ...] = ()
    untranslated: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[SentenceDifference, ...]:
        """The sentences whose translation in the file is taken."""
        return tuple(each for each in self.differing if each.taken)

    @property
    def kept(self) -> tuple[SentenceDifference, ...]:
        """The sentences whose translation stays."""
        return tuple(each for each in self.differing if not each.taken)

    @property
    def edits(self) -> tuple[DeskEdit, ...]:
        """The edits of the one step that does it (`Desk.do`)."""
        new = [DeskEdit(each.translation, said) for each, said in self.new]
        return (*new, *(DeskEdit(each.mine, each.theirs) for each in self.changed))


def plan_sentences(
    work: Deskwork,
    incoming: IncomingSentences,
    prefer: Prefer = Prefer.NEWER,
    now: str = "",
    new_id: MakeId = fresh_id,
) -> SentencePlan:
    """What taking these translations in would do.

    Args:
        work: the sentences of the text, each with its anchor.
        incoming: what was read from the file.
        prefer: whose translation is taken where both have one; NEWER: the further one.
        now: the time that new and changed translations get (ISO 8601).
        new_id: makes the ids of new translations.

    Raises:
        Refused: if the file says that its sentences are of another text.
    """
    _see_that_it_fits(work, incoming)
    found, lost = _matched(work.sentences, incoming)
    new: list[tuple[Sentence, Translation]] = []
    differing: list[SentenceDifference] = []
    same = 0
    for sentence in work.sentences:
        said = found.get(sentence.id)
        if said is None:
            continue
        theirs = _translation(work, sentence, said, now, new_id)
        mine = sentence.translation
        if theirs is None:
            lost.append(said)
        elif mine is None or not (mine.words.strip() or mine.note):
            new.append((sentence, theirs))
        elif _alike(mine, theirs):
            same += 1
        else:
            taken = _is_taken(mine, theirs, prefer)
            differing.append(SentenceDifference(sentence, mine, theirs, taken))
    return SentencePlan(
        incoming.name,
        tuple(new),
        tuple(differing),
        same,
        tuple(lost),
        incoming.untranslated,
        incoming.skipped,
    )


def _see_that_it_fits(work: Deskwork, incoming: IncomingSentences) -> None:
    """Sentences of another text may be of use, if any of them stands in this one too."""
    if incoming.text_id in ("", work.text_id):
        return
    known = {_key(each.words) for each in work.sentences}
    if not any(_key(each.source) in known for each in incoming.sentences):
        raise Refused(
            f"The sentences in {incoming.name} are of another text, not of “{work.title}”: "
            "open that text first, then import them."
        )


def _matched(
    sentences: Iterable[Sentence], incoming: IncomingSentences
) -> tuple[dict[str, IncomingSentence], list[IncomingSentence]]:
    """What the file says of each sentence, by the sentence's id, and what it says of none."""
    by_id = {each.id: each for each in sentences}
    by_words: dict[str, list[Sentence]] = {}
    for each in by_id.values():
        by_words.setdefault(_key(each.words), []).append(each)
    found: dict[str, IncomingSentence] = {}
    loose: list[IncomingSentence] = []
    for said in incoming.sentences:
        owner = by_id.get(said.id)
        if owner is not None and _key(owner.words) == _key(said.source):
            found.setdefault(owner.id, said)
        else:
            loose.append(said)
    lost = []
    for said in loose:
        owners = by_words.get(_key(said.source), [])
        for owner in owners:
            found.setdefault(owner.id, said)
        if not owners:
            lost.append(said)
    return found, lost


def _key(words: str) -> str:
    return " ".join(fold(words).split())


def _translation(
    work: Deskwork, sentence: Sentence, said: IncomingSentence, now: str, new_id: MakeId
) -> Translation | None:
    """The sentence's translation as the file has it; None where its place is not known."""
    mine = sentence.translation
    note = said.note
    if mine is not None:
        kept = mine.note if note is None else note
        return replace(mine, words=said.words, stage=said.stage, note=kept, updated=now)
    if sentence.anchor is None:
        return None
    return Translation(
        new_id(), sentence.anchor, said.words, work.language, said.stage, note or "", (), now, now
    )


def _alike(mine: Translation, theirs: Translation) -> bool:
    return (mine.words, mine.stage, mine.note) == (theirs.words, theirs.stage, theirs.note)


def _is_taken(mine: Translation, theirs: Translation, prefer: Prefer) -> bool:
    if prefer is Prefer.NEWER:
        if mine.words == theirs.words and mine.stage is theirs.stage:
            return bool(theirs.note) and not mine.note
        return _FAR[theirs.stage] > _FAR[mine.stage]
    return prefer is Prefer.FILE
