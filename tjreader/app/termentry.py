"""Words of the page as a term, in one act."""

from __future__ import annotations

from msgspec.structs import replace

from ..desk.concept import Concept, Rendering, Status
from ..desk.languages import same
from ..desk.record import DeskChange
from ..text.folding import fold
from ..text.span import Span
from . import termbase
from .conceptforms import clean_line
from .desk import Desk


def known_term(desk: Desk, words: str) -> Concept | None:
    """The concept that has a form like these words, the reader's own first; or None."""
    wanted = fold(clean_line(words))
    for concept in desk.concepts():
        if any(fold(form.words) == wanted for form in concept.forms):
            return concept
    return None


def enter(
    desk: Desk, span: Span, words: str, pinyin: str, rendering: str, *, decided: bool
) -> DeskChange | None:
    """Enter words of the page with their rendering; a term that is known gets the rendering.

    The rendering is in the language that the desk translates into. Without one an entry of the
    text's glossary is adopted as it is; to decide then is to approve what is proposed.

    Args:
        desk: the desk.
        span: where they stand in the printed text.
        words: as the page shows them.
        pinyin: their reading.
        rendering: what they are rendered with; may be empty.
        decided: whether it is approved at once.

    Returns:
        The change; None where there is nothing new in it.

    Raises:
        Refused: with code "input" if the words are no form of a term.
    """
    said = clean_line(rendering)
    known = known_term(desk, words)
    if known is not None:
        if not said:
            offered = next(iter(_proposed(known, desk.language)), None) if decided else None
            if offered is None:
                return termbase.adopt(desk, (known.id,))
            return termbase.decide(desk, known.id, offered.words, offered.language)
        if decided:
            return termbase.decide(desk, known.id, said)
        here = [each for each in known.renderings if same(each.language, desk.language)]
        if any(each.words == said for each in here):
            return None
        return termbase.put_rendering(desk, known.id, Rendering(said, desk.language))
    made = termbase.quick_concept(desk, span, words, pinyin)
    status = Status.APPROVED if decided and said else Status.PROPOSED
    return termbase.add(desk, replace(made, renderings=(Rendering(said, desk.language, status),)))


def _proposed(concept: Concept, language: str) -> tuple[Rendering, ...]:
    """The renderings into a language that wait for a decision; none where one is approved."""
    if concept.renderings_of(Status.APPROVED, language):
        return ()
    waiting = concept.renderings_of(Status.PROPOSED, language)
    return tuple(each for each in waiting if each.words)
