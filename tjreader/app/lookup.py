"""What is known of a word under the pointer: the hover card and the re-cutting of words.

Answers at once, on the thread that opened the dictionary; a card takes about a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from ..lang.entry import Entry, LexiconError
from ..lang.pinyin import capitalised, joined, toneless
from ..lang.token import CutSource, Reading
from ..lang.writing import is_hanzi
from ..text.document import Paragraph
from ..text.rendering import Role
from ..text.span import Span
from .card import Card, CardTerm, CharacterRow
from .page import Page, PageParagraph, PageToken, WordPlace
from .ports import LexiconPort

ROW_ENTRIES = 3
"""Dictionary entries shown for one character of a word."""

_OPENERS = "“‘「『《（(—－-· \u3000"
_SENTENCE_END = "。！？…!?”’」』："


class _Form(Struct, frozen=True):
    """A paragraph's page as one reads it: the words without those that are struck out.

    `places` are the page's code points its characters stand at.
    """

    text: str
    places: tuple[int, ...]

    def span_of(self, shown: Span) -> Span | None:
        """Where a stretch of the page stands in this form; None if nothing of it does."""
        inside = [i for i, place in enumerate(self.places) if place in shown]
        return Span(inside[0], inside[-1] + 1) if inside else None

    def shown(self, span: Span) -> Span:
        """Where a stretch of this form stands on the page."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


class Terms(Protocol):
    """Who knows the terms of a text (`app.cardterms`)."""

    def at(self, paragraph: Paragraph, place: Span, words: str) -> tuple[CardTerm, ...]:
        """What is known of the words at a printed place, the reader's own first."""
        ...

    def lengths_at(self, words: str, start: int) -> set[int]:
        """The lengths of all terms that stand at a place of some words."""
        ...

    def opens_name(self, words: str) -> bool:
        """Whether the pinyin of a term that begins with these words has a capital."""
        ...


