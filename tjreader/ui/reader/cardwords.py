"""The words the hover card says of itself: sources, kinds of errata, levels, tones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ...app.card import Card, CardTerm
from ...app.page import UnseenWords
from ...desk.deciding import Basis
from ...lang.entry import Levels
from ...lang.token import CutSource, Reading, ReadingSource
from ...text.amendment import proposed_words
from ...text.erratum import Amendment, Certainty, Erratum, Standing

_TONE_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def tone_of(syllable: str) -> int:
    """The tone of a tone-marked syllable: 1 to 4, 5 where it has no mark."""
    for letter in unicodedata.normalize("NFD", syllable):
        tone = _TONE_MARKS.get(letter)
        if tone is not None:
            return tone
    return 5


def syllable_places(pinyin: str, syllables: Sequence[str | None]) -> list[tuple[int, int, int]]:
    """Where each syllable stands in word-joined pinyin.

    Args:
        pinyin: as on the card (`Xī'ān`); precomposed letters.
        syllables: one per character, None where it has none.

    Returns:
        (start, end, index of the character), in code points of `pinyin`. A syllable that is
        not found (spelt otherwise) is left out.
    """
    found = []
    at = 0
    lowered = pinyin.lower()
    for index, syllable in enumerate(syllables):
        if not syllable:
            continue
        start = lowered.find(syllable.lower(), at)
        if start < 0:
            continue
        at = start + len(syllable)
        found.append((start, at, index))
    return found


def levels_words(levels: Levels | None) -> list[str]:
    """Chips for the HSK levels of a word."""
    if levels is None:
        return []
    chips = []
    if levels.hsk2 is not None:
        chips.append(f"HSK 2.0: {levels.hsk2}")
    if levels.hsk3 is not None:
        chips.append("HSK 3.0: " + ("7–9" if levels.hsk3 >= 7 else str(levels.hsk3)))
    return chips


def measure_words(measures: Sequence[tuple[str, str]]) -> str:
    """The line of measure words: which ones, and how they are read."""
    listed = ", ".join(f"{word}\u00a0{pinyin}" for word, pinyin in measures)
    if len(measures) == 1:
        return QCoreApplication.translate("Card", "Measure word: {words}").format(words=listed)
    return QCoreApplication.translate("Card", "Measure words: {words}").format(words=listed)


def _reading_source(reading: Reading) -> str:
    match reading.source:
        case ReadingSource.CHECKED:
            return QCoreApplication.translate("Card", "checked by hand")
        case ReadingSource.CORRECTED:
            return QCoreApplication.translate("Card", "the correction's own")
        case ReadingSource.PHRASE:
            table = QCoreApplication.translate("Card", "phrase table")
            return f"{table} {reading.detail}".rstrip()
        case ReadingSource.RULE:
            rule = QCoreApplication.translate("Card", "rule")
            return f"{rule} {reading.detail}".rstrip()
        case ReadingSource.DICTIONARY:
            return QCoreApplication.translate("Card", "dictionary")
        case ReadingSource.DEFAULT:
            return QCoreApplication.translate("Card", "default")


def reading_words(card: Card) -> str:
    """Where the reading comes from, in words; empty where the word has no reading."""
    sources = dict.fromkeys(_reading_source(r) for r in card.readings if r is not None)
    if not sources:
        return ""
    return QCoreApplication.translate("Card", "Reading: {source}").format(source=", ".join(sources))


def cut_words(cut: CutSource) -> str:
    """Where the word's cut comes from, in words."""
    match cut:
        case CutSource.CHECKED:
            source = QCoreApplication.translate("Card", "checked by hand")
        case CutSource.TERM:
            source = QCoreApplication.translate("Card", "a term")
        case CutSource.DICTIONARY:
            source = QCoreApplication.translate("Card", "dictionary")
        case CutSource.STATISTICAL:
            source = QCoreApplication.translate("Card", "statistical")
        case CutSource.PROVISIONAL:
            source = QCoreApplication.translate("Card", "longest dictionary word")
        case CutSource.LOOKING:
            source = QCoreApplication.translate("Card", "yours, for looking")
    return QCoreApplication.translate("Card", "Cut: {source}").format(source=source)


