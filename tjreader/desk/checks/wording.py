"""Whether a translation is there, is in its own language, and is neatly written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.folding import fold
from ...text.hanzi import RANGES
from ...text.span import Span
from ..segments import Pair
from ..translation import Stage
from .finding import Finding, FindingKind, key_of
from .pairing import Leftover, leftovers

SHORTEST, LONGEST = 1.2, 9.0
"""Letters of English for each character of Chinese beyond which something is left out or added.

Political news comes to about 3 or 4; a sentence of figures and names of companies to less.
"""
SHORTEST_IN_HANZI, LONGEST_IN_HANZI = 0.5, 4.0
"""The same for languages that are written as short as Chinese, or nearly."""
LEAST = 12
"""Characters a sentence must have for its length to tell anything."""
_CHINESE = re.compile(rf"[{RANGES}]+|[，。、；：？！《》「」『』【】（）]+")
_IN_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_SPACES = re.compile(
    r"[ \u00a0\u3000]{2,}(?=\S)"  # two in a row
    r"| (?=[,;:!?)\]”](?:\s|$)|\.(?:\s|$))"  # before a mark
)
_HANZI = re.compile(f"[{RANGES}]")
_OWN_HANZI = ("zh", "ja", "ko", "yue", "wuu", "lzh")


def check_wording(pair: Pair, language: str) -> tuple[Finding, ...]:
    """What is wrong with the words of one translation, whatever they say."""
    if not pair.is_translated:
        kind = FindingKind.UNTRANSLATED if pair.stage is Stage.OPEN else FindingKind.EMPTY
        return (_finding(pair, kind),)
    if _is_source(pair):
        return (_finding(pair, FindingKind.UNCHANGED),)
    return (
        *_chinese_left(pair, language),
        *_unpaired(pair),
        *_spacing(pair),
        *_length(pair, language),
    )


def _finding(
    pair: Pair, kind: FindingKind, target: Span | None = None, *details: str, wanted: str = ""
) -> Finding:
    segment = pair.segment
    return Finding(
        kind,
        key_of(kind, segment, *details),
        segment.id,
        segment.section_id,
        segment.span,
        target,
        found=target.of(pair.words) if target else "",
        wanted=wanted,
    )


def _is_source(pair: Pair) -> bool:
    """Whether the translation is the sentence itself; names in letters may well be."""
    segment = pair.segment
    if not _HANZI.search(pair.words) or not _HANZI.search(segment.printed):
        return False
    return _plain(pair.words) in (_plain(segment.printed), _plain(segment.corrected))


def _plain(words: str) -> str:
    return "".join(fold(words).split())


def _is_terse(language: str) -> bool:
    return language.partition("-")[0].lower() in _OWN_HANZI


def _chinese_left(pair: Pair, language: str) -> Iterator[Finding]:
    """Chinese among other words; in brackets it is a gloss."""
    if _is_terse(language):
        return
    found = list(_CHINESE.finditer(pair.words))
    glosses = [Span(*match.span()) for match in _IN_BRACKETS.finditer(pair.words) if found]
    for match in found:
        span = Span(*match.span())
        if not any(gloss.start < span.start and span.end < gloss.end for gloss in glosses):
            yield _finding(pair, FindingKind.CHINESE_LEFT, span, match[0])


def _unpaired(pair: Pair) -> Iterator[Finding]:
    """Quotation marks and brackets that have no fellow, more than the sentence itself has.

    Sentences are cut inside quotations, so one may open what the next closes.
    """
    allowed = [each.side_of for each in leftovers(pair.segment.printed)]
    for each in leftovers(pair.words):
        if each.side_of in allowed:
            allowed.remove(each.side_of)
            continue
        span = Span(each.place, each.place + 1)
        yield _finding(pair, FindingKind.UNPAIRED, span, *each.side_of)


def _spacing(pair: Pair) -> Iterator[Finding]:
    for match in _SPACES.finditer(pair.words):
        if not pair.words[: match.start()].strip():
            continue  # what stands before the first word is nobody's fault
        around = pair.words[max(0, match.start() - 1) : match.end() + 1].replace(match[0], "_")
        yield _finding(pair, FindingKind.SPACING, Span(*match.span()), around)


def _length(pair: Pair, language: str) -> Iterator[Finding]:
    """Only of what is done: a draft may be half a sentence."""
    size = len("".join(pair.segment.printed.split()))
    if pair.stage is not Stage.DONE or size < LEAST:
        return
    ratio = len(pair.words.strip()) / size
    terse = _is_terse(language)
    shortest = SHORTEST_IN_HANZI if terse else SHORTEST
    longest = LONGEST_IN_HANZI if terse else LONGEST
    if not shortest <= ratio <= longest:
        side = "short" if ratio < shortest else "long"
        yield _finding(pair, FindingKind.LENGTH, None, side, wanted=side)


def source_left_unpaired(pairs: list[Pair]) -> Iterator[Finding]:
    """Marks of the printed source that have no fellow in their paragraph.

    Args:
        pairs: the sentences of one paragraph, in order.
    """
    if not pairs:
        return
    start = pairs[0].segment.span.start
    joined, places = "", []
    for pair in pairs:
        joined = joined.ljust(pair.segment.span.start - start) + pair.segment.printed
        places.append((pair, pair.segment.span))
    for each in leftovers(joined):
        at = start + each.place
        pair = next(pair for pair, span in places if at in span)
        segment = pair.segment
        yield Finding(
            FindingKind.UNPAIRED_SOURCE,
            key_of(FindingKind.UNPAIRED_SOURCE, segment, *each.side_of, _beside(each, joined)),
            segment.id,
            segment.section_id,
            Span(at, at + 1),
            form=each.mark,
        )


def _beside(left: Leftover, words: str) -> str:
    """The characters beside a mark, which tell it from another."""
    return words[max(0, left.place - 2) : left.place + 3]
