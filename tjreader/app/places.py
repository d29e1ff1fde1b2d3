"""What is decided at single places of a text: rulings, rejected candidates, accepted findings.

As in `termbase` a verb takes the desk first and answers with one change, or None.
"""

from __future__ import annotations

from uuid import uuid4

from msgspec.structs import replace

from ..desk.languages import same
from ..desk.record import DeskChange, DeskEdit
from ..desk.ruling import Acceptance, Ruling, RulingKind, Verdict
from ..notes.anchor import AnchorState, anchor_spans
from ..notes.change import Act
from ..text.clean import clean
from ..text.folding import fold
from ..text.span import Span
from .adopting import is_adopted
from .conceptforms import clean_line
from .desk import Desk
from .marking import now, section_of
from .ports import Refused


def ruling_at(desk: Desk, concept_id: str, span: Span) -> Ruling | None:
    """What was decided on a concept at a printed place of this revision, or None.

    It is what counts in the desk's language: what was decided for another is no answer.
    """
    concept = desk.concept(concept_id)
    near = (concept_id, *(concept.stands_for if concept is not None else ()))
    found = [
        each
        for each in desk.rulings()
        if each.concept_id in near
        and _stands_at(desk, each, span)
        and (each.kind is RulingKind.NOT_TERM or same(each.language, desk.language))
    ]
    return min(
        found,
        key=lambda each: (near.index(each.concept_id), each.kind is not RulingKind.NOT_TERM),
        default=None,
    )


def render_here(
    desk: Desk, concept_id: str, span: Span, words: str, reason: str = ""
) -> DeskChange | None:
    """Decide how a concept is rendered at one printed place.

    Raises:
        Refused: with code "input" if there are no words, or no words at that place; with
            code "stale" if the concept is not there any more.
    """
    line = clean_line(words)
    if not line:
        raise Refused("There are no words to render it with at this place.", "input")
    return _rule(desk, concept_id, span, (RulingKind.RENDERED, line, reason))


def not_this_term(desk: Desk, concept_id: str, span: Span, reason: str = "") -> DeskChange | None:
    """Decide that a concept is not meant at one printed place; refused as `render_here`."""
    return _rule(desk, concept_id, span, (RulingKind.NOT_TERM, "", reason))


def _rule(
    desk: Desk, concept_id: str, span: Span, decided: tuple[RulingKind, str, str]
) -> DeskChange | None:
    kind, words, reason = decided
    concept = desk.concept(concept_id)
    if concept is None:
        raise Refused("That term is not there any more.", "stale")
    why, moment = clean(reason).strip(), now()
    known = ruling_at(desk, concept_id, span)
    if known is not None and not _is_of_another(desk, known, concept_id):
        altered = replace(known, kind=kind, words=words, reason=why, language=desk.language)
        if altered == known:
            return None
        edit = DeskEdit(known, replace(altered, concept_id=concept_id, updated=moment))
    else:
        if not span or not desk.text.paragraphs_in(span):
            raise Refused("There are no words of the text at that place.", "input")
        anchor = anchor_spans(desk.text, (span,), section_of(desk.text, span.start))
        edit = DeskEdit(
            None,
            Ruling(
                uuid4().hex,
                concept_id,
                anchor,
                kind,
                words,
                why,
                created=moment,
                updated=moment,
                language=desk.language,
            ),
        )
    return desk.do(Act.RULE, concept.name, (edit,))


def _is_of_another(desk: Desk, ruling: Ruling, concept_id: str) -> bool:
    """Whether it is the decision of another concept that is there and has a form at the place."""
    other = desk.concept(ruling.concept_id)
    if other is None or other.id == concept_id or is_adopted(desk, other.id):
        return False
    words = fold(ruling.anchor.quote)
    return any(fold(form.words) == words for form in other.forms)


def unrule(desk: Desk, *ruling_ids: str) -> DeskChange | None:
    """Take rulings away: what holds for the text holds at those places again.

    Raises:
        Refused: with code "stale" if one is not there any more.
    """
    edits: list[DeskEdit] = []
    words = ""
    for each in ruling_ids:
        known = desk.record(each)
        if not isinstance(known, Ruling):
            raise Refused("That decision is not there any more.", "stale")
        words = words or known.anchor.quote
        edits.append(DeskEdit(known, None))
    return desk.do(Act.UNRULE, words, edits)


def reject(desk: Desk, *candidates: str, for_all_texts: bool = False) -> DeskChange | None:
    """Have words not offered as terms again; those that were rejected already stay so."""
    moment, text_id = now(), None if for_all_texts else desk.text.id
    known = {fold(each.words) for each in desk.verdicts()}
    edits: list[DeskEdit] = []
    words = [clean_line(each) for each in candidates]
    for each in words:
        if each and fold(each) not in known:
            known.add(fold(each))
            edits.append(DeskEdit(None, Verdict(uuid4().hex, each, text_id, moment)))
    return desk.do(Act.REJECT, words[0] if words else "", edits)


def unreject(desk: Desk, *candidates: str) -> DeskChange | None:
    """Have words offered as terms again."""
    wanted = {fold(clean_line(each)) for each in candidates}
    gone = [each for each in desk.verdicts() if fold(each.words) in wanted]
    edits: list[DeskEdit] = [DeskEdit(each, None) for each in gone]
    return desk.do(Act.UNREJECT, gone[0].words if gone else "", edits)


def accept_finding(desk: Desk, key: str, reason: str = "", name: str = "") -> DeskChange | None:
    """Take a finding as fine, with the reason; or give it another reason.

    Args:
        desk: the desk.
        key: the finding's own, as `desk.checks` makes it.
        reason: the translator's.
        name: what the finding is about, for the name of the act.
    """
    why = clean(reason).strip()
    known = next((each for each in desk.acceptances() if each.key == key), None)
    made = known or Acceptance(uuid4().hex, desk.text.id, key, created=now())
    edit = DeskEdit(known, replace(made, reason=why))
    return desk.do(Act.ACCEPT_FINDING, name or why, (edit,))


def unaccept_finding(desk: Desk, key: str, name: str = "") -> DeskChange | None:
    """Have a finding told again."""
    edits = [DeskEdit(each, None) for each in desk.acceptances() if each.key == key]
    return desk.do(Act.UNACCEPT_FINDING, name, edits)


def _stands_at(desk: Desk, ruling: Ruling, span: Span) -> bool:
    anchor = ruling.anchor
    return (
        anchor.revision == desk.text.revision
        and anchor.state is not AnchorState.ORPHAN
        and anchor.spans == (span,)
    )