class Lookup:
    """Looks words up among the terms of a text and in the dictionary.

    A dictionary that turns out damaged is not asked again; `trouble` then holds its
    sentence, and cards go on without it.
    """

    def __init__(self, lexicon: LexiconPort | None, terms: Terms | None = None) -> None:
        self._lexicon = lexicon
        self._terms = terms
        self.trouble: str | None = None

    def card(self, page: Page, place: WordPlace, notes: Sequence[str] = ()) -> Card | None:
        """All that is known of the word at a place of the page.

        Args:
            page: the page shown.
            place: the word; its span may be any stretch of its paragraph.
            notes: the reader's own notes on it, to be shown with the rest.

        Returns:
            The card; None for marks and numbers nothing is known of.

        Raises:
            IndexError: if the page has no such paragraph.
        """
        paragraph = page.paragraph(place.paragraph)
        form = _form_at(paragraph, place.span)
        span = form.span_of(place.span)
        if span is None:
            return None
        word = span.of(form.text)
        errata = tuple(
            mark.erratum
            for mark in paragraph.errata
            if any(shown.intersects(place.span) for shown in mark.shown)
        )
        terms = self._terms_at(paragraph, place.span, word)
        readings = tuple(paragraph.readings[i] for i in form.places[span.start : span.end])
        token = _token_at(paragraph, place.span)
        entries = self._sorted(word, readings, token.pinyin if token else "")
        if not (any(map(is_hanzi, word)) or errata or terms or entries):
            return None
        traditional = self._traditional(word, entries, readings)
        return Card(
            word=word,
            pinyin=self._token_pinyin(token, paragraph, entries, terms)
            if token
            else _pinyin(word, readings, entries, terms),
            syllables=_syllables(word, readings, entries),
            readings=readings,
            traditional="" if traditional == word else traditional,
            cut=token.cut if token else CutSource.LOOKING,
            levels=self._lexicon.levels(word) if self._lexicon else None,
            terms=terms,
            entries=entries,
            parts=() if entries else self._parts(word, readings),
            characters=self._rows(word, readings, traditional),
            errata=errata,
            notes=tuple(notes),
            provisional=paragraph.provisional,
            unseen=tuple(u for u in paragraph.unseen if u.shown.intersects(place.span)),
        )

    def recut(self, page: Page, place: WordPlace, step: int) -> WordPlace:
        """The next longer (`step` > 0) or shorter word that begins at a place.

        Goes through the dictionary words, the terms of the glossary, the page's own word
        and the single character. The same place where there is none longer or shorter.

        Raises:
            IndexError: if the page has no such paragraph.
        """
        paragraph = page.paragraph(place.paragraph)
        form = _form_at(paragraph, place.span)
        span = form.span_of(place.span)
        if span is None:
            return place
        lengths = self._lengths_at(paragraph, form, span.start)
        now = len(span)
        if step > 0:
            length = min((n for n in lengths if n > now), default=now)
        else:
            length = max((n for n in lengths if n < now), default=now)
        if length == now:
            return place
        shown = form.shown(Span(span.start, span.start + length))
        return WordPlace(place.paragraph, shown, recut=_token_at(paragraph, shown) is None)

    def _token_pinyin(
        self,
        token: PageToken,
        paragraph: PageParagraph,
        entries: Sequence[Entry],
        terms: Sequence[CardTerm],
    ) -> str:
        """The token's pinyin; a capital that only opens its sentence is lowered.

        Checked pinyin is written as a sentence is; on a card it would make 在 a name.
        """
        pinyin = token.pinyin
        rest = pinyin[1:]
        if not pinyin[:1].isupper() or rest != rest.lower():
            return pinyin
        if not _opens_sentence(paragraph.text, token.span.start):
            return pinyin
        if entries:
            name = all(entry.pinyin[:1].isupper() for entry in entries)
        else:
            name = any(term.pinyin[:1].isupper() for term in terms)
            name = name or bool(self._terms and self._terms.opens_name(token.surface))
        return pinyin if name else pinyin[:1].lower() + rest

    def _lengths_at(self, paragraph: PageParagraph, form: _Form, start: int) -> set[int]:
        """Lengths of all words that begin there, in code points of the form."""
        lengths = {1, *(len(word) for word in self._words_at(form.text, start))}
        if self._terms is not None:
            lengths |= self._terms.lengths_at(form.text, start)
        index = paragraph.token_index_at(form.places[start])
        if index is not None:
            token = form.span_of(paragraph.tokens[index].span)
            if token is not None and token.start == start:
                lengths.add(len(token))
        return lengths

    def _terms_at(self, paragraph: PageParagraph, shown: Span, word: str) -> tuple[CardTerm, ...]:
        """The terms over the whole stretch, the reader's own first, the shortest first."""
        if self._terms is None:
            return ()
        place = paragraph.rendering.to_printed(shown)
        return self._terms.at(paragraph.source, place, word)

    def _words_at(self, text: str, start: int) -> tuple[str, ...]:
        try:
            return self._lexicon.words_at(text, start) if self._lexicon else ()
        except LexiconError as error:
            return self._give_up(error)

    def _entries(self, word: str) -> tuple[Entry, ...]:
        try:
            return self._lexicon.entries(word) if self._lexicon else ()
        except LexiconError as error:
            return self._give_up(error)

    def _give_up(self, error: LexiconError) -> tuple[()]:
        self._lexicon, self.trouble = None, str(error)
        return ()

    def _sorted(
        self, word: str, readings: Sequence[Reading | None], pinyin: str = ""
    ) -> tuple[Entry, ...]:
        """The entries of a word, the one that is read as here first."""
        syllables = [reading.syllable if reading else "" for reading in readings]
        name = pinyin[:1].isupper()

        def distance(entry: Entry) -> tuple[bool, int, bool, bool]:
            capital = entry.pinyin[:1].isupper()
            return (
                entry.simplified != word,
                _misread(entry, syllables),
                entry.is_secondary,
                capital != name,
            )

        return tuple(sorted(self._entries(word), key=distance))

    def _parts(
        self, word: str, readings: Sequence[Reading | None]
    ) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The dictionary words a word is made of, the longest at each place."""
        parts: list[tuple[str, tuple[Entry, ...]]] = []
        start = 0
        while start < len(word) > 1:
            here = next((w for w in self._words_at(word, start) if len(w) < len(word)), word[start])
            end = start + len(here)
            entries = self._sorted(here, readings[start:end])
            if entries:
                parts.append((here, entries))
            start = end
        return tuple(parts)

    def _traditional(
        self, word: str, entries: Sequence[Entry], readings: Sequence[Reading | None]
    ) -> str:
        """The traditional form, from the dictionary; empty where it is not certain."""
        for entry in entries:
            if entry.simplified == word:
                return entry.traditional
        if len(word) == 1:
            return "" if is_hanzi(word) and self._lexicon else word
        whole, start = "", 0
        for part, known in self._parts(word, readings):
            at = word.index(part, start)
            syllables = [reading.syllable if reading else "" for reading in readings[at:]]
            forms = {
                entry.traditional
                for entry in known
                if entry.simplified == part
                and _misread(entry, syllables[: len(part)])
                == _misread(known[0], syllables[: len(part)])
                and not entry.is_secondary
            }
            between = word[start:at]
            if len(forms) != 1 or any(map(is_hanzi, between)):
                return ""
            whole += between + forms.pop()
            start = at + len(part)
        rest = word[start:]
        return "" if any(map(is_hanzi, rest)) else whole + rest

    def _rows(
        self, word: str, readings: Sequence[Reading | None], traditional: str
    ) -> tuple[CharacterRow, ...]:
        """A row for each hanzi of the word."""
        rows: list[CharacterRow] = []
        for index, (character, reading) in enumerate(zip(word, readings, strict=True)):
            if not is_hanzi(character):
                continue
            entries = self._sorted(character, [reading])[:ROW_ENTRIES]
            if len(traditional) == len(word):
                form = traditional[index]
            else:
                form = entries[0].traditional if entries else character
            rows.append(
                CharacterRow(character, reading, "" if form == character else form, entries)
            )
        return tuple(rows)


def _forms(paragraph: PageParagraph) -> tuple[_Form, ...]:
    """The forms of a page's paragraph: as mended and, in view "both", as printed."""
    runs = paragraph.rendering.runs
    if not any(run.role is Role.STRUCK for run in runs):
        return (_Form(paragraph.text, tuple(range(len(paragraph.text)))),)
    forms: list[_Form] = []
    for left_out in (Role.STRUCK, Role.MENDED):
        kept = [run for run in runs if run.role is not left_out]
        places = tuple(place for run in kept for place in range(run.start, run.end))
        forms.append(_Form("".join(run.text for run in kept), places))
    return tuple(forms)


