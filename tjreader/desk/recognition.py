"""Finding the terms of a termbase in a text: all forms of all concepts at once.

Words are compared folded (simplified, half width) and without capitals, one code point for
one, in each paragraph as printed and as corrected; every occurrence is a printed place, so it
is the same in every view. The rules:

- A hit that lies inside a longer one is none (经济 in 低空经济); two that cross both stand.
- A form that begins or ends with a letter or digit is found there only where no other letter or
  digit follows on: AI is not found in OpenAI or AI4S, nor 5G in 15G. Capitals make no
  difference (App, APP), since editions differ in them and Chinese texts hold little English.
- A form of one character counts only in a concept that the reader entered.
- A ruling "not this term" takes a hit away before the rule of the longest: what stood inside
  it is found then.
- One concept stands at one place once. Where the printed form and the mended one are both
  forms of it, the printed one counts: it is what the reader sees as a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import is_not, itemgetter

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from ..text.document import Paragraph, Text
from ..text.erratum import Erratum, Standing
from ..text.indexing import fold_all
from ..text.rendering import Rendering, View, render
from ..text.span import Span
from .concept import Concept, SourceForm
from .glossary import is_of_glossary
from .ruled import Rulings, heirs_among
from .ruling import Ruling

EXTRA = 200
"""Forms that are searched beside the index before a new one is made."""

_SURROGATES = re.compile("[\ud800-\udfff]")

Hit = tuple[int, int, int]
"""A pattern's number and where it was found, half-open, in code points."""

Target = tuple[str, SourceForm]
"""A concept's id and the form of it that a pattern is."""


class Occurrence(Struct, frozen=True):
    """One concept at one place.

    `span` is printed and lies in the paragraph. `ruling` is what was decided for this place
    alone, if anything was (always of kind RENDERED).
    """

    concept_id: str
    form: SourceForm
    span: Span
    paragraph_id: str
    ruling: Ruling | None = None


