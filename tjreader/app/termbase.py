"""What one can do with the terms of a desk; each verb is one change, one undo step.

A verb takes the desk first. It answers with the change that is on its way, or None where
nothing would change. An entry of the shipped glossary that is altered is adopted by that
act: a concept of the reader's own stands in its place from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import uuid4

from msgspec.structs import replace

from ..desk.concept import Concept, FormKind, Rendering, SourceForm
from ..desk.record import DeskChange, DeskEdit
from ..notes.anchor import anchor_spans
from ..notes.change import Act
from ..text.span import Span
from .adopting import is_adopted, known_concept, orphaned_rulings, own_edit
from .conceptforms import (
    approved,
    checked,
    clean_form,
    clean_line,
    first_preferred,
    joined,
    with_log,
)
from .desk import Desk
from .marking import now, section_of
from .ports import Refused


def quick_concept(
    desk: Desk,
    span: Span,
    words: str = "",
    pinyin: str = "",
    *,
    language: str = "",
    for_all_texts: bool = False,
) -> Concept:
    """A concept of words chosen on the page: that form, an empty proposed rendering, the place.

    Args:
        desk: the desk of that text.
        span: where they stand in the printed text.
        words: as the page shows them, corrected perhaps; the printed words if empty.
        pinyin: the page's reading of them.
        language: of the rendering to come; the desk's if empty.
        for_all_texts: whether it holds for all texts.

    Raises:
        Refused: with code "input" if they are no form of a term.
    """
    inside = [each for each in desk.text.paragraphs_in(span) if each.span.covers(span)]
    if not span or not inside:
        raise Refused("A term is taken from words of one paragraph.", "input")
    made = now()
    form = SourceForm(words or span.of(desk.text.printed), pinyin=pinyin)
    anchor = anchor_spans(desk.text, (span,), section_of(desk.text, span.start))
    return checked(
        Concept(
            id=uuid4().hex,
            forms=(form,),
            renderings=(Rendering("", language or desk.language),),
            text_id=None if for_all_texts else desk.text.id,
            first=anchor,
            created=made,
            updated=made,
        )
    )


def quick_add(desk: Desk, span: Span, words: str = "", pinyin: str = "", **how: Any) -> DeskChange:
    """Enter words chosen on the page as a term; see `quick_concept`.

    Raises:
        Refused: with code "input" if they are no form of a term; here and below.
    """
    made = quick_concept(desk, span, words, pinyin, **how)
    change = desk.do(Act.TERM, made.name, (DeskEdit(None, made),))
    assert change is not None  # noqa: S101 - it is new
    return change


def add(desk: Desk, concept: Concept) -> DeskChange | None:
    """Enter a whole concept, as a form, an import or a command made it.

    An empty `id`, `created` or `updated` is filled in. Of one of a known id, see `edit`.
    """
    if concept.id and desk.concept(concept.id) is not None:
        return edit(desk, concept)
    made = now()
    fresh = replace(
        checked(concept),
        id=concept.id or uuid4().hex,
        created=concept.created or made,
        updated=concept.updated or made,
    )
    fresh = with_log(None, fresh, "")
    return desk.do(Act.TERM, fresh.name, (DeskEdit(None, fresh),))


def edit(desk: Desk, concept: Concept, reason: str = "") -> DeskChange | None:
    """Put a whole concept in the place of the one of its id.

    Where another rendering is approved than before, the log gets a line with the reason,
    and the one approved before is deprecated.
    """
    return _alter(desk, concept.id, Act.EDIT_TERM, lambda _: concept, reason)


def add_form(
    desk: Desk,
    concept_id: str,
    words: str,
    kind: FormKind = FormKind.VARIANT,
    pinyin: str = "",
) -> DeskChange | None:
    """Give a concept another form."""
    form = SourceForm(words, kind, pinyin)
    return _alter(
        desk, concept_id, Act.EDIT_TERM, lambda known: replace(known, forms=(*known.forms, form))
    )


def remove_form(desk: Desk, concept_id: str, words: str) -> DeskChange | None:
    """Take a form from a concept; the last one stays.

    Raises:
        Refused: with code "input" if it is the last.
    """
    return _alter(
        desk,
        concept_id,
        Act.EDIT_TERM,
        lambda known: replace(
            known, forms=tuple(form for form in known.forms if form.words != words)
        ),
    )


def put_rendering(
    desk: Desk, concept_id: str, rendering: Rendering, instead_of: Rendering | None = None
) -> DeskChange | None:
    """Give a concept a rendering, or put it in the place of another.

    An empty one that stands there for the same language gives way.
    """

    def alter(known: Concept) -> Concept:
        kept = known.renderings
        if instead_of is not None and instead_of in kept:
            at = kept.index(instead_of)
            return replace(known, renderings=(*kept[:at], rendering, *kept[at + 1 :]))
        kept = tuple(
            each for each in kept if each.words.strip() or each.language != rendering.language
        )
        return replace(known, renderings=(*kept, rendering))

    return _alter(desk, concept_id, Act.EDIT_TERM, alter)


def remove_rendering(desk: Desk, concept_id: str, rendering: Rendering) -> DeskChange | None:
    """Take a rendering from a concept."""
    return _alter(
        desk,
        concept_id,
        Act.EDIT_TERM,
        lambda known: replace(
            known, renderings=tuple(each for each in known.renderings if each != rendering)
        ),
    )


def decide(
    desk: Desk,
    concept_id: str,
    words: str,
    language: str = "",
    *,
    reason: str = "",
    source: str = "",
) -> DeskChange | None:
    """Approve a rendering, known or new; what was approved in that language is deprecated.

    It is the desk's language, unless another is named.

    Raises:
        Refused: with code "input" if it has no words.
    """
    if not clean_line(words):
        raise Refused("There are no words to decide on.", "input")
    return _alter(
        desk,
        concept_id,
        Act.DECIDE,
        lambda known: approved(known, clean_line(words), language or desk.language, source),
        reason,
    )


def merge(desk: Desk, ids: Sequence[str]) -> DeskChange | None:
    """Make one concept of several: the first, with all that the others have.

    Rulings on the others hold for it from then on, in every text.

    Raises:
        Refused: with code "input" if there are not two.
    """
    ids = tuple(dict.fromkeys(ids))
    parts = [known_concept(desk, each) for each in ids]
    if len(parts) < 2:
        raise Refused("Choose at least two terms to merge.", "input")
    first, edits = own_edit(desk, parts[0])
    whole = replace(joined(first, parts[1:], desk.is_shipped), updated=now())
    edits[0] = DeskEdit(edits[0].before, checked(whole))
    gone = [each for each in parts[1:] if not desk.is_shipped(each.id)]
    edits += [DeskEdit(each, None) for each in gone]
    return desk.do(Act.MERGE_TERMS, whole.name, edits)


def split(desk: Desk, concept_id: str, forms: Iterable[str]) -> DeskChange | None:
    """Make a concept of its own of some forms of one; it has the same renderings.

    What was decided at single places goes with the form that stands there, in every text.

    Raises:
        Refused: with code "input" if it would leave one of the two without a form.
    """
    known = known_concept(desk, concept_id)
    chosen = {clean_form(each) for each in forms}
    out = tuple(form for form in known.forms if form.words in chosen)
    rest = tuple(form for form in known.forms if form.words not in chosen)
    if not out or not rest:
        raise Refused("Choose some forms of the term, and leave it at least one.", "input")
    whole, edits = own_edit(desk, known)
    made = now()
    edits[0] = DeskEdit(edits[0].before, replace(whole, forms=first_preferred(rest), updated=made))
    fresh = replace(
        whole,
        id=uuid4().hex,
        forms=first_preferred(out),
        adopted="",
        also_adopted=(),
        heir_of=(whole.id, *dict.fromkeys(whole.stands_for)),
        log=(),
        created=made,
        updated=made,
    )
    return desk.do(Act.SPLIT_TERM, known.name, (*edits, DeskEdit(None, fresh)))


def delete(desk: Desk, ids: Iterable[str]) -> DeskChange | None:
    """Take concepts away, with the rulings on them in this text.

    One that stood in place of a shipped entry gives its rulings back to that. Rulings that
    hold for another concept too are left to that.

    Raises:
        Refused: with code "input" if one is an entry of the shipped glossary.
    """
    gone = [known_concept(desk, each) for each in dict.fromkeys(ids)]
    if any(desk.is_shipped(each.id) for each in gone):
        raise Refused(
            "An entry of the glossary that comes with the text cannot be deleted. Adopt it "
            "and change it, and yours is used in its place.",
            "input",
        )
    edits: list[DeskEdit] = [DeskEdit(each, None) for each in gone]
    edits += orphaned_rulings(desk, gone)
    return desk.do(Act.DELETE_TERM, gone[0].name if gone else "", edits)


def adopt(desk: Desk, ids: Iterable[str]) -> DeskChange | None:
    """Take entries of the shipped glossary for the reader's own, as they are."""
    edits: list[DeskEdit] = []
    names = []
    for each in dict.fromkeys(ids):
        if desk.is_shipped(each) and not is_adopted(desk, each):
            known = known_concept(desk, each)
            edits += own_edit(desk, known)[1]
            names.append(known.name)
    return desk.do(Act.ADOPT, names[0] if names else "", edits)