def _form_at(paragraph: PageParagraph, shown: Span) -> _Form:
    """The form in which the stretch's first code point is read, the mended one first."""
    forms = _forms(paragraph)
    return next(
        (form for form in forms if form.span_of(Span(shown.start, shown.start + 1))), forms[0]
    )


def _token_at(paragraph: PageParagraph, shown: Span) -> PageToken | None:
    """The page's own word at exactly that stretch, or None."""
    index = paragraph.token_index_at(shown.start)
    if index is None or paragraph.tokens[index].span != shown:
        return None
    return paragraph.tokens[index]


def _opens_sentence(text: str, place: int) -> bool:
    """Whether nothing but marks stands between that place and the sentence's beginning."""
    before = text[:place].rstrip(_OPENERS)
    return not before or before[-1] in _SENTENCE_END


def _misread(entry: Entry, syllables: Sequence[str]) -> int:
    """How far an entry's pinyin is from the reading: 0 the same, 1 but for tones, 2 other."""
    own = entry.pinyin.lower().split()
    if own == list(syllables):
        return 0
    return 1 if [toneless(s) for s in own] == [toneless(s) for s in syllables] else 2


def _syllables(
    word: str, readings: Sequence[Reading | None], entries: Sequence[Entry]
) -> tuple[str | None, ...]:
    """One syllable per code point; the dictionary's where the page has no reading at all."""
    if not any(readings) and entries:
        own = entries[0].pinyin.split()
        if len(own) == len(word):
            return tuple(s.lower() if is_hanzi(c) else None for s, c in zip(own, word, strict=True))
    return tuple(reading.syllable if reading else None for reading in readings)


def _pinyin(
    word: str,
    readings: Sequence[Reading | None],
    entries: Sequence[Entry],
    terms: Sequence[CardTerm],
) -> str:
    """The word-joined pinyin of a word the page does not have as a token."""
    for term in terms:
        if term.words == word and term.pinyin:
            return term.pinyin
    syllables = [s for s in _syllables(word, readings, entries) if s]
    whole = joined(syllables)
    if entries and entries[0].pinyin.lower().split() == [s.lower() for s in syllables]:
        return capitalised(whole) if entries[0].pinyin[:1].isupper() else whole
    return whole