class Recogniser:
    """All forms of some concepts, made ready to be found. Never changes; any thread may ask it.

    To take other concepts, ask for one `renewed` with them, which costs little where few
    differ.
    """

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self.concepts = tuple(concepts)
        self.touched: frozenset[str] = frozenset()
        self._of: dict[str, tuple[Target, ...]] = {}
        for concept in self.concepts:
            for key, form in forms_of(concept):
                self._of[key] = (*self._of.get(key, ()), (concept.id, form))
        self._index(tuple(self._of))

    def _index(self, patterns: tuple[str, ...]) -> None:
        """Make the index of these patterns, nothing beside it."""
        self._base, self._main = patterns, _automaton(patterns)
        self._beside: tuple[str, ...] = ()
        self._extra: AhoCorasick | None = None
        self._prepare()

    def _prepare(self) -> None:
        """Write down what is asked at each hit; `_number` tells where a pattern stands."""
        self._number = {pattern: number for number, pattern in enumerate(self._base)}
        self._targets = [self._sought(pattern) for pattern in self._base]
        self._edges = [_has_edge(pattern) for pattern in self._base]
        self._reach = 1 + max(map(len, self._base), default=0)

    def _sought(self, pattern: str) -> tuple[Target, ...]:
        """What a pattern is looked for as; one character is none of a glossary's terms."""
        targets = self._of.get(pattern, ())
        if len(pattern) > 1:
            return targets
        return tuple(each for each in targets if not is_of_glossary(each[0]))

    def renewed(self, concepts: Iterable[Concept]) -> Recogniser:
        """One for other concepts. Those that are the very same objects cost nothing."""
        now = tuple(concepts)
        went, come = _changed(self.concepts, now)
        keys = {key for each in (*went, *come) for key, _ in forms_of(each)}
        made = object.__new__(Recogniser)
        made.concepts = now
        made._of = dict(self._of)
        gone = {each.id for each in went}
        for key in keys:
            kept = tuple(each for each in self._of.get(key, ()) if each[0] not in gone)
            made._of[key] = kept
        for concept in come:
            for key, form in forms_of(concept):
                made._of[key] = (*made._of[key], (concept.id, form))
        for key in keys:
            if not made._of[key]:
                del made._of[key]
        made.touched = frozenset(keys)
        new = [key for key in keys if key in made._of and key not in self._number]
        beside = (*self._beside, *new)
        dead = len(self._base) + len(beside) - len(made._of)
        if len(beside) > EXTRA or dead > EXTRA:
            made._index(tuple(made._of))
            return made
        made._base, made._main, made._beside = self._base, self._main, beside
        made._extra = _automaton(beside) if new else self._extra
        made._patch(self, keys, new)
        return made

    def _patch(self, old: Recogniser, keys: Iterable[str], new: Sequence[str]) -> None:
        """What `_prepare` does, from what another wrote down of all patterns but these."""
        first = len(old._targets)
        self._number = old._number
        if new:
            numbers = {key: number for number, key in enumerate(new, first)}
            self._number = {**old._number, **numbers}
        self._targets = [*old._targets, *(() for _ in new)]
        self._edges = [*old._edges, *map(_has_edge, new)]
        self._reach = max(old._reach, *(1 + len(key) for key in new), 1)
        for key in keys:
            if key in self._number:
                self._targets[self._number[key]] = self._sought(key)

    def differing(self, other: Recogniser, among: Iterable[str] | None = None) -> frozenset[str]:
        """The folded forms that mean other concepts, or others of their forms, to `other`.

        `among` are the forms in question, None for all: of one that was `renewed` from
        another all that can differ are in its `touched`.
        """
        mine, theirs = self._of, other._of
        return frozenset(
            key
            for key in (mine.keys() | theirs.keys() if among is None else among)
            if mine.get(key) != theirs.get(key)
            and set(mine.get(key, ())) != set(theirs.get(key, ()))
        )

    def named(self, words: str) -> tuple[Target, ...]:
        """The concepts one of whose forms are just these words, whatever stands around them."""
        return self._of.get(fold_all(words), ())

    def lengths_at(self, words: str, start: int) -> set[int]:
        """The lengths of all forms that stand at a place of some words, in code points."""
        before = words[max(0, start - 1) : start]
        hits = self._hits(before + words[start : start + self._reach])
        return {end - begin for _, begin, end in hits if begin == len(before)}

    def occurrences(
        self,
        text: Text,
        paragraphs: Iterable[Paragraph] | None = None,
        rulings: Iterable[Ruling] | Rulings = (),
    ) -> tuple[Occurrence, ...]:
        """Every concept at every place of some paragraphs, in their order and that of the place.

        Args:
            text: the text they are of.
            paragraphs: where to look; None for the whole text in order of place.
            rulings: what was decided at single places; those of other revisions are passed over.
        """
        some = text.paragraphs if paragraphs is None else paragraphs
        known = rulings if isinstance(rulings, Rulings) else self.ruled(rulings, text)
        mends = Mends(text.errata)
        found: list[Occurrence] = []
        for paragraph in some:
            found += self.within(text, paragraph, known, mends)
        return tuple(found)

    def ruled(self, rulings: Iterable[Ruling], text: Text) -> Rulings:
        """What was decided at single places of a text, for these concepts."""
        return Rulings(rulings, text.revision, heirs_among(self.concepts))

    def within(
        self, text: Text, paragraph: Paragraph, rulings: Rulings, mends: Mends
    ) -> Iterator[Occurrence]:
        """The same for one paragraph, with what is known of the whole text made before."""
        place = paragraph.span
        hits = self._hits(place.of(text.printed))
        if mends.touch(place):
            mended = render(text.printed, paragraph, text.errata, View.CORRECTED)
            hits = sorted({*hits, *self._mended(mended)} - set(hits), key=itemgetter(2)) + hits
            hits.sort(key=itemgetter(2))  # of two at one place the printed one comes last
        without = rulings.within(place) if rulings.not_terms else {}
        if without:
            hits = [h for h in hits if self._is_meant(h, without.get(h[1:], set()))]
        seen: set[tuple[str, int, int]] = set()
        for pattern, start, end in longest(hits):
            for concept_id, form in self._targets[pattern]:
                key = (concept_id, start, end)
                if key in seen or concept_id in without.get((start, end), ()):
                    continue
                seen.add(key)
                span = Span(place.start + start, place.start + end)
                ruling = rulings.rendered.get((concept_id, span)) if rulings.rendered else None
                yield Occurrence(concept_id, form, span, paragraph.id, ruling)

    def _is_meant(self, hit: Hit, without: set[str]) -> bool:
        return not without or any(each not in without for each, _ in self._targets[hit[0]])

    def _mended(self, rendering: Rendering) -> Iterator[Hit]:
        """The hits in a paragraph as corrected, at the printed places they stand for."""
        for pattern, start, end in self._hits(rendering.text):
            printed = rendering.to_printed(Span(start, end)).shifted(-rendering.paragraph.start)
            if printed:
                yield pattern, printed.start, printed.end

    def _hits(self, words: str) -> list[Hit]:
        """All hits of living patterns, also over each other, in order of their ends."""
        folded = fold_all(words)
        try:
            found = self._search(folded)
        except UnicodeEncodeError:  # half of a pair is no letter of any form
            folded = _SURROGATES.sub("\ufffd", folded)
            found = self._search(folded)
        targets, edges = self._targets, self._edges
        return [
            hit
            for hit in found
            if targets[hit[0]] and not (edges[hit[0]] and _goes_on(folded, hit[1], hit[2]))
        ]

    def _search(self, folded: str) -> list[Hit]:
        found: list[Hit] = self._main.find_matches_as_indexes(folded, overlapping=True)
        if self._extra is not None:
            shift = len(self._base)
            more = self._extra.find_matches_as_indexes(folded, overlapping=True)
            found += [(pattern + shift, start, end) for pattern, start, end in more]
            found.sort(key=itemgetter(2))
        return found


