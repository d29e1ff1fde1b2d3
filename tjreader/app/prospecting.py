"""Candidates for terms of the open text: what is asked of the worker, and what is left to review.

Plain values in, plain values out. A window makes a request, hands it to the worker, reads
the answer, and reviews it against the desk; after each decision the same answer is reviewed
again, which costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from ..desk.candidates import Candidate, candidate_from
from ..desk.concept import Concept
from ..desk.ruling import Verdict
from ..desk.sifting import Merge, merges, sifted
from ..lang.token import Analysis
from ..text.document import Kind, Paragraph, Text
from .ports import Refused

PASSED_OVER = (Kind.BYLINE, Kind.CREDIT)
"""Kinds of paragraphs nobody looks for terms in."""

Known = Callable[[Paragraph], Analysis | None]
"""The words of a paragraph as printed where they are known already, else None."""


class Review(Struct, frozen=True):
    """What is left to decide: candidates, the likeliest first, and which belong together.

    A suggestion may also name one that is a term already.
    """

    candidates: tuple[Candidate, ...] = ()
    merges: tuple[Merge, ...] = ()

    def of(self, words: str) -> tuple[Merge, ...]:
        """The suggestions that have to do with a candidate."""
        return tuple(each for each in self.merges if words in (each.form, each.name))


def nothing_known(paragraph: Paragraph) -> Analysis | None:  # noqa: ARG001 - as `Known`
    """A text none of whose words are known: the worker cuts it."""
    return None


def passages(
    text: Text, known: Known = nothing_known
) -> list[tuple[int, str, tuple[tuple[int, int], ...] | None]]:
    """The paragraphs to look in, with their cuts where `known` has them.

    An analysis of other words than are printed is passed over.
    """
    told: list[tuple[int, str, tuple[tuple[int, int], ...] | None]] = []
    for paragraph in text.paragraphs:
        if paragraph.kind in PASSED_OVER:
            continue
        words = paragraph.span.of(text.printed)
        analysis = known(paragraph)
        cuts = None
        if analysis is not None and analysis.text == words:
            cuts = tuple((token.span.start, token.span.end) for token in analysis.tokens)
        told.append((paragraph.span.start, words, cuts))
    return told


def request(number: int, text: Text, known: Known = nothing_known) -> dict[str, Any]:
    """What the worker is asked; `number` stands in its answers."""
    return {"id": number, "prospect": passages(text, known)}


def found_in(answer: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """The candidates of the worker's last answer.

    Raises:
        Refused: if it could not find them, with its sentence.
    """
    if "error" in answer:
        raise Refused(f"The candidates could not be found: {answer['error']}")
    try:
        return tuple(candidate_from(each) for each in answer["candidates"])
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("The language worker gave an answer that is not understood.") from error


def review(
    found: Iterable[Candidate],
    concepts: Iterable[Concept],
    verdicts: Iterable[Verdict],
    text_id: str,
    most: int | None = None,
) -> Review:
    """What is left to decide of a text's candidates.

    Args:
        found: all of them, the likeliest first.
        concepts: the desk's, its shipped ones among them unless they shall be ignored.
        verdicts: the candidates that were rejected.
        text_id: the text.
        most: how many to tell, all if None.
    """
    found, verdicts = tuple(found), tuple(verdicts)
    left = sifted(found, concepts, verdicts, text_id)[:most]
    words = {each.words for each in left}
    # A candidate may belong to one that is a term by now.
    kin = merges(sifted(found, (), verdicts, text_id))
    return Review(left, tuple(each for each in kin if words & {each.form, each.name}))