def basis_words(term: CardTerm) -> str:
    """How a term of the reader's own is decided here; empty for the glossary's."""
    if term.basis is Basis.HERE:
        return QCoreApplication.translate("Card", "decided for this place")
    if not term.own:
        return ""
    if term.basis is Basis.NONE:
        return QCoreApplication.translate("Card", "your term, no rendering yet")
    if term.basis is Basis.PROPOSED:
        return QCoreApplication.translate("Card", "your term, proposed")
    if term.fixed:
        return QCoreApplication.translate("Card", "your term, official rendering")
    return QCoreApplication.translate("Card", "your term, approved")


def forbidden_words(term: CardTerm) -> str:
    """That the form which stands here ought not to be written, and which one ought to."""
    if term.instead == term.words:
        return QCoreApplication.translate("Card", "{words} ought not to be written").format(
            words=term.words
        )
    return QCoreApplication.translate("Card", "Not {words} but {instead}").format(
        words=term.words, instead=term.instead
    )


def unseen_line(printed: UnseenWords) -> str:
    """What was printed where the page shows this word, and how it is read."""
    words = f"{printed.words} {printed.pinyin}".rstrip()
    return QCoreApplication.translate("Card", "Printed: {words}").format(words=words)


def certainty_words(certainty: Certainty) -> str:
    """How sure the editors are, in words."""
    match certainty:
        case Certainty.CERTAIN:
            return QCoreApplication.translate("Card", "certain")
        case Certainty.PROBABLE:
            return QCoreApplication.translate("Card", "probable")
        case Certainty.POSSIBLE:
            return QCoreApplication.translate("Card", "possible")


def kind_words(kind: str) -> str:
    """What kind of fault an erratum is, in words; an unknown kind speaks for itself."""
    known = {
        "ok": QCoreApplication.translate("Card", "Odd but right"),
        "wrong-char": QCoreApplication.translate("Card", "Wrong character"),
        "missing-char": QCoreApplication.translate("Card", "Missing character"),
        "punct": QCoreApplication.translate("Card", "Punctuation"),
        "quote": QCoreApplication.translate("Card", "Quotation mark"),
        "spacing": QCoreApplication.translate("Card", "Spacing"),
        "garbled": QCoreApplication.translate("Card", "Garbled"),
        "typography": QCoreApplication.translate("Card", "Typography"),
        "heading-level": QCoreApplication.translate("Card", "Level of heading"),
        "heading-missing": QCoreApplication.translate("Card", "Missing heading"),
    }
    return known.get(kind, kind.replace("-", " "))


def erratum_words(erratum: Erratum) -> tuple[str, str]:
    """The title line of an erratum and what stands instead of printed → proposed.

    The second is empty where there is an amendment to show, and where the reason says all.
    """
    title = QCoreApplication.translate("Card", "{kind}, {certainty}").format(
        kind=kind_words(erratum.kind), certainty=certainty_words(erratum.certainty)
    )
    if erratum.standing is Standing.EXPLAINED:
        return title, QCoreApplication.translate("Card", "Stands as printed: {words}").format(
            words=erratum.printed
        )
    wish = "" if erratum.amendment else proposed_words(erratum)
    if not wish:
        return title, ""
    return title, QCoreApplication.translate("Card", "Proposed: {words}").format(words=wish)


def amendment_words(amendment: Amendment) -> tuple[str, str]:
    """What follows the printed words of an erratum: the proposed ones, and any others."""
    proposed = amendment.proposed or QCoreApplication.translate("Card", "nothing")
    if not amendment.other:
        return proposed, ""
    return proposed, QCoreApplication.translate("Card", ", or {words}").format(
        words=amendment.other
    )