class Mends:
    """Where errata that the corrected view applies touch the printed text."""

    def __init__(self, errata: Sequence[Erratum]) -> None:
        self._places = [
            rewrite.span
            for erratum in errata
            if erratum.standing is Standing.APPLIED
            for rewrite in erratum.rewrites
        ]

    def touch(self, place: Span) -> bool:
        """Whether one is in a paragraph there (something put in at its very end too)."""
        return any(place.covers(each) for each in self._places)


def forms_of(concept: Concept) -> tuple[tuple[str, SourceForm], ...]:
    """The forms of a concept, each with its folded words."""
    found: dict[str, SourceForm] = {}
    for form in concept.forms:
        if _SURROGATES.search(form.words) or not form.words.strip():
            continue
        found.setdefault(fold_all(form.words), form)
    return tuple(found.items())


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie inside no longer one, in order of place.

    Args:
        hits: in order of their ends. Of those at the very same place all stay, the last first.
    """
    kept: list[Hit] = []
    least = -1
    for hit in reversed(hits):
        _, start, end = hit
        if kept and start >= least:
            last = kept[-1]
            if last[1] == start and last[2] == end:
                kept.append(hit)
            continue
        while kept and kept[-1][2] == end:
            kept.pop()
        kept.append(hit)
        least = start
    return sorted(kept, key=itemgetter(1))


def is_letter(character: str) -> bool:
    """Whether it is a letter or digit that others may follow within one word (no hanzi)."""
    return character < "\u2e80" and character.isalnum()


def _goes_on(words: str, start: int, end: int) -> bool:
    """Whether a word of letters goes on before or behind a stretch that begins or ends in it."""
    if start > 0 and is_letter(words[start]) and is_letter(words[start - 1]):
        return True
    return end < len(words) and is_letter(words[end - 1]) and is_letter(words[end])


def _changed(
    before: Sequence[Concept], now: Sequence[Concept]
) -> tuple[list[Concept], list[Concept]]:
    """The concepts that went and those that came; the very same objects are neither."""
    most = min(len(before), len(now))
    head = next((n for n, differs in enumerate(map(is_not, before, now)) if differs), most)
    ends = zip(reversed(before[head:]), reversed(now[head:]), strict=False)
    tail = next((n for n, (a, b) in enumerate(ends) if a is not b), most - head)
    old, new = before[head : len(before) - tail], now[head : len(now) - tail]
    kept = {id(each) for each in old} & {id(each) for each in new}
    return [c for c in old if id(c) not in kept], [c for c in new if id(c) not in kept]


def _has_edge(pattern: str) -> bool:
    """Whether a form begins or ends with what others may follow within one word."""
    return is_letter(pattern[0]) or is_letter(pattern[-1])


def _automaton(patterns: Sequence[str]) -> AhoCorasick:
    return AhoCorasick(patterns)
