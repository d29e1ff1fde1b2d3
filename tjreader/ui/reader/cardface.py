"""What stands on the hover card and in which order: a `Card` set on a `Sheet`."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ...app.card import Card, CardTerm, CharacterRow
from ...app.settings import LearningStep, ToneColours
from ...lang.entry import Entry
from ...notes.markdown import plain
from ...text.erratum import Amendment, Erratum
from ..theme import Theme
from .cardsheet import Fill, Ink, Setter, Sheet, units
from .cardwords import (
    amendment_words,
    basis_words,
    cut_words,
    erratum_words,
    forbidden_words,
    levels_words,
    measure_words,
    reading_words,
    syllable_places,
    tone_of,
    unseen_line,
)
from .faces import Faces, font

MORE = "more"
"""The place to click that opens what was shortened."""

REVEAL = "reveal"
"""The place to click that shows the next learning step."""

MARGIN = 14.0
BUTTONS = 58.0
"""px kept free at the top right for the card's buttons."""
MOST_NOTE_LINES = 5
"""Lines of a note of one's own."""
MOST_NOTE = 2000
"""Code points of a note that are looked at for these lines."""
MOST_LINES = 4


class CardFonts(Struct, frozen=True):
    """The fonts of the card: characters in the page's face, the rest in its Latin one."""

    word: QFont
    traditional: QFont
    character: QFont
    pinyin: QFont
    body: QFont
    small: QFont

    @classmethod
    def of(cls, chosen: Faces, size: float) -> CardFonts:
        """The fonts for a body size in px."""
        chinese = (chosen.text, chosen.latin)
        latin = (chosen.latin, chosen.sans)
        return cls(
            word=font(chinese, round(size * 2.5)),
            traditional=font(chinese, round(size * 1.36)),
            character=font(chinese, round(size * 1.4)),
            pinyin=font(latin, round(size * 1.36)),
            body=font(latin, round(size)),
            small=font(latin, round(size * 0.88)),
        )


class Look(Struct, frozen=True):
    """How cards are set: theme, fonts, tone scheme. `width` in px."""

    theme: Theme
    fonts: CardFonts
    tones: ToneColours
    width: float = 372.0


