"""The reader's translations, sentence by sentence.

As in `termbase` a verb takes the desk first and answers with one change, or None. A sentence
is named by its printed span, as `text.sentences` gives it; the language is the desk's where none
is named. What says nothing (no words, no note, open) is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

from msgspec.structs import replace

from ..desk.record import DeskChange, DeskEdit
from ..desk.translation import Stage, Translation
from ..notes.anchor import AnchorState, anchor_spans
from ..notes.change import Act
from ..text.clean import clean
from ..text.span import Span
from .desk import Desk
from .marking import now, section_of
from .ports import Refused


def translation_at(desk: Desk, span: Span, language: str = "") -> Translation | None:
    """The translation of the sentence at a printed place of this revision, or None."""
    return here(desk, language).get(span)


def here(desk: Desk, language: str = "") -> Mapping[Span, Translation]:
    """The translations that have a place in this revision, by their sentence's span."""
    wanted = language or desk.language
    return {
        each.anchor.spans[0]: each
        for each in desk.translations()
        if each.language == wanted
        and each.anchor.revision == desk.text.revision
        and each.anchor.state is not AnchorState.ORPHAN
        and each.anchor.spans
    }


def translate(desk: Desk, span: Span, words: str, language: str = "") -> DeskChange | None:
    """Put words for a sentence; an open one becomes a draft, one without words is open.

    Raises:
        Refused: with code "input" if no words of the text stand there; here and below.
    """
    known = _known(desk, span, language)
    said = clean(words)
    stage = known.stage
    if not said.strip():
        stage = Stage.OPEN
    elif stage is Stage.OPEN:
        stage = Stage.DRAFT
    return _put(desk, Act.TRANSLATE, ((known, replace(known, words=said, stage=stage)),))


def stage(desk: Desk, spans: Iterable[Span], to: Stage, language: str = "") -> DeskChange | None:
    """Say how far sentences are translated."""
    known = [_known(desk, each, language) for each in spans]
    return _put(desk, Act.STAGE, tuple((each, replace(each, stage=to)) for each in known))


def annotate(desk: Desk, span: Span, note: str, language: str = "") -> DeskChange | None:
    """Put a note on the translation of a sentence."""
    known = _known(desk, span, language)
    return _put(desk, Act.SENTENCE_NOTE, ((known, replace(known, note=clean(note))),))


def import_sentences(
    desk: Desk, name: str, words: Mapping[Span, str], language: str = ""
) -> DeskChange | None:
    """Put words for many sentences as one step, called by the name of where they come from."""
    pairs = []
    for span, said in words.items():
        known = _known(desk, span, language)
        stage_now = Stage.DRAFT if known.stage is Stage.OPEN else known.stage
        pairs.append((known, replace(known, words=clean(said), stage=stage_now)))
    return _put(desk, Act.IMPORT_SENTENCES, pairs, name)


def settle(desk: Desk, translation_id: str, span: Span) -> DeskChange | None:
    """Put a translation that has no place to a sentence that has none, as a draft.

    Raises:
        Refused: with code "input" if the sentence is translated already, with code "stale" if
            the translation is not there any more.
    """
    stray = _stray(desk, translation_id)
    if translation_at(desk, span, stray.language) is not None:
        raise Refused("This sentence has a translation already.", "input")
    if not span or not desk.text.paragraphs_in(span):
        raise Refused("There is no sentence of the text at that place.", "input")
    anchor = anchor_spans(desk.text, (span,), section_of(desk.text, span.start))
    stage_now = Stage.DRAFT if stray.words.strip() else Stage.OPEN
    placed = replace(
        stray, anchor=anchor, past=(*stray.past, stray.anchor), stage=stage_now, updated=now()
    )
    return desk.do(Act.PLACE_SENTENCE, anchor.quote, (DeskEdit(stray, placed),))


def discard(desk: Desk, *translation_ids: str) -> DeskChange | None:
    """Take translations away.

    Raises:
        Refused: with code "stale" if one is not there any more.
    """
    gone = [_stray(desk, each) for each in translation_ids]
    edits: list[DeskEdit] = [DeskEdit(each, None) for each in gone]
    return desk.do(Act.DISCARD_SENTENCE, gone[0].anchor.quote if gone else "", edits)


def _stray(desk: Desk, translation_id: str) -> Translation:
    known = desk.record(translation_id)
    if not isinstance(known, Translation):
        raise Refused("That translation is not there any more.", "stale")
    return known


def _known(desk: Desk, span: Span, language: str) -> Translation:
    """The translation of a sentence, a new and empty one where there is none."""
    known = translation_at(desk, span, language)
    if known is not None:
        return known
    if not span or not desk.text.paragraphs_in(span):
        raise Refused("There is no sentence of the text at that place.", "input")
    anchor = anchor_spans(desk.text, (span,), section_of(desk.text, span.start))
    return Translation(uuid4().hex, anchor, language=language or desk.language)


def _put(
    desk: Desk,
    act: Act,
    pairs: Iterable[tuple[Translation, Translation]],
    name: str = "",
) -> DeskChange | None:
    moment = now()
    edits: list[DeskEdit] = []
    for known, altered in pairs:
        if altered == known:
            continue
        before = known if desk.record(known.id) is not None else None
        says = altered.words.strip() or altered.note.strip() or altered.stage is not Stage.OPEN
        after = (
            replace(altered, created=altered.created or moment, updated=moment) if says else None
        )
        if before is not None or after is not None:
            edits.append(DeskEdit(before, after))
            name = name or known.anchor.quote
    return desk.do(act, name, edits)