def move(desk: Desk, ids: Iterable[str], *, for_all_texts: bool) -> DeskChange | None:
    """Have concepts hold for all texts, or for this one alone.

    Raises:
        Refused: with code "stale" if one is not there any more.
    """
    text_id = None if for_all_texts else desk.text.id
    edits: list[DeskEdit] = []
    names = []
    for each in dict.fromkeys(ids):
        known = known_concept(desk, each)
        if known.text_id == text_id:
            continue
        whole, own = own_edit(desk, known)
        own[0] = DeskEdit(own[0].before, replace(whole, text_id=text_id, updated=now()))
        edits += own
        names.append(known.name)
    return desk.do(Act.MOVE_TERM, names[0] if names else "", edits)


def import_terms(
    desk: Desk, name: str, new: Iterable[Concept], altered: Iterable[Concept] = ()
) -> DeskChange | None:
    """Take in many concepts as one step, called by the name of where they come from.

    Args:
        desk: the desk.
        name: of the file.
        new: concepts with ids of their own; one with a log keeps it as it is.
        altered: others in place of those of their ids.
    """
    edits: list[DeskEdit] = [
        DeskEdit(None, checked(each) if each.log else with_log(None, checked(each), name))
        for each in new
    ]
    for each in altered:
        known = known_concept(desk, each.id)
        whole, own = own_edit(desk, known)
        taken = replace(checked(each), id=whole.id, adopted=whole.adopted, updated=now())
        own[0] = DeskEdit(own[0].before, with_log(known, taken, name))
        edits += own
    return desk.do(Act.IMPORT_TERMS, name, edits)


def _alter(
    desk: Desk, concept_id: str, act: Act, make: Callable[[Concept], Concept], reason: str = ""
) -> DeskChange | None:
    known = known_concept(desk, concept_id)
    whole, edits = own_edit(desk, known)
    altered = checked(make(known))
    altered = replace(
        altered,
        id=whole.id,
        adopted=whole.adopted,
        also_adopted=whole.also_adopted,
        heir_of=whole.heir_of,
        created=whole.created,
        updated=known.updated,
        log=known.log,
    )
    altered = with_log(known, altered, reason)
    if replace(altered, id=known.id, adopted=known.adopted, created=known.created) == known:
        return None
    edits[0] = DeskEdit(edits[0].before, replace(altered, updated=now()))
    return desk.do(act, known.name, edits)
