"""What an erratum changes, word for word: the printed words and those proposed for them.

Editors write a row of the errata for people: "底空 → 低空", "三吨 … 一支 → 三支 … 一支",
but also "two trailing spaces → (none)" or "(no heading before)". Only what is really
printed at the place may be shown as printed words; the rest is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .erratum import Amendment, Erratum
from .span import Span

_GAP = re.compile(r"[\s…/]+")
_QUERY = re.compile(r"\s*\(\?\)$")
_OTHER = re.compile(r"\s*\(or (.+)\)$")
_NOTHING = "(none)"


def amendment(erratum: Erratum, printed: str) -> Amendment | None:
    """The words an erratum changes, found in the printed text.

    Args:
        erratum: a row of the errata of that text.
        printed: the whole printed text.

    Returns:
        None where the row is a remark: of headings, of spacing, of words that stand.
    """
    if erratum.kind == "ok":
        return None
    proposed, other = _wishes(erratum.proposed)
    line_end = printed.find("\n", erratum.span.end)
    line = Span(erratum.span.start, line_end if line_end >= 0 else len(printed)).of(printed)
    old, new = _GAP.split(erratum.printed.strip()), _GAP.split(proposed)
    places = _in_order(old, line)
    if places is None or (len(old) > 1 and len(new) != len(old)):
        return _rewritten(erratum, printed, other)
    end = places[-1].end
    if len(old) > 1 and end <= len(erratum.span):
        words = line[places[0].start : end]
        return Amendment(words, _exchanged(words, places, new), other)
    return Amendment(erratum.printed, proposed, other)


def proposed_words(erratum: Erratum) -> str:
    """The proposal of a remark where it names Chinese words; else empty: the reason says all."""
    return (
        erratum.proposed if any("\u3400" <= each <= "\u9fff" for each in erratum.proposed) else ""
    )


def _wishes(proposed: str) -> tuple[str, str]:
    """What is proposed first, and what else; the mark of doubt is said by the certainty."""
    words = _QUERY.sub("", proposed)
    if words == _NOTHING:
        return "", ""
    other = _OTHER.search(words)
    return (words[: other.start()], other[1].replace(" … ", "…")) if other else (words, "")


def _in_order(parts: Sequence[str], line: str) -> list[Span] | None:
    """Where the parts stand in the line one after another; None if one is not there."""
    places: list[Span] = []
    at = 0
    for part in parts:
        at = line.find(part, at)
        if at < 0 or not part:
            return None
        places.append(Span(at, at + len(part)))
        at += len(part)
    return places


def _exchanged(words: str, places: Sequence[Span], new: Sequence[str]) -> str:
    """The words with each part replaced; the words between the parts stand."""
    start = places[0].start
    for place, part in reversed(list(zip(places, new, strict=True))):
        words = words[: place.start - start] + part + words[place.end - start :]
    return words


def _rewritten(erratum: Erratum, printed: str, other: str) -> Amendment | None:
    """The place before and after its rewrites; None if no word changes."""
    words = before = erratum.span.of(printed)
    for rewrite in reversed(erratum.rewrites):
        a, b = (at - erratum.span.start for at in (rewrite.span.start, rewrite.span.end))
        words = words[:a] + rewrite.text + words[b:]
    if words.split() == before.split():
        return None
    return Amendment(before, words, other)