class CardFace:
    """Sets one card. Made anew for each card; costs a few ms at most."""

    def __init__(self, card: Card, look: Look, step: LearningStep, *, full: bool = False) -> None:
        self.card = card
        self.look = look
        self.step = step
        self.full = full
        self.elided = False
        """Whether something was shortened; known after `sheet()`."""
        self._put = Setter(look.width, MARGIN)
        self._ink = look.theme.chrome.text
        self._soft = look.theme.chrome.muted
        self._rule = look.theme.chrome.line
        page = look.theme.page
        self._heading, self._doubt = QColor(page.ink), QColor(page.doubt)
        self._struck, self._mended = QColor(page.muted), QColor(page.mended)

    def sheet(self) -> Sheet:
        """The card, set."""
        self._head()
        for erratum in self.card.errata:
            self._erratum(erratum)
        if self.step is LearningStep.PINYIN:
            self._bars()
        else:
            self._meaning()
            if self.step is LearningStep.ALL:
                self._all()
            else:
                self._bars(1)
        self._foot()
        return self._put.end()

    def _head(self) -> None:
        card, fonts, put = self.card, self.look.fonts, self._put
        face = QFont(fonts.word)
        room = put.inner - BUTTONS
        natural = QFontMetricsF(face).horizontalAdvance(card.word)
        if natural > room:
            size = round(face.pixelSize() * room / natural)
            face.setPixelSize(max(size, fonts.word.pixelSize() // 2))
        put.skip(-4)
        word = put.text(card.word, face, self._heading, width=room)
        full_step = self.step is LearningStep.ALL
        if card.pinyin:
            put.skip(1)
            put.text(card.pinyin, fonts.pinyin, self._ink, inks=self._tone_inks())
        if full_step and card.traditional:
            self._traditional(word, face)
        for printed in card.unseen:
            put.skip(3)
            put.text(unseen_line(printed), fonts.small, self._soft)
        chips = levels_words(card.levels) if full_step else []
        if chips:
            put.skip(6)
            put.chips(chips, fonts.small, self._soft, self._rule)

    def _traditional(self, word: QRectF, beside: QFont) -> None:
        """The traditional form, to the right of the word where there is room for it."""
        put, face = self._put, self.look.fonts.traditional
        wide = QFontMetricsF(beside).horizontalAdvance(self.card.word)
        own = QFontMetricsF(face).horizontalAdvance(self.card.traditional)
        if wide + 12 + own <= put.inner - BUTTONS and word.height() < 2 * beside.pixelSize():
            below = put.y
            put.y = word.top() + QFontMetricsF(beside).ascent() - QFontMetricsF(face).ascent()
            put.text(self.card.traditional, face, self._soft, left=wide + 12)
            put.y = below
        else:
            put.skip(2)
            put.text(self.card.traditional, face, self._soft)

    def _tone_inks(self) -> list[Ink]:
        scheme = self.look.theme.tones.get(self.look.tones.value, ())
        inks = []
        for start, end, index in syllable_places(self.card.pinyin, self.card.syllables):
            reading = self.card.readings[index] if index < len(self.card.readings) else None
            colour = self._tone_colour(self.card.syllables[index], scheme)
            dotted = reading is not None and reading.doubtful
            inks.append(Ink(start, end - start, colour, dotted))
        return inks

    def _tone_colour(self, syllable: str | None, scheme: tuple[QColor, ...]) -> QColor:
        if not scheme or not syllable:
            return self._ink
        return scheme[min(tone_of(syllable), len(scheme)) - 1]

    def _erratum(self, erratum: Erratum) -> None:
        put, fonts = self._put, self.look.fonts
        put.skip(9)
        top = put.y
        title, instead = erratum_words(erratum)
        put.text(title, fonts.small, self._doubt, left=10)
        if instead:
            put.text(instead, fonts.body, self._ink, left=10, leading=1.03)
        if erratum.amendment:
            self._amendment(erratum.amendment)
        if erratum.reason:
            put.text(erratum.reason, fonts.body, self._ink, left=10, leading=1.03)
        put.fill(Fill(QRectF(put.margin, top + 1, 3, put.y - top - 2), self._doubt, 1.5))

    def _amendment(self, amendment: Amendment) -> None:
        proposed, others = amendment_words(amendment)
        printed = units(amendment.printed)
        self._put.text(
            f"{amendment.printed} → {proposed}{others}",
            self.look.fonts.body,
            self._soft,
            left=10,
            leading=1.03,
            inks=[
                Ink(0, printed, self._struck),
                Ink(printed + 3, units(proposed), self._mended, bold=bool(amendment.proposed)),
            ],
        )

    def _bars(self, count: int = 2) -> None:
        """Quiet bars in the place of what the learner has not asked for yet."""
        put = self._put
        chrome = self.look.theme.chrome
        bars = chrome.pressed if self.look.theme.dark else chrome.hover
        put.skip(14)
        top = put.y
        for share in (0.78, 0.52)[:count]:
            bar = QRectF(put.margin, put.y, put.inner * share, 9)
            put.fill(Fill(bar, bars, 4.5))
            put.skip(18)
        put.skip(-8)
        put.spot(QRectF(put.margin, top - 6, put.inner, put.y - top + 12), REVEAL)

    def _meaning(self) -> None:
        card, fonts, put = self.card, self.look.fonts, self._put
        for term in card.terms:
            put.rule(self._rule, 9, 7)
            self._term(term)
        if card.entries:
            put.rule(self._rule, 9, 7)
            self._entries(card.entries)
        elif any(len(part) > 1 for part, _ in card.parts):
            put.rule(self._rule, 9, 7)
            for part, entries in card.parts:
                self._part(part, entries)
        elif not card.terms and self._has_hanzi():
            put.rule(self._rule, 9, 7)
            words = QCoreApplication.translate("Card", "Not in the dictionary")
            put.text(words, fonts.body, self._soft)

    def _term(self, term: CardTerm) -> None:
        put, fonts = self._put, self.look.fonts
        if term.instead:
            put.text(forbidden_words(term), fonts.small, self._doubt, leading=1.03)
            put.skip(2)
        words, inks = _term_run(term, self.card.word, self._ink, self._soft)
        put.text(words, fonts.body, self._heading, leading=1.04, inks=inks)
        for remark in (term.reason, term.note):
            if remark:
                put.skip(2)
                self._shortened(remark, fonts.small, self._soft, 0 if self.full else 3)

    def _has_hanzi(self) -> bool:
        return any(reading is not None for reading in self.card.readings)

    def _entries(self, entries: tuple[Entry, ...]) -> None:
        shown = entries if self.full else entries[:3]
        hidden = sum(len(entry.meanings) for entry in entries[len(shown) :])
        plain = self.card.pinyin.lower()
        for index, entry in enumerate(shown):
            if index:
                self._put.skip(5)
            same = _bare(entry.pinyin) == _bare(plain)
            hidden += self._senses(entry, "" if same else entry.pinyin)
            if entry.measures:
                self._put.skip(2)
                words = measure_words(entry.measures)
                self._put.text(words, self.look.fonts.small, self._soft, leading=1.04)
        if hidden:
            self._more(hidden)

    def _senses(self, entry: Entry, pinyin: str) -> int:
        """Set an entry's senses in one run of numbers; how many were left out."""
        put, face = self._put, self.look.fonts.body
        words, inks, ends = self._run_of(entry, pinyin, len(entry.meanings))
        count = len(entry.meanings)
        if not self.full:
            breaks = put.lines_of(words, face, 0)
            if len(breaks) > MOST_LINES:
                room = breaks[MOST_LINES - 1]
                count = max(1, sum(end <= room for end in ends))
                words, inks, ends = self._run_of(entry, pinyin, count)
        most = 0 if self.full else MOST_LINES + 2
        put.text(words, face, self._ink, leading=1.04, inks=inks, most=most)
        return len(entry.meanings) - count

    def _run_of(self, entry: Entry, pinyin: str, count: int) -> tuple[str, list[Ink], list[int]]:
        words, inks, ends = "", [], []
        if pinyin:
            words = f"{pinyin}\u2002"
            inks.append(Ink(0, units(pinyin), self._soft))
        for number, sense in enumerate(entry.meanings[:count], start=1):
            if len(entry.meanings) > 1:
                words += "\u2002" if number > 1 else ""
                inks.append(Ink(units(words), len(str(number)), self._soft))
                words += f"{number}\u00a0"
            words += sense
            ends.append(units(words))
        return words, inks, ends

    def _more(self, hidden: int) -> None:
        self.elided = True
        words = QCoreApplication.translate("Card", "{count} more …").format(count=hidden)
        self._put.skip(2)
        put = self._put
        place = put.text(words, self.look.fonts.small, self.look.theme.chrome.accent)
        put.spot(place.adjusted(-4, -3, 40, 5), MORE)

    def _shortened(self, words: str, face: QFont, ink: QColor, most: int, left: float = 0) -> None:
        """Words of at most `most` lines; remembers when some were left out."""
        if most and len(self._put.lines_of(words, face, left)) > most:
            self.elided = True
        place = self._put.text(words, face, ink, left=left, leading=1.03, most=most)
        if most and self.elided:
            self._put.spot(place, MORE)

    def _part(self, part: str, entries: tuple[Entry, ...]) -> None:
        senses = "; ".join(sense for entry in entries for sense in entry.meanings[:3])
        pinyin = entries[0].pinyin if entries else ""
        words = f"{part}\u2002{pinyin}\u2002{senses}"
        inks = [
            Ink(0, units(part), self._heading),
            Ink(units(part) + 1, units(pinyin), self._soft),
        ]
        most = 0 if self.full else 2
        self._put.text(words, self.look.fonts.body, self._ink, leading=1.04, inks=inks, most=most)
        self._put.skip(2)

    def _all(self) -> None:
        rows = self.card.characters
        if rows and len(self.card.word) > 1:
            self._put.rule(self._rule, 8, 5)
            for row in rows:
                self._character(row)
        for note in self.card.notes:
            self._note(note)

    def _character(self, row: CharacterRow) -> None:
        put, fonts = self._put, self.look.fonts
        syllable = row.reading.syllable if row.reading else ""
        entries = sorted(row.entries, key=lambda e: e.pinyin.lower() != syllable.lower())
        if not syllable and entries:
            syllable = entries[0].pinyin
        scheme = self.look.theme.tones.get(self.look.tones.value, ())
        top = put.y
        box = put.text(row.character, fonts.character, self._heading)
        middle = box.height() - 3
        metrics = QFontMetricsF(fonts.body)
        put.y = top + (middle - metrics.height()) / 2
        left = fonts.character.pixelSize() + 10
        put.text(syllable, fonts.body, self._tone_colour(syllable, scheme), left=left)
        senses = "; ".join(s for e in entries[:2] for s in e.meanings[:3])
        put.y = top + (middle - metrics.height()) / 2
        column = left + metrics.horizontalAdvance("zhuàng") + 10
        if senses:
            most = 0 if self.full else 1
            put.text(senses, fonts.body, self._soft, left=column, most=most)
        put.y = max(put.y, top + middle)

    def _note(self, note: str) -> None:
        put, fonts = self._put, self.look.fonts
        put.skip(8)
        top = put.y
        most = 0 if self.full else MOST_NOTE_LINES
        words = plain(note if self.full else note[:MOST_NOTE])
        self._shortened(words, fonts.body, self._ink, most, left=10)
        bar = QRectF(put.margin, top + 1, 3, put.y - top - 2)
        put.fill(Fill(bar, self.look.theme.chrome.accent, 1.5))

    def _foot(self) -> None:
        card, fonts, put = self.card, self.look.fonts, self._put
        put.rule(self._rule, 9, 6)
        says = [words for words in (reading_words(card), cut_words(card.cut)) if words]
        inks = []
        line = "\u2003".join(says)
        if card.provisional:
            guess = QCoreApplication.translate("Card", "First guess")
            inks.append(Ink(0, units(guess), self._doubt, bold=True))
            line = f"{guess}\u2003{line}"
        put.text(line, fonts.small, self._soft, inks=inks)
        put.skip(-3)


def _term_run(term: CardTerm, word: str, strong: QColor, soft: QColor) -> tuple[str, list[Ink]]:
    """The line of a term: the term where it is more than the word, its rendering, its state."""
    words = "" if term.words == word else f"{term.words}\u2002"
    inks = [Ink(units(words), units(term.rendering), strong, bold=True)]
    words += term.rendering
    said = basis_words(term)
    if said:
        words += "\u2002" if term.rendering else ""
        inks.append(Ink(units(words), units(said), soft))
        words += said
    return words, inks


def _bare(pinyin: str) -> str:
    """Pinyin without what spelling rules add: case, spaces, apostrophes, hyphens."""
    return "".join(letter for letter in pinyin.lower() if letter.isalpha())
