"""Search everywhere: what a typed query asks of notes, tags, terms and dictionary, and hits.

The open text is `app.find`'s. What notes are asked goes to the store (`searchports`), what
words are asked to the dictionary; here it is said what to ask and what of the answer is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from ..desk.concept import Concept, SourceForm
from ..lang.entry import WORDS_COUNTED, Entry, WordsFound, WordWish
from ..lang.sounds import Sound
from ..lang.token import Reading, ReadingSource
from ..notes.markdown import plain
from ..text.indexing import IndexWord, index_words
from ..text.matching import Phrase, gram_phrase
from ..text.span import Span
from .find import heard
from .query import Query, Spoken, parse, spoken, without_place
from .searchports import FoundNote, NoteColumn, NotesFound, NoteWish, TagCount

TAG_SIGN = "#"
"""A query that begins so asks for notes with a tag."""

BEFORE, AFTER = 12, 120
"""Code points of context shown before and after what was found in a note."""

WRITTEN = (NoteColumn.NOTE, NoteColumn.QUOTE, NoteColumn.TAGS)


class Kind(StrEnum):
    """What is searched, in the order of the groups."""

    TEXT = "text"
    NOTES = "notes"
    TAGS = "tags"
    TERMS = "terms"
    WORDS = "words"


class Asked(Struct, frozen=True, dict=True):
    """A query understood once for all kinds."""

    typed: str

    @cached_property
    def for_tag(self) -> bool:
        """Whether it asks for notes with a tag alone."""
        return self.typed.lstrip()[:1] in (TAG_SIGN, "＃")

    @cached_property
    def words(self) -> str:
        """It without the sign of a tag, and without the place code copied words end in."""
        typed = self.typed.strip()
        return typed[1:].strip() if self.for_tag else without_place(typed) or typed

    @cached_property
    def query(self) -> Query:
        """As characters, pinyin and initials."""
        return parse(self.words)

    @cached_property
    def blocks(self) -> tuple[tuple[IndexWord, ...], ...]:
        """The words of an index between white space; a place code alone has none."""
        if not self.for_tag and not without_place(self.words):
            return ()
        blocks = (tuple(index_words(block)) for block in self.words.split())
        return tuple(block for block in blocks if block)


class Piece(Struct, frozen=True):
    """Words with what was found in them, which may be nothing."""

    before: str
    words: str = ""
    after: str = ""


class NoteHit(Struct, frozen=True, dict=True):
    """A note or highlight that was found.

    `title` is its text's where that is not the open one. What was found in it is looked for
    when it is first shown: most of what a search finds never is.
    """

    note: FoundNote
    asked: Asked
    title: str = ""

    @cached_property
    def quote(self) -> Piece:
        """Its quote on one line, with what was found in it by its characters or sounds."""
        return _quote_piece(self.asked, self.note)

    @cached_property
    def written(self) -> Piece:
        """What is written on it as it reads, without Markdown, with what was found in it."""
        note = plain(self.note.note)
        return _piece(note, _located(self.asked, note))


class TagHit(Struct, frozen=True):
    """A tag and how many notes have it."""

    tag: Piece
    notes: int

    @property
    def name(self) -> str:
        """The tag itself."""
        return self.tag.before + self.tag.words + self.tag.after


class TermHit(Struct, frozen=True):
    """A term, of the reader's own or of the glossary (`own` is false).

    `form` is the form that was found, `name` the one the term goes by, `rendering` what is
    approved or proposed and `language` its tag (both empty where there is none), `senses` all
    that is written on it, on one line.
    """

    concept: Concept
    form: SourceForm
    rendering: str
    language: str
    senses: str
    own: bool

    @property
    def name(self) -> str:
        """The form the term goes by."""
        return self.concept.name

    @property
    def pinyin(self) -> str:
        """The pinyin of that form."""
        return next((f.pinyin for f in self.concept.forms if f.words == self.name), "")


class WordHit(Struct, frozen=True):
    """An entry of the dictionary."""

    entry: Entry


class Group(Struct, frozen=True):
    """All hits of one kind. `total` counts those that are not listed too.

    `more` says that there are more than were counted; `trouble` is a sentence where this
    kind could not be searched.
    """

    kind: Kind
    hits: tuple[object, ...] = ()
    total: int = 0
    more: bool = False
    trouble: str = ""


def note_wish(asked: Asked, text_id: str = "") -> NoteWish:
    """What is asked of the notes; those on the text `text_id` come first."""
    columns = (NoteColumn.TAGS,) if asked.for_tag else WRITTEN
    written = tuple(
        Phrase(columns, tuple(each.word for each in block), block[-1].is_written_on)
        for block in asked.blocks
    )
    alternatives = [written] if written else []
    if not asked.for_tag:
        alternatives += [_sounding(way, asked.query.open_end) for way in asked.query.sounds]
        if asked.query.initials is not None:
            alternatives.append((gram_phrase((NoteColumn.INITIALS,), asked.query.initials),))
    return NoteWish(tuple(alternatives), text_id)


def _sounding(way: Sequence[Sound], open_end: bool) -> tuple[Phrase, ...]:
    """Phrases for typed syllables: the tones of those that have one, the letters of all."""
    phrases: list[Phrase] = []
    run: list[str] = []
    for index, sound in enumerate(way):
        if sound.tone and not (open_end and index == len(way) - 1):
            run.append(sound.key + sound.tone)
        elif run:
            phrases.append(Phrase((NoteColumn.TONES,), tuple(run)))
            run = []
    if run:
        phrases.append(Phrase((NoteColumn.TONES,), tuple(run)))
    if len(run) < len(way):
        keys = tuple(sound.key for sound in way)
        phrases.append(Phrase((NoteColumn.SOUNDS,), keys, open_end))
    return tuple(phrases)


def word_wish(asked: Asked) -> WordWish:
    """What is asked of the dictionary."""
    words = [each for block in asked.blocks for each in block]
    query = asked.query
    if asked.for_tag or not words:
        return WordWish()
    names = tuple(each.word for each in words)
    if not all(name.isascii() for name in names):
        typed_pinyin = query.is_spoken  # lǜsè: letters with marks
        return WordWish(
            characters=() if typed_pinyin else names, sounds=query.sounds, open_end=query.open_end
        )
    return WordWish(
        characters=names if _is_headword(asked.words) else (),
        english=names if len(asked.words) > 1 else (),  # one letter is the beginning of all
        written_on=len(names[-1]) > 1,
        sounds=query.sounds,
        open_end=query.open_end,
        initials=query.initials or "",
    )


def _is_headword(words: str) -> bool:
    """Whether letters may be a headword of its own (AA制, T恤): they are typed in capitals."""
    return words.isupper()


def note_group(asked: Asked, found: NotesFound, text_id: str = "") -> Group:
    """The notes that were found, with what was found in them; `text_id` is the open text."""
    made = (
        NoteHit(note, asked, "" if note.text_id == text_id else note.title) for note in found.notes
    )
    hits = tuple(hit for hit in made if not _has_tones(asked) or _is_there(hit))
    return Group(Kind.NOTES, hits, found.total - len(found.notes) + len(hits))


def _has_tones(asked: Asked) -> bool:
    return any(sound.tone for way in asked.query.sounds for sound in way)


def _is_there(hit: NoteHit) -> bool:
    """Whether it was rightly found: the index does not join tones and syllables without."""
    return bool(hit.quote.words or hit.written.words) or _in_tags(hit.asked, hit.note)


def tag_group(asked: Asked, tags: Iterable[TagCount]) -> Group:
    """The tags that hold what was typed."""
    hits = []
    for each in tags:
        place = _located(asked, each.tag)
        if place is not None:
            piece = Piece(each.tag[: place.start], place.of(each.tag), each.tag[place.end :])
            hits.append(TagHit(piece, each.notes))
    return Group(Kind.TAGS, tuple(hits), len(hits))


def word_group(found: WordsFound) -> Group:
    """The entries of the dictionary that were found."""
    hits = tuple(WordHit(entry) for entry in found.entries)
    return Group(Kind.WORDS, hits, found.total, found.total >= WORDS_COUNTED)


def _quote_piece(asked: Asked, note: FoundNote) -> Piece:
    """A quote on one line, with what was found in it by its characters or its sounds."""
    quote = note.quote.replace("\n", " ")
    place = _located(asked, quote)
    if place is None and any(note.syllables):
        sounds = spoken_from(note.quote, note.syllables)
        place = next((span for span, _ in heard(asked.query, sounds)), None)
    if place is None:
        return Piece(quote)
    return Piece(quote[: place.start], place.of(quote), quote[place.end :])


def _piece(text: str, place: Span | None) -> Piece:
    """The words around a place, on one line; the beginning where nothing was found."""
    line = " ".join(text.split()) if place is None else text.replace("\n", " ")
    if place is None:
        return Piece(line[: BEFORE + AFTER])
    first = max(0, place.start - BEFORE)
    before = ("…" if first else "") + line[first : place.start]
    return Piece(before, place.of(line), line[place.end : place.end + AFTER])


def _in_tags(asked: Asked, note: FoundNote) -> bool:
    return any(_located(asked, tag) is not None for tag in note.tags)


def _located(asked: Asked, text: str) -> Span | None:
    """Where the first words that were asked for stand in a text, as the index compares them."""
    if not text or not asked.blocks:
        return None
    words = list(index_words(text))
    names = [each.word for each in words]
    for block in asked.blocks:
        at = place_in(names, block)
        if at is not None:
            return Span(words[at].span.start, words[at + len(block) - 1].span.end)
    return None


def place_in(names: Sequence[str], block: Sequence[IndexWord]) -> int | None:
    """The first place of a block among the words of a text, the last word being perhaps begun."""
    *whole, last = (each.word for each in block)
    begun = block[-1].is_written_on
    for at in range(len(names) - len(whole)):
        if list(names[at : at + len(whole)]) != whole:
            continue
        name = names[at + len(whole)]
        if name == last or (begun and name.startswith(last)):
            return at
    return None


def spoken_from(text: str, syllables: Sequence[str]) -> Spoken:
    """Syllables written down to be searched; "" stands for none."""
    return spoken(text, [Reading(s, ReadingSource.DEFAULT) if s else None for s in syllables])
