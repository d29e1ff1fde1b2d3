"""The checked words and readings of the feature, paragraph by paragraph.

A part of `build_feature.py`. Words and their joined pinyin are those of
`gold_words.tsv`, each slice as it stands there (capitals, hyphens, apostrophes);
readings are those of `gold_pinyin.tsv`. In the corrected form only the words an
erratum touches are cut anew, after `corrected_cuts.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.text.span import Span

ENGINE = "checked-1"
HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Mended:
    """A stretch of the printed text, what stands there when mended, its syllables."""

    span: Span
    words: str
    syllables: tuple[str | None, ...]


@dataclass(frozen=True)
class Word:
    """A word on its way into an analysis: printed place, words, joined pinyin."""

    span: Span
    words: str
    pinyin: str


@dataclass
class Sources:
    """The checked tables; `cuts` are used once each."""

    words: list[dict[str, str]]
    pinyin: list[dict[str, str]]
    cuts: list[dict[str, str]]
    used: set[int] = field(default_factory=set)

    def sentences(self, line: int) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
        """The rows of a line in both tables, in order."""
        for words, pinyin in zip(self.words, self.pinyin, strict=True):
            if words["text"] != pinyin["text"] or words["line"] != pinyin["line"]:
                raise ValueError(f"the checked tables differ at line {words['line']}")
            if int(words["line"]) == line:
                yield words, pinyin

    def cut(self, line: int, context: str) -> tuple[list[str], list[tuple[str, str]]] | None:
        """The printed words that are cut anew for an erratum, and the new ones."""
        for index, row in enumerate(self.cuts):
            if int(row["line"]) == line and row["context"] == context:
                self.used.add(index)
                pairs = [pair.split("=") for pair in row["corrected_words"].split()]
                new = [(words, pinyin.replace("·", " ")) for words, pinyin in pairs]
                return row["printed_words"].split(), new
        return None

    def check_all_used(self) -> None:
        """Raise ValueError if a row of `cuts` belongs to no erratum."""
        if len(self.used) != len(self.cuts):
            raise ValueError("a row of corrected_cuts.tsv was not used")


def analyses(
    sources: Sources,
    printed: str,
    line: int,
    span: Span,
    errata: Iterable[tuple[str, Span, list[Mended]]],
) -> Iterator[tuple[str, Analysis]]:
    """The analysis of a paragraph as printed and, where it differs, as corrected.

    Args:
        sources: the checked tables.
        printed: the whole printed text.
        line: the paragraph's line, from 1.
        span: the paragraph.
        errata: context, its place and the rewrites of each applied erratum.

    Raises:
        ValueError: if the tables and the text disagree.
    """
    words, readings = checked(sources, printed, line, span)
    yield "printed", analysis(span.of(printed), words, readings, span.start)
    touched = False
    mended: list[Mended] = []
    for context, place, rewrites in errata:
        inside = [rewrite for rewrite in rewrites if span.covers(rewrite.span)]
        if not inside:
            continue  # trailing spaces: no word of the paragraph changes
        touched = True
        mended += inside
        words = recut(words, sources.cut(line, context), place, inside)
    if touched:
        yield "corrected", corrected(printed, span, words, readings, sorted(mended, key=by_place))


def by_place(rewrite: Mended) -> Span:
    """Sorting key."""
    return rewrite.span


def checked(
    sources: Sources, printed: str, line: int, paragraph: Span
) -> tuple[list[Word], dict[int, Reading]]:
    """The words of a line and its readings by printed place."""
    at = paragraph.start
    words: list[Word] = []
    readings: dict[int, Reading] = {}
    for row, gold in sources.sentences(line):
        start = printed.index(row["text"], at)
        if printed[at:start].strip():
            raise ValueError(f"line {line}: words between two sentences")
        at = start + len(row["text"])
        syllables = gold["pinyin"].split()
        alternatives = dict(re.findall(r"(\d+):\S+?=([^\s;]+)", gold["alt"]))
        places = [start + m.start() for m in HANZI.finditer(row["text"])]
        for index, (place, syllable) in enumerate(zip(places, syllables, strict=True), 1):
            also = alternatives.get(str(index), "")
            readings[place] = Reading(norm(syllable), ReadingSource.CHECKED, norm(also))
        words += sentence_words(row, syllables, start)
    if at != paragraph.end:
        raise ValueError(f"line {line}: the sentences do not fill the paragraph")
    return words, readings


def norm(syllable: str) -> str:
    """Precomposed letters."""
    return unicodedata.normalize("NFC", syllable)


def sentence_words(row: dict[str, str], syllables: list[str], start: int) -> Iterator[Word]:
    """The words of one sentence, each with its slice of the joined pinyin."""
    text, joined = row["text"], norm(row["pinyin_gbt16159"])
    rest = iter(norm(syllable) for syllable in syllables)
    place = heard = 0
    for word in row["words"].split(" "):
        gap = len(text[place:]) - len(text[place:].lstrip(" "))
        place += gap
        if not text.startswith(word, place):
            raise ValueError(f"{word!r} does not stand where it should in {text!r}")
        first = None
        for character in word:
            sound = next(rest) if HANZI.match(character) else character
            found = joined.lower().find(sound.lower(), heard)
            if HANZI.match(character):
                if found < 0 or any(c.isalpha() for c in joined[heard:found]):
                    raise ValueError(f"{word!r} is not read {sound!r} in {joined!r}")
                first = found if first is None else first
                heard = found + len(sound)
            elif character.isalnum():
                heard = found + len(sound)
        pinyin = joined[first:heard] if first is not None else ""
        yield Word(Span(start + place, start + place + len(word)), word, pinyin)
        place += len(word)


def recut(
    words: list[Word],
    cut: tuple[list[str], list[tuple[str, str]]] | None,
    place: Span,
    rewrites: list[Mended],
) -> list[Word]:
    """The words with those of one erratum cut anew."""
    if cut is None:
        return marks_recut(words, rewrites)
    old, new = cut
    for index in range(len(words) - len(old) + 1):
        run = words[index : index + len(old)]
        span = Span(run[0].span.start, run[-1].span.end)
        fits = [word.words for word in run] == old and place.covers(span)
        if fits and all(span.covers(rewrite.span) for rewrite in rewrites):
            # The first new word stands for the whole stretch; `corrected` lays them out.
            made = [Word(Span(span.end, span.end), w, p) for w, p in new]
            made[0] = replace(made[0], span=span)
            return [*words[:index], *made, *words[index + len(old) :]]
    raise ValueError(f"{old} does not stand at {place}")


def marks_recut(words: list[Word], rewrites: list[Mended]) -> list[Word]:
    """The words after punctuation was put in, taken out or exchanged."""
    for rewrite in rewrites:
        if HANZI.search(rewrite.words):
            raise ValueError(f"no cuts are given for {rewrite.words!r}")
        kept = [word for word in words if not word.span.intersects(rewrite.span)]
        if any(HANZI.search(w.words) for w in words if w.span.intersects(rewrite.span)):
            raise ValueError(f"a word is touched at {rewrite.span}")
        if rewrite.words:
            kept.append(Word(rewrite.span, rewrite.words, ""))
        words = sorted(kept, key=lambda word: (word.span.start, word.span.end))
    return words


def corrected(
    printed: str,
    paragraph: Span,
    words: list[Word],
    readings: dict[int, Reading],
    mended: list[Mended],
) -> Analysis:
    """The analysis of the corrected paragraph."""
    text = ""
    said: dict[int, Reading] = {}
    at = paragraph.start
    for rewrite in [*mended, Mended(Span(paragraph.end, paragraph.end), "", ())]:
        for place in range(at, rewrite.span.start):
            if place in readings:
                said[len(text)] = readings[place]
            text += printed[place]
        for character, syllable in zip(rewrite.words, rewrite.syllables, strict=True):
            if syllable is not None:
                said[len(text)] = Reading(norm(syllable), ReadingSource.CORRECTED)
            text += character
        at = rewrite.span.end
    laid: list[Word] = []
    place = 0
    for word in words:
        place += len(text[place:]) - len(text[place:].lstrip(" "))
        if not text.startswith(word.words, place):
            raise ValueError(f"{word.words!r} does not stand at {place} of {text!r}")
        laid.append(Word(Span(place, place + len(word.words)), word.words, word.pinyin))
        place += len(word.words)
    return analysis(text, laid, said, 0)


def analysis(text: str, words: list[Word], readings: dict[int, Reading], base: int) -> Analysis:
    """An `Analysis` of words whose spans count from `base`."""
    tokens = tuple(
        Token(word.span.shifted(-base), norm(word.pinyin), CutSource.CHECKED) for word in words
    )
    covered = sum(len(word.words) for word in words)
    if covered != len(text) - text.count(" "):
        raise ValueError(f"the words do not fill {text!r}")
    return Analysis(text, tokens, tuple(readings.get(base + i) for i in range(len(text))), ENGINE)
